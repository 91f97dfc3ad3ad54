"""Nominal acts: what an act noun says by itself or with a verb of doing ("talks with", "its condemnation of")."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import auxiliaries, clause, doers
from loaders.language.acts.choose import verb_frame
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import KINDS, Frames, NounFrame
from loaders.language.acts.match import MUTUAL, Match
from loaders.language.acts.sides import End, unique
from loaders.language.acts.surroundings import near

_CALL = "041"
_OF_CLAUSE = frozenset(("DEMANDS_OF", "CONDEMNS"))
_WITH = ("with", "to")
_SAID_TO = frozenset(("DEMANDS_OF", "CONDEMNS", "THREATENS", "BACKS"))
_DEEDS = frozenset(("ATTACKS", "PROTESTS_AGAINST", "COERCES", "SANCTIONS", "MOBILIZES_AGAINST", "INVESTIGATES"))
_LINKING = frozenset(("be", "seem", "appear", "become", "remain", "fail", "loom"))
_AIMED = frozenset(("of", "for", "to", "with", "against"))
_MADE = frozenset(("THREATENS", "CONDEMNS"))
_FELT = frozenset(("CONDEMNS", "BACKS"))
_WITHIN = frozenset(("with",))
_UNDER = frozenset(("after", "following", "despite", "amid", "under", "to", "over"))
_CIRCUMSTANCE = frozenset(("in", "during", "at", "after", "following", "on", "before", "for", "amid"))


def match_noun(noun: Token, frame: NounFrame, ends: Ends, frames: Frames) -> Match | None:
    """The act that an act noun says: by itself, or as the object of a verb that has no frame of its own."""
    done = _done(noun, frame, frames) or _in_course(noun, frame, frames)
    owned = frame.type in _MADE and clause.child(noun, "poss") is not None
    if not frame.alone and not done and not owned and not _happened(noun, frame):
        return None
    undergone = _undergone(noun, frame, ends)
    sources, pairs = (undergone, False) if undergone else _noun_sources(noun, frame, ends, done)
    if pairs and frame.type == "ATTACKS" and not _armed(sources, frames):
        return None
    targets = _owner(noun, ends, sources) if undergone else []
    targets = targets or _noun_targets(noun, frame, ends, sources, done)
    if not targets and not (pairs and len(sources) > 1):
        return None
    return Match(
        frame.type, frame.cameo, noun, noun, sources, unique(targets), not targets, frame.prior, clause.lemma(noun)
    )


def _owner(noun: Token, ends: Ends, sources: list[End]) -> list[End]:
    """Who undergoes it: Chile in "Chile's condemnation by Peru"."""
    apart = frozenset(s.actor.id for s in sources if s.actor)
    owner = clause.child(noun, "poss")
    return [e for e in ends.concerned(owner) if e.actor and e.actor.id not in apart] if owner is not None else []


def _noun_targets(noun: Token, frame: NounFrame, ends: Ends, sources: list[End], done: bool) -> list[End]:
    """Towards whom it is: named after a preposition of the noun, else as the words of its type can name them."""
    apart = frozenset(s.actor.id for s in sources if s.actor)
    for name in (*frame.to, "of") if _inside(noun) else frame.to:
        for head in clause.prep_objects(noun, name) or (_beside(noun, name) if done and frame.type in _SAID_TO else []):
            found = _at(head, frame, ends) or (ends.seat(head) if name in _AIMED else [])
            targets = [e for e in found if e.actor and e.actor.id not in apart]
            if targets:
                return targets
    if frame.type == "MEETS" and sources and any(c.lower_ == "from" for c in noun.children):
        # "in a call from Berg, Smith learned ..."
        targets = [e for e in _circumstance(noun, ends) if e.actor and e.actor.id not in apart]
    else:
        others = _told_of(noun, ends) if frame.type in _OF_CLAUSE and sources else []
        targets = [e for e in others if e.actor and e.actor.id not in apart]
    others = _under(noun, ends, frame.type == "BACKS") if not targets and sources and frame.type in _FELT else []
    others = others or (_called(noun, ends) if not targets and frame.cameo == _CALL and sources else [])
    return targets or [e for e in others if e.actor and e.actor.id not in apart]


def _at(head: Token, frame: NounFrame, ends: Ends) -> list[End]:
    """Those after a preposition whom the act can be towards."""
    if frame.type == "MEETS":
        found = ends.group(head) or ends.capital(head)
    else:
        found = ends.concerned(head, placed=frame.type != "BACKS")
    return [e for e in found if ends.visited(e, frame.cameo)]


def _done(noun: Token, frame: NounFrame, frames: Frames) -> bool:
    """Whether the noun is the object of a verb of doing; an assault that is only repeated in words is none."""
    again = KINDS.get(frame.type) == "harm" and clause.lemma(noun.head) in frames.classes.get("again", ())
    if noun.dep_ not in ("dobj", "nsubjpass") or again:
        return False
    return frames.effect(clause.lemma(noun.head), near(noun.head)) not in (None, "ask", "claim", "allow")


def _happened(noun: Token, frame: NounFrame) -> bool:
    """Whether a deed with its doer is the subject of what came of it: "a protest against X drew thousands"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.tag_ != "VBD" or frame.type not in _DEEDS or clause.lemma(verb) in _LINKING:
        return False
    doer = clause.child(noun, "poss") is not None or bool(clause.done_by(noun))
    return doer and not auxiliaries.negated(verb)


def _armed(sources: list[End], frames: Frames) -> bool:
    """Whether one of the sides is a force: parties may have a battle of words."""
    violent = frames.classes.get("violent", frozenset())
    return any(s.text.lower().split()[-1] in violent for s in sources)


def _beside(noun: Token, name: str) -> list[Token]:
    """The nouns of a preposition that the parser gave to the verb of doing: "made a request to Peru"."""
    preps = (c for c in noun.head.children if c.lower_ == name and c.dep_ in ("prep", "dative"))
    return [g for c in preps if noun.dep_ == "dobj" for g in c.children if g.dep_ == "pobj"]


def _in_course(noun: Token, frame: NounFrame, frames: Frames) -> bool:
    """Whether someone did harm in the course of it: "killed five people in an attack on the convoy"."""
    if frame.type != "ATTACKS" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    found = verb_frame(noun.head.head, frames) if noun.head.head.pos_ == "VERB" else None
    return found is not None and found.type == "ATTACKS"


def _inside(noun: Token) -> bool:
    """Whether it is what someone speaks out in: "in support of", where "of" tells whom it is for."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and clause.child(noun, "det", "poss") is None


def _undergone(noun: Token, frame: NounFrame, ends: Ends) -> list[End]:
    """Who does what the noun's possessor undergoes: "its condemnation by Chile"."""
    if frame.type in MUTUAL or clause.child(noun, "poss") is None:
        return []
    return unique(e for h in clause.done_by(noun) for e in ends.group(h))


def _under(noun: Token, ends: Ends, backs: bool) -> list[End]:
    """Who acts under what the noun says, so that it is aimed at them: "after criticism from", "with backing from"."""
    preps = _WITHIN if backs else _UNDER
    if noun.dep_ != "pobj" or noun.head.lower_ not in preps or clause.child(noun, "poss") is not None:
        return []
    given = ("from", "by", "of") if backs else ("from", "by")
    named = any(c.lower_ in given and c.dep_ in ("prep", "agent") for c in noun.children)
    if backs and named and noun.head.head.pos_ in ("NOUN", "PROPN"):
        return ends.group(noun.head.head)
    verb = noun.head.head
    verb = verb.head if verb.dep_ == "prep" else verb  # "in the face of", "in response to"
    head = doers.doer(verb) if named and verb.pos_ == "VERB" else None
    first = verb.head if verb.dep_ == "conj" else verb
    if verb.pos_ == "VERB" and (clause.passive(verb) or any(c.tag_ == "MD" for c in first.children)):
        return []
    return ends.group(head) if head is not None else []


def _carried(noun: Token) -> bool:
    """Whether the noun is what someone says or does it in: "in condemnation of", "with support for"."""
    return noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with"))


def _noun_sources(noun: Token, frame: NounFrame, ends: Ends, done: bool) -> tuple[list[End], bool]:
    possessor = clause.child(noun, "poss")
    if possessor is not None:
        return ends.concerned(possessor), False
    for name in frame.by:
        if name == "of" and _inside(noun):
            continue
        heads = [
            x for c in noun.children if c.lower_ == name and c.dep_ == "prep" for x in c.children if x.dep_ == "pobj"
        ]
        found = [e for h in heads for e in ends.group(h)]
        if found:
            return unique(found), name == "between" or (frame.type in MUTUAL and len(unique(found)) > 1)
    if frame.type == "MEETS" and noun.dep_ == "pobj" and noun.head.lower_ in _CIRCUMSTANCE:
        return _circumstance(noun, ends), False
    head = doers.owner(noun) if done or _carried(noun) else None
    found = ends.group(head) if head is not None else []
    return (found, frame.type in MUTUAL) if found else (ends.beside(noun), False)


def _told_of(noun: Token, ends: Ends) -> list[End]:
    """Of whom a clause on the noun says that they should do or did something: "its demand that Chile leave"."""
    told = (c for c in noun.children if c.dep_ in ("acl", "ccomp") and any(m.lower_ == "that" for m in c.children))
    subjects = (clause.child(c, "nsubj", "nsubjpass") for c in told)
    return [e for s in subjects if s is not None for e in ends.concerned(s)]


def _called(noun: Token, ends: Ends) -> list[End]:
    """The one person that is spoken to in a call: "expressed solidarity with Berg in a phone call"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") else noun
    if verb.pos_ != "VERB" or clause.passive(verb) or any(c.lower_ in _WITH for c in noun.children):
        return []
    heads = [*clause.objects(verb), *(h for name in _WITH for h in clause.prep_objects(verb, name))]
    found = [e for h in heads for e in ends.group(h) if e.actor and e.actor.kind == "Person" and not e.actor.anonymous]
    return found if len(found) == 1 else []


def _circumstance(noun: Token, ends: Ends) -> list[End]:
    """The subject of the verb that a meeting is the occasion of: "In a call with Xi, Trump said ..."."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _CIRCUMSTANCE:
        return []
    anchor = noun.head.head
    if anchor.pos_ not in ("VERB", "AUX"):
        return []
    head = doers.doer(anchor)
    return ends.group(head) if head is not None else []
