"""Several: whom a noun for more than one goes back to ("the pair", "both sides"), and where states are named."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import clause, doers
from loaders.language.acts.named import Named
from loaders.language.acts.sides import End
from loaders.reading import Actor

_PAIR = frozenset(("two", "pair", "duo"))
_TWO = 2
_BOTH = frozenset(("both", "two", "each"))
_WHERE = frozenset(("in", "at", "near", "across", "around", "inside", "throughout", "within", "outside"))


@dataclass
class Several(Named):
    """The named ends of a page, and those that a word for two of them stands for."""

    _states: list[tuple[int, End]] | None = None

    def several(self, token: Token) -> list[End]:
        """The actors that one word stands for when it stands for two; empty when it doesn't."""
        return self._states_of(token) or self._the_two(token) or self._both_states(token)

    def side(self, actor: Actor) -> frozenset[str]:
        """The actor with all that it speaks for or is part of, and what those are part of in turn."""
        found, ahead = {actor.id}, [actor]
        while ahead:
            for ident in (o.actor for o in ahead.pop().of):
                above = self.cast.by_id.get(ident)
                if ident not in found and above is not None:
                    ahead.append(above)
                found.add(ident)
        return frozenset(found)

    def _states_of(self, token: Token) -> list[End]:
        """The states of "Norway and Peru's foreign ministers", taken by the parser for a state and some ministers."""
        joined = clause.child(token, "conj")
        owner = clause.child(joined, "poss") if joined is not None and joined.tag_ == "NNS" else None
        if owner is None or token.pos_ != "PROPN":
            return []
        both = [e for e in (self.state(token), self.state(owner)) if e is not None]
        return both if len(both) == len([token, owner]) else []

    def _the_two(self, token: Token) -> list[End]:
        """The two just spoken of: "the pair", "the two", "both leaders"; none when there are more or fewer."""
        start, leading = token.sent.start, self.frames.classes.get("leading", ())
        persons = clause.lemma(token) in leading and any(c.lower_ in ("two", "both") for c in token.children)
        alone = token.lower_ in _PAIR and all(c.lower_ == "the" for c in token.children) and any(token.children)
        if not (alone or persons) or token.dep_ not in clause.SUBJECTS:
            return []
        before = self.page.doc[start - 1].sent.start if start else start
        for first in (start, before):
            for kind in ("Person", "State") if alone else ("Person",):
                found = self._spoken_of(kind, first, token.i)
                if len(found) > 1:
                    span, text = self.words(token)
                    return [End(a, span, text, token.i) for a in found] if len(found) == _TWO else []
        return []

    def _both_states(self, token: Token) -> list[End]:
        """The two states just spoken of: "both sides", "the two countries", "each side"; none when there are others.

        Of an object's the doer is not one: "Chile called on both sides".
        """
        party = clause.lemma(token) in self.frames.classes.get("party", ())
        if not party or not any(c.lower_ in _BOTH for c in token.children):
            return []
        here = token.sent
        before = self.page.doc[here.start - 1].sent.start if here.start else 0
        apart = self._doing(token)
        for first in (here.start, before):
            states = [e for at, e in self.named_states() if self.page.doc[first].idx <= at < token.idx]
            met = {e.actor.id: e.actor for e in states if e.actor and not self.place(self.page.doc[e.head])}
            found = [a for ident, a in met.items() if ident not in apart]
            if len(found) > 1:
                span, text = self.words(token)
                return [End(a, span, text, token.i) for a in found] if self._main(found, apart) else []
        return []

    def _main(self, two: list[Actor], apart: frozenset[str]) -> bool:
        """Whether the states are the two that the article is about: none but the doer is spoken of more often."""
        least = min(len(a.mentions) for a in two)
        rest = (a for a in self.cast.actors if a.kind == "State" and a.id not in apart and a not in two)
        return len(two) == _TWO and all(len(a.mentions) <= least for a in rest)

    def _doing(self, token: Token) -> frozenset[str]:
        """Who does what the word is the object of, with their own."""
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        doer = doers.doer(verb) if verb is not None and token.dep_ not in clause.SUBJECTS else None
        if doer is None:
            return frozenset()
        return frozenset(
            i for e in (self.at(t) for t in clause.conjuncts(doer)) if e and e.actor for i in self.side(e.actor)
        )

    def place(self, word: Token) -> bool:
        """Whether a state is named as a place only: "bombings in Chile and Peru"."""
        while word.dep_ == "conj":
            word = word.head
        return word.dep_ == "pobj" and word.head.lower_ in _WHERE

    def _spoken_of(self, kind: str, first: int, end: int) -> list[Actor]:
        """The named actors of that kind among the tokens."""
        ends = (self.named(t) for t in self.page.doc[first:end] if t.pos_ in ("PROPN", "PRON"))
        actors = (e.actor for e in ends if e is not None and e.actor is not None)
        return list({a.id: a for a in actors if a.kind == kind and not a.anonymous}.values())

    def named_states(self) -> list[tuple[int, End]]:
        """Every place of the page where a state is named or an adjective says one, in order."""
        if self._states is None:
            tokens = (t for t in self.page.doc if t.text[:1].isupper())
            self._states = [(t.idx, end) for t in tokens if (end := self.state(t)) is not None]
        return self._states
