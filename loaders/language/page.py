"""The page: an article laid out and parsed, the ground on which everything else is read.

Blocks (headline, paragraphs, captions, credits) and quotations are found on the characters alone, before parsing;
blocks then force sentence starts on the parser, so that no sentence runs over a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from loaders.reading import Article, Span

_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
BlockKind = Literal["headline", "paragraph", "caption", "dateline"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the text and what it is; captions (with credits) never hold statements or acts."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks. `start`/`end` leave the marks out; `outer_*` keep them.

    `depth` is 0 for an outermost quotation. `closed` is False when a paragraph ends without its closing mark and the
    next one does not reopen. A quotation that reopens at each paragraph has one Quotation a paragraph, `continues` set
    on all but the first.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True)
class Page:
    """An article with its blocks, quotations and parse. Offsets are code points into `article.text`."""

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the offset, None between blocks."""
        i = bisect_right(self._block_starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation whose content or marks hold the offset."""
        return self._quoted.get(offset)

    @cached_property
    def _quoted(self) -> dict[int, Quotation]:
        outermost = (q for q in self.quotations if q.depth == 0)
        return {i: q for q in outermost for i in range(q.outer_start, q.outer_end)}

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.idx for t in self.doc]

    def token_at(self, offset: int) -> Token | None:
        """The last token that begins at or before the offset."""
        i = bisect_right(self._token_starts, offset) - 1
        return self.doc[i] if i >= 0 else None

    def words(self, span: Span) -> Words:
        """The tokens that the span touches."""
        first = max(0, bisect_right(self._token_starts, span[0]) - 1)
        if len(self.doc) and self.doc[first].idx + len(self.doc[first]) <= span[0]:
            first += 1
        last = bisect_right(self._token_starts, max(span[0], span[1] - 1))
        return self.doc[first : max(first, last)]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that stand with a capital within a sentence somewhere."""
        return frozenset(_NAME.findall(self.text))

    def sentence_at(self, offset: int) -> Span:
        """The span of the sentence around the offset, white space at its ends left out; clipped to its block."""
        token = self.token_at(offset)
        if token is None:
            return (offset, offset + 1)
        sent = token.sent
        start, end = sent.start_char, sent.end_char
        block = self.block_at(offset)
        if block:
            start, end = max(start, block.start), min(end, block.end)
        return trim(self.text, (start, end))


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends (one character at least is kept)."""
    start, end = span
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return (start, end)
