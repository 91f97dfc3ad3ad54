"""The stores that tests run on: the embedded one, and each Neo4j server that SAYSO_TEST_NEO4J names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.stores import Store, open_store

SERVERS = os.environ.get("SAYSO_TEST_NEO4J", "").split()
STORES = ["embedded", *(pytest.param(s, marks=pytest.mark.neo4j) for s in SERVERS or ["neo4j"])]


@contextmanager
def opened(which: str, folder: Path) -> Iterator[Store]:
    """An empty store. A server's database is emptied, but only one that is empty or a test's."""
    if which == "embedded":
        with open_store(folder / "test.graph") as store:
            yield store
        return
    if which == "neo4j":
        reason = "set SAYSO_TEST_NEO4J to a server's address (make neo4j; tools/neo4j/server.py env)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    user = os.environ.get("SAYSO_TEST_NEO4J_USER", "neo4j")
    with open_store(which, user=user, password=os.environ.get("SAYSO_TEST_NEO4J_PASSWORD")) as store:
        wipe(store)
        yield store


def wipe(store: Store) -> None:
    found = store.query(
        "OPTIONAL MATCH (t:Sayso {id: 'test'}) WITH count(t) AS test MATCH (n) RETURN test, count(n) AS n"
    ).rows
    if found and found[0]["n"] and not found[0]["test"]:
        pytest.fail(f"{store.name} holds somebody's graph: give the tests a server of their own")
    store.query("MATCH (n) WHERE n.id IS NULL OR n.id <> 'test' DETACH DELETE n", read_only=False)
    store.query("MERGE (t:Sayso {id: 'test'})", read_only=False)
