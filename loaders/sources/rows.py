"""Rows of JSON Lines: `{"id","text"}`, with what `cells.FIELDS` names beside them; other keys are ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator

from loaders.errors import InputError
from loaders.sources import cells
from loaders.sources.base import MAX_BYTES, UNREADABLE, Found, Input, decode, unreadable

SUFFIXES = (".jsonl", ".ndjson")


def recognises(head: bytes) -> bool:
    """Whether the first line is a whole JSON object with a text."""
    line = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    return line.startswith(b"{") and (b'"text"' in line or line.endswith(b"}"))


def articles(source: Input) -> Iterator[Found]:
    """One article a row; a faulty row is named by its line and the next ones are read."""
    empty = True
    try:
        for number, line in _lines(source):
            if line.strip():
                empty = False
                yield from _row(source, f"{source.ref}:{number}", line)
    except UNREADABLE as e:
        yield unreadable(source.ref, e)
    else:
        if empty:
            yield InputError(source.ref, "is empty; give a file with an article in it")


def _lines(source: Input) -> Iterator[tuple[int, bytes]]:
    with source.open() as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            yield number, line
            while len(line) > MAX_BYTES and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES + 1)


def _row(source: Input, ref: str, line: bytes) -> Iterator[Found]:
    try:
        if len(line) > MAX_BYTES:
            raise InputError(ref, f"is larger than {MAX_BYTES // 1_000_000} MB")
        row = json.loads(decode(ref, line))
        if not isinstance(row, dict):
            raise InputError(ref, 'is no row of the form {"id": ..., "text": ...}')
    except (ValueError, RecursionError) as e:
        yield InputError(ref, f"is not JSON ({e}); each line must be one JSON object")
    except InputError as e:
        yield e
    else:
        yield from cells.articles(source, ref, row)
