"""Actors: names, states, groups, roles, and which words of the article refer to which of them."""

from __future__ import annotations

from loaders.language.actors import entities, gazetteer, grid, kinds, names, sources
from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Actor, Affiliation


def find(page: Page, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> Cast:
    """The cast of the page. Every source of an attribution is a mention of some actor, unnamed ones included.

    A pronoun that cannot be resolved with confidence is nobody's mention.
    """
    if not len(page.doc):
        return Cast(())
    known = gazetteer.compiled(lexicon)
    words = grid.of_page(page)
    first = names.find(words, known)
    decided = kinds.decide(first, words, known)
    found = entities.gather(names.again(words, known, first, decided), decided, words, known)
    found += sources.unnamed(words, attributions, found, known)
    return Cast(tuple(_actor(e) for e in sorted(found, key=lambda e: min(e.mentions)) if e.mentions))


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
