"""Names: which stretches of the text are proper names of persons, organisations, states, places or peoples.

The model's entities are cleaned (articles, titles, possessives, line ends), the known names of the lexicon are laid
over them, and what kind a name is gets decided later, over the whole document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from loaders.language.actors.gazetteer import Gazetteer, Known, Title, Words
from loaders.language.actors.grid import POSSESSIVES, PROPER, Grid

Label = Literal["Person", "Organisation", "State", "Place", "People", "Other"]
_Candidate = tuple[int, int, Label, Known | None]

_LABELS: dict[str, Label] = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "People",
    "PRODUCT": "Other",
    "WORK_OF_ART": "Other",
    "EVENT": "Other",
    "LAW": "Other",
}
_EDGES = frozenset((*POSSESSIVES, *"“”‘()[],.;:-–—/", '"', "the", "The", "THE", "a", "an", "A", "An", "and"))
_LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` up to `end`; `titles` stand before it, `known` when the lexicon has it."""

    first: int
    end: int
    label: Label
    words: Words
    known: Known | None = None
    titles: tuple[Title, ...] = ()
    title_first: int | None = None


def find(grid: Grid, gazetteer: Gazetteer) -> list[Name]:
    """The names of the page in order; none overlaps another."""
    taken = [False] * len(grid)
    names = []
    for first, end, label, known in sorted(_candidates(grid, gazetteer), key=lambda c: (c[0] - c[1], c[3] is None)):
        if not any(taken[first:end]):
            taken[first:end] = [True] * (end - first)
            names.append(Name(first, end, label, tuple(grid.text[first:end]), known))
    return [_titled(n, grid, gazetteer) for n in sorted(names, key=lambda n: n.first)]


def _candidates(grid: Grid, gazetteer: Gazetteer) -> list[_Candidate]:
    found: list[_Candidate] = []
    for first, end, raw in grid.entities:
        label = _LABELS.get(raw)
        if label:
            found += [(a, b, label, None) for a, b in _cleaned(first, end, label, grid, gazetteer)]
    for i, word in enumerate(grid.text):
        names = gazetteer.names.get(word)
        if names and (best := _longest(i, names, grid)):
            words, known = best
            found.append((i, i + len(words), "State" if known.kind == "State" else "Organisation", known))
    return found


def _longest(i: int, names: Mapping[Words, Known], grid: Grid) -> tuple[Words, Known] | None:
    fits = [w for w in names if _same(grid.text[i : i + len(w)], w)]
    best = max(fits, key=len, default=None)
    return (best, names[best]) if best else None


def _same(text: list[str], words: Words) -> bool:
    return len(text) == len(words) and all(a == b or a.replace("’", "'") == b for a, b in zip(text, words, strict=True))


def _cleaned(first: int, end: int, label: Label, grid: Grid, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The entity without what belongs to no name; two parts when a possessive joins two names."""
    for i in range(first, end):
        if grid.text[i].isspace():
            end = i
            break
    while first < end and grid.text[first] in _EDGES:
        first += 1
    while first < end and grid.text[end - 1] in _EDGES:
        end -= 1
    if label == "Person":
        first, end = _person(first, end, grid, gazetteer)
    else:
        for i in range(first + 1, end - 1):
            if (
                grid.text[i] in POSSESSIVES
                and len(grid.text[i]) == 2
                and grid.text[i - 1] not in gazetteer.words["plural"]
            ):
                return [(first, i), (i + 1, end)]
    return [(first, end)] if first < end else []


def _person(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> tuple[int, int]:
    while end - first > 1 and (skip := _title_length(first, end, grid, gazetteer)):
        first += skip
    while first > 1 and grid.lower[first - 1] in gazetteer.words["particle"] and grid.tag[first - 2] in PROPER:
        first -= 2
    size = len(grid)
    while (
        end < size
        and grid.lower[end - 1] in gazetteer.words["particle"]
        and grid.tag[end] in PROPER | {"IN", "DT", "FW"}
    ):
        end += 1
    while end + 1 < size and grid.text[end] == "-" and grid.start[end] == grid.span(first, end)[1]:
        end += 2
    return first, end


def _title_length(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> int:
    for size in range(min(_LONGEST_TITLE, end - first - 1), 0, -1):
        words = tuple(grid.text[first : first + size])
        if words in gazetteer.titles or (size == 1 and words[0] in gazetteer.demonyms):
            return size
    return 0


def _titled(name: Name, grid: Grid, gazetteer: Gazetteer) -> Name:
    titles: list[Title] = []
    first = name.first
    while True:
        sizes = range(min(_LONGEST_TITLE, first), 0, -1)
        size = next((k for k in sizes if tuple(grid.text[first - k : first]) in gazetteer.titles), 0)
        if not size:
            break
        titles.insert(0, gazetteer.titles[tuple(grid.text[first - size : first])])
        first -= size
    return replace(name, titles=tuple(titles), title_first=first) if titles else name
