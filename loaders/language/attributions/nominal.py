"""Content of a noun or adjective ("the claim that ...", "is sure that ...") and content beside "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.shape import Draft, cue_span, span_of, trimmed, whole
from loaders.language.attributions.sources import sources, subject
from loaders.language.page import Page

_REACH = 7  # most tokens between a noun and its late "that"


def of_noun(page: Page, cues: Cues, word: Token, cue: Cue) -> Iterator[Draft]:
    """The clause or phrase that a noun or adjective of speech, thought or plan governs."""
    found = next((c for c in word.rights if _content(c, cue)), None) or _predicate(word, cue) or _late(word, cue)
    if found is None:
        return
    start = found if found.dep_ != "prep" else page.doc[found.i + 1] if found.i < found.right_edge.i else None
    content = (
        trimmed(page.text, (start.left_edge.idx if found is start else start.idx, _end(found.right_edge)))
        if start
        else None
    )
    head = _owner(page, cues, word)
    if content is not None and (head is not None or found.dep_ != "prep"):
        who = sources(page, head) if head is not None else ()
        verb = _carrier(cues, word)
        rule, words = ("noun-clause", span_of(word, word)) if verb is None else ("clause", cue_span(verb))
        yield Draft(rule, [whole(page, content)], words, cue.stance, who)


def _predicate(word: Token, cue: Cue) -> Token | None:
    """The clause that the noun is said to be: "her view is that ..."."""
    if word.dep_ != "nsubj" or word.head.lemma_ != "be":
        return None
    return next((c for c in word.head.rights if c.dep_ == "ccomp" and c.left_edge.lower_ in cue.frames), None)


def _late(word: Token, cue: Cue) -> Token | None:
    """The clause behind words of time and place: "his statement on Monday that ...", hung elsewhere by the parser."""
    if cue.stance != "said" or "that" not in cue.frames:
        return None
    for token in word.doc[word.i + 1 : word.i + _REACH]:
        if token.is_sent_start or token.is_punct or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            return token.head
    return None


def _carrier(cues: Cues, word: Token) -> Token | None:
    """The verb of speech that the noun only says the means of: "said in a statement that"."""
    verb = word.head.head if word.dep_ == "pobj" and word.head.lower_ in ("in", "by", "through") else None
    return verb if verb is not None and verb.tag_[:2] == "VB" and verb.lemma_ in cues.verbs else None


def _content(child: Token, cue: Cue) -> bool:
    """Whether the word's complement is one that the cue takes."""
    if child.dep_ == "prep":
        return child.lower_ + ":" in cue.frames
    return child.dep_ in ("acl", "ccomp", "relcl", "xcomp") and child.left_edge.lower_ in cue.frames


def _end(token: Token) -> int:
    return token.idx + len(token)


def _owner(page: Page, cues: Cues, word: Token) -> Token | None:
    """Whose claim it is: the possessor, who it is by or from, else the subject of the verb that the word completes."""
    owner = next((c for c in word.lefts if c.dep_ == "poss" or (c.dep_ == "amod" and c.ent_type_ == "NORP")), None)
    if owner is not None:
        return owner
    if word.dep_ == "ROOT" and word.lemma_ in cues.verbs:  # a verb that the tagger took for a noun: "Officials plan to"
        return next((c for c in reversed(list(word.lefts)) if c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if word.pos_ == "ADJ" and word.head.pos_ in ("NOUN", "PROPN") and word.head.i < word.i:
        return word.head
    origin = next((c for c in word.rights if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    if origin is not None:
        return next((c for c in origin.rights if c.dep_ == "pobj"), None)
    verb = word.head
    while verb.dep_ in ("prep", "pobj", "dobj", "conj", "amod", "attr", "acomp", "nsubjpass") and verb.pos_ not in (
        "VERB",
        "AUX",
    ):
        verb = verb.head
    if word.dep_ in ("nsubj", "ROOT", "amod") or verb.pos_ not in ("VERB", "AUX"):
        return None
    return subject(page, cues, verb) if verb.lemma_ not in cues.lists["meets"] else None


def according(page: Page, token: Token) -> Iterator[Draft]:
    """ "According to X, Y", "Y, according to X", "Y, according to X, Z": the rest of the sentence."""
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
