"""From readings to rows: plain values for each kind of node and relationship of the exact layer (`graph.schema`)."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import collection, schema
from graph.schema import Edge, Node
from loaders.reading import SYMMETRIC_TYPES, Act, Actor, Article, Reading, Span, Statement, content_id, slug

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows by kind of node and by kind of relationship; `add` keeps nodes single by id."""

    nodes: dict[Node, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    edges: dict[Edge, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def node(self, kind: Node, row: Row) -> None:
        """Adds a node's row; the first of an id stays."""
        self.nodes[kind].setdefault(row["id"], row)

    def edge(self, kind: Edge, a: str, b: str, **properties: Any) -> None:
        """Adds a relationship's row from the node with id `a` to the one with id `b`."""
        self.edges[kind].append({"a": a, "b": b, **properties})


def rows(readings: Iterable[Reading], retrieved: str, *, keep_text: bool = True) -> Rows:
    """The rows of all nodes but actors (see `named`), and of all exact relationships; `retrieved` is an ISO moment."""
    out = Rows()
    for reading in readings:
        _Builder(reading, out).build(retrieved, keep_text)
    return out


def day(moment: str | None) -> str | None:
    """The ISO day of an ISO date or moment; None when it is none."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", moment or "")
    try:
        return date.fromisoformat(found[0]).isoformat() if found else None
    except ValueError:
        return None


def publisher_of(reading: Reading) -> Actor | None:
    """The publisher as an actor: the organisation of that name in the article, else one made from the name."""
    name = " ".join((reading.article.publisher or "").split())
    if not name:
        return None
    for actor in reading.actors:
        if actor.kind == "Organisation" and name in (actor.name, *actor.aliases):
            return actor
    ident = f"org-{slug(name) or content_id(name)}"
    same = next((a for a in reading.actors if a.id == ident), None)
    return same or Actor(ident, name, "Organisation")


def named(reading: Reading) -> list[Actor]:
    """All actors that the article names: those of the text and its publisher."""
    publisher = publisher_of(reading)
    extra = [publisher] if publisher and publisher.id not in {a.id for a in reading.actors} else []
    return [*reading.actors, *extra]


def event_of(
    kind: str, source: str | None, target: str | None, start: str | None, modality: str, article: str
) -> str | None:
    """A key that is equal for acts of one type, pair and ISO day; without a day, for those of one article and modality.

    None for what has no target or wasn't done.
    """
    if source is None or target is None or modality == "denied":
        return None
    pair = sorted((source, target)) if kind in SYMMETRIC_TYPES else (source, target)
    return content_id("event", kind, *pair, *((start,) if start else (article, modality)))


def article_row(article: Article, retrieved: str, reader: str, keep_text: bool) -> Row:
    """The article's node."""
    return {
        "id": article.id,
        "ref": article.ref or None,
        "url": article.url,
        "title": article.title,
        "text": article.text if keep_text else None,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "publisher": article.publisher,
        "published": day(article.published),
        "published_at": article.published,
        "updated": day(article.updated),
        "updated_at": article.updated,
        "byline": list(article.byline) or None,
        "section": article.section,
        "language": article.language,
        "retrieved": retrieved,
        "reader": reader,
        "standing": None,
        **collection.sketch(article.text, keep_text),
    }


class _Builder:
    """The rows of one reading."""

    def __init__(self, reading: Reading, out: Rows) -> None:
        self.reading, self.out = reading, out
        self.text, self.article = reading.article.text, reading.article.id
        self.mentions = sorted((m, a.id) for a in reading.actors for m in a.mentions)
        self.actors = {a.id for a in reading.actors}

    def build(self, retrieved: str, keep_text: bool) -> None:
        self.out.node(schema.ARTICLE, article_row(self.reading.article, retrieved, self.reading.reader, keep_text))
        for actor in named(self.reading):
            self._actor(actor)
        if publisher := publisher_of(self.reading):
            self.out.edge(schema.PUBLISHED_BY, self.article, publisher.id)
        for statement in self.reading.statements:
            self._statement(statement)
        for act in self.reading.acts:
            self._act(act)
        self._responses()

    def _words(self, span: Span) -> str:
        return self.text[slice(*span)]

    def _span(self, span: Span, sentence: Span) -> Row:
        return {"start": span[0], "end": span[1], "exact": self._words(span), "sentence": self._words(sentence)}

    def _actor(self, actor: Actor) -> None:
        what = {"name": actor.name, "aliases": sorted(set(actor.aliases)), "role": actor.role}
        starts, ends = [m[0] for m in actor.mentions], [m[1] for m in actor.mentions]
        self.out.edge(
            schema.NAMED_IN, actor.id, self.article, **what, anonymous=actor.anonymous, starts=starts, ends=ends
        )
        for of in (x for x in actor.of if x.actor in self.actors):
            where = {"article": self.article, "start": of.evidence[0], "end": of.evidence[1]}
            since = {"since": day(self.reading.article.published), "until": None}
            kind = schema.SPEAKS_FOR if of.relation == "SPEAKS_FOR" else schema.PART_OF
            self.out.edge(kind, actor.id, of.actor, role=of.role, exact=self._words(of.evidence), **where, **since)

    def _statement(self, s: Statement) -> None:
        own = {"kind": s.kind, "text": s.text, "stance": s.stance, "medium": s.medium}
        self.out.node(schema.STATEMENT, {"id": s.id, **own, "confidence": s.confidence, "why": s.why})
        for order, span in enumerate(s.spans):
            self.out.edge(schema.IN, s.id, self.article, **self._span(span, s.sentence), order=order)
        for order, speaker in enumerate(_speakers(s)):
            self.out.edge(schema.MADE, speaker, s.id, order=order)
        for order, relayer in enumerate(dict.fromkeys(s.relayed_by)):
            self.out.edge(schema.STATEMENT_RELAYED_BY, s.id, relayer, order=order)
        if s.addressee:
            self.out.edge(schema.TO, s.id, s.addressee)
        if s.parent:
            self.out.edge(schema.WITHIN, s.id, s.parent)
        for actor in sorted(set(self._mentioned(s.spans))):
            self.out.edge(schema.MENTIONS, s.id, actor)

    def _mentioned(self, spans: tuple[Span, ...]) -> Iterator[str]:
        for start, end in spans:
            yield from (a for (s, e), a in self.mentions if start <= s and e <= end)

    def _act(self, act: Act) -> None:
        when = act.date
        on = day(when.start) if when else None
        self.out.node(
            schema.ACT,
            {
                "id": act.id,
                "type": act.type,
                "plover": act.plover,
                "cameo": act.cameo,
                "modality": act.modality,
                "voice": act.voice,
                "target_text": act.target_text,
                "date": on,
                "date_end": day(when.end) if when else None,
                "precision": when.precision if when else None,
                "inferred": list(act.inferred),
                "event": event_of(act.type, act.source, act.target, on, act.modality, self.article),
                "confidence": act.confidence,
                "why": act.why,
            },
        )
        self.out.edge(schema.BY, act.id, act.source)
        if act.target:
            self.out.edge(schema.TOWARDS, act.id, act.target)
        if act.statement:
            self.out.edge(schema.VOICED_IN, act.id, act.statement)
        for order, relayer in enumerate(dict.fromkeys(act.relayed_by)):
            self.out.edge(schema.ACT_RELAYED_BY, act.id, relayer, order=order)
        self.out.edge(schema.EVIDENCED_BY, act.id, self.article, **self._span(act.evidence, act.sentence))

    def _responses(self) -> None:
        days = {a.id: day(a.date.start) for a in self.reading.acts if a.date}
        for act in self.reading.acts:
            for response in {r.act: r for r in act.responds_to}.values():
                gap = _days(days.get(response.act), days.get(act.id))
                self.out.edge(schema.RESPONDS_TO, act.id, response.act, basis=response.basis, days=gap)


def _speakers(s: Statement) -> list[str]:
    return list(dict.fromkeys([*([s.speaker] if s.speaker else []), *s.speakers]))


def _days(earlier: str | None, later: str | None) -> int | None:
    if earlier is None or later is None:
        return None
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
