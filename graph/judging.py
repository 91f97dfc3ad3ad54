"""What persons decided of acts and statements, and which of those stored now it is about: pure functions.

A ruling is keyed by article, evidence span and the values decided on, never by an id alone: a better extractor gives
other spans and ids. It is about what it overlaps in its article with the same values, or, when it overlaps nothing
there, about the one with the same words. When the words are read otherwise now, the ruling is about nothing and waits.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.standing import standing

Kind = Literal["act", "statement"]
Judgement = Literal["accepted", "rejected", "corrected", "later", "undo"]
Values = Mapping[str, Any]

FIELDS: dict[Kind, tuple[str, ...]] = {
    "act": ("type", "modality", "source", "target"),
    "statement": ("speakers",),
}
WHO = ("source", "target", "speakers")  # values that name actors, each as {"id", "name"}; speakers a list of them


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person (`user`) decided at a moment `at` (ISO 8601) of an act or statement.

    `item` is the id that it had then; `start` and `end` are code points into the article, `exact` the words there;
    `was` holds the values decided on by FIELDS, `now` those that are corrected.
    """

    id: str
    kind: Kind
    item: str
    article: str
    start: int
    end: int
    exact: str
    was: Values = field(hash=False)
    judgement: Judgement = "accepted"
    now: Values = field(default_factory=dict, hash=False)
    user: str = ""
    at: str = ""
    why: str = ""

    @property
    def key(self) -> tuple[str, str, int, int, str]:
        """What it is about; the same for a ruling and its undo."""
        about = {k: sorted(v) if isinstance(v, list) else v for k, v in ids_of(self.was).items()}
        return self.kind, self.article, self.start, self.end, text_of(about)

    @property
    def result(self) -> Values:
        """The values as they are after the correction."""
        return {**self.was, **self.now}

    @property
    def told(self) -> str:
        """Who decided, when and why, in a few words."""
        return f"{self.user}, {self.at[:10]}{': ' + self.why if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Item:
    """An act or statement of an article as it was read; `values` by FIELDS, actors as {"id", "name"}."""

    id: str
    kind: Kind
    article: str
    start: int
    end: int
    exact: str
    values: Values = field(hash=False)


@dataclass(frozen=True, slots=True)
class People:
    """Who is who now: for an actor's id its head's (`graph.identity`) and its names; the id that alone bears a name."""

    heads: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    def same(self, then: Any, now: Any) -> bool:
        """Whether an actor decided on is the one read now: by id, else by name when its id is no more."""
        if then is None or now is None:
            return then is now
        if then["id"] in self.heads and now["id"] in self.heads:
            return self.heads[then["id"]] == self.heads[now["id"]]
        return bool(then["id"] == now["id"] or then["name"] in self.names.get(now["id"], ()))

    def present(self, value: Any) -> Any:
        """The actor, or the actors, of a correction as far as they are stored now: by id, else by name."""
        if isinstance(value, list):
            return [v for v in map(self.present, value) if v]
        if value is None or value["id"] in self.heads:
            return value
        found = self.called.get(value["name"])
        return found and {"id": found, "name": value["name"]}


def chosen(items: Iterable[Item], rulings: Iterable[Ruling], people: People) -> dict[str, Ruling]:
    """By the id of an item the ruling that holds for it; the order of both doesn't matter."""
    near: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        near[item.kind, item.article].append(item)
    found: dict[str, tuple[float, str, str, Ruling]] = {}
    for ruling in standing(rulings, lambda r: r.key).values():
        for item, overlap in about(ruling, near[ruling.kind, ruling.article], people):
            rank = (overlap, ruling.at, ruling.id)
            if item.id not in found or rank > found[item.id][:3]:
                found[item.id] = (*rank, ruling)
    return {i: f[3] for i, f in found.items()}


def about(ruling: Ruling, items: Sequence[Item], people: People) -> list[tuple[Item, float]]:
    """The items of the ruling's article that it is about, each with how much of the two spans is common (0 to 1)."""
    alike = [i for i in items if any(_equal(ruling.kind, v, i.values, people) for v in (ruling.was, ruling.result))]
    over = [(i, o) for i in alike if (o := _overlap(ruling, i))]
    words = [(i, 0.0) for i in alike if _folded(i.exact) == _folded(ruling.exact)]
    return over or (words if len(words) == 1 else [])


def agrees(ruling: Ruling, item: Item, people: People) -> bool:
    """Whether the item is read as the ruling corrects it, so that nothing is left to correct."""
    return _equal(ruling.kind, ruling.result, item.values, people)


def _equal(kind: Kind, then: Values, now: Values, people: People) -> bool:
    return all(_same(f, then.get(f), now.get(f), people) for f in FIELDS[kind])


def _same(name: str, then: Any, now: Any, people: People) -> bool:
    if name not in WHO:
        return bool(then == now)
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(any(people.same(a, b) for b in now) for a in then)
    return people.same(then, now)


def _overlap(ruling: Ruling, item: Item) -> float:
    common = min(ruling.end, item.end) - max(ruling.start, item.start)
    return max(0, common) / max(1, max(ruling.end, item.end) - min(ruling.start, item.start))


def _folded(words: str) -> str:
    return " ".join(words.split())


def ids_of(values: Values) -> dict[str, Any]:
    """The values with actors as their ids alone."""
    return {k: _ids(v) if k in WHO else v for k, v in values.items()}


def _ids(value: Any) -> Any:
    return [v["id"] for v in value] if isinstance(value, list) else value and value["id"]


def text_of(values: Values) -> str:
    """The values as JSON, always the same for the same values."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
