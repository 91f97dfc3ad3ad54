"""GML, for Gephi, Cytoscape, NetworkX and igraph: plain ASCII, other characters as &#n;. Lists become one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import Edge, Look, Node, edge_colour, edges, flat, looks, nodes, weights, xml_text

_ENTITY = re.compile("&(?=#?[0-9A-Za-z]+;)")  # an ampersand that would be read as more than itself
_INTEGER = 2**31  # GML's integers are signed and of 32 bits


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes nodes by number, with the actor's id as `ident`, and edges with the act's id as `key`."""
    looked, heavy = looks(graph), weights(graph)
    numbers = {n.id: i for i, n in enumerate(nodes(graph))}
    file.write(b'Creator "Sayso"\n' + _lines({"graph [": None, "directed": 1, "multigraph": 1, "label": title}, ""))
    for n in nodes(graph):
        file.write(_block("node", {"id": numbers[n.id], **_node(n, heavy[n.id])}, _graphics(looked[n.id])))
    for e in edges(graph):
        ends = {"source": numbers[e.source], "target": numbers[e.target]}
        file.write(_block("edge", {**ends, **_edge(e)}, f'  graphics [ fill "{edge_colour(e.type)}" ]\n'))
    file.write(b"]\n")


def _node(node: Node, heavy: Mapping[str, int]) -> dict[str, Any]:
    return {"label": node.name, "ident": node.id, "name": node.name, "kind": node.kind, **node.values, **heavy}


def _edge(edge: Edge) -> dict[str, Any]:
    mutual = {} if edge.directed else {"mutual": True}
    shown = {"label": edge.type, "key": edge.id, "weight": float(edge.weight)}
    return {**shown, **mutual, "relation": edge.type, **edge.values}


def _graphics(look: Look) -> str:
    return f'  graphics [ x {look.x} y {look.y} w {look.size} h {look.size} d {look.size} fill "{look.colour}" ]\n'


def _block(name: str, values: Mapping[str, Any], graphics: str) -> bytes:
    return f"{name} [\n".encode() + _lines(values, "  ") + graphics.encode() + b"]\n"


def _lines(values: Mapping[str, Any], indent: str) -> bytes:
    return "".join(f"{indent}{line}\n" for line in _pairs(values)).encode("ascii")


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        yield key if value is None else f"{key} {_value(flat(value))}"


def _value(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < _INTEGER):
        return repr(value)
    text = _ENTITY.sub("&amp;", xml_text(str(value))).replace('"', "&quot;")
    return f'"{text.encode("ascii", "xmlcharrefreplace").decode("ascii")}"'
