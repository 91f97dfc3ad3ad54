"""What a person decides of acts and statements: applied, kept apart from what was read, lasting, and undoable."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from graph.errors import QueryError
from graph.judging import Item, People, Ruling, chosen
from graph.stores import Store, decisions, rulings
from graph.stores.write import forget
from loaders.reading import Act, Reading
from tests.graph.stories import READER, Story, echo, fish, talks
from tests.graph.test_store import WHEN, everything, same

NEWER = READER + "; newer"


def act_of(reading: Reading, kind: str, source: str, target: str | None) -> Act:
    (found,) = (a for a in reading.acts if (a.type, a.source, a.target) == (kind, source, target))
    return found


def edges(store: Store, kind: str) -> set[tuple[str, str, str | None]]:
    found = store.graph().edges(data=True)
    return {(a, b, d["judgement"]) for a, b, d in found if d["type"] == kind}


def read_anew(reading: Reading, **changes: Any) -> Reading:
    """The reading of a newer extractor: each act begins and ends a little elsewhere, so that it has another id."""
    acts = tuple(
        replace(a, id=f"{a.id}-n", evidence=(a.evidence[0] - 1, a.evidence[1] + 1), responds_to=(), **changes)
        for a in reading.acts
    )
    return Reading(reading.article, reading.actors, reading.statements, acts, NEWER)


def ref(ident: str, name: str) -> dict[str, str]:
    return {"id": ident, "name": name}


PRT = ref("PRT", "Portugal")


def test_a_rejected_act_stands_nowhere_in_the_browsing_layer_until_that_is_undone(store: Store) -> None:
    store.save([fish().reading(), echo().reading()], WHEN)
    before = everything(store)
    told = act_of(fish().reading(), "CONDEMNS", "NOR", "ISL")
    assert {d["sources"] for d in store.graph()["NOR"]["ISL"].values()} == {2}
    rulings.judge(store, told.id, "rejected", user="ann", why="a headline")
    (edge,) = store.graph()["NOR"]["ISL"].values()
    assert (edge["act"], edge["sources"]) == (act_of(echo().reading(), "CONDEMNS", "NOR", "ISL").id, 1)
    node = everything(store).nodes[told.id]
    assert (node["judgement"], node["judged_by"].split(", ")[0]) == ("rejected", "ann")
    assert node["judged_by"].endswith(": a headline")
    rulings.judge(store, told.id, "undo", user="bo")
    assert same(everything(store), before)
    with pytest.raises(QueryError, match="nothing is decided"):
        rulings.judge(store, told.id, "undo", user="bo")


def test_a_corrected_act_stands_as_corrected_and_says_so(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    before = everything(store)
    told = act_of(fish().reading(), "CONDEMNS", "NOR", "ISL")
    rulings.judge(store, told.id, "corrected", {"type": "REJECTS", "target": PRT}, user="ann")
    assert ("NOR", "PRT", "corrected") in edges(store, "REJECTS")
    assert ("NOR", "ISL") not in {e[:2] for e in edges(store, "CONDEMNS")}
    node = everything(store).nodes[told.id]
    assert (node["type"], node["plover"], node["confidence"]) == ("REJECTS", "REJECT", 1.0)
    assert '"type":"CONDEMNS"' in node["read"]
    rulings.judge(store, told.id, "corrected", {"target": None}, user="ann")
    assert not {e for kind in ("REJECTS", "CONDEMNS") for e in edges(store, kind) if e[0] == "NOR"}
    rulings.judge(store, told.id, "undo", user="ann")
    assert ("NOR", "PRT", "corrected") in edges(store, "REJECTS")
    rulings.judge(store, told.id, "undo", user="ann")
    assert same(everything(store), before)


def test_an_act_that_was_denied_or_had_no_target_can_come_to_stand(store: Store) -> None:
    store.save([fish().reading()], WHEN)
    denied = next(a for a in fish().reading().acts if a.modality == "denied")
    nobody = act_of(fish().reading(), "CONDEMNS", "per-official", None)
    rulings.judge(store, denied.id, "corrected", {"modality": "actual"}, user="ann")
    rulings.judge(store, nobody.id, "corrected", {"target": ref("NOR", "Norway")}, user="ann")
    assert ("ISL", "NOR", "corrected") in edges(store, "MEETS")
    assert ("per-official", "NOR", "corrected") in edges(store, "CONDEMNS")


def test_an_accepted_act_is_sure(store: Store) -> None:
    store.save([talks().reading()], WHEN)
    told = act_of(talks().reading(), "AGREES_WITH", "NOR", "ISL")
    rulings.judge(store, told.id, "accepted", user="ann")
    assert [d["confidence"] for d in store.graph(types=("AGREES_WITH",))["NOR"]["ISL"].values()] == [1.0]
    assert ("NOR", "ISL", "accepted") in edges(store, "AGREES_WITH")
    rulings.judge(store, told.id, "later", user="ann")
    assert ("NOR", "ISL", None) in edges(store, "AGREES_WITH")


def test_what_was_decided_outlives_a_better_extractor_and_an_article_that_comes_back(store: Store) -> None:
    reading = fish().reading()
    store.save([reading], WHEN)
    rejected = act_of(reading, "CONDEMNS", "NOR", "ISL")
    moved = act_of(reading, "BACKS", "PRT", "ISL")
    rulings.judge(store, rejected.id, "rejected", user="ann")
    rulings.judge(store, moved.id, "corrected", {"target": ref("NOR", "Norway")}, user="ann")
    before = everything(store)
    newer = read_anew(reading)
    assert store.save([newer], WHEN, settle=False).renewed == 1
    assert not edges(store, "CONDEMNS"), "a rejected act doesn't stand even before the load is done"
    store.settle()
    assert ("PRT", "NOR", "corrected") in edges(store, "BACKS")
    assert everything(store).nodes[f"{rejected.id}-n"]["judgement"] == "rejected"
    store.save([reading], WHEN)
    store.write(lambda tx: forget(tx, reading.article.id))
    store.settle()
    assert store.graph().number_of_edges() == 0
    store.save([reading], WHEN)
    assert same(everything(store), before)


def test_a_better_extractor_that_reads_otherwise_is_asked_about_anew(store: Store) -> None:
    reading = fish().reading()
    store.save([reading], WHEN)
    told = act_of(reading, "BACKS", "PRT", "ISL")
    rulings.judge(store, told.id, "corrected", {"type": "AIDS"}, user="ann")
    store.save([read_anew(reading, type="AIDS", plover="AID")], WHEN)
    assert ("PRT", "ISL", "accepted") in edges(store, "AIDS"), "it reads now what she corrected it to"
    store.save([replace(read_anew(reading, type="REJECTS", plover="REJECT"), reader=READER + "; third")], WHEN)
    assert ("PRT", "ISL", None) in edges(store, "REJECTS")


def test_the_order_of_loading_and_deciding_does_not_matter(store: Store) -> None:
    readings = [fish().reading(), talks().reading(), echo().reading()]
    holm = ref("per-mette-holm", "Mette Holm")
    graphs = []
    for order in permutations(readings):
        store.query("MATCH (n) WHERE n.id <> 'test' AND NOT n:Decision DETACH DELETE n", read_only=False)
        for reading in order:
            store.save([reading], WHEN)
        if not graphs:
            rulings.judge(store, act_of(readings[2], "CONDEMNS", "PRT", "NOR").id, "rejected", user="ann")
            moved = act_of(readings[0], "BACKS", "PRT", "ISL").id
            rulings.judge(store, moved, "corrected", {"target": holm}, user="ann")
        graphs.append(everything(store))
    assert all(same(g, graphs[0]) for g in graphs[1:])
    assert ("PRT", "per-mette-holm", "corrected") in edges(store, "BACKS")


def test_a_correction_to_an_actor_that_is_gone_draws_nothing_until_it_is_back(store: Store) -> None:
    store.save([fish().reading(), talks().reading()], WHEN)
    told = act_of(fish().reading(), "BACKS", "PRT", "ISL")
    rulings.judge(store, told.id, "corrected", {"target": ref("per-mette-holm", "Mette Holm")}, user="ann")
    before = everything(store)
    store.write(lambda tx: forget(tx, talks().reading().article.id))
    store.settle()
    assert not {e for e in edges(store, "BACKS") if e[0] == "PRT"}
    store.save([talks().reading()], WHEN)
    assert same(everything(store), before)


def test_a_decision_follows_actors_that_are_merged(store: Store) -> None:
    s = Story("Row\nJon Lie condemned Ola Berg.\nJ. Lie was there.\n", "2026-02-02")
    s.actor("per-jon-lie", "Jon Lie", "Person")
    s.actor("per-j-lie", "J. Lie", "Person")
    s.actor("per-ola-berg", "Ola Berg", "Person")
    told = s.act("CONDEMNS", "per-jon-lie", "per-ola-berg", "condemned Ola Berg")
    store.save([s.reading()], WHEN)
    rulings.judge(store, told, "rejected", user="ann")
    decisions.decide(store, "per-j-lie", "per-jon-lie", "same", "ann")
    other = replace(s.reading(), acts=tuple(replace(a, source="per-j-lie") for a in s.reading().acts), reader=NEWER)
    store.save([other], WHEN)
    assert store.graph().number_of_edges() == 0


def test_a_statement_is_rejected_or_given_to_another_speaker(store: Store) -> None:
    reading = fish().reading()
    store.save([reading], WHEN)
    before = everything(store)
    said = next(s for s in reading.statements if s.text.startswith("Norway will pay"))

    def threat() -> dict[str, Any]:
        return next(iter(store.graph()["per-jon-alvarsson"]["NOR"].values()))

    rulings.judge(store, said.id, "corrected", {"speakers": [PRT, ref("ISL", "Iceland")]}, user="ann")
    assert threat()["speaker"] == "Portugal, Iceland"
    rulings.judge(store, said.id, "rejected", user="ann")
    assert (threat()["quote"], threat()["speaker"]) == (None, None)
    for _ in range(2):
        rulings.judge(store, said.id, "undo", user="ann")
    assert same(everything(store), before)


@pytest.mark.parametrize(
    ("judgement", "now", "says"),
    [
        ("corrected", {}, "needs what is corrected"),
        ("accepted", {"type": "AIDS"}, "needs what is corrected"),
        ("corrected", {"type": "LIKES"}, "no type LIKES"),
        ("corrected", {"modality": "maybe"}, "no modality maybe"),
        ("corrected", {"source": None}, "has an actor"),
        ("corrected", {"speakers": []}, "speakers of an act"),
    ],
)
def test_what_can_not_be_decided_is_refused(judgement: Any, now: dict[str, Any], says: str, store: Store) -> None:
    store.save([fish().reading()], WHEN)
    with pytest.raises(QueryError, match=says):
        rulings.judge(store, fish().reading().acts[0].id, judgement, now, user="ann")
    with pytest.raises(QueryError, match="no act or statement"):
        rulings.judge(store, "act-none", "accepted", user="ann")
    assert store.write(rulings.kept) == []


def ruling(start: int, end: int, exact: str = "x", at: str = "2026-01-01", **more: Any) -> Ruling:
    was = {"type": "BACKS", "modality": "actual", "source": PRT, "target": None}
    return Ruling(f"dec-{start}-{at}", "act", "i", "art", start, end, exact, was, at=at, **more)


def item(ident: str, start: int, end: int, exact: str = "x") -> Item:
    return Item(ident, "act", "art", start, end, exact, ruling(0, 1).was)


def test_of_several_decisions_the_one_of_the_same_words_holds_then_the_newest() -> None:
    near, exact, newer = ruling(0, 30), ruling(0, 20), ruling(5, 30, at="2026-01-02")
    for order in permutations((near, exact, newer)):
        assert chosen([item("a", 0, 20)], order, People())["a"] is exact
    undone = replace(exact, id="dec-u", judgement="undo", at="2026-02-01")
    assert chosen([item("a", 0, 20)], (near, exact, newer, undone), People())["a"] is near


def test_words_that_moved_are_found_when_they_stand_once() -> None:
    moved = ruling(0, 10, "backed it  twice")
    assert chosen([item("a", 50, 60, "backed it twice")], [moved], People())["a"] is moved
    assert chosen([item("a", 50, 60, "backed it twice"), item("b", 70, 80, "backed it twice")], [moved], People()) == {}
    assert chosen([item("a", 50, 60, "others")], [moved], People()) == {}
