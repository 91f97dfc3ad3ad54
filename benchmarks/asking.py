"""Seconds that each saved query takes on a big graph, on the embedded store and on Neo4j, and whether they agree.

python -m benchmarks.asking [STORE] [QUERY...]      default: 10000 generated articles (46,000 acts), all queries

STORE is a graph that is there already (a folder that holds one). The graph is copied to each empty server that
SAYSO_TEST_NEO4J names, as for the tests, and these are emptied again.
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
from tests.graph.servers import SERVERS, opened

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
GIVEN = {"a": "Norway", "b": "Spain", "actor": "Norway", "since": "2026-12-01"}
SOME = {"acts": "MATCH (x:Act)", "statements": "MATCH (x:Statement)"}  # whose words are asked for, a hundred each


def filled(store: Store, folder: Path) -> Store:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows(ARTICLES, SENTENCES + MORE)), encoding="utf-8")
    loaded = sayso.load([str(file)], store, jobs=2)
    assert not loaded.failures
    return store


def params(store: Store, query: catalogue.SavedQuery) -> dict[str, Any]:
    given: dict[str, Any] = {p.name: GIVEN[p.name] for p in query.params if p.required and p.name in GIVEN}
    for name in SOME.keys() & {p.name for p in query.params}:
        given[name] = [r["id"] for r in store.query(f"{SOME[name]} RETURN x.id AS id ORDER BY id LIMIT 100")]
    return given


def asked(store: Store, name: str, given: dict[str, Any]) -> tuple[str, Any]:
    """The seconds, or what went wrong, and the rows."""
    begun = time.perf_counter()
    try:
        found = queries.run(store, name, given, timeout=LONGEST).rows
    except SaysoError as e:
        return str(e).splitlines()[0][:40], None
    return f"{time.perf_counter() - begun:.1f}", found


def main(args: list[str]) -> None:
    there = args[0] if args and Path(args[0]).is_dir() else None
    wanted = set(args[1:] if there else args)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        first = stack.enter_context(sayso.open_store(there or folder / "big.graph"))
        stores = [first if there else filled(first, folder)]
        for server in SERVERS:
            stores.append(stack.enter_context(opened(server, folder)))
            into(stores[-1], rows_of(first))
        print("acts:", first.counts()["Act"], *(["embedded", *SERVERS]), sep=" | ")
        for query in catalogue.load():
            if query.name in wanted or not wanted:
                told = [asked(s, query.name, params(first, query)) for s in stores]
                agree = "equal" if all(rows == told[0][1] for _, rows in told) else "DIFFERENT"
                count = len(told[0][1] or ())
                print(query.name, count, *(seconds for seconds, _ in told), agree, sep=" | ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
