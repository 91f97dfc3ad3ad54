"""Inference: whom a reproach or threat is aimed at when its words name nobody, from what the article told before."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from loaders.language.acts import clause, doers
from loaders.language.acts.ends import Ends
from loaders.language.acts.match import Match, of_condition
from loaders.language.acts.mood import Status
from loaders.language.acts.sides import End
from loaders.language.acts.speech import Speech
from loaders.language.page import Page
from loaders.reading import Act, Actor, Span

HOSTILE = frozenset(("THREATENS", "CONDEMNS", "SANCTIONS", "COERCES", "ATTACKS"))
_MEASURES = frozenset(("SANCTIONS", "COERCES", "ATTACKS", "MOBILIZES_AGAINST"))
_TURNED = frozenset(("DEMANDS_OF", "REJECTS", "INVESTIGATES"))
_STANCES = frozenset(("CONDEMNS", "BACKS", "REJECTS"))
_BACKWARD = frozenset(("the", "this", "that", "these", "those", "such"))
_WORDS = frozenset(("CONDEMNS", "REJECTS"))
_JUDGING = frozenset(("CONDEMNS", "BACKS"))
_ONE_SIDED = frozenset(("REJECTS", "COERCES", "SANCTIONS", "YIELDS_TO"))
_VISIT, _HOST = "042", "043"
_REACH = 600
_LETTERS = 5  # in a word, about


class Inference:
    """Infers targets in one page from the acts made so far (`acts`, by id, with the word that says each)."""

    def __init__(self, page: Page, ends: Ends, speech: Speech, acts: Mapping[str, tuple[Act, Token]]) -> None:
        self._page = page
        self._ends = ends
        self._speech = speech
        self._acts = acts

    def target(self, found: Match, status: Status, source: End, sources: list[End], wished: bool) -> End | None:
        """Whom a reproach or threat without a named target is aimed at; None when nothing tells."""
        assert source.actor is not None
        if self._it(found):
            return self._taken_up(found, source.actor)
        before = self._told_before(found, status, source)
        if before is not None or (found.formula and status.type == "CONDEMNS"):
            return before or self._topic(found, set(self._ends.side(source.actor)))
        if not self._aims(found, status, source.actor, wished):
            return None
        if status.type == "THREATENS" and self._speech.around(found.trigger.idx) is None:
            return None
        own = {a for s in sources if s.actor for a in self._ends.side(s.actor)}
        theirs = [s.span for s in sources]
        if not any(a in self._ends.gazetteer.by_id for a in own):
            # Whose official it is isn't told: most likely of those who spoke or acted in the sentence before.
            theirs += self._speech.doers_before(found.trigger)
        doer = doers.doer(found.verb)
        if doer is not None:
            theirs.append((doer.left_edge.idx, doer.right_edge.idx + 1))
        theirs += self._befallen(found)
        own |= {e.actor.id for at, e in self._ends.named_states() if e.actor and _in(at, theirs)}
        meant = (
            self._topic(found, own) or self._bidden(found, status, own) or self._again(found, status, source.actor, own)
        )
        if meant is not None:
            return meant
        states = self._speech.matter(found.trigger, self._ends)
        named = [e for e in states if e.actor is not None and e.actor.id not in own]
        foes = self._foes(found.trigger.idx, own)
        blamed = (self._blamed(found.trigger.idx) | {a.source for a in foes}) - own
        adverse = next((e for e in named if e.actor and e.actor.id in blamed), None)
        answer = status.type == "THREATENS" and (found.formula or status.modality == "conditional")
        if adverse is None and foes and answer and foes[-1].source_span is not None:
            adverse = self._end(foes[-1].source, foes[-1].source_span, found)
        return adverse or next(iter(named), None)

    def _aims(self, found: Match, status: Status, source: Actor, wished: bool) -> bool:
        """Whether a reproach or threat without a named target has one at all."""
        if status.type == "CONDEMNS":
            return self._misdeed(found, source)
        harm = found.type in _MEASURES and bool(clause.objects(found.verb))
        return status.type == "THREATENS" and (found.formula or (harm and not wished))

    def _topic(self, found: Match, own: set[str]) -> End | None:
        """Of whom the speaker says it, or to which state: "“He is a liar,” Berg said of Lind", "Berg told Chile"."""
        teller = next((a for a in found.verb.ancestors if a.pos_ == "VERB"), None) if found.formula else None
        if teller is None or found.verb.dep_ != "ccomp":
            return None
        heads = [h for name in ("of", "about") for c in teller.children if c.lower_ == name for h in c.children]
        ends = [e for h in heads if h.dep_ == "pobj" for e in self._ends.group(h)]
        told = clause.objects(teller) if clause.lemma(teller) == "tell" else []
        ends += [e for h in told for e in self._ends.group(h) if e.actor and e.actor.kind == "State"]
        return next((e for e in ends if e.actor and e.actor.id not in own), None)

    def _bidden(self, found: Match, status: Status, own: set[str]) -> End | None:
        """Who must do or leave something for a threat not to come true: "if Chile does not withdraw, ..."."""
        if not found.formula or status.type != "THREATENS":
            return None
        named = (e for e in of_condition(found.verb, self._ends, frozenset(own)) if e.actor and not e.actor.anonymous)
        return next(named, None)

    def _befallen(self, found: Match) -> list[Span]:
        """Where the deed that is threatened tells of its victim: "any attack on Peru will be met with force"."""
        if not found.formula or not clause.passive(found.verb):
            return []
        deeds = (o for o in clause.objects(found.verb) if self._ends.harmful(o))
        return [(o.left_edge.idx, o.right_edge.idx + 1) for o in deeds]

    def foes(self, found: Match, source: End) -> list[End]:
        """Who last did the source or its own harm in words or measures: whom it hits back at.

        No one is hit back at in words who opened fire.
        """
        own = self._ends.side(source.actor) if source.actor else frozenset()
        before = [a for a, at in self._acts.values() if at.i < found.trigger.i < at.i + _REACH // _LETTERS]
        theirs = [a for a in before if self._hits(a, own)]
        last = max((a.trigger for a in theirs), default=None)
        words = found.type in _STANCES
        latest = [a for a in theirs if a.trigger == last and not (words and a.type == "ATTACKS")]
        if not latest and not words:
            return self._blamed_before(found, source, before)
        ends = (self._end(a.source, a.source_span, found) for a in latest if a.source_span is not None)
        return [e for e in ends if e is not None]

    def _blamed_before(self, found: Match, source: End, before: list[Act]) -> list[End]:
        """Whom the source itself blamed or harmed last: "they" in what it goes on to say."""
        own = self._ends.side(source.actor) if source.actor else frozenset()
        done = [a for a in before if a.source in own and a.type in HOSTILE and a.target_span is not None]
        last = max(done, key=lambda a: a.trigger, default=None)
        end = self._end(last.target or "", last.target_span, found) if last and last.target_span else None
        return [end] if end is not None else []

    def _hits(self, act: Act, own: frozenset[str]) -> bool:
        """Whether the act does harm to one of `own` and is none of their own."""
        source, target = self._actor(act.source), self._actor(act.target or "")
        if act.type not in HOSTILE | _TURNED or source is None or target is None:
            return False
        if target.anonymous and act.target_span is not None:  # "11 Chilean officials" are Chile's
            hit = {e.actor.id for at, e in self._ends.named_states() if e.actor and _in(at, [act.target_span])}
        else:
            hit = set(self._ends.side(target))
        return not own.isdisjoint(hit) and own.isdisjoint(self._ends.side(source))

    def _actor(self, ident: str) -> Actor | None:
        return self._ends.cast.by_id.get(ident) or self._ends.extra.get(ident)

    def _told_before(self, found: Match, status: Status, source: End) -> End | None:
        """Whose charge, move or deed the words take up that was told of before."""
        assert source.actor is not None
        if found.formula and found.type == "REJECTS":
            return self.answered(found, source)
        author = self._author(found, source.actor, status.type) if status.type in _JUDGING else None
        return author or self._the_move(found, source.actor)

    def _it(self, found: Match) -> bool:
        """Whether words of praise or blame take up a deed by a pronoun: "hailed it as a victory"."""
        objects = clause.objects(found.verb) if found.verb.pos_ == "VERB" else []
        return found.type in _STANCES and any(o.lower_ in clause.TAKEN_UP and o.pos_ == "PRON" for o in objects)

    def _the_move(self, found: Match, source: Actor) -> End | None:
        """Who made "the move" that is praised or blamed: who acted, or decided something, in the sentence before."""
        objects = clause.objects(found.verb) if found.type in _STANCES and found.verb.pos_ == "VERB" else []
        noun = next((o for o in objects if self._ends.move_before(o)), None)
        if noun is None or noun.sent.start == 0:
            return None
        root, own = self._page.doc[noun.sent.start - 1].sent.root, self._ends.side(source)
        classes = self._ends.frames.classes
        doer = doers.doer(root) if root.pos_ == "VERB" else None
        made = [e for e in self._ends.group(doer) if e.actor and e.actor.id not in own] if doer is not None else []
        acted = {a.source for a, at in self._acts.values() if at.sent.start == root.sent.start}
        decided = clause.lemma(root) in classes.get("deciding", ())
        return made[0] if len(made) == 1 and made[0].actor and (decided or made[0].actor.id in acted) else None

    def _taken_up(self, found: Match, source: Actor) -> End | None:
        """Whose deed "it" is: of whom the praise or blame just before was; who blames in turn blames who blamed."""
        own, here = self._ends.side(source), found.trigger.sent
        first = self._page.doc[here.start - 1].sent.start if here.start else 0
        before = [a for a, at in self._acts.values() if first <= at.i < found.trigger.i and a.type in _STANCES]
        last = max((a for a in before if a.source not in own), key=lambda a: a.trigger, default=None)
        if last is not None and last.target is not None and last.target_span is not None:
            if last.target not in own:
                return self._end(last.target, last.target_span, found)
            if found.type != "BACKS" and last.source_span is not None:
                return self._end(last.source, last.source_span, found)
        return None

    def _foes(self, before: int, own: set[str]) -> list[Act]:
        """The acts of enmity against the source and its own, not long before, in order."""
        theirs = (a for a, _ in self._acts.values() if a.type in HOSTILE and a.target in own and a.source not in own)
        return sorted((a for a in theirs if before - _REACH < a.trigger[0] < before), key=lambda a: a.trigger)

    def _author(self, found: Match, source: Actor, kind: str) -> End | None:
        """Who did the deed told of before that "the attack", "these threats" or "the decision" goes back to."""
        said = self._ends.frames.classes.get("remark", frozenset()) - self._ends.frames.nouns.keys()
        for noun in (*clause.objects(found.verb), *(c for c in found.verb.children if c.dep_ == "nsubj")):
            if clause.lemma(noun) in said and any(c.lower_ in _BACKWARD for c in noun.children):
                last_said = self._speech.last_before(found.trigger, self._ends.side(source))
                return self._end(*last_said, found) if last_said is not None else None
        for noun in clause.objects(found.verb):
            alone = all(c.i < noun.i for c in noun.children)
            if not alone or not any(c.lower_ in _BACKWARD for c in noun.children):
                continue
            # No one blames their own deed.
            done = [a for a in self._deeds(noun, found, kind) if a.source not in self._ends.side(source)]
            last = max(done, key=lambda a: a.trigger, default=None)
            if last is None:
                continue
            ident, span = (last.target, last.target_span) if last.cameo == _HOST else (last.source, last.source_span)
            if ident and ident != source.id and span is not None:
                return self._end(ident, span, found)
        return None

    def _deeds(self, noun: Token, found: Match, kind: str) -> list[Act]:
        """The acts told before that the noun may mean; of a mere "decision" only near ones, all of the same doer."""
        frame = self._ends.frames.nouns.get(clause.lemma(noun))
        before = [a for a, at in self._acts.values() if at.i < found.trigger.i]
        if frame is not None and (kind == "CONDEMNS" or frame.type in _ONE_SIDED):
            done = [a for a in before if a.type == frame.type and (a.target or a.type == "REJECTS")]
            if kind == "BACKS" and len({a.source for a in done}) > 1:
                return []
            return [a for a in done if frame.cameo != _VISIT or a.cameo in (_VISIT, _HOST)]
        near = [a for a in before if self._decision(a) and found.trigger.idx - a.trigger[0] < _REACH // 2]
        decided = clause.lemma(noun) in self._ends.frames.classes.get("decided", ())
        return near if decided and len({a.source for a in near}) == 1 else []

    def _decision(self, act: Act) -> bool:
        """Whether the act is what a body decides; of refusals only vetoes are."""
        veto = self._page.text[slice(*act.trigger)].lower().startswith("veto")
        return act.type in _ONE_SIDED and (veto or act.type != "REJECTS")

    def move(self, found: Match, source: End) -> End | None:
        """Who made the move that a clause on it blames: "Norway closed its ports, a move that Peru slammed"."""
        noun, verb = found.verb.head, found.verb
        if found.type not in _WORDS or verb.dep_ not in ("relcl", "acl"):
            return None
        own = self._ends.side(source.actor) if source.actor else frozenset()
        made = [e for e in self._ends.movers(noun) if e.actor and e.actor.id not in own]
        return made[0] if len(made) == 1 else None

    def answered(self, found: Match, source: End) -> End | None:
        """Whose accusation or demand is turned away that the article told of: "Peru rejected the charge"."""
        classes, own = self._ends.frames.classes, self._ends.side(source.actor) if source.actor else frozenset()
        for noun in self._turned_away(found):
            taken_up = found.verb.dep_ == "relcl" or any(c.lower_ in _BACKWARD for c in noun.children)
            told = any(c.i > noun.i and c.i != found.verb.i for c in noun.children)
            kinds = {"CONDEMNS"} if clause.lemma(noun) in classes.get("blaming", ()) else set()
            kinds |= {"DEMANDS_OF"} if clause.lemma(noun) in classes.get("pressing", ()) else set()
            kinds |= {"THREATENS"} if clause.lemma(noun) in classes.get("warning", ()) else set()
            kinds |= {"MEETS", "AGREES_WITH", "AIDS"} if clause.lemma(noun) in classes.get("offering", ()) else set()
            if not taken_up or told:
                continue
            near = (a for a, at in self._acts.values() if at.i < found.trigger.i < at.i + _REACH // _LETTERS)
            open_ = (a for a in near if a.type != "MEETS" or a.modality == "planned")
            theirs = [a for a in open_ if a.type in kinds and a.target in own and a.source not in own]
            last = max(theirs, key=lambda a: a.trigger, default=None)
            if last is not None and last.source_span is not None:
                return self._end(last.source, last.source_span, found)
        return None

    def _turned_away(self, found: Match) -> list[Token]:
        """What is rejected, or said to be false."""
        if found.type != "REJECTS" or found.verb.pos_ not in ("VERB", "AUX"):
            return []
        subject = clause.child(found.verb, "nsubj") if found.formula else None
        return [subject] if subject is not None else clause.objects(found.verb)

    def _again(self, found: Match, status: Status, source: Actor, own: set[str]) -> End | None:
        """The one whom the source reproached by name before, for "I denounce these actions"."""
        if status.type != "CONDEMNS" or self._speech.around(found.trigger.idx) is None:
            return None
        before = [
            a
            for a, _ in self._acts.values()
            if a.type == "CONDEMNS"
            and a.source == source.id
            and a.target
            and a.trigger < (found.trigger.idx, 0)
            and a.target not in own
        ]
        if len({a.target for a in before}) != 1 or before[0].target_span is None:
            return None
        return self._end(before[0].target or "", before[0].target_span, found)

    def _end(self, ident: str, span: Span, found: Match) -> End | None:
        actor = self._actor(ident)
        return End(actor, span, self._page.text[slice(*span)], found.trigger.i) if actor else None

    def _misdeed(self, found: Match, source: Actor) -> bool:
        """Whether the object is a deed that only someone in power does, or the source's own statement speaks of it."""
        objects = [o for o in clause.objects(found.verb) if o.tag_ != "WDT"]
        if any(o.tag_ == "WP" or clause.lemma(o) in self._ends.frames.misdeeds for o in objects):
            return True
        statement = self._speech.around(found.trigger.idx)
        return bool(objects) and statement is not None and source.id in statement.speakers

    def _blamed(self, before: int) -> set[str]:
        """Whom the article's acts up to here were aimed at in enmity, not long before."""
        return {
            a.target
            for a, _ in self._acts.values()
            if a.type in HOSTILE and a.target and before - _REACH < a.trigger[0] < before
        }


def _in(offset: int, spans: list[Span]) -> bool:
    return any(s <= offset < e for s, e in spans)
