"""Quotations without a cue in their sentence: those that follow what someone said are taken for that speaker's."""

from __future__ import annotations

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.attributions.tail import alone
from loaders.language.page import Page, Quotation

_JOINT = " .,;:—–-\t\r\n\xa0”\"'’"
_CONTENT_FIRST = frozenset({"clause-before-cue", "clause-around-cue"})
_TELLING = frozenset({"clause", "quote-before-cue", "quote-after-cue", "quote-after-colon", "object", "infinitive"})


def floating(page: Page, cues: Cues, drafts: list[Draft], loose: list[Quotation]) -> list[Draft]:
    """The drafts of the loose quotations; one that goes on with content before its cue is added to that draft."""
    ends = {_bare(page, _sentence_end(page, d)): d for d in drafts if d.sources and d.stance == "said"}
    found: list[Draft] = []
    for quotation in loose:
        span = trimmed(page.text, (quotation.start, quotation.end))
        before = ends.get(_bare(page, quotation.outer_start))
        draft = before if before and before.rule in _CONTENT_FIRST else _own(page, cues, quotation, before)
        if draft is None or span is None:
            continue
        draft.spans.append(span)
        if draft is not before:
            found.append(draft)
        ends[_bare(page, quotation.outer_end)] = draft
    return found


def _own(page: Page, cues: Cues, quotation: Quotation, before: Draft | None) -> Draft | None:
    """A draft for the quotation: of the speaker before it, or of the sentence before it that only leads to it."""
    if before is None:
        return alone(page, cues, quotation)
    if before.rule not in _TELLING:
        return None
    return Draft("quote-floating", [], None, "said", before.sources, before.addressee)


def _bare(page: Page, end: int) -> int:
    """The end without the stops, marks and white space before it."""
    while end > 0 and page.text[end - 1] in _JOINT:
        end -= 1
    return end


def _sentence_end(page: Page, draft: Draft) -> int:
    """Where the sentence of the attribution ends: that of its last words, cue or content."""
    last = max([draft.spans[-1][1], draft.cue[1] if draft.cue else 0])
    return max(last, page.sentence_at(last - 1)[1])
