"""Headlines: those in Title Case written as sentences are, since the parse was learnt on those; lost verbs found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc, Token

from loaders.language.actors import gazetteer
from loaders.language.lexicon import Lexicon
from loaders.language.page import Block

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_WITHIN = re.compile(r"(?<=[\w,;] )[^\W\d_]+(?:[’'][^\W\d_]+)*")
# What follows a comma or an "and" and may be a name with its verb: "Chile Trade" in "Norway, Chile Trade Blame".
_SEVERAL = re.compile(r"(?:(?<=, )|(?<= and )|(?<= & ))(?=(?:[A-Z][\w’'.-]* ){2,4})")
_NAME = 3  # most words of a name before a verb
_LONG = 3  # letters; shorter words are small even in titles
_MOST = 0.7  # of the longer words have a capital in a title
_FEWEST = 3
_NAMES = frozenset({"may", "will", "us", "ca", "re"})  # may be names with a capital
_LINKS = frozenset({",", "and", "&"})
_PROPER = frozenset({"NNP", "NNPS"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_VERBS = (("cues", "lemma"), ("verbs", "verb"))


def written_small(text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> str:
    """The text with the words of such headlines in small letters that are no names; all offsets stay.

    A word is none that the paragraphs mostly have in small letters, or that they don't have and the lexicon does.
    """
    titled = [b for b in blocks if b.kind == "headline" and _in_titles(text[b.start : b.end])]
    if not titled:
        return text
    told = Counter(w for b in blocks if b.kind == "paragraph" for w in _WITHIN.findall(text[b.start : b.end]))
    usual, heads, known = _usual(lexicon), _heads(lexicon), gazetteer.compiled(lexicon).names

    def written(found: re.Match[str]) -> str:
        word, small = found[0], found[0].lower()
        if found.start() == 0 or word in heads or word.isupper() or len(small) != len(word) or _in_name(found, known):
            return word
        return small if told[small] > told[word] or (not told[word] and small in usual) else word

    for block in titled:
        line = _several_do(_WORD.sub(written, text[block.start : block.end]), told, _bases(lexicon))
        text = text[: block.start] + line + text[block.end :]
    return text


def _in_name(found: re.Match[str], known: Mapping[str, Mapping[gazetteer.Words, gazetteer.Known]]) -> bool:
    """Whether the word belongs to a known name that begins before it: "States" in "United States"."""
    before = found.string[: found.start()].split()[-1:]
    names = known.get(before[0], {}) if before else {}
    return any(name[1:2] == (found[0],) for name in names)


def _several_do(line: str, told: Counter[str], verbs: frozenset[str]) -> str:
    """The line with the verb behind a list of names in small letters: "Norway, Chile Trade Blame"."""
    for found in _SEVERAL.finditer(line):
        for word in islice(_WORD.finditer(line, found.end()), 1, _NAME + 1):
            if word[0].lower() in verbs and not told[word[0]]:
                return line[: word.start()] + word[0].lower() + line[word.end() :]
    return line


def mended(doc: Doc, blocks: tuple[Block, ...], lexicon: Lexicon) -> None:
    """Makes the verb of what the parse took for a noun behind several names: "Norway, Chile recall envoys"."""
    for block in (b for b in blocks if b.kind == "headline"):
        span = doc.char_span(block.start, block.end, alignment_mode="expand")
        if span is not None and len(span) > _FEWEST:
            _with_verb([t for t in span if not t.is_space], lexicon)


def _with_verb(words: list[Token], lexicon: Lexicon) -> None:
    names, end = _names(words)
    verb = words[end] if len(names) > 1 and end + 1 < len(words) else None
    if (
        verb is None
        or verb.lower_ not in _bases(lexicon)
        or not verb.is_lower
        or not _open(verb, words[end + 1], lexicon)
    ):
        return
    root = next((t for t in words if t.dep_ == "ROOT"), verb)
    if root.i > verb.i and root.pos_ in ("VERB", "AUX"):
        return  # "Norway, Chile trade talks resume"
    behind = [t for t in words[end + 1 :] if t.head.i <= verb.i or t == root]
    verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_
    verb.head, verb.dep_ = verb, "ROOT"
    _subjects(names, verb)
    for token in behind:
        nominal = token.pos_ in _NOMINAL and not any(c.dep_ == "dobj" for c in verb.rights)
        token.head, token.dep_ = verb, "dobj" if nominal else token.dep_.replace("ROOT", "dep")


def _names(words: list[Token]) -> tuple[list[Token], int]:
    """The last words of the names that a headline begins with, in a list, and where the list ends."""
    names, i = [], 0
    while i < len(words) and (words[i].tag_ in _PROPER or _listed(words, i)):
        while i + 1 < len(words) and words[i + 1].tag_ in _PROPER and words[i + 1].text[0].isupper():
            i += 1
        if i + 1 < len(words) and words[i + 1].tag_ == "NNS" and words[i].dep_ == "compound":
            i += 1  # "Eritrea troops"
        names.append(words[i])
        i += 1
        if i + 1 < len(words) and words[i].lower_ in _LINKS and words[i + 1].text[0].isupper():
            i += 1
        else:
            break
    return names, i


def _listed(words: list[Token], i: int) -> bool:
    """Whether a word with a capital before a comma or "and" may be a name that the parse took for something else."""
    return words[i].text.istitle() and i + 1 < len(words) and words[i + 1].lower_ in _LINKS


def _open(verb: Token, after: Token, lexicon: Lexicon) -> bool:
    """Whether a word that is a noun too can be a verb before what follows: not "sanction" in "sanction plans"."""
    return verb.lower_ not in _deeds(lexicon) or after.text[0].isupper() or after.pos_ in ("DET", "NUM", "ADP", "PART")


def _subjects(names: list[Token], verb: Token) -> None:
    """Makes a list of the names, the verb's subject, each with the words before it."""
    for k, name in enumerate(names):
        start = names[k - 1].i + 1 if k else verb.sent.start
        name.head, name.dep_ = (names[k - 1], "conj") if k else (verb, "nsubj")
        for token in verb.doc[start : name.i]:
            if token.dep_ in ("cc", "punct") or token.lower_ in _LINKS:
                token.head, token.dep_ = names[k - 1] if k else name, "cc" if token.is_alpha else "punct"
            elif token.head.i >= verb.i:
                token.head, token.dep_ = name, "compound"


def _in_titles(line: str) -> bool:
    long = [w for w in _WORD.findall(line)[1:] if len(w) > _LONG]
    return len(long) >= _FEWEST and sum(w[0].isupper() and not w.isupper() for w in long) >= _MOST * len(long)


@lru_cache(maxsize=8)
def _usual(lexicon: Lexicon) -> frozenset[str]:
    """What is seldom a name: small words, forms of the verbs that cue or act, nouns of acts."""
    verbs, nouns = _bases(lexicon), _deeds(lexicon)
    common = {row["word"] for row in lexicon.rows("common_words", "word")}
    formed = {form for word in (*verbs, *nouns) for form in _forms(word)}
    return frozenset({*(STOP_WORDS - _NAMES), *common, *nouns, *formed})


@lru_cache(maxsize=8)
def _bases(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that cue or act."""
    return frozenset(v for name, column in _VERBS for row in lexicon.rows(name, column) for v in row.words(column))


@lru_cache(maxsize=8)
def _deeds(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of acts."""
    return frozenset(n for row in lexicon.rows("actnouns", "noun") for n in row.words("noun"))


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
