"""English is read; another language is recognised and named, never read as English."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from loaders.errors import InputError
from loaders.language.lexicon import Lexicon
from loaders.sources.base import Found

# Shorter texts in Latin letters are taken for English: too little to be sure of anything else.
SHORTEST = 200
LONGEST = 2_000  # characters that are looked at
_FEWEST_LETTERS = 20
_LATIN = "\u0250"  # the letters before this one
_ENGLISH_SHARE = 0.15  # of common words: English news has about 0.35, its neighbours below 0.08
_SURE, _DOUBT = 0.3, 0.05  # least probability of the other language, most of English
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = ("en", "pcm", "zxx")  # English, Nigerian Pidgin, no language at all


def english(found: Found) -> Found:
    """The article marked as English, or an InputError that names its language; an InputError as it is."""
    if isinstance(found, InputError):
        return found
    other = _other(found.text[:LONGEST])
    if other:
        return InputError(found.ref, f"is in {_called(other)}; Sayso reads English")
    return replace(found, language="en")


def _other(text: str) -> str | None:
    words = _WORD.findall(text.casefold())
    letters = "".join(words)
    if len(letters) < _FEWEST_LETTERS or (len(text) < SHORTEST and sum(c < _LATIN for c in letters) * 2 > len(letters)):
        return None
    if sum(w in _common() for w in words) >= _ENGLISH_SHARE * len(words):
        return None
    ranked = dict(_identifier().rank(" ".join(words)))
    code, probability = next(iter(ranked.items()))
    sure = probability >= _SURE and sum(ranked.get(n, 0.0) for n in _NEAR) <= _DOUBT
    return str(code) if sure and code not in _NEAR else None


@lru_cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in Lexicon().rows("common_words", "word"))


@lru_cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # three seconds: only when a text isn't plainly English

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _called(code: str) -> str:
    from babel import Locale

    return str(Locale.parse("en").languages.get(code, code))
