"""Measures of the graph of actors: right on graphs small enough to see, the same each time, written and taken away."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import schema
from graph.measures import balance, brokers, communities, measure, ties
from graph.stores import Store, measured
from tests.graph.graphs import act, large
from tests.graph.stories import all_stories, fish
from tests.graph.test_store import WHEN, everything, same

Graph = nx.MultiDiGraph


def graph(*acts: tuple[str, str, str]) -> Graph[str]:
    g: Graph[str] = nx.MultiDiGraph()
    for n, (a, kind, b) in enumerate(acts):
        g.add_edge(a, b, f"act-{n}", **act(kind, act=f"act-{n}"))
    return g


def test_communities_are_those_who_back_each_other() -> None:
    ring = [(a, "BACKS", b) for a, b in ("ab", "bc", "ca", "de", "ef", "fd")]
    found = communities(graph(*ring, ("c", "BACKS", "d"), ("a", "CONDEMNS", "d"), ("x", "THREATENS", "y")))
    assert [c.members for c in found] == [("a", "b", "c"), ("d", "e", "f")]
    assert found[0].acts == ("act-0", "act-1", "act-2")


def test_actors_that_count_for_another_are_one() -> None:
    g = graph(("a", "BACKS", "b"), ("spokesman", "BACKS", "b"), ("spokesman", "MEETS", "a"))
    (found,) = communities(g, {"spokesman": "a"})
    assert (found.members, found.acts) == (("a", "b"), ("act-0", "act-1"))
    assert brokers(g, {"spokesman": "a"}) == ()


@pytest.mark.parametrize(
    ("kinds", "balanced", "frustrated"),
    [
        (("BACKS", "BACKS", "BACKS"), 1, 0),
        (("BACKS", "CONDEMNS", "CONDEMNS"), 1, 0),
        (("BACKS", "BACKS", "CONDEMNS"), 0, 1),
        (("CONDEMNS", "CONDEMNS", "CONDEMNS"), 0, 1),
    ],
)
def test_a_triangle_is_balanced_with_an_even_number_of_hostile_ties(
    kinds: tuple[str, str, str], balanced: int, frustrated: int
) -> None:
    found = balance(graph(("a", kinds[0], "b"), ("b", kinds[1], "c"), ("c", kinds[2], "a")))
    assert (found.ties, found.triangles, found.balanced) == (3, 1, balanced)
    assert (found.share, len(found.frustrated)) == (balanced, frustrated)


def test_a_tie_takes_the_sign_of_most_of_its_acts() -> None:
    acts = [
        ("a", "BACKS", "b"),
        ("a", "CONDEMNS", "b"),
        ("b", "THREATENS", "a"),
        ("c", "BACKS", "d"),
        ("d", "COERCES", "c"),
    ]
    found = balance(graph(*acts, ("a", "MEETS", "c")))
    assert (found.ties, found.triangles, found.share) == (1, 0, None)


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["BACKS", "CONDEMNS"]), st.integers(0, 6)), max_size=25))
def test_frustration_is_no_less_than_the_least_and_leaves_no_easy_gain(acts: list[tuple[int, str, int]]) -> None:
    g = graph(*((str(a), kind, str(b)) for a, kind, b in acts if a != b))
    found = balance(g)
    signs = {t.pair: t.sign for t in ties(g)}
    nodes = sorted({n for pair in signs for n in pair})
    least = min(
        (
            sum((camp[nodes.index(a)] == camp[nodes.index(b)]) != (s > 0) for (a, b), s in signs.items())
            for camp in product((1, -1), repeat=len(nodes))
        ),
        default=0,
    )
    assert least <= len(found.frustrated) <= len(signs) / 2
    assert (least == 0) == (len(found.frustrated) == 0)


def test_who_stands_between_others_is_a_broker() -> None:
    found = brokers(graph(("a", "MEETS", "hub"), ("hub", "BACKS", "b"), ("c", "CONDEMNS", "hub"), ("a", "BACKS", "b")))
    assert [b.id for b in found] == ["hub"]
    assert (found[0].contacts, found[0].betweenness) == (3, round(2 / 3, 6))
    assert found[0].constraint
    assert 0 < found[0].constraint < 1


def test_an_empty_graph_has_no_measures() -> None:
    found = measure(graph())
    assert (found.communities, found.brokers, found.balance.share) == ((), (), None)


def test_the_measures_are_the_same_in_every_process() -> None:
    code = "from graph.measures import measure; from tests.graph.graphs import large; print(measure(large(700, 3000)))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(brokers(large(700, 3000))) > 200


def held(store: Store) -> dict[str, tuple[object, ...]]:
    rows = store.query("MATCH (a:Actor) RETURN a.id AS id, properties(a) AS p ORDER BY id")
    return {r["id"]: t for r in rows if any(t := tuple(r["p"].get(k) for k in schema.MEASURED))}


def test_measures_are_written_renewed_and_taken_away_and_are_no_part_of_the_exact_graph(store: Store) -> None:
    store.save(all_stories(), WHEN)
    before = everything(store)
    found = measured.measured(store)
    assert measured.write(store, found) == len(held(store)) > 0
    community = {i: t[0] for i, t in held(store).items()}
    assert community["DNK"] == community["per-mette-holm"] is not None
    assert same(everything(store), before)
    measured.write(store, measured.measured(store, confidence=0.85))
    assert held(store) == {}
    measured.write(store, found)
    measured.clear(store)
    assert held(store) == {}


def test_relayed_acts_are_measured_only_when_asked_for(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    contacts = [{b.id: b.contacts for b in measured.measured(store, relayed=r).brokers} for r in (False, True)]
    assert contacts == [{"ISL": 2}, {"ISL": 3}]


def test_the_constraint_is_the_one_that_networkx_gives() -> None:
    g = large(60, 240)
    plain = nx.Graph((a, b) for a, b in g.edges())
    expected = nx.constraint(plain)
    found = brokers(g)
    assert found
    assert all(b.constraint == pytest.approx(expected[b.id], abs=1e-6) for b in found)
