"""Names that the model overlooked: runs of proper nouns that a title, a first name or their place shows to be names."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import POSSESSIVES, PROPER, Grid

_OF = frozenset({"of", "from", "for", "at"})
_ACRONYM = range(3, 6)
_LONGEST = 4


def runs(grid: Grid, gazetteer: Gazetteer, taken: list[bool]) -> Iterator[tuple[int, int, str]]:
    """Further names: first token, the token after the last, and the model's label that they should have had."""
    for first, end in _runs(grid, taken):
        start, titled = _after_titles(first, end, grid, gazetteer)
        if start == first and (behind := _behind_field(first, end, grid, gazetteer)) > first:
            start, titled = behind, True
        words = grid.text[start:end]
        if words and not any(w in gazetteer.words["thing"] or w in gazetteer.words["ship"] for w in words):
            label = _label(start, end, titled, grid, gazetteer)
            if label:
                yield start, end, label


def _runs(grid: Grid, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """The longest stretches of capitalised proper nouns outside headlines and outside the names that were found."""
    first = None
    for i in range(len(grid) + 1):
        proper = i < len(grid) and grid.tag[i] in PROPER and not taken[i] and grid.text[i][0].isupper()
        if proper and not grid.titled[i]:
            first = i if first is None else first
        elif first is not None:
            yield first, i
            first = None


def _after_titles(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> tuple[int, bool]:
    titled = False
    while first < end:
        size = next((k for k in (3, 2, 1) if tuple(grid.text[first : min(first + k, end)]) in gazetteer.titles), 0)
        if size:
            titled = True
        elif grid.lower[first] in gazetteer.nouns or grid.text[first] in gazetteer.demonyms:
            size = 1
        else:
            break
        first += size
    return min(first, end), titled


def _behind_field(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> int:
    """Where the name begins behind the field of its bearer's office: "Lind" in "Minister of Foreign Trade Ana Lind"."""
    fields, i = gazetteer.words["institution"], first - 1
    while i > 0 and (grid.lower[i] in ("and", "&") or grid.text[i] in fields):
        i -= 1
    post = gazetteer.nouns.get(grid.lower[i - 1]) if i > 0 and grid.lower[i] in ("of", "for") else None
    if post is None or post.kind != "Person" or post.sort != "office":
        return first
    return next((k for k in range(first, end - 1) if grid.text[k] not in fields), first)


def _label(first: int, end: int, titled: bool, grid: Grid, gazetteer: Gazetteer) -> str | None:
    words = grid.text[first:end]
    if _bracketed(first, end, grid):
        return "ORG"
    if words[-1] in gazetteer.words["body"] and len(words) > 1:
        return "ORG"
    if len(words) > _LONGEST:
        return None
    if first > 0 and grid.text[first - 1] == "The" and grid.sent[first - 1] == grid.sent[max(0, first - 2)]:
        return "ORG"
    if _institution(first, end, grid, gazetteer):
        return "ORG"
    if len(words) > 1 and _holds(first - 1, grid, gazetteer):
        return "PERSON"
    named = words[0] in (gazetteer.genders if len(words) > 1 else gazetteer.leaders)
    if named or (titled and grid.dep[end - 1] != "compound") or grid.listed_with(end - 1, "PERSON"):
        return "PERSON"
    return "ORG" if len(words) == 1 and _of_person(first, grid) else None


def _holds(before: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the word before the name says what somebody is: "his Danish counterpart Mette Holm"."""
    noun = gazetteer.nouns.get(grid.lower[before]) if before >= 0 and grid.tag[before] == "NN" else None
    return noun is not None and noun.kind == "Person"


def _institution(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether it is one that many states have, with "the": "the Senate"."""
    noun = gazetteer.nouns.get(grid.lower[end - 1])
    led = first > 0 and grid.lower[first - 1] == "the"
    body = noun is not None and noun.kind == "Organisation" and grid.text[end - 1] in gazetteer.words["body"]
    return led and body and gazetteer.general(tuple(grid.text[first:end]))


def _bracketed(first: int, end: int, grid: Grid) -> bool:
    """Whether it is an acronym in brackets after an organisation: "the Harbour Agency (HARBA)"."""
    alone = end - first == 1 and len(grid.text[first]) > 1 and grid.text[first].isupper()
    around = grid.text[first - 1 : first] == ["("] and grid.text[end : end + 1] == [")"]
    return alone and around and first > 1 and grid.ent[first - 2] == "ORG"


def _of_person(i: int, grid: Grid) -> bool:
    """Whether a person is said to be of it, or it owns one: "Fung of ADPL", "ADPL's Fung"."""
    head = grid.head[i]
    if grid.dep[i] == "poss" and grid.text[i + 1 : i + 2] and grid.text[i + 1] in POSSESSIVES:
        return grid.ent[head] == "PERSON"
    acronym = grid.text[i].isupper() and len(grid.text[i]) in _ACRONYM
    person = grid.ent[grid.head[head]] == "PERSON" or (i > 1 and grid.ent[i - 2] == "PERSON")
    return acronym and grid.dep[i] == "pobj" and grid.lower[head] in _OF and person
