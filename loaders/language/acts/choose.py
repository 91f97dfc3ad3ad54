"""Choosing: which frame of the lexicon fits a verb where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.acts import clause
from loaders.language.acts.frames import Frames, VerbFrame
from loaders.language.acts.surroundings import near

_NONE = frozenset(("-",))


def verb_frame(verb: Token, frames: Frames) -> VerbFrame | None:
    """The first frame of the lexicon that fits the verb where it stands."""
    options = frames.verbs.get(clause.lemma(verb))
    if not options:
        return None
    if not options[0].near and not options[0].objects:
        return options[0]
    surroundings = _Surroundings(verb)
    return next((f for f in options if surroundings.fit(f)), None)


class _Surroundings:
    """The words about a verb, gathered when a frame first asks for them."""

    def __init__(self, verb: Token) -> None:
        self._verb = verb
        self._near = near(verb)
        self._deep: frozenset[str] | None = None
        self._heads = [x for o in clause.objects(verb) for x in clause.conjuncts(o)]

    def fit(self, frame: VerbFrame) -> bool:
        """Whether all that the frame asks for is there."""
        if frame.near and not frame.near & self._near and not self._far(frame):
            return False
        if frame.objects == _NONE:
            return not self._heads
        return not frame.objects or any(_fits(h, frame.objects) for h in self._candidates(frame))

    def _far(self, frame: VerbFrame) -> bool:
        if not frame.anywhere or frame.type == "CONDEMNS":
            return False
        if self._deep is None:
            beside = {w.i for c in self._verb.subtree if c.dep_ == "relcl" for w in c.subtree}
            self._deep = frozenset(clause.lemma(w) for w in self._verb.subtree if w.i not in {self._verb.i, *beside})
        return bool(frame.near & self._deep)

    def _candidates(self, frame: VerbFrame) -> Iterator[Token]:
        yield from self._heads
        yield from (c for c in self._verb.children if c.dep_ == ("nsubj" if frame.said else "dobj"))


def _fits(head: Token, wanted: frozenset[str]) -> bool:
    """Whether the object's head is one of the wanted nouns; `*` wants any."""
    return "*" in wanted or clause.lemma(head) in wanted or _measured(head, wanted)


def _measured(head: Token, wanted: frozenset[str]) -> bool:
    """Whether the head only counts or measures a wanted noun ("a series of attacks", "$3 million in aid")."""
    return any(
        c.dep_ == "prep" and c.lower_ in ("of", "in") and any(clause.lemma(g) in wanted for g in c.children)
        for c in head.children
    ) or any(c.lower_ in wanted for c in head.children if c.dep_ in ("quantmod", "nmod", "compound"))
