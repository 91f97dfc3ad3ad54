"""Whether a table fits a terminal: so that no column is cut to a few letters."""

from __future__ import annotations

import os
from collections.abc import Sequence

UNKNOWN = 160  # characters a line where no terminal and no COLUMNS say
GAP = 3  # characters between two columns
_WORD, _TEXT = 12, 20  # characters that a word, and that a longer text gets at least


def piped() -> int:
    """The characters of a line that goes to no terminal: as COLUMNS says, else UNKNOWN."""
    said = os.environ.get("COLUMNS", "")
    return max(int(said), 20) if said.isdecimal() and int(said) else UNKNOWN


def least(head: str, texts: Sequence[str]) -> int:
    """How wide a column must be to be read: for its longest words, and for some words of a text a line."""
    word = max((len(w) for t in texts for w in t.split()), default=0)
    text = max(map(len, texts), default=0)
    return max(max(map(len, head.split()), default=0), min(word, _WORD), min(text, _TEXT))


def fit(columns: Sequence[int], width: int) -> bool:
    """Whether columns of those widths stand beside one another."""
    return sum(columns) + GAP * (len(columns) - 1) <= width
