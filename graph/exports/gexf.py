"""GEXF, for Gephi. Lists become one text with '; ' between; colours, sizes and places are in its viz elements."""

from __future__ import annotations

from typing import BinaryIO

import networkx as nx

from graph.exports.common import rgb
from graph.exports.graphml import dressed


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, _title: str) -> None:
    """Writes nodes and edges with their values, and the viz elements that Gephi draws by."""
    out = dressed(graph)
    for _, data in out.nodes(data=True):
        position = {"x": data.pop("x"), "y": data.pop("y"), "z": 0.0}
        data["viz"] = {"color": _colour(data.pop("color")), "size": float(data.pop("size")), "position": position}
    for _, _, data in out.edges(data=True):
        data["viz"] = {"color": _colour(data.pop("color"))}
        data["kind_of_act"] = data.pop("type", data["label"])  # `type` is GEXF's own word: directed or not
    nx.write_gexf(out, file)


def _colour(colour: str) -> dict[str, float]:
    r, g, b = rgb(colour)
    return {"r": r, "g": g, "b": b, "a": 1.0}
