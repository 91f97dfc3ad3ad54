"""The shape of what is found: spans without marks at their ends, their kind, and what stands in what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.page import Page, Quotation
from loaders.reading import Span, Stance, StatementKind

_EDGES = ' \t\r\n\xa0,;:“”"„«»`'
_WORD = re.compile(r"\w+")
_MEANS = frozenset({"in", "on", "via", "by", "through", "during"})
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "but",
        "as",
        "is",
        "not",
        "nor",
        "s",
        "t",
    }
)
_THAT = re.compile(r"that\s+(?=[“\"‘'„«`])")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass
class Draft:
    """An attribution in the making: its content may still grow."""

    rule: str
    spans: list[Span]
    cue: Span | None = None
    stance: Stance = "said"
    sources: tuple[Span, ...] = ()
    addressee: Span | None = None
    relayers: tuple[Span, ...] = ()


def span_of(first: Token, last: Token) -> Span:
    """From the first token to the end of the last."""
    return (first.idx, last.idx + len(last))


def cue_span(cue: Token) -> Span:
    """The verb with the auxiliaries and the particle that touch it."""
    first = last = cue.i
    doc = cue.doc
    while first > 0 and doc[first - 1].dep_ in ("aux", "auxpass", "neg") and doc[first - 1].head == cue:
        first -= 1
    if last + 1 < len(doc) and doc[last + 1].dep_ == "prt" and doc[last + 1].head == cue:
        last += 1
    return span_of(doc[first], doc[last])


def negated(page: Page, cue: Span) -> bool:
    """Whether the cue says that nothing was said: "has not told", "never said"."""
    words = page.words(cue)
    return any(c.dep_ == "neg" for t in words if t.tag_[:2] == "VB" for c in t.lefts)


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space, commas and quotation marks at its ends; None when nothing is left."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if _WORD.search(text, start, end) else None


def kind_of(page: Page, spans: Sequence[Span]) -> StatementKind:
    """direct when every word stands in quotation marks, mixed when some do, else indirect."""
    quoted = [page.quotation_at(m.start()) is not None for s, e in spans for m in _WORD.finditer(page.text, s, e)]
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def without_that(page: Page, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans without a "that" which alone stands before a quotation: what it leads to is direct speech."""
    start, end = spans[0]
    led = _THAT.match(page.text, start, end)
    quotation = page.quotation_at(led.end()) if led else None
    if quotation is None or end > quotation.end or start >= quotation.start:
        return spans
    return ((quotation.start, end), *spans[1:])


def medium_of(page: Page, cues: Cues, draft: Draft) -> str | None:
    """By what means it was said: the document that speaks, or what the cue names ("on X", "in a statement")."""
    source = page.words(draft.sources[0]) if draft.sources else ()
    if source and source.root.lemma_.lower() in cues.lists["document"]:
        return page.text[slice(*draft.sources[0])]
    cue = page.token_at(draft.cue[1] - 1) if draft.cue else None
    for child in cue.children if cue is not None else ():
        if child.dep_ != "prep" or child.lower_ not in _MEANS:
            continue
        head = next((c for c in child.rights if c.dep_ == "pobj"), None)
        if head is not None and (head.text in cues.lists["platform"] or head.lemma_.lower() in cues.lists["medium"]):
            return page.text[head.left_edge.idx : head.idx + len(head)]
    return None


def titled(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are written like the title of a work: two or more, all but small ones capitalised."""
    words = [w for w in _LETTERS.findall(text[quotation.start : quotation.end]) if w not in _SMALL]
    if text[quotation.end - 1] in "?!" or not 2 <= len(words) <= 10:
        return False
    return all(w[0].isupper() for w in words) and not all(w.isupper() for w in words)


def whole(page: Page, span: Span) -> Span:
    """The span grown over the quotations that its ends cut."""
    first, last = page.quotation_at(span[0]), page.quotation_at(span[1] - 1)
    start = first.start if first and first.start < span[0] < first.end else span[0]
    end = last.end if last and last.start < span[1] < last.end else span[1]
    return trimmed(page.text, (start, end)) or span
