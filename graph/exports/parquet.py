"""Parquet: nodes.parquet and edges.parquet, for pandas, Polars, DuckDB and Arrow. Lists and dates keep their types."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import networkx as nx
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from graph.exports.common import Kind, Row, columns, edges, flat, nodes, weights

_ROWS = 10_000  # a row group


def parts(graph: nx.MultiDiGraph[str], _title: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The two files, a row group at a time."""
    yield "nodes.parquet", _file(lambda: _node_rows(graph))
    yield "edges.parquet", _file(lambda: _edge_rows(graph))


def _node_rows(graph: nx.MultiDiGraph[str]) -> Iterator[Row]:
    heavy = weights(graph)
    return ({"id": n.id, "name": n.name, "kind": n.kind, **n.values, **heavy[n.id]} for n in nodes(graph))


def _edge_rows(graph: nx.MultiDiGraph[str]) -> Iterator[Row]:
    return ({"id": e.id, "source": e.source, "target": e.target, "type": e.type, **e.values} for e in edges(graph))


class _Pieces(io.RawIOBase):
    """A file that is only written to; what came since it was last asked is taken from it."""

    def __init__(self) -> None:
        self._size, self._new = 0, bytearray()

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How many bytes were written."""
        return self._size

    def write(self, data: Any) -> int:
        """Takes the bytes."""
        self._new += data
        self._size += len(data)
        return len(data)

    def taken(self) -> bytes:
        """What was written since."""
        new, self._new = bytes(self._new), bytearray()
        return new


def _file(rows: Callable[[], Iterator[Row]]) -> Iterator[bytes]:
    """The file's pieces; the rows are gone through twice, first for their columns."""
    kinds = columns(rows())
    schema = pa.schema([(name, _type(kind)) for name, kind in kinds.items()] or [("id", pa.string())])
    out, remaining = _Pieces(), rows()
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while group := [{k: _value(kinds[k], v) for k, v in row.items()} for row in islice(remaining, _ROWS)]:
            writer.write_table(pa.Table.from_pylist(group, schema))
            yield out.taken()
    yield out.taken()


def _type(kind: Kind) -> pa.DataType:
    types = {
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }
    return types.get(kind, pa.string())


def _value(kind: Kind, value: Any) -> Any:
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "texts":
        return [_text(v) for v in value]
    return _text(flat(value)) if kind == "text" else value


def _text(value: Any) -> str:
    return str(value).encode("utf-8", "replace").decode("utf-8")
