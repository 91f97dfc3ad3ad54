"""Node-link JSON, for D3 and NetworkX: {"nodes": [...], "edges": [...]}. Holds everything, lists and nulls too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import compact, utf8


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, _title: str) -> None:
    """Writes the form that `networkx.node_link_graph(data, edges="edges")` reads, one node or edge a line."""
    file.write(utf8(f'{{"directed": true, "multigraph": true, "graph": {compact(graph.graph)},\n"nodes": [\n'))
    file.writelines(_list({**d, "id": n} for n, d in graph.nodes(data=True)))
    file.write(b'\n],\n"edges": [\n')
    ends = graph.edges(keys=True, data=True)
    file.writelines(_list({**d, "source": a, "target": b, "key": k} for a, b, k, d in ends))
    file.write(b"\n]}\n")


def _list(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for i, item in enumerate(items):
        yield utf8((",\n" if i else "") + compact(item))
