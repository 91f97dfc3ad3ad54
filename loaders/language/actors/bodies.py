"""Bodies of states without a name of their own: "the Iranian foreign ministry", "the French president's office"."""

from __future__ import annotations

from loaders.language.actors import phrases
from loaders.language.actors.entities import Entity
from loaders.language.actors.grid import POSSESSIVES
from loaders.language.actors.phrases import Phrase
from loaders.language.actors.world import World
from loaders.reading import slug

_COMPARED = frozenset({"JJS", "RBS", "JJR"})


def of(world: World, phrase: Phrase, seated: list[str]) -> Entity | None:
    """The body that the phrase means; `seated` are the states in whose capital it is said to sit."""
    grid, gazetteer = world.grid, world.gazetteer
    leader = next((o for o in phrase.owners if o.kind == "Person"), None) if phrase.noun.word == "office" else None
    central = phrase.noun.word in gazetteer.words["central"] and not phrase.owners
    owners = [
        *(phrase.states or (seated if central else ())),
        *(o for o in (leader.owners() if leader else ()) if o in gazetteer.by_id),
    ]
    compared = any(grid.tag[i] in _COMPARED for i in range(phrase.first, phrase.head))
    if not owners or compared or phrase.noun.sort not in ("body", "generic"):
        return None
    role, name = _called(world, phrase, owners[0], leader)
    entity = _made(world, owners[0], role or phrase.noun.word, name)
    entity.call(name)
    entity.belongs(owners[0], "PART_OF", None, grid.span(phrase.first, phrase.end))
    return entity


def _called(world: World, phrase: Phrase, owner: str, leader: Entity | None) -> tuple[str, str]:
    """What the body is, and its name with the state's."""
    grid, gazetteer = world.grid, world.gazetteer
    first = phrase.first + (phrase.determiner in ("the", "this", "that"))
    role = phrases.role_words(grid, phrase.first, phrase.end, world.index, world.demonyms)
    if leader:
        mark = next((w for w in grid.text[first : phrase.end] if w in POSSESSIVES), "'s")
        role = f"{leader.roles[0] if leader.roles else leader.name}{mark} office"
    if leader and leader.roles and not any(i in world.demonyms for i in range(first, phrase.end)):
        return role, f"{gazetteer.adjective(owner)} {role}"
    named = grid.tag[first] in ("NNP", "NNPS") or first in world.demonyms
    if not phrase.states or not named:
        return role, f"{gazetteer.adjective(owner)} {role or phrase.noun.word}"
    return role, grid.words(first, phrase.end)


def _made(world: World, owner: str, role: str, name: str) -> Entity:
    ident = f"org-{owner.lower()}-{slug(role)}"
    office = world.gazetteer.offices.get(ident)
    if office:
        return world.found.setdefault(office.id, Entity(office.id, office.name, "Organisation", known=office))
    return world.found.setdefault(ident, Entity(ident, name, "Organisation"))
