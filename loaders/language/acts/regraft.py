"""Regrafting: verbs that the parser hung on the wrong one are hung where they belong, before acts are looked for."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from loaders.language.acts import clause
from loaders.language.page import Page

_PAST = frozenset(("VBD", "VBN"))
_OWN = ("aux", "auxpass", "nsubj", "nsubjpass", "mark", "neg")


def out_of_quotes(page: Page) -> None:
    """Joins a verb after a quotation to the verb before it: "said Chile “lies to us” and called for sanctions".

    The parser joins it to the verb inside the marks, so that Chile would call. It changes the heads in the page's doc.
    """
    for verb in page.doc:
        quotation = page.quotation_at(verb.head.idx) if verb.dep_ == "conj" and verb.pos_ == "VERB" else None
        if quotation is None or verb.idx < quotation.outer_end or clause.child(verb, *_OWN) is not None:
            continue
        above = (a for a in verb.head.ancestors if a.idx < quotation.outer_start and a.pos_ == "VERB")
        teller = next((a for a in above if _alike(verb, a)), None)
        if teller is not None:
            verb.head = teller


def joined_speech(doc: Doc, classes: Mapping[str, frozenset[str]]) -> None:
    """Joins a verb of speech or blame to the verb of saying before it: "said two men had died and blamed Chile".

    The parser joins it to the verb inside what was said, so that the two men would blame. Of the word classes it takes
    `telling` (verbs of saying) and `speech` (verbs of speech or blame). It changes the heads in `doc`.
    """
    telling, speech = classes.get("telling", frozenset()), classes.get("speech", frozenset())
    for verb in doc:
        if verb.dep_ != "conj" or verb.pos_ != "VERB" or clause.lemma(verb) not in speech:
            continue
        teller = _teller(verb, telling, speech)
        if teller is not None and _alike(verb, teller) and clause.child(verb, *_OWN) is None:
            verb.head = teller


def _teller(verb: Token, telling: frozenset[str], speech: frozenset[str]) -> Token | None:
    """The verb of saying whose clause the verb was joined to; None when someone speaks in that clause too."""
    inner = verb.head
    while inner.dep_ in ("conj", "xcomp") and inner.head.i != inner.i:
        inner = inner.head
    teller = inner.head
    speaks = clause.lemma(inner) in telling | speech and not clause.passive(inner)
    if inner.dep_ != "ccomp" or speaks or not teller.i < inner.i < verb.i:
        return None
    return teller if clause.lemma(teller) in telling else None


def _alike(verb: Token, teller: Token) -> bool:
    """Whether both verbs stand in the same tense, so that one subject can have both."""
    return verb.tag_ == teller.tag_ or {verb.tag_, teller.tag_} <= _PAST
