"""Indirect speech: what cues outside quotations say by clauses, infinitives and objects."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.shape import Draft, cue_span, trimmed, whole
from loaders.language.attributions.sources import SUBJECTS, addressee, phrase, sources, subject
from loaders.language.page import Page
from loaders.reading import Span


def indirect(page: Page, cues: Cues, spoken: list[Draft]) -> list[Draft]:
    """The drafts of all that is reported outside the direct speech."""
    taken = {i for d in spoken for s, e in d.spans for i in range(s, e)}
    used = {d.cue[0] for d in spoken if d.cue}
    found: list[Draft] = []
    for token in page.doc:
        if page.quotation_at(token.idx) is not None or not _readable(page, token):
            continue
        if token.tag_.startswith("VB"):
            cue = cues.verbs.get(token.lemma_)
            if cue is not None and cue_span(token)[0] not in used:
                found += _of_verb(page, token, cue)
            elif token.lower_ == "according":
                found += _according(page, token)
        elif token.pos_ == "NOUN" and token.lemma_ in cues.nouns:
            found += _of_noun(page, token, cues.nouns[token.lemma_])
    return [d for d in found if not any(i in taken for i in range(*d.spans[0]))]


def _readable(page: Page, token: Token) -> bool:
    block = page.block_at(token.idx)
    return block is not None and block.kind in ("paragraph", "headline")


def _of_verb(page: Page, verb: Token, cue: Cue) -> Iterator[Draft]:
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp") or child.dep_ == "parataxis":
            content = _content(page, verb, child, cue)
            if content is None:
                continue
            rule = "clause" if content[0] > verb.idx else "clause-before-cue"
            if child.dep_ == "xcomp":
                rule = "infinitive"
            head = subject(verb)
            told = addressee(page, verb) if "told" in cue.frames else None
            yield Draft(rule, [whole(page, content)], cue_span(verb), cue.stance, sources(page, head) if head else (), told)
            return


def _content(page: Page, verb: Token, child: Token, cue: Cue) -> Span | None:
    """The span of the clause, when the cue takes clauses of its sort."""
    first, last = child.left_edge, child.right_edge
    if child.dep_ == "xcomp":
        if "to" not in cue.frames or not any(c.lower_ == "to" for c in child.lefts):
            return None
    elif "that" not in cue.frames and "wh" not in cue.frames:
        return None
    if child.i > verb.i:
        start = max(first.idx, verb.idx + len(verb))
        return trimmed(page.text, (start, last.idx + len(last)))
    edge = min([t.left_edge.idx for t in verb.children if t.dep_ in SUBJECTS and t.i > child.i] + [verb.idx])
    return trimmed(page.text, (first.idx, min(edge, last.idx + len(last))))


def _of_noun(page: Page, noun: Token, cue: Cue) -> Iterator[Draft]:
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp") and child.i > noun.i and child.tag_ != "VBN":
            opener = child.left_edge.lower_
            if opener not in cue.frames or child.tag_ == "VBG":
                continue
            content = trimmed(page.text, (child.left_edge.idx, child.right_edge.idx + len(child.right_edge)))
            if content is None:
                continue
            owner = next((c for c in noun.children if c.dep_ == "poss"), None)
            head = owner or (subject(noun.head) if noun.dep_ in ("dobj",) else None)
            yield Draft("noun-clause", [content], (noun.idx, noun.idx + len(noun)), cue.stance,
                        sources(page, head) if head else ())  # fmt: skip
            return


def _according(page: Page, token: Token) -> Iterator[Draft]:
    """According to X, Y: the rest of the sentence."""
    doc = page.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    head = next((c for c in doc[token.i + 1].children if c.dep_ == "pobj"), None)
    if head is None:
        return
    who = phrase(page, head)
    sentence = page.sentence_at(token.idx)
    end = head.right_edge.idx + len(head.right_edge)
    if page.text[sentence[0] : token.idx].strip():
        content = trimmed(page.text, (sentence[0], token.idx))
    else:
        content = trimmed(page.text, (end, sentence[1]))
    if content:
        yield Draft("according-to", [content], (token.idx, doc[token.i + 1].idx + 2), "said", sources(page, head))
