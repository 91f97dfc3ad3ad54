"""Text that is safe to print: what an article holds must not drive the reader's terminal."""

from __future__ import annotations

import re

# C0 and C1 controls (tab, line feed kept), and the marks that reorder or hide text.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """The text without control characters and direction overrides."""
    return _UNSAFE.sub("", text)


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
