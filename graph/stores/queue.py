"""What waits for a person: acts and statements that are unsure, and pairs of actors that may be one, in an order.

How doubtful one is: the probability that the graph is wrong about it. How important: by the sources that tell of it,
the edges of its actors, and whether it is of a core type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING, Literal

from graph import identity
from graph.stores import decisions
from graph.stores.redraw import chunks
from loaders.reading import CORE_TYPES

if TYPE_CHECKING:
    from graph.browse import Row
    from graph.stores.store import Store

Kind = Literal["act", "statement", "actors"]
Order = Literal["both", "confidence", "importance"]
KINDS: tuple[Kind, ...] = ("act", "statement", "actors")
ORDERS: tuple[Order, ...] = ("both", "confidence", "importance")
BELOW = 0.7  # confidence
MOST = 5000  # of the least sure acts, and of statements

_ACTS = """
MATCH (x:Act)-[:EVIDENCED_BY]->(d:Article)
WHERE x.confidence < $below AND coalesce(d.standing, 'original') = 'original'
  AND coalesce(x.judgement, 'later') = 'later'
WITH x
ORDER BY x.confidence, x.id
LIMIT $most
MATCH (x)-[:BY]->(a:Actor)
OPTIONAL MATCH (x)-[:TOWARDS]->(b:Actor)
RETURN 'act' AS kind, x.id AS id, x.confidence AS confidence, x.type AS type, x.judgement IS NOT NULL AS put_off,
       x.event AS event, coalesce(a.same_as, a.id) AS a, coalesce(b.same_as, b.id) AS b
ORDER BY confidence, id
"""
_STATEMENTS = """
MATCH (s:Statement)
WHERE s.confidence < $below AND coalesce(s.judgement, 'later') = 'later'
WITH s
ORDER BY s.confidence, s.id
LIMIT $most
MATCH (s)-[:IN {order: 0}]->(d:Article)
WHERE coalesce(d.standing, 'original') = 'original'
OPTIONAL MATCH (s)<-[:MADE]-(p:Actor)
RETURN 'statement' AS kind, s.id AS id, s.confidence AS confidence, null AS type, s.judgement IS NOT NULL AS put_off,
       null AS event, min(coalesce(p.same_as, p.id)) AS a, null AS b
ORDER BY confidence, id
"""
_SOURCES = """
UNWIND $ids AS id
MATCH (x:Act {event: id})-[:EVIDENCED_BY]->(d:Article)
WHERE coalesce(d.standing, 'original') = 'original' AND coalesce(x.judgement, '') <> 'rejected'
RETURN id, count(DISTINCT d.id) AS n
ORDER BY id
"""
_DEGREES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[r]-(:Actor)
WHERE r.act IS NOT NULL
RETURN id, count(*) AS n
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: an act or statement (`id`), or two actors (`id` and `other`).

    `confidence` is the probability that the act or statement is right, or that the two actors are one; `put_off` those
    that a person wanted to see later.
    """

    kind: Kind
    id: str
    other: str | None
    confidence: float
    importance: float
    why: str
    put_off: bool = False

    @property
    def doubt(self) -> float:
        """The probability that the graph is wrong about it."""
        return self.confidence if self.kind == "actors" else 1 - self.confidence


def waiting(
    store: Store, kinds: Iterable[Kind] = KINDS, *, below: float = BELOW, order: Order = "both"
) -> list[Waiting]:
    """What waits for a person, what matters most first, what was put off last.

    Acts and statements of a confidence under `below`; of more than MOST the least sure. `order`: by doubt, by
    importance, or by both (doubt times importance).
    """
    wanted = set(kinds)
    given = {"below": below, "most": MOST}
    rows = [*store.query(_ACTS, given, timeout=None)] if "act" in wanted else []
    rows += [*store.query(_STATEMENTS, given, timeout=None)] if "statement" in wanted else []
    rows += _pairs(store) if "actors" in wanted else []
    edges = _counted(store, _DEGREES, {r[k] for r in rows for k in ("a", "b") if r[k]})
    sources = _counted(store, _SOURCES, {r["event"] for r in rows if r["event"]})
    return sorted(
        (_waits(r, edges, sources.get(r["event"], 1)) for r in rows),
        key=lambda w: (w.put_off, -_rank(w, order), w.kind, w.id, w.other),
    )


def _rank(w: Waiting, order: Order) -> float:
    return {"both": w.doubt * w.importance, "confidence": w.doubt, "importance": w.importance}[order]


def _pairs(store: Store) -> list[Row]:
    stands = identity.standing(decisions.history(store))
    put_off = {pair for pair, d in stands.items() if d.judgement == "later"}
    return [
        {"kind": "actors", "id": c.left, "other": c.right, "confidence": c.score, "why": c.why, "type": None,
         "put_off": identity.pair(c.left, c.right) in put_off, "event": None, "a": c.left, "b": c.right}
        for c in decisions.waiting(store)
    ]  # fmt: skip


def _counted(store: Store, query: str, ids: set[str]) -> dict[str, int]:
    return {r["id"]: r["n"] for some in chunks(sorted(ids)) for r in store.query(query, {"ids": some}, timeout=None)}


def _waits(row: Row, edges: Mapping[str, int], sources: int) -> Waiting:
    joined = sum(log1p(edges.get(row[k], 0)) for k in ("a", "b") if row[k])
    importance = round(1 + log1p(sources) + joined + (row["type"] in CORE_TYPES), 2)
    return Waiting(
        row["kind"], row["id"], row.get("other"), row["confidence"], importance, row.get("why", ""), row["put_off"]
    )
