"""The cue of a quotation: in the words that lead to it, or in those that follow it in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.shape import Draft, cue_span, span_of, titled
from loaders.language.attributions.sources import addressee, before_cue, is_dash, is_passive, nominal, sources, subject
from loaders.language.page import Block, Page, Quotation
from loaders.reading import Span

_REACH = 45
_SENTENCE_END = frozenset(".?!;")
_SPEECH_END = frozenset(",?!—–-…")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "when", "where"})
_INNER_MARKS = "'’‘”“\" "
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]+)(?: [A-Z][\w.’'-]*){1,4})\s*(?=$|\n|[/.(,“\"])")
_GOES_ON = re.compile(
    r" (?!(?:and|but|or|as|after|while|when|before|amid|over)\b)[a-z]"
)  # the sentence goes on behind the quotation
_LAST = frozenset({"VERB", "NOUN", "PROPN", "PRON", "ADV"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT = frozenset({"ccomp", "xcomp", "oprd"})
_COPULAS = frozenset({"be", "have", "do", "seem", "become"})
_SENTENCE = 3  # fewest words of a quotation that is taken for a sentence
_NAMES = 6  # most words of a name before a transcript's colon


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
    """The cue that leads to the quotation: 'he said, "A"', 'he said: "A"', 'NAME: "A"', 'according to X, "A"'."""
    if not lead:
        return None
    last, text = lead[-1], page.text
    if last.text == ":":
        lead = lead[max([i + 1 for i, t in enumerate(lead[:-1]) if is_dash(t)], default=0) :]
        return _led(page, cues, lead, "quote-after-colon", True) or _named(page, lead)
    headline = page.block_at(quotation.start).kind == "headline"  # type: ignore[union-attr]
    led = last.text == "," and len(lead) > 1 and _cue(cues, lead[-2], headline) is not None
    if titled(text, quotation) and not headline and not led:
        return None
    if last.text == "," and lead[0].lower_ == "according" and len(lead) > 2 and _capital(text, quotation):
        return _by(page, lead, lead)
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


def _by(page: Page, words: list[Token], tail: list[Token]) -> Lead | None:
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
        if not colon and ((is_passive(token) and token.lemma_ != "quote") or _content_between(token, cue, lead)):
            return None
        head = subject(page, token)
        if head is None or (head.i < lead[0].i and token.tag_ in ("VBD", "VBZ", "VBP")) or head.i > lead[-1].i:
            head = before_cue(lead, token) or (
                nominal([t for t in lead if t.i > token.i]) if token == lead[0] else None
            )
        return Lead(verb_draft(page, cue, rule, token, head), token, 0, colon) if head is not None else None
    return None


def _cue(cues: Cues, token: Token, headline: bool) -> Cue | None:
    """The cue of the token; in a headline a capitalised verb is often tagged as a name."""
    if token.tag_[:2] == "VB":
        return cues.verbs.get(token.lemma_.lower())
    return cues.verbs.get(token.lower_.removesuffix("s")) if headline and token.lower_.endswith("s") else None


def _content_between(token: Token, cue: Cue, lead: list[Token]) -> bool:
    """Whether the cue has its content already before the quotation."""
    kinds = ("ccomp", "xcomp") if "told" in cue.frames else ("ccomp", "dobj", "xcomp")
    return any(c.dep_ in kinds and token.i < c.i <= lead[-1].i and c.lower_ != "it" for c in token.children)


def _named(page: Page, lead: list[Token]) -> Lead | None:
    """A colon after words without a verb of speech: "JANE ROE: ...", "the group's motto: ..."."""
    verbs = [t for t in lead if t.pos_ == "VERB"]
    source = next((t for t in lead if t.lower_ in ("from", "by") and not verbs), None)
    own = [h for h in (subject(page, v) for v in reversed(verbs)) if h is not None and h in lead]
    head = own[0] if own else nominal([t for t in lead if source is None or t.i > source.i])
    if head is None:
        return None
    rule = "quote-transcript" if not verbs and len(lead) <= _NAMES else "quote-after-colon"
    draft = Draft(rule, [], span_of(lead[-1], lead[-1]), "said", sources(page, head))
    return Lead(draft, None, 0, True)


def after(page: Page, cues: Cues, quotation: Quotation, block: Block) -> Lead | None:
    """The cue in the words after the quotation in its sentence: '"A," X said'."""
    text = page.text
    last = text[quotation.start : quotation.end].rstrip(_INNER_MARKS)[-1:]
    signed = _SIGNED.match(text, quotation.outer_end, block.end)
    if signed is not None and not text[block.start : quotation.outer_start].strip():
        span = signed.span(1)
        return Lead(Draft("quote-signed", [], None, "said", (span,)), None, span[1])
    if not quotation.closed:
        return None
    tail = _tail(page, quotation, block)
    if not (last in _SPEECH_END or text[quotation.outer_end : quotation.outer_end + 1] == ","):
        tail = tail if _sentence_like(text, quotation) and _bare(page, cues, tail) else []
    if len(tail) > 2 and tail[0].lower_ == "according":
        return _by(page, tail, tail)
    if not tail or tail[0].pos_ in ("CCONJ", "ADP") or tail[0].lower_ in _RELATIVE or tail[0].lower_ == "because":
        return None
    token, rule = _tail_cue(cues, tail), "quote-before-cue"
    if token is None and last == "," and _sentence_like(text, quotation) and not lead_of(page, quotation, block):
        token, rule = _tail_verb(tail), "quote-before-verb"
    head = _tail_source(tail, token) if token is not None else None
    if token is None or head is None:
        return None
    end = _sentence_end(page, tail[-1], block)
    cue = cues.verbs[token.lemma_] if rule == "quote-before-cue" else Cue(token.lemma_, "said", frozenset({"quote"}))
    draft = verb_draft(page, cue, rule, token, head)
    draft.relayers = _passed_on_by(page, tail, token)
    return Lead(draft, token, end)


def _passed_on_by(page: Page, tail: list[Token], cue: Token) -> tuple[Span, ...]:
    """Who passes the quotation on: '"A," Roe told the paper, according to X'."""
    for i, token in enumerate(tail[:-2]):
        if token.lower_ == "according" and token.i > cue.i:
            head = nominal(tail[i + 2 :])
            return sources(page, head) if head is not None else ()
    return ()


def _sentence_like(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words look like a sentence: a capital at their head, and some length."""
    words = text[quotation.start : quotation.end]
    return not words[:1].islower() and len(words.split()) >= _SENTENCE


def _bare(page: Page, cues: Cues, tail: list[Token]) -> bool:
    """Whether the words are an attribution and no more: "Roe said on Friday." with no content of its own."""
    token = _tail_cue(cues, tail)
    finite = [t for t in tail if t.tag_ in _FINITE]
    if token is None or finite != [token] or tail[-1].text == ":":
        return False
    after = page.doc[tail[-1].i + 1] if tail[-1].i + 1 < len(page.doc) else None
    stops = after is None or after.is_space or after.text in _SENTENCE_END
    return stops and not any(c.dep_ in _CONTENT and c.i > token.i for c in token.children)


def _tail_verb(tail: list[Token]) -> Token | None:
    """The verb of a short tail that says who did what: '"A," she shrugged'; any verb may be a cue there."""
    for token in tail[:_NAMES]:
        if token.is_punct or token.lower_ in _RELATIVE:
            return None
        if token.tag_ in _FINITE:
            alone = token.lemma_ not in _COPULAS and token.tag_ != "MD" and token.i > tail[0].i
            own = any(c.dep_ == "nsubj" and c in tail and c.i < token.i for c in token.lefts)
            return token if alone and own else None
    return None


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
        content = token.tag_ == "VBG" and any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
        if cue and "quote" in cue.frames and token.tag_ != "VB" and not content:
            return token
    return None


def _tail_source(tail: list[Token], cue: Token) -> Token | None:
    own = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass") and c in tail), None)
    own = own or nominal([t for t in tail if t.i < cue.i]) or nominal([t for t in tail if t.i > cue.i])
    return own or (tail[0] if tail[0].is_title and tail[0].i < cue.i else None)


def verb_draft(page: Page, known: Cue, rule: str, cue: Token, head: Token) -> Draft:
    """The draft of a cue verb and the head of its source."""
    told = addressee(page, cue) if "told" in known.frames else None
    return Draft(rule, [], cue_span(cue), known.stance, sources(page, head), told)
