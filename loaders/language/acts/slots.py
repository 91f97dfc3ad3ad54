"""Slots: who stands in the place that a frame names for the other side of an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders.language.acts import asked, clause, doers
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import KINDS, Slot, VerbFrame
from loaders.language.acts.sides import End, unique

_WORDS = frozenset(("CONDEMNS", "BACKS", "REJECTS"))
_BODILY = frozenset(("ATTACKS", "COERCES", "AIDS", "MOBILIZES_AGAINST"))
# Who suffers a deed isn't who is backed, turned away or looked into for it.
_JUDGED = frozenset(("BACKS", "REJECTS", "INVESTIGATES"))
_AUTHORLESS = _BODILY | {"BACKS", "INVESTIGATES"}
_CLAUSES = frozenset(("acl", "relcl", "advcl", "ccomp", "pcomp"))
# A city may be called names; all else is blamed on the government whose seat it is.
_NAME_CALLING = "@slur"
_SPARING = frozenset(("REJECTS", "THREATENS"))
_HARMED = frozenset(("on", "against", "upon", "over"))
_LOOSE = frozenset(("comp", "any"))
_WHEN = frozenset(("at", "on", "over"))
_APOLOGY = "055"
# Who stands after these further in has no part in it: "spoke to a meeting led by Lind".
_NEAR_BY = frozenset((("REJECTS", "to"), ("MEETS", "by")))
_ASKING = frozenset(("on", "for"))
_WHOLE = ("of", "to", "in", "for")
_TURNED_TO = frozenset(("obj", "on", "upon", "to", "with"))
_THINGS = frozenset(("it", "them"))
_RAISING = frozenset(("go", "continue", "keep", "start", "begin"))  # "continues to violate the treaty"
_QUOTED = 14
_QUOTES = frozenset(("“", '"', "‘", "``", "'", "''"))


@dataclass(frozen=True, slots=True)
class Place:
    """A verb in its frame, with the actors that are its doers already (`apart`)."""

    verb: Token
    frame: VerbFrame
    ends: Ends
    apart: frozenset[str]

    def fill(self, slot: Slot) -> list[End]:
        """Who stands in the slot; words alone where no actor does and the frame can do with them."""
        if self.frame.type == "MOBILIZES_AGAINST" and slot.name != "against" and self._kindly():
            return []
        found = _READERS[slot.name](self, slot) if slot.name in _READERS else self._preposition(slot)
        if self.frame.type in _SPARING:
            found = [e for e in found if not self._spared(self.ends.page.doc[e.head])]
        if self.frame.type == "MOBILIZES_AGAINST" and slot.name in ("to", "any"):
            # Troops sent to a state may as well be sent to its aid.
            return [e for e in found if not self._state_itself(e)]
        if self.frame.type == "AGREES_WITH" and slot.name in _LOOSE:
            # "agreed to set up a working group" names no other side.
            return [replace(e, actor=None) if e.actor is not None and e.actor.anonymous else e for e in found]
        return found

    def _spared(self, word: Token) -> bool:
        """Whether harm to whom the word names is what is turned down: "threatened to veto sanctions on Peru"."""
        verbs = (a for a in word.ancestors if a.pos_ == "VERB" and word.i > a.i and word.head.lower_ in _HARMED)
        for verb in verbs:
            harmed = any(o.i < word.i and self._harms(o) for o in clause.objects(verb))
            if harmed and any(f.type == "REJECTS" for f in self.ends.frames.verbs.get(clause.lemma(verb), ())):
                return True
        return False

    def _harms(self, noun: Token) -> bool:
        return self.ends.harmful(noun) or clause.lemma(noun) in self.ends.frames.classes.get("harm", ())

    def _state_itself(self, end: End) -> bool:
        word = self.ends.page.doc[end.head]
        return end.actor is not None and end.actor.kind == "State" and word.dep_ == "pobj" and word.head.lower_ == "to"

    def _kindly(self) -> bool:
        """Whether the clause says that it is done to help: "in a show of support"."""
        kindly = self.ends.frames.classes.get("favour", frozenset())
        return any(
            w.pos_ == "NOUN" and clause.lemma(w) in kindly for w in clause.span_words(self.verb) if w.i > self.verb.i
        )

    def _subject(self, _: Slot) -> list[End]:
        subjects = [clause.relative(c, self.verb) for c in self.verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        told = clause.child(self.verb, "csubj")
        if told is not None and (said := clause.child(told, "nsubj")) is not None:
            subjects.append(said)  # "what Chile has done is shameful"
        beside = self.frame.origins and self.verb.dep_ == "advcl" and self.verb.tag_ == "VBG"
        raised = self.verb.dep_ == "xcomp" and clause.lemma(self.verb.head) in _RAISING
        if (
            not subjects
            and (beside or raised or self.verb.dep_ == "conj")
            and (above := doers.doer(self.verb)) is not None
        ):
            subjects = [above]  # "..., drawing a rebuke from Peru", "was lying and did not want peace"
        if self.frame.label == _NAME_CALLING:
            subjects = [s for s in subjects if s.lower_ != "it"]  # "It's nonsense": what was asked, not who
        heads = [t for s in subjects for t in clause.conjuncts(s) if not self.ends.any_body(t)]
        found = unique(e for t in heads for e in self.ends.concerned(t, self._victims(t), authors=False))
        if not found and self.frame.origins:
            found = unique(e for t in heads for e in self.ends.movers(t))
        return found or ([e for t in heads for e in self.ends.seat(t)] if self.frame.label != _NAME_CALLING else [])

    def _victims(self, deed: Token) -> bool:
        """Whether whom the deed befalls may be meant: not of what is blamed, nor where "any attack" is threatened."""
        return self.frame.type != "CONDEMNS" and not (self.frame.type == "THREATENS" and self.ends.harmful(deed))

    def _object(self, slot: Slot) -> list[End]:
        heads = clause.objects(self.verb) or self._what_was_done()
        if slot.kind == "Person" and _named_so(self.verb):
            return []
        if self.frame.type in _WORDS and any(o.lower_ == "it" for o in heads):
            return []
        return self._concerned(heads, slot)

    def _what_was_done(self) -> list[Token]:
        """Whose deed a clause with "what" is that is praised or blamed: "condemned what Chile did"."""
        told = clause.child(self.verb, "ccomp") if self.frame.type in _WORDS else None
        what = clause.child(told, "dobj") if told is not None else None
        if told is None or what is None or what.lower_ != "what" or what.i > told.i:
            return []
        return [c for c in told.children if c.dep_ == "nsubj"]

    def _state(self, _: Slot) -> list[End]:
        heads = clause.objects(self.verb)
        found = [e for o in heads for e in self.ends.beside(o)]
        whose = [h for o in heads for h in clause.prep_objects(o, "of")]
        states = [s for h in whose if (s := self.ends.state(h)) is not None]
        return found or states or [e for h in whose for e in self.ends.beside(h)]

    def _given(self, _: Slot) -> list[End]:
        verb = self.verb
        given = clause.child(verb, "dative")
        if given is None and clause.child(verb, "dobj"):
            given = clause.child(verb, "nsubjpass")
        if given is not None and given.dep_ == "dative" and given.pos_ == "ADP":
            given = clause.child(given, "pobj")
        return self.ends.concerned(given, self.frame.type != "CONDEMNS") if given is not None else []

    def _complement(self, slot: Slot) -> list[End]:
        if clause.child(self.verb, "dobj") is not None and clause.child(self.verb, "xcomp") is not None:
            return []  # "asked them to write to Chile": none but them is asked
        ready = clause.child(self.verb, "acomp")
        inner = next((c for c in self.verb.rights if c.dep_ in ("ccomp", "xcomp")), None)
        if self.frame.type == "DEMANDS_OF":
            inner = inner or next((c for c in self.verb.children if clause.opened_for(c)), None)
            return asked.of_clause(inner, self.ends, self.apart, not slot.actor) if inner is not None else []
        if inner is None and ready is not None:
            inner = clause.child(ready, "xcomp")
        return _complement(inner, self.ends, self.apart) if inner is not None else []

    def _thing(self, slot: Slot) -> list[End]:
        heads = clause.objects(self.verb) or clause.prep_objects(self.verb, "for")
        found = [e for h in heads for e in asked.of_noun(h, self.ends)] if not clause.passive(self.verb) else []
        if not found and heads and not slot.actor:
            found = [e for h in heads[:1] if (e := self.ends.words_only(h, _WHOLE)) is not None]
        return unique(found)

    def _told(self, _: Slot) -> list[End]:
        inner = clause.child(self.verb, "ccomp")
        subject = clause.child(inner, "nsubj", "nsubjpass") if inner is not None else None
        return self.ends.concerned(subject) if subject is not None else []

    def _first(self, slot: Slot) -> list[End]:
        verb, heads = self.verb, clause.objects(self.verb)
        if self.frame.type == "DEMANDS_OF" and heads and clause.child(verb, "xcomp") is not None:
            return []
        moves = bool(self.frame.objects) or self.frame.type == "MOBILIZES_AGAINST"
        moved = {o.i for o in heads} if moves else set()
        if moves and self.frame.type in _BODILY:
            moved |= {c.i for o in heads for c in o.subtree if c.dep_ == "compound"}
        if self.frame.type in _WORDS and any(o.lower_ == "it" for o in heads):
            return []
        gerund = any(c.dep_ in ("xcomp", "pcomp") and c.tag_ == "VBG" for c in verb.children)
        if self.frame.type == "REJECTS" and (heads or gerund) and not self.frame.objects:
            return []  # "opposed talks on the war in Chile", "opposed arming Chile": none is turned away
        after = sorted((t for t in clause.span_words(verb, wide=True) if t.i > verb.i), key=lambda t: t.i)
        words = (t for t in after if t.i not in moved and t.lower_ not in _THINGS and not _told_of(t, verb))
        if self.frame.type == "INVESTIGATES" and any(self._ill(h) for h in heads):
            # Where a deed was done is looked into, not whom it was done to.
            words = (t for t in words if any(a.dep_ == "prep" and a.lower_ == "in" for a in t.ancestors))
        if KINDS.get(self.frame.type) in ("harm", "force"):
            words = (t for t in words if not self._in_favour(t))
        found = self.ends.first_in(words, self.apart)
        return found or self._concerned([] if moved else heads, slot)

    def _in_favour(self, word: Token) -> bool:
        """Whether the word names whom a deed helps: "sent ships in support of Peru"."""
        kindly = self.ends.frames.classes.get("favour", frozenset())
        return any(a.pos_ == "NOUN" and clause.lemma(a) in kindly for a in word.ancestors if self.verb.is_ancestor(a))

    def _preposition(self, slot: Slot) -> list[End]:
        heads = self._reached(slot)
        if self.frame.type == "INVESTIGATES":
            heads = [h for h in heads if h.lower_ not in clause.TAKEN_UP]  # "promised to look into it"
        if self.frame.type == "DEMANDS_OF":
            if slot.name in _ASKING:
                # "called for a ban on Muslims": they aren't called on
                heads = [h for h in heads if self._directly(h)]
            heads = [h for h in heads if slot.name != "from" or not asked.leaves(h, self.verb, self.ends)]
            if slot.name == "for":
                return unique(e for h in heads if not clause.indefinite(h) for e in asked.of_whom(h, self.ends))
        manner = self.ends.frames.classes.get("manner", frozenset()) if slot.name == "in" else frozenset()
        heads = [h for h in heads if clause.lemma(h) not in manner]
        if self.frame.type == "MEETS" and not self.frame.objects and slot.name != "on":
            heads = [h for h in heads if not _about(h, self.verb)]
        if self.frame.type == "DEMANDS_OF" and slot.name == "for":
            told = clause.child(self.verb, "dobj") is not None and clause.child(self.verb, "xcomp") is not None
            heads = [] if told else [h for h in heads if not clause.indefinite(h)]
        if self.frame.objects and not heads and clause.passive(self.verb):
            # "Sanctions on Mali were imposed by the bloc"
            heads = [h for o in clause.objects(self.verb) for h in clause.prep_objects(o, slot.name)]
        if self.frame.said:
            heads += [h for c in self.verb.children if c.dep_ == "nsubj" for h in clause.prep_objects(c, slot.name)]
        return self._concerned(heads, slot)

    def _reached(self, slot: Slot) -> list[Token]:
        """The nouns after the preposition, near enough to have a part in the act."""
        heads = [h for h in clause.prep_objects(self.verb, slot.name) if not _fronted(h, self.verb, slot.name)]
        apology = slot.name == "to" and self.frame.cameo == _APOLOGY  # "apologised for his remarks to the voters"
        if apology or (self.frame.type, slot.name) in _NEAR_BY or (self.frame.type == "AIDS" and slot.itself):
            heads = [h for h in heads if self._directly(h)]
        return heads[:1] if slot.itself and self.frame.type == "BACKS" else heads  # "voted for Smith for the Senate"

    def _ill(self, head: Token) -> bool:
        """Whether it is something done to those after it: "the war on Chile", "discrimination against women"."""
        return self.ends.harmful(head) or clause.lemma(head) in self.ends.frames.classes.get("wrong", ())

    def _directly(self, head: Token) -> bool:
        """Whether the preposition hangs on the verb or its object, on nothing further in."""
        return head.head.head.i in (self.verb.i, *(o.i for o in clause.objects(self.verb)))

    def _concerned(self, heads: list[Token], slot: Slot) -> list[End]:
        """Whom the nouns concern. One meets only who is named as such."""
        kind = self.frame.type
        victims = kind != "CONDEMNS"
        found = [e for h in heads for e in self._of(h, slot, kind)]
        if kind == "BACKS" and slot.name != "obj":
            found = [e for e in found if e.actor is None or e.actor.id not in self._whose()]
        deed = kind == "INVESTIGATES" and slot.name == "obj" and any(self._ill(h) for h in heads)
        if not found and heads and not deed and (not slot.actor or not victims):
            found = [e for h in heads[:1] if (e := self.ends.words_only(h)) is not None]
        return unique(found)

    def _whose(self) -> set[str]:
        """Whose own the support is: Norway in "reaffirmed Norway's commitment to its ally"."""
        owners = (clause.child(o, "poss") for o in clause.objects(self.verb)) if self.frame.objects else ()
        ends = (self.ends.named(o) for o in owners if o is not None)
        return {e.actor.id for e in ends if e is not None and e.actor is not None}

    def _of(self, head: Token, slot: Slot, kind: str) -> list[End]:
        ends, backed = self.ends, kind == "BACKS"
        if kind == "REJECTS" and any(c.lower_ == "own" for c in head.children):
            return []  # "broke the league's own rules": who broke them was to keep them too
        if slot.itself or kind == "MEETS":
            return ends.group(clause.counted(head)) or (ends.capital(head) if slot.name in _TURNED_TO else [])
        if kind == "AIDS" and ends.harmful(head):
            return []  # "financed the attacks on her campaign"
        victims = self._victims(head) and not (kind in _JUDGED and self._ill(head))
        return ends.concerned(head, victims, authors=kind not in _AUTHORLESS, placed=not backed)


_READERS: Mapping[str, Callable[[Place, Slot], list[End]]] = {
    "subj": Place._subject,
    "obj": Place._object,
    "state": Place._state,
    "iobj": Place._given,
    "comp": Place._complement,
    "thing": Place._thing,
    "csubj": Place._told,
    "any": Place._first,
}


def _fronted(word: Token, verb: Token, prep: str) -> bool:
    """Whether the word opens the sentence and says when or where: "At the summit, Chile hit back"."""
    return (
        prep in _WHEN
        and word.i < verb.i
        and word.head.dep_ == "prep"
        and word.head.head.i == verb.i
        and word.i < _subject_at(verb)
    )


def _subject_at(verb: Token) -> int:
    subject = clause.child(verb, "nsubj", "nsubjpass")
    return subject.i if subject is not None else 0


def _about(word: Token, verb: Token) -> bool:
    """Whether the word belongs to what is spoken about: "spoke of his friendship with"."""
    return any(a.dep_ == "prep" and a.lower_ in ("of", "about", "on") and verb.is_ancestor(a) for a in word.ancestors)


def _told_of(word: Token, verb: Token) -> bool:
    """Whether the word stands in a clause of its own under the verb ("an agreement barring her from ...")."""
    under = (a for a in word.ancestors if a.dep_ in _CLAUSES and verb.is_ancestor(a))
    return any(not clause.purpose(a) for a in under)


def _named_so(verb: Token) -> bool:
    """Whether the verb gives its object a name or quality ("called him a liar", "called her “Miss Piggy”")."""
    following = verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + _QUOTED)]
    if any(t.text in _QUOTES for t in following):
        return True
    return sum(c.dep_ in ("dobj", "oprd", "acomp", "ccomp", "attr") for c in verb.children) > 1


def _complement(inner: Token, ends: Ends, apart: frozenset[str]) -> list[End]:
    """Whom a clause concerns: its subject, else its object, else the first actor in it."""
    subject = clause.child(inner, "nsubj", "nsubjpass", *(("compound",) if inner.pos_ == "ADJ" else ()))
    found = ends.concerned(subject) if subject is not None else []
    found = [e for e in found if e.actor and e.actor.id not in apart]
    if found:
        return found
    for head in (o for o in clause.objects(inner) if o.lower_ != "it"):
        found = [e for e in ends.concerned(head) if e.actor and e.actor.id not in apart]
        if found:
            return found
    goals = {g.i for c in inner.children if c.dep_ in ("prep", "dative") and c.lower_ == "to" for g in c.subtree}
    words = (t for t in clause.span_words(inner) if t.i > inner.i and t.i not in goals)
    return ends.first_in(sorted(words, key=lambda t: t.i), apart)
