"""What is reported within a report: kept only when it is a further person's speech ("Axios reported that X said Y")."""

from __future__ import annotations

from loaders.language.attributions.shape import Draft, negated
from loaders.language.page import Page

_SPEECH = frozenset({"clause", "clause-before-cue", "clause-around-cue", "according-to"})
_PASSING = frozenset({"clause-before-cue", "according-to"})
_NEAR = 12  # drafts before and after that may hold one another
_QUOTES = "quote-"


def outermost(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the thoughts, wishes and topics that another draft reports as part of its own content."""
    drafts = sorted(drafts, key=lambda d: (d.spans[0][0], -d.spans[-1][1]))
    _clip(drafts)
    kept: list[Draft] = []
    for draft in drafts:
        holder = next((k for k in reversed(kept[-_NEAR:]) if _holds(k, draft)), None)
        again = any(k.spans == draft.spans for k in kept[-_NEAR:])
        if not again and (holder is None or _further(page, draft, holder)):
            kept.append(draft)
    words = [d for d in kept if _named_by(page, d) and _named(page, d)]
    return _passed_on(page, [d for d in kept if not any(_only_of(page, d, w) for w in words)])


def _clip(drafts: list[Draft]) -> None:
    """Takes "Axios reported" off the end of what stands within it: "X said Y, Axios reported"."""
    for i, outer in enumerate(drafts):
        if outer.rule != "clause-before-cue" or outer.cue is None:
            continue
        start, end = outer.spans[-1]
        for inner in drafts[max(0, i - _NEAR) : i + _NEAR]:
            a, b = inner.spans[-1]
            held = inner is not outer and inner.cue is not None and start <= inner.cue[0] and a < end
            if held and outer.cue[0] <= b <= outer.cue[1] + 2:
                inner.spans[-1] = (a, end)


def _passed_on(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only pass on another ("X said Y, Axios reported"): their source is its relayer."""
    gone: set[int] = set()
    for i, outer in enumerate(drafts):
        if outer.rule not in _PASSING or not outer.sources:
            continue
        for inner in drafts[max(0, i - _NEAR) : i + _NEAR]:
            if inner is not outer and inner.sources and _holds(outer, inner) and _main(page, outer, inner):
                inner.relayers = (*inner.relayers, outer.sources[0])
                gone.add(id(outer))
                break
    return [d for d in drafts if id(d) not in gone]


def _main(page: Page, outer: Draft, inner: Draft) -> bool:
    """Whether the inner draft is speech and makes up the sentence that the outer one passes on."""
    speech = inner.stance == "said" and (inner.rule in _SPEECH or inner.rule.startswith(_QUOTES))
    if inner.cue is not None and negated(page, inner.cue):
        return False
    told = [*inner.spans, *inner.sources[:1], *([inner.cue] if inner.cue else [])]
    return speech and 2 * (max(e for _, e in told) - min(s for s, _ in told)) >= _size(outer)


def _size(draft: Draft) -> int:
    return sum(e - s for s, e in draft.spans)


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


def _named(page: Page, inner: Draft) -> bool:
    """Whether a name or noun gives the word in quotation marks, so that the words are not an outer speaker's own."""
    source = page.words(inner.sources[0])
    return source.root.pos_ in ("PROPN", "NOUN") and any(page.quotation_at(i) for s in inner.spans for i in range(*s))


def _only_of(page: Page, outer: Draft, inner: Draft) -> bool:
    """Whether the outer draft only holds what another calls something: "denounced what Roe called “a joke”"."""
    start = outer.spans[0][0]
    led = page.text[start : inner.sources[0][0]].strip().lower()
    return outer is not inner and led == "what" and _holds(outer, inner)
