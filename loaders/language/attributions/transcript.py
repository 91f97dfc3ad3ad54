"""Transcripts and headlines of the form "NAME: what was said", without quotation marks around the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.language import layout
from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.page import Block, Page
from loaders.reading import Span

_WORDS = re.compile(r"\w[\w.’'-]*\w|\w")
_REMARK = 5  # most tokens of a remark behind a label
_WORD = r"(?:[A-Z][\w.’'-]*|of|de|von|van|al|and)"
_TURN = re.compile(rf"[\"“]?\s*([A-Z][\w.’'-]*(?:,? {_WORD}){{0,5}})(?: \([^)]{{1,30}}\))?\s*:\s+(?=\S)")


def transcript(page: Page, cues: Cues) -> list[Draft]:
    """The turns of a transcript and the headlines that give a name and its words."""
    words = Counter(_WORDS.findall(page.text))
    told = (b for b in page.blocks if b.kind in ("paragraph", "headline"))
    return [d for block in told for d in _turn(page, cues, words, block)]


def _turn(page: Page, cues: Cues, counts: Counter[str], block: Block) -> Iterator[Draft]:
    found = _TURN.match(page.text, block.start, block.end)
    if (
        found is None
        or layout.place_line(page.text, block)
        or not _speaks(page, cues, counts, found.span(1), block.kind == "headline")
    ):
        return
    content = trimmed(page.text, (found.end(), block.end))
    if content is None or not any(c.isalpha() for c in page.text[slice(*content)]):
        return
    quotation = page.quotation_at(found.end())
    if quotation is not None and quotation.start >= found.end() and quotation.end >= content[1] - 1:
        return
    if quotation is None and block.kind == "paragraph" and not found[1].isupper() and not _told(page, content):
        return
    yield Draft("transcript", [content], (found.end(1), found.end(1) + 1), "said", (found.span(1),))


def _told(page: Page, content: Span) -> bool:
    """Whether the words are a sentence that someone may have said, no label's remark ("Roe: a close race")."""
    words = page.words(content)
    return len(words) > _REMARK and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _speaks(page: Page, cues: Cues, counts: Counter[str], name: Span, headline: bool) -> bool:
    """Whether the words before the colon are a name: no label ("UPDATE"), and named elsewhere in the text too."""
    words = page.text[slice(*name)].split()
    if any(w.lower().strip(".") in cues.lists["label"] for w in words):
        return False
    last = words[-1].rstrip(".")
    forms = {last, last.title(), last.lower()} if headline else {last, last.title()}
    return sum(counts[form] for form in forms) > 1
