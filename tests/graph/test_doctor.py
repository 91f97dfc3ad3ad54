"""`graph.stores.doctor`: each way in which a store can be broken is found, and mended where that is safe."""

from __future__ import annotations

import pytest

from graph.stores import Store, decisions, doctor, retractions, rulings
from graph.stores.doctor import Finding
from tests.graph.stories import all_stories, fish, report, reprint
from tests.graph.test_store import WHEN, everything, same

ACT = next(a.id for a in fish().acts if a.type == "BACKS")
STATEMENT = fish().statements[0].id
ARTICLE = fish().reading().article.id


def told(store: Store, *, fix: bool = False) -> dict[str, Finding]:
    return {f.check: f for f in doctor.examine(store, fix=fix)}


def wrong(store: Store) -> set[str]:
    return {f.check for f in told(store).values() if f.state == "fault"}


def broken(store: Store, *statements: str) -> None:
    store.save([*all_stories(), reprint()], WHEN)
    assert wrong(store) == set()
    for statement in statements:
        params = {"act": ACT, "statement": STATEMENT, "article": ARTICLE}
        store.query(statement, {k: v for k, v in params.items() if f"${k}" in statement}, read_only=False)


def test_a_sound_store_and_an_empty_one_have_no_fault(store: Store) -> None:
    (empty,) = doctor.examine(store)
    assert (empty.state, "sayso load" in empty.says) == ("note", True)
    store.save([*all_stories(), reprint(), *(report(n) for n in range(130))], WHEN)
    decisions.decide(store, "NOR", "DNK", "same", "ann")
    rulings.judge(store, ACT, "rejected", user="ann")
    rulings.judge(store, fish().acts[2].id, "corrected", {"target": {"id": "PRT", "name": "Portugal"}}, user="ann")
    assert {f.state for f in told(store).values()} == {"ok"}


@pytest.mark.parametrize(
    ("check", "example", "statement"),
    [
        ("acts without an actor", ACT, "MATCH (:Act {id: $act})-[r:BY]->(:Actor) DELETE r"),
        ("acts without evidence", ACT, "MATCH (:Act {id: $act})-[r:EVIDENCED_BY]->(:Article) DELETE r"),
        ("statements without words", STATEMENT, "MATCH (:Statement {id: $statement})-[r:IN]->(:Article) DELETE r"),
        ("actors named nowhere", "XXX", "CREATE (:Actor:State {id: 'XXX', name: 'Atlantis', anonymous: false})"),
        ("grounding", ACT, "MATCH (:Act {id: $act})-[r:EVIDENCED_BY]->(:Article) SET r.end = r.end + 1"),
        ("grounding", ACT, "MATCH (:Act {id: $act})-[r:EVIDENCED_BY]->(:Article) SET r.start = -1"),
        ("grounding", STATEMENT, "MATCH (:Statement {id: $statement})-[r:IN]->(:Article) SET r.exact = 'x' + r.exact"),
        (
            "grounding",
            "per-jon-alvarsson",
            "MATCH (:Actor {id: 'per-jon-alvarsson'})-[r:SPEAKS_FOR]->() WHERE r.article = $article SET r.exact = 'No'",
        ),
    ],
)
def test_what_cannot_be_mended_is_found_and_named(store: Store, check: str, example: str, statement: str) -> None:
    broken(store, statement)
    found = told(store, fix=True)[check]
    assert (found.state, found.count, found.example) == ("fault", 1, example)
    assert "sayso" in found.says
    assert check in wrong(store)


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("browsing layer", "MATCH (:Actor)-[r:BACKS]->(:Actor) WHERE r.act = $act DELETE r"),
        ("browsing layer", "MATCH (:Actor)-[r:BACKS]->(:Actor) WHERE r.act = $act SET r.sources = 7"),
        ("browsing layer", "MATCH (:Actor)-[r:BACKS]->(:Actor) WHERE r.act = $act SET r.sentence = 'Nothing.'"),
        (
            "browsing layer",
            "MATCH (a:Actor {id: 'DNK'}) MATCH (b:Actor {id: 'ISL'}) CREATE (a)-[:ATTACKS {act: $act}]->(b)",
        ),
        (
            "edges without an act",
            "MATCH (a:Actor {id: 'NOR'}) MATCH (b:Actor {id: 'ISL'}) CREATE (a)-[:ATTACKS {act: 'act-gone'}]->(b)",
        ),
        ("settled", "MATCH (d:Article) REMOVE d.standing"),
        ("settled", "CREATE (:Sayso {id: 'unsettled'})"),
    ],
)
def test_what_follows_from_the_exact_layer_is_mended(store: Store, check: str, statement: str) -> None:
    store.save([*all_stories(), reprint()], WHEN)
    before = everything(store)
    broken(store, statement)
    found = told(store)[check]
    assert (found.state, found.count > 0) == ("fault", True)
    assert "--fix" in found.says
    assert told(store, fix=True)[check].says == "mended"
    assert wrong(store) == set()
    assert same(everything(store), before)


@pytest.mark.parametrize(("check", "kind", "name"), [("constraints", "CONSTRAINT", "id"), ("indexes", "INDEX", "name")])
def test_missing_constraints_and_indexes_are_made(store: Store, check: str, kind: str, name: str) -> None:
    store.save(all_stories(), WHEN)
    rows = store.query(f"SHOW {check.upper()}").rows
    (drop,) = [r["name"] for r in rows if (r["labelsOrTypes"], r["properties"]) == (["Actor"], [name])]
    broken(store, f"DROP {kind} `{drop}`")
    try:
        assert told(store)[check].example == f"Actor.{name}"
        assert told(store, fix=True)[check].says == "mended"
        assert wrong(store) == set()
    finally:
        store.constrain()


def test_ids_that_stand_twice_are_said_and_left_alone(store: Store) -> None:
    store.save(all_stories(), WHEN)
    rows = store.query("SHOW CONSTRAINTS").rows
    (drop,) = [r["name"] for r in rows if r["labelsOrTypes"] == ["Statement"]]
    broken(store, f"DROP CONSTRAINT `{drop}`", "CREATE (:Statement {id: $statement})")
    try:
        found = told(store, fix=True)["constraints"]
        assert (found.state, "not mended" in found.says, "\n" in found.says) == ("fault", True, False)
    finally:
        store.query("MATCH (s:Statement) DETACH DELETE s", read_only=False)
        store.constrain()


def test_articles_without_text_and_decisions_about_nothing_are_notes(store: Store) -> None:
    store.save([fish().reading()], WHEN, keep_text=False)
    rulings.judge(store, ACT, "rejected", user="ann")
    decisions.decide(store, "NOR", "DNK", "different", "ann")
    assert told(store)["texts"].count == 1
    assert told(store)["decisions"].state == "ok"
    retractions.retract(store, ARTICLE, "ann")
    found = told(store)["decisions"]
    assert (found.state, found.count) == ("note", 1), "what was decided of the act went with the article"
    assert wrong(store) == set()
