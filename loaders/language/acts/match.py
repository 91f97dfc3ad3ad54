"""Matching: the words of the parse against the frames of the lexicon, and who stands in the slots."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import asked, auxiliaries, clause, doers, judged
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import Slot, VerbFrame
from loaders.language.acts.sides import End, unique
from loaders.language.acts.slots import Place
from loaders.reading import Modality

MUTUAL = frozenset(("MEETS", "AGREES_WITH", "COOPERATES_WITH"))
_MET = frozenset(("MEETS", "BACKS", "THREATENS"))
FORMAL = frozenset(("057", "050"))
_FIRST = frozenset(("with", "between", "obj", "to"))
_MEASURES = frozenset(("COERCES", "SANCTIONS", "ATTACKS", "MOBILIZES_AGAINST"))
_WITH = frozenset(("with", "between"))
_OBJECT = Slot("obj")
_OUTWARD = frozenset(("ATTACKS", "REJECTS"))
_UNTIL = frozenset(("until", "unless", "if", "before", "should", "after", "till"))
_COUNTERPART = frozenset(("REJECTS", "THREATENS", "YIELDS_TO"))
_SENT = frozenset(("DEMANDS_OF",))
_PLACED = frozenset(("COERCES", "YIELDS_TO", "INVESTIGATES"))
# Who is expelled from a state was expelled by it.
_EXPELLED = frozenset(("166", "174"))
_ADDRESSED = frozenset(("BACKS", "YIELDS_TO"))
# What ships, troops and weapons do is done by whose they are.
_BY_CRAFT = frozenset(("COERCES", "MOBILIZES_AGAINST", "REJECTS", "AIDS"))
_EACH_OTHER = ("each other", "one another")
_OTHERS = {"other": "each", "another": "one"}
_MUST = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Words that say an act, before mood and voice: `formula` when the speaker does it in words ("they will pay").

    With `pairs` the sources do it with or to one another; `negative` when the act lies in the negation
    ("does not want peace"); `answers` when it is aimed at whoever did the doer harm before.
    """

    type: str
    cameo: str | None
    trigger: Token
    verb: Token
    sources: list[End]
    targets: list[End]
    pairs: bool
    prior: float
    why: str
    modality: Modality = "actual"
    formula: bool = False
    bare: bool = False
    weak: bool = False
    negative: bool = False
    answers: bool = False
    ahead: bool = False
    inferred: tuple[str, ...] = ()


def match_verb(verb: Token, frame: VerbFrame, ends: Ends) -> Match | None:
    """The act that the frame says at the verb; its targets are empty when the words name none."""
    why = f"{clause.lemma(verb)}{'+' + frame.label if frame.label else ''}"
    head = None if frame.said else doers.doer(verb)
    bodily = frame.type == "ATTACKS" or (frame.type in _BY_CRAFT and _craft(head, ends))
    sources = [] if frame.said else _sources(verb, head, ends, bodily)
    if frame.origins:
        sources = [e for name in frame.origins for h in _origins(verb, name) for e in ends.group(h) or ends.seat(h)]
    mutual = frame.type in MUTUAL or frame.cameo in FORMAL or frame.each
    between = _between(verb, ends) if mutual and not sources and clause.passive(verb) else []
    sources = sources or between
    if not sources and frame.type == "ATTACKS" and clause.passive(verb):
        sources = _in_strike(verb, ends)
    if not sources and frame.type == "CONDEMNS" and not frame.said and clause.passive(verb):
        # "the envoy was summoned to the foreign ministry"
        sources = [e for h in clause.prep_objects(verb, "to") for e in ends.group(h) if e.actor and e.actor.of]
    if not sources and frame.type == "MOBILIZES_AGAINST" and clause.passive(verb):
        sources = [e for o in clause.objects(verb) if clause.lemma(o) in frame.objects for e in ends.beside(o)]
    where = "from" if frame.cameo in _EXPELLED else "in" if frame.type in _PLACED else ""
    placed = bool(where) and not sources and not frame.said and clause.passive(verb)
    if placed:
        heads = clause.prep_objects(verb, where)
        sources = [e for h in heads for e in ends.group(h) if e.actor and e.actor.kind == "State"]
    apart = frozenset(s.actor.id for s in sources if s.actor)
    targets, pairs = ([], len(between) > 1) if between else _targets(verb, frame, ends, sources, apart, mutual)
    targets = _foreign(frame, targets, apart)
    if _reciprocal(verb, frame, targets):
        targets, pairs = [], len(sources) > 1
        if not pairs:
            return None
    if not judged.said(verb, frame, sources, targets, pairs, ends):
        return None
    kind = judged.kind(verb, frame, sources, targets or (sources if pairs else []), ends)
    if kind is None:
        return None
    return Match(
        kind,
        judged.code(frame, kind),
        verb,
        verb,
        sources,
        targets,
        pairs,
        frame.prior,
        why,
        modality=frame.modality,
        formula=frame.said,
        inferred=("source",) if placed else (),
        weak=not any(t.actor for t in targets),
        bare=frame.slots[-1].name == "-",
        negative=any(w.startswith("not") for w in frame.near),
        answers=frame.answers,
        ahead=frame.ahead,
    )


def _each_other(verb: Token) -> bool:
    """Whether the verb's subjects do it to each other or to one another."""
    subject = clause.child(verb, "nsubj")
    if subject is not None and any(c.lower_ == "each" for c in subject.children):
        return any(o.lower_ == "other" for o in clause.objects(verb))  # "with each side blaming the other"
    words = (w for w in clause.span_words(verb) if w.lower_ in _OTHERS and w.i > verb.i)
    return any(w.nbor(-1).lower_ == _OTHERS[w.lower_] for w in words)


def _origins(verb: Token, name: str) -> list[Token]:
    """Who does it where the frame says that they stand after a preposition, or own the object: "has our support"."""
    if name != "poss":
        return clause.prep_objects(verb, name)
    return [p for o in clause.objects(verb) if (p := clause.child(o, "poss")) is not None]


def _between(verb: Token, ends: Ends) -> list[End]:
    """Who did what the passive tells of with each other: "talks between Norway and Chile were held"."""
    return [e for o in clause.objects(verb) for h in clause.prep_objects(o, "between") for e in ends.group(h)]


def _foreign(frame: VerbFrame, targets: list[End], doers: frozenset[str]) -> list[End]:
    """The targets; of those expelled not who belongs to the doers: nobody expels their own envoys."""
    if frame.cameo not in _EXPELLED:
        return targets
    return [t for t in targets if t.actor is None or doers.isdisjoint(o.actor for o in t.actor.of)]


def _reciprocal(verb: Token, frame: VerbFrame, targets: list[End]) -> bool:
    """Whether the subjects do it to each other, in so many words or by "each expelled six envoys"."""
    actors = [t.actor for t in targets if t.actor and not _mutual(t)]
    if _each_other(verb):
        return not actors
    return frame.type == "SANCTIONS" and clause.severally(verb) and all(a.kind == "Group" and not a.of for a in actors)


def _mutual(end: End) -> bool:
    """Whether the words only say that it is each other's: "each other's ambassadors"."""
    return any(words in end.text.lower() for words in _EACH_OTHER)


def _in_strike(verb: Token, ends: Ends) -> list[End]:
    """Whose attack someone fell in: "was killed in a Norwegian air strike"."""
    deeds = (h for h in clause.prep_objects(verb, "in") if ends.harmful(h))
    return [e for h in deeds for e in _by_body(h, ends)]


def _sources(verb: Token, head: Token | None, ends: Ends, violent: bool) -> list[End]:
    if head is None or (head.i > verb.i and head.dep_ == "nsubj" and head.head.i == verb.i):
        return []
    nearer = doers.beside_that(verb) if verb.dep_ == "relcl" else None
    if nearer is not None and ends.kind(head) == "Person":
        # "a donor to the committee that backed ...": a person would be one "who".
        head = nearer
    head = _one_who(verb, head, ends)
    found = ends.group(head)
    if not found and verb.dep_ == "acl" and clause.lemma(head) in ends.frames.classes.get("utterance", ()):
        # "issued a statement castigating ...": the noun does nothing, who issued it does.
        above = None if _opposed(head, ends) else doers.owner(head)
        found = ends.group(above) if above is not None else []
    which = verb.dep_ == "relcl" and any(c.lower_ == "which" and c.dep_ == "nsubj" for c in verb.children)
    if not found and (which or clause.agent(verb) == head):
        found = ends.seat(head)  # "angered Santiago, which recalled its envoy", "recognised by Oslo"
    if not found and (violent or clause.lemma(head) in ends.frames.nouns):
        found = _by_body(head, ends)
    if not found and clause.lemma(head) in ends.frames.classes.get("paper", ()):
        # "a statement by Norway and Chile condemned ..."
        found = [e for h in clause.done_by(head) for e in ends.group(h)]
    return unique([*found, *(e for t in doers.companions(verb, head) if (e := ends.at(t)) is not None)])


def _one_who(verb: Token, head: Token, ends: Ends) -> Token:
    """The person for whom "who" stands, when its clause was hung on a body: "Lind, the chief of the bank, who said"."""
    who = clause.child(verb, "nsubj")
    if verb.dep_ != "relcl" or who is None or who.lower_ != "who" or ends.kind(head) not in ("Organisation", "State"):
        return head
    above = (a for a in head.ancestors if a.pos_ in ("NOUN", "PROPN") and a.sent.start <= a.i < head.i)
    return next((a for a in above if ends.kind(a) == "Person"), head)


def _craft(head: Token | None, ends: Ends) -> bool:
    classes = ends.frames.classes
    return head is not None and any(clause.lemma(head) in classes.get(c, ()) for c in ("weapon", "craft"))


def _opposed(noun: Token, ends: Ends) -> bool:
    """Whether someone is against what the noun says, so that it is not theirs: "blocked a resolution condemning"."""
    rejects = (f.type == "REJECTS" for f in ends.frames.verbs.get(clause.lemma(noun.head), ()))
    return noun.head.pos_ == "VERB" and any(rejects)


def _by_body(head: Token, ends: Ends) -> list[End]:
    """The actor behind a subject that is none itself: "Israel's air strikes killed", "the court's ruling bars"."""
    possessor = clause.child(head, "poss")
    if possessor is not None:
        return ends.group(possessor)
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "by")), None)
    inner = clause.child(of, "pobj") if of is not None else None
    found = ends.group(inner) if inner is not None else []
    if found:
        return found
    return ends.beside(head)


def _targets(
    verb: Token, frame: VerbFrame, ends: Ends, sources: list[End], apart: frozenset[str], mutual: bool
) -> tuple[list[End], bool]:
    several = mutual and len(sources) > 1 and _together(verb, frame)
    place = Place(verb, frame, ends, apart)
    words: list[End] = []
    for slot in frame.slots:
        if slot.name == "each":
            return words, len(sources) > 1
        if slot.name == "-":
            break
        if several and slot.name not in _FIRST:
            return [], not (frame.type == "MEETS" and _elsewhere(verb))
        found = _in_slot(place, slot)
        if found and (found[0].actor is not None or frame.type not in _COUNTERPART | _SENT):
            return found, False
        words = words or found
    turning = frame.type in _COUNTERPART or (frame.type in _MEASURES and any(map(auxiliaries.opened_by, verb.children)))
    counterpart = of_condition(verb, ends, apart) if turning and not frame.said else []
    if frame.type in _SENT and not frame.said:
        counterpart = [e for e in asked.addressed(verb, ends) if e.actor and e.actor.id not in apart]
    if counterpart or words:
        return counterpart or words, False
    if several and frame.type == "MEETS" and _elsewhere(verb):
        return [], False
    own = clause.objects(verb) and not frame.objects
    if several or own or frame.type not in _ADDRESSED or not clause.purpose(verb):
        return [], several
    found = [e for o in clause.objects(verb.head) for e in ends.group(o) if e.actor and e.actor.id not in apart]
    return found, False


def _in_slot(place: Place, slot: Slot) -> list[End]:
    """Who stands in the slot and is none of the doers: where the frame wants one, an actor."""
    frame = place.frame
    filled = place.fill(slot)
    found = [e for e in filled if e.actor is None or e.actor.id not in place.apart]
    if filled and not found and slot == _OBJECT and frame.type in _OUTWARD:
        # "Norwegian jets bombed a village in northern Norway"
        found = [e for h in clause.objects(place.verb)[:1] if (e := place.ends.words_only(h)) is not None]
    if slot.kind is not None:
        found = [e for e in found if e.actor is not None and e.actor.kind == slot.kind]
    found = [e for e in found if place.ends.visited(e, frame.cameo)]
    if (slot.actor and not (slot.name == "obj" and frame.type == "CONDEMNS")) or frame.type in _MET:
        found = [e for e in found if e.actor is not None]
    return found


def _together(verb: Token, frame: VerbFrame) -> bool:
    """Whether joined subjects can do it with each other: the frame has a "with", and no object is in the way."""
    if not any(s.name in _WITH and not s.itself for s in frame.slots):
        return False
    return bool(frame.objects) or frame.slots[0].name != "obj" or not clause.objects(verb)


def _elsewhere(verb: Token) -> bool:
    """Whether the joined subjects met someone else than each other: "he and his aides spoke to a crowd"."""
    return clause.passive(verb) or any(clause.prep_objects(verb, name) for name in ("with", "to"))


def of_condition(verb: Token, ends: Ends, apart: frozenset[str]) -> list[End]:
    """Whom an act is towards when only its condition says so: "will not lift the ban until Cuba undertakes reforms"."""
    for c in verb.children:
        if c.dep_ == "advcl" and any(m.lower_ in _UNTIL and m.dep_ in ("mark", "advmod", "aux") for m in c.children):
            subject = clause.child(c, "nsubj", "nsubjpass")
            found = [e for e in _bidden(subject, ends) if e.actor] if subject is not None else []
            if any(m.lower_ == "after" for m in c.children):
                found = [e for e in found if e.actor and (e.actor.kind == "State" or e.actor.anonymous)]
            if found:
                return [e for e in found if e.actor and e.actor.id not in apart]
        if c.lower_ == "after" and (deal := clause.child(c, "pcomp")) is not None and deal.tag_ == "VBG":
            # "called off the strike after reaching an agreement with Chile"
            found = [e for h in clause.prep_objects(deal, "with") for e in ends.group(h) if e.actor]
            return [e for e in found if e.actor and e.actor.id not in apart]
    return []


def _bidden(subject: Token, ends: Ends) -> list[End]:
    """Whose doing a condition is: the actor itself, or the state whose side it is."""
    side = clause.lemma(subject) in ends.frames.classes.get("party", ())
    return ends.group(subject) or (ends.beside(subject) if side else [])


def match_must(verb: Token, frame: VerbFrame | None, ends: Ends) -> Match | None:
    """What a speaker says that someone must do is asked of them; that they must suffer for it threatens them."""
    threat = frame is not None and frame.said and frame.type == "THREATENS"
    must = any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children)
    said = verb.head if threat and verb.dep_ == "xcomp" and verb.head.lower_ in auxiliaries.OBLIGED else verb
    subject = clause.child(said, "nsubj", "nsubjpass")
    denied = clause.child(verb, "neg") is not None or clause.child(said, "neg") is not None
    if (said is verb and not must) or denied or subject is None or clause.indefinite(subject):
        return None
    targets = asked.of_clause(said, ends, frozenset())
    kind, cameo = ("THREATENS", "130") if threat else ("DEMANDS_OF", "100")
    they = not targets and subject.lower_ == "they" and not clause.passive(verb)
    if not targets and not they:
        return None
    return Match(kind, cameo, verb, verb, [], targets, False, _MUST, "must", formula=True, answers=they)
