"""Surroundings: the words that hang on a verb, which the frames of the lexicon and the words of mood ask for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.acts import clause

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_MARKS = frozenset(("“", '"', "‘", "``"))
_OPEN = frozenset(("whether", "if", "why", "what", "how", "when", "where", "who"))


def near(verb: Token) -> frozenset[str]:
    """The lemmas that hang on the verb: particles, adverbs, complements, prepositions and what stands in those.

    Marked are clauses (+to, +that, +ing, +should: of what should be), particles (+up) and the doer (~missile, and
    ~missile+place when it does it to a named place).
    """
    words = _doers(verb) | set(_quoted(verb) if clause.lemma(verb) in clause.NAMED else ())
    for c in (*verb.children, *_loose(verb)):
        if c.dep_ in ("aux", "punct", "nsubj"):
            continue
        words.add(clause.lemma(c))
        if c.dep_ in ("xcomp", "ccomp"):
            words.update(_clause_words(c))
        elif clause.opened_for(c):
            words.add("for")
        elif c.dep_ == "advcl" and clause.purpose(c):
            words.add("+to")
        elif c.dep_ in ("prt", "advmod") or (c.dep_ == "prep" and clause.child(c, "pobj", "pcomp") is None):
            words.add(f"+{c.lower_}")
        if c.dep_ in ("prep", "dative", "agent"):
            words.update(_phrase_words(c))
            if c.lower_ != "until" and any(g.ent_type_ in ("DATE", "TIME") for g in c.children):
                words.discard(clause.lemma(c))
        elif c.dep_ in ("attr", "oprd", "acomp", "dobj"):
            words.update(_complement_words(verb, c))
    return frozenset(words)


def _doers(verb: Token) -> set[str]:
    """The marked lemmas of who does it: "~rebel", and "~rebel+place" when its object is a named place."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    agents = [n for c in verb.children if c.dep_ == "agent" for n in c.children]
    words = {f"~{clause.lemma(clause.relative(n, verb))}" for n in (*subjects, *agents)}
    placed = any(o.ent_type_ in _PLACES for o in clause.objects(verb))
    return words | {f"{word}+place" for word in words} if placed else words


def _quoted(verb: Token) -> Iterator[str]:
    """The mark of a name given in quotation marks: "called him a “wannabe king”"."""
    names = (c for c in verb.rights if c.dep_ in ("oprd", "attr", "dobj", "ccomp") and c.i > verb.i + 1)
    if any(t.text in _MARKS for n in names for t in verb.doc[n.left_edge.i - 1 : n.i]):
        yield clause.QUOTED


def _loose(verb: Token) -> Iterator[Token]:
    """The prepositions that the parser hung on the object, not the verb: "assured her of", "described his plan as"."""
    naming = clause.lemma(verb) in clause.NAMING
    for thing in (c for c in verb.children if c.dep_ == "dobj"):
        yield from (
            p for p in thing.children if p.dep_ == "prep" and (thing.pos_ == "PRON" or (naming and p.lower_ == "as"))
        )


def _complement_words(verb: Token, word: Token) -> Iterator[str]:
    """What describes an object or complement; of a quality also what it regards: "responsible+death"."""
    if word.dep_ == "acomp":
        preps = [g for g in word.children if g.dep_ == "prep"]
        not_so = "not+" if clause.child(verb, "neg") is not None or clause.child(word, "neg") is not None else ""
        yield from (f"{not_so}{clause.lemma(word)}+{clause.lemma(o)}" for p in preps for o in p.children)
        yield from () if preps else (f"{not_so}{clause.lemma(word)}" if not_so else f"{clause.lemma(word)}+",)
    yield from (f"be+{clause.lemma(word)}",) if word.dep_ == "oprd" and clause.passive(verb) else ()
    yield from (clause.lemma(g) for g in word.children if g.dep_ in ("amod", "compound"))
    yield from _named_as(verb, word)
    if word.ent_type_ == "PERSON":  # the parser gives a name what is the verb's: "cleared Anna Berg of fraud"
        yield from (g.lower_ for g in word.children if g.dep_ == "prep" and g.lower_ == "of")
    for beside in (g for g in word.children if g.dep_ == "appos"):
        yield clause.lemma(beside)
        yield from (clause.lemma(x) for x in beside.children if x.i < beside.i)


def _named_as(verb: Token, word: Token) -> Iterator[str]:
    """What stands after "of" in the name that a thing is given: "called it an act of terror"."""
    beside = clause.lemma(verb) in clause.NAMING
    names = [word] if word.dep_ == "oprd" else [g for g in word.children if g.dep_ == "appos" and beside]
    for of in (g for n in names for g in n.children if g.lower_ == "of"):
        yield from (clause.lemma(o) for o in of.children)


def _clause_words(verb: Token) -> Iterator[str]:
    infinitive = any(g.dep_ == "aux" and g.lower_ == "to" for g in verb.children)
    if (verb.dep_ == "xcomp" and verb.pos_ not in ("NOUN", "PROPN")) or infinitive:
        yield "+to"
    if verb.dep_ == "ccomp":
        yield "+that"
        yield from ("+should" for _ in range(clause.wished(verb)))
        yield from (g.lower_ for g in verb.children if g.lower_ in _OPEN)
        if verb.pos_ == "NOUN":  # "called Chile's move a provocation"
            yield from (clause.lemma(g) for g in verb.children if g.dep_ in ("dobj", "attr", "oprd"))


def _phrase_words(prep: Token) -> Iterator[str]:
    for noun in prep.children:
        yield f"{clause.lemma(prep)}+{clause.lemma(noun)}"
        if prep.dep_ == "agent":
            continue
        yield clause.lemma(noun)
        if noun.dep_ == "pcomp":
            yield "+ing"
        yield from (clause.lemma(m) for m in noun.children if m.dep_ == "amod")
        yield from (f"{clause.lemma(m)} {clause.lemma(noun)}" for m in noun.children if m.dep_ == "compound")
        if prep.lower_ == "as":
            yield from (clause.lemma(o) for p in noun.children if p.lower_ == "of" for o in p.children)
