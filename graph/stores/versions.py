"""Which version of the schema a store is of, and how an older one is brought up when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph import collection, schema
from graph.browse import Runs
from graph.errors import StoreError
from graph.stores import decisions

Row = dict[str, Any]

OLDEST = 1  # the oldest version that can be brought up


def _to_2(tx: Runs) -> None:
    """Version 2 keeps on each actor the names of its others and its side, by which the saved queries fold actors."""
    collection.unsettle(tx)
    collection.settle(tx)
    decisions.settle(tx)


def _to_3(tx: Runs) -> None:
    """Version 3 keeps on the browsing layer's relationships when an act's time ends."""
    for kind in schema.BROWSE:
        tx.rows(f"MATCH (:Actor)-[r:{kind}]->(:Actor) MATCH (x:Act {{id: r.act}}) SET r.date_end = x.date_end")


# What must change in the nodes and relationships on the way to a version, from the one before it. Missing constraints
# and indexes are made before.
MIGRATIONS: Mapping[int, Callable[[Runs], None]] = {2: _to_2, 3: _to_3}

STAMP = "MATCH (x:Sayso {id: 'sayso'}) RETURN x.schema AS schema, x.copying AS copying"
_MADE = "MERGE (x:Sayso {id: 'sayso'}) ON CREATE SET x.schema = $schema"
_ALONE = "MATCH (x:Sayso {id: 'sayso'}) SET x.upgrading = true RETURN x.schema AS schema"  # holds others off
_DONE = "MATCH (x:Sayso {id: 'sayso'}) SET x.schema = $schema REMOVE x.upgrading"


def recognised(stamps: Sequence[Row], name: str) -> int | None:
    """The version of the store of that name with those rows of STAMP; None for a new one.

    Raises StoreError for a version that this Sayso can't use, and for a store that was copied into by half.
    """
    if not stamps:
        return None
    version = stamps[0]["schema"]
    if stamps[0]["copying"]:
        raise StoreError(f"{name}: a copy into this store was broken off, it holds a part: empty it, and copy again")
    if not isinstance(version, int) or version < OLDEST:
        raise StoreError(f"{name}: made by too old a Sayso (schema {version}): load its articles into a new store")
    if version > schema.SCHEMA_VERSION:
        raise StoreError(f"{name}: made by a newer Sayso (schema {version}): upgrade Sayso")
    return version


def bring_up(tx: Runs) -> None:
    """Makes the version's node, or runs the migrations from the store's version on, all in the one transaction."""
    tx.rows(_MADE, schema=schema.SCHEMA_VERSION)
    if tx.rows(STAMP)[0]["schema"] >= schema.SCHEMA_VERSION:
        return
    since = tx.rows(_ALONE)[0]["schema"]
    for version in range(since + 1, schema.SCHEMA_VERSION + 1):
        if version in MIGRATIONS:
            MIGRATIONS[version](tx)
    tx.rows(_DONE, schema=schema.SCHEMA_VERSION)
