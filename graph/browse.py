"""The browsing layer, made from the exact one: one relationship between two actors for each act that counts as done.

In it are acts that are actual, and threats that are conditional or planned (marked so by `modality`); never denied
ones, and none from a copy of another article or from a version that a later one replaced (`graph.collection`). A
meeting that an article tells of twice in one sentence, once from either side, stands once. `sources` counts the
articles, copies and old versions aside, that tell of an act of that type between the same two on the same day; what an
article tells without a day, in its headline and its body say, is one event of that article's. Actors
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
       toString(x.date_end) AS date_end,
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
MATCH (x)-[:BY]->(a:Actor)
RETURN event, min(x.type) AS type, count(DISTINCT d.id) AS sources, collect(DISTINCT x.id) AS acts,
       collect(DISTINCT coalesce(a.same_as, a.id)) AS actors
ORDER BY event
"""
_DRAWN = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[:BY]->(a:Actor)
RETURN x.type AS type, collect(DISTINCT coalesce(a.same_as, a.id)) AS actors
ORDER BY type
"""
# An actor may have very many acts: its relationships of a type are gone through once for all acts in hand.
_REMOVE = {
    kind: f"""
    UNWIND $actors AS id
    MATCH (:Actor {{id: id}})-[r:{kind}]->(:Actor)
    WHERE $acts[r.act]
    WITH collect(r) AS found  // all before any is deleted: a store may else pass over one
    UNWIND found AS r
    DELETE r
    """
    for kind in schema.BROWSE
}
_RECOUNT = {
    kind: f"""
    UNWIND $actors AS id
    MATCH (:Actor {{id: id}})-[r:{kind}]->(:Actor)
    WITH r, $sources[r.act] AS sources
    WHERE r.sources <> sources
    SET r.sources = sources
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
    for row in tx.rows(_DRAWN, ids=acts):
        tx.rows(_REMOVE[row["type"]], actors=row["actors"], acts=dict.fromkeys(acts, True))


def make(tx: Runs, acts: Sequence[str], *, fresh: bool = False) -> None:
    """Makes the browsing relationships of the acts anew; `fresh` when they have none yet."""
    if not fresh:
        remove(tx, acts)
    found = tx.rows(_ACTS, ids=acts)
    sources = recount(tx, {r["event"] for r in found if r["event"]}, without=frozenset(acts))
    for kind, rows in _drawn(tx, acts, found, sources).items():
        tx.rows(schema.BROWSE[kind].create, rows=rows)


def wanted(tx: Runs, acts: Sequence[str]) -> dict[str, list[Row]]:
    """The browsing relationships that the acts should have, by type; `acts` are all those of whole articles."""
    found = tx.rows(_ACTS, ids=acts)
    events = sorted({r["event"] for r in found if r["event"]})
    return _drawn(tx, acts, found, {r["event"]: r["sources"] for r in tx.rows(_SOURCES, events=events)})


def _drawn(tx: Runs, acts: Sequence[str], found: list[Row], sources: dict[str, int]) -> dict[str, list[Row]]:
    speakers, relayers = _names(tx.rows(_SPEAKERS, ids=acts)), _names(tx.rows(_RELAYERS, ids=acts))
    for row in found:
        row["speaker"] = ", ".join(speakers[row["act"]]) or None
        row["relayed_by"] = relayers[row["act"]]
        row["sources"] = sources.get(row["event"], 1)
    return _by_type(found)


def recount(tx: Runs, events: Iterable[str], without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many articles tell of each event, mended also on the relationships that stand already.

    `without` names acts that have no relationship yet.
    """
    found = tx.rows(_SOURCES, events=sorted(events))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    actors: dict[str, set[str]] = defaultdict(set)
    for row in found:
        if standing := {*row["acts"]} - without:
            counts[row["type"]].update(dict.fromkeys(standing, row["sources"]))
            actors[row["type"]].update(row["actors"])
    for kind, sources in counts.items():
        tx.rows(_RECOUNT[kind], actors=sorted(actors[kind]), sources=sources)
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
