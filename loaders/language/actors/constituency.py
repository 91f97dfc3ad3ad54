"""Constituencies: which US state a person is said to be of, so that “the Vermont senator” is none from Texas."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.language.actors import phrases
from loaders.language.actors.entities import Entity
from loaders.language.actors.phrases import Phrase
from loaders.language.actors.world import World

_LONGEST = 3
_AFTER = 4
_OPENING = frozenset(("of", "(", "from"))


def among(fits: Iterable[Entity], phrase: Phrase, world: World) -> list[Entity]:
    """Of those that a role phrase fits, the ones of the US state that it names; without such words, all.

    Where the article places none of them there, the one holder of an office that it places nowhere is left.
    """
    found = list(fits)
    named = _states(phrase.first, phrase.head, world)
    if not named or phrase.noun.kind != "Person":
        return found
    placed = {e: _of(e, world) for e in found}
    there = [e for e in found if placed[e] & named]
    nowhere = [e for e in found if not placed[e]]
    return there or (nowhere if len(nowhere) == 1 and phrase.noun.sort == "office" else [])


def government(phrase: Phrase, world: World) -> bool:
    """Whether it is the government of a US state, which is no country's: "the New Hampshire government"."""
    named = _states(phrase.first, phrase.head, world) - set(world.gazetteer.capitals)
    return bool(named) and not phrase.states and phrase.noun.sort == "government"


def _of(entity: Entity, world: World) -> set[str]:
    """The US states named with a mention of the person: "Ohio Gov. A", "A of Ohio"."""
    grid, found = world.grid, set[str]()
    for token in entity.mentions.values():
        found |= _states(phrases.left_edge(grid, token), token, world)
        if not _OPENING.isdisjoint(grid.lower[token + 1 : token + 2]):
            found |= _states(token + 2, token + 2 + _AFTER, world)
    return found


def _states(first: int, end: int, world: World) -> set[str]:
    """The US states named among the tokens; "West Virginia" isn't Virginia as well."""
    found, text, i = set[str](), world.grid.text, first
    while i < min(end, len(text)):
        sizes = range(min(_LONGEST, end - i), 0, -1)
        size = next((n for n in sizes if world.grid.words(i, i + n) in world.gazetteer.us_states), 0)
        if size:
            found.add(world.grid.words(i, i + size))
        i += size or 1
    return found
