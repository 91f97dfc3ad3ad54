"""Block quotations: a paragraph that ends in "he wrote:", and the next one without quotation marks holds the words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from loaders.language.attributions.cues import Cues
from loaders.language.attributions.lead import verb_draft
from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.attributions.sources import subject
from loaders.language.page import Block, Page

_THIS = frozenset({"this", "following", "it"})
_LEAST = 8  # fewest words of a block quotation


def block_quotations(page: Page, cues: Cues) -> Iterator[Draft]:
    """The drafts of paragraphs that the one before leads to with a cue of speech and a colon."""
    for before, block in pairwise(b for b in page.blocks if b.kind == "paragraph"):
        if page.text[before.start : before.end].rstrip().endswith(":"):
            draft = _led(page, cues, before)
            content = trimmed(page.text, (block.start, block.end))
            if draft is not None and content is not None and _plain(page, block):
                draft.spans.append(content)
                yield draft


def _plain(page: Page, block: Block) -> bool:
    """Whether the paragraph is a sentence or more, with no quotation at its head."""
    words = page.text[block.start : block.end].split()
    whole = len(words) >= _LEAST and words[-1].rstrip("”\"')")[-1:] in tuple(".?!…")
    return whole and page.quotation_at(block.start + 1) is None


def _led(page: Page, cues: Cues, before: Block) -> Draft | None:
    """The draft of the last verb of speech in the paragraph's last sentence."""
    end = page.text[: before.end].rstrip().rfind(":")
    start, _ = page.sentence_at(end)
    for token in reversed(list(page.words((start, end)))):
        cue = cues.verbs.get(token.lemma_) if token.tag_[:2] == "VB" else None
        if cue is not None and cue.stance == "said" and "quote" in cue.frames and token.tag_ != "VB":
            if any(c.dep_ in ("dobj", "ccomp", "xcomp", "parataxis") and c.lower_ not in _THIS for c in token.children):
                return None
            head = subject(page, cues, token)
            return verb_draft(page, cue, "block-quote", token, head) if head is not None else None
    return None
