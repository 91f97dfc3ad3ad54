"""zip: the files within whose endings are known, read without unpacking to disk."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from loaders.errors import InputError
from loaders.sources.base import UNREADABLE, Input, read_all, unreadable
from loaders.sources.swelling import Measured

SUFFIXES = (".zip",)


def recognises(head: bytes) -> bool:
    """Whether the input begins like zip, empty archives among them."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def inputs(source: Input) -> Iterator[Input | InputError]:
    """The files within, in the archive's order, named `ARCHIVE:FILE`; paths that climb out are refused."""
    try:
        with source.open() as file:
            yield from _members(source, file if file.seekable() else io.BytesIO(read_all(source)))
    except BadZipFile as e:
        yield InputError(source.ref, f"is a damaged zip archive ({e})")
    except (*UNREADABLE, ValueError) as e:  # zipfile seeks wherever a broken directory says
        yield unreadable(source.ref, e)
    except InputError as e:
        yield e


def _members(source: Input, file: BinaryIO) -> Iterator[Input | InputError]:
    size = file.seek(0, io.SEEK_END)
    unpacked = 0

    def spent(more: int) -> int:
        nonlocal unpacked
        unpacked += more
        return unpacked

    with ZipFile(file) as archive:
        for info in archive.infolist():
            ref = f"{source.ref}:{info.filename}"
            if info.is_dir():
                continue
            if problem := _problem(info):
                yield InputError(ref, problem)
                continue
            try:
                yield source.inner(ref, partial(_opened, archive, info, size, spent))
            except (*UNREADABLE, ValueError) as e:
                yield unreadable(ref, e)


def _opened(archive: ZipFile, info: ZipInfo, size: int, spent: Callable[[int], int]) -> BinaryIO:
    return Measured(cast(BinaryIO, archive.open(info)), lambda: size, spent).buffered()


def _problem(info: ZipInfo) -> str | None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "has a path that climbs out of its archive; it is not read"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, no file; it is not read"
    return "is encrypted; unpack it first" if info.flag_bits & 1 else None
