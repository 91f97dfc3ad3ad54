"""The states that an article speaks of, and the one that it is about."""

from __future__ import annotations

from collections import Counter

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import Grid

_LEAST = 2
_TIMES = 3
_US = "USA"


def spoken_of(grid: Grid, gazetteer: Gazetteer) -> Counter[str]:
    """How often each state is spoken of: by name, adjective, people or capital; the United States also by its states
    and parties.
    """
    counts: Counter[str] = Counter()
    american = gazetteer.us_states | gazetteer.words["american"]
    for i, word in enumerate(grid.text):
        if not word[0].isupper():
            continue
        names = gazetteer.names.get(word, {})
        found = [k.id for w, k in names.items() if k.kind == "State" and tuple(grid.text[i : i + len(w)]) == w]
        other = gazetteer.demonyms.get(word) or gazetteer.peoples.get(word) or gazetteer.capitals.get(word)
        if found or other:
            counts[found[0] if found else str(other)] += 1
        elif word in american:
            counts[_US] += 1
    return counts


def of(counts: Counter[str]) -> str | None:
    """The state that the article is about: spoken of much more than any other; None when it is about several."""
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (state, most), (_, next_most) = ranked[0], ranked[1]
    return state if most >= _LEAST and most >= _TIMES * next_most else None
