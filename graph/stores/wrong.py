"""What is wrong with a query that the embedded store refused.

The engine answers clients in a mode that writes safely but conceals why it refuses a query. It tells when it is asked
in the process itself, of an empty database: 25 ms, and only when a query failed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from typing import Any

from graph.stores.guard import writes

CONCEALED = "Check the server log"
UNSAID = (
    "the store broke the query off and doesn't say why: a value may be of a wrong kind, or it needs too much memory; "
    "narrow it, or try it in parts"
)
SECONDS = 2  # for what the empty database is asked
_CAUSE = re.compile(r"^.*?(?:Exception: )(?:\w+: )?", re.DOTALL)
_LEFT_OUT = re.compile(r" \(caused by .*|, expected: one of .* or \d+ more$")
_AT = re.compile(r"(?:Syntax error )?at line (\d+)(?::|, column )(\d+)(?: - )?")


def why(engine: Any, cypher: str, params: Mapping[str, Any]) -> str | None:
    """What the engine finds wrong with the query, in one line; None when it finds nothing."""
    if not cypher.strip():
        return "the query is empty"
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        database = engine.create_database(f"{folder}/empty")
        try:
            database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {SECONDS * 1000}")
            list(database.query("opencypher", f"EXPLAIN {cypher}"))
            if not writes(cypher):
                list(database.query("opencypher", cypher, dict(params)))
        except engine.ArcadeDBError as e:
            return None if "not idempotent" in str(e) else _line(str(e))
        finally:
            database.close()
    return None


def _line(text: str) -> str:
    """The engine's message: without Java's class names, and columns counted from 1 as Neo4j does."""
    first = _LEFT_OUT.sub("", _CAUSE.sub("", text.splitlines()[0]))
    place = _AT.search(first)
    if place is None:
        return first
    told = " ".join(_AT.sub(" ", first).split()).removeprefix("- ")
    return f"{told[:1].upper()}{told[1:]} (line {place[1]}, column {int(place[2]) + 1})"
