"""The saved queries: one .cypher file each, in a folder by theme, with a head that says what it answers.

    // Alliances: who backs, aids, agrees or works with whom
    // :param actor string null  Only pairs with this actor: name, alias or id
    MATCH ...

The first line is the title (Neo4j Browser takes it as the name). A parameter's line gives name, type, default and
meaning; the default is JSON, or `required`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.errors import QueryError, RequestError

ROOT = Path(__file__).parent
_TITLE = re.compile(r"// (?P<title>[^:]+): (?P<answers>.+)")
_PARAM = re.compile(
    r'// :param (?P<name>\w+) (?P<type>\w+) (?P<default>"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\S+)  (?P<about>.+)'
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes: `type` is actor (a name, alias or id), string, strings, integer, number, boolean or
    date (ISO 8601).
    """

    name: str
    type: str
    default: Any
    required: bool
    about: str

    def value(self, given: Any) -> Any:
        """The value in the parameter's type, from text or from a value of that type. Raises RequestError."""
        if given is None and not self.required:
            return None
        try:
            return _TYPES[self.type](given)
        except (ValueError, TypeError) as e:
            raise RequestError(f"{self.name}={given}: not a {self.type} ({self.about})") from e


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query: name (the file's), theme (the folder's), title, what it answers, parameters, Cypher text."""

    name: str
    theme: str
    title: str
    answers: str
    params: tuple[Parameter, ...]
    text: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what it returns, in order."""
        returned = re.split(r"\bORDER BY\b", re.split(r"\bRETURN\b(?: DISTINCT\b)?", self.text)[-1])[0]
        while returned != (returned := re.sub(r"'[^']*'|\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}", "", returned)):
            pass
        return tuple(part.split()[-1] for part in returned.split(","))

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """A value for every parameter. Raises RequestError for an unknown, missing or wrong one."""
        known = {p.name: p for p in self.params}
        for name in given:
            if name not in known:
                raise RequestError(f"{self.name} has no parameter {name}{_hint(name, known) or _listed(known)}")
        for p in self.params:
            if p.required and given.get(p.name) is None:
                raise RequestError(f"{self.name} needs a value: --param {p.name}=... ({p.about})")
        return {p.name: p.value(given[p.name]) if p.name in given else p.default for p in self.params}


@lru_cache(maxsize=1)
def load() -> tuple[SavedQuery, ...]:
    """All saved queries, by theme and name."""
    return tuple(sorted((parse(p) for p in ROOT.glob("*/*.cypher")), key=lambda q: (q.theme, q.name)))


def get(name: str) -> SavedQuery:
    """The saved query of that name. Raises RequestError, with the nearest names, when there is none."""
    known = {q.name: q for q in load()}
    if name not in known:
        raise RequestError(f"no saved query {name}{_hint(name, known)}; `sayso query list` shows them")
    return known[name]


def parse(path: Path) -> SavedQuery:
    """The saved query in a file. Raises QueryError that names file and line when its head is wrong."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    title = _TITLE.fullmatch(lines[0]) if lines else None
    if not title:
        raise QueryError(f"{path}:1: the first line must be `// Title: what it answers`")
    params = [_parameter(path, n, x) for n, x in enumerate(lines, 1) if x.startswith("// :param")]
    return SavedQuery(path.stem, path.parent.name, title["title"], title["answers"], tuple(params), text)


def _parameter(path: Path, number: int, line: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if not found or found["type"] not in _TYPES:
        raise QueryError(f"{path}:{number}: a parameter's line is `// :param name type default  meaning`")
    required = found["default"] == "required"
    try:
        default = None if required else json.loads(found["default"])
    except ValueError as e:
        raise QueryError(f"{path}:{number}: the default is not JSON: {found['default']}") from e
    return Parameter(found["name"], found["type"], default, required, found["about"])


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, 3, 0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _listed(known: Mapping[str, object]) -> str:
    return f" (it takes {', '.join(known)})" if known else " (it takes none)"


def _boolean(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    word = str(given).strip().lower()
    if word in ("true", "yes", "1", "on"):
        return True
    if word in ("false", "no", "0", "off"):
        return False
    raise ValueError(word)


def _strings(given: Any) -> list[str]:
    values = given.split(",") if isinstance(given, str) else list(given)
    return [str(v).strip() for v in values if str(v).strip()]


_TYPES: dict[str, Callable[[Any], Any]] = {
    "actor": str,
    "string": str,
    "strings": _strings,
    "integer": int,
    "number": float,
    "boolean": _boolean,
    "date": lambda given: date.fromisoformat(str(given)).isoformat(),
}
