"""Responses: which act of the article answers another one, by the words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from loaders.language.acts import clause
from loaders.reading import Act, Response

_AFTER = frozenset(("after", "following"))
_NOUNS = frozenset(("response", "retaliation", "reaction", "reply", "answer", "revenge", "reprisal"))
_BACK = frozenset(("retaliate", "respond", "reciprocate"))


def linked(acts: Sequence[tuple[Act, Token]]) -> tuple[Act, ...]:
    """The acts with `responds_to` filled, in the order given."""
    return tuple(replace(act, responds_to=_answers(act, token, acts)) for act, token in acts)


def _answers(act: Act, token: Token, acts: Sequence[tuple[Act, Token]]) -> tuple[Response, ...]:
    for low, high, basis in _markers(token):
        found = [
            Response(other.id, basis)
            for other, at in acts
            if low <= at.i < high and other.id != act.id and _reverse(act, other)
        ]
        if found:
            return tuple(found)
    basis = _back(token)
    before = [o for o, at in acts if at.i < token.i and _reverse(act, o)] if basis else []
    return (Response(before[-1].id, basis),) if before else ()


def _back(token: Token) -> str:
    """The words that make it an answer to what went before: "hit back", "retaliated by expelling", "in response"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and clause.lemma(verb.head.head) in _BACK:
        return verb.head.head.text
    if clause.lemma(token) in _BACK:
        return token.text
    if any(c.lower_ == "back" and c.dep_ in ("prt", "advmod") for c in token.children):
        return f"{token.text} back"
    nouns = (n for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" for n in c.children)
    return next((f"in {n.lower_}" for n in nouns if n.lower_ in _NOUNS), "")


def _reverse(act: Act, other: Act) -> bool:
    return other.source == act.target and other.target in (act.source, None)


def _markers(token: Token) -> Iterator[tuple[int, int, str]]:
    """The stretches (first and past-the-last word) that name what is answered, with the words that mark it."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ in _AFTER:
            yield c.left_edge.i, c.right_edge.i + 1, c.lower_
        elif c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in _AFTER for m in c.children):
            yield c.left_edge.i, c.right_edge.i + 1, "after"
        elif c.dep_ == "prep" and c.lower_ == "in":
            noun = clause.child(c, "pobj")
            if noun is not None and noun.lower_ in _NOUNS:
                yield c.left_edge.i, c.right_edge.i + 1, f"in {noun.lower_}"
