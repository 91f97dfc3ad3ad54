"""Parquet tables, read a few rows at a time (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.sources import cells
from loaders.sources.base import UNREADABLE, Found, Input, unreadable

SUFFIXES = (".parquet", ".pq")
_ROWS = 64


def recognises(head: bytes) -> bool:
    """Whether the input begins like a Parquet file."""
    return head.startswith(b"PAR1")


def articles(source: Input) -> Iterator[Found]:
    """One article a row, named by its number, counted from 1."""
    import pyarrow

    try:
        yield from _articles(source)
    except InputError as e:
        yield e
    except pyarrow.ArrowException as e:
        yield InputError(source.ref, f"is no Parquet file that can be read ({str(e).splitlines()[0]})")
    except UNREADABLE as e:
        yield unreadable(source.ref, e)


def _articles(source: Input) -> Iterator[Found]:
    from pyarrow.parquet import ParquetFile

    with source.open() as file:
        if not file.seekable():
            raise InputError(source.ref, "is Parquet, which can't be read from a stream; give it as a file")
        table: Any = ParquetFile(file)
        names = list(table.schema_arrow.names)
        cells.check_header(source, names)
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=_wanted(source, names)):
            for row in batch.to_pylist():
                number += 1
                yield from cells.articles(source, f"{source.ref}:{number}", row)


def _wanted(source: Input, names: list[str]) -> list[str]:
    mapped = set(source.columns.values())
    return [n for n in names if n in mapped or n.casefold() in cells.FIELDS]
