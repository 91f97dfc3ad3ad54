"""The world of an article while it is read: who is in it, which token means whom, who is quoted where."""

from __future__ import annotations

from loaders.language.actors.discourse import Marks
from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import Grid
from loaders.language.attribution import Attribution
from loaders.reading import content_id

_LETTERS = {"Group": "grp", "Organisation": "org"}


class World:
    """`index` maps all tokens of a mention to its entity, `heads` the heading tokens alone, `found` ids to entities.

    `about` are the state that the article is about and the one that it is written from, where it tells.
    """

    def __init__(
        self,
        grid: Grid,
        index: dict[int, Entity],
        found: dict[str, Entity],
        demonyms: dict[int, str],
        attributions: tuple[Attribution, ...],
        gazetteer: Gazetteer,
        about: tuple[str | None, str | None],
    ) -> None:
        self.home, self.dateline = about
        self.grid, self.index, self.found = grid, index, found
        self.demonyms, self.gazetteer = demonyms, gazetteer
        spans = {s for a in attributions for s in (*a.sources, *a.relayers)}
        self.sources = {grid.head_of(s) for s in spans}
        self.quoted = _quoted(grid, attributions)
        self.heads = {t: e for e in found.values() for t in e.mentions.values()}
        self.article = grid.page.article.id
        self.marks = Marks(grid, self.quoted, self.heads)
        self.told = {i: s for s, found in _contents(grid, attributions) for i in found}
        self.contents: dict[int, list[int]] = {}
        for token, source in self.quoted.items():
            self.contents.setdefault(source, []).append(token)

    def speaking(self, token: int) -> int:
        """The head token of the source in whose words the token stands; -1 for none."""
        return self.told.get(token, -1)

    def say(self, head: int, first: int, end: int, entity: Entity) -> None:
        """Records that the tokens, headed by `head`, mean the entity."""
        entity.mentions[self.grid.span(first, end)] = head
        self.index[head] = self.heads[head] = entity
        self.marks.add(head, entity)

    def unnamed(self, head: int, first: int, end: int, entity: Entity) -> None:
        """Records a new entity without a name; it becomes an actor when it is the source of a statement."""
        own = content_id(self.article, *self.grid.span(first, end))
        entity.id = f"{_LETTERS.get(entity.kind or '', 'per')}-{own}"
        entity.name = self.grid.words(first, end)
        entity.anonymous = True
        entity.shown = head in self.sources
        self.found[entity.id] = entity
        self.say(head, first, end, entity)


def _contents(grid: Grid, attributions: tuple[Attribution, ...]) -> list[tuple[int, range]]:
    """The head token of each source with the tokens of what it says, outer statements before those within them."""
    return [(grid.head_of(a.sources[0]), range(*grid.tokens(s))) for a in attributions if a.sources for s in a.spans]


def _quoted(grid: Grid, attributions: tuple[Attribution, ...]) -> dict[int, int]:
    """The tokens inside quotations, each with the head token of the source, -1 for none."""
    found: dict[int, int] = {}
    for q in grid.page.quotations:
        first, end = grid.tokens((q.start, max(q.end, q.start + 1)))
        found |= dict.fromkeys(range(first, end), -1)
    for a in attributions:
        if a.sources and (a.kind != "indirect" or a.rule == "transcript"):
            source = grid.head_of(a.sources[0])
            for first, end in map(grid.tokens, a.spans):
                found |= {i: source for i in range(first, end) if i in found or a.kind != "mixed"}
    spoken = {grid.tokens(s) for a in attributions if a.sources for s in a.spans}
    for q in grid.page.quotations:
        inner = grid.tokens((q.start, max(q.end, q.start + 1)))
        if q.depth and not any(inner[0] - 1 <= first and end <= inner[1] + 1 for first, end in spoken):
            found |= dict.fromkeys(range(*inner), -1)
    return found
