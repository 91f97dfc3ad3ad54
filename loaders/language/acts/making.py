"""Making: from a match, its mood and its two ends to an act, with voice, date, evidence and confidence."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause, doers, when
from loaders.language.acts.ends import Ends
from loaders.language.acts.match import Match
from loaders.language.acts.mood import Status
from loaders.language.acts.sides import End
from loaders.language.acts.speech import Speech
from loaders.language.page import Page
from loaders.reading import ACT_TYPES, CORE_TYPES, Act, Actor, Span, content_id

HOSTILE = frozenset(("THREATENS", "CONDEMNS", "SANCTIONS", "COERCES", "ATTACKS"))
_MEASURES = frozenset(("SANCTIONS", "COERCES", "ATTACKS", "MOBILIZES_AGAINST"))
_LEAST = 0.15
# The factors make too little of a frame's prior: this line is nearer to 900 core edges and 820 relations.
_BASE, _SLOPE = 0.15, 0.93
_INFERRED = 0.55
_PRONOUN = 0.88
_RELAYED = 0.85
_UNNAMED = 0.6
_REACH = 600
_MANY = 3


class Maker:
    """Makes the acts of one page; `acts` holds them by id with the word that says each."""

    def __init__(self, page: Page, ends: Ends, speech: Speech) -> None:
        self.acts: dict[str, tuple[Act, Token]] = {}
        self._page = page
        self._ends = ends
        self._speech = speech
        self._dates = when.Dates(page)
        self._article = page.article.id

    def make(self, found: Match, status: Status, source: End, target: End | None) -> bool:
        """Adds the act; False when the words name no target that it could do with."""
        if target is None and (status.type in CORE_TYPES or not found.bare):
            return False
        if target is not None and target.actor is None and status.type in CORE_TYPES:
            return False
        return self._add(found, status, source, target, found.inferred)

    def _vague(self, target: End) -> bool:
        """Whether it is just anybody: "other people"."""
        actor = target.actor
        words = actor.name.lower().split() if actor is not None and actor.kind == "Group" and not actor.of else []
        return bool(words) and len(words) < _MANY and words[-1] in self._ends.frames.classes.get("anybody", ())

    def inferring(
        self, found: Match, status: Status, source: End, target: End | None, sources: list[End], wished: bool = False
    ) -> bool:
        """Adds the act with its target taken from the matter spoken of, when the words name none.

        Harm that is only `wished` for ("seeking to overthrow ...") is aimed at none but whom the words name.
        """
        if target is not None and target.actor is not None and not self._friend(found, source, target):
            return self._add(found, status, source, target, found.inferred)
        meant = self._meant(found, status, source, sources, wished)
        if meant is not None:
            return self._add(found, status, source, meant, (*found.inferred, "target"))
        if target is not None and target.actor is None and status.type == "CONDEMNS":
            return self._add(found, status, source, target, found.inferred)
        return False

    def _friend(self, found: Match, source: End, target: End) -> bool:
        """Whether a pronoun was taken for someone whom the speaker backs, though the words threaten or blame."""
        pronoun = any(c.pos_ == "PRON" and c.dep_ in ("nsubj", "nsubjpass") for c in found.verb.children)
        return (
            found.formula
            and pronoun
            and any(
                a.type == "BACKS" and a.source == source.actor.id and a.target == target.actor.id
                for a, _ in self.acts.values()
                if source.actor and target.actor
            )
        )

    def _meant(self, found: Match, status: Status, source: End, sources: list[End], wished: bool) -> End | None:
        assert source.actor is not None
        if status.type == "CONDEMNS":
            aimed = not found.formula and self._misdeed(found, source.actor)
        else:
            harm = found.type in _MEASURES and bool(clause.objects(found.verb))
            aimed = status.type == "THREATENS" and (found.formula or (harm and not wished))
        if not aimed:
            return None
        if status.type == "THREATENS" and self._speech.around(found.trigger.idx) is None:
            return None
        own = {a for s in sources if s.actor for a in (s.actor.id, *(o.actor for o in s.actor.of))}
        theirs = [s.span for s in sources]
        doer = doers.doer(found.verb)
        if doer is not None:
            theirs.append((doer.left_edge.idx, doer.right_edge.idx + 1))
        own |= {e.actor.id for at, e in self._ends.named_states() if e.actor and _in(at, theirs)}
        again = self._again(found, status, source.actor)
        if again is not None:
            return again
        states = self._speech.matter(found.trigger, self._ends)
        named = [e for e in states if e.actor is not None and e.actor.id not in own]
        blamed = self._blamed(found.trigger.idx) - own
        return next((e for e in named if e.actor and e.actor.id in blamed), next(iter(named), None))

    def _again(self, found: Match, status: Status, source: Actor) -> End | None:
        """The one whom the source reproached by name before, for "I denounce these actions"."""
        if status.type != "CONDEMNS" or self._speech.around(found.trigger.idx) is None:
            return None
        before = [
            a
            for a, _ in self.acts.values()
            if a.type == "CONDEMNS" and a.source == source.id and a.target and a.trigger < (found.trigger.idx, 0)
        ]
        if len({a.target for a in before}) != 1 or before[0].target_span is None:
            return None
        span = before[0].target_span
        actor = self._ends.cast.by_id.get(before[0].target or "")
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
            for a, _ in self.acts.values()
            if a.type in HOSTILE and a.target and before - _REACH < a.trigger[0] < before
        }

    def _add(self, found: Match, status: Status, source: End, target: End | None, inferred: tuple[str, ...]) -> bool:
        assert source.actor is not None
        goal = target.actor.id if target is not None and target.actor is not None else None
        if goal == source.actor.id or (target is not None and status.type in CORE_TYPES and self._vague(target)):
            return False
        telling = self._speech.of(found.trigger, source.actor, source.span)
        confidence = found.prior * status.prior
        confidence *= (_INFERRED if inferred else 1.0) * (_RELAYED if telling.voice == "relayed" else 1.0)
        confidence *= _PRONOUN if self._pronoun(source) or self._pronoun(target) else 1.0
        confidence *= _UNNAMED if goal is None and status.type in CORE_TYPES else 1.0
        if confidence < _LEAST:
            return False
        evidence = self._evidence(found, source, target)
        ident = "act-" + content_id("act", self._article, status.type, evidence, source.actor.id, goal)
        noun = found.trigger.pos_ in ("NOUN", "PROPN")
        act = Act(
            id=ident,
            type=status.type,
            plover=ACT_TYPES[status.type],
            cameo=found.cameo if status.type == found.type else None,
            source=source.actor.id,
            target=goal,
            target_text=target.text if target is not None else None,
            source_span=source.span,
            target_span=target.span if target is not None else None,
            evidence=evidence,
            sentence=self._page.sentence_at(found.trigger.idx),
            trigger=(found.trigger.idx, found.trigger.idx + len(found.trigger)),
            modality=status.modality,
            voice=telling.voice,
            statement=telling.statement,
            relayed_by=telling.relayed_by,
            inferred=inferred,
            responds_to=(),
            date=self._dates.of(found.trigger, status.modality, telling.voice == "spoken"),
            confidence=round(min(0.97, _BASE + _SLOPE * confidence), 3),
            why=f"{'noun' if noun else 'verb'}-frame: {found.why}"
            + (f", {' and '.join(inferred)} inferred" if inferred else ""),
        )
        same = self.acts.get(ident)
        if same is None or same[0].confidence < act.confidence:
            self.acts[ident] = (act, found.trigger)
        return True

    def _pronoun(self, end: End | None) -> bool:
        """Whether the side is named by a pronoun, so that it is as sure as what that stands for."""
        return end is not None and end.actor is not None and self._page.doc[end.head].pos_ == "PRON"

    def _evidence(self, found: Match, source: End, target: End | None) -> Span:
        """From the first of subject, trigger and target to the last, with the object that holds the target."""
        trigger = found.trigger
        low, high = trigger.sent.start_char, trigger.sent.end_char
        spans = [(trigger.idx, trigger.idx + len(trigger))]
        spans.append((found.verb.left_edge.idx, trigger.idx + 1) if found.formula else source.span)
        if target is not None:
            spans.append(target.span)
        for c in clause.objects(found.verb) if found.verb.pos_ in ("VERB", "AUX") else ():
            first, last = clause.phrase(c)
            spans.append((first.idx, last.idx + len(last)))
        inside = [s for s in spans if low <= s[0] and s[1] <= high]
        return min(s[0] for s in inside), max(s[1] for s in inside)


def _in(offset: int, spans: list[Span]) -> bool:
    return any(s <= offset < e for s, e in spans)
