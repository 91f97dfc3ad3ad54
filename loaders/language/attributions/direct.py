"""Direct speech: each quotation with the cue before it, after it, or carried on from the speech before."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.lead import Lead, before, lead_of
from loaders.language.attributions.shape import Draft, titled, trimmed
from loaders.language.attributions.tail import after
from loaders.language.page import Page, Quotation
from loaders.reading import Span

_JOINT = " .,;:—–-\t\r\n\xa0”\"'’"
_JOINING = frozenset({"CCONJ", "ADV", "PUNCT"})
_CLOSING = "'’”\")] "


def direct(page: Page, cues: Cues, turns: list[Draft]) -> tuple[list[Draft], list[Quotation]]:
    """The drafts of direct speech, in order of the text, and the whole sentences in quotation marks that no cue serves.

    Quotations inside the turns of a transcript are left out.
    """
    finder = _Finder(page, cues)
    held = [d.spans[0] for d in turns]
    for quotation in page.quotations:
        if quotation.depth == 0 and not _within(held, quotation):
            finder.take(quotation)
    return finder.drafts, finder.loose


def _within(held: list[Span], quotation: Quotation) -> bool:
    """Whether the quotation touches one of the spans, which stand in order of the text."""
    i = bisect_left(held, (quotation.end, 0)) - 1
    return i >= 0 and held[i][1] > quotation.start


class _Finder:
    """Goes through the quotations in order and remembers whose speech stood last, and what waits for a speaker."""

    def __init__(self, page: Page, cues: Cues) -> None:
        self.page, self.cues, self.text = page, cues, page.text
        self.drafts: list[Draft] = []
        self.last: Draft | None = None
        self.cue: Token | None = None
        self.end = -1  # where the last speech with its attribution ends
        self.waiting: list[Quotation] = []
        self.loose: list[Quotation] = []

    def take(self, quotation: Quotation) -> None:
        """Attributes the quotation, if it is speech."""
        block = self.page.block_at(quotation.start)
        if block is None or block.kind not in ("paragraph", "headline"):
            return
        lead = lead_of(self.page, quotation, block)
        found = before(self.page, self.cues, quotation, lead)
        goes_on = found is not None and found.cue is not None and found.cue == self.cue and self._joins(quotation)
        later = after(self.page, self.cues, quotation, block) if found is None or found.colon or goes_on else None
        if goes_on and not later:
            self._append(quotation)
        elif found and not (later and (found.colon or goes_on)):
            self._begin(quotation, found)
        elif not found and not self._open(quotation, lead) and not (later and later.draft.rule == "quote-signed"):
            self.waiting = []
        elif later is not None and not (lead and titled(self.text, quotation)):
            self._begin(quotation, later)
        elif self._later(lead):
            self._again(quotation)
        elif self._joins(quotation) or self._floats(quotation, lead):
            self._append(quotation)
        else:
            self._wait(quotation, lead)

    def _open(self, quotation: Quotation, lead: list[Token]) -> bool:
        """Whether the quotation stands for itself: before it in its sentence no clause but one that a comma closes."""
        if not lead or (len(lead) == 1 and lead[0].pos_ == "CCONJ"):
            return True
        if self.text[quotation.start].islower() and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in lead):
            return False
        return lead[-1].text in (",", "—", "–", "--", "-", "...", "…", "(")

    def _begin(self, quotation: Quotation, found: Lead) -> None:
        draft = found.draft
        for q in [*self._waited(quotation), quotation]:
            span = trimmed(self.text, (q.start, q.end))
            if span is not None:
                draft.spans.append(span)
        self.waiting = []
        if draft.spans:
            self.drafts.append(draft)
            self.last, self.cue, self.end = draft, found.cue, max(found.end, quotation.outer_end)

    def _again(self, quotation: Quotation) -> None:
        """A further statement of the last speaker, without a cue of its own."""
        if self.last is not None:
            draft = Draft("quote-floating", [], None, "said", self.last.sources, self.last.addressee)
            self._begin(quotation, Lead(draft, None, quotation.outer_end))

    def _waited(self, quotation: Quotation) -> list[Quotation]:
        """The quotations without a cue right before this one in its paragraph, or those that it continues."""
        chain: list[Quotation] = []
        later = quotation
        for q in reversed(self.waiting):
            goes_on = later.continues and self.text[q.outer_start] == self.text[later.outer_start]
            if self.text[q.outer_end : later.outer_start].strip(None if goes_on else " "):
                break
            chain.insert(0, q)
            self.loose.pop()  # those that wait are always its last
            later = q
        return chain

    def _wait(self, quotation: Quotation, lead: list[Token]) -> None:
        if not lead and self.text[quotation.end - 1] in ".?!":
            self.waiting.append(quotation)
            self.loose.append(quotation)

    def _later(self, lead: list[Token]) -> bool:
        """Words between two quotations of one sentence that only join them: "A", it said; and, later, "B"."""
        if self.last is None or not lead or not all(t.pos_ in _JOINING for t in lead):
            return False
        return self.text[self.end - 1 : self.end] == ";" and not self.text[self.end : lead[0].idx].strip(" ")

    def _joins(self, quotation: Quotation) -> bool:
        """The second part of a quote split by its cue: "A," he said. "B." """
        between = self.text[self.end : quotation.outer_start] if self.end >= 0 else "x"
        return "\n" not in between and not between.strip(_JOINT)

    def _floats(self, quotation: Quotation, lead: list[Token]) -> bool:
        """A paragraph that begins with a quotation and has no cue: the last speaker goes on."""
        if self.last is None or lead or self.text[self.end : quotation.outer_start].strip(_JOINT):
            return False
        return quotation.continues or self.text[quotation.start : quotation.end].rstrip(_CLOSING)[-1:] in tuple(".?!…")

    def _append(self, quotation: Quotation) -> None:
        span = trimmed(self.text, (quotation.start, quotation.end))
        if span is not None and self.last is not None:
            self.last.spans.append(span)
            self.end = quotation.outer_end
