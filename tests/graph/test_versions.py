"""Stores of other versions: an older one is brought up when it is opened, one that can't be used is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph import schema
from graph.browse import Runs
from graph.errors import StoreError
from graph.stores import Store, decisions, doctor, versions
from tests.graph.servers import reopened
from tests.graph.stories import all_stories, fish, reprint
from tests.graph.test_store import WHEN, everything, same


def indexed(store: Store) -> set[tuple[str, str]]:
    found = store.query("SHOW INDEXES")
    return {(r["labelsOrTypes"][0], r["properties"][0]) for r in found if r["labelsOrTypes"]}


def aged(store: Store, version: int | None) -> None:
    """Makes the store one of that version: version 1 knew no refs, no names of others and no sides, and had no index on
    them or on addresses.
    """
    store.save(all_stories(), WHEN)
    found = [r for r in store.query("SHOW INDEXES") if r["labelsOrTypes"]]
    names = {(r["labelsOrTypes"][0], r["properties"][0]): r["name"] for r in found}
    for where in (("Article", "ref"), ("Article", "url"), ("Actor", "side")):
        store.query(f"DROP INDEX `{names[where]}`", read_only=False)
    store.query("MATCH (d:Article) REMOVE d.ref", read_only=False)
    store.query("MATCH (a:Actor) REMOVE a.also, a.side", read_only=False)
    store.query("MATCH (x:Sayso {id: 'sayso'}) SET x.schema = $v", {"v": version}, read_only=False)


def stamp(store: Store) -> object:
    return store.query("MATCH (x:Sayso {id: 'sayso'}) RETURN properties(x) AS p").rows[0]["p"]


def test_a_store_of_version_1_is_brought_up_and_learns_its_refs(store: Store) -> None:
    store.save(all_stories(), WHEN)
    before = everything(store)
    aged(store, 1)
    with reopened(store.name) as again:
        assert stamp(again) == {"id": "sayso", "schema": schema.SCHEMA_VERSION, "settling": True}
        assert {("Article", "ref"), ("Article", "url"), ("Actor", "side")} < indexed(again)
        assert same(everything(again), before)
        assert again.save([fish().reading()], WHEN).renewed == 1
        ref = fish().reading().article.ref
        assert again.query("MATCH (d:Article {ref: $ref}) RETURN d.id AS id", {"ref": ref}).rows
        assert again.save(all_stories()[:1], WHEN).unchanged == 1
        assert same(everything(again), before)


def test_a_store_of_version_2_learns_when_its_acts_end(store: Store) -> None:
    store.save(all_stories(), WHEN)
    before = everything(store)
    for kind in schema.BROWSE:
        store.query(f"MATCH (:Actor)-[r:{kind}]->(:Actor) REMOVE r.date_end", read_only=False)
    store.query("MATCH (x:Sayso {id: 'sayso'}) SET x.schema = 2", read_only=False)
    assert not same(everything(store), before)
    with reopened(store.name) as again:
        assert same(everything(again), before)


def test_migrations_run_in_order_in_one_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def titles(tx: Runs) -> None:
        tx.rows("MATCH (d:Article) SET d.title = 'three: ' + d.title")

    def broken(tx: Runs) -> None:
        tx.rows("MATCH (d:Article) SET d.title = 'four: ' + d.title")
        raise StoreError("the disk is full")

    aged(store, 1)
    title = fish().reading().article.title
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 4)
    monkeypatch.setattr(versions, "MIGRATIONS", {4: broken, 3: titles})
    with pytest.raises(StoreError, match="the disk is full"):
        reopened(store.name)
    find = "MATCH (d:Article {id: $id}) RETURN d.title AS title"
    assert store.query(find, {"id": fish().reading().article.id}).rows[0]["title"] == title
    monkeypatch.setattr(
        versions, "MIGRATIONS", {4: lambda tx: tx.rows("MATCH (d:Article) SET d.title = 'four: ' + d.title"), 3: titles}
    )
    for _ in range(2):
        with reopened(store.name) as again:
            assert again.query(find, {"id": fish().reading().article.id}).rows[0]["title"] == f"four: three: {title}"
            assert stamp(again)["schema"] == 4  # type: ignore[index]


@pytest.mark.parametrize(
    ("version", "says"),
    [
        (schema.SCHEMA_VERSION + 1, "made by a newer Sayso"),
        (0, "too old a Sayso .schema 0.: load its articles into a new store"),
        (None, "too old"),
    ],
)
def test_a_version_that_cannot_be_used_is_refused(store: Store, version: int | None, says: str) -> None:
    aged(store, version)
    with pytest.raises(StoreError, match=says) as e:
        reopened(store.name)
    assert store.name in str(e.value)
    assert "\n" not in str(e.value)


def test_a_store_that_is_new_takes_the_present_version_at_its_first_write(store: Store) -> None:
    store.save([replace(fish().reading(), acts=())], WHEN)
    assert store.query("MATCH (x:Sayso {id: 'sayso'}) RETURN x.schema AS v").rows == ({"v": schema.SCHEMA_VERSION},)


def test_a_store_of_version_1_answers_by_names_of_others_and_sides_as_soon_as_it_is_open(store: Store) -> None:
    store.save([*all_stories(), reprint()], WHEN)
    decisions.decide(store, "NOR", "DNK", "same", "ann")
    told = "MATCH (a:Actor) RETURN a.id AS id, a.also AS also, a.side AS side ORDER BY id"
    before = store.query(told).rows
    assert any(r["also"] for r in before)
    assert any(r["side"] for r in before)
    aged(store, 1)
    assert not any(r["also"] or r["side"] for r in store.query(told))
    with reopened(store.name) as again:
        assert again.query(told).rows == before
        assert not [f for f in doctor.examine(again) if f.state != "ok"]
