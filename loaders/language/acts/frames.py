"""The verb-and-frame lexicon, compiled: which words say which act, in which frame, and what a mood makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from loaders.language.lexicon import Lexicon, Row
from loaders.reading import ACT_TYPES, ActorKind, Modality

KINDS = {
    **dict.fromkeys(("MEETS", "BACKS", "AGREES_WITH"), "good"),
    **dict.fromkeys(("COOPERATES_WITH", "AIDS"), "help"),
    **dict.fromkeys(("SANCTIONS", "COERCES", "ATTACKS", "PROTESTS_AGAINST"), "harm"),
    "MOBILIZES_AGAINST": "force",
    "YIELDS_TO": "yield",
    "THREATENS": "threat",
}
_SLOT_KINDS: dict[str, ActorKind] = {"person": "Person", "state": "State"}
MODALITIES: dict[str, Modality] = {
    "actual": "actual",
    "planned": "planned",
    "conditional": "conditional",
    "denied": "denied",
}


_MARKS = frozenset(("said", "each", "foe", "ahead"))  # in the column of slots, but no place where anyone stands


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where the other side may stand: `name` as in verbs.csv, what must stand there (`itself`: as its head)."""

    name: str
    actor: bool = False
    kind: ActorKind | None = None
    itself: bool = False


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """One line of verbs.csv. A class of words (@name) is looked for `anywhere` in the clause, words only on the verb.

    `type` is empty when it says no act; `between` is the type among persons (empty: none); with `each` joined
    subjects may do it to each other; what `answers` is aimed at whoever did the doer harm before; `ahead` frames
    say only what is to come.
    """

    verb: str
    near: frozenset[str]
    objects: frozenset[str]
    slots: tuple[Slot, ...]
    type: str
    between: str | None
    cameo: str | None
    prior: float
    label: str
    modality: Modality
    said: bool
    origins: tuple[str, ...]
    anywhere: bool = False
    each: bool = False
    answers: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class NounFrame:
    """One line of actnouns.csv."""

    noun: str
    type: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    alone: bool
    cameo: str | None
    prior: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an effect makes of an act: its type (None: the same, empty: no act) and modality."""

    type: str | None
    modality: Modality
    prior: float


@dataclass(frozen=True)
class Frames:
    """The compiled lexicon of acts."""

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, NounFrame]
    moods: Mapping[str, tuple[tuple[str, str], ...]]
    effects: Mapping[tuple[str, str], Outcome]
    doers: Mapping[str, ActorKind | None]
    governing: frozenset[str]
    misdeeds: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    def effect(self, lemma: str, near: frozenset[str]) -> str | None:
        """What the word does to the act after it, given the particles that hang on it; None when it is no mood word."""
        for particle, effect in self.moods.get(lemma, ()):
            if not particle or particle in near:
                return effect
        return None


@lru_cache(maxsize=4)
def compiled(lexicon: Lexicon) -> Frames:
    """The frames of the lexicon. Raises LexiconError for a line that can't be read."""
    classes = {r["class"]: frozenset(r.words("words")) for r in lexicon.rows("wordclasses", "class", "words")}
    nouns = {n: f for r in lexicon.rows("actnouns", "noun", "type", "by", "to", "alone", "prior") for n, f in _nouns(r)}
    for name in ACT_TYPES:
        classes[name] = frozenset(n for n, f in nouns.items() if f.type == name)
    return Frames(
        _verbs(lexicon, classes),
        nouns,
        _moods(lexicon),
        _effects(lexicon),
        _doers(lexicon),
        _governing(lexicon),
        classes.get("misdeed", frozenset()),
        classes,
    )


def _verbs(lexicon: Lexicon, classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[VerbFrame, ...]]:
    found: dict[str, list[VerbFrame]] = {}
    for row in lexicon.rows("verbs", "verb", "with", "object", "slots", "type", "cameo", "prior", "modality"):
        slots = tuple(_slot(s, row) for s in row["slots"].split()) or (Slot("obj"),)
        marks = {s.name for s in slots} & _MARKS
        types = row.words("type")
        if len(types) > 2 or not set(types) <= {*ACT_TYPES, *(("-",) if len(types) > 1 else ())}:
            raise row.fault(f"type is {row['type']!r}, not one or two of {', '.join(ACT_TYPES)}")
        frame = VerbFrame(
            verb="",
            near=_expanded(row, "with", classes),
            objects=_expanded(row, "object", classes),
            slots=tuple(s for s in slots if s.name not in _MARKS and not s.name.startswith("<")),
            type=types[0] if types else "",
            between=types[1].replace("-", "") if len(types) > 1 else None,
            cameo=row["cameo"] or None,
            prior=row.number("prior"),
            label="+".join(x.split("|")[0] for x in (row["with"], row["object"]) if x),
            modality=MODALITIES[row.one_of("modality", ("", *MODALITIES)) or "actual"],
            said=slots[0].name in ("said", "subj"),
            anywhere="@" in row["with"],
            each="each" in marks,
            answers="foe" in marks,
            ahead="ahead" in marks,
            origins=tuple(s.name[1:] for s in slots if s.name.startswith("<")),
        )
        for verb in row.words("verb"):
            found.setdefault(verb, []).append(frame)
    return {v: tuple(sorted(f, key=lambda x: -(bool(x.near) + bool(x.objects)))) for v, f in found.items()}


def _expanded(row: Row, column: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in row.words(column):
        mark, at, name = word.rpartition("@")
        if not at:
            words.add(word)
        elif name in classes:
            words |= {mark + w for w in classes[name]}
        else:
            raise row.fault(f"{column} asks for the class {word}, which neither wordclasses nor actnouns has")
    return frozenset(words)


def _slot(text: str, row: Row) -> Slot:
    name, plus, wanted = text.partition("+")
    kind = _SLOT_KINDS.get(wanted)
    if plus and kind is None:
        raise row.fault(f"the slot {text!r} is of no kind that there is: {', '.join(_SLOT_KINDS)}")
    return Slot(name.rstrip("!="), bool(kind) or name.endswith(("!", "=")), kind, bool(kind) or name.endswith("="))


def _nouns(row: Row) -> list[tuple[str, NounFrame]]:
    frame = NounFrame(
        noun="",
        type=row.one_of("type", tuple(ACT_TYPES)),
        by=tuple(row["by"].split()),
        to=tuple(row["to"].split()),
        alone=row.one_of("alone", ("yes", "no")) == "yes",
        cameo=row["cameo"] or None,
        prior=row.number("prior"),
    )
    return [(noun, frame) for noun in row.words("noun")]


def _moods(lexicon: Lexicon) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("moods", "word", "with", "effect"):
        for word in row.words("word"):
            found.setdefault(word, []).append((row["with"], row["effect"]))
    return {w: tuple(sorted(m, key=lambda x: not x[0])) for w, m in found.items()}


def _effects(lexicon: Lexicon) -> dict[tuple[str, str], Outcome]:
    found = {}
    for row in lexicon.rows("effects", "effect", "kind", "type", "modality", "prior"):
        name = row.one_of("type", ("=", "-", *ACT_TYPES)).replace("-", "")
        modality = MODALITIES[row.one_of("modality", tuple(MODALITIES))]
        found[row["effect"], row["kind"]] = Outcome(None if name == "=" else name, modality, row.number("prior"))
    return found


def _doers(lexicon: Lexicon) -> dict[str, ActorKind | None]:
    kinds: dict[str, ActorKind | None] = {"Person": "Person", "Group": "Group", "-": None}
    found: dict[str, ActorKind | None] = {}
    for name in ("nouns", "doers"):
        for row in lexicon.rows(name, "word", "kind"):
            for word in row.words("word"):
                found.setdefault(word, kinds.get(row["kind"], "Organisation"))
    return found


def _governing(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that with a state's name mean the state ("the Iranian regime")."""
    return frozenset(
        w for r in lexicon.rows("nouns", "word", "sort") if r["sort"] == "government" for w in r.words("word")
    )
