"""Matching: the words of the parse against the frames of the lexicon, and who stands in the slots."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import clause
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import Slot, VerbFrame
from loaders.language.acts.sides import End, unique
from loaders.reading import Modality

MUTUAL = frozenset(("MEETS", "AGREES_WITH", "COOPERATES_WITH"))
_MET = frozenset(("MEETS", "BACKS", "THREATENS"))
FORMAL = frozenset(("057", "050"))
_FIRST = frozenset(("with", "between", "obj", "to"))
_UNTIL = frozenset(("until", "unless", "if", "before", "should", "after", "till"))
_COUNTERPART = frozenset(("REJECTS", "THREATENS", "YIELDS_TO"))
_BODILY = frozenset(("ATTACKS", "COERCES", "AIDS", "MOBILIZES_AGAINST"))
_PLACED = frozenset(("COERCES", "YIELDS_TO", "INVESTIGATES"))
_ADDRESSED = frozenset(("BACKS", "YIELDS_TO"))
_MUST = 0.5
_QUOTED = 9
_COUNTS = frozenset(("number", "dozen", "hundred", "thousand", "lot", "handful", "couple", "range", "series", "score"))
_QUOTES = frozenset(("“", '"', "‘", "``", "'"))


@dataclass(frozen=True, slots=True)
class Match:
    """Words that say an act, before mood and voice: `formula` when the speaker does it in words ("they will pay")."""

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
    inferred: tuple[str, ...] = ()


def match_verb(verb: Token, frame: VerbFrame, ends: Ends) -> Match | None:
    """The act that the frame says at the verb; its targets are empty when the words name none."""
    why = f"{clause.lemma(verb)}{'+' + frame.label if frame.label else ''}"
    head = None if frame.said else clause.doer(verb)
    sources = [] if frame.said else _sources(verb, head, ends, frame.type == "ATTACKS")
    if frame.origins:
        sources = [e for name in frame.origins for h in clause.prep_objects(verb, name) for e in ends.group(h)]
    placed = not sources and frame.type in _PLACED and not frame.said and clause.passive(verb)
    if placed:
        sources = [
            e for h in clause.prep_objects(verb, "in") for e in ends.group(h) if e.actor and e.actor.kind == "State"
        ]
    apart = frozenset(s.actor.id for s in sources if s.actor)
    mutual = frame.type in MUTUAL or (frame.cameo in FORMAL)
    targets, pairs = _targets(verb, frame, ends, sources, apart, mutual)
    if frame.type == "CONDEMNS" and not targets and not clause.objects(verb):
        return None
    if frame.type == "MEETS" and not targets and not pairs and len(sources) > 1:
        return None
    worded = frame.between is not None and bool(sources) and bool(targets) and _in_words(sources, targets)
    return Match(
        frame.between if worded and frame.between else frame.type,
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
    )


def _in_words(sources: list[End], targets: list[End]) -> bool:
    """Whether an attack is one in words: by named persons on persons or organisations."""
    by = all(s.actor is not None and s.actor.kind == "Person" and not s.actor.anonymous for s in sources)
    return by and all(t.actor is not None and t.actor.kind in ("Person", "Organisation") for t in targets)


def _sources(verb: Token, head: Token | None, ends: Ends, violent: bool) -> list[End]:
    if head is None or (head.i > verb.i and head.dep_ == "nsubj" and head.head.i == verb.i):
        return []
    found = ends.group(head)
    if not found and verb.dep_ == "acl" and head.pos_ == "NOUN":
        # "issued a statement castigating ...": the noun does nothing, who issued it does.
        above = clause.owner(head)
        found = ends.group(above) if above is not None else []
    if not found and (violent or clause.lemma(head) in ends.frames.nouns):
        found = _by_body(head, ends)
    return unique([*found, *(e for t in clause.companions(verb, head) if (e := ends.at(t)) is not None)])


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
    several = mutual and len(sources) > 1
    words: list[End] = []
    for slot in frame.slots:
        if slot.name == "-":
            break
        if several and slot.name not in _FIRST:
            return [], not (frame.type == "MEETS" and _elsewhere(verb))
        found = [e for e in _slot(verb, frame, slot, ends, apart) if e.actor is None or e.actor.id not in apart]
        if slot.person:
            found = [e for e in found if e.actor is not None and e.actor.kind == "Person"]
        if (slot.actor and not (slot.name == "obj" and frame.type == "CONDEMNS")) or frame.type in _MET:
            found = [e for e in found if e.actor is not None]
        if found and (found[0].actor is not None or frame.type not in _COUNTERPART):
            return found, False
        words = words or found
    counterpart = _counterpart(verb, ends, apart) if frame.type in _COUNTERPART else []
    if counterpart or words:
        return counterpart or words, False
    if several and frame.type == "MEETS" and _elsewhere(verb):
        return [], False
    if several or frame.type not in _ADDRESSED or not clause.purpose(verb):
        return [], several
    found = [e for o in clause.objects(verb.head) for e in ends.group(o) if e.actor and e.actor.id not in apart]
    return found, False


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


def _slot(verb: Token, frame: VerbFrame, slot: Slot, ends: Ends, apart: frozenset[str]) -> list[End]:
    victims = frame.type != "CONDEMNS"
    if slot.name == "subj":
        subjects = [clause.relative(c, verb) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        return unique(e for s in subjects for t in clause.conjuncts(s) for e in ends.concerned(t, authors=False))
    if slot.name == "obj" and slot.person and _named_so(verb):
        return []
    if slot.name == "state":
        return [e for o in clause.objects(verb) for e in ends.beside(o)]
    if slot.name == "obj":
        return _concerned(clause.objects(verb), slot, ends, victims, frame.type)
    if slot.name == "iobj":
        given = clause.child(verb, "dative") or (
            clause.child(verb, "nsubjpass") if clause.child(verb, "dobj") else None
        )
        if given is not None and given.dep_ == "dative" and given.pos_ == "ADP":
            given = clause.child(given, "pobj")
        return ends.concerned(given, victims) if given is not None else []
    if slot.name == "comp":
        ready = clause.child(verb, "acomp")
        inner = clause.child(verb, "ccomp", "xcomp") or (clause.child(ready, "xcomp") if ready is not None else None)
        return _complement(inner, ends, apart) if inner is not None else []
    if slot.name == "any":
        moved = {o.i for o in clause.objects(verb)} if frame.objects or frame.type == "MOBILIZES_AGAINST" else set()
        words = sorted(clause.span_words(verb, wide=True), key=lambda t: t.i)
        found = ends.first_in((t for t in words if t.i > verb.i and t.i not in moved), apart)
        return found or _concerned([] if moved else clause.objects(verb), slot, ends, victims, frame.type)
    heads = clause.prep_objects(verb, slot.name)
    if frame.said:
        heads += [h for c in verb.children if c.dep_ == "nsubj" for h in clause.prep_objects(c, slot.name)]
    return _concerned(heads, slot, ends, victims, frame.type)


def _named_so(verb: Token) -> bool:
    """Whether the verb gives its object a name or quality ("called him a liar", "called her “Miss Piggy”")."""
    following = verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + _QUOTED)]
    if any(t.text in _QUOTES for t in following):
        return True
    return sum(c.dep_ in ("dobj", "oprd", "acomp", "ccomp", "attr") for c in verb.children) > 1


def _concerned(heads: list[Token], slot: Slot, ends: Ends, victims: bool, kind: str) -> list[End]:
    """Whom the nouns concern. One meets only who is named as such, and is struck by what strikes the thing named."""
    found: list[End] = []
    for head in heads:
        if slot.itself or kind == "MEETS":
            found += ends.group(_counted(head))
        else:
            found += ends.concerned(head, victims, authors=kind not in _BODILY, placed=kind != "BACKS")
    if not found and heads and (not slot.actor or not victims):
        found = [e for h in heads[:1] if (e := ends.words_only(h)) is not None]
    return unique(found)


def _counted(head: Token) -> Token:
    """The noun that the head only counts: "a number of advisers"."""
    of = next((c for c in head.children if c.lower_ == "of"), None) if clause.lemma(head) in _COUNTS else None
    return (clause.child(of, "pobj") if of is not None else None) or head


def _complement(inner: Token, ends: Ends, apart: frozenset[str]) -> list[End]:
    """Whom a clause concerns: its subject, else its object, else the first actor in it."""
    subject = clause.child(inner, "nsubj", "nsubjpass")
    found = ends.concerned(subject) if subject is not None else []
    found = [e for e in found if e.actor and e.actor.id not in apart]
    if found:
        return found
    for head in clause.objects(inner):
        found = [e for e in ends.concerned(head) if e.actor and e.actor.id not in apart]
        if found:
            return found
    return ends.first_in((t for t in inner.subtree if t.i > inner.i), apart)


def match_must(verb: Token, ends: Ends) -> Match | None:
    """What a speaker says that someone must do is asked of them."""
    if not any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children) or any(
        c.dep_ == "neg" for c in verb.children
    ):
        return None
    subject = clause.child(verb, "nsubj", "nsubjpass")
    targets = [e for e in ends.concerned(subject) if e.actor] if subject is not None else []
    return Match("DEMANDS_OF", "100", verb, verb, [], targets, False, _MUST, "must", formula=True) if targets else None
