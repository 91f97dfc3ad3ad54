"""Offices told before their holder's name: "Ruritania's president resigned. Maria Lind said ...", as news leads do."""

from __future__ import annotations

from loaders.language.actors.entities import Entity
from loaders.language.actors.grid import SUBJECTS
from loaders.language.actors.world import World

_LEAD = 4  # sentences, the headline among them
_REACH = 2


def settle(world: World) -> None:
    """Gives the unnamed holder of an office in the lead to the one person without a role who is named next."""
    for holder in [e for e in world.found.values() if _unnamed_holder(e, world)]:
        told = max(t for t in holder.mentions.values() if world.grid.sent[t] < _LEAD)
        fits = [e for e in world.found.values() if _named_next(e, told, world)]
        if len(fits) == 1 and fits[0].gender in ("", holder.gender or fits[0].gender):
            _join(fits[0], holder, world)


def _unnamed_holder(entity: Entity, world: World) -> bool:
    if not (entity.anonymous and entity.kind == "Person" and entity.roles and entity.spoken_for() and entity.mentions):
        return False
    noun = world.gazetteer.noun_of(entity.roles[0])
    first = world.grid.tokens(min(entity.mentions))[0]
    definite = world.grid.lower[first] not in ("a", "an", "another", "one")
    return noun is not None and noun.sort == "office" and definite and world.grid.sent[first] < _LEAD


def _named_next(entity: Entity, told: int, world: World) -> bool:
    """Whether the entity is a person in full, without a role, who first speaks within two sentences."""
    grid = world.grid
    if entity.kind != "Person" or entity.anonymous or entity.roles or entity.of or " " not in entity.name:
        return False
    first = min((t for t in entity.mentions.values() if not grid.titled[t]), default=-1)
    near = first > told and 0 < grid.sent[first] - grid.sent[told] <= _REACH
    return near and first in world.sources and grid.dep[first] in SUBJECTS


def _join(person: Entity, holder: Entity, world: World) -> None:
    person.mentions |= holder.mentions
    person.roles += holder.roles
    person.of |= holder.of
    del world.found[holder.id]
    for i in [i for i, e in world.index.items() if e is holder]:
        world.index[i] = world.heads[i] = person
