"""A cue that stands in or after its content: "Y, X said", "Y, X said, Z", "As X noted, Y"."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue
from loaders.language.attributions.quoting import quoted
from loaders.language.attributions.shape import trimmed
from loaders.language.attributions.sources import SUBJECTS, is_passive, nominal
from loaders.language.page import Page
from loaders.reading import Span

_MARKS = " \t\n\xa0”\"'’"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_OPENERS = frozenset({"", "but", "and", "yet", "so", "still", "just"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CIRCUMSTANCE = frozenset(
    {"on", "in", "at", "during", "after", "to", "through", "via", "by", "from", "before", "with", "about"}
)
_SUBORDINATORS = frozenset(
    {
        "when",
        "while",
        "as",
        "if",
        "though",
        "although",
        "after",
        "before",
        "since",
        "because",
        "once",
        "until",
        "whether",
    }
)
_CLOSERS = frozenset(",.;:?!—–")
_LONGEST = 9  # most tokens of time, place and addressee after a cue

Found = tuple[str, list[Span]]


def inserted(page: Page, verb: Token, cue: Cue) -> Found | None:
    """A cue between commas: "Y, X said, Z", "Y, X said.", "As X noted, Y": the rest of its sentence."""
    if cue.stance != "said" or "that" not in cue.frames or is_passive(verb) or verb.tag_ not in _FINITE:
        return None
    first, last = _unit(page, verb)
    if last - verb.i > _LONGEST or any(
        t.lower_ == "that" or t.tag_ in ("VBD", "VBZ", "MD") for t in verb.doc[verb.i + 1 : last + 1]
    ):
        return None
    if any(c.i <= last and not _adverbial(c, cue) for c in verb.rights) or verb.doc[first].lower_ in _RELATIVES:
        return None
    doc, text = verb.doc, page.text
    start, end = page.sentence_at(verb.idx)
    led = text[start : doc[first].idx].rstrip(_MARKS)
    follows = doc[last + 1].text if last + 1 < len(doc) else "."
    if (led[-1:] != "," and not (led.lower() in _OPENERS and doc[first].lower_ == "as")) or follows not in (
        ",",
        ".",
        "?",
        ";",
    ):
        return None
    inverted = any(c.dep_ in SUBJECTS for c in verb.rights)
    parts = [(start, doc[first].idx)] if inverted else [(start, doc[first].idx), (doc[last].idx + len(doc[last]), end)]
    spans = [p for p in (trimmed(text, part) for part in parts if part[0] < part[1]) if p is not None]
    if len(spans) > 1 and page.words(spans[1])[0].tag_ == "VBG" and not _dependent(page, spans[0]):
        spans = spans[:1]
    if not any(_verbal(page, s) for s in spans) or (
        len(spans) == 1 and spans[0][0] < verb.idx and _dependent(page, spans[0])
    ):
        return None
    return ("clause-before-cue" if len(spans) == 1 and spans[0][0] < verb.idx else "clause-around-cue"), spans


def _adverbial(child: Token, cue: Cue) -> bool:
    """Whether what follows the cue is no content: time, place, an addressee, the subject put after it."""
    if child.dep_ in ("npadvmod", "advmod", "punct", "dative", "prt", "cc") or child.dep_ in SUBJECTS:
        return True
    if child.dep_ == "dobj":
        return (
            "told" in cue.frames and (child.pos_ in ("PROPN", "PRON") or "np" not in cue.frames)
        ) or child.lower_ == "it"
    return child.dep_ == "prep" and child.lower_ in _CIRCUMSTANCE


def _dependent(page: Page, span: Span) -> bool:
    """Whether the words are one dependent clause or participle, which is no content by itself."""
    words = page.words(span)
    alone = "," not in page.text[slice(*span)]
    return alone and (words[0].lower_ in _SUBORDINATORS or words.root.dep_ in ("advcl", "prep", "npadvmod"))


def _verbal(page: Page, span: Span) -> bool:
    """Whether a finite verb stands in the words."""
    return any(t.tag_ in _FINITE or t.tag_ == "MD" for t in page.words(span))


def late_subject(page: Page, verb: Token) -> Token | None:
    """The noun phrase between the last comma and the cue, where the parse took an earlier subject for the cue's."""
    doc, i = verb.doc, verb.i - 1
    while i > 0 and verb.i - i < 2 * _LONGEST and doc[i].text != "," and page.quotation_at(doc[i].idx) is None:
        i -= 1
    words = list(doc[i + 1 : verb.i])
    if (
        not words
        or (doc[i].text != "," and page.quotation_at(doc[i].idx) is None)
        or any(
            t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "IN") and t.dep_ in ("ROOT", "ccomp", "aux", "relcl", "mark")
            for t in words
        )
    ):
        return None
    near = words[-1] if words[-1].pos_ in ("NOUN", "PROPN", "PRON") else None
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if near is None or (own is not None and own.i > i):
        return None
    return nominal(words) if words[0].pos_ in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM") else None


def turned(verb: Token) -> Token | None:
    """The source right behind a cue that a comma leads to, where the parse has it as something else: ", says Roe"."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    return next((c for c in verb.rights if c.dep_ in ("dep", "dobj") and c.pos_ in ("NOUN", "PROPN")), None)


def _unit(page: Page, verb: Token) -> tuple[int, int]:
    """First and last token of the cue with its subject, addressee and adverbials, up to a comma."""
    first = last = verb.i
    late = late_subject(page, verb)
    if late is not None:
        first = late.left_edge.i
    for child in verb.lefts if late is None else ():
        if (
            child.dep_ in SUBJECTS
            or child.dep_ == "mark"
            or (child.dep_ in ("aux", "advmod", "neg") and child.i >= verb.i - 4)
        ):
            first = min(first, child.left_edge.i)
    while last + 1 < len(verb.doc) and verb.doc[last + 1].text not in _CLOSERS and not verb.doc[last + 1].is_sent_start:
        last += 1
    return first, last


def before_cue_clause(page: Page, verb: Token, child: Token) -> Found | None:
    """The content before its cue: from the start of the sentence to the comma before the source or the cue."""
    edge = min([t.left_edge.idx for t in verb.children if t.dep_ in SUBJECTS and t.i > child.i] + [verb.idx])
    start = min(child.left_edge.idx, page.sentence_at(verb.idx)[0])
    if (is_passive(verb) and not quoted(verb)) or page.text[start:edge].rstrip(_MARKS)[-1:] != ",":
        return None
    span = trimmed(page.text, (start, edge))
    return ("clause-before-cue", [span]) if span and _verbal(page, span) and not _dependent(page, span) else None
