"""The reading: what extraction gives for one article. Frozen values and their JSON form.

Offsets are Unicode code points into `article.text`, end exclusive. The JSON form is described by
`reading.schema.json` beside this module; `Reading.to_json` always gives every key.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA_VERSION = 1

Span = tuple[int, int]
ActorKind = Literal["Person", "Organisation", "State", "Group"]
StatementKind = Literal["direct", "mixed", "indirect"]
Stance = Literal["said", "thought", "felt", "planned"]
Modality = Literal["actual", "planned", "conditional", "denied"]
Voice = Literal["spoken", "reported", "relayed"]
Relation = Literal["SPEAKS_FOR", "PART_OF"]
Precision = Literal["day", "week", "month", "year", "range"]

ACTOR_KINDS: tuple[ActorKind, ...] = ("Person", "Organisation", "State", "Group")

# Act type -> PLOVER root. The one list of act types: the graph's relationship types come from it.
ACT_TYPES: dict[str, str] = {
    "THREATENS": "THREATEN",
    "CONDEMNS": "ACCUSE",
    "MEETS": "CONSULT",
    "BACKS": "SUPPORT",
    "DEMANDS_OF": "REQUEST",
    "REJECTS": "REJECT",
    "AGREES_WITH": "AGREE",
    "COOPERATES_WITH": "COOPERATE",
    "AIDS": "AID",
    "YIELDS_TO": "YIELD",
    "PROTESTS_AGAINST": "PROTEST",
    "MOBILIZES_AGAINST": "MOBILIZE",
    "SANCTIONS": "SANCTION",
    "COERCES": "COERCE",
    "ATTACKS": "ASSAULT",
    "INVESTIGATES": "INVESTIGATE",
}
CORE_TYPES = ("THREATENS", "CONDEMNS", "MEETS", "BACKS")
SYMMETRIC_TYPES = ("MEETS",)


def content_id(*parts: object) -> str:
    """A short id made from content alone: 16 hex digits of the SHA-256 of the parts."""
    joined = "\x1f".join(str(p) for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(name: str) -> str:
    """The name in small letters, with hyphens for all else: what an actor's id is made of."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def article_id(text: str) -> str:
    """The id of an article: from its text in NFC with white space folded, so that a copy has the same id."""
    return "art-" + content_id(re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip())


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read; `text` never changes afterwards.

    `ref` is the file name or the input row's id; `published` and `updated` an ISO 8601 date or datetime; `language` ISO
    639-1; `byline` the names of those who wrote it, `section` where its publisher files it ("World").
    """

    text: str
    ref: str = ""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    updated: str | None = None

    @property
    def id(self) -> str:
        """The content id."""
        return article_id(self.text)

    def to_json(self) -> dict[str, Any]:
        """The article's part of the reading."""
        own = {k: getattr(self, k) for k in _ARTICLE_KEYS}
        return {"id": self.id, **own, "byline": list(self.byline), "section": self.section, "updated": self.updated}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Article:
        """The article that `to_json` wrote, also before there was a byline, section and date of change."""
        byline = tuple(data.get("byline") or ())
        own = {k: data[k] for k in _ARTICLE_KEYS}
        return Article(**own, byline=byline, section=data.get("section"), updated=data.get("updated"))


_ARTICLE_KEYS = ("ref", "title", "text", "url", "publisher", "published", "language")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """That an actor speaks for or is part of another, with the words that say so."""

    actor: str
    relation: Relation
    role: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A Person, Organisation, State or Group; `mentions` holds every place where the text refers to it."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    anonymous: bool = False
    of: tuple[Affiliation, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that someone said or wrote; `spans` leave the quotation marks out."""

    id: str
    kind: StatementKind
    stance: Stance
    spans: tuple[Span, ...]
    text: str
    sentence: Span
    cue: Span | None
    speaker: str | None
    speakers: tuple[str, ...]
    speaker_span: Span | None
    addressee: str | None
    addressee_span: Span | None
    medium: str | None
    relayed_by: tuple[str, ...]
    parent: str | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Response:
    """That an act answers another act of the article; `basis` holds the words or the rule."""

    act: str
    basis: str


@dataclass(frozen=True, slots=True)
class ActDate:
    """When an act took place: ISO dates (end inclusive), null without a publication date to anchor them."""

    start: str | None
    end: str | None
    precision: Precision | None
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """What one actor does to another."""

    id: str
    type: str
    plover: str
    cameo: str | None
    source: str
    target: str | None
    target_text: str | None
    source_span: Span | None
    target_span: Span | None
    evidence: Span
    sentence: Span
    trigger: Span
    modality: Modality
    voice: Voice
    statement: str | None
    relayed_by: tuple[str, ...]
    inferred: tuple[str, ...]
    responds_to: tuple[Response, ...]
    date: ActDate | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article."""

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    reader: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        """The reading as plain lists and dicts: the contract of extraction."""
        return {
            "schema": SCHEMA_VERSION,
            "article": self.article.to_json(),
            "actors": [_plain(a) for a in self.actors],
            "statements": [_plain(s) for s in self.statements],
            "acts": [_plain(a) for a in self.acts],
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> Reading:
        """The reading that `to_json` wrote. Raises KeyError or TypeError when a key is missing."""
        return Reading(
            Article.from_json(data["article"]),
            tuple(_actor(a) for a in data["actors"]),
            tuple(_statement(s) for s in data["statements"]),
            tuple(_act(a) for a in data["acts"]),
        )


def ungrounded(reading: Reading) -> list[str]:
    """What of the reading does not rest on the article's text: one line each, empty when all is grounded."""
    size = len(reading.article.text)
    spans: list[tuple[str, Span | None]] = []
    for actor in reading.actors:
        spans += [(actor.id, m) for m in (*actor.mentions, *(a.evidence for a in actor.of))]
    for s in reading.statements:
        spans += [(s.id, x) for x in (*s.spans, s.sentence, s.cue, s.speaker_span, s.addressee_span)]
    for act in reading.acts:
        spans += [(act.id, x) for x in (act.evidence, act.sentence, act.trigger, act.source_span, act.target_span)]
    return [
        f"{who}: {span} is no stretch of the text" for who, span in spans if span and not 0 <= span[0] < span[1] <= size
    ]


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = _lists(asdict(value))
    return plain


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _lists(v) for k, v in value.items()}
    return [_lists(v) for v in value] if isinstance(value, tuple | list) else value


def _span(value: Any) -> Span | None:
    return None if value is None else (int(value[0]), int(value[1]))


def _spans(values: Any) -> tuple[Span, ...]:
    return tuple((int(s), int(e)) for s, e in values)


def _actor(a: dict[str, Any]) -> Actor:
    of = tuple(Affiliation(**{**x, "evidence": _span(x["evidence"])}) for x in a["of"])
    return Actor(**{**a, "aliases": tuple(a["aliases"]), "of": of, "mentions": _spans(a["mentions"])})


def _statement(s: dict[str, Any]) -> Statement:
    single = {k: _span(s[k]) for k in ("sentence", "cue", "speaker_span", "addressee_span")}
    several = {k: tuple(s[k]) for k in ("speakers", "relayed_by")}
    return Statement(**{**s, **single, **several, "spans": _spans(s["spans"])})


def _act(a: dict[str, Any]) -> Act:
    single = {k: _span(a[k]) for k in ("source_span", "target_span", "evidence", "sentence", "trigger")}
    several = {k: tuple(a[k]) for k in ("relayed_by", "inferred")}
    responses = tuple(Response(**r) for r in a["responds_to"])
    return Act(
        **{**a, **single, **several, "responds_to": responses, "date": ActDate(**a["date"]) if a["date"] else None}
    )
