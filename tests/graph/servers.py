"""The stores that tests run on: the embedded one, and each Neo4j server that SAYSO_TEST_NEO4J names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from graph.stores import Store, open_store

USER = os.environ.get("SAYSO_TEST_NEO4J_USER", "neo4j")
PASSWORD = os.environ.get("SAYSO_TEST_NEO4J_PASSWORD")
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
    wipe(which)
    with reopened(which) as store:
        yield store
    wipe(which)


def reopened(which: str) -> Store:
    """The store of that name once more: a folder, or a test's server."""
    return open_store(which, user=USER, password=PASSWORD)


def wipe(which: str) -> None:
    """Empties a test's server by its driver alone, whatever version of Sayso used it last."""
    with neo4j.GraphDatabase.driver(which, auth=(USER, PASSWORD or "")) as driver:
        found = driver.execute_query(
            "OPTIONAL MATCH (t:Sayso {id: 'test'}) WITH count(t) AS test MATCH (n) RETURN test, count(n) AS n"
        ).records
        if found and found[0]["n"] and not found[0]["test"]:
            pytest.fail(f"{which} holds somebody's graph: give the tests a server of their own")
        driver.execute_query("MATCH (n) WHERE n.id IS NULL OR n.id <> 'test' DETACH DELETE n")
        driver.execute_query("MERGE (t:Sayso {id: 'test'})")
