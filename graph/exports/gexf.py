"""GEXF 1.3, for Gephi and sigma.js: an edge holds from its act's date to its end. Lists become one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import networkx as nx

from graph.exports import xml
from graph.exports.common import Edge, Kind, Look, Node, columns, edge_colour, edges, looks, nodes, rgb, weights

_TYPES: dict[Kind, str] = {"integer": "long", "number": "double", "flag": "boolean"}
_NAMES = {"type": "relation"}  # `type` is GEXF's own word: directed or not
_OPEN = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes nodes and edges with their values and times, and the viz elements that Gephi draws by."""
    looked, heavy = looks(graph), weights(graph)
    node_keys = columns(_node(n, heavy[n.id]) for n in nodes(graph))
    edge_keys = columns(_edge(e) for e in edges(graph))
    file.write(xml.HEAD + xml.line(_OPEN))
    about = f"<meta><creator>Sayso</creator><description>{xml.content(title)}</description></meta>"
    timed = xml.tag("graph", close=False, defaultedgetype="directed", **_times(graph))
    file.write(xml.line(about, timed))
    file.writelines(_attributes("node", node_keys))
    file.writelines(_attributes("edge", edge_keys))
    file.write(xml.line("<nodes>"))
    for n in nodes(graph):
        start = xml.tag("node", close=False, id=n.id, label=n.name)
        file.write(xml.line(start, _values(_node(n, heavy[n.id])), _viz(looked[n.id]), "</node>"))
    file.write(xml.line("</nodes>\n<edges>"))
    for e in edges(graph):
        file.write(xml.line(_start(e), _values(_edge(e)), _colour(edge_colour(e.type)), "</edge>"))
    file.write(xml.line("</edges></graph></gexf>"))


def _times(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    if not any(e.values.get("date") for e in edges(graph)):
        return {"mode": "static"}
    return {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}


def _start(edge: Edge) -> str:
    begin = edge.values.get("date")
    return xml.tag(
        "edge",
        close=False,
        id=edge.id,
        source=edge.source,
        target=edge.target,
        label=edge.type,
        kind=edge.type,
        weight=float(edge.weight),
        start=begin,
        end=edge.values.get("date_end") or begin,
    )


def _attributes(owner: str, keys: Mapping[str, Kind]) -> Iterator[bytes]:
    yield xml.line(xml.tag("attributes", close=False, class_=owner, mode="static"))
    for key, kind in keys.items():
        name = _NAMES.get(key, key)
        yield xml.line(xml.tag("attribute", id=name, title=name, type=_TYPES.get(kind, "string")))
    yield xml.line("</attributes>")


def _values(values: Mapping[str, Any]) -> str:
    inner = "".join(xml.tag("attvalue", for_=_NAMES.get(k, k), value=v) for k, v in values.items())
    return f"<attvalues>{inner}</attvalues>"


def _node(node: Node, heavy: Mapping[str, int]) -> dict[str, Any]:
    return {"name": node.name, "kind": node.kind, **node.values, **heavy}


def _edge(edge: Edge) -> dict[str, Any]:
    # NetworkX refuses a file in which some edges are directed and some are not.
    return {"type": edge.type, **edge.values, **({} if edge.directed else {"mutual": True})}


def _viz(look: Look) -> str:
    place = xml.tag("viz:position", x=look.x, y=look.y, z=0.0)
    return _colour(look.colour) + xml.tag("viz:size", value=look.size) + place


def _colour(colour: str) -> str:
    r, g, b = rgb(colour)
    return xml.tag("viz:color", r=r, g=g, b=b, a=1.0)
