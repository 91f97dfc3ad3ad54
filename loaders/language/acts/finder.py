"""The finder: walks the page once, matches frames, reckons in mood and voice, and makes the acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Token

from loaders.language.acts import clause, match, mood, when
from loaders.language.acts.ends import End, Ends
from loaders.language.acts.frames import Frames
from loaders.language.acts.match import Match
from loaders.language.acts.speech import Speech
from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import ACT_TYPES, CORE_TYPES, Act, Actor, Span, Statement, content_id

_LEAST = 0.15


@dataclass
class Finder:
    """Finds the acts of one page."""

    page: Page
    cast: Cast
    statements: tuple[Statement, ...]
    frames: Frames
    gazetteer: Gazetteer
    acts: dict[str, Act] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ends = Ends(self.page, self.cast, self.frames, self.gazetteer)
        self.speech = Speech(self.page, self.cast, self.statements)
        self.dates = when.Dates(self.page)
        self.article = self.page.article.id

    def find(self) -> tuple[tuple[Act, ...], tuple[Actor, ...]]:
        """The acts, and the unnamed actors made for them."""
        framed: set[int] = set()
        matches: list[tuple[Match, mood.Mood]] = []
        for token in self.page.doc:
            if token.pos_ in ("VERB", "AUX"):
                found = self._verb(token, framed)
            elif token.pos_ in ("NOUN", "PROPN") and token.lower_[0:1].isalpha():
                found = self._noun(token, framed)
            else:
                continue
            if found is not None and not self._captioned(token):
                matches.append((found, mood.of(found.verb, self.frames)))
        self._settle(matches)
        used = {i for a in self.acts.values() for i in (a.source, a.target)}
        ordered = tuple(sorted(self.acts.values(), key=lambda a: (a.trigger, a.id)))
        return ordered, tuple(a for a in self.ends.extra.values() if a.id in used)

    def _captioned(self, token: Token) -> bool:
        block = self.page.block_at(token.idx)
        return block is not None and block.kind in ("caption", "dateline")

    def _verb(self, token: Token, framed: set[int]) -> Match | None:
        if token.dep_ in ("amod", "aux", "auxpass"):
            return None
        frame = match.verb_frame(token, self.frames)
        if frame is None:
            return None
        framed.add(token.i)
        return match.match_verb(token, frame, self.ends) if frame.type else None

    def _noun(self, token: Token, framed: set[int]) -> Match | None:
        frame = self.frames.nouns.get(clause.lemma(token))
        if frame is None or token.dep_ == "compound":
            return None
        if token.dep_ in ("dobj", "nsubjpass", "attr") and match.verb_frame(token.head, self.frames) is not None:
            return None
        return match.match_noun(token, frame, self.ends, self.frames)

    def _settle(self, matches: list[tuple[Match, mood.Mood]]) -> None:
        """Acts from the matches: those whose word only set the mood of another act that was made say none themselves."""
        spoken_for: set[int] = set()
        for found, state in sorted(matches, key=lambda m: (-len(m[1].used), m[0].trigger.i)):
            status = mood.status(found.type, found.modality, state, self.frames)
            if status is None or found.trigger.i in spoken_for:
                continue
            if self._made(found, state, status):
                spoken_for.update(t.i for t in state.used)

    def _made(self, found: Match, state: mood.Mood, status: mood.Status) -> bool:
        sources = self._sources(found, state, status)
        made = False
        for source, target in self._pairs(found, status.type, sources):
            made |= self._act(found, status, source, target)
        return made

    def _sources(self, found: Match, state: mood.Mood, status: mood.Status) -> list[End]:
        """Who does it: as the words say, or the speaker for what is done in words alone."""
        sources = found.sources or []
        if found.formula:
            idle = status.type == "THREATENS" and not state.future and status.modality == "actual"
            sources = [] if idle else self.speech.own(found.trigger)
        elif not sources and state.future and status.type == "THREATENS" and clause.passive(found.verb):
            theirs = [e for o in clause.objects(found.verb) for e in self.ends.beside(o)]
            sources = theirs or self.speech.own(found.trigger)
        return [s for s in sources if s.actor is not None]

    def _pairs(self, found: Match, kind: str, sources: list[End]) -> list[tuple[End, End | None]]:
        if found.pairs:
            both = list(combinations(sources, 2))
            return [*both, *((b, a) for a, b in both)] if kind == "BACKS" else list(both)
        if found.targets:
            return [(s, t) for s in sources for t in found.targets]
        return [(s, None) for s in sources]

    def _act(self, found: Match, status: mood.Status, source: End, target: End | None) -> bool:
        assert source.actor is not None
        inferred: tuple[str, ...] = ()
        if (target is None or target.actor is None) and status.type in ("CONDEMNS", "THREATENS"):
            meant = self.speech.matter(found.trigger, source.actor, self.ends)
            inferred = ("target",) if meant is not None else ()
            target = meant or target
        if target is None and (status.type in CORE_TYPES or not found.bare):
            return False
        if target is not None and target.actor is None and status.type in CORE_TYPES and status.type != "CONDEMNS":
            return False
        if target is not None and target.actor is not None and target.actor.id == source.actor.id:
            return False
        telling = self.speech.of(found.trigger, source.actor)
        confidence = round(
            min(
                0.97,
                found.prior * status.prior * (0.7 if inferred else 1.0) * (0.85 if telling.voice == "relayed" else 1.0),
            ),
            3,
        )
        if confidence < _LEAST:
            return False
        evidence = self._evidence(found, source, target)
        ident = "act-" + content_id(
            "act",
            self.article,
            status.type,
            evidence,
            source.actor.id,
            target.actor.id if target and target.actor else None,
        )
        same = self.acts.get(ident)
        if same is not None and same.confidence >= confidence:
            return True
        self.acts[ident] = Act(
            id=ident,
            type=status.type,
            plover=ACT_TYPES[status.type],
            cameo=found.cameo if status.type == found.type else None,
            source=source.actor.id,
            target=target.actor.id if target and target.actor else None,
            target_text=target.text if target else None,
            source_span=source.span,
            target_span=target.span if target else None,
            evidence=evidence,
            sentence=self.page.sentence_at(found.trigger.idx),
            trigger=(found.trigger.idx, found.trigger.idx + len(found.trigger)),
            modality=status.modality,
            voice=telling.voice,
            statement=telling.statement,
            relayed_by=telling.relayed_by,
            inferred=inferred,
            responds_to=(),
            date=self.dates.of(found.trigger, status.modality),
            confidence=confidence,
            why=f"{'noun' if found.trigger.pos_ in ('NOUN', 'PROPN') else 'verb'}-frame: {found.why}",
        )
        return True

    def _evidence(self, found: Match, source: End, target: End | None) -> Span:
        """From the first of subject, trigger and target to the last, with the object that holds the target."""
        trigger = found.trigger
        low, high = trigger.sent.start_char, trigger.sent.end_char
        spans = [(trigger.idx, trigger.idx + len(trigger))]
        if not found.formula:
            spans.append(source.span)
        else:
            spans.append((found.verb.left_edge.idx, trigger.idx + 1))
        if target is not None:
            spans.append(target.span)
        for c in clause.objects(found.verb) if found.verb.pos_ in ("VERB", "AUX") else ():
            first, last = clause.phrase(c)
            spans.append((first.idx, last.idx + len(last)))
        inside = [s for s in spans if low <= s[0] and s[1] <= high]
        return min(s[0] for s in inside), max(s[1] for s in inside)
