"""Measures of the graph of actors: who stands together, whether friends' enemies are enemies, who stands between.

All are deterministic: nodes are taken in the order of their ids, and what draws at random has a seed. Graphs are those
of `graph.stores.memory`: actors as nodes, an edge for each act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

SEED = 1
FRIENDLY = ("BACKS", "AIDS", "AGREES_WITH", "COOPERATES_WITH", "YIELDS_TO")
HOSTILE = (
    "THREATENS", "CONDEMNS", "REJECTS", "PROTESTS_AGAINST", "MOBILIZES_AGAINST", "SANCTIONS", "COERCES", "ATTACKS",
)  # fmt: skip
SAMPLE = 500  # actors from which paths are counted for betweenness, when there are more
CLOSE = 200  # actors whose constraint is worked out, those of most betweenness, when there are more than SAMPLE

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Community:
    """Actors that back each other more than others (ids in order), and the acts between them."""

    members: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand to each other: `sign` 1 or -1 by the more of friendly and hostile acts."""

    pair: Pair
    sign: int
    friendly: int
    hostile: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How far friends of friends are friends and enemies' enemies too.

    `triangles` of signed ties, how many of them are `balanced` (an even number of hostile ties), and the ties that
    stand against the best division into two camps that was found: frustrated ones. There may be a better division, so
    their number is an upper bound of the graph's frustration.
    """

    ties: int
    triangles: int
    balanced: int
    frustrated: tuple[Tie, ...]

    @property
    def share(self) -> float | None:
        """The share of balanced triangles, 0 to 1; None without any."""
        return self.balanced / self.triangles if self.triangles else None


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor between others: `betweenness` is the share of shortest paths that lead over it (0 to 1), `constraint`
    Burt's (low where its contacts don't know each other; None where it wasn't worked out), `contacts` how many it has.
    """

    id: str
    betweenness: float
    constraint: float | None
    contacts: int


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a graph; `side` maps the actors that were rolled up to those that they count for."""

    communities: tuple[Community, ...]
    balance: Balance
    brokers: tuple[Broker, ...]
    names: Mapping[str, str] = field(hash=False)
    side: Mapping[str, str] = field(hash=False)


def measure(g: nx.MultiDiGraph[str], side: Mapping[str, str] | None = None) -> Measures:
    """The measures of a graph of actors; `side` says which of them count for another."""
    side = side or {}
    names = {i: d.get("name") or i for i, d in g.nodes(data=True)}
    return Measures(communities(g, side), balance(g, side), brokers(g, side), names, side)


def communities(g: nx.MultiDiGraph[str], side: Mapping[str, str] | None = None) -> tuple[Community, ...]:
    """The communities of the graph of friendly acts (Louvain), the largest first; none of a single actor."""
    flat = _flat(g, FRIENDLY, side or {})
    order = sorted(flat)
    number = {n: i for i, n in enumerate(order)}
    weighted: nx.Graph[int] = nx.Graph()
    weighted.add_nodes_from(range(len(order)))
    weighted.add_weighted_edges_from((number[a], number[b], len(d["acts"])) for a, b, d in _edges(flat))
    found = nx.community.louvain_communities(weighted, weight="weight", seed=SEED) if flat else []
    groups = sorted((sorted(order[i] for i in c) for c in found if len(c) > 1), key=lambda c: (-len(c), c))
    return tuple(Community(tuple(c), _acts_within(flat, c)) for c in groups)


def _acts_within(flat: nx.Graph[str], members: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(a for _, _, d in flat.subgraph(members).edges(data=True) for a in d["acts"]))


def ties(g: nx.MultiDiGraph[str], side: Mapping[str, str] | None = None) -> list[Tie]:
    """How each two actors stand to each other, by id; those with as many friendly as hostile acts aside."""
    out = []
    for a, b, d in _edges(_flat(g, (*FRIENDLY, *HOSTILE), side or {})):
        friendly = sum(t in FRIENDLY for t in d["types"])
        hostile = len(d["types"]) - friendly
        if friendly != hostile:
            out.append(Tie((a, b), 1 if friendly > hostile else -1, friendly, hostile, tuple(d["acts"])))
    return out


def balance(g: nx.MultiDiGraph[str], side: Mapping[str, str] | None = None) -> Balance:
    """How balanced the signed graph of friendly and hostile ties is."""
    found = ties(g, side)
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for t in found:
        a, b = t.pair
        near[a][b] = near[b][a] = t.sign
    triangles, balanced = _triangles(found, near)
    camp = _camps(near)
    against = tuple(t for t in found if (camp[t.pair[0]] == camp[t.pair[1]]) != (t.sign > 0))
    return Balance(len(found), triangles, balanced, against)


def _triangles(found: Sequence[Tie], near: Mapping[str, Mapping[str, int]]) -> tuple[int, int]:
    """How many there are, each counted once, and how many are balanced."""
    count = balanced = 0
    for t in found:
        a, b = t.pair
        few, many = sorted((near[a], near[b]), key=len)
        for c in (c for c in few if c > b and c in many):
            count += 1
            balanced += t.sign * few[c] * many[c] > 0
    return count, balanced


def _camps(near: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """A division into two camps (1 and -1) that no single actor's change makes better."""
    camp: dict[str, int] = {}
    for start in sorted(near, key=lambda i: (-len(near[i]), i)):
        _spread(start, near, camp)
    turned = True
    while turned:
        turned = False
        for i in sorted(near):
            if sum(s * camp[i] * camp[j] for j, s in near[i].items()) < 0:
                camp[i], turned = -camp[i], True
    return camp


def _spread(start: str, near: Mapping[str, Mapping[str, int]], camp: dict[str, int]) -> None:
    """Puts those who are joined to `start` beside it or against it, the nearest first."""
    if start in camp:
        return
    camp[start], waiting = 1, [start]
    for i in waiting:
        for j, sign in sorted(near[i].items()):
            if j not in camp:
                camp[j] = camp[i] * sign
                waiting.append(j)


def brokers(g: nx.MultiDiGraph[str], side: Mapping[str, str] | None = None) -> tuple[Broker, ...]:
    """Those who stand between others in the graph of all acts, most betweenness first; none without any."""
    flat = _flat(g, None, side or {})
    order = sorted(flat)
    number = {n: i for i, n in enumerate(order)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_edges_from((number[a], number[b]) for a, b, _ in _edges(flat))
    sample = SAMPLE if len(order) > SAMPLE else None
    between = nx.betweenness_centrality(plain, k=sample, seed=SEED)
    top = sorted((i for i in between if between[i] > 0), key=lambda i: (-between[i], i))
    close = {i: _constraint(plain, i) for i in top[: CLOSE if sample else None]}
    return tuple(
        Broker(order[i], round(between[i], 6), round(close[i], 6) if i in close else None, plain.degree(i)) for i in top
    )


def _constraint(plain: nx.Graph[int], ident: int) -> float:
    """Burt's constraint, all ties alike. (networkx takes the third power of a hub's contacts: minutes where these are
    thousands.)
    """
    own = 1 / plain.degree(ident)
    through = dict.fromkeys(plain[ident], own)
    for contact in plain[ident]:
        part = own / plain.degree(contact)
        for other in plain[contact]:
            if other in through:
                through[other] += part
    return float(sum(t * t for t in through.values()))


def _flat(g: nx.MultiDiGraph[str], types: Sequence[str] | None, side: Mapping[str, str]) -> nx.Graph[str]:
    """One edge between two actors, with the acts and their types in order; actors that count for others as those."""
    found: dict[Pair, list[tuple[str, str]]] = defaultdict(list)
    for a, b, act, d in g.edges(keys=True, data=True):
        one, other = sorted((side.get(a, a), side.get(b, b)))
        if one != other and (types is None or d["type"] in types):
            found[one, other].append((str(act), d["type"]))
    out: nx.Graph[str] = nx.Graph()
    for pair in sorted(found):
        acts = sorted(found[pair])
        out.add_edge(*pair, acts=[a for a, _ in acts], types=[t for _, t in acts])
    return out


def _edges(flat: nx.Graph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    return sorted(((min(a, b), max(a, b), d) for a, b, d in flat.edges(data=True)), key=lambda e: e[:2])
