"""CSV and its kin: the first line names the columns, cells are split at the mark that the first line uses most."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from loaders.errors import InputError
from loaders.sources import cells
from loaders.sources.base import MAX_BYTES, MAX_CHARACTERS, UNREADABLE, Found, Input, decode, unreadable

SUFFIXES = (".csv", ".tsv")
_MARKS = ",;\t|"


def recognises(head: bytes) -> bool:
    """Whether the first line is a row of short names, a text or an address among them."""
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip()
    names = [c.strip().strip('"').casefold() for c in first.split(_mark(first))]
    return len(names) > 1 and bool({"text", "url"} & set(names)) and all(len(n) < 40 for n in names)


def articles(source: Input) -> Iterator[Found]:
    """One article a row, named by its line; a row of a wrong length is named and the next ones are read."""
    try:
        yield from _articles(source)
    except InputError as e:
        yield e
    except UNREADABLE as e:
        yield unreadable(source.ref, e)


def _articles(source: Input) -> Iterator[Found]:
    csv.field_size_limit(MAX_CHARACTERS * 2)
    lines = _lines(source)
    first = next(lines, "")
    if not first.strip():
        raise InputError(source.ref, "is empty; give a file whose first line names the columns")
    header = next(csv.reader([first], delimiter=_mark(first)), [])
    cells.check_header(source, header)
    rows = csv.reader(lines, delimiter=_mark(first))
    line = 2
    try:
        for row in rows:
            ref, line = f"{source.ref}:{line}", rows.line_num + 2
            if len(row) == len(header):
                yield from cells.articles(source, ref, dict(zip(header, row, strict=True)))
            elif row:
                yield InputError(ref, f"has {len(row)} cells, the first line {len(header)}; quote cells with commas")
    except csv.Error as e:
        raise InputError(f"{source.ref}:{line}", f"is no row of CSV ({e}); the rest is not read") from e


def _lines(source: Input) -> Iterator[str]:
    with source.open() as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            ref = f"{source.ref}:{number}"
            if len(line) > MAX_BYTES:
                raise InputError(ref, f"is larger than {MAX_BYTES // 1_000_000} MB; the rest is not read")
            yield decode(ref, line)


def _mark(first: str) -> str:
    return max(_MARKS, key=first.count)
