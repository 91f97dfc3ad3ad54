"""What kind a name is: voted on over the whole document, so that a name is one kind throughout."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from loaders import spelling
from loaders.language.actors.discourse import HE, SHE
from loaders.language.actors.edges import Label
from loaders.language.actors.forms import family
from loaders.language.actors.gazetteer import Gazetteer, Words, cities
from loaders.language.actors.grid import NOUNS, PROPER, Grid
from loaders.language.actors.names import Name

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_LONGEST_PREFIX = 5  # letters: DiBlasio, McDonald, AbdulRahman
_SHORTEST = 3
_LONG = 4
_SEAT = re.compile(r"[RDI]-[A-Z]")  # "R-Ohio": a party and where the seat is
_OFFICE = 5  # tokens between an office and its holder's name
_PAIR = 2
_CERTAIN = 25
_PLAINLY = 5
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"})
_RARE = 4  # letters of a first name that is rare enough
_WHO = frozenset({"who", "whose"})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "into", "inside", "throughout", "towards"})
_DASHES = frozenset({"-", "--", "–", "—", ":"})
_OF = frozenset({"of", "for", "on", "in", "at", "from", "against"})


def decide(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> dict[Words, Label]:
    """The kind of each accepted name, persons and organisations alone; surnames of persons are accepted with them."""
    places: dict[Words, list[Name]] = defaultdict(list)
    for name in names:
        if not name.known and not (name.headline and not _first_named(name.words, gazetteer)):
            places[name.words].append(name)
    common = _common_words(grid)
    polls = {w: _poll(w, found, grid, gazetteer) for w, found in places.items()}
    decided = {w: _winner(poll) for w, poll in polls.items()}
    surnames = _surnames(decided)
    for words in decided:
        single = gazetteer.surname(words) and _borne(words[-1], surnames) and words[-1] not in gazetteer.words["body"]
        if single or _ends_of_person(words, decided):
            decided[words] = "Person"
    kept = {
        w: label
        for w, label in decided.items()
        if label in ("Person", "Organisation") and _sound(w, label, places[w], grid, gazetteer, common)
    }
    inner = {w for w in kept if any(not n.headline for n in places[w])}
    for words in [w for w in kept if w not in inner]:
        if any(words[: len(w)] == w or words[-len(w) :] == w for w in inner):
            del kept[words]
    short = {s for s in _surnames(kept) if s not in common and len(s) > 1} | _given(kept, grid, gazetteer) - common
    return {**{(s,): "Person" for s in short}, **kept}


def _given(kinds: Mapping[Words, Label], grid: Grid, gazetteer: Gazetteer) -> set[str]:
    """The first words of persons' names that the text calls them by alone, as in Ethiopia: none that many bear."""
    firsts = Counter(w[0] for w, label in kinds.items() if label == "Person" and len(w) > 1)
    rare = {w for w, n in firsts.items() if n == 1 and len(w) >= _RARE and not _elsewhere(w, gazetteer)}
    alone = (i for i, w in enumerate(grid.text) if w in rare and grid.dep[i] in _ROLES and not grid.titled[i])
    return {grid.text[i] for i in alone if i + 1 == len(grid) or not grid.text[i + 1].istitle()}


def _elsewhere(word: str, gazetteer: Gazetteer) -> bool:
    """Whether the word is a common first name, or names something else."""
    others = (gazetteer.genders, gazetteer.names, gazetteer.demonyms, gazetteer.capitals, gazetteer.us_states)
    return any(word in o for o in others) or word in cities()


def _surnames(kinds: Mapping[Words, Label]) -> set[str]:
    return {family(w) for w, label in kinds.items() if label == "Person" and len(w) > 1 and not w[-1].isupper()}


def _ends_of_person(words: Words, kinds: Mapping[Words, Label]) -> bool:
    """Whether the words are the family names of a person named in full: "Pérez Roca" of "Ana María Pérez Roca"."""
    longer = (w for w, k in kinds.items() if k == "Person" and len(w) > len(words) > 1)
    return kinds[words] == "Organisation" and any(w[-len(words) :] == words for w in longer)


def _borne(word: str, surnames: set[str]) -> bool:
    """Whether the word is one of the surnames, however it is spelt in Latin letters."""
    return word in surnames or any(spelling.alike(spelling.fold(word), spelling.fold(s)) for s in surnames)


def _first_named(words: Words, gazetteer: Gazetteer) -> bool:
    return len(words) > 1 and words[0] in gazetteer.genders


def _common_words(grid: Grid) -> frozenset[str]:
    """The words of the text that stand in small letters as nouns, verbs or adjectives, with a capital put on."""
    return frozenset(
        t.capitalize() for t, tag in zip(grid.text, grid.tag, strict=True) if t.islower() and tag[0] in "NJV"
    )


def _poll(words: Words, names: list[Name], grid: Grid, gazetteer: Gazetteer) -> Counter[Label]:
    poll: Counter[Label] = Counter()
    for name in names:
        poll[name.label] += 1
        if any(t.role or t.gender for t in name.titles):
            poll["Person"] += 4
        for label in _neighbours(name, grid, gazetteer):
            poll[label] += 3
        spoken = taken_up(name.head, grid)
        if spoken:
            poll[spoken] += 4
        if name.label == "Person" and _with_article(name, grid):
            poll["Other"] += _CERTAIN
    poll.update(_form(words, gazetteer))
    if poll["Person"] < _PLAINLY and not {"Person", "Place"}.isdisjoint(poll) and is_city(words, gazetteer):
        poll["Place"] += _CERTAIN
    return poll


def taken_up(head: int, grid: Grid) -> Label | None:
    """What the pronoun shows that takes up the subject in what it says: "Lind said he", "the firm said it"."""
    verb = grid.head[head]
    if grid.dep[head] != "nsubj":
        return None
    for clause in (k for k in grid.kids[verb] if k > verb and grid.dep[k] in ("ccomp", "xcomp")):
        for k in (grid.lower[k] for k in grid.kids[clause] if grid.dep[k] in _SUBJECTS):
            if k in HE | SHE:
                return "Person"
            if k == "it":
                return "Organisation"
    return None


def is_city(words: Words, gazetteer: Gazetteer) -> bool:
    """Whether the words are a larger city's name, begin with no first name and hold no known surname."""
    borne = words[0] in gazetteer.genders or any(w in gazetteer.words["surname"] for w in words)
    return not borne and " ".join(words) in cities()


def _with_article(name: Name, grid: Grid) -> bool:
    """Whether "the" stands right before a name that nothing follows in its phrase: no person's ("the Mary Rose")."""
    before = name.first - 1
    plain = before >= 0 and not name.titles and grid.lower[before] == "the" and grid.head[before] == name.head
    return plain and grid.dep[name.head] not in ("compound", "nmod", "poss", "amod")


def _form(words: Words, gazetteer: Gazetteer) -> dict[Label, int]:
    """What the words alone say."""
    head = _heading(words)
    if " ".join(words) in gazetteer.words["nothing"] or words[0] in gazetteer.words["happening"]:
        return {"Other": 50}
    club = len(words) > 1 and words[-1] in gazetteer.words["club"] and words[0] not in gazetteer.genders
    if club or head in gazetteer.words["body"] or head in gazetteer.words["site"]:
        return {"Organisation": 50}
    if any(w in gazetteer.words["thing"] and w not in gazetteer.genders for w in words):
        return {} if _first_named(words, gazetteer) else {"Other": 50}
    if _first_named(words, gazetteer):
        return {"Person": 20}
    if len(words) == 1 and words[0] in gazetteer.words["surname"]:
        return {"Person": 20}
    if len(words) == 1 and len(words[0]) > 1 and words[0].isupper():
        return {"Person": -5, "Organisation": 0}
    return {}


def _heading(words: Words) -> str:
    """The word that says what the name is of: "University" in "University of Ruritania"."""
    return next((words[i - 1] for i, w in enumerate(words) if w in _OF and i), words[-1])


def _neighbours(name: Name, grid: Grid, gazetteer: Gazetteer) -> Iterable[Label]:
    """What the nouns before the name and beside it say ("the rights group HRANA", "Rathke, a spokesman")."""
    beside = [k for k in grid.kids[name.head] if grid.dep[k] == "appos" and k >= name.end]
    if grid.dep[name.head] == "appos":
        beside.append(grid.head[name.head])
    if len(name.words) < _LONG and grid.listed_with(name.head, "PERSON"):
        yield "Person"
    if _aged(name, grid) or any(grid.lower[k] in _WHO for k in _relative(name, grid)):
        yield "Person"
    if _holds_office(name, grid, gazetteer):
        yield "Person"
    after = grid.head[name.head]
    if after == name.end and grid.dep[name.head] == "compound" and grid.lower[after] in gazetteer.words["sort"]:
        yield "Organisation"
    before = name.first - 1
    if before >= 0 and grid.tag[before] in ("NN", "JJ") and grid.head[before] == name.head:
        beside.append(before)
    for k in beside:
        noun = gazetteer.nouns.get(grid.lower[k])
        if noun and noun.kind in ("Person", "Organisation") and grid.tag[k] not in ("NNS", "NNPS"):
            yield "Person" if noun.kind == "Person" else "Organisation"


def _holds_office(name: Name, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether the name stands between commas after an office ("the president of the Senate, Maria Lind, said") or
    right behind the office's field ("Secretary of Defense Maria Lind").
    """
    i = name.first - 2
    if i > 0 and grid.lower[i] in ("of", "to") and gazetteer.office(grid.lower[i - 1]) and grid.tag[i + 1] in PROPER:
        return True
    if i < 0 or grid.text[i + 1] != "," or grid.text[name.end : name.end + 1] != [","] or len(name.words) == 1:
        return False
    first = max(0, i - _OFFICE)
    while i > first and (grid.tag[i] in PROPER or grid.lower[i] in ("of", "the")):
        i -= 1
    return grid.lower[i + 1] == "of" and gazetteer.office(grid.lower[i])


def _aged(name: Name, grid: Grid) -> bool:
    """Whether an age follows the name: "Maria Lind, 42,"."""
    after = grid.text[name.end : name.end + 2]
    return len(after) == _PAIR and after[0] == "," and after[1].isdigit() and len(after[1]) == _PAIR


def _relative(name: Name, grid: Grid) -> list[int]:
    """The words of the clause that hangs on the name, those right after it: "who said", "whose sons"."""
    return (
        list(range(name.end + 1, min(name.end + 2, len(grid)))) if grid.text[name.end : name.end + 1] == [","] else []
    )


def _winner(poll: Counter[Label]) -> Label:
    return max(poll, key=lambda k: poll[k])


def _sound(
    words: Words, label: Label, names: list[Name], grid: Grid, gazetteer: Gazetteer, common: frozenset[str]
) -> bool:
    """Whether the words can be a name of that kind at all: a wrong actor is worse than a missing one."""
    tags = {grid.tag[n.head] for n in names}
    if not _like_a_name(words, gazetteer) or not tags & NOUNS or _only_a_place(words, names, grid, gazetteer):
        return False
    if _first_named(words, gazetteer) and any(map(_glued, words)):
        return False
    if label == "Person" and _initials(words) and not _acts(names, grid):
        return False
    if all(w in common or w.islower() for w in words) and not any(n.titles for n in names):
        return len(words) > 1 and _heading(words) in gazetteer.words["body"]
    if len(words) == 1 and tags <= ({"NNS", "NNPS"} if label == "Person" else {"NNS"}):
        return False
    if label == "Person":
        return _personal(words)
    if words[-1] in gazetteer.words["site"]:
        return any(grid.dep[n.head] == "nsubj" for n in names)
    return len(words) > 1 or _acts(names, grid) or words[0].isupper()


def _only_a_place(words: Words, names: list[Name], grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether all that is ever said of the name is that something is in, near or from it, or sent from it."""
    if _heading(words) in gazetteer.words["body"] or _first_named(words, gazetteer) or any(n.titles for n in names):
        return False
    return all(_located(n, grid, gazetteer) or _dateline(n, grid) for n in names)


def _located(name: Name, grid: Grid, gazetteer: Gazetteer) -> bool:
    """Whether something is in, near or at it, or it is said to be a place ("the port of")."""
    if grid.dep[name.head] != "pobj":
        return False
    before = grid.head[name.head]
    place = grid.lower[before] == "of" and grid.lower[grid.head[before]] in gazetteer.words["place"]
    return place or grid.lower[before] in _WHERE


def _dateline(name: Name, grid: Grid) -> bool:
    """Whether the name stands in capitals before a dash, at the beginning of a sentence."""
    return (
        grid.opens(name.first)
        and all(w.isupper() for w in name.words)
        and not _DASHES.isdisjoint(grid.text[name.end : name.end + 7])
    )


def _like_a_name(words: Words, gazetteer: Gazetteer) -> bool:
    short = len("".join(words)) < _SHORTEST and words[0] not in gazetteer.words["surname"]
    if short or not any(w[0].isupper() for w in words) or _SEAT.match("".join(words)):
        return False
    if words in gazetteer.titles or " ".join(words).lower() in gazetteer.nouns:
        return False
    people = words[-1] in gazetteer.demonyms or words[-1] in gazetteer.peoples
    place = " ".join(w.title() if w.isupper() else w for w in words)
    capital = place in gazetteer.capitals and words[0] not in gazetteer.genders
    return not people and not capital


def _initials(words: Words) -> bool:
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()


def _personal(words: Words) -> bool:
    plain = all(w[0].isalpha() and not any(c.isdigit() for c in w) and not _glued(w) for w in words if w != "-")
    return plain and len(words) <= 6


def _glued(word: str) -> bool:
    """Whether two words were run together, as crawled pages have it: "SandersBill", but not "DiBlasio"."""
    turns = [i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()]
    return any(i > _LONGEST_PREFIX for i in turns)


def _acts(names: list[Name], grid: Grid) -> bool:
    """Whether the name does or owns something somewhere, or is spoken of more than once."""
    return len(names) > 1 or any(grid.dep[n.head] in _SUBJECTS or grid.dep[n.head] in ("poss", "appos") for n in names)
