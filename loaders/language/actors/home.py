"""The states that an article speaks of, and the one that it is about."""

from __future__ import annotations

import re
from collections import Counter

from loaders.language import layout
from loaders.language.actors.gazetteer import Gazetteer, cities
from loaders.language.actors.grid import Grid

_LEAST = 2
_TIMES = 3
_US = "USA"


def spoken_of(grid: Grid, gazetteer: Gazetteer) -> Counter[str]:
    """How often each state is spoken of: by name, adjective, people, capital or well-known leader; the United States
    also by its states and parties.
    """
    counts: Counter[str] = Counter()
    american = gazetteer.us_states | gazetteer.words["american"]
    leaders = {name: state for name, state in gazetteer.leaders.items() if name in gazetteer.words["surname"]}
    for i, word in enumerate(grid.text):
        if not word[0].isupper() or word in gazetteer.words["seat"]:
            continue
        names = gazetteer.names.get(word, {})
        found = [k.id for w, k in names.items() if k.kind == "State" and tuple(grid.text[i : i + len(w)]) == w]
        other = gazetteer.demonyms.get(word) or gazetteer.peoples.get(word) or gazetteer.capitals.get(word)
        other = other or leaders.get(word)
        if found or other:
            counts[found[0] if found else str(other)] += 1
        elif word in american:
            counts[_US] += 1
    return counts


def dateline(grid: Grid, gazetteer: Gazetteer) -> str | None:
    """The state of the place line that the text begins with: "OSLO, Norway (AP) -"; None without one, or with two."""
    page = grid.page
    for block in (b for b in page.blocks if b.kind == "paragraph"):
        end = layout.place_line(page.text, block)
        if end:
            place = re.split(r" *[(,/–—|]| - | -- ", page.text[block.start : end])[:2]
            found = [s for p in place if (s := _state(p.strip(), gazetteer))]
            return found[-1] if page.text[block.start : end].count("/") == 0 and found else None
    return None


def _state(place: str, gazetteer: Gazetteer) -> str | None:
    name = place.title() if place.isupper() else place
    if name in gazetteer.words["seat"]:
        return None
    single = gazetteer.nation(name) or gazetteer.capitals.get(name)
    return single or ("USA" if name in gazetteer.us_states else cities().get(name) if place.isupper() else None)


def of(counts: Counter[str]) -> str | None:
    """The state that the article is about: spoken of much more than any other; None when it is about several."""
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (state, most), (_, next_most) = ranked[0], ranked[1]
    return state if most >= _LEAST and most >= _TIMES * next_most else None
