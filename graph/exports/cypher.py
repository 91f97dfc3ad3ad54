"""A Cypher script that builds the graph, for cypher-shell and Neo4j Browser: run again, it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, TypeVar

import networkx as nx

from graph.exports.common import Edge, Node, edges, nodes, utf8
from graph.exports.neo4j_admin import properties
from graph.schema import ACTORS, CONSTRAINTS

_BATCH = 200  # rows a statement
_DATES = ("date", "date_end", "published", "since", "until")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
Item = TypeVar("Item", Node, Edge)


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes one statement a line, each ended by a semicolon, constraints first."""
    file.write(utf8(f"// {' '.join(title.split())}\n" if title else ""))
    file.writelines(utf8(f"{c};\n") for c in CONSTRAINTS)
    for kind, some in _groups(nodes(graph), lambda n: n.kind):
        file.write(_statement((_node(n) for n in some), _merge_node(kind)))
    kinds = {n.id: n.kind for n in nodes(graph)}
    for ends, group in _groups(edges(graph), lambda e: f"{kinds[e.source]} {e.type} {kinds[e.target]}"):
        file.write(_statement((_edge(e) for e in group), _merge_edge(*ends.split(" "))))


def _groups(items: Iterable[Item], key: Any) -> Iterator[tuple[str, list[Item]]]:
    """The items by key, in lots of _BATCH."""
    lots: dict[str, list[Item]] = {}
    for item in items:
        lot = lots.setdefault(key(item), [])
        lot.append(item)
        if len(lot) == _BATCH:
            yield key(item), lots.pop(key(item))
    yield from lots.items()


def _statement(rows: Iterable[str], merge: str) -> bytes:
    return utf8(f"UNWIND [{', '.join(rows)}] AS r {merge};\n")


def _merge_node(kind: str) -> str:
    also = f" SET n:{name(kind)}" if kind in ACTORS else ""
    return f"MERGE (n:{_label(kind)} {{id: r.id}}){also} SET n += r.p"


def _merge_edge(source: str, kind: str, target: str) -> str:
    ends = f"MATCH (a:{_label(source)} {{id: r.a}}) MATCH (b:{_label(target)} {{id: r.b}})"
    return f"{ends} MERGE (a)-[e:{name(kind)} {{id: r.id}}]->(b) SET e += r.p"


def _label(kind: str) -> str:
    return "Actor" if kind in ACTORS or not kind else name(kind)


def _node(node: Node) -> str:
    return f"{{id: {literal(node.id)}, p: {_map(properties(node))}}}"


def _edge(edge: Edge) -> str:
    ends = f"id: {literal(edge.id)}, a: {literal(edge.source)}, b: {literal(edge.target)}"
    return f"{{{ends}, p: {_map(edge.values)}}}"


def _map(values: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{name(k)}: {_value(k, v)}" for k, v in values.items()) + "}"


def _value(key: str, value: Any) -> str:
    dated = key in _DATES and isinstance(value, str) and _DATE.fullmatch(value)
    return f"date({literal(value)})" if dated else literal(value)


def name(word: str) -> str:
    """A label, type or key; in backticks unless it's a plain word."""
    return word if _WORD.fullmatch(word) else "`" + word.replace("`", "``").replace("\\", "\\\\") + "`"


def literal(value: Any) -> str:
    """A value as Cypher writes it; in text, whatever could end or change the literal is escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(literal(v) for v in value) + "]"
    return "'" + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04x}", str(value)) + "'"
