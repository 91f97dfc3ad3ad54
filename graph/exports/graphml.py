"""GraphML, for Gephi, yEd, Cytoscape and igraph. Lists become one text with '; ' between."""

from __future__ import annotations

from typing import BinaryIO

import networkx as nx

from graph.exports.common import KIND_COLOURS, OTHER_COLOUR, TYPE_COLOURS, flat, positions, weights


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, _title: str) -> None:
    """Writes nodes with label, colour, size and place, and edges with label, colour and all their evidence."""
    nx.write_graphml(dressed(graph), file, named_key_ids=True)


def dressed(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph with flat values, and with the label, colour, size and place that drawing tools take up."""
    places, sizes = positions(graph), weights(graph)
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        x, y = places[node]
        colour = KIND_COLOURS.get(str(data.get("kind")), OTHER_COLOUR)
        look = {
            "label": data.get("name", node),
            "color": colour,
            "size": 8 + 2 * sizes[node],
            "x": 500 * x,
            "y": 500 * y,
        }
        out.add_node(node, **{**flat(data), **look})
    for source, target, key, data in graph.edges(keys=True, data=True):
        kind = str(data.get("type"))
        look = {"label": kind, "color": TYPE_COLOURS.get(kind, OTHER_COLOUR), "weight": data.get("sources") or 1}
        out.add_edge(source, target, key, **{**flat(data), **look})
    return out
