"""The cue of a quotation in the words that follow it in its sentence, or alone in the sentence before it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.lead import NAMES, REACH, SENTENCE_END, Lead, by_source, lead_of, stops, verb_draft
from loaders.language.attributions.shape import Draft
from loaders.language.attributions.sources import nominal, sources, subject
from loaders.language.page import Block, Page, Quotation
from loaders.reading import Span

_SPEECH_END = frozenset(",?!—–-…")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "when", "where"})
_INNER_MARKS = "'’‘”“\" "
_SIGNATURE = r"\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]+)(?: [A-Z][\w.’'-]*){1,4})\s*"
_SIGNED = re.compile(_SIGNATURE + r"(?=$|\n|[/.(,“\"])")
_SIGNED_BELOW = re.compile(r"\s*\n\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,4}?)\.?[ \t]*(?=\n|$)")
_SURNAME = re.compile(r"\s*[—–―-]{1,2}\s*([A-Z][\w.’'-]+)\s*$")
_SIGNED_BEFORE = re.compile(r"[”\"’']" + _SIGNATURE + "$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT = frozenset({"ccomp", "xcomp", "oprd"})
_COPULAS = frozenset({"be", "have", "do", "seem", "become"})
_SENTENCE = 3  # fewest words of a quotation that is taken for a sentence


def after(page: Page, cues: Cues, quotation: Quotation, block: Block) -> Lead | None:
    """The cue in the words after the quotation in its sentence: '"A," X said'."""
    text = page.text
    last = text[quotation.start : quotation.end].rstrip(_INNER_MARKS)[-1:]
    signed = _signed(page, quotation, block)
    if signed is not None:
        span = (signed.start(1), signed.start(1) + len(signed[1].rstrip(".")))
        return Lead(Draft("quote-signed", [], None, "said", (span,)), None, span[1])
    if not quotation.closed:
        return None
    tail = _tail(page, quotation, block)
    led = text[quotation.outer_end : quotation.outer_end + 1]
    if not (last in _SPEECH_END or led == "," or (led == ":" and block.kind == "headline")):
        tail = tail if _sentence_like(text, quotation) and _bare(page, cues, tail) else []
    if len(tail) > 2 and tail[0].lower_ == "according":
        return by_source(page, tail, tail)
    if not tail or tail[0].pos_ in ("CCONJ", "ADP") or tail[0].lower_ in _RELATIVE or tail[0].lower_ == "because":
        return None
    token, rule = _tail_cue(cues, tail), "quote-before-cue"
    if token is None and last == "," and _sentence_like(text, quotation) and not lead_of(page, quotation, block):
        token, rule = _tail_verb(tail), "quote-before-verb"
    head = _tail_source(tail, token) if token is not None else None
    if token is None or head is None or _own_sentence(text[quotation.end - 1], tail[0], token):
        return None
    end = _sentence_end(page, tail[-1], block)
    cue = cues.verbs[token.lemma_] if rule == "quote-before-cue" else Cue(token.lemma_, "said", frozenset({"quote"}))
    draft = verb_draft(page, cue, rule, token, head)
    draft.relayers = (*draft.relayers, *_passed_on_by(page, tail, token))
    return Lead(draft, token, end)


def _signed(page: Page, quotation: Quotation, block: Block) -> re.Match[str] | None:
    """The dash and the name behind a quotation that begins its paragraph, or stands behind another that is signed."""
    lead = page.text[block.start : quotation.outer_start]
    if lead.strip() and not _SIGNED_BEFORE.search(lead):
        return None
    short = _SURNAME.match(page.text, quotation.outer_end, block.end) if block.kind == "headline" else None
    if short is not None and page.text.count(short[1]) > 1:
        return short
    return _SIGNED.match(page.text, quotation.outer_end) or _SIGNED_BELOW.match(page.text, quotation.outer_end)


def _passed_on_by(page: Page, tail: list[Token], cue: Token) -> tuple[Span, ...]:
    """Who passes the quotation on: '"A," Roe told the paper, according to X'."""
    for i, token in enumerate(tail[:-2]):
        if token.lower_ == "according" and token.i > cue.i:
            head = nominal(tail[i + 2 :])
            return sources(page, head) if head is not None else ()
    return ()


def _own_sentence(mark: str, first: Token, cue: Token) -> bool:
    """Whether the words behind a quotation are a sentence with content of its own: “Why?” He said nothing."""
    if mark not in ".?!" or not first.is_title or first.pos_ not in ("PRON", "DET"):
        return False
    return any(c.dep_ in (*_CONTENT, "dobj") and c.i > cue.i for c in cue.children)


def _sentence_like(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words look like a sentence: a capital at their head, and some length."""
    words = text[quotation.start : quotation.end]
    return not words[:1].islower() and len(words.split()) >= _SENTENCE


def alone(page: Page, cues: Cues, quotation: Quotation) -> Draft | None:
    """The attribution that is the whole sentence before the quotation: 'Roe agreed. "A."'"""
    block = page.block_at(quotation.outer_start)
    end = len(page.text[: quotation.outer_start].rstrip())
    start = page.sentence_at(end - 1)[0]
    words = [t for t in page.words((start, end)) if not t.is_punct and not t.is_space]
    if block is None or start < block.start or not words or not _bare(page, cues, words):
        return None
    cue = _tail_cue(cues, words)
    head = subject(page, cues, cue) if cue is not None else None
    if cue is None or head is None or not words[0].i <= head.i < cue.i:
        return None
    return verb_draft(page, cues.verbs[cue.lemma_], "quote-after-cue", cue, head)


def _bare(page: Page, cues: Cues, tail: list[Token]) -> bool:
    """Whether the words are an attribution and no more: "Roe said on Friday." with no content of its own."""
    token = _tail_cue(cues, tail)
    finite = [t for t in tail if t.tag_ in _FINITE]
    if token is None or finite != [token] or tail[-1].text == ":":
        return False
    after = page.doc[tail[-1].i + 1] if tail[-1].i + 1 < len(page.doc) else None
    stops = after is None or after.is_space or after.text in SENTENCE_END
    return stops and not any(c.dep_ in _CONTENT and c.i > token.i for c in token.children)


def _tail_verb(tail: list[Token]) -> Token | None:
    """The verb of a short tail that says who did what: '"A," she shrugged'; any verb may be a cue there."""
    for token in tail[:NAMES]:
        if token.is_punct or token.lower_ in _RELATIVE:
            return None
        if token.tag_ in _FINITE:
            alone = token.lemma_ not in _COPULAS and token.tag_ != "MD" and token.i > tail[0].i
            own = any(c.dep_ == "nsubj" and c in tail and c.i < token.i for c in token.lefts)
            return token if alone and own else None
    return None


def _sentence_end(page: Page, last: Token, block: Block) -> int:
    """Where the sentence of the tail ends, over titles and other words in quotation marks."""
    for token in page.doc[last.i + 1 : last.i + 1 + REACH]:
        if token.idx >= block.end:
            break
        if token.text in SENTENCE_END or stops(page, token):
            return token.idx + len(token)
    return block.end


def _tail(page: Page, quotation: Quotation, block: Block) -> list[Token]:
    """The tokens after the quotation, to the end of the sentence or the next quotation."""
    tail: list[Token] = []
    if quotation.outer_end >= block.end:
        return tail
    i = page.words((quotation.outer_end, block.end)).start
    for token in page.doc[i : i + REACH]:
        if token.idx < quotation.outer_end:
            continue
        if token.idx >= block.end or token.text in SENTENCE_END or page.quotation_at(token.idx) is not None:
            break
        if not token.is_space and not (not tail and token.is_punct):
            tail.append(token)
    return tail


def _tail_cue(cues: Cues, tail: list[Token]) -> Token | None:
    relative = False
    for token in tail:
        relative = (relative or token.lower_ in _RELATIVE) and token.text != ","
        if relative or not token.tag_.startswith("VB"):
            continue
        cue = cues.verbs.get(token.lemma_)
        content = token.tag_ == "VBG" and any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
        if cue and "quote" in cue.frames and (token.tag_ != "VB" or token == tail[0]) and not content:
            return token
    return None


def _tail_source(tail: list[Token], cue: Token) -> Token | None:
    own = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass") and c in tail), None)
    own = own or nominal([t for t in tail if t.i < cue.i]) or nominal([t for t in tail if t.i > cue.i])
    return own or (tail[0] if tail[0].is_title and tail[0].i < cue.i else None)
