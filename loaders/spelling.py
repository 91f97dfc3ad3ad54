"""Names compared: what is the same but for spelling, what is shorter, what clashes. No names are known here."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

Likeness = Literal["same", "spelled", "shorter", "surname", "clash"]
Tokens = tuple[str, ...]

NEAR = 0.8  # Jaro-Winkler similarity of two spellings of one word
SHORT = 4  # letters; shorter words must be equal
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_QUOTES = re.compile(r"['’‘ʻʼ`´.]")
_ARTICLE = re.compile(r"\b[AaEe]l[- ](?=\w)")
_SOUNDS = (("ph", "f"), ("x", "ks"))
_CLASSES = str.maketrans(
    {**dict.fromkeys("gqc", "k"), **dict.fromkeys("vw", "f"), "z": "s", **dict.fromkeys("aeiouyhj")}
)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def tokens(name: str) -> Tokens:
    """The name's words in small letters without accents; particles (von, bin, al-) left out."""
    plain = _ARTICLE.sub("", _QUOTES.sub("", name))
    words = re.findall(r"\w+", plain)
    kept = [w for w in words if not (w.islower() and len(w) <= 3)]
    return tuple(fold(w) for w in kept or words)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """In small letters, without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What stays of a folded word however it is transliterated: classes of consonants; the word when it has none."""
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    return _DOUBLE.sub(r"\1", word.translate(_CLASSES)) or word


def alike(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one: Araqchi and Araghchi, not Maria and Mario."""
    if a == b:
        return True
    if min(len(a), len(b)) < SHORT or skeleton(a) != skeleton(b) or _genders(a, b):
        return False
    return bool(JaroWinkler.similarity(a, b) >= NEAR)


def _genders(a: str, b: str) -> bool:
    """Whether the words differ as the names of a man and a woman may: in a last a or e."""
    a, b = a.rstrip("h"), b.rstrip("h")
    return (a[-1:] == "a") != (b[-1:] == "a") or a + "e" == b or b + "e" == a


def likeness(a: Tokens, b: Tokens) -> Likeness | None:
    """How two persons' names are alike; "clash" when they share the surname alone, None when not even that."""
    if "".join(a) == "".join(b):
        return "same"
    if not a or not b or not alike(a[-1], b[-1]):
        return None
    if len(a) == 1 or len(b) == 1:
        return "surname" if len(a) != len(b) else "spelled"
    if len(a) == len(b) and all(map(alike, a, b)):
        return "spelled"
    return "shorter" if _shorter(a, b) else "clash"


def _shorter(a: Tokens, b: Tokens) -> bool:
    few, many = sorted((a[:-1], b[:-1]), key=len)
    first = alike(few[0], many[0]) or (1 in (len(few[0]), len(many[0])) and few[0][0] == many[0][0])
    rest = (any(alike(x, y) or (len(x) == 1 and y.startswith(x)) for y in many[1:]) for x in few[1:])
    return first and all(rest)


def initials(name: Tokens) -> str:
    """The first letters of a name's words, as an acronym has them."""
    return "".join(t[0] for t in name)
