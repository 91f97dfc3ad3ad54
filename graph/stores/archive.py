"""A graph in one plain file: gzip over JSON Lines, described in docs/archive.md so that anybody can read it."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph import schema
from graph.errors import StoreError
from graph.stores.copying import Copied, EdgeRow, Item, Mark, NodeRow

FORMAT = "sayso archive"
VERSION = 1
SUFFIX = ".gz"
LONGEST = 1 << 26  # characters of a line


def names_one(where: str) -> bool:
    """Whether a place is an archive file by its name."""
    return where.endswith(SUFFIX)


def write(path: Path, items: Iterable[Item]) -> Copied:
    """Writes the archive, whole or not at all. Raises StoreError for a file that is there or can't be written."""
    if path.exists():
        raise StoreError(f"{path}: is there already; name another file")
    part = path.with_name(path.name + ".part")
    try:
        with gzip.open(part, "wt", encoding="utf-8", newline="\n") as file:
            copied = _lines(file, items)
        part.replace(path)
    except OSError as e:
        raise StoreError(f"{path}: {e.strerror or e}") from e
    finally:
        part.unlink(missing_ok=True)
    return copied


def _lines(file: Any, items: Iterable[Item]) -> Copied:
    copied, digest = Copied(), hashlib.sha256()

    def put(row: dict[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        digest.update(line.encode())
        file.write(line)

    put({"format": FORMAT, "version": VERSION, "schema": schema.SCHEMA_VERSION})
    for item in items:
        put(_plain(item))
        if not isinstance(item, Mark):
            copied.add(item.labels[0] if isinstance(item, NodeRow) else item.type, 1)
    file.write(json.dumps({"counts": copied.counts, "sha256": digest.hexdigest()}, sort_keys=True) + "\n")
    return copied


def _plain(item: Item) -> dict[str, Any]:
    if isinstance(item, NodeRow):
        return {"node": item.labels, "properties": item.properties}
    if isinstance(item, EdgeRow):
        ends = {"from": [item.source, item.a], "to": [item.target, item.b]}
        return {"relationship": item.type, **ends, "properties": item.properties}
    return {"unsettled": True}


def read(path: Path) -> Iterator[Item]:
    """The archive's rows; it is read through once at once, and refused when it isn't whole. Raises StoreError."""
    check(path)
    return (_item(path, row) for row in _rows(path))


def check(path: Path) -> dict[str, int]:
    """The counts of the archive. Raises StoreError for one that is cut short, damaged, or of a newer version."""
    digest, last, before = hashlib.sha256(), "", ""
    for line in _text(path):
        digest.update(before.encode())
        before, last = line, line
    try:
        end = json.loads(last)
        whole = end["sha256"] == digest.hexdigest()
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{path}: is cut short: its last line is missing; copy it anew") from None
    if not whole:
        raise StoreError(f"{path}: is damaged: its content isn't what was written; take another copy of it")
    return {str(k): int(n) for k, n in end["counts"].items()}


def _text(path: Path) -> Iterator[str]:
    """The lines; the first one is looked at. Raises StoreError."""
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            first = file.readline(LONGEST)
            _known(path, first)
            yield first
            while line := file.readline(LONGEST):
                if not line.endswith("\n"):
                    raise StoreError(f"{path}: is cut short, or has a line of more than {LONGEST:,} characters")
                yield line
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as e:
        raise StoreError(f"{path}: can't be read as an archive: {getattr(e, 'strerror', None) or e}") from e


def _known(path: Path, first: str) -> None:
    try:
        head = json.loads(first)
        version, made = (head["version"], head["schema"]) if head["format"] == FORMAT else (None, None)
    except (ValueError, KeyError, TypeError):
        version = made = None
    if not isinstance(version, int) or not isinstance(made, int):
        raise StoreError(f"{path}: is no archive of Sayso's; `sayso copy STORE {path.name}` writes one")
    if version > VERSION or made > schema.SCHEMA_VERSION:
        raise StoreError(f"{path}: made by a newer Sayso (archive {version}, schema {made}): upgrade Sayso")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows between the first line and the last."""
    lines = _text(path)
    next(lines)
    before = next(lines)
    for line in lines:
        yield json.loads(before)
        before = line


def _item(path: Path, row: dict[str, Any]) -> Item:
    try:
        if "node" in row:
            return NodeRow(tuple(row["node"]), row["properties"])
        if "relationship" in row:
            (source, a), (target, b) = row["from"], row["to"]
            return EdgeRow(row["relationship"], source, a, target, b, row["properties"])
    except (KeyError, TypeError, ValueError):
        raise StoreError(f"{path}: a row is neither a node nor a relationship: {str(row)[:80]}") from None
    return Mark()
