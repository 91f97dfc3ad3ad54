"""Actors: names, states, groups, roles, and which words of the article refer to which of them."""

from __future__ import annotations

from collections import Counter

from loaders.language.actors import entities, gazetteer, grid, home, institutions, kinds, names, places
from loaders.language.actors.bare import Bare
from loaders.language.actors.roles import Roles
from loaders.language.actors.story import Story
from loaders.language.actors.world import World
from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Actor, Affiliation

_OFFICIAL = frozenset({"office", "body"})


def find(page: Page, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> Cast:
    """The cast of the page: every source of an attribution that is a person or body is a mention of some actor.

    A pronoun that cannot be resolved with confidence is nobody's mention.
    """
    if not len(page.doc):
        return Cast(())
    known = gazetteer.compiled(lexicon)
    words = grid.of_page(page, (a.sources[0] for a in attributions if a.rule == "transcript"))
    states = home.spoken_of(words, known)
    placed = home.dateline(words, known)
    written_from = Counter({placed: sum(states.values())} if placed else {})  # outweighs all others
    first = names.find(words, known, states + written_from)
    decided = kinds.decide(first, words, known)
    kept = names.again(words, known, first, decided)
    demonyms = names.demonyms(words, known)
    owners = institutions.owners(kept, words, demonyms, known, home.of(states))
    found = {e.id: e for e in entities.gather(kept, decided, words, known, owners)}
    heads = {t: e for e in found.values() for t in e.mentions.values()}
    index = {t: heads[n.head] for n in kept if n.head in heads for t in range(n.first, n.end)}
    places.governments(words, index, found, known)
    places.halves(words, index, found, known)
    places.seated(words, index, found, known)
    places.organs(words, index, found, known)
    roles = Roles(words, index, demonyms, known)
    roles.read(kept)
    about = (home.of(states), placed)
    Bare(words, index, demonyms, known, about).settle(kept)
    Story(World(words, index, found, demonyms, attributions, known, about), roles.owed).read()
    shown = _owners([e for e in found.values() if e.mentions and e.shown], known)
    return Cast(tuple(_actor(e, known) for e in sorted(shown, key=_place)))


def _owners(shown: list[entities.Entity], known: gazetteer.Gazetteer) -> list[entities.Entity]:
    """The entities, with those known ones that they belong to and the text names by an adjective only, or not at all.

    What the lexicon says of whose a known organisation is, rests on the evidence of the organisation's name. A state
    is answerable for its offices alone, not for the parties, companies and outlets that are at home in it.
    """
    there = {e.id: e for e in shown}
    for entity in shown:
        if entity.known and entity.known.of and (entity.known.sort in _OFFICIAL or entity.known.of.startswith("org-")):
            entity.belongs(entity.known.of, "PART_OF", None, min(entity.mentions))
        for owner, relation in list(entity.of):
            if owner not in there and owner in known.by_id:
                entry = known.by_id[owner]
                there[owner] = entities.Entity(owner, entry.name, entry.kind, known=entry)
            elif owner not in there:
                del entity.of[owner, relation]
    return list(there.values())


def _place(entity: entities.Entity) -> tuple[int, int]:
    return min(entity.mentions, default=(2**60, 0))


def _actor(entity: entities.Entity, known: gazetteer.Gazetteer) -> Actor:
    return Actor(
        entity.id,
        entity.name,
        entity.kind or "Group",
        tuple(a for a in entity.aliases if a != entity.name),
        next((r for r in entity.roles if not _kin(r, known)), None),
        entity.anonymous,
        tuple(Affiliation(owner, relation, role, span) for (owner, relation), (role, span) in entity.of.items()),
        tuple(sorted(entity.mentions)),
    )


def _kin(role: str, known: gazetteer.Gazetteer) -> bool:
    noun = known.noun_of(role)
    return noun is not None and noun.sort in ("kin", "human")
