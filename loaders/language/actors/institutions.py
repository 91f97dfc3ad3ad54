"""Institutions that every state has: whose "Foreign Ministry" or "Supreme Court" a name means."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.language.actors.gazetteer import Gazetteer, Words
from loaders.language.actors.grid import POSSESSIVES, PROPER, Grid
from loaders.language.actors.names import Name
from loaders.reading import Span

_OPENING = 6
Owner = tuple[str, Span]  # the state's id, and the words that say so


def owners(
    names: list[Name], grid: Grid, demonyms: Mapping[int, str], gazetteer: Gazetteer, home: str | None
) -> dict[int, Owner | None]:
    """The state of each such institution, by the first token of its name; None where the article doesn't say.

    One that stands without its state is that of the same name before, else the first of that name, else that of
    `home`, the state which the article is about.
    """
    states = {i: n.known.id for n in names if n.known and n.known.kind == "State" for i in range(n.first, n.end)}
    states |= demonyms
    leading = {n.first: state for n in names if not n.known and (state := _leading(n, demonyms, gazetteer))}
    found: dict[int, Owner | None] = {}
    last: dict[Words, Owner] = {}
    plain: list[Name] = []
    for name in (n for n in names if not n.known and _general(n, leading, gazetteer)):
        within = (leading[name.first], grid.span(name.first, name.end)) if name.first in leading else None
        before = _before(name.first, name.end, grid, states)
        owner = before or within or _after(name, grid, states, gazetteer)
        owner = owner or placed(name.first, grid, states, gazetteer)
        if owner:
            last[name.words] = owner
        else:
            plain.append(name)
        found[name.first] = owner or last.get(name.words)
    about = next(((home, grid.span(i, i + 1)) for i, s in sorted(states.items()) if s == home), None)
    for name in plain:
        found[name.first] = found[name.first] or last.get(name.words) or about
    return found


def _leading(name: Name, demonyms: Mapping[int, str], gazetteer: Gazetteer) -> str | None:
    """The state that the name itself begins with: "Turkish Parliament", "Ruritania Coast Guard"."""
    return demonyms.get(name.first) or (gazetteer.nation(name.words[0]) if len(name.words) > 1 else None)


def _general(name: Name, leading: Mapping[int, str], gazetteer: Gazetteer) -> bool:
    """Whether many states have an institution of that name, the state before it left out."""
    words = name.words[1:] if name.first in leading else name.words
    return bool(words) and gazetteer.general(words)


def placed(i: int, grid: Grid, states: Mapping[int, str], gazetteer: Gazetteer) -> Owner | None:
    """The state in which a sentence says at its beginning that it plays: "In Beijing, the Foreign Ministry said"."""
    first = grid.opening(i)
    end = next((k for k in range(first + 1, min(i, first + _OPENING)) if grid.text[k] == ","), first)
    if grid.lower[first] not in ("in", "from") or end - first < 2:
        return None
    inside = [states[k] for k in range(first + 1, end) if k in states]
    state = inside[-1] if inside else gazetteer.capitals.get(grid.words(first + 1, end))
    return (state, grid.span(first + 1, end)) if state else None


def _before(first: int, end: int, grid: Grid, states: Mapping[int, str]) -> Owner | None:
    i = first - 1
    if i > 0 and grid.text[i] in POSSESSIVES:
        i -= 1
    start = i
    while start > 0 and states.get(start - 1, "") == states.get(i) and grid.tag[start - 1] in PROPER:
        start -= 1  # "Costa Rica's Supreme Court"
    return (states[i], grid.span(start, end)) if i in states else None


def _after(name: Name, grid: Grid, states: Mapping[int, str], gazetteer: Gazetteer) -> Owner | None:
    i = name.end
    if grid.lower[i : i + 1] not in (["of"], ["in"]):
        return None
    i += 1 + (grid.lower[i + 1 : i + 2] == ["the"])
    if i in states:
        return states[i], grid.span(name.first, i + 1)
    capital = gazetteer.capitals.get(grid.text[i]) if i < len(grid) else None
    return (capital, grid.span(name.first, i + 1)) if capital else None
