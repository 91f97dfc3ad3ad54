"""Responses across articles: the rule, and that the store holds what follows from all that it holds."""

from __future__ import annotations

import random
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.answers import BASIS, DAYS, Deed, answers
from graph.stores import Store, decisions, rulings
from graph.stores.write import forget
from loaders.reading import Reading
from tests.graph.stories import Story
from tests.graph.test_store import WHEN, everything, same


def deed(ident: str, kind: str, by: str, towards: str, day: int) -> Deed:
    return Deed(ident, kind, by, towards, f"2026-01-{day:02}")


def test_an_act_answers_the_latest_hostile_act_of_the_other_side() -> None:
    found = answers(
        [
            deed("a", "THREATENS", "X", "Y", 1),
            deed("b", "CONDEMNS", "X", "Y", 5),
            deed("c", "CONDEMNS", "X", "Y", 5),
            deed("d", "BACKS", "X", "Y", 7),
            deed("e", "YIELDS_TO", "Y", "X", 8),
            deed("f", "ATTACKS", "Y", "X", 5),
            deed("g", "MEETS", "Z", "X", 9),
        ]
    )
    assert found == {"e": ("b", 3), "f": ("a", 4), "d": ("f", 2)}


def test_nothing_is_answered_on_the_same_day_or_after_long() -> None:
    late = Deed("c", "CONDEMNS", "Y", "X", "2026-02-01")
    assert answers([deed("a", "THREATENS", "X", "Y", 1), deed("b", "CONDEMNS", "Y", "X", 1)]) == {}
    assert answers([deed("a", "THREATENS", "X", "Y", 1), late]) == {}
    assert answers([deed("a", "THREATENS", "X", "Y", 2), late]) == {"c": ("a", DAYS)}
    assert answers([deed("a", "THREATENS", "X", "X", 1), deed("b", "CONDEMNS", "X", "X", 2)]) == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["THREATENS", "BACKS"]), st.sampled_from("XYZ"), st.sampled_from("XYZ"), st.integers(1, 28)
        ),
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_each_act_answers_one_at_most_in_any_order(acts: list[tuple[str, str, str, int]], draw: random.Random) -> None:
    deeds = [deed(f"act-{n}", *a) for n, a in enumerate(acts)]
    found = answers(deeds)
    assert len(found) <= len(deeds)
    by_id = {d.id: d for d in deeds}
    for ident, (other, days) in found.items():
        one, before = by_id[ident], by_id[other]
        assert (before.by, before.towards, before.type) == (one.towards, one.by, "THREATENS")
        assert days == int(one.day[-2:]) - int(before.day[-2:]) > 0
    draw.shuffle(deeds)
    assert answers(deeds) == found


def told(day: int, *acts: tuple[str, str, str], reader: str = "r") -> Reading:
    """An article that tells of acts on a day: (actor, type, target)."""
    s = Story(f"Day {day}\n" + "".join(f"{a} {kind} {b} on day {day}.\n" for a, kind, b in acts), f"2026-01-{day:02}")
    for ident in sorted({x for a, _, b in acts for x in (a, b)}):
        s.actor(ident, ident, "Person" if ident == "Envoy" else "State", of="Iceland" if ident == "Envoy" else None)
    for a, kind, b in acts:
        s.act(kind, a, b, f"{a} {kind} {b}", f"2026-01-{day:02}")
    return s.reading(reader)


def row() -> list[Reading]:
    return [
        told(2, ("Norway", "THREATENS", "Iceland")),
        told(4, ("Norway", "CONDEMNS", "Iceland"), ("Spain", "BACKS", "Iceland")),
        told(6, ("Envoy", "REJECTS", "Norway"), ("Iceland", "MEETS", "Envoy")),
        told(9, ("Iceland", "YIELDS_TO", "Norway")),
    ]


def inferred(store: Store) -> dict[str, tuple[str, int]]:
    rows = store.query(
        "MATCH (y:Act)-[r:RESPONDS_TO {basis: $basis}]->(x:Act) MATCH (y)-[:BY]->(a:Actor) "
        "RETURN y.type AS y, x.type AS x, r.days AS days ORDER BY y",
        {"basis": BASIS},
    )
    return {r["y"]: (r["x"], r["days"]) for r in rows}


def test_responses_are_kept_in_whatever_order_articles_come_and_go(store: Store) -> None:
    graphs = []
    for order in list(permutations(row()))[::5]:
        store.query("MATCH (n) WHERE n.id <> 'test' DETACH DELETE n", read_only=False)
        for reading in order:
            store.save([reading], WHEN)
        graphs.append(everything(store))
    assert inferred(store) == {"REJECTS": ("CONDEMNS", 2), "YIELDS_TO": ("CONDEMNS", 5)}
    assert all(same(g, graphs[0]) for g in graphs[1:])
    store.write(lambda tx: forget(tx, row()[1].article.id))
    store.settle()
    assert inferred(store) == {"REJECTS": ("THREATENS", 4), "YIELDS_TO": ("THREATENS", 7)}
    store.save([row()[1]], WHEN)
    assert same(everything(store), graphs[0])


def test_decisions_change_what_is_answered(store: Store) -> None:
    store.save(row(), WHEN)
    before = everything(store)
    condemned = row()[1].acts[0].id
    answered = row()[3].acts[0].id
    for ident, judgement, expected in (
        (condemned, "rejected", {"REJECTS": ("THREATENS", 4), "YIELDS_TO": ("THREATENS", 7)}),
        (answered, "rejected", {"REJECTS": ("THREATENS", 4)}),
        (condemned, "undo", {"REJECTS": ("CONDEMNS", 2)}),
        (answered, "undo", {"REJECTS": ("CONDEMNS", 2), "YIELDS_TO": ("CONDEMNS", 5)}),
    ):
        rulings.judge(store, ident, judgement, user="ann")  # type: ignore[arg-type]
        assert inferred(store) == expected
        at_once = everything(store)
        store.write(decisions.settle)
        assert same(everything(store), at_once), "what a decision mends is what all would be made"
    assert same(everything(store), before)
    spain = {"source": {"id": "Spain", "name": "Spain"}}
    rulings.judge(store, condemned, "corrected", spain, user="ann")
    assert inferred(store) == {"REJECTS": ("THREATENS", 4), "YIELDS_TO": ("THREATENS", 7)}


def test_what_the_text_states_is_left_alone(store: Store) -> None:
    s = Story("Row\nNorway threatened Iceland.\nSpain condemned Iceland.\nIceland rejected Norway.\n", "2026-01-20")
    for name in ("Norway", "Iceland", "Spain"):
        s.actor(name, name, "State")
    s.act("THREATENS", "Norway", "Iceland", "Norway threatened Iceland", "2026-01-19")
    other = s.act("CONDEMNS", "Spain", "Iceland", "Spain condemned Iceland", "2026-01-18")
    answer = s.act("REJECTS", "Iceland", "Norway", "Iceland rejected Norway", "2026-01-20")
    s.answers(answer, other)
    store.save([s.reading()], WHEN)
    assert inferred(store) == {}
    (row,) = store.query("MATCH (:Act)-[r:RESPONDS_TO]->(x:Act) RETURN x.id AS id, r.basis AS basis").rows
    assert row == {"id": other, "basis": "in response to"}
