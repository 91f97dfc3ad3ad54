"""DOT, for Graphviz: labels, colours, tooltips with the sentence, and all values as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import Edge, Look, Node, edge_colour, edges, flat, looks, nodes, utf8, xml_text

_LARGE = 300  # nodes; `neato` takes too long beyond them
_HEAD = 'fontname="Helvetica"; overlap=false; splines=true; labelloc=t; node [shape=box, style="rounded,filled", '
_HEAD += 'fontname="Helvetica", fontsize=11]; edge [fontname="Helvetica", fontsize=8];'
# Names that Graphviz gives a meaning of its own.
_TAKEN = {"type", "role", "start", "end", "order", "name", "kind", "label", "style", "size", "class", "dir", "weight"}


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes a digraph; acts that both sides do have no arrowhead."""
    engine = "neato" if len(graph) <= _LARGE else "sfdp"
    file.write(utf8(f"digraph sayso {{\n{_HEAD} layout={engine}; label={_quoted(title)};\n"))
    looked = looks(graph)
    for n in nodes(graph):
        file.write(utf8(f"{_quoted(n.id)} [{_attributes(_node(n, looked[n.id]))}];\n"))
    for e in edges(graph):
        file.write(utf8(f"{_quoted(e.source)} -> {_quoted(e.target)} [{_attributes(_edge(e))}];\n"))
    file.write(b"}\n")


def _node(node: Node, look: Look) -> dict[str, Any]:
    shown = {"label": node.name, "fillcolor": look.colour, "pos": f"{look.x},{look.y}", "tooltip": node.kind}
    return {**shown, **_rest({"kind": node.kind, **node.values})}


def _edge(edge: Edge) -> dict[str, Any]:
    colour = edge_colour(edge.type)
    told = edge.values.get("sentence") or edge.type
    shown = {"label": edge.type, "color": colour, "fontcolor": colour, "tooltip": told, "labeltooltip": told}
    way = {} if edge.directed else {"dir": "none"}
    address = str(edge.values.get("url") or "")
    link = {"URL": address} if address.startswith(("http://", "https://")) else {}
    return {**shown, **way, **link, "weight": edge.weight, **_rest({"key": edge.id, "type": edge.type, **edge.values})}


def _rest(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"sayso_{k}" if k in _TAKEN else k: v for k, v in values.items() if k != "url"}


def _attributes(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{k}={_quoted(flat(v))}" for k, v in values.items())


def _quoted(value: str | int | float | bool) -> str:
    """In quotation marks; a backslash is doubled since Graphviz expands such as \\N and \\n in labels."""
    text = xml_text(str(value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
