"""From what the user names (files, folders, globs, addresses, `-`) to Inputs, and from Inputs to Articles."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, cast

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import (
    documents,
    feeds,
    foreign,
    gzipped,
    html,
    language,
    mail,
    newsml,
    nitf,
    parquet,
    plain,
    rows,
    sitemaps,
    tables,
    warc,
    zipped,
)
from loaders.sources.base import HEAD, UNREADABLE, Found, Input, Kind, Packing, unreadable
from loaders.sources.swelling import Counted
from loaders.sources.web import Web

_MODULES: dict[str, ModuleType] = {
    "html": html,
    "jsonl": rows,
    "json": documents,
    "csv": tables,
    "parquet": parquet,
    "feed": feeds,
    "sitemap": sitemaps,
    "nitf": nitf,
    "newsml": newsml,
    "eml": mail,
    "warc": warc,
    "text": plain,
}
KINDS: dict[str, Kind] = {name: cast(Kind, module) for name, module in _MODULES.items()}
PACKINGS = (cast(Packing, gzipped), cast(Packing, zipped))
_DEEPEST = 3
_GRAPH = "databases/sayso"  # in a folder that holds a graph of ours, and is passed over
_RUN = 10_000  # names of a folder that are sorted at a time, so that memory doesn't grow with their number


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of all inputs: the kind to read them as (a key of KINDS), what counts where an input doesn't
    say (`published`, `publisher`), rows' columns by field, how pages are fetched (`web`) and whether those that an
    input only lists are fetched too (`follow`), and who is told of bytes as they are read (`tally`).
    """

    kind: str | None = None
    published: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    web: Web = field(default_factory=Web)
    follow: bool = False
    tally: Callable[[int], None] = lambda _: None


def articles(
    names: Iterable[str],
    kind: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    wishes: Wishes | None = None,
) -> Iterator[Found]:
    """The articles of all that the names stand for, in order; an InputError in place of each that can't be read.

    A name is a file, a folder (its files of known endings, with those of folders below), a glob, an address
    (`https://...`), or `-` (standard input). `wishes` replaces the other options.
    """
    wish = wishes or Wishes(kind, published, publisher)
    for name in names:
        for source in _inputs(name, wish):
            if isinstance(source, InputError):
                yield source
            else:
                yield from map(language.english, _read(source, wish.kind))


def set_aside(found: Iterable[Found], failures: list[InputError]) -> Iterator[Article]:
    """The articles of what was found; each failure goes to the list instead."""
    for item in found:
        if isinstance(item, InputError):
            failures.append(item)
        else:
            yield item


def paths(names: Iterable[str], kind: str | None = None) -> Iterator[str | InputError]:
    """The files that the names stand for, `-` among them; addresses are left out."""
    for name in names:
        if not _is_address(name):
            yield from _paths(name, kind)


def _read(source: Input, kind: str | None, depth: int = 0) -> Iterator[Found]:
    if problem := foreign.refusal(source.head):
        yield InputError(source.ref, problem)
        return
    packing = next((p for p in PACKINGS if p.recognises(source.head)), None)
    if packing is None:
        yield from (KINDS[kind] if kind else _recognise(source)).articles(source)
    elif depth == _DEEPEST:
        yield InputError(source.ref, f"is packed more than {_DEEPEST} times; unpack it first")
    else:
        yield from _unpacked(packing, source, kind, depth)


def _unpacked(packing: Packing, source: Input, kind: str | None, depth: int) -> Iterator[Found]:
    count = 0
    for inner in packing.inputs(source):
        if isinstance(inner, InputError):
            count += 1
            yield inner
        elif packing is not PACKINGS[1] or _wanted(Path(inner.ref).name, kind):
            count += 1
            yield from _read(inner, kind, depth + 1)
    if not count:
        yield InputError(source.ref, f"no files to read in this archive (looked for {' '.join(_suffixes(kind))})")


def _inputs(name: str, wish: Wishes) -> Iterator[Input | InputError]:
    if _is_address(name):
        yield from _page(name, wish)
        return
    for path in _paths(name, wish.kind):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            yield _input(path, wish)
        except UNREADABLE as e:
            yield unreadable(path, e)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _page(address: str, wish: Wishes) -> Iterator[Input | InputError]:
    try:
        yield _known(wish.web.fetch(address), wish)
    except InputError as e:
        yield e


def _known(source: Input, wish: Wishes) -> Input:
    """The input with what the user says of all inputs."""
    fetch = wish.web.fetch if wish.follow else None
    return replace(source, published=wish.published, publisher=wish.publisher, columns=wish.columns, fetch=fetch)


def _paths(name: str, kind: str | None) -> Iterator[str | InputError]:
    if name == "-" or Path(name).is_file():
        yield name
    elif Path(name).is_dir():
        yield from _folder(name, kind)
    else:
        found = False
        for match in _sorted(glob.iglob(name, recursive=True)) if glob.has_magic(name) else ():  # noqa: PTH207
            if Path(match).is_file():
                found = True
                yield match
        if not found:
            yield InputError(name, "no such file or folder; check the path")


def _folder(name: str, kind: str | None) -> Iterator[str | InputError]:
    found = False
    for path in _files_below(name, kind):
        found = True
        yield path
    if not found:
        yield InputError(name, f"no files to read in this folder (looked for {' '.join(_suffixes(kind))})")


def _files_below(folder: str, kind: str | None) -> Iterator[str | InputError]:
    below = []
    try:
        with os.scandir(folder) as entries:
            names = []
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below += [] if Path(entry.path, _GRAPH).is_dir() else [entry.name]
                elif _wanted(entry.name, kind):
                    names.append(entry.name)
                if len(names) == _RUN:
                    yield from (str(Path(folder, n)) for n in sorted(names))
                    names = []
            yield from (str(Path(folder, n)) for n in sorted(names))
    except OSError as e:
        yield unreadable(folder, e)
    for name in sorted(below):
        yield from _files_below(str(Path(folder, name)), kind)


def _sorted(names: Iterator[str]) -> Iterator[str]:
    while run := sorted(islice(names, _RUN)):
        yield from run


def _suffixes(kind: str | None) -> tuple[str, ...]:
    kinds = [KINDS[kind]] if kind else list(KINDS.values())
    return tuple(dict.fromkeys([s for k in kinds for s in k.SUFFIXES] + [s for p in PACKINGS for s in p.SUFFIXES]))


def _wanted(name: str, kind: str | None) -> bool:
    return name.lower().endswith(_suffixes(kind)) and not name.startswith(".")


def _input(path: str, wish: Wishes) -> Input:
    if path == "-":
        stdin = io.BufferedReader(Counted(sys.stdin.buffer, wish.tally), HEAD)
        return _known(Input("-", stdin.peek(HEAD)[:HEAD], lambda: stdin), wish)
    with Path(path).open("rb") as file:
        head = file.read(HEAD)

    def opened() -> BinaryIO:
        return Counted(Path(path).open("rb"), wish.tally).buffered()

    return _known(Input(path, head, opened), wish)


def _recognise(source: Input) -> Kind:
    """The kind by the ending, and by the first bytes where several kinds share it or none has it."""
    if source.media.lower().startswith(("text/html", "application/xhtml")):
        return KINDS["html"]
    name = source.ref.lower()
    by_name = [k for k in KINDS.values() if name.endswith(k.SUFFIXES)]
    if len(by_name) == 1:
        return by_name[0]
    by_head = (k for k in by_name or KINDS.values() if k.recognises(source.head))
    return next(by_head, None) or (KINDS["feed"] if by_name else KINDS["text"])
