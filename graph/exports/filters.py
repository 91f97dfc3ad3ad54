"""Which part of a graph is exported: pure functions from a graph to a smaller one.

At the browse level the filters choose edges, and actors without one are left out. At the exact level they choose acts;
these stay with the nodes next to them (actors, statements, articles) and the nodes next to their statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.exports.common import is_exact, kind_of

# (actor id, id of whom it belongs to or speaks for, since, until): ISO dates, None where it isn't known
Affiliation = tuple[str, str, str | None, str | None]
_Actors = Mapping[str, Mapping[str, Any]]
_BELONGING = ("SPEAKS_FOR", "PART_OF")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; empty means all. Actors by id, name or alias; dates ISO 8601, both ends included.

    With `since` or `until`, acts without a date are left out.
    """

    types: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    modalities: frozenset[str] = frozenset()
    min_sources: int = 1

    @property
    def empty(self) -> bool:
        """Whether it keeps everything."""
        return self == Filter()


def chosen(graph: nx.MultiDiGraph[str], keep: Filter) -> nx.MultiDiGraph[str]:
    """The part of the graph that the filter keeps, at either level. A new graph, with the same values."""
    if keep.empty:
        return graph
    return _chosen_exact(graph, keep) if is_exact(graph) else _chosen_browse(graph, keep)


def _chosen_browse(graph: nx.MultiDiGraph[str], keep: Filter) -> nx.MultiDiGraph[str]:
    named = _named(graph, keep.actors)
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for a, b, key, data in graph.edges(keys=True, data=True):
        if _fits(data, keep) and (not keep.actors or a in named or b in named):
            out.add_node(a, **graph.nodes[a])
            out.add_node(b, **graph.nodes[b])
            out.add_edge(a, b, key, **data)
    return out


def _chosen_exact(graph: nx.MultiDiGraph[str], keep: Filter) -> nx.MultiDiGraph[str]:
    named = _named(graph, keep.actors)
    acts = {n for n, d in graph.nodes(data=True) if kind_of(d) == "Act"}
    kept = {a for a in acts if _fits(_told(graph, a), keep) and (not keep.actors or named & set(graph.successors(a)))}
    around = {n for a in kept for n in _near(graph, a)} - acts
    statements = {n for n in around if kind_of(graph.nodes[n]) == "Statement"}
    around |= {n for s in statements for n in _near(graph, s)} - acts
    return _copy(graph.subgraph(kept | around))


def _fits(act: Mapping[str, Any], keep: Filter) -> bool:
    day = str(act.get("date") or "")
    return (
        (not keep.types or act.get("type") in keep.types)
        and (not keep.modalities or act.get("modality") in keep.modalities)
        and (not keep.since or (bool(day) and str(act.get("date_end") or day)[:10] >= keep.since[:10]))
        and (not keep.until or (bool(day) and day[:10] <= keep.until[:10]))
        and (keep.min_sources <= 1 or int(act.get("sources") or 1) >= keep.min_sources)
    )


def _told(graph: nx.MultiDiGraph[str], act: str) -> Mapping[str, Any]:
    """An act's values, with the number of articles that tell of it as `sources` when it has none of its own."""
    articles = {b for _, b, d in graph.out_edges(act, data=True) if d.get("type") == "EVIDENCED_BY"}
    return {"sources": len(articles), **graph.nodes[act]}


def _near(graph: nx.MultiDiGraph[str], node: str) -> set[str]:
    return {*graph.successors(node), *graph.predecessors(node)}


def _named(graph: nx.MultiDiGraph[str], actors: Iterable[str]) -> set[str]:
    wanted = {a.casefold() for a in actors}
    found = set()
    for node, data in graph.nodes(data=True) if wanted else ():
        names = (str(node), str(data.get("name") or ""), *(data.get("aliases") or ()))
        if any(n.casefold() in wanted for n in names):
            found.add(node)
    return found


def _copy(part: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    copied: nx.MultiDiGraph[str] = part.copy()
    return copied


def affiliations(exact: nx.MultiDiGraph[str]) -> list[Affiliation]:
    """Who belongs to whom, and from when to when, as the exact graph says it."""
    return [(a, b, d.get("since"), d.get("until")) for a, b, d in exact.edges(data=True) if d.get("type") in _BELONGING]


def rolled_up(
    graph: nx.MultiDiGraph[str], belongs: Iterable[Affiliation], actors: _Actors | None = None
) -> nx.MultiDiGraph[str]:
    """The browse graph with each act's doer and object replaced by the state that they belong to at its date.

    `belongs` is what `affiliations(exact)` gives, `actors` the values of actors that aren't in the graph (a state that
    does nothing itself). An actor that leads to no state, or to more than one, stays as it is. The edge keeps the first
    names as `doer` and `object`. What a state would do to itself is left out.
    """
    known = {**(actors or {}), **{n: graph.nodes[n] for n in graph}}
    homes: dict[str, list[Affiliation]] = {}
    for link in belongs:
        homes.setdefault(link[0], []).append(link)
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for a, b, key, data in graph.edges(keys=True, data=True):
        day = str(data.get("date") or "")[:10] or None
        doer, other = _state(known, homes, a, day), _state(known, homes, b, day)
        if doer == other and a != b:
            continue
        first = {"doer": _name(known, a)} if doer != a else {}
        second = {"object": _name(known, b)} if other != b else {}
        out.add_node(doer, **known[doer])
        out.add_node(other, **known[other])
        out.add_edge(doer, other, key, **data, **first, **second)
    return out


def _state(known: _Actors, homes: Mapping[str, list[Affiliation]], actor: str, day: str | None) -> str:
    """The one state that the actor leads to, by links that hold on the day; else the actor itself."""
    seen, now, states = {actor}, [actor], set()
    while now:
        here = now.pop()
        if kind_of(known.get(here, {})) == "State":
            states.add(here)
            continue
        for _, home, since, until in homes.get(here, ()):
            if home not in seen and _holds(day, since, until):
                seen.add(home)
                now.append(home)
    return states.pop() if len(states) == 1 else actor


def _holds(day: str | None, since: str | None, until: str | None) -> bool:
    return day is None or ((not since or since[:10] <= day) and (not until or day <= until[:10]))


def _name(known: _Actors, node: str) -> str:
    return str(known[node].get("name") or node)
