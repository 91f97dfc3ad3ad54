"""The graph for other tools: one module a format, each with `write(graph, file)`.

`graph` is a MultiDiGraph as `graph.stores` gives it (nodes by actor id, edges by act id); `file` is open for bytes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import networkx as nx

# Format -> module. What a format can't hold is said in its module's docstring.
FORMATS = {
    "graphml": "graph.exports.graphml",
    "gexf": "graph.exports.gexf",
    "node-link": "graph.exports.node_link",
    "png": "graph.exports.picture",
    "svg": "graph.exports.picture",
}


def export(graph: nx.MultiDiGraph[str], form: str, file: BinaryIO, title: str = "") -> None:
    """Writes the graph in one of FORMATS; `title` is shown where the format can show it. Raises KeyError."""
    import_module(FORMATS[form]).write(graph, file, form, title)
