"""Names: which stretches of the text are proper names.

The model's entities are cleaned (articles, titles, possessives, line ends), the known names of the lexicon are laid
over them, and accepted names are looked for again where the model missed them. What kind a name is, `kinds` decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loaders.language.actors import edges, overlooked
from loaders.language.actors.edges import Label
from loaders.language.actors.gazetteer import Gazetteer, Known, Title, Words
from loaders.language.actors.grid import POSSESSIVES, PROPER, Grid

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
_LONGEST_TITLE = 4
_SURE_ACRONYM = 5  # letters: no word in capitals is as long and a name too
_ACRONYM = re.compile(r"(?:[A-Z]\.?){3,6}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` up to `end`; `titles` stand before it, `known` when the lexicon has it.

    `head` is the token that the rest of the name hangs on: "Ministry" in "Ministry of External Affairs".
    """

    first: int
    end: int
    label: Label
    words: Words
    known: Known | None = None
    titles: tuple[Title, ...] = ()
    title_first: int | None = None
    headline: bool = False
    head: int = -1


def find(grid: Grid, gazetteer: Gazetteer, states: Mapping[str, int]) -> list[Name]:
    """The names of the page in order; none overlaps another. `states` says how often the page speaks of each state."""
    taken = [False] * len(grid)
    names = []
    for first, end, label, known in sorted(
        _candidates(grid, gazetteer, states), key=lambda c: (c[0] - c[1], c[3] is None)
    ):
        if not any(taken[first:end]):
            taken[first:end] = [True] * (end - first)
            names.append(Name(first, end, label, tuple(grid.text[first:end]), known, headline=grid.titled[first]))
    ordered = sorted((n for n in names if not grid.aside[n.first]), key=lambda n: n.first)
    surnames = {n.words[-1] for n in ordered if n.label == "Person" and len(n.words) > 1 and not n.headline}
    ordered = [_bearer(_own_acronym(n, ordered, gazetteer), surnames) for n in ordered]
    return [_with_titles(n, grid, gazetteer) for n in _joined(ordered, grid, gazetteer)]


def _mistagged(i: int, grid: Grid) -> bool:
    """Whether a noun with a capital at the head of a sentence stands nowhere in small letters: likely a name."""
    return grid.opens(i) and grid.tag[i] in ("NN", "JJ") and grid.text[i].istitle() and grid.lower[i] not in grid.text


def _governing(i: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether a word with a capital, taken for an adjective, stands before a government: "the Bae administration"."""
    noun = gazetteer.nouns.get("".join(grid.lower[i + 1 : i + 2]))
    return noun is not None and noun.sort == "government" and grid.tag[i] == "JJ" and grid.text[i].istitle()


def _bearer(name: Name, surnames: set[str]) -> Name:
    """The name as a person's, when it is a known organisation's that somebody in the article bears ("Bloomberg")."""
    known = name.known is not None and name.known.kind == "Organisation" and len(name.words) == 1
    return replace(name, known=None, label="Person") if known and name.words[0] in surnames else name


def _own_acronym(name: Name, names: list[Name], gazetteer: Gazetteer) -> Name:
    """The name as that of another, when it is an acronym which the article itself gives to another long name.

    Initials that several well-known bodies share are nobody's unless the article spells them out.
    """
    if not name.known or len(name.words) > 1 or not _ACRONYM.fullmatch(name.words[0]):
        return name
    if any(n.known == name.known and len(n.words) > 1 for n in names):
        return name
    letters = name.words[0].replace(".", "")
    longer = (n for n in names if n.label in ("Organisation", "Other") and len(n.words) > 1)
    own = next((n for n in longer if letters == "".join(w[0] for w in n.words if w[0].isupper())), None)
    if own is None and name.words[0] not in gazetteer.words["shared"]:
        return name
    return replace(name, known=own.known if own else None, label="Organisation")


def demonyms(grid: Grid, gazetteer: Gazetteer) -> dict[int, str]:
    """The states whose adjective or people's name a token is part of; none in "pro-Russian" and "Russian-speaking"."""
    found: dict[int, str] = {}
    apart = gazetteer.words["for"]
    for i, word in enumerate(grid.text):
        if not word[0].isupper() or grid.hyphened(i):
            continue
        state = gazetteer.demonyms.get(f"{grid.text[i - 1]} {word}") if i and grid.text[i - 1][0].isupper() else None
        if state:
            found[i - 1] = found[i] = state
        elif word in gazetteer.demonyms and not (i > 1 and grid.text[i - 1] == "-" and grid.lower[i - 2] in apart):
            found[i] = gazetteer.demonyms[word]
    return found


def again(grid: Grid, gazetteer: Gazetteer, names: list[Name], accepted: Mapping[Words, Label]) -> list[Name]:
    """The names that were accepted, and further places where they stand and the model saw none."""
    kept = [n for n in names if n.known or n.words in accepted]
    taken = [False] * len(grid)
    for n in kept:
        single = n.known is not None and n.known.kind == "State" and n.end - n.first == 1
        taken[n.first : n.end] = [not single] * (n.end - n.first)
    known = {i for n in kept if n.known for i in range(n.first, n.end)}
    starts: dict[str, dict[Words, Label]] = {}
    for words, label in accepted.items():
        starts.setdefault(words[0], {})[words] = label
    for i, word in enumerate(grid.text):
        if (
            word in starts
            and not taken[i]
            and (grid.tag[i] in PROPER or _mistagged(i, grid) or _governing(i, grid, gazetteer))
        ):
            best = max((w for w in starts[word] if _same(grid.text[i : i + len(w)], w)), key=len, default=None)
            if best and not any(taken[i : i + len(best)]) and (len(best) > 1 or i not in known):
                taken[i : i + len(best)] = [True] * len(best)
                new = Name(i, i + len(best), starts[word][best], best, headline=grid.titled[i])
                kept.append(_with_titles(new, grid, gazetteer))
    held = {i for n in kept if not n.known for i in range(n.first, n.end)}
    return sorted((n for n in kept if not n.known or n.first not in held), key=lambda n: n.first)


def _joined(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> list[Name]:
    """Adjacent pieces made one where the model had cut a person's name in two."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and before.end == name.first and not before.known and _one_name(before, name, grid, gazetteer):
            joined[-1] = Name(before.first, name.end, "Person", before.words + name.words, headline=name.headline)
        else:
            joined.append(name)
    return joined


def _one_name(before: Name, name: Name, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the pieces are a first name and the next word, or two of a person that the parse has as one."""
    if len(before.words) == len(name.words) == 1 and before.words[0] in gazetteer.genders:
        return True
    last = before.end - 1
    both = before.label == name.label == "Person" and not name.known
    return both and grid.dep[last] == "compound" and name.first <= grid.head[last] < name.end


def _candidates(grid: Grid, gazetteer: Gazetteer, states: Mapping[str, int]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for first, end, raw in grid.entities:
        label = _LABELS.get(raw)
        if label:
            found += [(a, b, label, None) for a, b in edges.cleaned(first, end, label, grid, gazetteer)]
    taken = [bool(label) for label in grid.ent]
    for i, word in enumerate(grid.text):
        names = gazetteer.names.get(word)
        if names and (best := _longest(i, names, grid) or _first_half(i, names, grid)):
            words, known = best
            away = known.sort == "office" and gazetteer.general(words) and _away(str(known.of), gazetteer, states)
            if (
                not away
                and not _of_another(i, known, grid, gazetteer)
                and _stands(i, i + len(words), known, grid, gazetteer)
            ):
                found.append((i, i + len(words), "State" if known.kind == "State" else "Organisation", known))
                taken[i : i + len(words)] = [True] * len(words)
    return found + [(a, b, _LABELS[raw], None) for a, b, raw in overlooked.runs(grid, gazetteer, taken)]


def _away(state: str, gazetteer: Gazetteer, states: Mapping[str, int]) -> bool:
    """Whether a plain "Congress" is hardly the state's: it isn't spoken of, or less than another that has one."""
    most = max(states, key=lambda s: states[s], default=state)
    return bool(states) and (not states.get(state) or (most != state and most in gazetteer.words["congress"]))


def _stands(first: int, end: int, known: Known, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether a known name is one here: not "is" in capitals, nor "America" in "North America"."""
    if end - first > 1:
        return True
    if grid.lower[end : end + 1] == ["party"] and known.sort != "party":
        return False
    if grid.text[first] in gazetteer.words["capped"] and (first == 0 or grid.text[first - 1] != "The"):
        return False
    apart = first > 0 and grid.text[first - 1] in gazetteer.words["apart"]
    acronym = grid.text[first].isupper() and len(grid.text[first]) < _SURE_ACRONYM
    return not apart and (grid.tag[first].startswith("NN") or not acronym)


def _of_another(first: int, known: Known, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the words before say that it is another state's ("Peru's Congress" is not the American one)."""
    i = first - 1
    if known.kind == "State" or not known.of or i < 0:
        return False
    i -= grid.text[i] in POSSESSIVES
    single = gazetteer.names.get(grid.text[i], {}).get((grid.text[i],)) if i >= 0 else None
    state = single.id if single and single.kind == "State" else gazetteer.demonyms.get(grid.text[i], known.of)
    return state in gazetteer.by_id and known.of in gazetteer.demonyms.values() and state != known.of


def _longest(i: int, names: Mapping[Words, Known], grid: Grid) -> tuple[Words, Known] | None:
    fits = [w for w in names if _same(grid.text[i : i + len(w)], w)]
    best = max(fits, key=len, default=None)
    return (best, names[best]) if best else None


def _first_half(i: int, names: Mapping[Words, Known], grid: Grid) -> tuple[Words, Known] | None:
    """What "North" stands for in "North and South Korea"."""
    word, *after = grid.text[i : i + 4]
    two = len(after) == 3 and after[0] == "and" and (word, after[2]) in names
    return ((word,), names[word, after[2]]) if two and grid.tag[i + 2] in PROPER else None


def _same(text: list[str], words: Words) -> bool:
    return len(text) == len(words) and all(a == b or a.replace("’", "'") == b for a, b in zip(text, words, strict=True))


def _head(name: Name, grid: Grid) -> int:
    if "of" not in name.words and not name.words[-1].isdigit():
        return name.end - 1
    return grid.head_of(grid.span(name.first, name.end))


def _with_titles(name: Name, grid: Grid, gazetteer: Gazetteer) -> Name:
    titles: list[Title] = []
    first = name.first
    while True:
        sizes = range(min(_LONGEST_TITLE, first), 0, -1)
        size = next((k for k in sizes if tuple(grid.text[first - k : first]) in gazetteer.titles), 0)
        if not size:
            break
        titles.insert(0, gazetteer.titles[tuple(grid.text[first - size : first])])
        first -= size
    return replace(name, titles=tuple(titles), title_first=first if titles else None, head=_head(name, grid))
