"""The mood of an act: what auxiliaries, negation, conditions and the verbs above its clause make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.language.acts import auxiliaries, clause
from loaders.language.acts.auxiliaries import Mood
from loaders.language.acts.frames import KINDS, Frames
from loaders.language.acts.surroundings import near
from loaders.reading import Actor, Modality

_UNDONE = frozenset((*auxiliaries.IF, "than"))
_TOLD = frozenset(("CONDEMNS", "BACKS", "YIELDS_TO", "DEMANDS_OF", "PROTESTS_AGAINST", "INVESTIGATES"))
_POLICIES = frozenset(("COERCES", "SANCTIONS", "PROTESTS_AGAINST"))
_OPEN = frozenset(("ask", "claim", "allow", "tell"))
_AVERSE = frozenset(("refuse", "fail", "cancel"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_RANKS = frozenset(("first", "second", "third", "last", "latest", "only", "next", "one", "most", "few"))
_SUBJECT = frozenset(("of", "about", "between"))
_GIVEN_UP = frozenset(("refuse", "fail", "cancel", "stop", "end"))
_NOUN = frozenset(("noun",))
_WHEN = frozenset(("after", "following", "since"))
# A clause of purpose on a verb, on a noun ("a force to defend it"), on a verb of saying ("called to thank her").
PURPOSES = frozenset(("purpose", "use", "saying"))
_TO_COME = frozenset(("agree", "plan", "try", "decide"))  # what serves such a deed is to come too
_MEANT = 0.6
_RESTRICTION = "172"
_HIGHEST = 8


@dataclass(frozen=True, slots=True)
class Status:
    """An act's type and modality under its mood; `policy`: harm that is planned or promised, not threatened."""

    type: str
    modality: Modality
    prior: float
    policy: bool = False


def of(word: Token, frames: Frames) -> Mood:
    """The mood of the verb or act noun, read from the words above it up to the end of its sentence or statement."""
    mood = Mood()
    if word.pos_ in ("NOUN", "PROPN"):
        if any(c.dep_ == "neg" or c.lower_ == "no" for c in word.children):
            mood.effects.append("not")
        verb = _above_noun(word, frames, mood)
    else:
        verb = word
        mood.void = auxiliaries.bidden(verb)
    if verb is not None:
        _climb(verb, frames, mood)
    return mood


def _above_noun(noun: Token, frames: Frames, mood: Mood) -> Token | None:
    """The verb that an act noun is the object of, its effect noted."""
    head = noun.head
    if noun.dep_ == "conj" and head.i != noun.i and head.pos_ in ("NOUN", "PROPN"):
        return _above_noun(head, frames, mood)
    if noun.dep_ == "nsubj" and head.pos_ == "VERB" and not clause.objects(head):
        # "talks between Norway and Chile collapsed"
        if frames.effect(clause.lemma(head), near(head)) != "stop":
            return None
        _apply(head, frames, mood)
        return head
    if head.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "nsubjpass", "attr"):
        if noun.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX"):
            return _above_prep(noun, frames, mood)
        return None
    _apply(head, frames, mood)
    return head


def _above_prep(noun: Token, frames: Frames, mood: Mood) -> Token:
    prep = noun.head
    if prep.lower_ in ("for", "to", "against", "off", "from"):
        _apply(clause.child(prep.head, "acomp") or prep.head, frames, mood)
    return prep.head


def _apply(word: Token, frames: Frames, mood: Mood, dep: str = "") -> None:
    noun = word.pos_ in ("NOUN", "PROPN")
    effect = frames.effect(clause.lemma(word), _NOUN if noun else near(word))
    if effect == "tell":
        effect = None if dep == "ccomp" else "ask"
    if effect == "bid":
        effect = "ask" if dep else "do"
    if effect in _OPEN:
        mood.void = True
    elif effect:
        mood.effects.append(effect)
    if effect and effect != "do":
        mood.used.append(word)


def _climb(verb: Token, frames: Frames, mood: Mood) -> None:
    above: Token | None = verb
    own = True
    for _ in range(_HIGHEST):
        if above is None:
            return
        verb = above
        if own:
            auxiliaries.read(verb, mood)
        if verb.dep_ == "conj" and verb.head.i != verb.i:
            own = verb.tag_ not in _FINITE and clause.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "neg") is None
            above = verb.head
        else:
            own = True
            above = _step(verb, frames, mood)


def _step(verb: Token, frames: Frames, mood: Mood) -> Token | None:
    """The word above that still bears on the act, its effect noted; None when the climb ends."""
    head, dep = verb.head, verb.dep_
    if dep == "advcl" or clause.purpose(verb):
        return _adverbial(verb, frames, mood)
    if dep == "acl" or (dep == "relcl" and _is_for(verb)):
        return _of_noun(verb, frames, mood)
    if dep == "pcomp":
        return _gerund(verb, frames, mood)
    if dep in ("xcomp", "ccomp"):
        if dep == "ccomp" and verb.i < head.i:
            return None
        before = len(mood.effects), mood.void
        if auxiliaries.unsaid(head, dep, frames.classes.get("value", frozenset())):
            mood.void = True
            return None
        _apply(head, frames, mood, dep)
        if (len(mood.effects), mood.void) == before and dep == "ccomp":
            return None
        if head.pos_ == "ADJ":
            head = head.head
            mood.used.append(head)
        return head if head.pos_ in ("VERB", "AUX") and not mood.void else None
    return None


def _adverbial(verb: Token, frames: Frames, mood: Mood) -> Token | None:
    marks = [c for c in verb.children if c.dep_ in ("mark", "aux", "advmod")]
    if any(c.dep_ == "mark" and c.lower_ in _UNDONE for c in marks):
        mood.void = True
    elif verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in marks):
        if auxiliaries.unsaid(verb.head, "xcomp", frames.classes.get("value", frozenset())):
            mood.void = True
            return None
        if verb.head.pos_ == "VERB" and auxiliaries.negated(verb.head):
            mood.effects.append("not")
        effect = frames.effect(clause.lemma(verb.head), near(verb.head))
        called = clause.lemma(verb.head) in clause.CONTACT
        if effect and ((effect in _OPEN and not called) or clause.child(verb.head, "dobj", "oprd") is None):
            _apply(verb.head, frames, mood, verb.dep_)
            return verb.head
        mood.effects.append("saying" if clause.lemma(verb.head) in clause.CONTACT else "purpose")
        above = Mood()
        _climb(verb.head, frames, above)
        mood.effects += [e for e in above.effects if e in _TO_COME]
        mood.void |= any(c.dep_ == "aux" and c.lower_ in auxiliaries.MUST for c in verb.head.children)
    elif verb.tag_ == "VBG" and _object_of(verb) and frames.effect(clause.lemma(verb.head), near(verb.head)):
        _apply(verb.head, frames, mood)
        return verb.head
    elif verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and verb.head.i != verb.i:
        # What accompanies a thing that is only alleged or asked for is no more than that itself.
        above = Mood()
        _climb(verb.head, frames, above)
        mood.void |= above.void
    return None


def _object_of(verb: Token) -> bool:
    """Whether nothing but a particle parts a gerund from the verb above: "ruled out sending troops"."""
    between = verb.doc[verb.head.i + 1 : verb.left_edge.i] if verb.head.pos_ == "VERB" else ()
    return verb.head.i < verb.i and verb.head.pos_ == "VERB" and all(t.dep_ == "prt" for t in between)


def _is_for(verb: Token) -> bool:
    """Whether a clause says what somebody is there for: "a prosecutor to investigate it", not "the first to do so"."""
    noun = verb.head
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) or noun.dep_ == "attr":
        return False
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among")
    return not told and not any(c.lower_ in _RANKS for c in noun.children)


def _of_noun(verb: Token, frames: Frames, mood: Mood) -> Token | None:
    """A clause on a noun: "its plan to attack"; without "to" it tells what is."""
    head = verb.head
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
        mood.void |= that and frames.effect(clause.lemma(head), _NOUN) in _OPEN
        return None
    if head.lower_ == "order" and head.head.lower_ == "in":
        mood.effects.append("purpose")
        return None
    effect = frames.effect(clause.lemma(head), _NOUN)
    if effect is None:
        mood.effects.append("use")
        mood.void |= clause.lemma(head) not in frames.classes.get("utterance", ())
    elif effect not in _OPEN and effect != "do":
        mood.effects.append(effect)
    mood.used.append(head)
    mood.void |= effect in _OPEN
    above = head.head
    if head.dep_ in ("dobj", "nsubjpass") and above.pos_ == "VERB":
        _apply(above, frames, mood)
        return above
    return None


def _gerund(verb: Token, frames: Frames, mood: Mood) -> Token | None:
    prep = verb.head
    if prep.lower_ in _WHEN or clause.beside(prep):
        return None
    above = prep.head.head if prep.head.pos_ == "ADV" else prep.head
    turned = frames.effect(clause.lemma(above), near(above)) if above.pos_ == "VERB" else None
    if turned in _AVERSE:
        mood.effects.append(turned)
        mood.used.append(above)
        return None
    if (prep.lower_ in ("without", "than", "instead", "of", "from") and above.pos_ == "VERB") or prep.lower_ in (
        "without",
        "than",
    ):
        mood.void = True
        return None
    if prep.lower_ in ("in", "by") and above.pos_ == "VERB":
        return above
    effect = frames.effect(clause.lemma(above), near(above) if above.pos_ == "VERB" else _NOUN)
    if above.dep_ in ("advmod", "acomp", "prep") and above.head.pos_ in ("VERB", "AUX"):
        mood.void |= any(c.dep_ == "neg" for c in above.head.children)
    if prep.lower_ in _SUBJECT and above.pos_ in ("NOUN", "PROPN", "PRON") and effect is None:
        mood.void |= clause.lemma(above) not in frames.classes.get("habit", ()) or _dropped(above, frames)
    if prep.lower_ in ("of", "for", "to", "on", "about", "from", "against", "at", "in", "with") and effect:
        mood.void |= effect in _OPEN or (effect == "threaten" and prep.lower_ == "against")
        mood.effects.append(effect)
        mood.used.append(above)
    return None


def _dropped(noun: Token, frames: Frames) -> bool:
    """Whether a way of doing is given up: "abandoned their strategy of attacking him"."""
    verb = noun.head if noun.dep_ == "dobj" else None
    return verb is not None and frames.effect(clause.lemma(verb), near(verb)) in _GIVEN_UP


def status(kind: str, modality: Modality, mood: Mood, frames: Frames) -> Status | None:
    """The act's type and modality under the mood; None when nothing is said to be done at all."""
    if mood.void:
        return None
    now: Status | None = Status(kind, modality, 1.0)
    for effect in mood.effects:
        now = _turned(now, effect, frames)
        if now is None:
            return None
    assert now is not None
    if mood.conditional and now.modality != "denied":
        kind = "THREATENS" if KINDS.get(now.type) == "harm" else now.type
        now = replace(now, type=kind, modality="conditional")
    policy = kind in _POLICIES and now.type == "THREATENS" and not mood.conditional and "threaten" not in mood.effects
    return replace(now, policy=True) if policy else now


def aimed(status: Status, kind: str, cameo: str | None, target: Actor | None, judging: bool) -> Status:
    """The status of an act of a kind once its target is known.

    What is promised of people at large, or planned against what a person does, is policy and no threat to them;
    what a court will do (`judging`) is law.
    """
    spared = judging or target is None or target.anonymous or target.kind == "Group"
    deeds = cameo == _RESTRICTION or kind == "PROTESTS_AGAINST"
    if status.policy and (spared or (deeds and target is not None and target.kind == "Person")):
        return Status(kind, "planned", status.prior)
    return status


def _turned(now: Status | None, effect: str, frames: Frames) -> Status | None:
    if now is None:
        return None
    if effect == "do":
        return now
    if effect in PURPOSES:
        return _meant(now, effect, frames)
    outcome = frames.effects.get((effect, now.type)) or frames.effects.get((effect, KINDS.get(now.type, "word")))
    if outcome is None:
        return now
    if outcome.type == "":
        return None
    modality = now.modality if outcome.modality == "actual" else outcome.modality
    if now.modality in ("denied", "conditional"):
        modality = now.modality
    return Status(outcome.type or now.type, modality, now.prior * outcome.prior)


def _meant(now: Status, effect: str, frames: Frames) -> Status | None:
    """What a purpose makes of an act: said in the call that it is made for, meant at best elsewhere."""
    if now.type == "BACKS" and effect != "saying":
        return replace(now, prior=now.prior * _MEANT) if effect == "purpose" else None
    if now.type == "YIELDS_TO" and effect != "saying":
        return None
    if now.type == "BACKS" or now.type in _TOLD:
        return now
    return _turned(now, "plan", frames) if now.type == "MEETS" else None
