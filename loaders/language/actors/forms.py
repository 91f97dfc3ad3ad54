"""Forms of names: which words can be one person's name, or one name spelt otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from loaders import spelling
from loaders.language.actors.gazetteer import Words

SHORTEST_VARIANT = 5
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


def last(words: Words) -> str:
    """The last word but "Jr." and the like."""
    return words[-2] if len(words) > 2 and words[-1] in _SUFFIXES else words[-1]


def family(words: Words) -> str:
    """The surname: the first word where the given name is hyphened ("Park Min-jae"), else the last."""
    given = "".join(words[1:]).partition("-")
    hyphened = given[0].istitle() and given[2].islower() and given[2].isalpha()
    return words[0] if hyphened else last(words)


def canonical(forms: Mapping[Words, int]) -> dict[Words, Words]:
    """Each full name's canonical form: of the forms that can be one person's, the most frequent, else the longest."""
    by_last: dict[str, list[Words]] = defaultdict(list)
    for words in forms:
        by_last[last(words).casefold()].append(words)
    chosen: dict[Words, Words] = {}
    for same_last in by_last.values():
        for group in _groups(same_last):
            best = max(group, key=lambda w: (forms[w], len(w)))
            chosen |= dict.fromkeys(group, best)
    return chosen


def _groups(forms: Iterable[Words]) -> list[list[Words]]:
    groups: list[list[Words]] = []
    for words in sorted(forms, key=len):
        home = next((g for g in groups if any(_one_person(words, other) for other in g)), None)
        if home is None:
            groups.append([words])
        else:
            home.append(words)
    return groups


def _one_person(a: Words, b: Words) -> bool:
    """Whether two full names of one surname are one person's: one holds the other, or the first names are variants."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    one, two = a[0], b[0]
    if len(one) > 2 and len(two) > 2 and one[:3] == two[:3] and (one.startswith(two) or two.startswith(one)):
        return True
    return len(one) >= SHORTEST_VARIANT and one[0] == two[0] and variant(one, two)


def variant(a: str, b: str) -> bool:
    """Whether two words are one but for a letter, or for the way of writing it in Latin letters (Araqchi, Araghchi)."""
    return close(a, b) or spelling.alike(spelling.fold(a), spelling.fold(b))


def close(a: str, b: str) -> bool:
    """Whether one letter more, less, changed or swapped with its neighbour makes one word the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, two = a[start:], b[start:]
    swapped = len(one) > 1 and len(two) > 1 and one[0] == two[1] and one[1] == two[0] and one[2:] == two[2:]
    return swapped or one[1:] == two or one == two[1:] or one[1:] == two[1:]
