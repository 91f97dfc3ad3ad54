"""The word knowledge: CSV files under `loaders/lexicon/`, and a user's own beside them.

Every file is CSV (UTF-8) with a header line; lines that begin with `#` are remarks. A user's folder holds files of the
same names and columns; its rows come after ours, so that a later row can replace an earlier one.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loaders.errors import LexiconError

HOME = Path(__file__).resolve().parent.parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lexicon file: its cells by column, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """The cell split at `|`, without empty parts."""
        return tuple(w.strip() for w in self.cells[column].split("|") if w.strip())

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """The cell, which must be one of `allowed`. Raises LexiconError."""
        if self.cells[column] not in allowed:
            raise self.fault(f"{column} is {self.cells[column]!r}, not one of {', '.join(allowed)}")
        return self.cells[column]

    def number(self, column: str) -> float:
        """The cell as a number. Raises LexiconError."""
        try:
            return float(self.cells[column])
        except ValueError:
            raise self.fault(f"{column} is {self.cells[column]!r}, not a number") from None

    def fault(self, problem: str) -> LexiconError:
        """The error that names this line."""
        return LexiconError(self.file, self.line, problem)


@dataclass(frozen=True)
class Lexicon:
    """The lexicon files of the folders, in order: ours, then the user's."""

    folders: tuple[Path, ...] = (HOME,)

    @staticmethod
    def load(extra: Path | None = None) -> Lexicon:
        """Our lexicon with the files of the folder `extra` added. Raises LexiconError for an unknown file name."""
        if extra is None:
            return Lexicon()
        known = {p.name for p in HOME.glob("*.csv")}
        if not extra.is_dir():
            raise LexiconError(str(extra), 0, "is no folder of lexicon files")
        for path in sorted(extra.glob("*.csv")):
            if path.name not in known:
                raise LexiconError(str(path), 0, f"is no lexicon file; the names are {', '.join(sorted(known))}")
        return Lexicon((HOME, extra))

    def rows(self, name: str, *columns: str) -> Iterator[Row]:
        """The rows of the file `name` (with `.csv` left out). Raises LexiconError when a column is missing."""
        for folder in self.folders:
            path = folder / f"{name}.csv"
            if path.exists():
                yield from _read(path, columns)

    def grouped(self, name: str, key: str) -> dict[str, frozenset[str]]:
        """The `words` of the file's rows, those of one `key` together."""
        found: dict[str, set[str]] = {}
        for row in self.rows(name, key, "words"):
            found.setdefault(row[key], set()).update(row.words("words"))
        return {of: frozenset(words) for of, words in found.items()}

    @cached_property
    def version(self) -> str:
        """Eight hex digits of the content of all files: changes when any word knowledge changes."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(folder.glob("*.csv")):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:8]


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        numbered = ((n, line) for n, line in enumerate(file, 1) if line.strip() and not line.startswith("#"))
        header: list[str] | None = None
        for number, line in numbered:
            cells = next(csv.reader([line]))
            if header is None:
                header = cells
                missing = [c for c in columns if c not in header]
                if missing:
                    raise LexiconError(str(path), number, f"has no column {', '.join(missing)}")
            elif len(cells) != len(header):
                raise LexiconError(
                    str(path), number, f"has {len(cells)} cells, not {len(header)}; quote cells with commas"
                )
            else:
                yield Row(str(path), number, dict(zip(header, (c.strip() for c in cells), strict=True)))
