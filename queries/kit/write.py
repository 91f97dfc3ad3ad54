"""Writes the kit into a folder, and nothing over what somebody else put or changed there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import KitError

RECORD = ".sayso-kit.json"  # name -> SHA-256 of each file as it was written


@dataclass(frozen=True, slots=True)
class Written:
    """The names of the files: written anew, the same as before, and left alone since they aren't ours any more."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    left: tuple[str, ...]


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Writes the files, except over one that isn't as an earlier call wrote it. Raises KitError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _record(folder)
        sorts: dict[str, list[str]] = {"written": [], "same": [], "left": []}
        for name, data in files.items():
            sorts[_write(folder / name, data, before.get(name))].append(name)
        ours = {n: _hash(files[n]) for n in (*sorts["written"], *sorts["same"])}
        (folder / RECORD).write_text(json.dumps(ours, indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as e:
        raise KitError(f"{e.filename or folder}: {e.strerror or e}; name another folder") from e
    return Written(*map(tuple, sorts.values()))


def _write(path: Path, data: bytes, ours: str | None) -> str:
    now = path.read_bytes() if path.exists() else None
    if now == data:
        return "same"
    if now is not None and _hash(now) != ours:
        return "left"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return "written"


def _record(folder: Path) -> dict[str, str]:
    with suppress(FileNotFoundError, ValueError, TypeError):
        return dict(json.loads((folder / RECORD).read_text("utf-8")))
    return {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
