"""One JSON document with a list of rows in it, as GDELT's article lists are: `[{...}]` or `{"articles": [{...}]}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.sources import cells
from loaders.sources.base import Found, Input, decode, read_all

SUFFIXES = (".json",)


def recognises(head: bytes) -> bool:
    """Whether the input begins like a JSON list, or an object that isn't whole on its first line."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"[{") or (start[:1] in b"[{" and start[1:].lstrip()[:1] in b'{"')


def articles(source: Input) -> Iterator[Found]:
    """One article a row of the list; a faulty row is named by its place, counted from 1."""
    try:
        rows = _rows(source.ref, _parsed(source))
    except InputError as e:
        yield e
        return
    for number, row in enumerate(rows, 1):
        ref = f"{source.ref}:{number}"
        if isinstance(row, dict):
            yield from cells.articles(source, ref, row)
        else:
            yield InputError(ref, 'is no row of the form {"id": ..., "text": ...}')


def _parsed(source: Input) -> Any:
    try:
        return json.loads(decode(source.ref, read_all(source)))
    except (ValueError, RecursionError) as e:
        raise InputError(source.ref, f"is not JSON ({e})") from e


def _rows(ref: str, document: Any) -> list[Any]:
    if isinstance(document, list):
        return document
    lists = [v for v in document.values() if isinstance(v, list)] if isinstance(document, dict) else []
    if len(lists) == 1:
        return lists[0]
    if isinstance(document, dict) and not lists:
        return [document]
    raise InputError(ref, "holds no list of rows; give JSON Lines, or one list of objects")
