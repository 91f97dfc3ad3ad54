"""The cast: the actors of one article and which stretch of the text refers to which of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders.reading import Actor, Span


@dataclass(frozen=True)
class Cast:
    """All actors of an article, in order of first mention."""

    actors: tuple[Actor, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        """Actor by id."""
        return {a.id: a for a in self.actors}

    @cached_property
    def _mentions(self) -> list[tuple[Span, Actor]]:
        return sorted(((m, a) for a in self.actors for m in a.mentions), key=lambda x: (x[0][0], -x[0][1]))

    @cached_property
    def _by_offset(self) -> dict[int, list[tuple[Span, Actor]]]:
        covered: dict[int, list[tuple[Span, Actor]]] = {}
        for span, actor in self._mentions:
            for i in range(*span):
                covered.setdefault(i, []).append((span, actor))
        return covered

    def at(self, span: Span) -> Actor | None:
        """The actor that the whole stretch refers to: an equal mention, else the longest mention inside it."""
        inside = [(m, a) for m, a in self.within(span)]
        return max(inside, key=lambda x: (x[0][1] - x[0][0], -x[0][0]))[1] if inside else None

    def within(self, span: Span) -> list[tuple[Span, Actor]]:
        """The mentions that lie inside the stretch, in order of the text."""
        found = {
            id(m): (m, a)
            for i in range(*span)
            for m, a in self._by_offset.get(i, ())
            if span[0] <= m[0] and m[1] <= span[1]
        }
        return sorted(found.values(), key=lambda x: (x[0][0], -x[0][1]))

    def covering(self, offset: int) -> list[tuple[Span, Actor]]:
        """The mentions that hold the offset, the shortest first (a name inside a role phrase before the phrase)."""
        return sorted(self._by_offset.get(offset, ()), key=lambda x: x[0][1] - x[0][0])
