"""A whole graph moved: out of a store as a stream of rows, and into an empty store.

All nodes come first, label by label in the order of their ids, then all relationships, by their source. What a page of
sources holds is kept in memory at a time: the relationships of at most `PAGE` nodes, however large the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from graph import collection, schema
from graph.browse import Runs
from graph.errors import StoreError
from graph.schema import Kind

if TYPE_CHECKING:
    from graph.stores.store import Store

Row = dict[str, Any]
PAGE = 200  # nodes read at a time
BATCH = 1000  # rows written a statement
MANY = 20  # such batches a transaction

# All that a label's nodes can hold, whoever set it.
_HELD: dict[str, dict[str, Kind]] = {
    "Article": dict(schema.ARTICLE.properties),
    "Actor": {**schema.ACTORS["Person"].properties, **schema.FOLDED, **schema.MEASURED},
    "Statement": {**schema.STATEMENT.properties, **schema.JUDGED},
    "Act": {**schema.ACT.properties, **schema.JUDGED},
    "Decision": {**schema.DECISION.properties, **schema.RULING.properties},
}
_EDGES = (*schema.EXACT, *schema.BROWSE.values())
_BEGUN = "MERGE (x:Sayso {id: 'sayso'}) SET x.copying = true"
_DONE = "MATCH (x:Sayso {id: 'sayso'}) REMOVE x.copying"
_PENDING = "MATCH (x:Sayso {id: 'unsettled'}) RETURN x.id AS id"
_ANY = "MATCH (n) WHERE NOT n:Sayso RETURN n.id AS id LIMIT 1"


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its labels in order and its properties (dates and moments as ISO 8601 text)."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A relationship: its type, its ends' first labels and ids, and its properties as a node's."""

    type: str
    source: str
    a: str
    target: str
    b: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """That the collection was not settled when the graph was copied."""


Item = NodeRow | EdgeRow | Mark


@dataclass
class Copied:
    """How many nodes of each first label and relationships of each type went over."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, count: int) -> None:
        """Counts rows that are written."""
        self.counts[name] = self.counts.get(name, 0) + count


def rows_of(store: Store) -> Iterator[Item]:
    """All that a store holds. Raises StoreError, QueryError."""
    if store.query(_PENDING).rows:
        yield Mark()
    for label in _HELD:
        for page in _pages(store, label, "n.id AS id, labels(n) AS labels, properties(n) AS properties"):
            yield from (NodeRow(_ordered(label, r["labels"]), _plain(r["properties"])) for r in page)
    for label in _HELD:
        kinds = [e for e in _EDGES if e.source == label]
        for page in _pages(store, label, "n.id AS id"):
            ids = [r["id"] for r in page]
            for edge in kinds:
                yield from _edges(store, edge, ids)


def _pages(store: Store, label: str, what: str) -> Iterator[Sequence[Row]]:
    query = f"MATCH (n:{label}) WHERE n.id > $after RETURN {what} ORDER BY n.id LIMIT $page"
    after = ""
    while page := store.query(query, {"after": after, "page": PAGE}, timeout=None).rows:
        yield page
        after = page[-1]["id"]


def _edges(store: Store, edge: schema.Edge, ids: Sequence[str]) -> Iterator[EdgeRow]:
    query = (
        f"UNWIND $ids AS id MATCH (a:{edge.source} {{id: id}})-[r:{edge.type}]->(b:{edge.target}) "
        "RETURN a.id AS a, b.id AS b, properties(r) AS properties"
    )
    found = store.query(query, {"ids": list(ids)}, timeout=None).rows
    for r in sorted(found, key=lambda r: (r["a"], r["b"], str(r["properties"]))):
        yield EdgeRow(edge.type, edge.source, r["a"], edge.target, r["b"], _plain(r["properties"]))


def _ordered(label: str, labels: Iterable[str]) -> tuple[str, ...]:
    return (label, *sorted(x for x in labels if x != label))


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if not k.startswith("@")}


def into(store: Store, items: Iterable[Item]) -> Copied:
    """Writes the rows into an empty store, many a transaction. Raises StoreError for one that holds anything.

    A copy that is broken off leaves a mark, and the store is refused until it is emptied.
    """
    if store.query(_ANY).rows:
        raise StoreError(f"{store.name}: holds a graph already; copy into a new folder or an empty database")
    store.write(lambda tx: tx.rows(_BEGUN))
    copied = Copied()
    grouped = groupby(items, key=_shape)
    for shape, rows in grouped:
        for some in _batches(rows, BATCH * MANY):
            store.write(partial(_write, shape, some))
            copied.add(shape[0], len(some))
    _compare(store, copied)
    store.write(lambda tx: tx.rows(_DONE))
    return copied


def _shape(item: Item) -> tuple[str, ...]:
    if isinstance(item, NodeRow):
        return item.labels
    return (item.type, item.source, item.target) if isinstance(item, EdgeRow) else ("",)


def _write(shape: tuple[str, ...], items: Sequence[Item], tx: Runs) -> None:
    if shape == ("",):
        collection.unsettle(tx)
        return
    rows = [_row(i) for i in items]
    statement = _statement(shape, isinstance(items[0], NodeRow))
    for some in _batches(rows, BATCH):
        tx.rows(statement, rows=some)


def _row(item: Item) -> Row:
    assert not isinstance(item, Mark)
    ends = {} if isinstance(item, NodeRow) else {"a": item.a, "b": item.b}
    return {**item.properties, **ends}


def _statement(shape: tuple[str, ...], node: bool) -> str:
    """The statement that makes rows of that shape. Raises StoreError for one that the schema doesn't have."""
    if node and shape[0] in _HELD and set(shape[1:]) <= set(schema.ACTORS):
        return schema.Node(shape[0], _HELD[shape[0]], shape[1:]).create
    edge = next((e for e in _EDGES if (e.type, e.source, e.target) == shape), None)
    if node or edge is None:
        raise StoreError(f"{' '.join(shape)}: no such thing is in a graph of Sayso's; is it a newer one's?")
    return edge.create


def _compare(store: Store, copied: Copied) -> None:
    there = store.counts()
    wrong = {k: (n, there.get(k, 0)) for k, n in copied.counts.items() if k and there.get(k, 0) != n}
    if wrong:
        told = "; ".join(f"{k} {n} became {m}" for k, (n, m) in sorted(wrong.items()))
        raise StoreError(f"{store.name}: the copy isn't whole ({told}): empty it, and copy again")


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    remaining = iter(items)
    while some := list(islice(remaining, size)):
        yield some
