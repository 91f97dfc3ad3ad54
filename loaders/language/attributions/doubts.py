"""What makes an attribution doubtful by its shape: a cue in passing, nothing said yet, no one in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, negated
from loaders.language.page import Page

_ASIDE = frozenset({"relcl", "acl"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_ANYONE = frozenset({"it", "you", "that", "those", "this", "one", "which", "there", "i"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_DONE = frozenset({"did", "does", "do", "went", "goes"})
_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "will", "would", "’ll", "'ll"})
_FEW = 5  # most words of content that says little
_PERSON = re.compile(r"(?:er|or|ist|ian|ant|ent|ee|man|men|woman|women|people)s?$")
_SURE = ("quote-", "transcript", "according-to")


def doubts(page: Page, cues: Cues, draft: Draft) -> Iterator[str]:
    """The names of the doubts about a draft without quotation marks, as `attribution_doubts.csv` weighs them."""
    if draft.rule.startswith(_SURE) or draft.cue is None:
        return
    cue = _head(page, draft)
    first = _first_joined(cue)
    if first.dep_ in _ASIDE or any(a.dep_ in _CLAUSES for a in first.ancestors):
        yield "in-passing"
    if draft.rule in ("object", "passive") and cue.lemma_ in cues.lists["loose"]:
        yield "loose-verb"
        if _country(page, draft):
            yield "done-by-a-country"
    if _unsaid(page, cue):
        yield "not-said-yet"
    if negated(page, draft.cue):
        yield "not-said"
    if _anyone(page, draft):
        yield "no-one-in-particular"
    elif _thing(page, cues, draft):
        yield "said-by-a-thing"
    if sum(len(page.words(s)) for s in draft.spans) <= _FEW:
        yield "few-words"


def _head(page: Page, draft: Draft) -> Token:
    words = page.words(draft.cue or draft.spans[0])
    return next((t for t in reversed(words) if t.tag_[:2] == "VB"), words[-1])


def _first_joined(cue: Token) -> Token:
    """The first of the verbs that the cue is joined to: "calling it a joke and warning that"."""
    while cue.dep_ == "conj" and cue.head is not cue:
        cue = cue.head
    return cue


def _unsaid(page: Page, cue: Token) -> bool:
    """Whether the cue is an infinitive, stands under a modal verb or in a question: nothing was said yet."""
    before = {c.lower_ for c in cue.lefts if c.dep_ == "aux"}
    bare = cue.tag_ == "VB" and not before & _DONE
    asked = page.text[slice(*page.sentence_at(cue.idx))].rstrip("”\"'’ ").endswith("?")
    return bare or bool(before & _MODALS) or asked


def _source(page: Page, draft: Draft) -> Words | None:
    """The words of the first source, None where there are none."""
    words = page.words(draft.sources[0]) if draft.sources else None
    return words if words is not None and len(words) else None


def _anyone(page: Page, draft: Draft) -> bool:
    """Whether no one in particular is the source, or only the writer."""
    source = _source(page, draft)
    if source is None:
        return False
    return source[0].lower_ in _NOBODY or (len(source) == 1 and source[0].lower_ in _ANYONE)


def _country(page: Page, draft: Draft) -> bool:
    """Whether a country does it, which then mostly is no speech: "Norway attacked the port"."""
    source = _source(page, draft)
    return source is not None and source.root.ent_type_ == "GPE"


def _thing(page: Page, cues: Cues, draft: Draft) -> bool:
    """Whether the source is a thing that neither speaks nor acts ("the victory", "black circles")."""
    words = _source(page, draft)
    if words is None:
        return False
    head = (words[:-1] if len(words) > 1 and words[-1].tag_ in ("WP", "WDT") else words).root
    if head.pos_ != "NOUN" or _PERSON.search(head.lower_) or _name(page, head):
        return False
    two = f"{head.nbor(-1).lower_} {head.lower_}" if head.i else head.lower_  # "air force"
    forms = {head.lower_, head.lemma_.lower(), two}
    return not forms & cues.doers and not forms & cues.lists["speaks"]


def _name(page: Page, word: Token) -> bool:
    """Whether a word that the tagger took for a common noun is a name: capitalised within a sentence somewhere."""
    return word.is_title and (not word.is_sent_start or word.text in page.names)
