"""Judged: whether a frame's act is said where the verb stands, and as which type, now that its sides are known."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause, warned
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import VerbFrame
from loaders.language.acts.sides import End

_ACCORD = "057"
_SHORT = 3
_GUILT = "116"


def said(verb: Token, frame: VerbFrame, sources: list[End], targets: list[End], pairs: bool, ends: Ends) -> bool:
    """Whether the act is said with these sides at all."""
    kind, alone = frame.type, not targets and not pairs
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
    return kind != "THREATENS" or warned.harmful(verb, sources, targets, ends)


def kind(verb: Token, frame: VerbFrame, sources: list[End], targets: list[End], ends: Ends) -> str | None:
    """The type of the act: the frame's, or another for what is done in words or is a bargain; None when none."""
    if frame.between is not None and sources and targets:
        violent = ends.frames.classes.get("violent", frozenset())
        protest = frame.type == "PROTESTS_AGAINST"
        if _in_office(sources) if protest else _in_words(sources, targets, violent):
            return frame.between or None
    if frame.cameo == _GUILT and targets and all(t.actor is not None and t.actor.kind == "State" for t in targets):
        return "CONDEMNS"  # no court charges a state
    if frame.type == "REJECTS" and _called_so(verb, targets):
        return "CONDEMNS"
    bargain = frame.type == "BACKS" and frame.cameo == _ACCORD and _business(verb, ends)
    return "AGREES_WITH" if bargain and not _public([*sources, *targets], ends) else frame.type


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


def _in_words(sources: list[End], targets: list[End], violent: frozenset[str]) -> bool:
    """Whether an attack is one in words: by persons on persons or organisations, or on a named one by no gunmen."""
    actors, struck = [s.actor for s in sources], [t.actor for t in targets if t.actor]
    persons = all(a is not None and a.kind == "Person" and not a.anonymous for a in actors)
    if not struck:
        return False
    if persons and all(t is not None and t.kind in ("Person", "Organisation") for t in struck):
        return True
    armed = any(
        a is None or (a.anonymous and a.kind == "Person") or s.text.lower().split()[-1] in violent
        for a, s in zip(actors, sources, strict=True)
    )
    return not armed and all(t is not None and t.kind == "Person" and not t.anonymous for t in struck)


def _business(verb: Token, ends: Ends) -> bool:
    """Whether what is agreed is a bargain, not an accord."""
    return any(clause.lemma(o) in ends.frames.classes.get("business", ()) for o in clause.objects(verb))


def _public(sides: list[End], ends: Ends) -> bool:
    """Whether a state, or who speaks for one, is among the sides."""
    idents = (i for e in sides if e.actor for i in ends.side(e.actor))
    return any(i in ends.gazetteer.by_id and ends.state_actor(i).kind == "State" for i in idents)
