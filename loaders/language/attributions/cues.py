"""The words that attribute, from `cues.csv` and its neighbours: verbs and nouns of speech, thought, feeling, plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.language.lexicon import Lexicon
from loaders.reading import Stance

_STANCES = ("said", "thought", "felt", "planned")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word. `frames` says what may hold its content.

    quote: a quotation; that: a clause with or without "that"; explicit: one with it only; wh: a question clause;
    to: an infinitive; raise: that of a passive ("is said to"); ing: a gerund; np: an object;
    as: an object with an "as" phrase; name: "called X Y";
    told: the object is the addressee; a preposition with a colon ("for:"): its object.
    """

    lemma: str
    stance: Stance
    frames: frozenset[str]


@dataclass(frozen=True)
class Cues:
    """Cue verbs and nouns by lemma, words by the name of their list, nouns that act (`doers`), and what
    confidence rests on.

    `priors` by rule and stance, `doubts` the factor of each doubt (see doubts.py).
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    priors: Mapping[tuple[str, str], float]
    doubts: Mapping[str, float]
    lists: Mapping[str, frozenset[str]]
    doers: frozenset[str]


@lru_cache(maxsize=8)
def compiled(lexicon: Lexicon) -> Cues:
    """The cues of the lexicon. Raises LexiconError for an unknown stance or a prior that is no number."""
    return Cues(
        _cues(lexicon, "cues"),
        _cues(lexicon, "cue_nouns"),
        {
            (row["rule"], stance): row.number(stance)
            for row in lexicon.rows("attribution_rules", "rule", *_STANCES)
            for stance in _STANCES
        },
        {row["doubt"]: row.number("factor") for row in lexicon.rows("attribution_doubts", "doubt", "factor")},
        {row["list"]: frozenset(row.words("words")) for row in lexicon.rows("attribution_words", "list", "words")},
        frozenset(_doers(lexicon)),
    )


def _doers(lexicon: Lexicon) -> Iterator[str]:
    for name in ("nouns", "doers"):
        for row in lexicon.rows(name, "word", "kind"):
            if row["kind"] != "-":
                yield from row.words("word")


def _cues(lexicon: Lexicon, name: str) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for row in lexicon.rows(name, "lemma", "stance", "frames"):
        stance: Stance = row.one_of("stance", _STANCES)  # type: ignore[assignment]
        for lemma in row.words("lemma"):
            found[lemma] = Cue(lemma, stance, frozenset(row.words("frames")))
    return found
