"""gzip: one file within. What swells without measure is refused."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from loaders.errors import InputError
from loaders.sources.base import HEAD, UNREADABLE, Input, unreadable
from loaders.sources.swelling import Counted, Measured

SUFFIXES = (".gz",)


def recognises(head: bytes) -> bool:
    """Whether the input begins like gzip."""
    return head.startswith(b"\x1f\x8b\x08")


def inputs(source: Input) -> Iterator[Input | InputError]:
    """The one file within, named without its `.gz`."""
    ref = source.ref[: -len(".gz")] if source.ref.lower().endswith(".gz") else source.ref
    try:
        if source.ref == "-":  # can't be opened twice
            stream = _unpacked(source)
            head = cast(io.BufferedReader, stream).peek(HEAD)[:HEAD]
            yield replace(source, head=head, open=lambda: stream)
        else:
            yield source.inner(ref, lambda: _unpacked(source), source.url)
    except UNREADABLE as e:
        yield unreadable(source.ref, e)


def _unpacked(source: Input) -> BinaryIO:
    packed = Counted(source.open())
    return Measured(cast(BinaryIO, gzip.GzipFile(fileobj=cast(BinaryIO, packed))), lambda: packed.count).buffered()
