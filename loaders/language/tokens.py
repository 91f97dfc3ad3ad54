"""The tokens: where spaCy's tokenizer is set right for news, the same for articles and for the names of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex

from loaders.language.lexicon import Lexicon

# Marks that stand glued between words: said,“Look
_GLUED = (
    r"(?<=[\w)])[,:;](?=[“\"]\w)",
    r"(?<=[\w.])\)(?=[,:;][“\"]\w)",
    r"(?<=[\w,:;])[“”](?=\w)",
    r"(?<=[,:;])\"(?=\w)",
    r"(?<=[“”])[—–]",
    r"[—–](?=[“”])",
)
_PREFIX = re.compile(r"(?:^|\W)(?:co|ex|vice)$", re.IGNORECASE)


def set_right(nlp: Language) -> None:
    """Splits marks that are glued between words, and keeps abbreviations ("Capt.") and "cease-fire" in one piece."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "infix_finditer"):
        return
    infixes = compile_infix_regex((*(nlp.Defaults.infixes or ()), *_GLUED))
    tokenizer.infix_finditer = lambda word: _infixes(infixes, word)
    for word in _kept():
        tokenizer.add_special_case(word, [{"ORTH": word}])


@lru_cache(maxsize=1)
def _kept() -> frozenset[str]:
    """The words that aren't split: with their stop, or with the hyphen that the frames of acts know them by."""
    hyphenated = Lexicon().grouped("wordclasses", "class")["hyphenated"]
    abbreviations = Lexicon().grouped("name_words", "sort")["abbreviation"]
    return abbreviations | hyphenated | {word.capitalize() for word in hyphenated}


def _infixes(infixes: re.Pattern[str], word: str) -> Iterator[re.Match[str]]:
    """Where the word is split; not behind a prefix that belongs to it, as in the text that the model learnt from."""
    return (m for m in infixes.finditer(word) if not (m.group() == "-" and _PREFIX.search(word[: m.start()])))
