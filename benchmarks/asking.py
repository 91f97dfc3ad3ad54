"""Seconds that each saved query takes on a big graph, on the embedded store and on Neo4j, and whether they agree.

python -m benchmarks.asking [STORE...]      default: the embedded store, and the servers that SAYSO_TEST_NEO4J names

Without a STORE a graph of 10,000 generated articles (40,000 acts) is made and copied to the servers, which must be
empty or a test's, and are emptied again. The STOREs that are given hold one and the same graph already. The time is
that of `sayso query run`: the whole query, its first 1,000 rows fetched. `busy` is this process's processor time,
which holds the embedded engine.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import queries
import sayso
from benchmarks.loading import SENTENCES, rows
from graph.errors import SaysoError
from graph.stores import Store
from graph.stores.copying import into, rows_of
from queries import catalogue
from tests.graph.servers import SERVERS, opened, reopened

ARTICLES = 10_000
MORE = (
    "{a} and {b} are to meet in {c} next week to look for a way out of the row over {t}, the first talks in a year.",
    "{a} refused to meet {b} as long as {t} stood on the list of what the two of them had still to settle.",
    "North Post reported that {a} had condemned {b} over {t} in a letter that was sent early in the month.",
    "{a} threatened to impose sanctions on {b} if it did not yield on {t} before the end of the season.",
    "“{b} has nothing to fear from us,” said an official who asked not to be named because talks went on.",
    "{a} denied that it had attacked {b}, and {c} accused both of them of a careless handling of {t}.",
)
LONGEST = 120.0  # seconds for a query
LIMIT = 1000  # rows
GIVEN = {"a": "Norway", "b": "Spain", "actor": "Norway", "since": "2026-12-01"}
SOME = {"acts": "MATCH (x:Act)", "statements": "MATCH (x:Statement)"}  # whose words are asked for, a hundred each


def made(stack: ExitStack) -> list[Store]:
    """The generated graph in the embedded store and in each server."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows(ARTICLES, SENTENCES + MORE)), encoding="utf-8")
    first = stack.enter_context(sayso.open_store(folder / "big.graph"))
    assert not sayso.load([str(file)], first, jobs=2).failures
    others = [stack.enter_context(opened(server, folder)) for server in SERVERS]
    for other in others:
        into(other, rows_of(first))
    return [first, *others]


def params(store: Store, query: catalogue.SavedQuery) -> dict[str, Any]:
    given: dict[str, Any] = {p.name: GIVEN[p.name] for p in query.params if p.required and p.name in GIVEN}
    for name in SOME.keys() & {p.name for p in query.params}:
        given[name] = [r["id"] for r in store.query(f"{SOME[name]} RETURN x.id AS id ORDER BY id LIMIT 100")]
    return given


def asked(store: Store, name: str, given: dict[str, Any]) -> tuple[str, Any]:
    """The seconds (or what went wrong), and the rows."""
    begun, busy = time.perf_counter(), time.process_time()
    try:
        found = queries.run(store, name, given, timeout=LONGEST, limit=LIMIT).rows
    except SaysoError as e:
        return str(e), None
    return f"{time.perf_counter() - begun:.1f} s ({time.process_time() - busy:.1f} busy)", found


def main(args: list[str]) -> None:
    with ExitStack() as stack:
        stores = [stack.enter_context(reopened(a)) for a in args] or made(stack)
        print("query", "rows", *(s.name for s in stores), f"{stores[0].counts()['Act']} acts", sep=" | ")
        for query in catalogue.load():
            given = params(stores[0], query)
            told = [asked(s, query.name, given) for s in stores]
            agree = "equal" if all(rows == told[0][1] for _, rows in told) else "DIFFERENT"
            print(query.name, len(told[0][1] or ()), *(t for t, _ in told), agree, sep=" | ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
