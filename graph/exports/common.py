"""What the exporters share: colours, positions, weights, and values flat enough for any format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

TYPE_COLOURS = {
    "THREATENS": "#d1495b",
    "CONDEMNS": "#e08e45",
    "MEETS": "#4f7cac",
    "BACKS": "#3c9d6b",
    "ATTACKS": "#8b1e3f",
    "SANCTIONS": "#a05195",
    "COERCES": "#7a3b69",
    "DEMANDS_OF": "#c2a83e",
    "REJECTS": "#a3663a",
    "AGREES_WITH": "#5fb49c",
    "COOPERATES_WITH": "#5aa9a1",
    "AIDS": "#6fae4e",
    "YIELDS_TO": "#98a6b3",
    "PROTESTS_AGAINST": "#d97aa6",
    "MOBILIZES_AGAINST": "#6b4c35",
    "INVESTIGATES": "#6e6e9e",
}
KIND_COLOURS = {"Person": "#f2c14e", "Organisation": "#8fb8de", "State": "#b5d99c", "Group": "#e3c3d6"}
OTHER_COLOUR = "#888888"

Position = tuple[float, float]


def flat(values: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """The values without nulls, lists joined by '; ', so that every format can hold them."""
    return {k: _flat(v) for k, v in values.items() if v is not None}


def _flat(value: Any) -> str | int | float | bool:
    if isinstance(value, list | tuple | set):
        return "; ".join(str(v) for v in value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """A place in the square from -1 to 1 for each node: actors that act on each other stand near; always the same."""
    if not graph:
        return {}
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for a, b in sorted((min(e), max(e)) for e in graph.edges()):
        weight = simple.edges[a, b]["weight"] + 1 if simple.has_edge(a, b) else 1
        simple.add_edge(a, b, weight=weight)
    placed = nx.spring_layout(simple, seed=1, k=2.2 / max(1.0, len(simple) ** 0.5), iterations=120)
    return {n: (float(x), float(y)) for n, (x, y) in placed.items()}


def weights(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """How many acts each actor takes part in."""
    return {n: int(d) for n, d in graph.degree()}


def rgb(colour: str) -> tuple[int, int, int]:
    """'#rrggbb' as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
