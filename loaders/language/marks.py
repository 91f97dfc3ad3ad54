"""Quotation marks: which stretches of the text stand in them. Characters alone, no parse."""

from __future__ import annotations

from loaders.language.page import Block, Quotation


def quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """The stretches of the text in quotation marks, in order; nested ones after the one that holds them."""
    found = []
    for block in blocks:
        start = text.find("“", block.start, block.end)
        while start >= 0:
            end = text.find("”", start, block.end)
            if end < 0:
                break
            found.append(Quotation(start + 1, end, start, end + 1))
            start = text.find("“", end, block.end)
    return tuple(found)
