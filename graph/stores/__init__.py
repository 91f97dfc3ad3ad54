"""Stores of the graph: `open_store` gives a Store on a folder (embedded) or on a server that speaks Bolt."""

from __future__ import annotations

import os
import re
from pathlib import Path

from graph.errors import StoreError
from graph.stores.access import Access, Server
from graph.stores.store import Result, Store
from graph.stores.write import Saved

__all__ = ["DEFAULT", "Result", "Saved", "Store", "open_store"]

DEFAULT = "sayso.graph"
_ADDRESS = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?P<rest>.*)", re.DOTALL)
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(
    where: str | Path | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Store:
    """The store at `where`: a folder, or an address such as bolt://HOST:PORT; else SAYSO_STORE, else ./sayso.graph.

    `user`, `password` and `database` are for servers; else SAYSO_USER (neo4j), SAYSO_PASSWORD and SAYSO_DATABASE.
    Raises StoreError.
    """
    return Store(_access(str(where or os.environ.get("SAYSO_STORE") or DEFAULT), user, password, database))


def _access(where: str, user: str | None, password: str | None, database: str | None) -> Access:
    address = _ADDRESS.fullmatch(where)
    if address is None:
        from graph.stores.embedded import Embedded

        return Embedded(Path(where))
    if address["scheme"].lower() not in SCHEMES:
        raise StoreError(
            f"no such kind of store: {address['scheme']}://; give a folder, or one of {', '.join(SCHEMES)}"
        )
    if "@" in address["rest"]:
        raise StoreError("a password in an address ends in logs: set SAYSO_USER and SAYSO_PASSWORD instead")
    env = os.environ
    return Server(
        where,
        user or env.get("SAYSO_USER") or "neo4j",
        password or env.get("SAYSO_PASSWORD"),
        database or env.get("SAYSO_DATABASE"),
    )
