"""From what the user names (files, folders, globs, `-`) to Inputs, and from Inputs to Articles."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import html, plain, rows
from loaders.sources.base import HEAD, Found, Input, Kind

KINDS: dict[str, Kind] = {"html": cast(Kind, html), "jsonl": cast(Kind, rows), "text": cast(Kind, plain)}


def articles(
    names: Iterable[str], kind: str | None = None, published: str | None = None, publisher: str | None = None
) -> Iterator[Found]:
    """The articles of all that the names stand for, in order; an InputError in place of each that can't be read.

    A name is a file, a folder (its files of known endings, with those of folders below), a glob, or `-` (standard
    input). `kind` is a key of KINDS and forces the way of reading. `published` and `publisher` count where an input
    doesn't say.
    """
    for path in _paths(names, kind):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            source = _input(path, published, publisher)
        except OSError as e:
            yield InputError(path, f"can't be read ({e.strerror or e})")
            continue
        yield from (KINDS[kind] if kind else _recognise(source)).articles(source)


def set_aside(found: Iterable[Found], failures: list[InputError]) -> Iterator[Article]:
    """The articles of what was found; each failure goes to the list instead."""
    for item in found:
        if isinstance(item, InputError):
            failures.append(item)
        else:
            yield item


def _paths(names: Iterable[str], kind: str | None) -> Iterator[str | InputError]:
    for name in names:
        if name == "-" or Path(name).is_file():
            yield name
        elif Path(name).is_dir():
            yield from _folder(name, kind)
        else:
            matches = glob.glob(name, recursive=True) if glob.has_magic(name) else []  # noqa: PTH207 - may be absolute
            matches.sort()
            files = [m for m in matches if Path(m).is_file()]
            yield from files
            if not files:
                yield InputError(name, "no such file or folder; check the path")


def _folder(name: str, kind: str | None) -> Iterator[str | InputError]:
    suffixes = KINDS[kind].SUFFIXES if kind else tuple(s for k in KINDS.values() for s in k.SUFFIXES)
    found = False
    for folder, below, files in os.walk(name):
        below[:] = sorted(b for b in below if not b.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and file.lower().endswith(suffixes):
                found = True
                yield str(Path(folder, file))
    if not found:
        yield InputError(name, f"no files to read in this folder (looked for {' '.join(suffixes)})")


def _input(path: str, published: str | None, publisher: str | None) -> Input:
    if path == "-":
        stdin = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), HEAD)
        return Input("-", stdin.peek(HEAD)[:HEAD], lambda: stdin, published, publisher)
    with Path(path).open("rb") as file:
        head = file.read(HEAD)
    return Input(path, head, lambda: Path(path).open("rb"), published, publisher)


def _recognise(source: Input) -> Kind:
    by_name = (k for k in KINDS.values() if source.ref.lower().endswith(k.SUFFIXES))
    by_head = (k for k in KINDS.values() if k.recognises(source.head))
    return next(by_name, None) or next(by_head, None) or KINDS["text"]
