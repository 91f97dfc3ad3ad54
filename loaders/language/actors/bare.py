"""Holders of a state's office named without their state: "Ruritania welcomed it. President Maria Lind said"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.language.actors import institutions
from loaders.language.actors.entities import Entity
from loaders.language.actors.forms import last
from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import PROPER, SUBJECTS, Grid
from loaders.language.actors.names import Name
from loaders.language.actors.roles import relation_of


class Bare:
    """Finds their states: the subject of their sentence or of the one before, else what the article is about.

    Where two fit, or the state has another holder or no such office, they stay without one.
    """

    def __init__(
        self,
        grid: Grid,
        index: Mapping[int, Entity],
        demonyms: Mapping[int, str],
        gazetteer: Gazetteer,
        about: Iterable[str | None],
    ) -> None:
        self.grid, self.index, self.gazetteer = grid, index, gazetteer
        self.about = {s for s in about if s}
        self.persons = {e for e in index.values() if e.kind == "Person"}
        self.states = {i: e.id for i, e in index.items() if e.kind == "State" and e.known} | dict(demonyms)

    def settle(self, names: list[Name]) -> None:
        """Gives those that it can to their states."""
        for name in (n for n in names if n.title_first is not None):
            entity = self.index.get(name.head)
            if entity and entity.kind == "Person" and not entity.owners() and entity.roles and self._of_state(entity):
                state = self._state(name, entity)
                if state:
                    role, said = entity.roles[0], self.grid.span(name.title_first or name.first, name.end)
                    entity.belongs(state, relation_of(entity, role, self.gazetteer), role, said)

    def _of_state(self, entity: Entity) -> bool:
        noun = self.gazetteer.noun_of(entity.roles[0])
        held = noun is not None and (noun.word in self.gazetteer.words["of state"] or noun.word == "secretary")
        return held and not entity.roles[0].startswith(("former ", "ex "))

    def _state(self, name: Name, entity: Entity) -> str | None:
        first = name.title_first or name.first
        if first > 0 and self.grid.tag[first - 1] in PROPER and first - 1 in self.index:
            return None
        placed = institutions.placed(first, self.grid, self.states, self.gazetteer)
        beside = placed[0] if placed else self._subject(name)
        if beside:
            return beside if self._may(beside, entity) else None
        fits = {s for s in (self._before(first), *self._home(first)) if s and self._may(s, entity)}
        return fits.pop() if len(fits) == 1 else None

    def _subject(self, name: Name) -> str | None:
        """The state that is the subject of the clause which the name's clause is joined to: "China sent aid and"."""
        grid = self.grid
        verb = grid.head[name.head]
        if grid.dep[name.head] not in SUBJECTS or grid.dep[verb] != "conj":
            return None
        subjects = (k for k in grid.kids[grid.head[verb]] if grid.dep[k] in SUBJECTS and k < name.first)
        return next((self.index[k].id for k in subjects if k in self.index and k in self.states), None)

    def _before(self, first: int) -> str | None:
        """The state that is the subject of the sentence before, in the same paragraph."""
        grid = self.grid
        end = grid.opening(first)
        before = [i for i in range(end - 1, -1, -1) if grid.sent[i] == grid.sent[end - 1]] if end else []
        if not before or grid.page.block_at(grid.start[before[-1]]) != grid.page.block_at(grid.start[first]):
            return None
        roots = {grid.head[i] for i in before if grid.dep[grid.head[i]] == "ROOT"}
        subjects = (i for i in before if grid.dep[i] in SUBJECTS and grid.head[i] in roots and i in self.index)
        return next((self.index[i].id for i in subjects if i in self.states), None)

    def _home(self, first: int) -> set[str]:
        """What the article is about or written from, unless the words near speak of other states alone."""
        near = {s for i, s in self.states.items() if 0 <= self.grid.sent[first] - self.grid.sent[i] <= 1 and i < first}
        return self.about if len(self.about) == 1 and (not near or near & self.about) else set()

    def _may(self, state: str, entity: Entity) -> bool:
        """Whether the state has such an office, nobody else who holds it, and the person isn't known as another's."""
        role, known = entity.roles[0], self.gazetteer.leaders
        if known.get(_surname(entity), state) != state or not self._exists(state, role):
            return False
        others = self.persons - {entity}
        held = any(role in o.roles and state in o.owners() for o in others)
        leading = (o for o in others if set(o.roles) <= {role} and known.get(_surname(o)) == state)
        return not held and not (role == "president" and any(leading))

    def _exists(self, state: str, role: str) -> bool:
        words = self.gazetteer.words
        if role in words["presidents"]:
            return state not in words["parliamentary"]
        if role in words["premiers"]:
            return state not in words["presidential"]
        return role != "chancellor" or state in words["chancellor"]


def _surname(entity: Entity) -> str:
    return last(tuple(entity.name.split()))
