"""Bylines: the names in words like "By Ana Reis in Oslo, Per Holm and Maria Lind"."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\S*(?:://|@)\S*|\bwww\.\S+")
_BY = re.compile(r"^(?:(?:written|reported|words|story|analysis|report)\s+)?by(?:\s*:\s*|\s+)", re.IGNORECASE)
_FIRM = re.compile(r"[;|•·/]")
_AND = re.compile(r",?\s+(?:and|&)\s+")
_PLACE = re.compile(r",?\s+in\s+[^\W\d_][^,]*$")


def names(text: str | None) -> tuple[str, ...]:
    """The names, each once, as they are written; places ("in Oslo"), addresses and what is cut off are left out.

    "and" and the commas before it part names only where each part looks like one of several words, so that
    "Food and Agriculture Organization" and "Ana Reis, Oslo correspondent" stay whole.
    """
    line = _BY.sub("", " ".join(_ADDRESS.sub(" ", text or "").split()))
    parts = (name for part in _FIRM.split(line) for name in _parted(part))
    cleaned = (_without_place(p.strip(" ,:-–—")) for p in parts)
    return tuple(dict.fromkeys(name for name in cleaned if name and name.count("(") == name.count(")")))


def _parted(part: str) -> list[str]:
    *before, last = _AND.split(part)
    found = [*(name for b in before for name in b.split(",")), last]
    return found if all(map(_is_name, found)) else [part]


def _is_name(words: str) -> bool:
    own = _without_place(words.strip()).split()
    return len(own) > 1 and own[0][0].isupper()


def _without_place(name: str) -> str:
    short = _PLACE.sub("", name)
    return short if len(short.split()) > 1 else name
