"""The graph in memory: a NetworkX MultiDiGraph read from a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graph import schema
from graph.errors import QueryError
from graph.stores.values import plain

if TYPE_CHECKING:
    from graph.stores.store import Store

_ACTORS = """
MATCH (a:Actor)
RETURN a.id AS id, a.name AS name, labels(a) AS labels, a.aliases AS aliases, a.role AS role, a.anonymous AS anonymous
ORDER BY id
"""
_ACTS = """
MATCH (a:Actor)-[r]->(b:Actor)
WHERE type(r) IN $types AND r.confidence >= $confidence
  AND ($relayed OR (size(r.relayed_by) = 0 AND r.voice <> 'relayed'))
  AND ($since IS NULL OR r.date >= date($since)) AND ($until IS NULL OR r.date <= date($until))
RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS properties
ORDER BY properties.act
"""
_NODES = """
MATCH (n)
WHERE n.id IS NOT NULL AND NOT n:Sayso AND NOT n:Decision
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
"""
_EDGES = """
MATCH (a)-[r]->(b)
WHERE NOT type(r) IN $types
RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS properties
ORDER BY source, target, type
"""


def graph(
    store: Store,
    level: str = "browse",
    *,
    types: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    relayed: bool = True,
    confidence: float = 0.0,
    alone: bool = False,
) -> nx.MultiDiGraph[str]:
    """The graph of the store, nodes by id.

    level 'browse': actors (name, kind, aliases, role, anonymous), edges by act id (type and the browsing properties);
    `types`, `since`, `until` (ISO days), `relayed` and `confidence` choose edges; `alone` keeps actors without any.
    level 'exact': every node (kind, labels and its properties), every exact relationship. Raises QueryError.
    """
    if level == "exact":
        return _exact(store)
    if level != "browse":
        raise QueryError(f"no such level of the graph: {level} (browse or exact)")
    unknown = sorted(set(types) - set(schema.BROWSE))
    if unknown:
        raise QueryError(f"no such type of act: {unknown[0]} (there are {', '.join(schema.BROWSE)})")
    chosen = {"types": list(types or schema.BROWSE), "since": since, "until": until}
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in store.query(_ACTORS, timeout=None):
        kind = next(iter(set(row.pop("labels")) - {"Actor"}), None)
        out.add_node(row.pop("id"), **row, kind=kind)
    for row in store.query(_ACTS, {**chosen, "relayed": relayed, "confidence": confidence}, timeout=None):
        properties: dict[str, Any] = {k: row["properties"].get(k) for k in schema.BROWSE["MEETS"].properties}
        out.add_edge(row["source"], row["target"], properties["act"], type=row["type"], **properties)
    if not alone:
        out.remove_nodes_from([n for n, d in list(out.degree()) if not d])
    return out


def _exact(store: Store) -> nx.MultiDiGraph[str]:
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in store.query(_NODES, timeout=None):
        labels = sorted(row["labels"], key=lambda x: (x == "Actor", x))
        properties = {k: v for k, v in plain(row["properties"]).items() if k not in schema.UNSHOWN}
        out.add_node(row["id"], **{"kind": labels[0], **properties, "labels": labels})
    for row in store.query(_EDGES, {"types": list(schema.BROWSE)}, timeout=None):
        out.add_edge(row["source"], row["target"], type=row["type"], **row["properties"])
    return out
