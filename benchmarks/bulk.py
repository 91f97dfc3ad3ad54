"""Rows a second of writing a made graph whole, and peak memory; and the bare driver sending the same rows.

python -m benchmarks.bulk [NODES] [RELATIONSHIPS] [STORE...]      default: 200000 1000000, the embedded store
python -m benchmarks.bulk --bare [NODES] [RELATIONSHIPS] STORE    the bare driver against us, on an empty server

A STORE is an address (bolt://...; it must be empty) or `embedded`. Memory is this process's, which holds the embedded
engine.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator

import sayso
from graph import schema
from graph.stores.copying import BATCH, MANY, EdgeRow, Item, NodeRow, into
from sayso.settings import settings

DAY = "2026-03-0{}"


def items(nodes: int, edges: int) -> Iterator[Item]:
    """A tenth of the nodes are actors, the rest acts with their two ends; the other relationships join two actors."""
    draw = random.Random(7)
    actors, acts = nodes // 10, nodes - nodes // 10
    told = {"modality": "actual", "voice": "reported", "confidence": 0.8}
    what = {**told, "type": "MEETS", "plover": "CONSULT", "why": "verb-frame: met", "inferred": []}
    for i in range(actors):
        who = {"id": f"per-{i:07}", "name": f"Person {i}", "aliases": [f"P{i}"], "anonymous": False}
        yield NodeRow(("Actor", "Person"), who)
    for i in range(acts):
        yield NodeRow(("Act",), {**what, "id": f"act-{i:07}", "date": DAY.format(1 + i % 9)})
    for kind in ("BY", "TOWARDS"):
        for i in range(acts):
            yield EdgeRow(kind, "Act", f"act-{i:07}", "Actor", f"per-{draw.randrange(actors):07}", {})
    for i in range(edges - 2 * acts):
        a, b = draw.randrange(actors), draw.randrange(actors)
        words = {"act": f"act-{i % acts:07}", "date": DAY.format(1 + i % 9), "sources": 1, "relayed_by": []}
        words["sentence"] = f"Person {a} met Person {b} for the {i}th time."
        yield EdgeRow("MEETS", "Actor", f"per-{a:07}", "Actor", f"per-{b:07}", {**told, **words})


def ours(where: str, nodes: int, edges: int) -> float:
    begun = time.perf_counter()
    with sayso.open_store(where) as store:
        into(store, items(nodes, edges))
    return time.perf_counter() - begun


def bare(where: str, nodes: int, edges: int) -> float:
    """The official driver with the same rows, batches and transactions, and nothing else."""
    import neo4j

    now = settings()
    statements = {
        ("Actor", "Person"): "UNWIND $rows AS r CREATE (x:Actor:Person) SET x = r",
        ("Act",): "UNWIND $rows AS r CREATE (x:Act) SET x = r, x.date = date(r.date)",
        "BY": "UNWIND $rows AS r MATCH (a:Act {id: r.a}) MATCH (b:Actor {id: r.b}) CREATE (a)-[:BY]->(b)",
        "TOWARDS": "UNWIND $rows AS r MATCH (a:Act {id: r.a}) MATCH (b:Actor {id: r.b}) CREATE (a)-[:TOWARDS]->(b)",
        "MEETS": "UNWIND $rows AS r MATCH (a:Actor {id: r.a}) MATCH (b:Actor {id: r.b}) CREATE (a)-[e:MEETS]->(b) "
        "SET e = r.p, e.date = date(r.p.date)",
    }
    begun = time.perf_counter()
    with (
        neo4j.GraphDatabase.driver(where, auth=(now.user, now.password or "")) as driver,
        driver.session(database=now.database) as session,
    ):
        for statement in schema.CONSTRAINTS:
            session.run(statement).consume()
        for shape, rows in _shaped(items(nodes, edges)):
            with session.begin_transaction() as tx:
                for first in range(0, len(rows), BATCH):
                    tx.run(statements[shape], rows=rows[first : first + BATCH]).consume()
                tx.commit()
    return time.perf_counter() - begun


def _shaped(found: Iterator[Item]) -> Iterator[tuple[object, list[dict[str, object]]]]:
    shape: object = None
    rows: list[dict[str, object]] = []
    for item in found:
        now: object = item.labels if isinstance(item, NodeRow) else item.type if isinstance(item, EdgeRow) else None
        if rows and (now != shape or len(rows) == BATCH * MANY):
            yield shape, rows
            rows = []
        shape = now
        if isinstance(item, NodeRow):
            rows.append(dict(item.properties))
        elif isinstance(item, EdgeRow):
            rows.append({"a": item.a, "b": item.b, "p": dict(item.properties)})
    yield shape, rows


def told(name: str, seconds: float, nodes: int, edges: int) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = (nodes + edges) / seconds
    rows = f"{nodes:,} nodes, {edges:,} relationships"
    print(f"{name}: {rows} in {seconds:.0f} s, {rate:,.0f} rows/s; peak {peak:,.0f} MB", flush=True)


def empty(where: str) -> None:
    some = "MATCH (n:{}) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
    with sayso.open_store(where) as store:
        for label in ("Act", "Actor"):
            while store.query(some.format(label), read_only=False).rows[0]["n"]:
                pass


def main(args: list[str]) -> None:
    numbers = [int(a) for a in args if a.isdigit()] or [200_000, 1_000_000]
    places = [a for a in args if not a.isdigit() and not a.startswith("--")] or ["embedded"]
    for place in places:
        if "--bare" in args:
            alone = bare(place, *numbers)
            told("bare driver", alone, *numbers)
            empty(place)
            seconds = ours(place, *numbers)
            told(place, seconds, *numbers)
            print(f"ratio {alone / seconds:.2f}")
        elif place == "embedded":
            with tempfile.TemporaryDirectory() as folder:
                told(place, ours(f"{folder}/bulk.graph", *numbers), *numbers)
        else:
            told(place, ours(place, *numbers), *numbers)


if __name__ == "__main__":
    main(sys.argv[1:])
