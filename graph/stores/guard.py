"""Tells whether a Cypher statement may write, so that reading stays reading on stores that wouldn't refuse it."""

from __future__ import annotations

import re

_QUIET = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_WRITES = re.compile(
    r"(?<![\w.:$])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|ALTER|FOREACH|GRANT|DENY|REVOKE|RENAME|TERMINATE|LOAD\s+CSV"
    r"|INSERT|START\s+DATABASE|STOP\s+DATABASE|IN\s+(?:\w+\s+)?TRANSACTIONS|CALL\s+(?:apoc|dbms)\b)(?![\w:]|\s*:)",
    re.IGNORECASE,
)


def writes(cypher: str) -> str | None:
    """The first word that writes, in capitals; None when there is none. Words in strings and comments don't count."""
    found = _WRITES.search(_QUIET.sub("''", cypher))
    return " ".join(found[1].upper().split()) if found else None
