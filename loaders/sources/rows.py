"""Rows of JSON Lines: `{"id","text","title"?,"url"?,"published"?,"publisher"?}`, other keys ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources.base import MAX_BYTES, Found, Input, checked, decode, iso_date

SUFFIXES = (".jsonl", ".ndjson")


def recognises(head: bytes) -> bool:
    """Whether the first line is a whole JSON object with a text."""
    line = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    return line.startswith(b"{") and b'"text"' in line


def articles(source: Input) -> Iterator[Found]:
    """One article a row; a faulty row is named by its line and the next ones are read."""
    empty = True
    try:
        for number, line in _lines(source):
            if line.strip():
                empty = False
                yield _article(source, f"{source.ref}:{number}", line)
    except OSError as e:
        yield InputError(source.ref, f"can't be read ({e.strerror or e})")
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


def _article(source: Input, ref: str, line: bytes) -> Found:
    try:
        if len(line) > MAX_BYTES:
            raise InputError(ref, f"is larger than {MAX_BYTES // 1_000_000} MB")
        row = json.loads(decode(ref, line))
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(ref, 'is no row of the form {"id": ..., "text": ...}')
        return checked(_from_row(source, ref, row))
    except (json.JSONDecodeError, RecursionError) as e:
        return InputError(ref, f"is not JSON ({e}); each line must be one JSON object")
    except InputError as e:
        return e


def _from_row(source: Input, ref: str, row: dict[str, Any]) -> Article:
    def cell(key: str) -> str | None:
        value = row.get(key)
        return str(value) if value not in (None, "") else None

    published = iso_date(ref, cell("published")) or source.published
    publisher = cell("publisher") or source.publisher
    return Article(row["text"], cell("id") or ref, cell("title"), cell("url"), publisher, published, "en")
