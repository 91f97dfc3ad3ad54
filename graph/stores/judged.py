"""Acts and statements as rulings see them: as they stand in a store, and as they were read before any ruling."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.browse import Row, Runs
from graph.judging import WHO, Item, People, Ruling, Values
from graph.stores.redraw import chunks

_ACTS = """
UNWIND $ids AS id
MATCH (d:Article {id: id})<-[e:EVIDENCED_BY]-(x:Act)
OPTIONAL MATCH (x)-[:BY]->(a:Actor)
OPTIONAL MATCH (x)-[:TOWARDS]->(b:Actor)
RETURN x.id AS id, 'act' AS kind, d.id AS article, e.start AS start, e.end AS end, e.exact AS exact, x.type AS type,
       x.cameo AS cameo, x.modality AS modality, x.confidence AS confidence, a.id AS source, a.name AS source_name,
       b.id AS target, b.name AS target_name, x.judgement AS judgement, x.judged_by AS judged_by, x.read AS read
ORDER BY id
"""
_STATEMENTS = """
UNWIND $ids AS id
MATCH (d:Article {id: id})<-[e:IN]-(s:Statement)
WITH d, s, min(e.start) AS start, max(e.end) AS end
OPTIONAL MATCH (s)<-[m:MADE]-(p:Actor)
WITH d, s, start, end, m, p
ORDER BY m.order, p.id
WITH d, s, start, end, collect(p.id) AS ids, collect(p.name) AS names
RETURN s.id AS id, 'statement' AS kind, d.id AS article, start, end, s.text AS exact, s.confidence AS confidence, ids,
       names, s.judgement AS judgement, s.judged_by AS judged_by, s.read AS read
ORDER BY id
"""
_PLACES = (
    "UNWIND $ids AS id MATCH (:Act {id: id})-[:EVIDENCED_BY]->(d:Article) RETURN DISTINCT d.id AS article",
    "UNWIND $ids AS id MATCH (:Statement {id: id})-[:IN]->(d:Article) RETURN DISTINCT d.id AS article",
)
_PEOPLE = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id, coalesce(a.same_as, a.id) AS head, a.name AS name, a.aliases AS aliases
ORDER BY id
"""
_NAMED = """
UNWIND $names AS name
MATCH (a:Actor {name: name})
RETURN name, min(a.id) AS id, count(*) AS times
ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class State:
    """How an act or statement stands in the store: its values now, what else a ruling sets, and what was read."""

    item: Item
    now: Values
    also: Row  # confidence, cameo, judgement, judged_by
    read: Row  # confidence and cameo as they were read


def articles_of(tx: Runs, ids: Sequence[str]) -> list[str]:
    """The articles that the acts and statements of those ids stand in."""
    return sorted({r["article"] for some in chunks(ids) for where in _PLACES for r in tx.rows(where, ids=some)})


def states(tx: Runs, articles: Sequence[str]) -> list[State]:
    """All acts and statements of the articles."""
    found = []
    for some in chunks(articles):
        rows = [*tx.rows(_ACTS, ids=some), *tx.rows(_STATEMENTS, ids=some)]
        names = names_of(tx, {i for r in rows if r["read"] for i in _read_ids(json.loads(r["read"]))})
        found += [_state(r, names) for r in rows]
    return found


def _read_ids(read: Row) -> list[str]:
    ids = [*read.get("speakers", ()), read.get("source"), read.get("target")]
    return [i for i in ids if i]


def names_of(tx: Runs, ids: Iterable[str]) -> dict[str, str]:
    """The names of the actors of those ids."""
    return {r["id"]: r["name"] for some in chunks(sorted(ids)) for r in tx.rows(_PEOPLE, ids=some)}


def _state(row: Row, names: Mapping[str, str]) -> State:
    now: Values
    if row["kind"] == "act":
        ends = {n: row[n] and {"id": row[n], "name": row[f"{n}_name"]} for n in ("source", "target")}
        now = {"type": row["type"], "modality": row["modality"], **ends}
    else:
        now = {"speakers": [{"id": i, "name": n} for i, n in zip(row["ids"], row["names"], strict=True)]}
    also = {k: row.get(k) for k in ("confidence", "cameo", "judgement", "judged_by")}
    read = json.loads(row["read"]) if row["read"] else {}
    values = {**now, **{k: _named(read[k], names) if k in WHO else read[k] for k in now if k in read}}
    item = Item(row["id"], row["kind"], row["article"], row["start"], row["end"], row["exact"], values)
    return State(item, now, also, {k: read.get(k, row.get(k)) for k in ("confidence", "cameo")})


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_named(v, names) for v in value]
    return value and {"id": value, "name": names.get(value, value)}


def people(tx: Runs, items: Iterable[Item], made: Iterable[Ruling]) -> People:
    """Who is who among all actors that the items and rulings name."""
    refs = {(v["id"], v["name"]) for r in made for v in _refs(r.was, r.now)}
    ids = {i for i, _ in refs} | {v["id"] for i in items for v in _refs(i.values)}
    found = {r["id"]: r for some in chunks(sorted(ids)) for r in tx.rows(_PEOPLE, ids=some)}
    gone = sorted({name for ident, name in refs if ident not in found})
    called = {r["name"]: r["id"] for some in chunks(gone) for r in tx.rows(_NAMED, names=some) if r["times"] == 1}
    others = sorted(set(called.values()) - found.keys())
    found |= {r["id"]: r for some in chunks(others) for r in tx.rows(_PEOPLE, ids=some)}
    names = {i: frozenset((r["name"], *r["aliases"])) for i, r in found.items()}
    return People({i: r["head"] for i, r in found.items()}, names, called)


def _refs(*values: Values) -> Iterator[Row]:
    for value in (v[k] for v in values for k in WHO if v.get(k)):
        yield from value if isinstance(value, list) else [value]
