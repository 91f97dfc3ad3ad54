"""An article that is taken back: all that rests on it alone goes, a note stays, and the text stays out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import QueryError
from graph.stores import Store, rulings
from graph.stores.retractions import going, notes_of, retract
from tests.graph.stories import all_stories, echo, fish, talks
from tests.graph.test_collection import copy, drawn, graphs_of, version, wire
from tests.graph.test_store import WHEN, everything, same


def test_what_is_left_is_what_the_others_alone_give(store: Store) -> None:
    alone = graphs_of(store, [[[talks().reading(), echo().reading()]]])[0]
    store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
    store.save(all_stories(), WHEN)
    retract(store, fish().reading().article.id, "ann", "erratum")
    assert same(everything(store), alone)
    assert "per-official" not in everything(store)


def test_it_is_said_before_what_goes_and_what_stays(store: Store) -> None:
    store.save(all_stories(), WHEN)
    article = fish().reading().article
    told = going(store, str(article.url))
    assert (told.id, told.title, told.statements, told.acts) == (article.id, article.title, 6, 10)
    assert set(told.actors) == {"North Post", "an official", "reporters", "Coast Daily"} - {"North Post"}
    before = store.counts()
    retract(store, article.id, "ann")
    after = store.counts()
    kinds = {e["type"] for e in told.edges}
    assert sum(before[k] - after.get(k, 0) for k in kinds) == len(told.edges)
    assert before["Actor"] - after["Actor"] == len(told.actors)
    assert all(e["sentence"] in article.text for e in told.edges)


def test_a_note_says_who_when_and_why_and_holds_nothing_of_the_article(store: Store) -> None:
    reading = fish().reading()
    store.save([reading], WHEN)
    retract(store, reading.article.id, "ann", "court order 7")
    (note,) = notes_of(store)
    assert (note["user"], note["judgement"], note["why"]) == ("ann", "retracted", "court order 7")
    assert note["article"] == reading.article.id
    left = store.query("MATCH (n) WHERE n.id <> 'test' UNWIND keys(n) AS k RETURN toString(n[k]) AS value")
    words = {w for r in left if r["value"] for w in str(r["value"]).split()}
    assert not words & {"Iceland", "Alvarsson", "coast.example", str(reading.article.url), str(reading.article.title)}


def test_the_text_stays_out_until_somebody_wants_it_back(store: Store) -> None:
    readings = all_stories()
    store.save(readings, WHEN)
    whole = everything(store)
    retract(store, readings[0].article.id, "ann", "erratum")
    again = store.save(readings, WHEN)
    assert (again.added, again.unchanged) == (0, 2)
    assert again.retracted == (
        (
            readings[0].article.ref,
            f"was retracted by ann on {notes_of(store)[0]['at'][:10]} (erratum); "
            "sayso load --again stores it all the same",
        ),
    )
    back = store.save(readings, WHEN, again="bo")
    assert (back.added, back.unchanged, back.retracted) == (1, 2, ())
    assert same(everything(store), whole)
    assert [(n["user"], n["judgement"]) for n in notes_of(store)] == [("ann", "retracted"), ("bo", "again")]
    assert store.save(readings, WHEN).unchanged == 3


def test_copies_that_stay_are_named_and_drawn_instead(store: Store) -> None:
    store.save([wire(), copy(1), copy(2), version(0), version(1, "2026-02-09")], WHEN)
    told = going(store, wire().article.id)
    assert set(told.copies) == {copy(1).article.id, copy(2).article.id}
    retract(store, told.id, "ann")
    assert drawn(store) == [(copy(1).article.id, 1)]
    assert going(store, version(1).article.id).versions == (version(0).article.id,)
    with pytest.raises(QueryError, match=r"2 articles are from https://coast\.example/live"):
        going(store, "https://coast.example/live")


def test_an_article_is_found_by_the_name_it_was_loaded_by(store: Store) -> None:
    reading = fish().reading()
    named = [replace(reading, article=replace(reading.article, ref=ref)) for ref in ("b/row-9", "a/row-7", "")]
    for one in named:
        store.save([one], WHEN)
    assert going(store, "a/row-7").id == reading.article.id
    with pytest.raises(QueryError, match="no article has the id, address or file name b/row-9"):
        going(store, "b/row-9")
    retract(store, reading.article.id, "ann")
    with pytest.raises(QueryError, match=f"{reading.article.id} was retracted by ann"):
        going(store, reading.article.id)
    with pytest.raises(QueryError, match="no article has the id"):
        retract(store, reading.article.id, "ann")


def test_what_was_decided_of_its_acts_goes_with_it(store: Store) -> None:
    reading = fish().reading()
    store.save([reading, echo().reading()], WHEN)
    rulings.judge(store, reading.acts[0].id, "rejected", user="ann", why="a headline")
    held = "MATCH (d:Decision) WHERE d.exact IS NOT NULL RETURN d.id AS id"
    assert store.query(held).rows
    retract(store, reading.article.id, "ann")
    assert not store.query(held).rows
