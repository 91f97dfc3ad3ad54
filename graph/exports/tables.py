"""CSV: nodes.csv and edges.csv, for spreadsheets, pandas, R and Gephi. Lists become one text with '; ' between.

Column names are those that Gephi's import knows (Id, Label, Source, Target, Type, Weight). A text that a spreadsheet
would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from graph.exports.common import columns, edges, flat, harmless, nodes, utf8, weights

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def parts(graph: nx.MultiDiGraph[str], _title: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The two files, each a row at a time."""
    heavy = weights(graph)
    names = list(columns({**n.values, **heavy[n.id]} for n in nodes(graph)))
    rows = ({"Id": n.id, "Label": n.name, "kind": n.kind, **n.values, **heavy[n.id]} for n in nodes(graph))
    yield "nodes.csv", table(["Id", "Label", "kind", *names], rows)
    yield "edges.csv", table(_edge_columns(graph), _edges(graph))


def table(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The header and the rows as lines of CSV; what a row lacks stays empty."""
    yield record(names)
    for row in rows:
        yield record([cell(row.get(name)) for name in names])


def record(cells: Sequence[str]) -> bytes:
    """One record of CSV after RFC 4180."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return utf8(out.getvalue())


def cell(value: Any) -> str:
    """A value as a spreadsheet may hold it: no control characters, and no formula."""
    if value is None:
        return ""
    value = flat(value)
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = harmless(value)
    return f"'{text}" if formula(text) else text


def formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.lstrip(" \n").startswith(_FORMULA)


def _edge_columns(graph: nx.MultiDiGraph[str]) -> list[str]:
    return ["Source", "Target", "Type", "Id", "Label", "Weight", *columns(e.values for e in edges(graph))]


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[Mapping[str, Any]]:
    for e in edges(graph):
        way = "Directed" if e.directed else "Undirected"
        ends = {"Source": e.source, "Target": e.target, "Type": way}
        yield {**e.values, **ends, "Id": e.id, "Label": e.type, "Weight": e.weight}
