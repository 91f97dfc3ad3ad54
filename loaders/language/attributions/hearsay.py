"""What the article passes on of no one it names, by an adverb: "Norway reportedly recalled its ambassador"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from loaders.language.attributions.clauses import own_words
from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, span_of, trimmed
from loaders.language.attributions.sources import SUBJECTS
from loaders.language.page import Page
from loaders.reading import Span

_NOUNLIKE = frozenset({"amod", "pobj", "dobj"})  # "an allegedly stolen car" says nothing of the sentence


def hearsay(page: Page, cues: Cues, words: Iterable[Token]) -> Iterator[Draft]:
    """The drafts, without a source, of the clauses that such an adverb among the words stands in."""
    for word in words:
        if word.lower_ in cues.lists["hearsay"] and word.dep_ == "advmod":
            spans = [own_words(page, s) for s in _clause(page, word) if s is not None]
            if spans and not _quotes(page, cues, word.head, spans):
                yield Draft("hearsay", spans, span_of(word, word))


def _clause(page: Page, adverb: Token) -> Iterator[Span | None]:
    """The clause before and behind the adverb, without what is joined to it with a subject of its own."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in _NOUNLIKE:
        return
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), verb)
    last = _last(verb)
    if subject.left_edge.i < adverb.i:
        yield trimmed(page.text, (subject.left_edge.idx, adverb.idx))
    if last.i > adverb.i:
        yield trimmed(page.text, (adverb.idx + len(adverb), last.idx + len(last)))


def _quotes(page: Page, cues: Cues, verb: Token, spans: list[Span]) -> bool:
    """Whether the verb leads to a quotation, which is a statement of its own: "reportedly said, “A”"."""
    cue = cues.verbs.get(verb.lemma_)
    return (
        cue is not None
        and "quote" in cue.frames
        and any(q for s in spans for q in page.quotations if s[0] < q.start < s[1])
    )


def _last(verb: Token) -> Token:
    apart = [c for c in verb.rights if c.dep_ == "conj" and any(g.dep_ in SUBJECTS for g in c.lefts)]
    ends = [c.right_edge for c in verb.rights if c.dep_ not in ("punct", "cc") and c not in apart]
    return max([verb, *(e for e in ends if not apart or e.i < apart[0].left_edge.i)], key=lambda t: t.i)
