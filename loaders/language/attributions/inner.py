"""A quotation within a quotation that has a cue and a speaker of its own: “He told me, ‘Go home,’” she said."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.lead import verb_draft
from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.attributions.sources import subject
from loaders.language.page import Page, Quotation

_LEADS = frozenset({",", ":", "that"})
_FEWEST = 2  # words of an inner quotation that may be speech
_REACH = 8  # most tokens from the cue to what it quotes
_FINITE = frozenset({"VBD", "VBZ"})
_HAVE = frozenset({"have", "’ve", "'ve", "’s", "'s"})
_WHO = frozenset({"he", "she", "they", "i"})
_DEFINITE = frozenset({"the", "my", "our", "his", "her", "their", "this", "that", "these", "those"})


def inner_speech(page: Page, cues: Cues) -> Iterator[Draft]:
    """The drafts of speech that a quoted speaker quotes, where a cue leads to it and names someone in particular."""
    for quotation in page.quotations:
        span = trimmed(page.text, (quotation.start, quotation.end))
        if quotation.depth != 1 or span is None or len(page.text[slice(*span)].split()) < _FEWEST:
            continue
        draft = _led(page, cues, quotation)
        if draft is not None:
            draft.spans.append(span)
            yield draft


def _led(page: Page, cues: Cues, quotation: Quotation) -> Draft | None:
    """The draft of the cue right before the quotation: with a comma or colon between them, or next to it."""
    outer = page.quotation_at(quotation.start)
    i = page.words((quotation.outer_start, quotation.outer_start + 1)).start - 1
    if outer is None or i < 0 or (page.doc[i].text not in _LEADS and page.doc[i].tag_[:2] != "VB"):
        return None
    for token in reversed(list(page.doc[max(0, i - _REACH) : i + 1])):
        if token.idx < outer.start or token.text in (".", "?", "!"):
            return None
        cue = cues.verbs.get(token.lemma_) if _told(token) else None
        if cue is not None and cue.stance == "said" and "quote" in cue.frames:
            head = _source(page, cues, token, outer)
            return verb_draft(page, cue, "quote-in-quote", token, head) if head is not None else None
    return None


def _told(verb: Token) -> bool:
    """Whether the verb tells what was said: finite, or a perfect ("I have told him")."""
    return verb.tag_ in _FINITE or (
        verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ in _HAVE for c in verb.lefts)
    )


def _source(page: Page, cues: Cues, cue: Token, outer: Quotation) -> Token | None:
    """The cue's subject within the outer quotation, when it is someone in particular."""
    head = subject(page, cues, cue)
    if head is None or not outer.start <= head.idx < cue.idx:
        return None
    definite = head.pos_ == "NOUN" and any(c.lower_ in _DEFINITE for c in head.lefts)
    return head if head.pos_ == "PROPN" or head.lower_ in _WHO or definite else None
