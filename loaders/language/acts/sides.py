"""A side of an act: an actor with the words that name it; and what kind of actor a common noun can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.acts import clause
from loaders.language.acts.frames import Frames
from loaders.reading import Actor, ActorKind, Span

_PLURAL_AGENT = re.compile(r"(?:ers|ors|ists|ians|ants|men)$")


@dataclass(frozen=True, slots=True)
class End:
    """One side of an act: an actor with the words that name it, or words alone (`actor` None)."""

    actor: Actor | None
    span: Span
    text: str
    head: int


def kind(token: Token, frames: Frames, gazetteer: Gazetteer) -> ActorKind | None:
    """The kind of actor that a common noun can stand for; None when it never acts."""
    for word in (token.lower_, clause.lemma(token), *_proper(token)):
        if word in frames.doers:
            return frames.doers[word]
    before = token.nbor(-1).text if token.i else ""
    if token.text in gazetteer.peoples or f"{before} {token.text}" in gazetteer.peoples:
        return "Group"
    if token.tag_ == "NN" and frames.doers.get(f"{token.lower_}s") == "Group":
        return "Person"
    if token.tag_ == "NNPS" and token.is_sent_start and frames.doers.get(token.lower_.removesuffix("s")) == "Person":
        return "Group"  # "Prisoners went on strike"
    return "Group" if token.tag_ == "NNS" and _PLURAL_AGENT.search(token.lower_) else None


def _proper(token: Token) -> list[str]:
    """The word as it is written after "the", for what is an actor as a name only: "the West", not "the west coast"."""
    the = clause.child(token, "det")
    return [token.text] if token.pos_ == "PROPN" and the is not None and the.lower_ == "the" else []


def unique(ends: Iterable[End]) -> list[End]:
    """The ends without those of an actor that came before."""
    seen: set[str] = set()
    kept = []
    for end in ends:
        key = end.actor.id if end.actor else end.text
        if key not in seen:
            seen.add(key)
            kept.append(end)
    return kept


def without_offices(ends: list[End], text: str) -> list[End]:
    """The ends without an office whose holder is named right after it: "The judge of Arica, Luis Rojas, ordered"."""
    titles = [
        a
        for a, b in pairwise(ends)
        if a.actor and b.actor and a.actor.anonymous and {a.actor.kind, b.actor.kind} == {"Person"}
        if not b.actor.anonymous and text[a.span[1] : b.span[0]] == ", "
    ]
    return [e for e in ends if e not in titles]


def bare(text: str) -> str:
    """The phrase without a leading article."""
    return re.sub(r"^(?:the|a|an|some|any|its|his|her|their|whose)\s+", "", text, flags=re.IGNORECASE).strip() or text
