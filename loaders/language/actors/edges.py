"""Where names begin and end: the model's entities without what belongs to no name, and with what it cut off."""

from __future__ import annotations

from typing import Literal

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import POSSESSIVES, PROPER, Grid

Label = Literal["Person", "Organisation", "State", "Place", "People", "Other"]

_EDGES = frozenset((*POSSESSIVES, *"“”‘()[],.;:-–—/", '"', "the", "The", "THE", "a", "an", "A", "An", "and"))
_QUOTES = frozenset(("“", "”", '"', "„", "«", "»", "``", "''"))
_LONGEST_NAME = 60  # words; more are none
_LONGEST_TITLE = 3
_FULL_NAME = 3  # a comma and two words
_MINISTERS = frozenset({"Secretary", "Minister", "Adviser", "Advisor"})
_RANK = 3  # letters of an office's initials


def cleaned(first: int, end: int, label: Label, grid: Grid, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The entity without what belongs to no name; two parts when a possessive or a bracket joins two names."""
    end = next((i for i in range(first, end) if grid.text[i].isspace()), end)
    if end - first > _LONGEST_NAME:
        return []
    stroke = label == "Person" and "/" in grid.text[first:end]
    cut = next(
        (i for i in range(first + 1, end) if _parts(i, grid) or (stroke and "/" in grid.text[i - 1 : i + 1])), end
    )
    if cut < end:
        return cleaned(first, cut, label, grid, gazetteer) + cleaned(cut, end, label, grid, gazetteer)
    if label == "Person" and (verb := next((i for i in range(first + 1, end - 1) if _told(i, grid)), None)):
        return cleaned(first, verb, label, grid, gazetteer) + cleaned(verb + 1, end, label, grid, gazetteer)
    if label == "Organisation" and (holder := _holder_after(first, end, grid)):
        return _trimmed(first, holder - 1, label, grid, gazetteer) + _trimmed(holder, end, label, grid, gazetteer)
    for i in range(first + 1, end - 1):
        if grid.text[i] == "(" or (_owner(grid.text[i]) and grid.text[i - 1] not in gazetteer.words["plural"]):
            part = next((k for k in range(first + 1, i) if grid.text[k] == "of" and grid.text[i] != "("), i)
            return _trimmed(first, part, label, grid, gazetteer) + cleaned(i + 1, end, label, grid, gazetteer)
    return _trimmed(first, end, label, grid, gazetteer)


def _parts(i: int, grid: Grid) -> bool:
    """Whether no name runs over the token: a quotation mark, or the first of a sentence."""
    return grid.text[i] in _QUOTES or grid.text[i - 1] in _QUOTES or grid.sent[i] != grid.sent[i - 1]


def _told(i: int, grid: Grid) -> bool:
    """Whether the word is a verb that was taken into a name: "Lind accused Berg"."""
    return grid.tag[i] in ("VBD", "VBZ") and grid.text[i].islower()


def _holder_after(first: int, end: int, grid: Grid) -> int | None:
    """Where a person's name begins that was taken into a body's: "the Chamber, Maria Lind,"."""
    comma = next((i for i in range(first + 1, end) if grid.text[i] == ","), end)
    two = end - comma == _FULL_NAME and grid.text[end : end + 1] == [","]
    return comma + 1 if two and all(w.istitle() and w.isalpha() for w in grid.text[comma + 1 : end]) else None


def _owner(word: str) -> bool:
    return word in POSSESSIVES and len(word) == 2


def _trimmed(first: int, end: int, label: Label, grid: Grid, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    while first < end and _no_name(grid.text[first], end - first > 1 and label, gazetteer):
        first += 1
    while first < end and (grid.text[end - 1] in _EDGES or _small(grid.text[end - 1], gazetteer)):
        end -= 1
    if label in ("Person", "Organisation") and first < end:
        first = _behind_post(first, end, grid, gazetteer)
    if label == "Person" and first < end:
        first, end = _person(first, end, grid, gazetteer)
    while first < end and grid.text[end - 1] in gazetteer.words["particle"]:
        end -= 1
    if label == "Person" and end < len(grid) and grid.tag[end] == "NNP" and gazetteer.office(grid.lower[end - 1]):
        return []  # "Charlotte Mayor" before the mayor's name
    if label == "Person" and grid.lower[end - 1] in gazetteer.nouns and grid.text[first] in gazetteer.names:
        return []  # "Kosovo PM"
    if label == "Organisation":
        first, end = _organisation(first, end, grid, gazetteer)
    return [(first, end)] if first < end and not _afloat(first, grid, gazetteer) else []


def _organisation(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> tuple[int, int]:
    if end - first == 1 and _begun_before(first, grid, gazetteer):
        first -= 1
    if "University" in grid.text[first:end] and grid.text[end : end + 1] == ["at"]:
        end = next((b for a, b, _ in grid.entities if a == end + 1), end)
    while first < end and _held(end - 1, grid, gazetteer):
        end -= 1
    while end - first > 1 and _says_what(first, grid, gazetteer):
        first += 1
    return (first, first) if first < end and _portfolio(first, end, grid, gazetteer) else (first, end)


def _held(i: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the last word of an organisation's name is the holder of an office, never so in "Coast Guard"."""
    return gazetteer.office(grid.lower[i]) and grid.text[i] not in gazetteer.words["body"]


def _says_what(first: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the word at the head of a sentence says what the organisation behind it is: "Carmaker Volvo"."""
    noun = gazetteer.nouns.get(grid.lower[first])
    plain = noun is not None and noun.kind == "Organisation" and noun.sort == "generic"
    return (
        grid.opens(first)
        and plain
        and grid.text[first] not in gazetteer.words["body"]
        and grid.tag[first + 1] in PROPER
    )


def _portfolio(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the words are what a minister is of: "Public Works" in "Public Works Secretary Maria Lind"."""
    ministers = "".join(grid.text[end : end + 1]) in _MINISTERS and grid.tag[end + 1 : end + 2] == ["NNP"]
    words = grid.text[first:end]
    plain = all(w.istitle() or w in ("of", "and", "&") for w in words)
    known = tuple(words) in gazetteer.names.get(words[0], {})
    return ministers and plain and not known and gazetteer.words["body"].isdisjoint(words)


def _afloat(first: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the name is a ship's: "USS Maria Lind"."""
    return grid.text[first] in gazetteer.words["ship"] or grid.text[max(0, first - 1)] in gazetteer.words["ship"]


def _tells(word: str, gazetteer: Gazetteer) -> bool:
    """Whether the word is a verb of a headline that was taken into the name ("Maria Lind Blasts Rival")."""
    return word.endswith("s") and not {word[:-1], word[:-2]}.isdisjoint(gazetteer.verbs)


def _small(word: str, gazetteer: Gazetteer) -> bool:
    return word.islower() and word not in gazetteer.words["particle"]


def _person(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> tuple[int, int]:
    particles = gazetteer.words["particle"]
    end = next((i for i in range(first + 2, end - 1) if _tells(grid.lower[i], gazetteer)), end)
    while end - first > 1 and (skip := _title_length(first, end, grid, gazetteer) or grid.tag[first].startswith("VB")):
        first += skip
    first = _behind_office(_behind_rank(first, end, grid), end, grid, gazetteer)
    while first > 1 and grid.text[first - 1] in particles and grid.tag[first - 2] in PROPER:
        first -= 2
    if end - first == 1 and _begun_before(first, grid, gazetteer):
        first -= 1
        if first > 1 and grid.text[first - 1] == "-" and grid.tag[first - 2] == "NNP":
            first -= 2
    size = len(grid)
    while (
        end < size and grid.text[end - 1] in particles and (grid.text[end][0].isupper() or grid.text[end] in particles)
    ):
        end += 1
    while end + 1 < size and grid.text[end] == "-" and grid.start[end] == grid.span(first, end)[1]:
        end += 2
    surname_first = grid.text[first] in gazetteer.words["surname"] and grid.text[end - 1] in gazetteer.genders
    if end - first == 2 and (surname_first or grid.text[first] == grid.text[end - 1]):
        end -= 1
    if end - first > 1 and grid.text[first] in gazetteer.genders and end < size:
        end = _whole_end(end, grid)
    return first, min(end, size)


def _no_name(word: str, label: Label | Literal[False], gazetteer: Gazetteer) -> bool:
    """Whether no name begins with the word; with a label, more words follow it: "Neighboring Mali", "Mr Lind"."""
    if word in _EDGES or _small(word, gazetteer):
        return True
    title = gazetteer.titles.get((word,)) if label == "Organisation" else None
    return bool(label) and (word in gazetteer.words["before"] or (title is not None and not title.role))


def _behind_rank(first: int, end: int, grid: Grid) -> int:
    """Where the name begins behind the initials of an office: "David" in "Kisumu OCPD David Kamau"."""
    capitals = (i for i in range(first, end - 2) if grid.text[i].isupper() and grid.text[i].isalpha())
    return next((i + 1 for i in capitals if len(grid.text[i]) >= _RANK or (i > first and grid.text[i] == "MP")), first)


def _behind_post(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> int:
    """Where the name begins behind the field or place of its bearer's office: "Lind" in "Secretary of Defense Lind"."""
    word = grid.text[first]
    post = first > 1 and grid.lower[first - 1] in ("of", "to") and gazetteer.office(grid.lower[first - 2])
    field = word in gazetteer.words["institution"] or word in gazetteer.capitals or gazetteer.nation(word)
    return first + 1 if post and field and end - first >= _FULL_NAME else first


def _behind_office(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> int:
    """Where the name begins behind a place and its office: "Ihor" in "Kharkiv Mayor Ihor Terekhov"."""
    for i in range(end - 2, first, -1):
        title = gazetteer.titles.get((grid.text[i],))
        if (title and title.role and gazetteer.office(grid.lower[i])) and grid.text[first] not in gazetteer.genders:
            return i + 1
    return first


def _begun_before(first: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the word before a single name is its first name, which the model left out."""
    i = first - 1
    if i < 0 or grid.tag[i] != "NNP" or grid.dep[i] != "compound" or grid.head[i] != first or grid.ent[i]:
        return False
    word = grid.text[i]
    role = (
        grid.lower[i] in gazetteer.nouns
        or word in gazetteer.words["before"]
        or (word,) in gazetteer.titles
        or word in gazetteer.demonyms
    )
    return word.istitle() and not role and not grid.titled[i] and word not in gazetteer.names


def _whole_end(end: int, grid: Grid) -> int:
    """The end of a name that was cut short before it: its last word hangs on a name one or two words on."""
    head = grid.head[end - 1]
    on = grid.dep[end - 1] == "compound" and end <= head <= end + 1
    if not on or any(grid.tag[i] != "NNP" or grid.ent[i] for i in range(end, head + 1)):
        return end
    return head + 1


def _title_length(first: int, end: int, grid: Grid, gazetteer: Gazetteer) -> int:
    for size in range(min(_LONGEST_TITLE, end - first - 1), 0, -1):
        words = tuple(grid.text[first : first + size])
        if words in gazetteer.titles or (size == 1 and words[0] in gazetteer.demonyms):
            return size
    return 0
