"""What the graph holds: labels, relationship types, their properties and constraints. The one place that says so.

Two layers. The exact one is what the articles say, every node and edge with its words. The browsing layer is made from
it (`graph.browse`): one edge between two actors for each act that counts as done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from loaders.reading import ACT_TYPES, ACTOR_KINDS

SCHEMA_VERSION = 3

# How a property is kept: `date` and `moment` are given as ISO 8601 text and kept as Cypher's DATE and ZONED DATETIME.
Kind = Literal["text", "texts", "integer", "integers", "number", "flag", "date", "moment"]
_WRAPS: dict[Kind, str] = {"date": "date({})", "moment": "datetime({})"}


@dataclass(frozen=True, slots=True)
class Node:
    """A kind of node: its first label carries the uniqueness constraint on `id`."""

    label: str
    properties: Mapping[str, Kind] = field(hash=False)
    also: tuple[str, ...] = ()

    @property
    def create(self) -> str:
        """The statement that makes those of $rows that aren't there yet."""
        labels = ":".join((self.label, *self.also))
        return (
            f"UNWIND $rows AS r OPTIONAL MATCH (x:{self.label} {{id: r.id}}) WITH r, x WHERE x IS NULL "
            f"CREATE (:{labels} {_values(self.properties)})"
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A kind of relationship between two labels; $rows name its ends by their ids as `a` and `b`."""

    type: str
    source: str
    target: str
    properties: Mapping[str, Kind] = field(hash=False, default_factory=dict)

    @property
    def create(self) -> str:
        """The statement that makes one relationship for each of $rows."""
        return (
            f"UNWIND $rows AS r MATCH (a:{self.source} {{id: r.a}}) MATCH (b:{self.target} {{id: r.b}}) "
            f"CREATE (a)-[:{self.type} {_values(self.properties)}]->(b)"
        )


def _values(properties: Mapping[str, Kind]) -> str:
    return "{" + ", ".join(f"{p}: {_WRAPS.get(k, '{}').format(f'r.{p}')}" for p, k in properties.items()) + "}"


_ACTOR: dict[str, Kind] = {
    "id": "text",
    "name": "text",
    "aliases": "texts",
    "role": "text",
    "anonymous": "flag",
    "name_from": "text",  # publication day and id of the article that the name is from: the newest
    "role_from": "text",
}
# Set by `settle` alone, from all that is stored (`graph.identity`): on an actor the one that it is the same as and why,
# the ids and names of those that are the same as it, and the one that it (or one of those) speaks for.
FOLDED: dict[str, Kind] = {"same_as": "text", "same_why": "text", "also": "texts", "side": "text"}
# Set from what persons decided (`graph.judging`): on an act or statement accepted, rejected, corrected or later; by
# whom, when and why; and as JSON what was read, since corrected values stand in its place.
JUDGED: dict[str, Kind] = {"judgement": "text", "judged_by": "text", "read": "text"}
# Written on actors at request (`graph.stores.measured`), and no part of the graph in memory or of exports.
MEASURED: dict[str, Kind] = {"community": "integer", "betweenness": "number", "burt_constraint": "number"}
# Of an article and no part of the graph in memory or of exports: what the search for copies needs, and the name of its
# source, which may be a path of somebody's machine.
SKETCH = ("bands", "runs")
UNSHOWN = ("ref", *SKETCH, *MEASURED)
ACTORS = {kind: Node("Actor", _ACTOR, (kind,)) for kind in ACTOR_KINDS}
ARTICLE = Node(
    "Article",
    {
        "id": "text",
        "ref": "text",  # the file or row it was loaded from
        "url": "text",
        "title": "text",
        "text": "text",  # left out with --no-text
        "sha256": "text",  # of the text as UTF-8
        "publisher": "text",
        "published": "date",
        "published_at": "text",  # as it was given: a date or a moment
        "updated": "date",
        "updated_at": "text",  # as it was given
        "byline": "texts",
        "section": "text",
        "language": "text",
        "retrieved": "moment",
        "reader": "text",
        "standing": "text",  # original, copy or superseded; only originals count (`graph.collection`)
        **dict.fromkeys(SKETCH, "text"),
    },
)
STATEMENT = Node(
    "Statement",
    {
        "id": "text",
        "kind": "text",
        "text": "text",
        "stance": "text",
        "medium": "text",
        "confidence": "number",
        "why": "text",
    },
)
ACT = Node(
    "Act",
    {
        "id": "text",
        "type": "text",
        "plover": "text",
        "cameo": "text",
        "modality": "text",
        "voice": "text",
        "target_text": "text",
        "date": "date",
        "date_end": "date",
        "precision": "text",
        "inferred": "texts",
        "event": "text",  # the same for acts of one type, pair and day, or of one article when there is no day
        "confidence": "number",
        "why": "text",
    },
)
# What a person decided, never changed: an undo is a decision too. `kind` is what is decided on: two actors (`left` and
# `right`), an article (`left`) that is kept out (`graph.stores.retractions`), or an act or statement: where it stands,
# the words, `was` the values decided on and `now` those that they are corrected to, both as JSON.
_DECISION: dict[str, Kind] = {
    "id": "text",
    "kind": "text",
    "judgement": "text",
    "user": "text",
    "at": "text",
    "why": "text",
}
DECISION = Node("Decision", {**_DECISION, "left": "text", "right": "text", "left_name": "text", "right_name": "text"})
RULING = Node(
    "Decision",
    {
        **_DECISION,
        "item": "text",
        "article": "text",
        "start": "integer",
        "end": "integer",
        "exact": "text",
        "was": "text",
        "now": "text",
    },
)
NODES = (*ACTORS.values(), ARTICLE, STATEMENT, ACT)
LABELS = ("Actor", "Article", "Statement", "Act", "Decision")

_SPAN: dict[str, Kind] = {"start": "integer", "end": "integer", "exact": "text", "sentence": "text"}
_ORDER: dict[str, Kind] = {"order": "integer"}
_BELONGS: dict[str, Kind] = {
    "role": "text",
    "article": "text",
    "start": "integer",
    "end": "integer",
    "exact": "text",
    "since": "date",
    "until": "date",
}
MADE = Edge("MADE", "Actor", "Statement", _ORDER)
IN = Edge("IN", "Statement", "Article", {**_SPAN, **_ORDER})
TO = Edge("TO", "Statement", "Actor")
STATEMENT_RELAYED_BY = Edge("RELAYED_BY", "Statement", "Actor", _ORDER)
WITHIN = Edge("WITHIN", "Statement", "Statement")
MENTIONS = Edge("MENTIONS", "Statement", "Actor")
BY = Edge("BY", "Act", "Actor")
TOWARDS = Edge("TOWARDS", "Act", "Actor")
VOICED_IN = Edge("VOICED_IN", "Act", "Statement")
ACT_RELAYED_BY = Edge("RELAYED_BY", "Act", "Actor", _ORDER)
EVIDENCED_BY = Edge("EVIDENCED_BY", "Act", "Article", _SPAN)
RESPONDS_TO = Edge("RESPONDS_TO", "Act", "Act", {"basis": "text", "days": "integer"})
SPEAKS_FOR = Edge("SPEAKS_FOR", "Actor", "Actor", _BELONGS)
PART_OF = Edge("PART_OF", "Actor", "Actor", _BELONGS)
PUBLISHED_BY = Edge("PUBLISHED_BY", "Article", "Actor")
COPY_OF = Edge("COPY_OF", "Article", "Article")
SUPERSEDES = Edge("SUPERSEDES", "Article", "Article")
# What one article says of an actor, and where its mentions are; an actor's own properties are folded from these.
NAMED_IN = Edge(
    "NAMED_IN",
    "Actor",
    "Article",
    {
        "name": "text",
        "aliases": "texts",
        "role": "text",
        "anonymous": "flag",
        "starts": "integers",
        "ends": "integers",
    },
)
EXACT = (
    MADE,
    IN,
    TO,
    STATEMENT_RELAYED_BY,
    WITHIN,
    MENTIONS,
    BY,
    TOWARDS,
    VOICED_IN,
    ACT_RELAYED_BY,
    EVIDENCED_BY,
    RESPONDS_TO,
    SPEAKS_FOR,
    PART_OF,
    PUBLISHED_BY,
    COPY_OF,
    SUPERSEDES,
    NAMED_IN,
)

_BROWSE: dict[str, Kind] = {
    "act": "text",
    "date": "date",
    "date_end": "date",
    "modality": "text",
    "voice": "text",
    "relayed_by": "texts",
    "sentence": "text",
    "quote": "text",
    "speaker": "text",
    "article": "text",
    "url": "text",
    "confidence": "number",
    "sources": "integer",
    "judgement": "text",  # accepted or corrected, when a person decided so
}
BROWSE = {kind: Edge(kind, "Actor", "Actor", _BROWSE) for kind in ACT_TYPES}

INDEXED = (
    ("Act", "event"),
    ("Actor", "same_as"),
    ("Actor", "side"),
    ("Actor", "name"),
    ("Decision", "article"),
    ("Article", "url"),
    ("Article", "ref"),
)
CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (x:{label}) REQUIRE x.id IS UNIQUE" for label in LABELS
)
INDEXES = tuple(
    f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (x:{label}) ON (x.{name})" for label, name in INDEXED
)
