"""Neo4j Browser as the user has it: its jar from Maven Central, or its folder. It is GPL-3.0 and never shipped."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from loaders.errors import SaysoError

LARGEST = 64_000_000  # bytes of one file
NAME = "neo4j-browser-5.15.0.jar"
ADDRESS = f"https://repo1.maven.org/maven2/org/neo4j/client/neo4j-browser/5.15.0/{NAME}"


class AppError(SaysoError):
    """Raised when Neo4j Browser isn't there, isn't what was named, or can't be served."""


Files = Callable[[str], bytes | None]  # a path without its first slash -> what is there, None when nothing is


def cache() -> Path:
    """Where `make neo4j-browser` and `make neo4j` keep what they fetch."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("SAYSO_NEO4J_HOME") or caches / "sayso" / "neo4j")


def files(given: str | None) -> Files:
    """The app's files: from a jar or a folder, else from the newest jar in the cache. Raises AppError."""
    path = Path(given).expanduser() if given else _newest()
    if path is None:
        raise AppError(
            f"Neo4j Browser is not here: `make neo4j-browser` fetches it, or save {ADDRESS} (GPL-3.0, 8 MB) "
            f"and say --app {NAME}"
        )
    if not path.exists():
        raise AppError(f"{path}: no such file or folder; --app takes Neo4j Browser's jar ({ADDRESS}) or its folder")
    found = _folder(path) if path.is_dir() else _jar(path)
    if found("index.html") is None:
        raise AppError(f"{path}: not Neo4j Browser (it holds no browser/index.html); {ADDRESS} is")
    return found


def _newest() -> Path | None:
    def version(path: Path) -> list[int]:
        return [int(n) for n in re.findall(r"\d+", path.name)]

    jars = [*cache().glob("browser/neo4j-browser-*.jar"), *cache().glob("*/lib/neo4j-browser-*.jar")]
    return max(jars, key=version, default=None)


def _jar(path: Path) -> Files:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as e:
        raise AppError(f"{path}: can't be opened as a jar ({e}); fetch it anew from {ADDRESS}") from e
    entries = {i.filename: i for i in archive.infolist() if not i.is_dir()}

    def read(name: str) -> bytes | None:
        entry = entries.get(f"browser/{name}")
        return archive.read(entry) if entry and entry.file_size <= LARGEST else None

    return read


def _folder(path: Path) -> Files:
    root = (path / "browser" if (path / "browser").is_dir() else path).resolve()

    def read(name: str) -> bytes | None:
        file = (root / name).resolve()
        inside = file.is_relative_to(root) and file.is_file()
        return file.read_bytes() if inside and file.stat().st_size <= LARGEST else None

    return read
