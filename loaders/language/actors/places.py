"""Capitals that stand for a government: "Tehran has warned", "talks with Beijing"; elsewhere a capital is a place."""

from __future__ import annotations

from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import PROPER, Grid

_TOWARDS = frozenset({"with", "between", "against", "to", "on", "from", "by"})
_AIMED = frozenset({"at", "against", "by", "with"})


def governments(grid: Grid, index: dict[int, Entity], found: dict[str, Entity], gazetteer: Gazetteer) -> None:
    """Adds the capitals that act or are dealt with to their states' mentions, new states to `found`."""
    for i, word in enumerate(grid.text):
        first = seat(i, grid, gazetteer)
        if first is None or word in gazetteer.genders or any(k in index for k in range(first, i + 1)):
            continue
        if grid.tag[i] in PROPER and _governs(i, first, grid, gazetteer):
            name = grid.words(first, i + 1)
            state = of_state(gazetteer.capitals[name], found, gazetteer)
            state.mentions[grid.span(first, i + 1)] = i
            state.call(name)
            index |= dict.fromkeys(range(first, i + 1), state)


def seat(i: int, grid: Grid, gazetteer: Gazetteer) -> int | None:
    """The first token of a capital's name that ends with the token ("Addis Ababa"); None when none does."""
    if not grid.text[i][0].isupper():
        return None
    longest = (first for first in (i - 2, i - 1, i) if first >= 0)
    return next((first for first in longest if " ".join(grid.text[first : i + 1]) in gazetteer.capitals), None)


def halves(grid: Grid, index: dict[int, Entity], found: dict[str, Entity], gazetteer: Gazetteer) -> None:
    """Adds words with a capital that stand for a state or body which the article names too: "the North"."""
    for entity in [e for e in found.values() if e.known]:
        names = {w for w in gazetteer.called(entity.known, ()) if w[0].isupper()}
        for i in range(1, len(grid)) if names else ():
            if (
                grid.lower[i - 1] == "the"
                and _half(i, names, grid)
                and i not in index
                and grid.dep[i] not in ("compound", "amod", "nmod")
            ):
                entity.mentions[grid.span(i, i + 1)] = i
                entity.call(grid.words(i - 1, i + 1))
                index[i] = entity


def seated(grid: Grid, index: dict[int, Entity], found: dict[str, Entity], gazetteer: Gazetteer) -> None:
    """Adds the cities that stand for a body which sits there and which the article names: "lashed out at Brussels"."""
    for entity in [e for e in found.values() if e.known and e.known.sort == "body"]:
        cities = gazetteer.called(entity.known, ()) & gazetteer.words["seat"]
        for i in (i for i in range(len(grid)) if grid.text[i] in cities and i not in index):
            if grid.tag[i] in PROPER and (_governs(i, i, grid, gazetteer) or _aimed_at(i, grid)):
                entity.mentions[grid.span(i, i + 1)] = i
                entity.call(grid.text[i])
                index[i] = entity


def _aimed_at(i: int, grid: Grid) -> bool:
    """Whether something is done to what the city stands for: "criticised Brussels", "railed against Brussels"."""
    return grid.dep[i] == "dobj" or (grid.dep[i] == "pobj" and grid.lower[grid.head[i]] in _AIMED)


def organs(grid: Grid, index: dict[int, Entity], found: dict[str, Entity], gazetteer: Gazetteer) -> None:
    """Adds what a body that the article names has, called by its sort alone: "the Commission" of the European Union."""
    for known in gazetteer.by_id.values():
        first, _, word = known.name.partition(" ")
        owner = found.get(known.of or "")
        sole = owner is not None and known.sort == "body" and first == owner.name.split()[0] and word.isalpha()
        if not sole or any(word in e.name.split() for e in found.values() if e.id != known.id):
            continue
        places = [i for i in range(1, len(grid)) if grid.text[i] == word and grid.lower[i - 1] == "the"]
        for i in (i for i in places if i not in index and grid.dep[i] not in ("compound", "amod", "nmod")):
            entity = found.setdefault(known.id, Entity(known.id, known.name, "Organisation", known=known))
            entity.mentions[grid.span(i, i + 1)] = i
            index[i] = entity


def _half(i: int, names: set[str], grid: Grid) -> bool:
    """Whether the word stands for one of the names, in small letters only where it is no mere direction."""
    if grid.text[i] in names:
        return grid.tag[i] in PROPER
    return grid.text[i].capitalize() in names and grid.dep[i] == "pobj" and grid.lower[i - 2] in ("into", "against")


def of_state(ident: str, found: dict[str, Entity], gazetteer: Gazetteer) -> Entity:
    """The entity of a state, made when there is none yet."""
    if ident not in found:
        known = gazetteer.by_id[ident]
        found[ident] = Entity(ident, known.name, "State", known=known)
    return found[ident]


def _governs(i: int, first: int, grid: Grid, gazetteer: Gazetteer) -> bool:
    if any(grid.dep[k] in ("appos", "compound", "amod") and not first <= k < i for k in grid.kids[i]) or grid.titled[i]:
        return False
    top = i
    while grid.dep[top] == "conj":
        top = grid.head[top]
    dep, head = grid.dep[top], grid.head[top]
    if dep == "nsubj":
        return grid.tag[head].startswith("VB") and grid.page.doc[head].lemma_ not in gazetteer.words["still"]
    if dep == "poss":
        return grid.lower[head] not in gazetteer.words["local"] and grid.tag[head] in ("NN", "NNS")
    if dep == "dobj":
        return grid.page.doc[head].lemma_ in gazetteer.words["addressed"]
    if dep == "pobj" and grid.lower[head] in _TOWARDS:
        return grid.lower[grid.head[head]] in gazetteer.words["dealings"]
    return False
