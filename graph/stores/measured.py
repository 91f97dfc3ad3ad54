"""Measures (`graph.measures`) of a store's graph, and on request written back as properties of its actors.

What is written is neither read from articles nor settled: it stays as it was until it is written anew or cleared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph import schema
from graph.browse import Runs
from graph.measures import Measures, measure
from graph.stores.redraw import chunks

if TYPE_CHECKING:
    from graph.browse import Row
    from graph.stores.store import Store

_SIDES = "MATCH (a:Actor) WHERE a.side IS NOT NULL RETURN a.id AS id, a.side AS side ORDER BY id"
_HELD = " OR ".join(f"a.{p} IS NOT NULL" for p in schema.MEASURED)
_CLEAR = f"MATCH (a:Actor) WHERE {_HELD} SET " + ", ".join(f"a.{p} = null" for p in schema.MEASURED)
_SET = "UNWIND $rows AS r MATCH (a:Actor {id: r.id}) SET " + ", ".join(f"a.{p} = r.{p}" for p in schema.MEASURED)


def measured(store: Store, *, rollup: bool = True, **filters: Any) -> Measures:
    """The measures of the store's graph; with `rollup` those who speak for another count for it.

    `filters` are those of `graph.stores.memory.graph`: since, until, relayed, confidence. Raises QueryError.
    """
    side = {r["id"]: r["side"] for r in store.query(_SIDES, timeout=None)} if rollup else {}
    found = store.graph(alone=True, **filters)
    return measure(found, side)


def write(store: Store, measures: Measures) -> int:
    """Writes the measures on the actors, in the place of those written before; how many actors have any."""
    rows = _rows(measures)

    def work(tx: Runs) -> int:
        tx.rows(_CLEAR)
        for some in chunks(rows):
            tx.rows(_SET, rows=some)
        return len(rows)

    return store.write(work)


def clear(store: Store) -> None:
    """Takes all measures away again."""
    store.write(lambda tx: tx.rows(_CLEAR))


def _rows(measures: Measures) -> list[Row]:
    community = {m: n for n, c in enumerate(measures.communities, 1) for m in c.members}
    community |= {i: community[s] for i, s in measures.side.items() if s in community}
    brokers = {b.id: b for b in measures.brokers}
    out = []
    for ident in sorted(community.keys() | brokers.keys()):
        b = brokers.get(ident)
        between, constraint = (b.betweenness, b.constraint) if b else (None, None)
        row = {"community": community.get(ident), "betweenness": between, "burt_constraint": constraint}
        out.append({"id": ident, **row})
    return out
