"""Places for the nodes: actors that deal with each other stand near; the same graph gives the same places."""

from __future__ import annotations

from collections.abc import Collection
from math import cos, pi, sin, sqrt

import networkx as nx

Position = tuple[float, float]
_SPRING_LIMIT = 450  # nodes; beyond it the spring model takes too long, and communities are placed first
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """A place in the square from -1 to 1 for each node."""
    simple = _simple(graph)
    if len(simple) <= _SPRING_LIMIT:
        return _spring(simple)
    places: dict[str, Position] = {}
    groups = [sorted(c) for c in nx.community.louvain_communities(simple, seed=1)]
    for group, (x, y, radius) in zip(groups, _discs(simple, groups), strict=True):
        inner = simple.subgraph(group)
        for n, (dx, dy) in (_spring(inner) if len(inner) <= _SPRING_LIMIT else _sunflower(inner)).items():
            places[n] = (x + radius * dx, y + radius * dy)
    return _fit(places)


def _simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(str(n) for n in graph))
    for a, b in sorted((min(str(a), str(b)), max(str(a), str(b))) for a, b in graph.edges()):
        if a != b:
            simple.add_edge(a, b, weight=simple.edges[a, b]["weight"] + 1 if simple.has_edge(a, b) else 1)
    return simple


def _spring(graph: nx.Graph[str]) -> dict[str, Position]:
    if not graph:
        return {}
    ordered: nx.Graph[str] = nx.Graph()  # a subgraph's order isn't always the same
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), d["weight"]) for a, b, d in graph.edges(data=True)))
    k = 2.2 / max(1.0, sqrt(len(ordered)))
    placed = nx.spring_layout(ordered, seed=1, k=k, iterations=120, method="force")
    return {n: (float(x), float(y)) for n, (x, y) in placed.items()}


def _sunflower(graph: nx.Graph[str]) -> dict[str, Position]:
    """The most linked in the middle, the others around as a sunflower's seeds."""
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), n))
    found = {}
    for i, n in enumerate(ranked):
        r, turn = sqrt((i + 0.5) / len(ranked)), i * _GOLDEN_ANGLE
        found[n] = (r * cos(turn), r * sin(turn))
    return found


def _discs(graph: nx.Graph[str], groups: list[list[str]]) -> list[tuple[float, float, float]]:
    """A disc (x, y, radius) for each group, as large as its members need, laid as seeds from the largest outwards."""
    order = sorted(range(len(groups)), key=lambda i: (-len(groups[i]), groups[i][0]))
    discs: list[tuple[float, float, float]] = [(0.0, 0.0, 0.0)] * len(groups)
    area = 0.0
    for rank, i in enumerate(order):
        radius = sqrt(len(groups[i]) / len(graph))
        area += radius**2
        out = 0.0 if rank == 0 else 1.25 * sqrt(area) + 0.35 * radius
        discs[i] = (out * cos(rank * _GOLDEN_ANGLE), out * sin(rank * _GOLDEN_ANGLE), 0.9 * radius)
    return discs


def _fit(places: dict[str, Position]) -> dict[str, Position]:
    reach = _reach(places.values())
    return {n: (x / reach, y / reach) for n, (x, y) in places.items()}


def _reach(places: Collection[Position]) -> float:
    return max((max(abs(x), abs(y)) for x, y in places), default=1.0) or 1.0
