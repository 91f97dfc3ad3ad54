"""Cytoscape JSON, for Cytoscape and Cytoscape.js: elements, places and a style that colours them. Holds everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import compact, edge_colour, edges, looks, nodes, utf8, weights

_STYLE = [
    {
        "selector": "node",
        "style": {
            "label": "data(label)",
            "background-color": "data(color)",
            "width": "data(size)",
            "height": "data(size)",
            "font-size": 10,
        },
    },
    {
        "selector": "edge",
        "style": {
            "line-color": "data(color)",
            "target-arrow-color": "data(color)",
            "target-arrow-shape": "triangle",
            "curve-style": "bezier",
            "width": "mapData(weight, 1, 10, 1, 6)",
        },
    },
    {"selector": "edge[!directed]", "style": {"target-arrow-shape": "none"}},
]


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes what `cytoscape({...json, layout: {name: "preset"}})` draws, one element a line."""
    file.write(utf8(f'{{"data": {compact({"name": title, "shared_name": title})},\n"style": {compact(_STYLE)},\n'))
    file.write(b'"elements": {"nodes": [\n')
    file.writelines(_list(_nodes(graph)))
    file.write(b'\n], "edges": [\n')
    file.writelines(_list(_edges(graph)))
    file.write(b"\n]}}\n")


def _list(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for i, item in enumerate(items):
        yield utf8((",\n" if i else "") + compact(item))


def _nodes(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    looked, heavy = looks(graph), weights(graph)
    for n in nodes(graph):
        look = looked[n.id]
        data = {**n.values, **heavy[n.id], "id": n.id, "label": n.name, "name": n.name, "kind": n.kind}
        # Cytoscape's y runs downwards.
        place = {"x": look.x, "y": -look.y}
        yield {"data": {**data, "color": look.colour, "size": look.size}, "position": place}


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    for e in edges(graph):
        ends = {"id": e.id, "source": e.source, "target": e.target}
        shown = {"label": e.type, "color": edge_colour(e.type), "weight": e.weight, "directed": e.directed}
        yield {"data": {**e.values, "type": e.type, **shown, **ends}}
