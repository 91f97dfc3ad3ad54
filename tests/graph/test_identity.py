"""Who is who across articles: by rule where it is certain, by a person where it isn't, and always undoable."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest

from graph.errors import QueryError
from graph.identity import Profile, resolve
from graph.stores import Store, decisions, people
from graph.stores.write import forget
from loaders.reading import Reading
from loaders.spelling import alike, likeness, tokens
from tests.graph.stories import READER, Story
from tests.graph.test_store import WHEN, everything, same


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Jón Alvarsson", "Jon Alvarsson", "same"),
        ("Bashar al-Qadir", "Bashar Al Qadir", "same"),
        ("Anne-Marie Lindh", "Anne Marie Lindh", "same"),
        ("Abbas Taraqchi", "Abbas Taraghchi", "spelled"),
        ("Volodymyr Selensky", "Volodymyr Zelenskyy", "spelled"),
        ("J. Alvarsson", "Jon Alvarsson", "shorter"),
        ("Jon Erik Alvarsson", "Jon Alvarsson", "shorter"),
        ("Alvarsson", "Jon Alvarsson", "surname"),
        ("Maria Lindholm", "Mario Lindholm", "clash"),
        ("Jon Alvarsson", "Per Alvarsson", "clash"),
        ("Jon Alvarsson", "Jon Bergsson", None),
        ("Ivanov", "Ivanova", None),
    ],
)
def test_how_two_names_are_alike(a: str, b: str, expected: str | None) -> None:
    assert likeness(tokens(a), tokens(b)) == likeness(tokens(b), tokens(a)) == expected


@pytest.mark.parametrize("name", ["", " ", "...", "'", "日本", "\ud800", "🙂", "al-", "von", "ß" * 50])
def test_names_of_any_kind_are_compared(name: str) -> None:
    assert likeness(tokens(name), tokens("Jon Alvarsson")) is None
    assert likeness(tokens(name), tokens(name)) == "same"
    assert alike(name, name)


def person(ident: str, name: str, **more: object) -> Profile:
    return Profile(ident, "Person", name, **more)  # type: ignore[arg-type]


def who(*profiles: Profile) -> tuple[dict[str, str], list[tuple[str, str]]]:
    found = resolve({p.id: p for p in profiles}, ())
    return {i: s[0] for i, s in found.same_as.items()}, [(c.left, c.right) for c in found.waiting]


def test_other_spellings_are_one_where_state_role_or_company_agree() -> None:
    of = frozenset({"ISL"})
    a, b = person("a", "Abbas Taraqchi", of=of, articles=2), person("b", "Abbas Taraghchi", of=of)
    assert who(a, b) == ({"b": "a"}, [])
    assert who(a, person("b", "Abbas Taraghchi")) == ({}, [("a", "b")])
    assert who(a, person("b", "Abbas Taraghchi", of=frozenset({"NOR"}))) == ({}, [("a", "b")])
    beside = frozenset({"x", "y"})
    assert who(person("a", "Jon Lie", beside=beside), person("b", "J. Lie", beside=beside))[0] == {"b": "a"}


def test_a_bare_surname_is_certain_only_for_one_bearer() -> None:
    more = {"of": frozenset({"ISL"}), "role": "minister"}
    bare, jon, per = (person(i, n, **more) for i, n in (("x", "Lund"), ("jon", "Jon Lund"), ("per", "Per Lund")))
    assert who(bare, jon) == ({"x": "jon"}, [])
    assert who(bare, jon, per) == ({}, [("jon", "x"), ("per", "x")])
    assert who(person("x", "Lund"), jon) == ({}, [])


def test_a_bare_surname_is_offered_with_who_bears_it_in_the_same_outlet() -> None:
    daily, wire = frozenset({"Coast Daily"}), frozenset({"Other Wire"})
    bare, jon, per = (
        person("x", "Lund", outlets=daily),
        person("jon", "Jon Lund", outlets=daily),
        person("per", "Per Lund"),
    )
    assert who(bare, jon) == ({}, [("jon", "x")])
    assert who(bare, jon, per) == ({}, [("jon", "x")])
    assert who(bare, person("jon", "Jon Lund", outlets=wire)) == ({}, [])
    apart = {"outlets": daily, "of": frozenset({"ISL"})}
    assert who(person("x", "Lund", outlets=daily, of=frozenset({"NOR"})), person("jon", "Jon Lund", **apart)) == (
        {},
        [],
    )


def test_a_bearer_of_the_outlet_alone_makes_no_other_uncertain() -> None:
    more = {"of": frozenset({"ISL"}), "role": "minister", "outlets": frozenset({"Coast Daily"})}
    bare, jon = person("x", "Lund", **more), person("jon", "Jon Lund", **more)
    per = person("per", "Per Lund", outlets=frozenset({"Coast Daily"}))
    assert who(bare, jon, per)[0] == {"x": "jon"}


def test_a_chain_of_likenesses_never_joins_two_first_names() -> None:
    beside = frozenset({"x", "y"})
    names = ("Jon Alvarsson", "J. Alvarsson", "Julia Alvarsson")
    merged, _ = who(*(person(n, n, beside=beside) for n in names))
    assert len(merged) == 1


def test_organisations_are_one_by_name_or_acronym_with_a_sign() -> None:
    of = frozenset({"ISL"})
    full = Profile("org-cgo", "Organisation", "Coast Guard Office", ("CGO",), of=of, articles=3)
    short = Profile("org-c", "Organisation", "CGO", of=of)
    assert who(full, short) == ({"org-c": "org-cgo"}, [])
    alone = Profile("org-c", "Organisation", "CGO")
    assert who(full, alone) == ({}, [("org-c", "org-cgo")])
    elsewhere = Profile("org-x", "Organisation", "Coast Guard-Office", of=frozenset({"NOR"}))
    assert who(full, elsewhere) == ({}, [("org-cgo", "org-x")])


def told(name: str, ident: str, act: str, target: str = "NOR", day: str = "2026-02-02", state: bool = True) -> Reading:
    """A short article in which the person does something to a state."""
    s = Story(f"{name} Speaks\n{name}, of Iceland, {act} Norway on Monday.\nPortugal was told of {day}.\n", day)
    s.actor("ISL", "Iceland", "State")
    s.actor("NOR", "Norway", "State")
    s.actor("PRT", "Portugal", "State")
    s.actor(ident, name, "Person", of="ISL" if state else None, role="foreign minister" if state else None)
    s.act("CONDEMNS", ident, target, f"{act} Norway", "2026-02-02")
    return s.reading()


def variants() -> list[Reading]:
    """Three articles that spell a minister's name in three ways; the last says nothing more of him."""
    return [
        told("Abbas Taraqchi", "per-abbas-taraqchi", "condemned"),
        told("Abbas Taraghchi", "per-abbas-taraghchi", "denounced", day="2026-02-03"),
        told("Abas Taraqchi", "per-abas-taraqchi", "slammed", day="2026-02-04", state=False),
    ]


LEFT, MIDDLE, RIGHT = "per-abbas-taraqchi", "per-abbas-taraghchi", "per-abas-taraqchi"


def drawn(store: Store) -> dict[str, list[int]]:
    """Who condemns Norway in the browsing layer, with the numbers of sources."""
    out: dict[str, list[int]] = {}
    for a, b, d in store.graph().edges(data=True):
        if b == "NOR" and d["type"] == "CONDEMNS":
            out.setdefault(a, []).append(d["sources"])
    return out


def waits(store: Store) -> list[tuple[str, str]]:
    return [(c.left, c.right) for c in decisions.waiting(store)]


def test_two_spellings_are_one_in_the_browsing_layer_and_two_in_the_exact_one(store: Store) -> None:
    store.save(variants()[:2], WHEN)
    assert drawn(store) == {MIDDLE: [2, 2]}
    rows = store.query("MATCH (x:Act)-[:BY]->(a:Actor) RETURN a.id AS id ORDER BY id").rows
    assert [r["id"] for r in rows] == [MIDDLE, LEFT]
    (kept, other) = people.shown(store, LEFT)
    assert (kept["id"], other["id"], other["same_as"]) == (MIDDLE, LEFT, MIDDLE)
    assert "spelled: Abbas Taraghchi ~ Abbas Taraqchi" in other["why"]
    assert "both of ISL" in other["why"]


def test_what_is_uncertain_waits_and_each_decision_can_be_undone(store: Store) -> None:
    store.save(variants(), WHEN)
    before = everything(store)
    assert {RIGHT} < {*drawn(store)}
    assert len(waits(store)) == 2
    decisions.decide(store, LEFT, RIGHT, "same", "ann", "the same speech")
    assert drawn(store) == {LEFT: [3, 3, 3]}
    assert waits(store) == []
    decisions.decide(store, LEFT, RIGHT, "different", "bo", "a namesake")
    assert {*drawn(store)} == {MIDDLE, RIGHT}
    decisions.decide(store, LEFT, RIGHT, "undo", "bo")
    assert drawn(store) == {LEFT: [3, 3, 3]}
    decisions.decide(store, LEFT, RIGHT, "undo", "ann")
    assert same(everything(store), before)
    with pytest.raises(QueryError, match="nothing is decided"):
        decisions.decide(store, LEFT, RIGHT, "undo", "ann")
    made = decisions.history(store)
    assert [(d.user, d.judgement) for d in made] == [
        ("ann", "same"),
        ("bo", "different"),
        ("bo", "undo"),
        ("ann", "undo"),
    ]
    assert (made[0].why, made[0].left_name) == ("the same speech", "Abbas Taraqchi")


def test_a_person_splits_what_a_rule_joined(store: Store) -> None:
    store.save(variants()[:2], WHEN)
    decisions.decide(store, LEFT, MIDDLE, "different", "ann", "two brothers")
    assert drawn(store) == {LEFT: [1], MIDDLE: [1]}
    assert waits(store) == []


def test_what_is_put_off_waits_last(store: Store) -> None:
    store.save(variants(), WHEN)
    first, second = waits(store)
    decisions.decide(store, *first, "later", "ann")
    assert waits(store) == [second, first]


def test_decisions_outlive_a_new_reading_and_an_article_that_comes_back(store: Store) -> None:
    readings = variants()
    store.save(readings, WHEN)
    decisions.decide(store, RIGHT, LEFT, "same", "ann")
    before = everything(store)
    assert drawn(store) == {RIGHT: [3, 3, 3]}
    later = [Reading(r.article, r.actors, r.statements, r.acts, READER + "; newer") for r in readings]
    for reading in later:
        assert store.save([reading], WHEN).renewed == 1
        assert drawn(store) == {RIGHT: [3, 3, 3]}
    store.save(readings, WHEN)
    assert same(everything(store), before)
    store.write(lambda tx: forget(tx, [readings[2].article.id]))
    store.settle()
    assert drawn(store) == {MIDDLE: [2, 2]}
    store.save(readings[2:], WHEN)
    assert same(everything(store), before)


def test_a_decision_finds_an_actor_again_whose_id_is_another_now(store: Store) -> None:
    readings = variants()
    store.save(readings, WHEN)
    decisions.decide(store, LEFT, RIGHT, "same", "ann")
    store.write(lambda tx: forget(tx, [readings[2].article.id]))
    store.save([told("Abas Taraqchi", "per-taraqchi-2", "slammed", day="2026-02-04", state=False)], WHEN)
    assert drawn(store) == {LEFT: [3, 3, 3]}


def test_the_order_of_loading_and_deciding_does_not_matter(store: Store) -> None:
    graphs: list[nx.MultiDiGraph[str]] = []
    for order in permutations(variants()):
        store.query("MATCH (n) WHERE n.id <> 'test' AND NOT n:Decision DETACH DELETE n", read_only=False)
        for reading in order:
            store.save([reading], WHEN)
        if not graphs:
            decisions.decide(store, MIDDLE, RIGHT, "same", "ann")
        graphs.append(everything(store))
    assert all(same(g, graphs[0]) for g in graphs[1:])
    assert drawn(store) == {MIDDLE: [3, 3, 3]}


def test_acts_between_two_that_are_one_are_not_drawn(store: Store) -> None:
    s = Story("Row\nJon Lie condemned Ola Berg.\n", "2026-02-02")
    s.actor("per-jon-lie", "Jon Lie", "Person")
    s.actor("per-ola-berg", "Ola Berg", "Person")
    s.act("CONDEMNS", "per-jon-lie", "per-ola-berg", "condemned Ola Berg")
    store.save([s.reading()], WHEN)
    assert store.graph().number_of_edges() == 1
    decisions.decide(store, "per-jon-lie", "per-ola-berg", "same", "ann")
    assert store.graph().number_of_edges() == 0


def test_anonymous_ones_never_merge(store: Store) -> None:
    for n in (1, 2):
        s = Story(f"Row {n}\nAn official said so.\n", f"2026-02-0{n}")
        s.actor(f"per-{n}", "An official", "Person", of=None, anonymous=True)
        store.save([s.reading()], WHEN)
    assert waits(store) == []
    with pytest.raises(QueryError, match="anonymous"):
        decisions.decide(store, "per-1", "per-2", "same", "ann")
    assert decisions.history(store) == []


def test_actors_are_found_by_id_name_and_alias(store: Store) -> None:
    store.save(variants(), WHEN)
    assert people.find(store, "Abbas Taraqchi") == LEFT
    assert people.find(store, "NOR") == people.find(store, "Norway") == "NOR"
    with pytest.raises(QueryError, match="no actor is called"):
        people.find(store, "Nobody")
    listed = people.listed(store, "taraq")
    assert [(r["id"], r["articles"], r["also"]) for r in listed] == [
        (MIDDLE, 2, ["Abbas Taraqchi"]),
        (RIGHT, 1, []),
    ]
