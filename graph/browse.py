"""The browsing layer, made from the exact one: one relationship between two actors for each act that counts as done.

In it are acts that are actual, and threats that are conditional or planned (marked so by `modality`); never denied
ones, and none from a copy of another article or from a version that a later one replaced (`graph.collection`). A
meeting that an article tells of twice in one sentence, once from either side, stands once. `sources` counts the
articles, copies and old versions aside, that tell of an act of that type between the same two on the same day. Actors
that are the same as another (`graph.identity`) have their relationships there. What a person rejected is not in it;
`judgement` marks what a person accepted or corrected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from graph import schema
from loaders.reading import SYMMETRIC_TYPES

Row = dict[str, Any]

_ACTS = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[e:EVIDENCED_BY]->(d:Article)
WHERE coalesce(x.judgement, '') <> 'rejected'
MATCH (x)-[:BY]->(a:Actor)
MATCH (x)-[:TOWARDS]->(b:Actor)
OPTIONAL MATCH (x)-[:VOICED_IN]->(s:Statement)
WHERE coalesce(s.judgement, '') <> 'rejected'
RETURN x.id AS act, x.type AS type, x.modality AS modality, x.voice AS voice, toString(x.date) AS date,
       CASE WHEN x.judgement = 'later' THEN null ELSE x.judgement END AS judgement,
       x.confidence AS confidence, x.event AS event, e.sentence AS sentence, s.text AS quote,
       d.id AS article, d.url AS url, coalesce(d.standing, 'original') AS standing,
       coalesce(a.same_as, a.id) AS a, coalesce(b.same_as, b.id) AS b
ORDER BY act
"""
_SPEAKERS = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[:VOICED_IN]->(s:Statement)<-[m:MADE]-(p:Actor)
WHERE coalesce(s.judgement, '') <> 'rejected'
MATCH (x)-[:EVIDENCED_BY]->(d:Article)
OPTIONAL MATCH (d)<-[n:NAMED_IN]-(p)
RETURN x.id AS act, m.order AS place, coalesce(n.name, p.name) AS name
ORDER BY act, place
"""
_RELAYERS = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[m:RELAYED_BY]->(p:Actor)
MATCH (x)-[:EVIDENCED_BY]->(d:Article)<-[n:NAMED_IN]-(p)
RETURN x.id AS act, m.order AS place, n.name AS name
ORDER BY act, place
"""
_SOURCES = """
UNWIND $events AS event
MATCH (x:Act {event: event})-[:EVIDENCED_BY]->(d:Article)
WHERE coalesce(d.standing, 'original') = 'original' AND coalesce(x.judgement, '') <> 'rejected'
RETURN event, min(x.type) AS type, count(DISTINCT d.id) AS sources, collect(DISTINCT x.id) AS acts
ORDER BY event
"""
_REMOVE = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[:BY]->(a:Actor)
WITH id, coalesce(a.same_as, a.id) AS source
MATCH (a:Actor {id: source})-[r]->(:Actor)
WHERE r.act = id
WITH DISTINCT r
DELETE r
"""
# By type, since an actor may have very many acts and stores tell relationships apart by type first.
_RECOUNT = {
    kind: f"""
    UNWIND $rows AS row
    MATCH (x:Act {{id: row.act}})-[:BY]->(a:Actor)
    WITH row, coalesce(a.same_as, a.id) AS source
    MATCH (a:Actor {{id: source}})-[r:{kind}]->(:Actor)
    WHERE r.act = row.act AND r.sources <> row.sources
    SET r.sources = row.sources
    """
    for kind in schema.BROWSE
}


class Runs(Protocol):
    """What runs a statement within a transaction."""

    def rows(self, cypher: str, **params: Any) -> list[Row]:
        """The statement's rows."""


def counts(modality: str, kind: str) -> bool:
    """Whether an act stands in the browsing layer."""
    return modality == "actual" or (kind == "THREATENS" and modality in ("conditional", "planned"))


def remove(tx: Runs, acts: Sequence[str]) -> None:
    """Takes away the browsing relationships of the acts."""
    tx.rows(_REMOVE, ids=acts)


def make(tx: Runs, acts: Sequence[str], *, fresh: bool = False) -> None:
    """Makes the browsing relationships of the acts anew; `fresh` when they have none yet."""
    if not fresh:
        remove(tx, acts)
    found = tx.rows(_ACTS, ids=acts)
    speakers, relayers = _names(tx.rows(_SPEAKERS, ids=acts)), _names(tx.rows(_RELAYERS, ids=acts))
    sources = recount(tx, {r["event"] for r in found if r["event"]}, without=frozenset(acts))
    for row in found:
        row["speaker"] = ", ".join(speakers[row["act"]]) or None
        row["relayed_by"] = relayers[row["act"]]
        row["sources"] = sources.get(row["event"], 1)
    for kind, rows in _by_type(found).items():
        tx.rows(schema.BROWSE[kind].create, rows=rows)


def recount(tx: Runs, events: Iterable[str], without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many articles tell of each event, mended also on the relationships that stand already.

    `without` names acts that have no relationship yet.
    """
    found = tx.rows(_SOURCES, events=sorted(events))
    standing: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        standing[row["type"]] += [{"act": a, "sources": row["sources"]} for a in sorted({*row["acts"]} - without)]
    for kind, rows in standing.items():
        if rows:
            tx.rows(_RECOUNT[kind], rows=rows)
    return {r["event"]: r["sources"] for r in found}


def _names(rows: list[Row]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["name"] not in out[row["act"]]:
            out[row["act"]].append(row["name"])
    return out


def _by_type(found: list[Row]) -> dict[str, list[Row]]:
    out: dict[str, dict[object, Row]] = defaultdict(dict)
    for row in found:
        if row["standing"] == "original" and row["a"] != row["b"] and counts(row["modality"], row["type"]):
            both = row["type"] in SYMMETRIC_TYPES
            key = (row["article"], row["sentence"], frozenset((row["a"], row["b"]))) if both else row["act"]
            out[row["type"]].setdefault(key, row)
    return {kind: list(rows.values()) for kind, rows in out.items()}
