"""What is reported within a report: kept only when it is a further person's speech ("Axios reported that X said Y")."""

from __future__ import annotations

from loaders.language.attributions.shape import Draft
from loaders.language.page import Page

_SPEECH = frozenset({"clause", "clause-before-cue", "clause-around-cue", "according-to"})
_QUOTES = "quote-"


def outermost(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the thoughts, wishes and topics that another draft reports as part of its own content."""
    drafts = sorted(drafts, key=lambda d: (d.spans[0][0], -d.spans[-1][1]))
    kept: list[Draft] = []
    for draft in drafts:
        holder = next((k for k in reversed(kept[-12:]) if _holds(k, draft)), None)
        if holder is None or _further(page, draft, holder):
            kept.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner draft's cue and content lie within the outer's content."""
    spans = [*inner.spans, *([inner.cue] if inner.cue else [])]
    return all(any(s <= a and b <= e for s, e in outer.spans) for a, b in spans)


def _further(page: Page, inner: Draft, outer: Draft) -> bool:
    """Whether the inner draft is speech of its own: of a further source that a noun phrase names."""
    if inner.rule.startswith(_QUOTES) or _named_by(page, inner):
        return True
    if inner.rule not in _SPEECH or inner.stance != "said" or not inner.sources:
        return False
    words = page.words(inner.sources[0])
    return bool(words) and words.root.pos_ in ("PROPN", "NOUN") and inner.sources[0] != (outer.sources or ((0, 0),))[0]


def _named_by(page: Page, inner: Draft) -> bool:
    """Whether the inner draft gives another's word for a thing: "what the minister called a ..."."""
    start = inner.sources[0][0] if inner.sources else 0
    return inner.rule == "object" and page.text[max(0, start - 8) : start].rstrip().endswith((" what", " What"))
