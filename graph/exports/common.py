"""What the exporters share: rows and their columns, colours and weights, and text that does no harm."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx

from graph.exports.layout import positions
from loaders.reading import SYMMETRIC_TYPES

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
KIND_COLOURS = {
    "Person": "#f2c14e",
    "Organisation": "#8fb8de",
    "State": "#b5d99c",
    "Group": "#e3c3d6",
    "Article": "#d9d9d9",
    "Statement": "#c9b8e8",
    "Act": "#f4a582",
}
OTHER_COLOUR = "#888888"
EXACT_KINDS = ("Article", "Statement", "Act")

Row = dict[str, Any]
Kind = Literal["text", "date", "integer", "number", "flag", "texts", "integers"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# C0 and C1 controls (tab and line feed kept), the marks that reorder or hide text, and halves of surrogate pairs.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A node as exporters take it: `kind` is its label (Person ... Act), `values` the rest without nulls."""

    id: str
    name: str
    kind: str
    values: Row


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as exporters take it: `id` is unique in the whole graph, `values` are without nulls."""

    id: str
    source: str
    target: str
    type: str
    values: Row

    @property
    def directed(self) -> bool:
        """False for acts that both sides do."""
        return self.type not in SYMMETRIC_TYPES

    @property
    def weight(self) -> int:
        """The number of independent sources, at least one."""
        return max(1, int(self.values.get("sources") or 1))


def nodes(graph: nx.MultiDiGraph[str]) -> Iterator[Node]:
    """The nodes in the graph's order."""
    for ident, data in graph.nodes(data=True):
        yield node(ident, data)


def node(ident: str, data: Mapping[str, Any]) -> Node:
    """One node; a statement's own kind (direct, mixed, indirect) goes by `statement_kind`."""
    values = {k: v for k, v in data.items() if v is not None and k not in ("id", "labels", "kind", "name")}
    kind = kind_of(data)
    if kind == "Statement" and data.get("kind") not in (None, kind):
        values["statement_kind"] = data["kind"]
    name = next((str(data[k]) for k in ("name", "title", "type", "text") if data.get(k)), str(ident))
    return Node(str(ident), name if len(name) <= 120 else name[:119] + "…", kind, values)


def kind_of(data: Mapping[str, Any]) -> str:
    """The kind of a node: its first label, Person ... Act; a statement's own `kind` is something else."""
    return str(next(iter(data.get("labels") or ()), None) or data.get("kind") or "")


def edges(graph: nx.MultiDiGraph[str]) -> Iterator[Edge]:
    """The edges in the graph's order; the id is the key, with the ends and a number where that isn't unique."""
    seen: Counter[str] = Counter()
    for source, target, key, data in graph.edges(keys=True, data=True):
        kind = str(data.get("type") or key)
        ident = key if isinstance(key, str) and key != kind else f"{source}|{kind}|{target}"
        seen[ident] += 1
        values = {k: v for k, v in data.items() if v is not None and k != "type"}
        unique = ident if seen[ident] == 1 else f"{ident}#{seen[ident]}"
        yield Edge(unique, str(source), str(target), kind, values)


def is_exact(graph: nx.MultiDiGraph[str]) -> bool:
    """Whether the graph holds articles, statements or acts as nodes."""
    return any(kind_of(d) in EXACT_KINDS for _, d in graph.nodes(data=True))


def weights(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, int]]:
    """What a drawing tool may size actors by: `acts` that each takes part in, and the `sources` that tell of them."""
    found = {str(n): {"acts": 0, "sources": 0} for n in graph}
    for edge in edges(graph):
        for end in {edge.source, edge.target}:
            found[end]["acts"] += 1
            found[end]["sources"] += edge.weight
    return found


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, Kind]:
    """Column -> kind, in the order first met. Whole and broken numbers together are numbers, other mixtures text."""
    found: dict[str, set[Kind]] = {}
    for row in rows:
        for key, value in row.items():
            found.setdefault(key, set()).add(_kind(value))
    return {key: _one(kinds) for key, kinds in found.items()}


def _kind(value: Any) -> Kind:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int):
        return "integer" if abs(value) < 2**63 else "text"
    if isinstance(value, float):
        return "number"
    if isinstance(value, list | tuple | set):
        return "integers" if value and all(type(v) is int for v in value) else "texts"
    return "date" if isinstance(value, str) and _DATE.fullmatch(value) else "text"


def _one(kinds: set[Kind]) -> Kind:
    if len(kinds) == 1:
        return next(iter(kinds))
    if kinds == {"integer", "number"}:
        return "number"
    return "texts" if kinds == {"integers", "texts"} else "text"


def flat(value: Any) -> str | int | float | bool:
    """A value that any format holds: lists become one text with '; ' between."""
    if isinstance(value, list | tuple | set):
        return "; ".join(str(v) for v in value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def node_colour(kind: str) -> str:
    """The colour of a kind of node."""
    return KIND_COLOURS.get(kind, OTHER_COLOUR)


def edge_colour(kind: str) -> str:
    """The colour of a type of edge."""
    return TYPE_COLOURS.get(kind, OTHER_COLOUR)


@dataclass(frozen=True, slots=True)
class Look:
    """What a drawing tool takes up: colours '#rrggbb', size in points, place with x to the right and y up."""

    colour: str
    size: float
    x: float
    y: float


def looks(graph: nx.MultiDiGraph[str], scale: float = 500.0) -> dict[str, Look]:
    """A look for each node: coloured by kind, larger for more acts, placed near those that it deals with."""
    places, heavy = positions(graph), weights(graph)
    scale *= max(1.0, (len(graph) / 40) ** 0.5)
    return {
        n.id: Look(
            node_colour(n.kind),
            round(8 + 4 * heavy[n.id]["acts"] ** 0.5, 2),
            round(places[n.id][0] * scale, 2),
            round(places[n.id][1] * scale, 2),
        )
        for n in nodes(graph)
    }


def rgb(colour: str) -> tuple[int, int, int]:
    """'#rrggbb' as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def harmless(text: str) -> str:
    """The text without control characters and direction overrides, for what a person reads in a terminal or table."""
    return _UNSAFE.sub("", text)


def xml_text(text: str) -> str:
    """The text without what XML 1.0 has no way to write."""
    return _NOT_XML.sub("", text)


def utf8(text: str) -> bytes:
    """The text as UTF-8; half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace")


def compact(value: Any) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, default=str, allow_nan=False)
