"""The cue of a quotation: in the words that lead to it, or in those that follow it in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, cue_span, span_of, titled
from loaders.language.attributions.sources import addressee, is_dash, is_passive, nominal, sources, subject
from loaders.language.page import Block, Page, Quotation

_REACH = 45
_SENTENCE_END = frozenset(".?!;")
_SPEECH_END = frozenset(",?!—–-…")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "when", "where"})
_INNER_MARKS = "'’‘”“\" "
_LAST = frozenset({"VERB", "NOUN", "PROPN", "PRON", "ADV"})
_NAMES = 6  # most words of a name before a transcript's colon


@dataclass(frozen=True, slots=True)
class Lead:
    """A draft without its spans, the cue's verb, and where the attribution's words end."""

    draft: Draft
    cue: Token | None
    end: int
    colon: bool = False


def lead_of(page: Page, quotation: Quotation, block: Block) -> list[Token]:
    """The tokens before the quotation from its sentence's start; those of the block before when that ends in a colon."""
    i = page.words((quotation.outer_start, quotation.outer_start + 1)).start - 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    if i >= 0 and page.doc[i].idx < block.start and page.doc[i].text != ":":
        return []
    lead: list[Token] = []
    home = page.block_at(page.doc[i].idx) if i >= 0 else None
    floor = home.start if home else 0
    while i >= 0 and len(lead) < _REACH and page.doc[i].idx >= floor:
        token = page.doc[i]
        if token.text in _SENTENCE_END or page.quotation_at(token.idx) is not None:
            break
        if not token.is_space:
            lead.append(token)
        i -= 1
    return lead[::-1]


def before(page: Page, cues: Cues, quotation: Quotation, lead: list[Token]) -> Lead | None:
    """The cue that leads to the quotation: 'he said, "A"', 'he said: "A"', 'NAME: "A"'."""
    if not lead:
        return None
    last, text = lead[-1], page.text
    if last.text == ":":
        lead = lead[max([i + 1 for i, t in enumerate(lead[:-1]) if is_dash(t)], default=0) :]
        return _led(page, cues, lead, "quote-after-colon", True) or _named(page, lead)
    if titled(text, quotation) and page.block_at(quotation.start).kind != "headline":  # type: ignore[union-attr]
        return None
    capital = text[quotation.start].isupper() or not text[quotation.start].isalpha()
    ends = text[quotation.end - 1] in ".?!," or text[quotation.outer_end : quotation.outer_end + 1] in tuple(".?!,\n")
    direct = last.tag_.startswith("VB") or last.lower_ == "that"
    if last.text == "," and (capital or ends) or direct and ends or capital and last.pos_ in _LAST:
        return _led(page, cues, lead, "quote-after-cue", False)
    return None


def _led(page: Page, cues: Cues, lead: list[Token], rule: str, colon: bool) -> Lead | None:
    for token in reversed(lead):
        if not token.tag_.startswith("VB"):
            continue
        cue = cues.verbs.get(token.lemma_)
        if cue is None or "quote" not in cue.frames:
            if colon or token.dep_ in ("relcl", "acl", "aux", "auxpass") or lead[-1].text == "," and token.tag_ in ("VBG", "VBN"):
                continue
            return None
        if is_passive(token) and token.lemma_ != "quote" and not colon:
            return None
        if not colon and any(c.dep_ in ("ccomp", "dobj", "xcomp") and c in lead and c.i > token.i for c in token.children):
            if "told" not in cue.frames or any(c.dep_ in ("ccomp", "xcomp") and c in lead and c.i > token.i for c in token.children):
                return None
        head = subject(token) or nominal([t for t in lead if t.i < token.i])
        return Lead(verb_draft(page, cues, rule, token, head), token, 0, colon) if head is not None else None
    return None


def _named(page: Page, lead: list[Token]) -> Lead | None:
    """A colon after words without a verb of speech: "JANE ROE: ...", "the group's motto: ..."."""
    verbs = [t for t in lead if t.pos_ == "VERB"]
    head = subject(verbs[0]) if verbs else nominal(lead)
    if head is None or head not in lead:
        return None
    rule = "quote-transcript" if not verbs and len(lead) <= _NAMES else "quote-after-colon"
    draft = Draft(rule, [], span_of(lead[-1], lead[-1]), "said", sources(page, head))
    return Lead(draft, None, 0, True)


def after(page: Page, cues: Cues, quotation: Quotation, block: Block) -> Lead | None:
    """The cue in the words after the quotation in its sentence: '"A," X said'."""
    text = page.text
    last = text[quotation.start : quotation.end].rstrip(_INNER_MARKS)[-1:]
    if not quotation.closed or not (last in _SPEECH_END or text[quotation.outer_end : quotation.outer_end + 1] == ","):
        return None
    tail = _tail(page, quotation, block)
    if not tail or tail[0].pos_ in ("CCONJ", "ADP") or tail[0].lower_ in _RELATIVE or tail[0].lower_ == "because":
        return None
    token = _tail_cue(cues, tail)
    if token is None:
        return None
    head = _tail_source(tail, token)
    if head is None:
        return None
    return Lead(verb_draft(page, cues, "quote-before-cue", token, head), token, _sentence_end(page, tail[-1], block))


def _sentence_end(page: Page, last: Token, block: Block) -> int:
    """Where the sentence of the tail ends, over titles and other words in quotation marks."""
    for token in page.doc[last.i + 1 : last.i + 1 + _REACH]:
        if token.idx >= block.end:
            break
        if token.text in _SENTENCE_END:
            return token.idx + 1
    return block.end


def _tail(page: Page, quotation: Quotation, block: Block) -> list[Token]:
    """The tokens after the quotation, to the end of the sentence or the next quotation."""
    tail: list[Token] = []
    if quotation.outer_end >= block.end:
        return tail
    i = page.words((quotation.outer_end, block.end)).start
    for token in page.doc[i : i + _REACH]:
        if token.idx < quotation.outer_end:
            continue
        if token.idx >= block.end or token.text in _SENTENCE_END or page.quotation_at(token.idx) is not None:
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
        if cue and "quote" in cue.frames and token.tag_ != "VB":
            return token
    return None


def _tail_source(tail: list[Token], cue: Token) -> Token | None:
    own = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass") and c in tail), None)
    return own or nominal([t for t in tail if t.i < cue.i]) or nominal([t for t in tail if t.i > cue.i])


def verb_draft(page: Page, cues: Cues, rule: str, cue: Token, head: Token) -> Draft:
    """The draft of a cue verb and the head of its source."""
    known = cues.verbs[cue.lemma_]
    told = addressee(page, cue) if "told" in known.frames else None
    return Draft(rule, [], cue_span(cue), known.stance, sources(page, head), told)


