"""Quotations without a cue that follow what someone is reported to have said: that speaker goes on."""

from __future__ import annotations

from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.page import Page, Quotation

_JOINT = " .,;:—–-\t\r\n\xa0”\"'’"
_CONTENT_FIRST = frozenset({"clause-before-cue", "clause-around-cue"})
_TELLING = frozenset({"clause", "quote-before-cue", "quote-after-cue", "quote-after-colon", "object", "infinitive"})


def floating(page: Page, drafts: list[Draft], loose: list[Quotation]) -> list[Draft]:
    """The drafts of the loose quotations; one that goes on with content before its cue is added to that draft."""
    ends = {_sentence_end(page, d): d for d in drafts if d.sources and d.stance == "said"}
    found: list[Draft] = []
    for quotation in loose:
        before = len(page.text[: quotation.outer_start].rstrip(_JOINT))
        draft = next((d for e, d in ends.items() if before <= len(page.text[:e].rstrip(_JOINT)) <= before), None)
        span = trimmed(page.text, (quotation.start, quotation.end))
        if draft is None or span is None:
            continue
        if draft.rule in _CONTENT_FIRST:
            draft.spans.append(span)
        elif draft.rule in _TELLING:
            found.append(Draft("quote-floating", [span], None, "said", draft.sources, draft.addressee))
            draft = found[-1]
        ends[quotation.outer_end] = draft
    return found


def _sentence_end(page: Page, draft: Draft) -> int:
    """Where the sentence of the attribution ends: that of its last words, cue or content."""
    last = max([draft.spans[-1][1], draft.cue[1] if draft.cue else 0])
    return max(last, page.sentence_at(last - 1)[1])
