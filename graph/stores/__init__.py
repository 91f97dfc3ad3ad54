"""Stores of the graph: `open_store` gives a Store on a folder (embedded) or on a server that speaks Bolt."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import StoreError
from graph.stores.access import Access, Server
from graph.stores.store import Result, Store
from graph.stores.write import Saved

__all__ = ["Result", "Saved", "Store", "open_store"]

_ADDRESS = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?P<rest>.*)", re.DOTALL)
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(
    where: str | Path,
    *,
    user: str = "neo4j",
    password: str | None = None,
    database: str | None = None,
    create: bool = True,
) -> Store:
    """The store at `where`: a folder, or an address such as bolt://HOST:PORT.

    `user`, `password` and `database` are for servers. A folder that isn't there is made, or refused without `create`.
    Raises StoreError.
    """
    if not create and not _ADDRESS.fullmatch(str(where)) and not Path(where).exists():
        raise StoreError(f"{where}: there is no such store; `sayso load STORY --store {where}` makes one")
    return Store(_access(str(where), user, password, database))


def _access(where: str, user: str, password: str | None, database: str | None) -> Access:
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
    return Server(where, user, password, database)
