"""FollowTheMoney entities as JSON lines: actors, articles, and acts as links with the sentence as summary.

Persons are Person, organisations Organization (PublicBody where the graph says that they belong to a state), states
Territory (FollowTheMoney's word for a country), groups LegalEntity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import networkx as nx

from graph.exports.common import Edge, Node, compact, edges, harmless, nodes, utf8
from loaders.reading import content_id

_SCHEMATA = {"Person": "Person", "Organisation": "Organization", "State": "Territory", "Group": "LegalEntity"}
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+\.[^\s<>\"{}|\\^`\x00-\x20]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BELONGING = {"SPEAKS_FOR": "speaks for", "PART_OF": "part of"}

Entity = dict[str, Any]


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, _form: str, _title: str) -> None:
    """Writes an entity a line."""
    file.writelines(utf8(compact(e) + "\n") for e in entities(graph))


def entities(graph: nx.MultiDiGraph[str]) -> Iterator[Entity]:
    """Actors, then articles, then acts and affiliations."""
    kinds = {n.id: n.kind for n in nodes(graph)}
    public = {e.source for e in edges(graph) if e.type == "PART_OF" and kinds.get(e.target) == "State"}
    for n in nodes(graph):
        if n.kind in _SCHEMATA or n.kind == "Article":
            yield _actor(n, n.id in public) if n.kind in _SCHEMATA else _article(n.id, n.name, n.values)
    known = {n for n, kind in kinds.items() if kind == "Article"}
    for e in edges(graph):
        article = str(e.values.get("article") or "")
        if article and kinds[e.source] in _SCHEMATA and article not in known:
            known.add(article)
            yield _article(article, article, e.values)
        if kinds[e.source] in _SCHEMATA and kinds[e.target] in _SCHEMATA:
            yield _link(e)
    for n in nodes(graph):
        if n.kind == "Act":
            yield from _exact_act(graph, n)


def _entity(ident: str, schema: str, properties: Mapping[str, Iterable[Any]]) -> Entity:
    kept = {k: [harmless(str(v)).strip() for v in vs if v is not None] for k, vs in properties.items()}
    return {"id": ident, "schema": schema, "properties": {k: list(filter(None, v)) for k, v in kept.items() if any(v)}}


def _id(ident: str) -> str:
    """The id as it is when FollowTheMoney takes it, else one made from it."""
    return ident if _ID.fullmatch(ident) else f"sayso-{content_id(ident)}"


def _actor(n: Node, public: bool) -> Entity:
    schema = "PublicBody" if n.kind == "Organisation" and public else _SCHEMATA[n.kind]
    role = n.values.get("role")
    own = {"position": [role]} if schema == "Person" else {"summary": [role]}
    own |= {"level": ["country"]} if schema == "Territory" else {}
    note = ["unnamed in the articles"] if n.values.get("anonymous") else []
    return _entity(_id(n.id), schema, {"name": [n.name], "alias": n.values.get("aliases") or (), **own, "notes": note})


def _article(ident: str, name: str, values: Mapping[str, Any]) -> Entity:
    given = {
        "fileName": [ident],
        "title": [values.get("title") or name],
        "sourceUrl": _urls(values),
        "publishedAt": _days(values.get("published")),
        "modifiedAt": _days(values.get("updated")),
        "publisher": [values.get("publisher")],
        "author": values.get("byline") or (),
        "keywords": [values.get("section")],
    }
    return _entity(_id(ident), "Article", given)


def _link(e: Edge, words: Mapping[str, Any] | None = None) -> Entity:
    values = {**e.values, **(words or {})}
    article = str(values.get("article") or "")
    given = {
        "subject": [_id(e.source)],
        "object": [_id(e.target)],
        "role": [values.get("role") or _BELONGING.get(e.type) or e.type.lower().replace("_", " ")],
        "date": _days(values.get("date")),
        "startDate": _days(values.get("since")),
        "endDate": _days(values.get("until") or values.get("date_end")),
        "summary": [values.get("sentence") or values.get("exact")],
        "description": [_status(values), values.get("quote")],
        "sourceUrl": _urls(values),
        "proof": [_id(article)] if article else [],
        "recordId": [values.get("act") or e.id],
    }
    return _entity(_id(f"link-{e.id}"), "UnknownLink", given)


def _status(values: Mapping[str, Any]) -> str | None:
    """Modality and the like in words: 'modality: actual; voice: spoken; ...'."""
    names = ("modality", "voice", "speaker", "relayed_by", "confidence", "sources")
    given = [(k, values.get(k)) for k in names if values.get(k) not in (None, [], "")]
    texts = [f"{k}: {', '.join(map(str, v)) if isinstance(v, list | tuple) else v}" for k, v in given]
    return "; ".join(texts) or None


def _urls(values: Mapping[str, Any]) -> list[str]:
    url = str(values.get("url") or "")
    return [url] if _URL.fullmatch(url) else []


def _days(value: Any) -> list[str]:
    day = str(value or "")[:10]
    return [day] if _DATE.fullmatch(day) else []


def _exact_act(graph: nx.MultiDiGraph[str], act: Node) -> Iterator[Entity]:
    out = [(b, d) for _, b, d in graph.out_edges(act.id, data=True)]
    doers = [b for b, d in out if d.get("type") == "BY"]
    objects = [b for b, d in out if d.get("type") == "TOWARDS"]
    told = next(({**d, "article": b} for b, d in out if d.get("type") == "EVIDENCED_BY"), {})
    words = {**act.values, **told, "act": act.id}
    for a in doers:
        for b in objects:
            edge = Edge(f"{act.id}-{a}-{b}", str(a), str(b), str(act.values.get("type") or act.name), {})
            yield _link(edge, words)
