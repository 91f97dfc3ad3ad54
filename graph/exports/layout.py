"""Places for the nodes: actors that deal with each other stand near; the same graph gives the same places."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from math import cos, hypot, pi, sin, sqrt

import networkx as nx

Position = tuple[float, float]
_SPRING_LIMIT = 450  # nodes; beyond it the spring model takes too long
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """A place in the square from -1 to 1 for each node."""
    simple = _simple(graph)
    if len(simple) <= _SPRING_LIMIT:
        groups = sorted((sorted(c) for c in nx.connected_components(simple)), key=lambda c: (-len(c), c[0]))
        centres, inner = _rings(groups, len(simple)), _spring
    else:
        groups = _around_hubs(simple)
        centres, inner = _near_each_other(simple, groups), _sunflower
    places: dict[str, Position] = {}
    for group, (x, y) in zip(groups, centres, strict=True):
        radius = _radius(group, len(simple))
        places |= {n: (x + radius * dx, y + radius * dy) for n, (dx, dy) in inner(simple.subgraph(group)).items()}
    return _fit(places)


def _radius(group: list[str], of: int) -> float:
    return 0.8 * sqrt(len(group) / of)


def _around_hubs(graph: nx.Graph[str]) -> list[list[str]]:
    """The nodes grouped by the nearest of the most linked ones, largest group first."""
    ranked = sorted(graph, key=lambda n: (-graph.degree(n), n))
    home: dict[str, str] = {}
    for starts in (ranked[: int(sqrt(len(ranked)))], *([n] for n in ranked)):
        queue = deque(n for n in starts if n not in home)  # those that no hub leads to make groups of their own
        home |= {n: n for n in queue}
        while queue:
            here = queue.popleft()
            new = [n for n in sorted(graph[here]) if n not in home]
            home |= dict.fromkeys(new, home[here])
            queue.extend(new)
    groups: dict[str, list[str]] = {}
    for n in ranked:
        groups.setdefault(home[n], []).append(n)
    return sorted(groups.values(), key=lambda g: (-len(g), g[0]))


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


def _rings(groups: list[list[str]], of: int) -> list[Position]:
    """A centre for each group, the first in the middle and the others around it as seeds."""
    centres, area = [], 0.0
    for i, group in enumerate(groups):
        radius = _radius(group, of)
        out = 0.0 if i == 0 else 1.15 * sqrt(area) + radius
        area += (radius + 0.03) ** 2
        centres.append((out * cos(i * _GOLDEN_ANGLE), out * sin(i * _GOLDEN_ANGLE)))
    return centres


def _near_each_other(graph: nx.Graph[str], groups: list[list[str]]) -> list[Position]:
    """A centre for each group, near those that it is linked to, none on another."""
    home = {n: str(i) for i, group in enumerate(groups) for n in group}
    between: nx.Graph[str] = nx.Graph()
    between.add_nodes_from(str(i) for i in range(len(groups)))
    for a, b in graph.edges():
        if home[a] != home[b]:
            weight = between.edges[home[a], home[b]]["weight"] if between.has_edge(home[a], home[b]) else 0
            between.add_edge(home[a], home[b], weight=weight + 1)
    placed = _spring(between)
    now = [[2 * x, 2 * y] for x, y in (placed[str(i)] for i in range(len(groups)))]
    radii = [1.1 * _radius(group, len(graph)) for group in groups]
    for _ in range(100):
        if not sum(_apart(now, radii, i, j) for i in range(len(now)) for j in range(i)):
            break
    return [(x, y) for x, y in now]


def _apart(now: list[list[float]], radii: list[float], i: int, j: int) -> bool:
    """Moves two discs apart when one is on the other. Whether it was."""
    dx, dy = now[i][0] - now[j][0], now[i][1] - now[j][1]
    away = hypot(dx, dy) or 1e-9
    over = radii[i] + radii[j] - away
    if over <= 1e-6:
        return False
    for disc, sign in ((i, 0.5), (j, -0.5)):
        now[disc][0] += sign * over * dx / away
        now[disc][1] += sign * over * dy / away
    return True


def _fit(places: dict[str, Position]) -> dict[str, Position]:
    reach = _reach(places.values())
    return {n: (x / reach, y / reach) for n, (x, y) in places.items()}


def _reach(places: Collection[Position]) -> float:
    return max((max(abs(x), abs(y)) for x, y in places), default=1.0) or 1.0
