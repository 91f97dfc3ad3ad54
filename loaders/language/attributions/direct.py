"""Direct speech: each quotation with the cue before it, after it, or carried on from the speech before."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, cue_span, trimmed
from loaders.language.attributions.sources import addressee, sources, subject
from loaders.language.page import Page, Quotation
from loaders.reading import Span

_REACH = 45
_SENTENCE_END = frozenset(".?!;")
_SPEECH_END = frozenset(",?!—–-…")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "when", "where"})


def direct(page: Page, cues: Cues) -> list[Draft]:
    """The drafts of direct speech, in order of the text."""
    finder = _Finder(page, cues)
    quotations = [q for q in page.quotations if q.depth == 0 and finder.readable(q)]
    for i, quotation in enumerate(quotations):
        finder.take(quotation, quotations[i - 1] if i else None, quotations[i + 1] if i + 1 < len(quotations) else None)
    return finder.drafts


class _Finder:
    """Goes through the quotations in order and remembers whose speech stood last."""

    def __init__(self, page: Page, cues: Cues) -> None:
        self.page, self.cues = page, cues
        self.drafts: list[Draft] = []
        self.last: tuple[Draft, Quotation, int] | None = None  # draft, its last quotation, end of its attribution

    def readable(self, quotation: Quotation) -> bool:
        """Whether the quotation stands where statements do."""
        block = self.page.block_at(quotation.start)
        return block is not None and block.kind in ("paragraph", "headline")

    def take(self, quotation: Quotation, previous: Quotation | None, following: Quotation | None) -> None:
        """Attributes the quotation, if it is speech."""
        if self._goes_on(quotation):
            return
        span = trimmed(self.page.text, (quotation.start, quotation.end))
        if span is None:
            return
        found = self._after(quotation, following) or self._before(quotation, previous)
        if found:
            draft, end = found
            draft.spans.append(span)
            self.drafts.append(draft)
            self.last = (draft, quotation, max(end, quotation.outer_end))
        else:
            self._float(quotation, span)

    # -- carried on ---------------------------------------------------------------------------------------------

    def _goes_on(self, quotation: Quotation) -> bool:
        """The second part of a quote split by its cue: "A," he said. "B." """
        if self.last is None:
            return False
        draft, before, end = self.last
        between = self.page.text[end : quotation.outer_start]
        if before.outer_end >= end or between.strip(" .,;:—–-") or "\n" in between:
            return False
        return self._append(draft, quotation, self._after(quotation, None) is None or "." not in between)

    def _append(self, draft: Draft, quotation: Quotation, fits: bool) -> bool:
        span = trimmed(self.page.text, (quotation.start, quotation.end)) if fits else None
        if span is None:
            return False
        draft.spans.append(span)
        self.last = (draft, quotation, quotation.outer_end)
        return True

    def _float(self, quotation: Quotation, span: Span) -> None:
        """A paragraph that begins with a quotation and has no cue: the last speaker goes on."""
        block, text = self.page.block_at(quotation.start), self.page.text
        if block is None or self.last is None:
            return
        draft, before, end = self.last
        alone = not text[block.start : quotation.outer_start].strip() and text[span[1] - 1] in ".?!…"
        if alone and (quotation.continues or not text[end : block.start].strip(' \r\n\t.”"')):
            self._append(draft, quotation, True)

    # -- the cue after ------------------------------------------------------------------------------------------

    def _after(self, quotation: Quotation, following: Quotation | None) -> tuple[Draft, int] | None:
        """X said, after the quotation in the same sentence."""
        text = self.page.text
        last = text[quotation.end - 1]
        if not quotation.closed or not (
            last in _SPEECH_END or text[quotation.outer_end : quotation.outer_end + 1] == ","
        ):
            return None
        tail = self._tail(quotation)
        cue = self._tail_cue(tail)
        if cue is None:
            return None
        head = self._tail_source(tail, cue)
        if head is None:
            return None
        end = tail[-1].idx + len(tail[-1])
        return self._draft("quote-before-cue", cue, head), end

    def _tail(self, quotation: Quotation) -> list[Token]:
        """The tokens after the quotation, to the end of the sentence or the next quotation."""
        page = self.page
        block = page.block_at(quotation.start)
        limit = block.end if block else len(page.text)
        tail: list[Token] = []
        for token in page.words((quotation.outer_end, limit))[:_REACH] if quotation.outer_end < limit else ():
            if token.idx < quotation.outer_end:
                continue
            at = page.quotation_at(token.idx)
            if at is not None or token.text in _SENTENCE_END:
                break
            tail.append(token)
        return tail

    def _tail_cue(self, tail: list[Token]) -> Token | None:
        relative = False
        for token in tail:
            relative = (relative or token.lower_ in _RELATIVE) and token.text != ","
            if relative or not token.tag_.startswith("VB"):
                continue
            cue = self.cues.verbs.get(token.lemma_)
            if cue and "quote" in cue.frames and token.tag_ != "VB":
                return token
        return None

    def _tail_source(self, tail: list[Token], cue: Token) -> Token | None:
        before = [t for t in tail if t.i < cue.i]
        own = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass") and c in tail), None)
        if own is not None:
            return own
        head = _nominal(before)
        return head or _nominal([t for t in tail if t.i > cue.i])

    # -- the cue before -----------------------------------------------------------------------------------------

    def _before(self, quotation: Quotation, previous: Quotation | None) -> tuple[Draft, int] | None:
        lead = self._lead(quotation)
        if not lead:
            return None
        last = lead[-1]
        capital = self.page.text[quotation.start].isupper() or not self.page.text[quotation.start].isalpha()
        if last.text == ":":
            return self._led(lead, "quote-after-colon", True)
        if last.text == "," or (capital and last.tag_.startswith("VB")):
            return self._led(lead, "quote-after-cue", False)
        return None

    def _lead(self, quotation: Quotation) -> list[Token]:
        """The tokens before the quotation, from the start of its sentence; those of the block before when it ends in ":"."""
        page = self.page
        block = page.block_at(quotation.start)
        if block is None:
            return []
        i = page.words((quotation.outer_start, quotation.outer_start + 1)).start - 1
        while i >= 0 and page.doc[i].is_space:
            i -= 1
        lead: list[Token] = []
        if i >= 0 and page.doc[i].idx < block.start and page.doc[i].text != ":":
            return []
        floor = page.doc[i].sent.start if i >= 0 else 0
        while i >= max(0, floor) and len(lead) < _REACH:
            token = page.doc[i]
            if token.text in _SENTENCE_END or page.quotation_at(token.idx) is not None:
                break
            lead.append(token)
            i -= 1
        return lead[::-1]

    def _led(self, lead: list[Token], rule: str, colon: bool) -> tuple[Draft, int] | None:
        for token in reversed(lead):
            cue = self.cues.verbs.get(token.lemma_) if token.tag_.startswith("VB") else None
            if cue is None or "quote" not in cue.frames:
                continue
            if not colon and any(c.dep_ == "ccomp" and c.i > token.i and c in lead for c in token.children):
                return None
            head = subject(token) or _nominal([t for t in lead if t.i < token.i])
            return (self._draft(rule, token, head), 0) if head is not None else None
        return None

    def _draft(self, rule: str, cue: Token, head: Token) -> Draft:
        known = self.cues.verbs[cue.lemma_]
        told = addressee(self.page, cue) if "told" in known.frames else None
        return Draft(rule, [], cue_span(cue), known.stance, sources(self.page, head), told)


def _nominal(tokens: list[Token]) -> Token | None:
    """The head of the first noun phrase among the tokens."""
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            while (
                token.dep_ in ("compound", "poss", "nmod", "amod", "det")
                and token.head in tokens
                and token.head.i > token.i
            ):
                token = token.head
            return token
    return None
