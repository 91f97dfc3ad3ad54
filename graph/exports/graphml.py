"""GraphML, for Gephi, yEd, Cytoscape, NetworkX and igraph. Lists become one text with '; ' between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import networkx as nx

from graph.exports import xml
from graph.exports.common import Edge, Kind, Look, Node, columns, edge_colour, edges, looks, nodes, rgb, weights

_TYPES: dict[Kind, str] = {"integer": "long", "number": "double", "flag": "boolean"}
_OPEN = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes nodes with label, colour, size and place, and edges with label, colour and all their evidence."""
    looked, heavy = looks(graph), weights(graph)
    keys = {
        "node": columns(_node(n, looked[n.id], heavy[n.id]) for n in nodes(graph)),
        "edge": columns(_edge(e) for e in edges(graph)),
    }
    file.write(xml.HEAD + xml.line(_OPEN))
    file.writelines(_keys(keys))
    file.write(xml.line(xml.tag("graph", close=False, id=title or None, edgedefault="directed")))
    for n in nodes(graph):
        data = _data("n", _node(n, looked[n.id], heavy[n.id]))
        file.write(xml.line(xml.tag("node", close=False, id=n.id), data, "</node>"))
    for e in edges(graph):
        start = xml.tag("edge", close=False, id=e.id, source=e.source, target=e.target)
        file.write(xml.line(start, _data("e", _edge(e)), "</edge>"))
    file.write(xml.line("</graph></graphml>"))


def _keys(keys: Mapping[str, Mapping[str, Kind]]) -> Iterator[bytes]:
    for owner, found in keys.items():
        for name, kind in found.items():
            typed = _TYPES.get(kind, "string")
            ident = f"{owner[0]}_{name}"
            yield xml.line(
                xml.tag("key", id=ident, for_=owner, attr__name=name, attr__type=typed).replace("attr:", "attr.")
            )


def _data(owner: str, values: Mapping[str, Any]) -> str:
    return "".join(
        xml.tag("data", close=False, key=f"{owner}_{k}") + xml.content(v) + "</data>" for k, v in values.items()
    )


def _node(node: Node, look: Look, heavy: Mapping[str, int]) -> dict[str, Any]:
    # yEd and Cytoscape read `color`; Gephi reads r, g, b and size, x, y.
    r, g, b = rgb(look.colour)
    shown = {
        "label": node.name,
        "color": look.colour,
        "r": r,
        "g": g,
        "b": b,
        "size": look.size,
        "x": look.x,
        "y": look.y,
    }
    return {"name": node.name, "kind": node.kind, **node.values, **heavy, **shown}


def _edge(edge: Edge) -> dict[str, Any]:
    r, g, b = rgb(edge_colour(edge.type))
    # NetworkX and igraph refuse a file in which some edges are directed and some are not.
    values = edge.values if edge.directed else {**edge.values, "mutual": True}
    shown = {"label": edge.type, "color": edge_colour(edge.type), "r": r, "g": g, "b": b, "weight": float(edge.weight)}
    return {"type": edge.type, **values, **shown}
