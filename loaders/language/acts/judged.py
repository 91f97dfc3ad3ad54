"""Judged: whether a frame's act is said where the verb stands, and as which type, now that its sides are known."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause, warned
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import VerbFrame
from loaders.language.acts.sides import End

_ACCORD = "057"
_READY = "willing"  # to be so is consent when a state is
# To let somebody do something, or give something back, is yielding when a state does it.
_STATELY = frozenset(("083", "085"))
# A state can't be taken captive or let go like a person.
_CAPTIVE = frozenset(("181", "084"))
_BLAME = "blame"
_SINGLE = ("Person", "Organisation")
_ANY = frozenset(("*",))
_FREE = ("allow", "permit", "return", "repatriate")
_SHORT = 3
_GUILT = "116"


def said(verb: Token, frame: VerbFrame, sources: list[End], targets: list[End], pairs: bool, ends: Ends) -> bool:
    """Whether the act is said with these sides at all."""
    kind, alone = frame.type, not targets and not pairs
    if clause.lemma(verb) == _BLAME and not pairs and not any(t.actor for t in targets) and _blameless(verb, ends):
        return False
    if alone and frame.answers:
        return True
    if clause.QUOTED in frame.near and not _named_ill(verb, targets, ends):
        return False
    if kind == "CONDEMNS" and alone and not frame.said:
        return _reproaches(verb, frame, ends)
    if kind == "ATTACKS" and alone and _otherwise(verb, frame):
        return False
    if kind == "MEETS" and alone and len(sources) > 1:
        return False
    free = frame.cameo in _STATELY and clause.lemma(verb) in _FREE and frame.objects <= _ANY
    if (free or frame.label == _READY) and not _public(sources, ends, True):
        return False
    if frame.cameo in _CAPTIVE and (_states(verb, targets) or _papers(verb, ends)):
        return False
    return kind != "THREATENS" or warned.harmful(verb, sources, targets, ends)


def kind(verb: Token, frame: VerbFrame, sources: list[End], targets: list[End], ends: Ends) -> str | None:
    """The type of the act: the frame's, or another for what is done in words or is a bargain; None when none."""
    if frame.between is not None and sources and targets:
        violent = ends.frames.classes.get("violent", frozenset())
        protest = frame.type == "PROTESTS_AGAINST"
        worded = frame.type == "ATTACKS" and frame.between == "CONDEMNS" and _for_something(verb, sources, violent)
        if worded or (_in_office(sources) if protest else _in_words(sources, targets, violent, ends)):
            return frame.between or None
    if frame.cameo == _GUILT and targets and all(t.actor is not None and t.actor.kind == "State" for t in targets):
        return "CONDEMNS"  # no court charges a state
    if frame.type == "REJECTS" and _called_so(verb, targets):
        return "CONDEMNS"
    bargain = frame.type == "BACKS" and frame.cameo == _ACCORD and _business(verb, ends)
    return "AGREES_WITH" if bargain and not _public([*sources, *targets], ends) else frame.type


def _states(verb: Token, targets: list[End]) -> bool:
    """Whether a state itself is the object, not a ship or citizen of it."""
    objects = {o.i for o in clause.objects(verb)}
    return any(t.actor is not None and t.actor.kind == "State" and t.head in objects for t in targets)


def _papers(verb: Token, ends: Ends) -> bool:
    """Whether papers are let out, not persons: "ordered the release of the tapes"."""
    freed = [h for o in clause.objects(verb) for h in (o, *clause.prep_objects(o, "of"))]
    return any(clause.lemma(h) in ends.frames.classes.get("papers", ()) for h in freed)


def _named_ill(verb: Token, targets: list[End], ends: Ends) -> bool:
    """Whether a named one is called a short name in quotation marks that has no word of praise: "a “wannabe king”"."""
    names = [c for c in verb.rights if c.dep_ in ("oprd", "attr", "dobj", "ccomp")][-1:]
    marks = ends.page.quotation_at(names[0].idx) if names else None
    inside = verb.doc.char_span(marks.start, marks.end, alignment_mode="expand") if marks is not None else None
    words = [w for w in inside or () if w.is_alpha and w.pos_ != "DET"]
    praised = any({clause.lemma(w), w.lower_} & ends.frames.classes.get("praised", frozenset()) for w in words)
    known = all(t.actor is not None and not t.actor.anonymous for t in targets) and bool(targets)
    return known and not praised and 0 < len(words) <= _SHORT and all(w.text.islower() for w in words)


def _called_so(verb: Token, targets: list[End]) -> bool:
    """Whether somebody is called names, not turned away: "dismissed the strikers as thugs"."""
    objects = {o.i for o in clause.objects(verb)}
    named = any(c.dep_ == "prep" and c.lower_ == "as" and clause.child(c, "pobj") is not None for c in verb.children)
    return named and any(t.actor is not None and t.head in objects for t in targets)


def code(frame: VerbFrame, kind: str) -> str | None:
    """The frame's CAMEO code where it is one of the type."""
    return frame.cameo if kind == frame.type or frame.cameo == _ACCORD else None


def _blameless(verb: Token, ends: Ends) -> bool:
    """Whether a thing is blamed, on or for which nobody is: "blamed the fire on a cable", "blamed the video"."""
    things = clause.objects(verb)
    deeds = (ends.harmful(t) or clause.lemma(t) in ends.frames.misdeeds for t in things)
    return bool(clause.prep_objects(verb, "on")) or not any(deeds)


def _reproaches(verb: Token, frame: VerbFrame, ends: Ends) -> bool:
    """Whether a thing is reproached that someone must have done: "condemned the crackdown", "called it repression"."""
    objects = clause.objects(verb)
    if not frame.near or any(o.lower_ in clause.TAKEN_UP or ends.move_before(o) for o in objects):
        return bool(objects)
    names = [c for c in verb.children if c.dep_ in ("oprd", "attr", "dobj")]
    return any(clause.lemma(n) in ends.frames.misdeeds or ends.harmful(n) for n in names)


def _otherwise(verb: Token, frame: VerbFrame) -> bool:
    """Whether the verb has an object that the frame knows nothing of: "fired his cook" is no shot."""
    return not frame.objects and all(s.name not in ("obj", "any") for s in frame.slots) and bool(clause.objects(verb))


def _in_office(sources: list[End]) -> bool:
    """Whether states or their offices protest, which they do in words, not in the street."""
    return all(
        s.actor is not None and (s.actor.kind == "State" or (s.actor.kind == "Organisation" and bool(s.actor.of)))
        for s in sources
    )


def _for_something(verb: Token, sources: list[End], violent: frozenset[str]) -> bool:
    """Whether the words say what for, as blame does: "attacked voters for opposing the law"."""
    blamed = any(c.dep_ == "prep" and c.lower_ == "for" and clause.child(c, "pcomp") for c in verb.children)
    return blamed and not any(s.text.lower().split()[-1] in violent for s in sources)


def _in_words(sources: list[End], targets: list[End], violent: frozenset[str], ends: Ends) -> bool:
    """Whether an attack is one in words: by persons on persons or organisations, or on politicians by no gunmen."""
    actors, struck = [s.actor for s in sources], [t.actor for t in targets if t.actor]
    persons = all(a is not None and a.kind == "Person" and not a.anonymous for a in actors)
    if not struck:
        return False
    if persons and all(t.actor.kind in _SINGLE or _of_politics(t, ends, "audience") for t in targets if t.actor):
        return True
    armed = any(
        a is None or (a.anonymous and a.kind == "Person") or s.text.lower().split()[-1] in violent
        for a, s in zip(actors, sources, strict=True)
    )
    return not armed and all(_of_politics(t, ends) for t in targets if t.actor)


def _of_politics(end: End, ends: Ends, *more: str) -> bool:
    """Whether it is a named person, or anybody of politics (or of the classes `more`): "the front-runner"."""
    actor = end.actor
    if actor is None or actor.kind == "State":
        return False
    word, classes = clause.lemma(ends.page.doc[end.head]), ends.frames.classes
    named = actor.kind == "Person" and not actor.anonymous
    return named or any(word in classes.get(name, ()) for name in ("political", *more))


def _business(verb: Token, ends: Ends) -> bool:
    """Whether what is agreed is a bargain, not an accord: "a deal", "a licensing agreement"."""
    words = (w for o in clause.objects(verb) for w in (o, *o.children) if w.i <= o.i)
    return any(clause.lemma(w) in ends.frames.classes.get("business", ()) for w in words)


def _public(sides: list[End], ends: Ends, bodies: bool = False) -> bool:
    """Whether a state, or who speaks for one, is among the sides; with `bodies` single persons don't count."""
    actors = (e.actor for e in sides if e.actor and not (bodies and e.actor.kind == "Person"))
    idents = (i for a in actors for i in ends.side(a))
    return any(i in ends.gazetteer.by_id and ends.state_actor(i).kind == "State" for i in idents)
