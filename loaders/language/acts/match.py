"""Matching: the words of the parse against the frames of the lexicon, and who stands in the slots."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import asked, clause, doers, warned
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import Slot, VerbFrame
from loaders.language.acts.sides import End, unique
from loaders.language.acts.slots import Place
from loaders.reading import Modality

MUTUAL = frozenset(("MEETS", "AGREES_WITH", "COOPERATES_WITH"))
_MET = frozenset(("MEETS", "BACKS", "THREATENS"))
FORMAL = frozenset(("057", "050"))
_FIRST = frozenset(("with", "between", "obj", "to"))
_WITH = frozenset(("with", "between"))
_UNTIL = frozenset(("until", "unless", "if", "before", "should", "after", "till"))
_COUNTERPART = frozenset(("REJECTS", "THREATENS", "YIELDS_TO"))
_PLACED = frozenset(("COERCES", "YIELDS_TO", "INVESTIGATES"))
_ADDRESSED = frozenset(("BACKS", "YIELDS_TO"))
# What ships, troops and weapons do is done by whose they are.
_BY_CRAFT = frozenset(("COERCES", "MOBILIZES_AGAINST"))
_EACH_OTHER = ("each other", "one another")
_MUST = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Words that say an act, before mood and voice: `formula` when the speaker does it in words ("they will pay").

    With `pairs` the sources do it with one another, with `each` every one to every other ("accused each other"),
    `negative` when the act lies in the negation ("does not want peace").
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
    each: bool = False
    negative: bool = False
    inferred: tuple[str, ...] = ()


def match_verb(verb: Token, frame: VerbFrame, ends: Ends) -> Match | None:
    """The act that the frame says at the verb; its targets are empty when the words name none."""
    why = f"{clause.lemma(verb)}{'+' + frame.label if frame.label else ''}"
    head = None if frame.said else doers.doer(verb)
    sources = (
        []
        if frame.said
        else _sources(verb, head, ends, frame.type == "ATTACKS" or (frame.type in _BY_CRAFT and _craft(head, ends)))
    )
    if frame.origins:
        sources = [e for name in frame.origins for h in clause.prep_objects(verb, name) for e in ends.group(h)]
    mutual = frame.type in MUTUAL or frame.cameo in FORMAL
    between = _between(verb, ends) if mutual and not sources and clause.passive(verb) else []
    sources = sources or between
    placed = not sources and frame.type in _PLACED and not frame.said and clause.passive(verb)
    if placed:
        sources = [
            e for h in clause.prep_objects(verb, "in") for e in ends.group(h) if e.actor and e.actor.kind == "State"
        ]
    apart = frozenset(s.actor.id for s in sources if s.actor)
    targets, pairs = ([], len(between) > 1) if between else _targets(verb, frame, ends, sources, apart, mutual)
    each = pairs and frame.slots[-1].name == "each"
    if clause.each_other(verb) and not any(t.actor and not _mutual(t) for t in targets):
        targets, pairs, each = [], len(sources) > 1, frame.type not in MUTUAL
        if not pairs:
            return None
    if not _says(verb, frame, sources, targets, pairs, ends):
        return None
    violent = ends.frames.classes.get("violent", frozenset())
    worded = frame.between is not None and bool(sources) and bool(targets) and _in_words(sources, targets, violent)
    if worded and not frame.between:
        return None
    kind = frame.between if worded and frame.between else frame.type
    if kind == "BACKS" and frame.cameo == "057" and _business(verb, ends) and not _public([*sources, *targets], ends):
        kind = "AGREES_WITH"
    return Match(
        kind,
        None if worded else frame.cameo,
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
        each=each,
        negative="not" in frame.near,
    )


def _says(verb: Token, frame: VerbFrame, sources: list[End], targets: list[End], pairs: bool, ends: Ends) -> bool:
    """Whether the frame's act is said where it stands, with these sides."""
    if frame.said and _answerable(verb, ends):
        return False
    if frame.type == "CONDEMNS" and not targets and not frame.said:
        return _reproaches(verb, frame, ends)
    if frame.type == "MEETS" and not targets and not pairs and len(sources) > 1:
        return False
    return frame.type != "THREATENS" or warned.harmful(verb, sources, targets, ends)


def _between(verb: Token, ends: Ends) -> list[End]:
    """Who did what the passive tells of with each other: "talks between Norway and Chile were held"."""
    return [e for o in clause.objects(verb) for h in clause.prep_objects(o, "between") for e in ends.group(h)]


def _answerable(verb: Token, ends: Ends) -> bool:
    """Whether one is only said to be in charge: "responsible for fisheries", not "responsible for the deaths"."""
    ready, classes = clause.child(verb, "acomp"), ends.frames.classes
    if ready is None or clause.lemma(ready) not in classes.get("answerable", ()):
        return False
    things = [o for p in ready.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    ills = classes.get("ill", frozenset()) | ends.frames.misdeeds
    return not any(clause.lemma(o) in ills or ends.harmful(o) for o in things)


def _business(verb: Token, ends: Ends) -> bool:
    """Whether what is agreed is a bargain, not an accord."""
    return any(clause.lemma(o) in ends.frames.classes.get("business", ()) for o in clause.objects(verb))


def _public(sides: list[End], ends: Ends) -> bool:
    """Whether a state, or who speaks for one, is among the sides."""
    idents = (i for e in sides if e.actor for i in ends.side(e.actor))
    return any(i in ends.gazetteer.by_id and ends.state_actor(i).kind == "State" for i in idents)


def _mutual(end: End) -> bool:
    """Whether the words only say that it is each other's: "each other's ambassadors"."""
    return any(words in end.text.lower() for words in _EACH_OTHER)


def _reproaches(verb: Token, frame: VerbFrame, ends: Ends) -> bool:
    """Whether a thing is reproached that someone must have done: "condemned the crackdown", "called it repression"."""
    if not frame.near:
        return bool(clause.objects(verb))
    names = [c for c in verb.children if c.dep_ in ("oprd", "attr", "dobj")]
    return any(clause.lemma(n) in ends.frames.misdeeds or ends.harmful(n) for n in names)


def _in_words(sources: list[End], targets: list[End], violent: frozenset[str]) -> bool:
    """Whether an attack is one in words: by persons on persons or organisations, or on a named one by no gunmen."""
    actors, struck = [s.actor for s in sources], [t.actor for t in targets]
    persons = all(a is not None and a.kind == "Person" and not a.anonymous for a in actors)
    if persons and all(t is not None and t.kind in ("Person", "Organisation") for t in struck):
        return True
    armed = any(
        a is None or (a.anonymous and a.kind == "Person") or s.text.lower().split()[-1] in violent
        for a, s in zip(actors, sources, strict=True)
    )
    return not armed and all(t is not None and t.kind == "Person" and not t.anonymous for t in struck)


def _sources(verb: Token, head: Token | None, ends: Ends, violent: bool) -> list[End]:
    if head is None or (head.i > verb.i and head.dep_ == "nsubj" and head.head.i == verb.i):
        return []
    nearer = doers.beside_that(verb) if verb.dep_ == "relcl" else None
    if nearer is not None and ends.kind(head) == "Person":
        # "a donor to the committee that backed ...": a person would be one "who".
        head = nearer
    found = ends.group(head)
    if not found and verb.dep_ == "acl" and clause.lemma(head) in ends.frames.classes.get("utterance", ()):
        # "issued a statement castigating ...": the noun does nothing, who issued it does.
        above = doers.owner(head)
        found = ends.group(above) if above is not None else []
    if not found and (violent or clause.lemma(head) in ends.frames.nouns):
        found = _by_body(head, ends)
    return unique([*found, *(e for t in clause.companions(verb, head) if (e := ends.at(t)) is not None)])


def _craft(head: Token | None, ends: Ends) -> bool:
    classes = ends.frames.classes
    return head is not None and any(clause.lemma(head) in classes.get(c, ()) for c in ("weapon", "craft"))


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
        if found and (found[0].actor is not None or frame.type not in _COUNTERPART):
            return found, False
        words = words or found
    counterpart = _counterpart(verb, ends, apart) if frame.type in _COUNTERPART else []
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
    found = [e for e in place.fill(slot) if e.actor is None or e.actor.id not in place.apart]
    if slot.person:
        found = [e for e in found if e.actor is not None and e.actor.kind == "Person"]
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


def _counterpart(verb: Token, ends: Ends, apart: frozenset[str]) -> list[End]:
    """Whom an act is towards when only its condition says so: "will not lift the ban until Cuba undertakes reforms"."""
    for c in verb.children:
        if c.dep_ == "advcl" and any(m.lower_ in _UNTIL and m.dep_ in ("mark", "advmod", "aux") for m in c.children):
            subject = clause.child(c, "nsubj", "nsubjpass")
            found = [e for e in ends.group(subject) if e.actor] if subject is not None else []
            if found:
                return [e for e in found if e.actor and e.actor.id not in apart]
    return []


def match_must(verb: Token, ends: Ends) -> Match | None:
    """What a speaker says that someone must do is asked of them."""
    if not any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children) or any(
        c.dep_ == "neg" for c in verb.children
    ):
        return None
    targets = asked.of_clause(verb, ends, frozenset())
    return Match("DEMANDS_OF", "100", verb, verb, [], targets, False, _MUST, "must", formula=True) if targets else None
