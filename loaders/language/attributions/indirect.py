"""Indirect speech: what cues outside quotations report, by clauses, infinitives, objects and nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Token

from loaders.language.attributions.clauses import of_verb
from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.nominal import according, of_noun
from loaders.language.attributions.quoting import QUOTING
from loaders.language.attributions.shape import Draft, cue_span, trimmed
from loaders.language.attributions.sources import goes_back
from loaders.language.page import Page
from loaders.reading import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_LEADS = re.compile(r"[,:] +")


def indirect(page: Page, cues: Cues, words: Iterable[Token], spoken: list[Draft]) -> list[Draft]:
    """The drafts of all that the words outside quotations report; what direct speech holds already is left out."""
    taken = {i for d in spoken for s, e in d.spans for i in range(s, e)}
    used = {d.cue for d in spoken}
    found = [d for token in words if token.idx not in taken for d in _of(page, cues, token, used)]
    for draft in found:
        draft.spans[-1] = _followed(page, draft, taken)
        draft.spans[-1] = _before_next_cue(page, cues, draft)
        draft.spans[-1] = _before_judgement(page, cues, draft.spans[-1])
    return [d for d in found if not all(s in taken for s, _ in d.spans)]


def _followed(page: Page, draft: Draft, taken: set[int]) -> Span:
    """The last span with the quotation that it leads to after a comma or colon, when that is no one else's."""
    start, end = draft.spans[-1]
    led = _LEADS.match(page.text, end) if draft.rule == "clause" else None
    quotation = page.quotation_at(led.end()) if led else None
    if quotation is None or quotation.outer_start < end or quotation.start in taken:
        return (start, end)
    return (start, trimmed(page.text, (start, quotation.end))[1])  # type: ignore[index]


def _before_next_cue(page: Page, cues: Cues, draft: Draft) -> Span:
    """The content without a further cue of the same speaker: "X said A, adding that B", "X said A and insisted B"."""
    span = draft.spans[-1]
    words = [t for t in page.words(span) if not t.is_quote and t.dep_ != "advmod"]
    outer = page.token_at(draft.cue[0]) if draft.cue else None
    for before, token in pairwise(words):
        if token.tag_[:2] != "VB" or page.quotation_at(token.idx) is not None:
            continue
        cue = cues.verbs.get(token.lemma_)
        if cue is None or cue.stance != "said":
            continue
        adds = before.text == "," and token.tag_ == "VBG" and cue.frames >= {"quote", "that"} and draft.rule == "clause"
        if adds or (before.lower_ in ("and", "but") and _goes_on(cues, draft, token, outer)):
            return trimmed(page.text, (span[0], before.idx)) or span
        comma = _other_speaker(cue, token, outer)
        if comma is not None and draft.rule == "clause" and comma.idx > span[0]:
            return trimmed(page.text, (span[0], comma.idx)) or span
    return span


def _other_speaker(cue: Cue, token: Token, outer: Token | None) -> Token | None:
    """The comma before another's statement that the parse joins to the content: "said A, and the board warned B"."""
    own = next((c for c in token.lefts if c.dep_ == "nsubj" and c.pos_ in ("PROPN", "NOUN")), None)
    if own is None or outer is None or token.tag_ != outer.tag_ or token.dep_ != "conj" or "quote" not in cue.frames:
        return None
    first = own.left_edge.i
    joined = first > 1 and token.doc[first - 1].dep_ == "cc" and token.doc[first - 2].text == ","
    return token.doc[first - 2] if joined else None


def _before_judgement(page: Page, cues: Cues, span: Span) -> Span:
    """The content without what others make of it: "blamed Roe, a claim that the board called false"."""
    words = list(page.words(span))
    for comma, article, noun in zip(words, words[1:], words[2:], strict=False):
        if comma.text != "," or article.lower_ not in ("a", "an") or noun.lemma_ not in cues.nouns:
            continue
        judged = any(c.dep_ == "relcl" and c.lemma_ in cues.verbs for c in noun.rights)
        if judged:
            return trimmed(page.text, (span[0], comma.idx)) or span
    return span


def _goes_on(cues: Cues, draft: Draft, token: Token, outer: Token | None) -> bool:
    """Whether the verb behind "and" goes on with who spoke before, not with whom the content speaks of."""
    telling = cues.verbs[token.lemma_].frames >= {"quote", "that"}
    alike = outer is not None and token.tag_ == outer.tag_ and token.tag_ in _FINITE
    if draft.rule == "clause" and telling and alike:
        return True
    return token.lemma_ not in cues.lists["loose"] and goes_back(token) is not None


def readable(page: Page) -> Iterator[Token]:
    """The tokens where a statement may be told: in paragraphs and headlines, outside quotations."""
    doc = page.doc
    for block in page.blocks:
        if block.kind in ("paragraph", "headline"):
            words = page.words((block.start, block.end))
            yield from (t for t in doc[words.start : words.end] if page.quotation_at(t.idx) is None)


def _cites(cues: Cues, verb: Token) -> bool:
    """Whether the verb only names whose words are passed on: "citing two officials", "quoted Roe as saying"."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None) if verb.lemma_ in QUOTING else None
    if thing is None:
        return False
    word = thing.lemma_.lower()
    return thing.pos_ == "PROPN" or word in cues.doers or word in cues.lists["speaks"]


def _of(page: Page, cues: Cues, token: Token, used: set[tuple[int, int] | None]) -> Iterator[Draft]:
    tag = token.tag_
    if tag[:2] == "VB":
        cue = cues.verbs.get(token.lemma_)
        if cue is not None and cue_span(token) not in used and not _cites(cues, token):
            yield from of_verb(page, cues, token, cue)
        elif token.lower_ == "according":
            yield from according(page, token)
    elif tag[:2] in ("NN", "JJ"):
        cue = cues.nouns.get(token.lemma_)
        if cue is not None:
            yield from of_noun(page, cues, token, cue)
