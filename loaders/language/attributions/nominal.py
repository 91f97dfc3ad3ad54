"""Content that hangs from a noun or adjective ("the claim that ...", "is sure that ...") or stands beside "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue
from loaders.language.attributions.shape import Draft, span_of, trimmed, whole
from loaders.language.attributions.sources import sources, subject
from loaders.language.page import Page


def of_noun(page: Page, word: Token, cue: Cue) -> Iterator[Draft]:
    """The clause that a noun or adjective of speech, thought or plan governs."""
    for child in word.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl", "xcomp") or child.left_edge.lower_ not in cue.frames:
            continue
        if child.tag_ in ("VBG", "VBN"):
            continue
        content = trimmed(page.text, (child.left_edge.idx, child.right_edge.idx + len(child.right_edge)))
        if content is not None:
            head = _owner(page, word)
            yield Draft("noun-clause", [whole(page, content)], span_of(word, word), cue.stance,
                        sources(page, head) if head is not None else ())  # fmt: skip
        return


def _owner(page: Page, word: Token) -> Token | None:
    """Whose claim it is: the possessor, else the subject of the verb that the word completes."""
    owner = next((c for c in word.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    return subject(page, word.head) if word.dep_ in ("dobj", "acomp") else None


def according(page: Page, token: Token) -> Iterator[Draft]:
    """"According to X, Y", "Y, according to X", "Y, according to X, Z": the rest of the sentence."""
    doc = page.doc
    to = doc[token.i + 1] if token.i + 1 < len(doc) else None
    head = next((c for c in to.rights if c.dep_ == "pobj"), None) if to is not None and to.lower_ == "to" else None
    if to is None or head is None:
        return
    start, end = page.sentence_at(token.idx)
    after = head.right_edge.idx + len(head.right_edge)
    parts = [trimmed(page.text, (start, token.idx)) if start < token.idx else None]
    if parts[0] is None or page.text[after : after + 1] == ",":
        parts.append(trimmed(page.text, (after, end)) if after < end else None)
    spans = [p for p in parts if p is not None]
    if spans:
        yield Draft("according-to", spans, span_of(token, to), "said", sources(page, head))
