"""Parquet: nodes.parquet and edges.parquet, for pandas, Polars, DuckDB and Arrow. Lists and dates keep their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import networkx as nx
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from graph.exports.common import Kind, columns, edges, flat, nodes, weights

_ROWS = 10_000  # a row group


def parts(graph: nx.MultiDiGraph[str], _title: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The two files, a row group at a time."""
    heavy = weights(graph)
    yield (
        "nodes.parquet",
        _file([{"id": n.id, "name": n.name, "kind": n.kind, **n.values, **heavy[n.id]} for n in nodes(graph)]),
    )
    yield "edges.parquet", _file([_edge_row(e.id, e.source, e.target, e.type, e.values) for e in edges(graph)])


def _edge_row(ident: str, source: str, target: str, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": ident, "source": source, "target": target, "type": kind, **values}


def _file(rows: list[dict[str, Any]]) -> Iterator[bytes]:
    kinds = columns(rows)
    schema = pa.schema([(name, _type(kind)) for name, kind in kinds.items()] or [("id", pa.string())])
    out = pa.BufferOutputStream()
    with ParquetWriter(out, schema, compression="zstd") as writer:
        for start in range(0, len(rows), _ROWS):
            some = [{k: _value(kinds[k], v) for k, v in row.items()} for row in rows[start : start + _ROWS]]
            writer.write_table(pa.Table.from_pylist(some, schema))
    yield out.getvalue().to_pybytes()


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
