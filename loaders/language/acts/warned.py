"""Warned: whether what someone is warned of is harm that the warner would do, and so a threat."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import auxiliaries, clause, doers
from loaders.language.acts.choose import verb_frame
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import KINDS
from loaders.language.acts.sides import End

_WARNING = frozenset(("warn", "caution"))
_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
_THEIRS = frozenset(("his", "her", "its", "their", "our", "my"))
_SUFFERED = frozenset(("face", "pay", "suffer", "bear", "regret", "meet", "have", "risk", "feel"))
_PAINS = ("pain", "penalty", "harm", "force")
_LOSSES = frozenset(("SANCTIONS", "COERCES"))
_PAID = frozenset(("price", "cost", "costs", "trouble", "misery", "ruin"))
_HARM = frozenset(("harm", "force", "threat"))


def harmful(verb: Token, sources: list[End], targets: list[End], ends: Ends) -> bool:
    """Whether a clause that tells what is warned of says harm by the warner; True of other verbs and without one.

    "warned Chile that it would retaliate", "that it would face sanctions", but not "that hospitals could not cope".
    """
    told = clause.child(verb, "ccomp") if clause.lemma(verb) in _WARNING else None
    if told is None or auxiliaries.inverted(told):
        return True
    if targets and not clause.objects(verb):
        return _foretold(told, sources, ends)
    subject = clause.child(told, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return _harms(told, ends)
    if clause.passive(told) or clause.lemma(told) in _SUFFERED or subject.lower_ == "there":
        return _suffered(told, subject, targets, ends)
    ours = subject.lower_ in _SELF or _on_side(subject, sources, ends)
    return (ours and any(_harms(w, ends) for w in told.subtree)) or verb_type(told, ends) == "THREATENS"


def _foretold(told: Token, sources: list[End], ends: Ends) -> bool:
    """Whether those who can do it warn of a penalty for another: "Norway warned that Chile would face sanctions"."""
    if not any(i in ends.gazetteer.by_id for s in sources if s.actor for i in ends.side(s.actor)):
        return False
    if clause.passive(told):
        return clause.agent(told) is None and verb_type(told, ends) in _LOSSES
    pains = ends.frames.classes.get("pain", frozenset()) | ends.frames.classes.get("penalty", frozenset())
    pains = pains if clause.lemma(told) == "pay" else pains - _PAID
    return clause.lemma(told) in _SUFFERED and any(clause.lemma(o) in pains for o in clause.objects(told))


def of_others(word: Token, sources: list[End], ends: Ends) -> bool:
    """Whether the word tells what others than the warner might do: "Peru warned that Chile could attack"."""
    told = next((a for a in (word, *word.ancestors) if a.dep_ == "ccomp" and clause.lemma(a.head) in _WARNING), None)
    warner = doers.doer(told.head) if told is not None else None
    if warner is None:
        return False
    theirs = {i for e in ends.group(warner) if e.actor for i in ends.side(e.actor)}
    return not any(i in theirs for s in sources if s.actor for i in ends.side(s.actor))


def _suffered(told: Token, subject: Token, targets: list[End], ends: Ends) -> bool:
    """Whether it is what those warned, or whoever does what they are warned of, would suffer: "that any attack ..."."""
    painful = any(clause.lemma(w) in ends.frames.classes.get(c, ()) for w in told.subtree for c in _PAINS)
    end = ends.at(subject)
    hit = {t.actor.id for t in targets if t.actor}
    concerned = subject.lower_ in _SELF | {"there"} or (
        end is not None and end.actor is not None and end.actor.id in hit
    )
    agent = clause.agent(told)
    if agent is not None and clause.lemma(agent) not in ends.frames.classes.get("force", ()):
        return False
    harms = clause.passive(told) and _harms(told, ends)
    return (concerned and (painful or harms)) or verb_type(told, ends) == "THREATENS"


def _on_side(subject: Token, sources: list[End], ends: Ends) -> bool:
    """Whether the subject is the warner's: "his government", "Washington" for its ambassador."""
    owner = clause.child(subject, "poss")
    if owner is not None and owner.lower_ in _THEIRS:
        return True
    sides = frozenset(i for s in sources if s.actor for i in ends.side(s.actor))
    found = ends.concerned(subject)
    return any(e.actor is not None and e.actor.id in sides for e in found)


def _harms(word: Token, ends: Ends) -> bool:
    if word.pos_ != "VERB":
        return False
    return clause.lemma(word) in ends.frames.classes.get("reprisal", ()) or KINDS.get(verb_type(word, ends)) in _HARM


def verb_type(verb: Token, ends: Ends) -> str:
    """The type of act that the verb says where it stands; empty when it says none."""
    frame = verb_frame(verb, ends.frames) if verb.pos_ in ("VERB", "AUX") else None
    return frame.type if frame is not None else ""
