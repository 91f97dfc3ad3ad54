"""One HTML page that draws the graph by itself: no network, all in the file.

Its script is built from `web/` and lies in `assets/` with its licences. A content security policy lets that script run
and nothing else; what comes from articles is data (JSON with < escaped) and is set as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import compact, edge_colour, edges, harmless, looks, nodes, utf8


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, title: str) -> None:
    """Writes the page, its data one node or edge a line."""
    shown = escape(harmless(title) or "Sayso")
    filled = {"style": _asset("page.css"), "script": _asset("page.js"), "title": shown}
    filled["policy"] = _policy(filled["script"], filled["style"])
    before, after = _asset("page.html").split("{{data}}")
    file.write(utf8(_fill(before, filled)))
    file.writelines(utf8(line) for line in _data(graph))
    file.write(utf8(_fill(after, filled)))


def _asset(name: str) -> str:
    return (files("graph.exports") / "assets" / name).read_text("utf-8")


def _fill(frame: str, values: dict[str, str]) -> str:
    head, *rest = frame.split("{{")
    return head + "".join(values[name] + text for name, _, text in (piece.partition("}}") for piece in rest))


def _policy(script: str, style: str) -> str:
    hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (script, style)]
    allowed = f"script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _data(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    yield '{"nodes": [\n'
    for i, item in enumerate(_nodes(graph)):
        yield (",\n" if i else "") + _json(item)
    yield '\n], "edges": [\n'
    for i, item in enumerate(_edges(graph)):
        yield (",\n" if i else "") + _json(item)
    yield "\n]}"


def _json(item: dict[str, Any]) -> str:
    """JSON that can't end the script element that it stands in."""
    return compact({k: _safe(v) for k, v in item.items()}).replace("<", "\\u003c").replace(">", "\\u003e")


def _safe(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_safe(v) for v in value]
    return harmless(value) if isinstance(value, str) else value


def _nodes(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    looked = looks(graph)
    for n in nodes(graph):
        look = looked[n.id]
        shown = {"x": look.x, "y": look.y, "size": look.size, "color": look.colour}
        yield {**n.values, **shown, "id": n.id, "name": n.name, "kind": n.kind}


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    for e in edges(graph):
        ends = {"id": e.id, "from": e.source, "to": e.target, "type": e.type}
        yield {**e.values, **ends, "color": edge_colour(e.type), "weight": e.weight, "mutual": not e.directed}
