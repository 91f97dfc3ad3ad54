"""The finder: walks the page once, matches the words against the frames, and settles which matches make acts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.acts import clause, match, nominal, responses, single, warned
from loaders.language.acts import mood as moods
from loaders.language.acts.auxiliaries import Mood
from loaders.language.acts.choose import verb_frame
from loaders.language.acts.ends import Ends
from loaders.language.acts.frames import Frames, VerbFrame
from loaders.language.acts.making import Maker
from loaders.language.acts.match import FORMAL, MUTUAL, Match
from loaders.language.acts.sides import End
from loaders.language.acts.speech import Speech
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Act, Actor, Statement

_LONGEST_TITLE = 40
_TITLE_WORDS = 6
_SMALL = 4
_AGREEING = frozenset(("agree", "consent", "undertake", "decide", "commit"))
_AHEAD = frozenset(("vow", "threaten", "plan"))
_SILENT = frozenset(("caption", "dateline"))


@dataclass(frozen=True, slots=True)
class Said:
    """A match with what its mood made of it."""

    match: Match
    mood: Mood
    status: moods.Status


class Finder:
    """Finds the acts of one page."""

    def __init__(
        self, page: Page, cast: Cast, statements: tuple[Statement, ...], frames: Frames, gazetteer: Gazetteer
    ) -> None:
        self._page = page
        self._frames = frames
        self._ends = Ends(page, cast, frames, gazetteer)
        self._speech = Speech(page, cast, statements)
        self._framed: dict[int, VerbFrame | None] = {}
        self._maker = Maker(page, self._ends, self._speech)

    def find(self) -> tuple[tuple[Act, ...], tuple[Actor, ...]]:
        """The acts in order of their triggers, and the unnamed actors made for them."""
        said = [s for token in self._page.doc if (s := self._said(token)) is not None]
        self._settle(said)
        made = single.deeds(self._maker.acts.values(), self._page.text, self._speaking)
        used = {i for act, _ in made for i in (act.source, act.target)}
        return responses.linked(made), tuple(a for a in self._ends.extra.values() if a.id in used)

    def _speaking(self, ident: str) -> frozenset[str]:
        """The actor with those that it speaks for."""
        actor = self._ends.cast.by_id.get(ident)
        return (
            frozenset((ident, *(o.actor for o in actor.of if o.relation == "SPEAKS_FOR")))
            if actor
            else frozenset((ident,))
        )

    def _said(self, token: Token) -> Said | None:
        if token.pos_ in ("VERB", "AUX"):
            found = self._verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = self._noun(token)
        else:
            return None
        if found is None:
            return None
        block = self._page.block_at(token.idx)
        if (block is not None and block.kind in _SILENT) or _asked(token) or self._title(token):
            return None
        if found.why == "must":
            return Said(found, Mood(future=True), moods.Status(found.type, "actual", 1.0))
        state = Mood() if self._presupposed(token) else moods.of(token, self._frames)
        if found.negative:
            state.effects = [e for e in state.effects if e not in ("not", "refuse")]
        if found.cameo in FORMAL and not moods.PURPOSES.isdisjoint(state.effects):
            return None
        if found.ahead and not (state.future or _AHEAD & set(state.effects)):
            return None
        status = moods.status(found.type, found.modality, state, self._frames)
        if status is None or self._unsaid(found, status):
            return None
        return Said(found, state, status)

    def _presupposed(self, word: Token) -> bool:
        """Whether the words above take it for done whatever they make of it: "welcomed Peru's condemnation of"."""
        above = self._frame(word.head) if word.dep_ in ("dobj", "nsubjpass") and word.pos_ == "NOUN" else None
        return above is not None and self._judged(word, above)

    def _unsaid(self, found: Match, status: moods.Status) -> bool:
        """Whether the words come to nothing: "Chile isn't lying", a warning of what others might do."""
        if found.formula:
            turned = status.type == "THREATENS" or status.modality == "denied"
            return (found.type == "CONDEMNS" and turned) or self._warned(found.verb)
        return status.type == "THREATENS" and warned.of_others(found.trigger, found.sources, self._ends)

    def _warned(self, verb: Token) -> bool:
        """Whether the clause tells what someone is warned of, so that the verb above says the threat and to whom."""
        above = self._frame(verb.head) if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" else None
        if above is None or above.type != "THREATENS":
            return False
        warning = match.match_verb(verb.head, above, self._ends)
        return warning is not None and any(t.actor for t in warning.targets)

    def _title(self, token: Token) -> bool:
        """Whether the word stands in a name of a work: “Meet the Press”."""
        q = self._page.quotation_at(token.idx)
        if q is None or q.end - q.start > _LONGEST_TITLE:
            return False
        words = self._page.text[q.start : q.end].split()
        return 1 < len(words) < _TITLE_WORDS and all(w[0].isupper() or len(w) < _SMALL for w in words)

    def _verb(self, token: Token) -> Match | None:
        if token.dep_ in ("amod", "aux", "auxpass") or (
            token.dep_ == "dobj" and clause.child(token, "poss") is not None
        ):
            return None
        frame = self._frame(token)
        asked = match.match_must(token, frame, self._ends)
        if asked is not None:
            return asked
        return match.match_verb(token, frame, self._ends) if frame is not None and frame.type else None

    def _frame(self, verb: Token) -> VerbFrame | None:
        if verb.i not in self._framed:
            self._framed[verb.i] = verb_frame(verb, self._frames)
        return self._framed[verb.i]

    def _noun(self, token: Token) -> Match | None:
        lemma = clause.lemma(token)
        if token.tag_ == "NNPS" and token.is_sent_start:
            lemma = lemma.lower().removesuffix("s")  # "Talks between Norway and Chile": the tagger takes it for a name
        frame = self._frames.nouns.get(lemma)
        if frame is None or token.dep_ == "compound":
            return None
        above = self._frame(token.head) if token.dep_ in ("dobj", "nsubjpass", "attr") else None
        if above is not None and (above.type or above.objects) and not self._judged(token, above):
            return None
        return nominal.match_noun(token, frame, self._ends, self._frames)

    def _judged(self, noun: Token, above: VerbFrame) -> bool:
        """Whether a verb of praise or blame is about an act that someone has done: "praised Peru's condemnation of"."""
        owner = clause.child(noun, "poss")
        own = clause.lemma(noun) in above.objects and (owner is None or owner.pos_ != "PROPN")  # "voiced its support"
        return above.type in ("CONDEMNS", "BACKS") and owner is not None and not own

    def _settle(self, said: list[Said]) -> None:
        """Makes acts: first of the words deepest under others, whose upper words then only set the mood and make none.

        Acts that name no target come last, when it is known whom the article speaks of.
        """
        taken: dict[int, set[str]] = {}
        later: list[Said] = []
        for each in sorted(said, key=lambda s: (-len(s.mood.used), s.match.trigger.i)):
            if _spent(each, taken):
                continue
            if not each.match.formula and self._made(each, infer=False):
                for t in each.mood.used:
                    taken.setdefault(t.i, set()).update(_ids(each.match.sources))
            else:
                later.append(each)
        for each in later:
            if not _spent(each, taken):
                self._made(each, infer=True)

    def _made(self, said: Said, infer: bool) -> bool:
        sources = self._sources(said)
        made = False
        for source, target in _pairs(said, sources):
            if infer:
                wished = said.status.modality == "planned" and (not said.mood.future or said.match.type == "ATTACKS")
                made |= self._maker.inferring(said.match, said.status, source, target, sources, wished)
            else:
                made |= self._maker.make(said.match, said.status, source, target)
        return made

    def _sources(self, said: Said) -> list[End]:
        """Who does it: as the words say, or the speaker for what is done in words alone."""
        found, status = said.match, said.status
        sources = found.sources
        if found.formula and self._speech.told(found.verb):
            return []
        if found.formula:
            idle = status.type == "THREATENS" and not said.mood.future and status.modality == "actual"
            sources = [] if idle else self._speech.own(found.trigger, self._ends)
        elif not sources and said.mood.future and status.type == "THREATENS" and clause.passive(found.verb):
            theirs = [e for o in clause.objects(found.verb) for e in self._ends.beside(o)]
            sources = theirs or self._speech.own(found.trigger, self._ends)
        return [s for s in sources if s.actor is not None]


def _ids(ends: list[End]) -> set[str]:
    return {e.actor.id for e in ends if e.actor is not None}


def _spent(said: Said, taken: dict[int, set[str]]) -> bool:
    """Whether the word only set the mood of an act by the same doer that was made already."""
    doers = taken.get(said.match.trigger.i)
    return doers is not None and _ids(said.match.sources) <= doers


def _asked(token: Token) -> bool:
    """Whether the word stands in a question."""
    return any(t.text == "?" for t in token.sent[-3:])


def _agreeing(said: Said) -> bool:
    """Whether joined subjects agree with each other; "both promised" and "both will" they may do apart."""
    words = (said.match.trigger, *said.mood.used)
    return said.match.type in MUTUAL - {"AGREES_WITH"} or any(clause.lemma(w) in _AGREEING for w in words)


def _pairs(said: Said, sources: list[End]) -> list[tuple[End, End | None]]:
    """Source and target of each act: everyone with everyone named, or for what is mutual each with each."""
    found = said.match
    if found.cameo in FORMAL and found.pairs and not any(s.actor and not s.actor.anonymous for s in sources):
        return []
    agreed = said.status.type in MUTUAL and found.weak and _agreeing(said)
    if found.pairs or (agreed and len(sources) > 1):
        # Of more than three in talks, each with the first named.
        both: list[tuple[End, End | None]] = (
            [(sources[0], s) for s in sources[1:]] if len(sources) > 3 else list(combinations(sources, 2))
        )
        return both if said.status.type in MUTUAL else [*both, *((b, a) for a, b in both if b is not None)]
    if found.targets:
        return [(s, t) for s in sources for t in found.targets]
    return [(s, None) for s in sources]
