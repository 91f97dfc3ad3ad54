"""Surroundings: the words that hang on a verb, which the frames of the lexicon and the words of mood ask for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.acts import clause

_OPEN = frozenset(("whether", "if", "why", "what", "how", "when", "where", "who"))


def near(verb: Token) -> frozenset[str]:
    """The lemmas that hang on the verb: particles, adverbs, complements, prepositions and what stands in those.

    Marked are clauses (+to, +that, +ing, +should: of what should be) and particles (+up).
    """
    words: set[str] = set()
    for c in verb.children:
        if c.dep_ in ("aux", "punct", "nsubj"):
            continue
        words.add(clause.lemma(c))
        if c.dep_ in ("xcomp", "ccomp"):
            words.update(_clause_words(c))
        elif c.dep_ == "advcl" and clause.purpose(c):
            words.add("+to")
        elif c.dep_ in ("prt", "advmod") or (c.dep_ == "prep" and clause.child(c, "pobj", "pcomp") is None):
            words.add(f"+{c.lower_}")
        if c.dep_ in ("prep", "dative"):
            words.update(_phrase_words(c))
            if c.lower_ != "until" and any(g.ent_type_ in ("DATE", "TIME") for g in c.children):
                words.discard(clause.lemma(c))
        elif c.dep_ == "acomp":
            preps = [g for g in c.children if g.dep_ == "prep"]
            words.update(f"{clause.lemma(c)}+{clause.lemma(o)}" for p in preps for o in p.children)
            words.update(() if preps else (f"{clause.lemma(c)}+",))
        if c.dep_ in ("attr", "oprd", "acomp", "dobj"):
            words.update(clause.lemma(g) for g in c.children if g.dep_ in ("amod", "compound"))
            words.update(
                clause.lemma(w)
                for g in c.children
                if g.dep_ == "appos"
                for w in (g, *(x for x in g.children if x.i < g.i))
            )
    return frozenset(words)


def _clause_words(verb: Token) -> Iterator[str]:
    infinitive = any(g.dep_ == "aux" and g.lower_ == "to" for g in verb.children)
    if verb.dep_ == "xcomp" or infinitive:
        yield "+to"
    if verb.dep_ == "ccomp":
        yield "+that"
        yield from ("+should" for _ in range(clause.wished(verb)))
        yield from (g.lower_ for g in verb.children if g.lower_ in _OPEN)
        if verb.pos_ == "NOUN":  # "called Chile's move a provocation"
            yield from (clause.lemma(g) for g in verb.children if g.dep_ in ("dobj", "attr", "oprd"))


def _phrase_words(prep: Token) -> Iterator[str]:
    for noun in prep.children:
        yield clause.lemma(noun)
        if noun.dep_ == "pcomp":
            yield "+ing"
        yield from (clause.lemma(m) for m in noun.children if m.dep_ == "amod")
        if prep.lower_ == "as":
            yield from (clause.lemma(o) for p in noun.children if p.lower_ == "of" for o in p.children)
