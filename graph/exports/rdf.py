"""JSON-LD and Turtle: PROV-O and schema.org terms, sentences and quotes as schema:Quotation with their article.

An act is a schema:Action and prov:Activity of its own, never a bare triple between two actors, since it may be only
planned or conditional; sayso:modality says so. Relations with values of their own are sayso:Link resources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import quote

import networkx as nx

from graph.exports.common import Edge, Node, compact, edges, nodes, utf8
from loaders.reading import ACT_TYPES

PREFIXES = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sayso": "urn:sayso:term:",
}
_CLASSES = {
    "Person": ("schema:Person", "prov:Person", "prov:Agent"),
    "Organisation": ("schema:Organization", "prov:Organization", "prov:Agent"),
    "State": ("schema:Country", "prov:Agent"),
    "Group": ("sayso:Group", "prov:Agent"),
    "Article": ("schema:NewsArticle", "prov:Entity"),
    "Statement": ("schema:Quotation", "prov:Entity"),
    "Act": ("schema:Action", "prov:Activity"),
}
_VALUES = {
    "aliases": "schema:alternateName",
    "title": "schema:headline",
    "url": "schema:url",
    "published": "schema:datePublished",
    "updated": "schema:dateModified",
    "byline": "schema:author",
    "section": "schema:articleSection",
    "language": "schema:inLanguage",
    "date": "schema:startTime",
    "date_end": "schema:endTime",
}
_RELATIONS = {
    "IN": "prov:wasQuotedFrom",
    "BY": "schema:agent",
    "TOWARDS": "schema:object",
    "MENTIONS": "schema:mentions",
    "EVIDENCED_BY": "schema:subjectOf",
    "PART_OF": "schema:memberOf",
    "PUBLISHED_BY": "schema:publisher",
    "WITHIN": "schema:isPartOf",
    "SUPERSEDES": "prov:wasRevisionOf",
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Ref:
    """Another resource, by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Value:
    """A literal; `type` is its datatype as a prefixed name, None for text."""

    text: str
    type: str | None = None


Pair = tuple[str, Ref | Value]


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing with its classes and what is said of it, in prefixed names."""

    iri: str
    classes: tuple[str, ...]
    pairs: tuple[Pair, ...]


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, form: str, _title: str) -> None:
    """Writes the resources one after the other, in either syntax."""
    found = resources(graph)
    if form == "turtle":
        file.writelines(utf8(f"@prefix {p}: <{iri}> .\n") for p, iri in PREFIXES.items())
        file.writelines(utf8(_turtle(r)) for r in found)
        return
    file.write(utf8(f'{{"@context": {compact(PREFIXES)},\n"@graph": [\n'))
    file.writelines(utf8((",\n" if i else "") + compact(_json(r))) for i, r in enumerate(found))
    file.write(b"\n]}\n")


def resources(graph: nx.MultiDiGraph[str]) -> Iterator[Resource]:
    """What the graph says, as resources: its nodes, then its acts with their quotations, then the other relations."""
    kinds = {n.id: n.kind for n in nodes(graph)}
    for n in nodes(graph):
        yield _node(n)
    articles: set[str] = set()
    for e in edges(graph):
        yield from _act(e, kinds, articles) if e.type in ACT_TYPES else _relation(e)


def iri(kind: str, ident: str) -> str:
    """The name of a thing: urn:sayso:<kind>:<id>, whatever characters the id has."""
    return f"urn:sayso:{kind}:{quote(ident, safe='-._~', errors='replace')}"


def _thing(ident: str) -> Ref:
    return Ref(iri("id", ident))


def _node(n: Node) -> Resource:
    named = () if n.kind in ("Article", "Statement", "Act") else (("schema:name", Value(n.name)),)
    return Resource(_thing(n.id).iri, _CLASSES.get(n.kind, ("prov:Entity",)), (*named, *_pairs(n.values, n.kind)))


def _pairs(values: Mapping[str, Any], kind: str = "") -> Iterator[Pair]:
    body = {"Article": "schema:articleBody", "Statement": "schema:text"}.get(kind, "sayso:text")
    special = {"text": body, "role": "schema:jobTitle" if kind == "Person" else "sayso:role"}
    for key, value in values.items():
        predicate = special.get(key) or _VALUES.get(key) or f"sayso:{_camel(key)}"
        for item in value if isinstance(value, list | tuple) else (value,):
            yield predicate, _value(item)


def _value(value: Any) -> Value:
    if isinstance(value, bool):
        return Value(str(value).lower(), "xsd:boolean")
    if isinstance(value, int | float):
        return Value(repr(value), "xsd:integer" if isinstance(value, int) else "xsd:double")
    text = str(value).encode("utf-8", "replace").decode()
    return Value(text, "xsd:date") if _DATE.fullmatch(text) else Value(text)


def _camel(word: str) -> str:
    first, *rest = re.sub(r"[^A-Za-z0-9]+", " ", word).lower().split() or ["value"]
    return first + "".join(w.capitalize() for w in rest)


_OWN = ("act", "sentence", "quote", "speaker", "article", "url")


def _act(e: Edge, kinds: Mapping[str, str], articles: set[str]) -> Iterator[Resource]:
    """The act, the sentence that tells it, the quote in it, and its article once."""
    told = [Ref(iri(part, e.id)) for part in ("sentence", "quote") if e.values.get(part)]
    ends = ("schema:agent", "schema:object") if e.directed else ("schema:participant", "schema:participant")
    pairs: list[Pair] = [(p, _thing(n)) for p, n in zip(ends, (e.source, e.target), strict=True)]
    pairs += [("prov:wasAssociatedWith", _thing(e.source)), *(("schema:subjectOf", t) for t in told)]
    pairs += _pairs({k: v for k, v in e.values.items() if k not in _OWN})
    yield Resource(iri("act", e.id), (*_CLASSES["Act"], f"sayso:{e.type}"), tuple(pairs))
    article = iri("id", str(e.values.get("article") or e.values.get("url") or f"of-{e.id}"))
    for part in ("sentence", "quote"):
        if e.values.get(part):
            yield _quotation(e, part, article, kinds)
    if told and article not in articles:
        articles.add(article)
        yield Resource(article, _CLASSES["Article"], tuple(_pairs({k: v for k, v in e.values.items() if k == "url"})))


def _quotation(e: Edge, part: str, article: str, kinds: Mapping[str, str]) -> Resource:
    pairs: list[Pair] = [("schema:text", _value(str(e.values[part]))), ("prov:wasQuotedFrom", Ref(article))]
    speaker = e.values.get("speaker")
    if part == "quote" and speaker:
        known = speaker in kinds
        pairs.append(("schema:spokenByCharacter", _thing(speaker)) if known else ("sayso:speaker", _value(speaker)))
    return Resource(iri(part, e.id), _CLASSES["Statement"], tuple(pairs))


def _relation(e: Edge) -> Iterator[Resource]:
    """The plain triple, and a link with the relation's values when it has any."""
    source, target = _thing(e.source), _thing(e.target)
    if e.type == "MADE":  # the other way round in schema.org
        yield Resource(target.iri, (), (("schema:spokenByCharacter", source), ("prov:wasAttributedTo", source)))
    else:
        yield Resource(source.iri, (), ((_RELATIONS.get(e.type) or f"sayso:{_camel(e.type)}", target),))
    if e.values:
        own: tuple[Pair, ...] = (("sayso:from", source), ("sayso:to", target), ("sayso:relation", Value(e.type)))
        yield Resource(iri("link", e.id), ("sayso:Link",), (*own, *_pairs(e.values)))


def _turtle(r: Resource) -> str:
    said = [("a", ", ".join(r.classes))] if r.classes else []
    said += [(p, f"<{o.iri}>" if isinstance(o, Ref) else _literal(o)) for p, o in r.pairs]
    return f"\n<{r.iri}> " + " ;\n    ".join(f"{p} {o}" for p, o in said) + " .\n" if said else ""


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f]')


def _literal(value: Value) -> str:
    text = _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", value.text)
    return f'"{text}"' + (f"^^{value.type}" if value.type else "")


def _json(r: Resource) -> dict[str, Any]:
    out: dict[str, Any] = {"@id": r.iri, **({"@type": list(r.classes)} if r.classes else {})}
    for predicate, o in r.pairs:
        if isinstance(o, Ref):
            item: dict[str, str] = {"@id": o.iri}
        else:
            item = {"@value": o.text, **({"@type": o.type} if o.type else {})}
        out.setdefault(predicate, []).append(item)
    return out
