"""Filters and roll-up: which part of the graph is exported."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.exports.filters import Filter, affiliations, chosen, rolled_up
from tests.graph.graphs import Graph, act, exact, small


def acts(graph: Graph[str]) -> set[str]:
    return {k for _, _, k in graph.edges(keys=True)}


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (Filter(), {"act-1", "act-2", "act-3", "act-4"}),
        (Filter(types=frozenset({"CONDEMNS"})), {"act-2", "act-4"}),
        (Filter(types=frozenset({"CONDEMNS", "MEETS"})), {"act-2", "act-3", "act-4"}),
        (Filter(actors=frozenset({"lind"})), {"act-3", "act-4"}),
        (Filter(actors=frozenset({"PRT"})), {"act-1", "act-2"}),
        (Filter(actors=frozenset({"kingdom of NORWAY"})), {"act-1", "act-2", "act-3", "act-4"}),
        (Filter(actors=frozenset({"Nobody"})), set()),
        (Filter(since="2026-02-01"), {"act-1", "act-4"}),
        (Filter(until="2026-01-20"), {"act-2"}),
        (Filter(since="2026-01-20", until="2026-03-03"), {"act-1", "act-2", "act-4"}),
        (Filter(modalities=frozenset({"conditional"})), {"act-1"}),
        (Filter(min_sources=2), {"act-2"}),
        (Filter(types=frozenset({"CONDEMNS"}), actors=frozenset({"Lind"})), {"act-4"}),
    ],
)
def test_filters_choose_edges(keep: Filter, expected: set[str]) -> None:
    found = chosen(small(), keep)
    assert acts(found) == expected
    assert all(d for _, d in found.degree()) or keep.empty


def test_a_filtered_graph_is_a_new_one() -> None:
    graph = small()
    found = chosen(graph, Filter(min_sources=2))
    found.nodes["NOR"]["name"] = "changed"
    assert graph.nodes["NOR"]["name"] == "Norway"


def test_at_the_exact_level_acts_stay_with_what_is_next_to_them() -> None:
    found = chosen(exact(), Filter(types=frozenset({"BACKS"})))
    assert set(found) == {"act-2", "per-lind", "PRT", "sta-1", "art-1"}
    assert set(chosen(exact(), Filter(actors=frozenset({"Norway"})))) == {"act-1", "NOR", "PRT", "art-1"}
    assert not chosen(exact(), Filter(min_sources=2))


def test_affiliations_are_read_from_the_exact_graph() -> None:
    assert set(affiliations(exact())) == {
        ("per-lind", "NOR", "2026-01-01", None),
        ("org-office", "NOR", None, "2026-02-01"),
    }


def test_an_act_goes_to_the_state_that_its_doer_belonged_to_on_the_day() -> None:
    graph = small()
    graph.add_edge("per-lind", "PRT", "act-5", **act("BACKS", date="2025-12-31"))
    graph.add_edge("per-lind", "PRT", "act-6", **act("BACKS", date="2026-03-01"))
    found = rolled_up(graph, [("per-lind", "NOR", "2026-01-01", None)])
    ends = {k: (a, b) for a, b, k in found.edges(keys=True)}
    assert ends["act-5"] == ("per-lind", "PRT")
    assert ends["act-6"] == ("NOR", "PRT")
    assert found["NOR"]["PRT"]["act-6"]["doer"] == "Maria Lind"
    assert "doer" not in found["NOR"]["PRT"]["act-1"]


def test_what_a_state_would_do_to_itself_is_left_out() -> None:
    found = rolled_up(small(), [("per-lind", "NOR", None, None)])
    assert acts(found) == {"act-1", "act-2"}


def test_an_actor_of_two_states_stays_itself() -> None:
    found = rolled_up(small(), [("per-lind", "NOR", None, None), ("per-lind", "PRT", None, None)])
    assert acts(found) == {"act-1", "act-2", "act-3", "act-4"}


def test_roll_up_goes_through_offices_and_round_circles() -> None:
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_nodes_from([(n, {"name": n, "kind": "Person"}) for n in ("a", "b")])
    graph.add_edge("a", "b", "act-1", **act("BACKS"))
    belongs = [("a", "office", None, None), ("office", "a", None, None), ("office", "NOR", None, None)]
    found = rolled_up(graph, belongs, {"NOR": {"name": "Norway", "kind": "State"}, "office": {"kind": "Organisation"}})
    assert list(found.edges(keys=True)) == [("NOR", "b", "act-1")]
    assert found.nodes["NOR"]["name"] == "Norway"
