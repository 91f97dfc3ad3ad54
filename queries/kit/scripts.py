"""Saved queries as scripts of Neo4j Browser, which run as they are.

Neo4j Browser forgets `:param` values when its page is loaded anew, and shows no rows of scripts of several commands. So
each script begins with its values, and the rest takes them from there:

    // Alliances: who backs, aids, agrees or works with whom
    WITH {
      actor: null,  // Only with this actor: name, alias or id
      ...
    } AS given
    MATCH ...
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from queries import catalogue
from queries.catalogue import SavedQuery

GRAPHS = Path(__file__).parent / "graphs"  # scripts that draw: their results are no rows for a terminal
EXAMPLES = {"actor": "Norway", "a": "Norway", "b": "Portugal", "since": "2026-01-01"}  # of the demo graph
_WITH = re.compile(r"(?<!STARTS )(?<!ENDS )\bWITH( DISTINCT)?\b")


@dataclass(frozen=True, slots=True)
class Script:
    """A script: name, theme (its folder), title (its first line) and text."""

    name: str
    theme: str
    title: str
    text: str


@lru_cache(maxsize=1)
def all_scripts() -> tuple[Script, ...]:
    """All scripts: those that draw first, then the saved queries by theme and name."""
    drawing = sorted((catalogue.parse(p) for p in GRAPHS.glob("*.cypher")), key=lambda q: q.name)
    return tuple(script(q) for q in (*drawing, *catalogue.load()))


def script(query: SavedQuery) -> Script:
    """The script of a query: its values, those of required parameters from the demo graph, then its Cypher."""
    body = "\n".join(x for x in query.text.splitlines() if not x.startswith("//")) + "\n"
    title = _plain(f"{query.title}: {query.answers}")
    if query.params:
        body = _head(query) + _WITH.sub(r"WITH\1 given,", re.sub(r"\$(\w+)", r"given.\1", body))
    return Script(query.name, query.theme, title, f"// {title}\n{body}")


def values(query: SavedQuery) -> dict[str, Any]:
    """What a script begins with: the defaults, and for required parameters an example or an empty list."""
    return {p.name: EXAMPLES.get(p.name, []) if p.required else p.default for p in query.params}


def _head(query: SavedQuery) -> str:
    pairs = [f"{name}: {_literal(value)}," for name, value in values(query).items()]
    pairs[-1] = pairs[-1].removesuffix(",")
    width = max(map(len, pairs))
    lines = [f"  {pair:{width}}  // {_plain(p.about)}" for pair, p in zip(pairs, query.params, strict=True)]
    return "\n".join(["WITH {", *lines, "} AS given\n"])


def _plain(comment: str) -> str:
    """The comment without semicolons, at which Neo4j Browser would cut the script in two."""
    return comment.replace(";", ",")


def _literal(value: Any) -> str:
    """The value as Cypher writes it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(value)
