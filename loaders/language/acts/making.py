"""Making: from a match, its mood and its two ends to an act, with voice, date, evidence and confidence."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause, when
from loaders.language.acts.ends import Ends
from loaders.language.acts.inference import HOSTILE, Inference
from loaders.language.acts.match import Match
from loaders.language.acts.mood import Status, aimed
from loaders.language.acts.sides import End
from loaders.language.acts.speech import Speech
from loaders.language.page import Page
from loaders.reading import ACT_TYPES, CORE_TYPES, Act, Actor, Span, content_id

# A tariff on cars or a law applied is aimed at the thing that the words name, at no state spoken of.
_BINDING = frozenset(("SANCTIONS", "COERCES"))
# Who agrees or refuses to step down does so towards nobody.
_ADVERSE = HOSTILE | {"DEMANDS_OF"}
_RESIGNING = "0831"
_LEAST = 0.15
# The factors make too little of a frame's prior: this line is nearer to 900 core edges and 820 relations.
_BASE, _SLOPE = 0.15, 0.93
_INFERRED = 0.55
_PRONOUN = 0.88
_RELAYED = 0.85
_UNNAMED = 0.6
_MANY = 3
_ISO = 3
_US = "USA"
_OWN = frozenset(("his", "her", "their", "my", "our"))


def _within(target: End, source: End) -> bool:
    """Whether an unnamed side is but a part of the other's words: men of "gangs of young men"."""
    unnamed = target.actor is not None and target.actor.anonymous
    return unnamed and source.span[0] < target.span[0] and target.span[1] <= source.span[1]


class Maker:
    """Makes the acts of one page; `acts` holds them by id with the word that says each."""

    def __init__(self, page: Page, ends: Ends, speech: Speech) -> None:
        self.acts: dict[str, tuple[Act, Token]] = {}
        self._page = page
        self._ends = ends
        self._speech = speech
        self._inference = Inference(page, ends, speech, self.acts)
        self._dates = when.Dates(page)
        self._article = page.article.id

    def make(self, found: Match, status: Status, source: End, target: End | None) -> bool:
        """Adds the act; False when the words name no target that it could do with."""
        if target is not None and target.actor is not None:
            status = self._aimed(found, status, source, target)
        known = target is not None and target.actor is not None
        meant = None if known else self._inference.move(found, source) or self._inference.answered(found, source)
        if meant is not None and status.type == found.type:
            return self._add(found, status, source, meant, (*found.inferred, "target"))
        if target is None and (status.type in CORE_TYPES or not found.bare):
            return False
        if target is None and found.cameo == _RESIGNING and status.type != found.type:
            return False
        if target is not None and target.actor is None and status.type in CORE_TYPES:
            return False
        return self._add(found, status, source, target, found.inferred)

    def _aimed(self, found: Match, status: Status, source: End, target: End) -> Status:
        words = source.actor.name.lower().split() if source.actor is not None else []
        judging = not self._ends.frames.classes.get("judicial", frozenset()).isdisjoint(words)
        return aimed(status, found.type, found.cameo, target.actor, judging)

    def _vague(self, target: End, met: bool) -> bool:
        """Whether it is just anybody: "other people", of those met also "reporters", "the relevant authorities"."""
        actor, classes = target.actor, self._ends.frames.classes
        words = actor.name.lower().split() if actor is not None and actor.kind == "Group" and not actor.of else []
        if not words or len(words) >= _MANY:
            return False
        return words[-1] in classes.get("anybody", ()) or (met and words[-1] in classes.get("anyside", ()))

    def _private(self, found: Match, source: End, target: End) -> bool:
        """Whether it is no meeting for the news: with one's own family, or an interview with "NBC's Maria Lind"."""
        words = target.text.lower().split()
        noun = self._ends.gazetteer.nouns.get(words[-1])
        if noun is not None and noun.sort == "kin" and words[0] in _OWN:
            return True
        spoken = clause.lemma(found.trigger) in self._ends.frames.classes.get("spoken", ())
        return spoken and any(self._press(end.actor) for end in (source, target) if end.actor is not None)

    def _press(self, actor: Actor) -> bool:
        """Whether it is an outlet, or somebody of one."""
        idents = (actor.id, *(o.actor for o in actor.of if actor.kind == "Person"))
        known = (self._ends.gazetteer.by_id.get(i) for i in idents)
        return any(k is not None and k.sort == "outlet" for k in known)

    def inferring(
        self, found: Match, status: Status, source: End, target: End | None, sources: list[End], wished: bool = False
    ) -> bool:
        """Adds the act with its target taken from the matter spoken of, when the words name none.

        Harm that is only `wished` for ("seeking to overthrow ...") is aimed at none but whom the words name.
        """
        if target is not None and target.actor is not None and not self._friend(found, source, target):
            return self._add(found, status, source, target, found.inferred)
        if target is not None and target.actor is None and found.type in _BINDING:
            status = self._aimed(found, status, source, target)
            return status.type == found.type and self._add(found, status, source, target, found.inferred)
        if found.answers:
            for foe in self._inference.foes(found, source):
                self._add(found, status, source, foe, (*found.inferred, "target"))
            return False
        meant = self._inference.target(found, status, source, sources, wished)
        if meant is not None:
            return self._add(found, status, source, meant, (*found.inferred, "target"))
        if target is not None and target.actor is None and status.type == "CONDEMNS":
            return self._add(found, status, source, target, found.inferred)
        return False

    def _own(self, found: Match, status: Status, source: End, target: End | None, inferred: tuple[str, ...]) -> bool:
        """Whether a threat, reproach or demand that no plain words aim would hit the doer's own state or body."""
        if status.type not in _ADVERSE or source.actor is None or target is None or target.actor is None:
            return False
        loose = found.formula or "target" in inferred or self._pronoun(target)
        side = self._ends.side(source.actor)
        if found.why == "must" and target.actor.id == _US and not any(len(i) == _ISO for i in side):
            # "America must lead", said among Republicans and Democrats, is told one's own country.
            return not self._ends.gazetteer.words["american"].isdisjoint(self._page.text.split())
        return loose and target.actor.id in side

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

    def _add(self, found: Match, status: Status, source: End, target: End | None, inferred: tuple[str, ...]) -> bool:
        assert source.actor is not None
        goal = target.actor.id if target is not None and target.actor is not None else None
        if (
            goal == source.actor.id
            or (target is not None and _within(target, source))
            or self._anybody(found, status, source)
            or self._own(found, status, source, target, inferred)
            or (target is not None and status.type in CORE_TYPES and self._vague(target, status.type == "MEETS"))
            or (target is not None and status.type == "MEETS" and self._private(found, source, target))
        ):
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

    def _anybody(self, found: Match, status: Status, source: End) -> bool:
        """Whether only somebody of that sort is said to do it: "a man who sits down with murderers"."""
        actor = source.actor
        words = actor.name.lower().split()[-1:] if actor is not None and actor.anonymous else []
        sort = words and words[0] in self._ends.frames.classes.get("anybody", ())
        return bool(sort) and found.verb.dep_ == "relcl" and status.type in CORE_TYPES

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
