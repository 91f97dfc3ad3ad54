"""The saved queries: the same files give the same rows on every store, and the rows are right."""

from __future__ import annotations

from typing import Any

import pytest

import queries
from graph.errors import QueryError
from graph.stores import Store
from queries import catalogue
from queries.catalogue import SavedQuery
from tests.graph.stories import all_stories

ACTS = [a.id for r in all_stories() for a in r.acts]
NEEDED: dict[str, Any] = {
    "a": "Iceland",
    "b": "Norway",
    "since": "2026-01-01",
    "actor": "Norway",
    "acts": ACTS,
    "statements": [s.id for r in all_stories() for s in r.statements],
}


def params(query: SavedQuery) -> dict[str, Any]:
    return {p.name: NEEDED[p.name] for p in query.params if p.required}


@pytest.mark.parametrize("query", catalogue.load(), ids=lambda q: q.name)
def test_every_query_gives_equal_rows_on_every_store(query: SavedQuery, loaded: Store, reference: Store) -> None:
    given = params(query)
    variants = [given, {**given, "relayed": True}, {**given, "actor": "Alvarsson"}, {**given, "rollup": False}]
    for variant in variants:
        if set(variant) <= {p.name for p in query.params}:
            here = queries.run(loaded, query.name, variant)
            there = queries.run(reference, query.name, variant)
            assert here.columns == there.columns
            assert here.rows == there.rows
    found = queries.run(loaded, query.name, given).rows
    assert found, "the stories hold something for every query"
    assert tuple(found[0]) == query.columns


def rows(store: Store, name: str, *columns: str, **given: Any) -> list[tuple[Any, ...]]:
    return [tuple(r[c] for c in columns) for r in queries.run(store, name, given)]


def test_alliances_roll_up_to_the_state_spoken_for_unless_told_otherwise(loaded: Store) -> None:
    assert ("Denmark", "Norway") in rows(loaded, "alliances", "actor", "stands_with")
    assert ("Mette Holm", "Norway") in rows(loaded, "alliances", "actor", "stands_with", rollup=False)
    assert {a for pair in rows(loaded, "alliances", "actor", "stands_with", actor="portugal") for a in pair} == {
        "Iceland",
        "Portugal",
    }


def test_mutual_backing_needs_both_ways(loaded: Store) -> None:
    assert rows(loaded, "mutual-backing", "one", "other", confidence=0.5) == [("Iceland", "Portugal")]


def test_relayed_acts_come_only_when_asked_for(loaded: Store) -> None:
    here = ("one_side", "other_side", "meetings")
    assert rows(loaded, "mediators", *here) == [("Iceland", "Norway", 2)]
    assert rows(loaded, "mediators", *here, relayed=True) == [("Iceland", "Norway", 3)]


def test_responses_say_on_what_they_rest(loaded: Store) -> None:
    found = rows(loaded, "responses", "actor", "act", "answered_by", "answer", "basis")
    assert ("Jón Alvarsson", "THREATENS", "Norway", "CONDEMNS", "stated") in found
    assert ("Norway", "CONDEMNS", "Iceland", "REJECTS", "stated") in found
    assert not [f for f in found if f[0] == f[2]]
    soon = rows(loaded, "responses", "day", "then", days=1)
    assert soon
    assert all(then <= "2026-02-12" for _, then in soon)
    assert len(soon) < len(found)


def test_responses_come_also_from_those_who_speak_for_the_side(loaded: Store) -> None:
    assert ("Portugal", "Mette Holm") not in rows(loaded, "responses", "actor", "answered_by")
    found = rows(loaded, "responses", "target", "answered_by", actor="Jón Alvarsson")
    assert ("Norway", "Norway") in found


def test_dyad_holds_denied_and_planned_acts_of_both_sides(loaded: Store) -> None:
    found = rows(loaded, "dyad", "actor", "act", "target", "modality", a="iceland", b="Oslo")
    assert ("Iceland", "MEETS", "Norway", "denied") in found
    assert ("Jón Alvarsson", "THREATENS", "Norway", "actual") in found
    assert ("Norway", "CONDEMNS", "Iceland", "actual") in found
    assert not [f for f in found if "Portugal" in f or "Denmark" in f]
    plain = rows(loaded, "dyad", "actor", a="iceland", b="Oslo", rollup=False)
    assert ("Jón Alvarsson",) not in plain


def test_threats_stand_in_order_with_what_they_were(loaded: Store) -> None:
    found = rows(loaded, "threat-timeline", "day", "actor", "modality")
    assert found == [
        ("2026-02-02", "Iceland", "planned"),
        ("2026-02-02", "Jón Alvarsson", "actual"),
        ("2026-02-10", "Iceland", "actual"),
    ]
    assert rows(loaded, "threat-timeline", "day", since="2026-02-03") == [("2026-02-10",)]


def test_quotes_by_speaker_and_by_those_who_speak_for_it(loaded: Store) -> None:
    assert rows(loaded, "quotes-by-speaker", "text", speaker="jón alvarsson", kind="direct") == [
        ("Norway will pay for every fish,",),
        ("Norway is a friend,",),
    ]
    assert rows(loaded, "quotes-by-speaker", "text", speaker="Iceland") == []
    assert len(rows(loaded, "quotes-by-speaker", "text", speaker="Iceland", rollup=True)) == 3


def test_planned_meetings_that_were_held(loaded: Store) -> None:
    assert rows(loaded, "planned-meetings", "one", "other", "planned_for", "then") == [
        ("Iceland", "Norway", "2026-02-06", "held")
    ]


def test_evidence_of_an_act(loaded: Store) -> None:
    relayed = next(a for r in all_stories() for a in r.acts if a.relayed_by)
    (row,) = queries.run(loaded, "evidence", {"acts": relayed.id}).rows
    assert row["relayed_by"] == ["North Post"]
    assert row["words"] == "Iceland had met Denmark"
    assert row["sentence"] == "North Post reported that Iceland had met Denmark in secret."
    assert (row["publisher"], row["published"], row["why"]) == ("Coast Daily", "2026-02-04", "test: act")


def test_a_quote_in_two_papers_is_found(loaded: Store) -> None:
    assert rows(loaded, "shared-quotes", "text", "outlets") == [
        ("We will sail on, whatever they say,", ["North Post", "Harbour Times"])
    ]


def test_copies_stand_beside_their_originals(loaded: Store) -> None:
    here = ("kind", "publisher", "published", "original_publisher", "original_url")
    found = ("copy", "Harbour Times", "2026-02-05", "Coast Daily", "https://coast.example/fish")
    assert rows(loaded, "copies", *here) == [found]
    assert rows(loaded, "copies", *here, outlet="coast daily") == [found]
    assert rows(loaded, "copies", *here, outlet="North Post") == []


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("alliance", {}, "did you mean alliances"),
        ("alliances", {"actr": "x"}, "did you mean actor"),
        ("dyad", {"a": "x"}, "needs a value: --param b="),
        ("alliances", {"since": "yesterday"}, "not a date"),
        ("alliances", {"confidence": "high"}, "not a number"),
        ("alliances", {"relayed": "perhaps"}, "not a boolean"),
    ],
)
def test_wrong_names_and_values_give_one_clear_line(
    name: str, given: dict[str, str], says: str, reference: Store
) -> None:
    with pytest.raises(QueryError, match=says) as e:
        queries.run(reference, name, given)
    assert "\n" not in str(e.value)
