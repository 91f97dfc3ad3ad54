"""Quotations without a cue that follow what someone is reported to have said: that speaker goes on."""

from __future__ import annotations

from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.page import Page, Quotation

_JOINT = " .,;:—–-\t\r\n\xa0”\"'’"
_CONTENT_FIRST = frozenset({"clause-before-cue", "clause-around-cue"})
_TELLING = frozenset({"clause", "quote-before-cue", "quote-after-cue", "quote-after-colon", "object", "infinitive"})


def floating(page: Page, drafts: list[Draft], loose: list[Quotation]) -> list[Draft]:
    """The drafts of the loose quotations; one that goes on with content before its cue is added to that draft."""
    ends = {_bare(page, _sentence_end(page, d)): d for d in drafts if d.sources and d.stance == "said"}
    found: list[Draft] = []
    for quotation in loose:
        draft = ends.get(_bare(page, quotation.outer_start))
        span = trimmed(page.text, (quotation.start, quotation.end))
        if draft is None or span is None:
            continue
        if draft.rule in _CONTENT_FIRST:
            draft.spans.append(span)
        elif draft.rule in _TELLING:
            found.append(Draft("quote-floating", [span], None, "said", draft.sources, draft.addressee))
            draft = found[-1]
        ends[_bare(page, quotation.outer_end)] = draft
    return found


def _bare(page: Page, end: int) -> int:
    """The end without the stops, marks and white space before it."""
    while end > 0 and page.text[end - 1] in _JOINT:
        end -= 1
    return end


def _sentence_end(page: Page, draft: Draft) -> int:
    """Where the sentence of the attribution ends: that of its last words, cue or content."""
    last = max([draft.spans[-1][1], draft.cue[1] if draft.cue else 0])
    return max(last, page.sentence_at(last - 1)[1])
