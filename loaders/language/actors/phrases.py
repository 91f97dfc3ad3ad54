"""Noun phrases around a head: their core, what stands before and after it, and the role that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Noun
from loaders.language.actors.grid import Grid

_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "case",
        "nmod",
        "advmod",
        "quantmod",
        "predet",
        "neg",
        "punct",
        "npadvmod",
    }
)
_AFTER = frozenset({"of", "for", "at", "with"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset(
    {"a", "an", "some", "any", "another", "one", "several", "many", "other", "no", "every", "each", "two"}
)
_VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD", "TO"})
_MARKS = frozenset("“”‘’\"'[]()")
_TAILS = frozenset({"state", "staff", "government"})
_HYPHENED = frozenset({"general", "elect", "designate"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The core of a noun phrase: tokens `first` up to `end` around `head`; `owners` are named before or after the head.

    `noun` is the lexicon's entry for the head; `determiner` the small-letter word that opens it, "" without one.
    """

    first: int
    head: int
    end: int
    noun: Noun
    determiner: str
    owners: tuple[Entity, ...]
    states: tuple[str, ...]
    possessor: int | None

    @property
    def definite(self) -> bool:
        """Whether it speaks of something already known."""
        return self.determiner in _DEFINITE or bool(self.possessor is not None)

    @property
    def indefinite(self) -> bool:
        """Whether it brings something new."""
        return self.determiner in _INDEFINITE


def left_edge(grid: Grid, head: int) -> int:
    """The first token of the words before the head that belong to it."""
    first = head
    for k in grid.kids[head]:
        if k < head and grid.dep[k] in _LEFT:
            first = min(first, left_edge(grid, k))
    opened = [i for i in range(first, head) if grid.text[i] in _MARKS]
    first = opened[-1] + 1 if opened else first
    while first < head and grid.dep[first] == "punct":
        first += 1
    return first


def of_head(
    grid: Grid, head: int, noun: Noun, index: Mapping[int, Entity], demonyms: Mapping[int, str], floor: int = 0
) -> Phrase:
    """The phrase around a noun."""
    first = max(left_edge(grid, head), floor)
    end = head + 1
    if end + 1 < len(grid) and grid.text[end] == "of" and grid.lower[end + 1] in _TAILS:
        end += 2
    if hyphened(grid, head):
        end += 2
    possessor = next((k for k in grid.kids[head] if grid.dep[k] == "poss" and k < head), None)
    # "Israel's U.N. ambassador" is Israel's alone, "Israel's Foreign Ministry spokesman" the ministry's too.
    before = range(first, head if possessor is None or grid.tag[possessor] == "PRP$" else possessor + 1)
    states = [demonyms[i] for i in before if i in demonyms and i not in index]
    owners = [index[i] for i in before if i in index and not grid.hyphened(i)]
    own = {e.id for e in owners}
    owners += [index[i] for i in range(before.stop, head) if i in index and own & index[i].owners()]
    owners += after(grid, head, index)
    states += [o.id for o in owners if o.kind == "State" and o.known]
    states += after_demonyms(grid, head, demonyms)
    determiner = grid.lower[first] if grid.tag[first] in ("DT", "CD", "JJ", "PDT") else ""
    if any(grid.tag[i] == "CD" and i not in index for i in range(first, head)):
        determiner = "two"
    return Phrase(
        first, head, end, noun, determiner, tuple(dict.fromkeys(owners)), tuple(dict.fromkeys(states)), possessor
    )


def hyphened(grid: Grid, i: int) -> bool:
    """Whether a role goes on behind a hyphen: "secretary-general"."""
    return grid.text[i + 1 : i + 2] == ["-"] and grid.lower[i + 2 : i + 3] != [] and grid.lower[i + 2] in _HYPHENED


def after(grid: Grid, head: int, index: Mapping[int, Entity]) -> list[Entity]:
    """Whom the head is said to be of, for, at or with, in the words after it."""
    found = []
    for k in grid.kids[head]:
        if k > head and grid.lower[k] in _AFTER and grid.dep[k] == "prep":
            found += [index[o] for o in grid.kids[k] if grid.dep[o] == "pobj" and o in index]
    return found


def another(grid: Grid, head: int, noun: Noun, index: Mapping[int, Entity], demonyms: Mapping[int, str]) -> bool:
    """Whether what follows makes it none that is known: "the president of the Upper House", "the bloc led by X"."""
    if noun.kind == "Organisation":
        before, behind = head - 1, head + 1
        named = before >= 0 and grid.tag[head] == grid.tag[before] == "NNP" and grid.head[before] == head
        if named and before not in index and before not in demonyms:
            return True  # "the Bashi Channel"
        return behind < len(grid) and grid.dep[behind] == "acl" and grid.head[behind] == head
    if noun.sort != "office":
        return False
    of = (k for k in grid.kids[head] if k > head and grid.lower[k] == "of" and grid.dep[k] == "prep")
    whose = [o for k in of for o in grid.kids[k] if grid.dep[o] == "pobj" and grid.tag[o] in ("NNP", "NNPS")]
    return bool(whose) and not any(i in index or i in demonyms for o in whose for i in (o, *grid.kids[o]))


def after_demonyms(grid: Grid, head: int, demonyms: Mapping[int, str]) -> list[str]:
    """The states of what the head is of or for: "spokesman for the Indonesian military"."""
    found = []
    for k in grid.kids[head]:
        if k > head and grid.dep[k] == "prep" and grid.lower[k] in ("of", "for"):
            for o in grid.kids[k]:
                found += [demonyms[m] for m in grid.kids[o] if m in demonyms]
    return found


def role_words(grid: Grid, first: int, end: int, index: Mapping[int, Entity], demonyms: Mapping[int, str]) -> str:
    """The role that the tokens name, in small letters: owners, articles and adjectives of nation left out."""
    words: list[str] = []
    for i in range(first, end):
        word = grid.text[i]
        if word.isspace() or grid.tag[i] in _VERBS:
            continue
        if i in index or i in demonyms or grid.tag[i] in ("POS", "DT", "PRP$", "WP$", ",", ":", "CC", "CD"):
            words.clear()
        elif not words and grid.tag[i] in ("RB", "HYPH", "VBN", "VBG"):
            continue
        elif word == "-":
            words = words if words and (words[-1] in ("co", "vice", "ex", "then") or hyphened(grid, i - 1)) else []
        else:
            words.append(word.lower())
    return " ".join(words[-5:])
