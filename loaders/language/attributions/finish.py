"""From drafts to attributions: in order, with kind, medium, parents, relayers and confidence."""

from __future__ import annotations

from dataclasses import replace

from loaders.language.attribution import Attribution
from loaders.language.attributions.cues import Cues
from loaders.language.attributions.doubts import doubts
from loaders.language.attributions.shape import Draft, kind_of, medium_of, without_that
from loaders.language.page import Page
from loaders.reading import Span

_NAMING = frozenset({"object", "preposition", "noun-clause", "gerund"})  # these speak of things, and pass nothing on
_NEAR = 12  # attributions before one that may hold it


def finished(page: Page, cues: Cues, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """The attributions of the drafts, in order of their first span, with parents and relayers."""
    drafts.sort(key=lambda d: (d.spans[0][0], -d.spans[-1][1]))
    made: list[Attribution] = []
    for draft in drafts:
        inner = _attribution(page, cues, draft)
        parent = _holder(inner, made)
        if parent is not None:
            inner = replace(inner, sources=made[parent].sources) if _own(page, inner) else inner
            relayers = (*inner.relayers, *_relayers(made[parent], inner))
            inner = replace(inner, parent=parent, relayers=relayers, prior=inner.prior * cues.doubts["within"])
        made.append(inner)
    return tuple(made)


def _attribution(page: Page, cues: Cues, draft: Draft) -> Attribution:
    spans = without_that(page, tuple(draft.spans))
    kind = "direct" if _verbatim(page, draft) else kind_of(page, spans)
    spans = tuple(_paired(page, s) for s in spans) if kind == "mixed" else spans
    prior = cues.priors[draft.rule, draft.stance]
    found = tuple(doubts(page, cues, draft)) if kind == "indirect" else ()
    for doubt in found:
        prior *= cues.doubts[doubt]
    return Attribution(
        spans, kind, draft.stance, draft.cue, draft.sources, draft.addressee,
        medium_of(page, cues, draft), draft.relayers, None, draft.rule, prior, found,
    )  # fmt: skip


def _own(page: Page, inner: Attribution) -> bool:
    """Whether who is quoted quotes himself: “I told him, ‘Go,’” she said."""
    return inner.rule == "quote-in-quote" and [page.text[s:e].lower() for s, e in inner.sources] == ["i"]


def _verbatim(page: Page, draft: Draft) -> bool:
    """Whether it is a transcript's turn: the speaker's own words without marks; a first line only sums up."""
    block = page.block_at(draft.spans[0][0])
    return draft.rule == "transcript" and block is not None and block.kind == "paragraph" and block != page.blocks[0]


def _paired(page: Page, span: Span) -> Span:
    """The span with the mark at its end whose fellow stands within it: "it was “a joke”"."""
    first, last = page.quotation_at(span[0]), page.quotation_at(span[1] - 1)
    start = first.outer_start if first and first.start == span[0] and first.outer_end < span[1] else span[0]
    ends = last is not None and last.outer_start > span[0] and not page.text[span[1] : last.end].strip(",;:.")
    return start, last.outer_end if last is not None and ends else span[1]


def _holder(inner: Attribution, earlier: list[Attribution]) -> int | None:
    """The nearest earlier attribution whose spans hold all of this one's."""
    for i in range(len(earlier) - 1, max(-1, len(earlier) - _NEAR), -1):
        outer = earlier[i].spans
        if outer != inner.spans and all(any(s <= a and b <= e for s, e in outer) for a, b in inner.spans):
            return i
    return None


def _relayers(outer: Attribution, inner: Attribution) -> tuple[Span, ...]:
    """Who passed the inner statement on, nearest first: the source of what it stands within, then their relayers."""
    told = outer.sources[:1] if outer.stance == "said" and outer.rule not in _NAMING else ()
    return tuple(s for s in (*told, *outer.relayers) if s not in inner.sources)
