"""Entities: names of one actor brought together. The kind of a name is voted on over the whole document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from loaders.language.actors.gazetteer import Gazetteer, Known, Words, slug
from loaders.language.actors.grid import Grid
from loaders.language.actors.names import Name
from loaders.reading import ActorKind, Relation, Span


@dataclass(eq=False)
class Entity:
    """An actor in the making; `mentions` maps each span to the token that heads it."""

    id: str
    name: str
    kind: ActorKind
    mentions: dict[Span, int] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    role: str | None = None
    gender: str = ""
    anonymous: bool = False
    plural: bool = False
    of: list[tuple[str, Relation, str | None, Span]] = field(default_factory=list)
    known: Known | None = None

    def call(self, alias: str) -> None:
        """Adds another name."""
        if alias not in self.aliases:
            self.aliases.append(alias)


def gather(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> list[Entity]:
    """The entities that the names stand for."""
    kinds = _kinds(names, gazetteer)
    persons: list[Name] = []
    found: dict[str, Entity] = {}
    for name in names:
        kind = kinds[name.words]
        if name.known:
            known = name.known
            entity = found.setdefault(known.id, Entity(known.id, known.name, known.kind, known=known))
            _mention(entity, name, grid)
        elif kind == "Person":
            persons.append(name)
        elif kind == "Organisation":
            key = "org-" + slug(" ".join(name.words))
            _mention(found.setdefault(key, Entity(key, grid.words(name.first, name.end), "Organisation")), name, grid)
    return [*found.values(), *_persons(persons, grid, gazetteer)]


def _mention(entity: Entity, name: Name, grid: Grid) -> None:
    entity.mentions[grid.span(name.first, name.end)] = name.end - 1
    entity.call(grid.words(name.first, name.end))
    for title in name.titles:
        entity.role = entity.role or title.role or None
        entity.gender = entity.gender or title.gender


def _kinds(names: list[Name], gazetteer: Gazetteer) -> dict[Words, str]:
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for name in names:
        poll = votes[name.words]
        poll[name.label] += 1
        if name.titles:
            poll["Person"] += 4
        if len(name.words) > 1 and name.words[0] in gazetteer.genders:
            poll["Person"] += 3
        if name.words[-1] in gazetteer.words["body"]:
            poll["Organisation"] += 4
        if len(name.words) == 1 and name.words[0].isupper() and len(name.words[0]) > 1:
            poll["Person"] -= 2
    surnames = {w[-1] for w, poll in votes.items() if len(w) > 1 and _winner(poll) == "Person"}
    for words, poll in votes.items():
        if len(words) == 1 and words[0] in surnames:
            poll["Person"] += 3
    return {w: _winner(poll) for w, poll in votes.items()}


def _winner(poll: Counter[str]) -> str:
    return max(poll, key=lambda k: poll[k])


def _persons(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> list[Entity]:
    """Persons, short forms given to the nearest longer name before them, else to one after."""
    longer = sorted({n.words for n in names if len(n.words) > 1}, key=len, reverse=True)
    found: dict[str, Entity] = {}
    latest: dict[str, Entity] = {}
    for name in sorted(names, key=lambda n: (len(n.words) < 2, n.first)):
        full = next((w for w in longer if len(name.words) < len(w) and set(name.words) <= set(w)), name.words)
        key = "per-" + slug(" ".join(full))
        entity = found.get(key)
        if entity is None:
            entity = found[key] = Entity(key, " ".join(full), "Person", gender=gazetteer.genders.get(full[0], ""))
        latest[full[-1]] = entity
        _mention(entity, name, grid)
        if len(name.words) >= len(full):
            entity.name = grid.words(name.first, name.end)
    return list(found.values())
