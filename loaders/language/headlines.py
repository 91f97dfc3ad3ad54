"""Headlines in Title Case, written as sentences are: the parse was learnt on those."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from loaders.language.lexicon import Lexicon
from loaders.language.page import Block

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_WITHIN = re.compile(r"(?<=[\w,;] )[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LONG = 3  # letters; shorter words are small even in titles
_MOST = 0.7  # of the longer words have a capital in a title
_FEWEST = 3
_NAMES = frozenset({"may", "will", "us", "ca", "re"})  # may be names with a capital
_VERBS = (("cues", "lemma"), ("verbs", "verb"))


def written_small(text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> str:
    """The text with the words of such headlines in small letters that are no names; all offsets stay.

    A word is none that the paragraphs mostly have in small letters, or that they don't have and the lexicon does.
    """
    titled = [b for b in blocks if b.kind == "headline" and _in_titles(text[b.start : b.end])]
    if not titled:
        return text
    told = Counter(w for b in blocks if b.kind == "paragraph" for w in _WITHIN.findall(text[b.start : b.end]))
    usual, heads = _usual(lexicon), _heads(lexicon)

    def written(found: re.Match[str]) -> str:
        word, small = found[0], found[0].lower()
        if found.start() == 0 or word in heads or word.isupper() or len(small) != len(word):
            return word
        return small if told[small] > told[word] or (not told[word] and small in usual) else word

    for block in titled:
        text = text[: block.start] + _WORD.sub(written, text[block.start : block.end]) + text[block.end :]
    return text


def _in_titles(line: str) -> bool:
    long = [w for w in _WORD.findall(line)[1:] if len(w) > _LONG]
    return len(long) >= _FEWEST and sum(w[0].isupper() and not w.isupper() for w in long) >= _MOST * len(long)


@lru_cache(maxsize=8)
def _usual(lexicon: Lexicon) -> frozenset[str]:
    """What is seldom a name: small words, forms of the verbs that cue or act, nouns of acts."""
    verbs = [v for name, column in _VERBS for row in lexicon.rows(name, column) for v in row.words(column)]
    nouns = [n for row in lexicon.rows("actnouns", "noun") for n in row.words("noun")]
    common = {row["word"] for row in lexicon.rows("common_words", "word")}
    formed = {form for word in (*verbs, *nouns) for form in _forms(word)}
    return frozenset({*(STOP_WORDS - _NAMES), *common, *nouns, *formed})


@lru_cache(maxsize=8)
def _heads(lexicon: Lexicon) -> frozenset[str]:
    """The words that head the names of bodies, which keep their capital: "Republican Party"."""
    words = lexicon.grouped("name_words", "sort")
    return words["body"] | words["site"]


def _forms(word: str) -> tuple[str, ...]:
    """The forms with an ending: "backs", "backed", "backing"; the bare verb may well be a name ("Mark")."""
    stem, doubled = word.removesuffix("e"), f"{word}{word[-1:]}"
    plural = f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
    return plural, f"{word}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"
