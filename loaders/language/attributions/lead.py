"""The cue of a quotation in the words that lead to it: 'he said, "A"', 'NAME: "A"', 'according to X, "A"'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.quoting import quoted
from loaders.language.attributions.shape import Draft, cue_span, span_of, titled
from loaders.language.attributions.sources import (
    addressee,
    before_cue,
    before_insertion,
    is_dash,
    is_passive,
    nominal,
    sources,
    subject,
)
from loaders.language.page import Block, Page, Quotation

REACH = 45
SENTENCE_END = frozenset(".?!;")
_GOES_ON = re.compile(
    r" (?!(?:and|but|or|as|after|while|when|before|amid|over)\b)[a-z]"
)  # the sentence goes on behind the quotation
_LAST = frozenset({"VERB", "NOUN", "PROPN", "PRON", "ADV"})
_ASKING = frozenset({"WP", "WDT"})
NAMES = 6  # most words of a name before a transcript's colon, or before the verb behind a quotation


@dataclass(frozen=True, slots=True)
class Lead:
    """A draft without its spans, the cue's verb, and where the attribution's words end.

    `colon` says that a colon leads to the quotation.
    """

    draft: Draft
    cue: Token | None
    end: int
    colon: bool = False


def lead_of(page: Page, quotation: Quotation, block: Block) -> list[Token]:
    """The tokens before the quotation in its sentence; those of the block before when that ends in a colon."""
    i = page.words((quotation.outer_start, quotation.outer_start + 1)).start - 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    if i >= 0 and page.doc[i].idx < block.start and not page.doc[i].text.endswith(":"):
        return []
    lead: list[Token] = []
    home = page.block_at(page.doc[i].idx) if i >= 0 else None
    floor = home.start if home else 0
    while i >= 0 and len(lead) < REACH and page.doc[i].idx >= floor:
        token = page.doc[i]
        if token.text in SENTENCE_END or page.quotation_at(token.idx) is not None or stops(page, token):
            break
        if not token.is_space:
            lead.append(token)
        i -= 1
    return lead[::-1]


def stops(page: Page, token: Token) -> bool:
    """Whether the abbreviation ends a sentence, for a quoted sentence follows it: 'of Springfield, Ill. "We won."'"""
    if not token.text.endswith(".") or not token.whitespace_:
        return False
    quotation = page.quotation_at(token.idx + len(token) + 1)
    words = page.text[quotation.start : quotation.end] if quotation is not None else ""
    return words[:1].isupper() and words[-1] in ".?!," and " " in words


def before(page: Page, cues: Cues, quotation: Quotation, lead: list[Token]) -> Lead | None:
    """The cue that leads to the quotation: 'he said, "A"', 'he said: "A"', 'NAME: "A"', 'according to X, "A"'."""
    if not lead:
        return None
    last, text = lead[-1], page.text
    if last.text.endswith(":"):  # "):" is one token
        lead = lead[max([i + 1 for i, t in enumerate(lead[:-1]) if is_dash(t)], default=0) :]
        return _led(page, cues, lead, "quote-after-colon", True) or _named(page, cues, lead)
    headline = page.block_at(quotation.start).kind == "headline"  # type: ignore[union-attr]
    led = last.text == "," and len(lead) > 1 and _cue(cues, lead[-2], headline) is not None
    if titled(text, quotation) and not headline and not led:
        return None
    if last.text == "," and lead[0].lower_ == "according" and len(lead) > 2 and _capital(text, quotation):
        return by_source(page, lead, lead)
    if _leads(page, cues, quotation, last, headline):
        return _led(page, cues, lead, "quote-after-cue", False, headline)
    return None


def _capital(text: str, quotation: Quotation) -> bool:
    return text[quotation.start].isupper() or not text[quotation.start].isalpha()


def _leads(page: Page, cues: Cues, quotation: Quotation, last: Token, headline: bool) -> bool:
    """Whether the last word before the quotation leads to it as to speech."""
    text, capital = page.text, _capital(page.text, quotation)
    ends = text[quotation.end - 1] in ".?!," or text[quotation.outer_end : quotation.outer_end + 1] in tuple(".?!,\n")
    if last.text == ",":
        return capital or ends
    if capital and last.pos_ in _LAST and (ends or not _GOES_ON.match(text, quotation.outer_end)):
        return True
    cue = _cue(cues, last, headline) if last.tag_.startswith("VB") else None
    if cue is not None and "quote" in cue.frames and not cue.frames & {"that", "np"}:
        return True  # "shouted “go away” at the crowd": the verb takes nothing but words
    return ends and (cue is not None or last.lower_ == "that")


def by_source(page: Page, words: list[Token], tail: list[Token]) -> Lead | None:
    """The source of "according to X" at the head of the words."""
    head = nominal(words[2:])
    if head is None:
        return None
    cue = span_of(words[0], words[1])
    return Lead(Draft("according-to", [], cue, "said", sources(page, head)), None, tail[-1].idx + len(tail[-1]))


def _led(page: Page, cues: Cues, lead: list[Token], rule: str, colon: bool, headline: bool = False) -> Lead | None:
    for token in reversed(lead):
        cue = _cue(cues, token, headline)
        if cue is None and token.tag_[:2] != "VB":
            continue
        if cue is None or "quote" not in cue.frames:
            if (
                colon
                or token.dep_ in ("relcl", "acl", "aux", "auxpass")
                or (lead[-1].text == "," and token.tag_ in ("VBG", "VBN"))
            ):
                continue
            return None
        passive = is_passive(token) and token.lemma_ != "quote"
        if passive and token.dep_ == "relcl":
            continue
        if not colon and (passive or _content_between(token, cue, lead)):
            return None
        head = subject(page, cues, token)
        if token.lemma_ == "quote" and head is not None and head.lower_ == "i":
            continue  # "he said, and I quote"
        if head is None or _misread(head, token, lead):
            head = before_cue(lead, token) or (
                nominal([t for t in lead if t.i > token.i]) if token == lead[0] else None
            )
        return Lead(verb_draft(page, cue, rule, token, head), token, 0, colon) if head is not None else None
    return None


def _misread(head: Token, cue: Token, lead: list[Token]) -> bool:
    """Whether the parse's subject can't be the source: it stands outside the words or in an insertion."""
    if head.i > lead[-1].i or (head.i < lead[0].i and cue.tag_ in ("VBD", "VBZ", "VBP")):
        return True
    words = [t for t in lead if t.i < cue.i and t.dep_ not in ("aux", "neg")]
    kept = before_insertion(words)
    return len(kept) < len(words) and kept[-1].i < head.i < cue.i


def _cue(cues: Cues, token: Token, headline: bool) -> Cue | None:
    """The cue of the token; in a headline a capitalised verb is often tagged as a name."""
    if token.tag_[:2] == "VB":
        return cues.verbs.get(token.lemma_.lower())
    return cues.verbs.get(token.lower_.removesuffix("s")) if headline and token.lower_.endswith("s") else None


def _content_between(token: Token, cue: Cue, lead: list[Token]) -> bool:
    """Whether the cue has its content already before the quotation."""
    kinds = ("ccomp", "xcomp") if "told" in cue.frames else ("ccomp", "dobj", "xcomp")
    return any(c.dep_ in kinds and token.i < c.i <= lead[-1].i and c.lower_ != "it" for c in token.children)


def _named(page: Page, cues: Cues, lead: list[Token]) -> Lead | None:
    """A colon after words without a verb of speech: "JANE ROE: ...", "the group's motto: ..."."""
    verbs = [t for t in lead if t.pos_ == "VERB"]
    source = next((t for t in lead if t.lower_ in ("from", "by") and not verbs), None)
    own = [h for h in (subject(page, cues, v) for v in reversed(verbs)) if h in lead and h.tag_ not in _ASKING]
    head = own[0] if own else nominal([t for t in lead if source is None or t.i > source.i])
    if head is None:
        return None
    rule = "quote-transcript" if not verbs and len(lead) <= NAMES else "quote-after-colon"
    _, end = span_of(lead[-1], lead[-1])
    draft = Draft(rule, [], (end - 1, end), "said", sources(page, head))
    return Lead(draft, None, 0, True)


def verb_draft(page: Page, known: Cue, rule: str, cue: Token, head: Token) -> Draft:
    """The draft of a cue verb and the head of its source."""
    passed = quoted(cue)
    if passed is not None:
        who = sources(page, passed.speaker)
        return Draft(rule, [], cue_span(cue), known.stance, who, None, passed.relayers(page))
    told = addressee(page, cue) if "told" in known.frames else None
    return Draft(rule, [], cue_span(cue), known.stance, sources(page, head), told)
