"""Asked: of whom a thing that is demanded is demanded, for the thing itself is asked of nobody."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause
from loaders.language.acts.ends import Ends
from loaders.language.acts.sides import End

_DEPTH = 3
_BEFORE = frozenset(("amod", "nmod", "compound"))


def of_noun(noun: Token, ends: Ends, depth: int = 0) -> list[End]:
    """Who would have to do what the noun says: "the withdrawal of Chile's troops", "an end to Chile's blockade".

    Of what someone undergoes ("the release of the crew", "peace in Chile") the words name nobody.
    """
    lemma, classes = clause.lemma(noun), ends.frames.classes
    by = [c for c in noun.children if c.lower_ == "by" and c.dep_ in ("prep", "agent")]
    if by:
        return _inside(by, ends)
    if lemma in classes.get("undergone", ()) or depth > _DEPTH:
        return []
    possessor = clause.child(noun, "poss")
    if possessor is not None:
        return ends.concerned(possessor)
    names: tuple[str, ...] = ("against",) if lemma in classes.get("measure", ()) else ()
    names += ("of", "from") if lemma in classes.get("owndeed", ()) else ("from",)
    found = _inside([c for c in noun.children if c.lower_ in names and c.dep_ == "prep"], ends)
    if found or any(c.dep_ in _BEFORE and ends.state(c) for c in noun.children):
        return found or ends.beside(noun)
    stopped = ("to", "of", "in") if lemma in classes.get("ending", ()) else ()
    for prep in (c for c in noun.children if c.lower_ in stopped and c.dep_ == "prep"):
        for thing in (p for p in prep.children if p.dep_ == "pobj"):
            return of_noun(thing, ends, depth + 1)
    return []


def of_whom(noun: Token, ends: Ends) -> list[End]:
    """Who has to do it, after "for": the thing's doer, or the noun itself when it is to do something."""
    after = noun.right_edge.i + 1
    bidden = after < len(noun.doc) and noun.doc[after].lower_ == "to"
    return ends.concerned(noun) if bidden else of_noun(noun, ends)


def of_clause(inner: Token, ends: Ends, apart: frozenset[str], wording: bool = False) -> list[End]:
    """Who would have to do what the clause says: its subject, of a passive the one after "by" alone.

    With `wording` the subject's words stand for one who is no actor.
    """
    head = clause.agent(inner) if clause.passive(inner) else clause.child(inner, "nsubj")
    found = ends.concerned(head) if head is not None else []
    if wording and not found and head is not None and (end := ends.words_only(head)) is not None:
        return [end]
    return [e for e in found if e.actor is not None and e.actor.id not in apart]


def _inside(preps: list[Token], ends: Ends) -> list[End]:
    heads = [p for c in preps for p in c.children if p.dep_ == "pobj"]
    return [e for h in heads[:1] for e in ends.concerned(h)]


def leaves(word: Token, verb: Token, ends: Ends) -> bool:
    """Whether "from" the word is where something is to leave: "demanded the expulsion of Chile from the league"."""
    between = (a for a in word.ancestors if verb.is_ancestor(a))
    return any(clause.lemma(a) in ends.frames.classes.get("leaving", ()) for a in between)


def addressed(verb: Token, ends: Ends) -> list[End]:
    """To whom the words go that a demand is made in: "in a letter to Chile demanded", "wrote to Chile demanding"."""
    missives = ends.frames.classes.get("missive", frozenset())
    heads = [h for c in verb.children if c.lower_ == "in" and c.dep_ == "prep" for h in c.children if h.dep_ == "pobj"]
    heads = [h for h in heads if clause.lemma(h) in missives]
    if verb.dep_ == "advcl" and clause.lemma(verb.head) in clause.CONTACT and verb.head.i < verb.i:
        heads.append(verb.head)
    to = [o for h in heads for name in ("to", "with") for o in clause.prep_objects(h, name)]
    to += [o for h in heads if h.pos_ == "VERB" for o in clause.objects(h)]
    return [e for o in to for e in ends.group(o) or ends.seat(o)]
