"""What stands behind an id: the words, the rule, and all that is joined to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import schema
from graph.errors import QueryError
from graph.stores import labels

if TYPE_CHECKING:
    from graph.stores.store import Store

MOST = 200

_NODE = "MATCH (x) WHERE x.id = $id AND NOT x:Sayso RETURN labels(x) AS labels, properties(x) AS properties LIMIT 1"
_EVIDENCE = """
MATCH (x)-[e:EVIDENCED_BY|IN]->(d:Article)
WHERE x.id = $id
RETURN d.id AS article, d.title AS title, d.url AS url, d.publisher AS publisher, toString(d.published) AS published,
       d.reader AS reader, e.start AS start, e.end AS end, e.exact AS exact, e.sentence AS sentence,
       d.text AS text
ORDER BY article, start
"""
_LINKS = """
MATCH (x)-[r]-(o)
WHERE x.id = $id
RETURN type(r) AS type, startNode(r).id = $id AS outward, o.id AS other, labels(o) AS labels,
       coalesce(o.name, o.title, o.text, o.type, o.id) AS name, properties(r) AS properties
ORDER BY type, outward, name, other
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of an article; `grounded` says that the article's text holds `exact` there (None without the text)."""

    article: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    reader: str | None
    start: int
    end: int
    exact: str
    sentence: str
    grounded: bool | None


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship to another node; `outward` when it starts at the node that is explained."""

    type: str
    outward: bool
    other: str
    kind: str
    name: str
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explained:
    """A node with its evidence and its relationships (at most MOST of them, then `truncated`).

    `decisions` are those that persons made of it, oldest first, as `graph.stores.labels` has them.
    """

    id: str
    kind: str
    properties: dict[str, Any]
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    truncated: bool
    decisions: tuple[dict[str, Any], ...] = ()


def explain(store: Store, ident: str) -> Explained:
    """All about the act, statement, actor or article of that id. Raises QueryError when there is none."""
    found = store.query(_NODE, {"id": ident}).rows
    if not found:
        raise QueryError(f"nothing has the id {ident}; ids stand in the rows of reports and queries")
    evidence = tuple(_evidence(r) for r in store.query(_EVIDENCE, {"id": ident}))
    links = store.query(_LINKS, {"id": ident}, limit=MOST)
    joined = tuple(
        Link(r["type"], r["outward"], r["other"], _kind(r["labels"]), r["name"], r["properties"]) for r in links
    )
    kind, made = _kind(found[0]["labels"]), tuple(labels.of(store, ident))
    properties = {k: v for k, v in found[0]["properties"].items() if k not in schema.SKETCH}
    return Explained(ident, kind, properties, evidence, joined, links.truncated, made)


def _evidence(row: dict[str, Any]) -> Evidence:
    text = row.pop("text")
    grounded = None if text is None else text[row["start"] : row["end"]] == row["exact"]
    return Evidence(**row, grounded=grounded)


def _kind(labels: list[str]) -> str:
    return next((x for x in labels if x not in schema.LABELS), labels[0])
