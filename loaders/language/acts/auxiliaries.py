"""Auxiliaries: what the helpers, negation and conditions of one verb make of what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.language.acts import clause

IF = frozenset(("if", "unless", "should", "provided", "lest"))
_ONCE = frozenset(("once",))
_MAY = frozenset(("could", "may", "might", "can", "would", "'d", "’d"))
_WILL = frozenset(("will", "'ll", "wo", "shall", "’ll"))
MUST = frozenset(("must", "should", "ought"))
_CASE = frozenset(("case", "event"))
_WOULD = frozenset(("would", "'d", "’d"))
_MIGHT_HAVE = frozenset(("would", "could", "might", "should", "'d", "’d"))
_TELLING = frozenset(
    ("say", "announce", "declare", "tell", "warn", "confirm", "state", "pledge", "promise", "vow", "add")
)
_WARNING = frozenset(("warn", "threaten"))
OBLIGED = frozenset(("has", "have", "need", "needs"))
_NONE = frozenset(("no", "neither", "nor"))
NEVER = frozenset(("never", "hardly", "barely", "nowhere", "neither"))
_BOLD = frozenset(("hesitate",))  # who will not hesitate will
_AS_SOON = frozenset(("soon", "long"))


@dataclass
class Mood:
    """What was found above an act's word: effects from the inside out, and the words that they consumed."""

    effects: list[str] = field(default_factory=list)
    conditional: bool = False
    future: bool = False
    void: bool = False
    used: list[Token] = field(default_factory=list)


def read(verb: Token, mood: Mood) -> None:
    """Auxiliaries, negation and if-clauses of the verb itself."""
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    will = bool(words & _WILL) or _going(verb) or _shifted(verb, words)
    may = bool(words & _MAY) and not will
    mood.future |= will or may
    mood.void |= inverted(verb) or bool(words & _MIGHT_HAVE and "have" in words)
    mood.void |= bool(words & MUST) or any(
        c.dep_ in ("mark", "advmod") and c.lower_ in ("for", "whether") for c in verb.children
    )
    _conditions(verb, mood, will or may)
    warned = clause.child(verb, "ccomp") if clause.lemma(verb) in _WARNING else None
    if warned is not None:
        _conditions(warned, mood, True)
    if _to_be(verb) or (verb.dep_ == "ROOT" and "to" in words):
        mood.effects.append("plan")
    if negated(verb) and clause.lemma(verb) not in _BOLD:
        mood.effects.append("refuse" if will else "not")
    elif will or may:
        mood.effects.append("will" if will else "may")


def bidden(verb: Token) -> bool:
    """Whether the verb only names a doing, or bids someone do it: "to back Peru would be wise", "vote for her!"."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "expl")]
    if verb.dep_ == "csubj":
        return verb.tag_ == "VBG" or "to" in helpers
    return verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp") and not helpers


def unsaid(head: Token, dep: str, values: frozenset[str]) -> bool:
    """Whether nothing is said to be done: "never said that", "has to", "it is hard to" and other `values`."""
    if dep == "ccomp" and head.pos_ == "VERB" and any(c.dep_ == "neg" or c.lower_ in NEVER for c in head.children):
        return True
    if head.lower_ in OBLIGED:
        return True
    quality = head if head.pos_ == "ADJ" else clause.child(head, "acomp", "oprd")
    dummy = clause.child(head if head.pos_ != "ADJ" else head.head, "nsubj")
    return (
        quality is not None
        and quality.lower_ in values
        and dummy is not None
        and (dummy.lower_ == "it" or dep == "xcomp")
    )


def _shifted(verb: Token, helpers: set[str]) -> bool:
    """Whether "would" is the "will" of what someone said: "Norway said it would"."""
    told = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and verb.i > verb.head.i
    return told and bool(helpers & _WOULD) and clause.lemma(verb.head) in _TELLING


def inverted(verb: Token) -> bool:
    """Whether it is said of what was not: "had Norway condemned Chile, ..."."""
    subject = clause.child(verb, "nsubj", "nsubjpass")
    return subject is not None and any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "were", "should") and c.i < subject.i
        for c in verb.children
    )


def negated(verb: Token) -> bool:
    """Whether the verb, or the noun that is its object, is denied ("never met", "held no talks")."""
    nouns = (c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass"))
    return (
        any(c.dep_ == "neg" or c.lower_ in NEVER for c in verb.children)
        or any(
            g.lower_ in _NONE and g.dep_ in ("det", "cc", "preconj")
            for n in nouns
            if not n.like_num
            for g in n.children
        )
        or any(g.lower_ == "no" or g.lower_ in NEVER for c in verb.children if c.dep_ == "acomp" for g in c.subtree)
    )


def _going(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.lower_ == "going" and clause.child(verb, "xcomp") is not None


def _to_be(verb: Token) -> bool:
    """Whether the verb is the "was" of "was to meet"."""
    inner = clause.child(verb, "xcomp") if verb.lemma_ == "be" else None
    return (
        inner is not None
        and inner.i > verb.i
        and clause.lemma(inner) != "blame"
        and clause.child(verb, "acomp", "attr") is None
    )


def _conditions(verb: Token, mood: Mood, ahead: bool) -> None:
    for c in verb.children:
        dep = c.dep_
        if dep == "mark":
            mood.void |= c.lower_ in IF
        elif dep == "advcl":
            mood.conditional |= opened_by(c) or (ahead and opened_by(c, _ONCE))
        elif dep == "conj" and ahead:
            mood.conditional |= any(g.dep_ == "advcl" and opened_by(g) for g in c.children)
        elif dep == "advmod":
            mood.conditional |= ahead and c.lower_ in _AS_SOON and clause.child(c, "advcl") is not None
        elif dep == "prep":
            mood.conditional |= c.lower_ == "in" and any(g.lower_ in _CASE and _supposed(g) for g in c.children)


def _supposed(noun: Token) -> bool:
    """Whether it is a case that may come: "in case of war", "in the event of war", not "in a case that drags on"."""
    the = clause.child(noun, "det", "amod", "poss")
    return the is None or the.lower_ == "the"


def opened_by(verb: Token, words: frozenset[str] = IF) -> bool:
    """Whether a clause begins with one of the words."""
    return any(c.dep_ in ("mark", "aux", "advmod") and c.i <= verb.i and c.lower_ in words for c in verb.children)
