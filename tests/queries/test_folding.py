"""Every saved query, in one go: actors that are one count as one, what was rejected is out, what was relayed waits.

A noisy world and a clean one tell the same. In the noisy one Iceland has another id and name in two of three articles
(merged by a person), and beside each act and statement stands one that a person rejected, and one that is relayed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import queries
from graph.stores import Store, decisions, labels
from loaders.reading import Actor, Reading
from queries import catalogue
from queries.catalogue import SavedQuery
from tests.graph.servers import STORES, opened
from tests.graph.stories import all_stories, reprint
from tests.queries.conftest import WHEN
from tests.queries.test_saved_queries import params

OTHER, RELAYER = "ISL-2", "org-north-post"
VARIANT = "The Island Republic"


def disguised(reading: Reading) -> Reading:
    """The reading with Iceland under another id and name."""

    def moved(ident: Any) -> Any:
        return OTHER if ident == "ISL" else ident

    def many(idents: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(moved, idents))

    actors = tuple(
        replace(
            a,
            id=moved(a.id),
            name=VARIANT if a.id == "ISL" else a.name,
            of=tuple(replace(o, actor=moved(o.actor)) for o in a.of),
        )
        for a in reading.actors
    )
    statements = tuple(
        replace(
            s,
            speaker=moved(s.speaker),
            speakers=many(s.speakers),
            addressee=moved(s.addressee),
            relayed_by=many(s.relayed_by),
        )
        for s in reading.statements
    )
    acts = tuple(
        replace(a, source=moved(a.source), target=moved(a.target), relayed_by=many(a.relayed_by)) for a in reading.acts
    )
    return Reading(reading.article, actors, statements, acts, reading.reader)


def peopled(reading: Reading) -> Reading:
    """The reading with all actors that the noise needs."""
    needed = (Actor(RELAYER, "North Post", "Organisation"), Actor("DNK", "Denmark", "State"))
    return replace(
        reading, actors=(*reading.actors, *(a for a in needed if a.id not in {x.id for x in reading.actors}))
    )


def noisy(reading: Reading) -> Reading:
    """The reading with more acts and statements: those whose ids end in -no are to be rejected."""
    told = [a for a in reading.acts if not a.relayed_by]
    wrong = [
        replace(a, id=f"{a.id}-no", type="COERCES" if a.type == "ATTACKS" else "ATTACKS", responds_to=()) for a in told
    ]
    more = {"relayed_by": (RELAYER,), "voice": "relayed", "responds_to": ()}
    relayed = [replace(a, id=f"{a.id}-re", **more) for a in told]
    relayed += [
        replace(a, id=f"{a.id}-rd", target="PRT" if "DNK" in (a.source, a.target) else "DNK", **more) for a in told
    ]
    said = [
        replace(s, id=f"{s.id}-no", speaker="PRT" if s.speaker != "PRT" else "NOR", speakers=(), relayed_by=())
        for s in reading.statements
    ]
    return replace(
        reading,
        statements=(*reading.statements, *said),
        acts=(*reading.acts, *wrong, *relayed),
    )


@pytest.fixture(params=STORES, scope="module")
def noise(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    fish, talks, echo = map(peopled, all_stories())
    with opened(request.param, tmp_path_factory.mktemp("noise")) as store:
        store.save([noisy(fish), noisy(disguised(talks)), noisy(disguised(echo)), reprint()], WHEN)
        decisions.decide(store, "ISL", OTHER, "same", "ann")
        wrong = [x.id for r in (noisy(fish), noisy(talks), noisy(echo)) for x in (*r.acts, *r.statements)]
        lines = [
            f'{{"kind": "{"act" if i.startswith("act-") else "statement"}", "id": "{i}", "judgement": "rejected"}}'
            for i in wrong
            if i.endswith("-no")
        ]
        assert labels.take(store, lines, "ann").refused == ()
        yield store


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with opened("embedded", tmp_path_factory.mktemp("clean")) as store:
        store.save([*map(peopled, all_stories()), reprint()], WHEN)
        yield store


def rows(store: Store, query: SavedQuery, **given: Any) -> list[dict[str, Any]]:
    """The query's rows, without the names that a merged actor has more."""
    found = queries.run(store, query.name, {**params(query), **given}).rows
    return [{k: v for k, v in r.items() if k != "aliases"} for r in found]


@pytest.mark.parametrize("query", catalogue.load(), ids=lambda q: q.name)
def test_a_query_tells_the_same_of_a_noisy_world_as_of_a_clean_one(
    query: SavedQuery, noise: Store, clean: Store
) -> None:
    assert rows(noise, query) == rows(clean, query)


@pytest.mark.parametrize("query", [q for q in catalogue.load() if any(p.name == "relayed" for p in q.params)])
def test_relayed_acts_come_when_they_are_asked_for(query: SavedQuery, noise: Store) -> None:
    given = {"a": "Jón Alvarsson", "b": "Denmark"} if query.name == "path" else {}
    assert rows(noise, query, relayed=True, **given) != rows(noise, query, **given)


WHO = ("actor", "a", "speaker")


@pytest.mark.parametrize("query", [q for q in catalogue.load() if any(p.name in WHO for p in q.params)])
def test_an_actor_is_found_by_the_name_of_its_variant(query: SavedQuery, noise: Store) -> None:
    (name,) = (p.name for p in query.params if p.name in WHO)
    more = {"rollup": True} if any(p.name == "rollup" for p in query.params) else {}
    by_head, by_variant, by_id = (rows(noise, query, **{**more, name: n}) for n in ("Iceland", VARIANT, OTHER))
    assert by_variant == by_id == by_head
    assert by_head or query.name == "attribution-chains"  # Iceland relays nothing


def test_every_query_that_tells_of_acts_has_a_parameter_for_relayed_ones() -> None:
    telling = [q for q in catalogue.load() if "act_ids" in q.columns]
    assert [q.name for q in telling if not any(p.name == "relayed" and p.default is False for p in q.params)] == []
