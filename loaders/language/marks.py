"""Quotation marks: which stretches of the text stand in them. Characters alone, no parse.

Every block is read by itself, with a stack of the marks that stand open. Double marks of all shapes (curly, low,
straight, '' and ``) count as one family, since papers mix them; guillemets and single marks are families of their own.
What a mark does follows from its shape, and from its neighbours where the shape says nothing or is plainly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.language.page import Block, Quotation, trim

_MARK = re.compile(r"''|``|´´|[\"“”„‟«»‘’‚'‹›`]")
_FAMILY = {"«": "guillemet", "»": "guillemet", "‹": "single", "›": "single"} | dict.fromkeys("‘’‚'`", "single")
_OPENS = {"“", "„", "‟", "``", "«", "‘", "‚", "‹", "`"}
_CLOSES = {"”", "»", "›", "´´"}
_BEFORE_OPENING = frozenset('([{<—–-/…“"‘«„:')
_ELISION = re.compile(r"(?:\d\ds?|em|til|till|tis|twas|cause|bout|round|n|neath|ol)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: what it may do by its neighbours and by its shape."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    shape: str


def quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """The stretches of the text in quotation marks, in order; nested ones after the one that holds them."""
    found: list[Quotation] = []
    last_open: int | None = None
    for block in blocks:
        inside, unclosed = _in_block(text, block)
        if last_open is not None and inside and inside[0].outer_start == trim(text, (block.start, block.end))[0]:
            found[last_open] = replace(found[last_open], closed=True)
            inside[0] = replace(inside[0], continues=True)
        last_open = len(found) + unclosed if unclosed is not None else None
        found += inside
    return tuple(found)


def _in_block(text: str, block: Block) -> tuple[list[Quotation], int | None]:
    """The quotations of one block, and the index of the one that is still open at its end."""
    marks = list(_marks(text, block))
    last = max((i for i, m in enumerate(marks) if m.family == "single" and m.closes), default=-1)
    stack: list[_Mark] = []
    found: list[Quotation] = []
    for i, mark in enumerate(marks):
        holder = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == mark.family), None)
        if holder is not None and _ends(mark, last > i, text):
            found += _quotation(text, stack[holder], mark.start, mark.end, holder, True)
            del stack[holder:]
        elif mark.opens and (holder is None or mark.family != "single"):
            if holder is not None:
                del stack[holder:]
            if mark.family != "single" or last > i:
                stack.append(mark)
    stack = [m for m in stack if m.family == "double"][:1]
    for mark in stack:
        found += _quotation(text, mark, block.end, block.end, 0, False)
    found.sort(key=lambda q: (q.outer_start, -q.outer_end))
    return found, next((i for i, q in enumerate(found) if not q.closed), None)


def _quotation(text: str, opening: _Mark, end: int, outer_end: int, depth: int, closed: bool) -> list[Quotation]:
    if not text[opening.end : end].strip():
        return []
    start, end = trim(text, (opening.end, end))
    return [Quotation(start, end, opening.start, max(end, outer_end if closed else end), depth, closed)]


def _ends(mark: _Mark, later: bool, text: str) -> bool:
    """Whether the mark closes what its family holds open; `later` says that a closing single mark follows."""
    if not mark.closes:
        return False
    return not (mark.family == "single" and later and _possessive(text, mark))


def _possessive(text: str, mark: _Mark) -> bool:
    """A plural's apostrophe before a further word ("workers' rights")."""
    return text[mark.start - 1 : mark.start] in ("s", "S") and bool(re.match(r" [a-z]", text[mark.end : mark.end + 2]))


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    for m in _MARK.finditer(text, block.start, block.end):
        shape, family = m.group(), _FAMILY.get(m.group(), "double")
        before = text[m.start() - 1] if m.start() > block.start else " "
        after = text[m.end()] if m.end() < block.end else " "
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if family == "single":
            opens, closes = _single(shape, opens, closes, text[m.end() : m.end() + 6])
        elif shape in _OPENS:
            opens, closes = not closes or opens or after.isalnum(), closes and not opens
        elif shape in _CLOSES:
            opens, closes = opens and not closes, not opens or closes
        elif not opens and not closes:
            opens = closes = before.isalnum() != after.isalnum() or not before.isdigit()
        if opens or closes:
            yield _Mark(m.start(), m.end(), family, opens, closes, shape)


def _single(shape: str, opens: bool, closes: bool, following: str) -> tuple[bool, bool]:
    """Single marks: apostrophes and elisions ('em, '90s) are none."""
    if opens and _ELISION.match(following):
        return False, False
    if shape in _OPENS:
        return opens, False
    return opens and shape != "’" and not closes, closes and not opens
