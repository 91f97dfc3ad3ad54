"""Node-link JSON, for D3 and NetworkX: {"nodes": [...], "edges": [...]}. Holds everything, lists and nulls too."""

from __future__ import annotations

import json
from typing import BinaryIO

import networkx as nx


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, _title: str) -> None:
    """Writes the form that `networkx.node_link_graph(data, edges="edges")` reads."""
    data = nx.node_link_data(graph, edges="edges")
    file.write(json.dumps(data, ensure_ascii=False, indent=1, default=str).encode("utf-8") + b"\n")
