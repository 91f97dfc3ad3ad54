"""Actors: names, states, groups, roles, and which words of the article refer to which of them."""

from __future__ import annotations

from loaders.language.actors import entities, gazetteer, grid, kinds, names, places
from loaders.language.actors.roles import Roles
from loaders.language.actors.story import Story
from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Actor, Affiliation


def find(page: Page, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> Cast:
    """The cast of the page: every source of an attribution that is a person or body is a mention of some actor.

    A pronoun that cannot be resolved with confidence is nobody's mention.
    """
    if not len(page.doc):
        return Cast(())
    known = gazetteer.compiled(lexicon)
    words = grid.of_page(page)
    first = names.find(words, known)
    decided = kinds.decide(first, words, known)
    kept = names.again(words, known, first, decided)
    found = {e.id: e for e in entities.gather(kept, decided, words, known)}
    heads = {t: e for e in found.values() for t in e.mentions.values()}
    index = {t: heads[n.end - 1] for n in kept if n.end - 1 in heads for t in range(n.first, n.end)}
    demonyms = names.demonyms(words, known)
    Roles(words, index, demonyms, known).read(kept)
    places.governments(words, index, found, known)
    Story(words, index, found, demonyms, attributions, known).read()
    _owners(found)
    shown = [e for e in found.values() if e.mentions and e.shown]
    return Cast(tuple(_actor(e) for e in sorted(shown, key=lambda e: min(e.mentions))))


def _owners(found: dict[str, entities.Entity]) -> None:
    """What the lexicon says of whose a known organisation is, on the evidence of its name."""
    for entity in found.values():
        if entity.known and entity.known.of and entity.mentions:
            entity.belongs(entity.known.of, "PART_OF", None, min(entity.mentions))


def _actor(entity: entities.Entity) -> Actor:
    return Actor(
        entity.id,
        entity.name,
        entity.kind or "Group",
        tuple(a for a in entity.aliases if a != entity.name),
        next(iter(entity.roles), None),
        entity.anonymous,
        tuple(Affiliation(owner, relation, role, span) for (owner, relation), (role, span) in entity.of.items()),
        tuple(sorted(entity.mentions)),
    )
