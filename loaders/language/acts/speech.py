"""The voice of an act: in whose statement it stands, whose own it is, and what matter that statement speaks of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import clause, doers
from loaders.language.acts.ends import Ends
from loaders.language.acts.sides import End
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Actor, Span, Statement, Voice

_REACH = 600
_SAID = frozenset(("say", "claim", "suggest", "call", "think", "believe", "imply", "pretend", "argue"))
_HEIGHT = 8
_PASSED_ON = frozenset(("said", "thought"))


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells an act: the voice, the statement it stands in and those who relay it."""

    voice: Voice
    statement: str | None
    relayed_by: tuple[str, ...]


class Speech:
    """The statements of a page by place."""

    def __init__(self, page: Page, cast: Cast, statements: tuple[Statement, ...]) -> None:
        self._page = page
        self._cast = cast
        spans = sorted(((span, s) for s in statements for span in s.spans), key=lambda x: (x[0][0], -x[0][1]))
        self._spans = spans
        self._by_id = {s.id: s for s in statements}
        self._starts = [x[0][0] for x in spans]

    def around(self, offset: int) -> Statement | None:
        """The innermost statement that holds the offset."""
        i = bisect_right(self._starts, offset) - 1
        while i >= 0:
            span, statement = self._spans[i]
            if offset < span[1]:
                return statement
            if offset - span[0] > 5000:
                return None
            i -= 1
        return None

    def of(self, trigger: Token, source: Actor | None, named: Span | None = None) -> Telling:
        """How an act of `source`, `named` by these words, at the trigger is told."""
        statement = self.around(trigger.idx)
        if statement is None:
            return Telling("reported", None, ())
        if source is not None and self._hearsay(statement):
            return Telling("relayed", statement.id, statement.relayed_by)
        said = statement.speaker_span
        same = bool(said and named and said[0] <= named[0] and named[1] <= said[1])
        if source is not None and (source.id in statement.speakers or same):
            return Telling("spoken", statement.id, statement.relayed_by)
        tellers = (*statement.speakers, *statement.relayed_by)
        if source is None or not tellers:
            return Telling("reported", statement.id, ())
        return Telling("relayed", statement.id, tellers)

    def _hearsay(self, statement: Statement | None) -> bool:
        """Whether the statement, or one that it stands within, is passed on of no one who is named."""
        while statement is not None:
            if not statement.speakers and statement.speaker_span is None and statement.stance in _PASSED_ON:
                return not statement.relayed_by
            statement = self._by_id.get(statement.parent or "")
        return False

    def told(self, verb: Token) -> bool:
        """Whether a speaker only speaks of what is said: "you can't say that he is a liar"."""
        head = verb.head
        if verb.dep_ != "ccomp" or head.i == verb.i or clause.lemma(head) not in _SAID:
            return False
        statement = self.around(verb.idx)
        return statement is not None and self.around(head.idx) is statement

    def own(self, trigger: Token, ends: Ends) -> list[End]:
        """Who does in words alone what the trigger says: the speakers around it, else who the verb of saying names."""
        statement = self.around(trigger.idx)
        if statement is not None and statement.speakers:
            span = statement.speaker_span or statement.sentence
            text = self._page.text[span[0] : span[1]]
            actors = (self._cast.by_id.get(s) for s in statement.speakers)
            return [End(a, span, text, trigger.i) for a in actors if a is not None]
        teller = _teller(trigger, ends)
        head = doers.doer(teller) if teller is not None else None
        return ends.group(head) if head is not None else []

    def last_before(self, trigger: Token, own: frozenset[str]) -> tuple[str, Span] | None:
        """The speaker of the last statement that ends before the trigger, none of `own`, and where they are named."""
        before = [(span, s) for span, s in self._spans if span[1] <= trigger.idx and s.speakers and s.speaker_span]
        last = max(before, key=lambda x: x[0][1], default=None)
        if last is None or last[1].speaker_span is None or trigger.idx - last[0][1] > _REACH:
            return None
        return None if last[1].speakers[0] in own else (last[1].speakers[0], last[1].speaker_span)

    def doers_before(self, trigger: Token) -> list[Span]:
        """The subjects of the sentence before the statement around the trigger."""
        statement = self.around(trigger.idx)
        first = self._page.token_at(min(trigger.idx, statement.spans[0][0])) if statement is not None else None
        if first is None or first.sent.start == 0:
            return []
        root = self._page.doc[first.sent.start - 1].sent.root
        subjects = [c for c in root.children if c.dep_ in clause.SUBJECTS]
        return [(s.left_edge.idx, s.right_edge.idx + len(s.right_edge)) for s in subjects]

    def matter(self, trigger: Token, ends: Ends) -> list[End]:
        """The states spoken of before a reproach or threat, the nearest first: one of them may be whom it is aimed at.

        In a statement all of it and the sentence before it counts too, else only the sentence itself.
        """
        start = trigger.sent.start_char
        statement = self.around(trigger.idx)
        if statement is not None:
            first = self._page.token_at(min(start, statement.spans[0][0]))
            before = first.sent.start - 1 if first is not None else -1
            start = max(start - _REACH, self._page.doc[before].sent.start_char) if before >= 0 else 0
        return [
            end
            for at, end in reversed(ends.named_states())
            if start <= at < trigger.idx and not ends.place(self._page.doc[end.head])
        ]


def _teller(trigger: Token, ends: Ends) -> Token | None:
    """The verb of saying or of blame whose clause or object the trigger stands in."""
    word = trigger
    for _ in range(_HEIGHT):
        head, dep = word.head, word.dep_
        if head.i == word.i or dep in ("conj", "relcl", "advcl"):
            return None
        if head.pos_ == "VERB":
            blames = any(f.type == "CONDEMNS" for f in ends.frames.verbs.get(clause.lemma(head), ()))
            if dep in ("ccomp", "parataxis") or blames:
                return head
        word = head
    return None
