"""Writing readings within one transaction: what is new whole, what is there already not again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from graph import actors, browse, schema
from graph.browse import Runs
from graph.build import Row, Rows, day, rows
from graph.copies import moment
from graph.stores import redraw, rulings
from loaders.reading import ActorKind, Article, Reading


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did, in articles: `added` are new, `renewed` replaced an older reading, `unchanged` were there.

    `refused` names (by ref, with the reason) those that weren't grounded in their text, `retracted` those that a person
    took back (`graph.stores.retractions`); nothing of them is stored.
    """

    added: int = 0
    renewed: int = 0
    unchanged: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    retracted: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Saved) -> Saved:
        return Saved(
            self.added + other.added,
            self.renewed + other.renewed,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
            self.retracted + other.retracted,
        )


def save(tx: Runs, readings: Sequence[Reading], retrieved: str, *, keep_text: bool, anew: bool) -> Saved:
    """Stores the readings (ids single); one of a stored article counts only when it is preferred, or all `anew`."""
    there = {r["id"]: r for r in tx.rows(_THERE, ids=[r.article.id for r in readings])}
    fresh = [r for r in readings if r.article.id not in there]
    better = [r for r in readings if r.article.id in there and (anew or _preferred(r, there[r.article.id]))]
    forget(tx, [r.article.id for r in better])
    since = {r.article.id: min(retrieved, there[r.article.id]["retrieved"], key=moment) for r in better}
    _add(tx, [*fresh, *better], retrieved, since, keep_text)
    return Saved(len(fresh), len(better), len(readings) - len(fresh) - len(better))


_THERE = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.reader AS reader, a.published_at AS published, a.url AS url, a.publisher AS publisher,
       a.title AS title, a.language AS language, a.byline AS byline, a.section AS section, a.updated_at AS updated,
       a.ref AS ref, a.sha256 AS sha256, toString(a.retrieved) AS retrieved
ORDER BY id
"""


def preference(article: Article) -> tuple[tuple[bool, str], ...]:
    """What decides between two readings of one text: the smallest is kept (earliest published, then by value)."""
    own = {**article.to_json(), "sha256": sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()}
    return _order(own)


_COMPARED = ("published", "url", "publisher", "title", "language", "byline", "section", "updated", "ref", "sha256")


def _order(row: Row) -> tuple[tuple[bool, str], ...]:
    values = ("; ".join(v) if isinstance(v, list) else v for v in (row[k] for k in _COMPARED))
    return tuple((not v, v or "") for v in values)


def _preferred(reading: Reading, there: Row) -> bool:
    return reading.reader != there["reader"] or preference(reading.article) < _order(there)


def _add(tx: Runs, readings: list[Reading], retrieved: str, since: Mapping[str, str], keep_text: bool) -> None:
    if not readings:
        return
    new = rows(readings, retrieved, keep_text=keep_text)
    for ident, row in new.nodes[schema.ARTICLE].items():
        row["retrieved"] = since.get(ident, retrieved)  # the first time of one that is read anew
    others = _actors(tx, readings)
    for node, made in new.nodes.items():
        tx.rows(node.create, rows=list(made.values()))
    _edges(tx, new)
    acts = sorted(new.nodes.get(schema.ACT, {}))
    judged = rulings.apply(tx, sorted(new.nodes[schema.ARTICLE]))
    if acts and (others or judged):
        redraw.events(tx, acts)
    if acts:
        browse.make(tx, acts, fresh=True)


def _edges(tx: Runs, new: Rows) -> None:
    for edge, made in new.edges.items():
        tx.rows(edge.create, rows=made)


_ACTORS = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
RETURN properties(a) AS properties
"""
_CHANGE = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.id})
SET a.name = r.name, a.aliases = r.aliases, a.role = r.role, a.anonymous = r.anonymous,
    a.name_from = r.name_from, a.role_from = r.role_from
"""


def _actors(tx: Runs, readings: list[Reading]) -> bool:
    """Writes the actors; whether any of them is known to be the same as another."""
    told = actors.told(readings)
    there = {r["properties"]["id"]: r["properties"] for r in tx.rows(_ACTORS, ids=sorted(told))}
    changed: list[Row] = []
    new: dict[ActorKind, list[Row]] = {}
    for ident, known in sorted(told.items()):
        if ident not in there:
            new.setdefault(known.kind, []).append(known.properties)
        else:
            before = actors.stored(known.kind, there[ident])
            changed += [(before + known).properties] if before + known != before else []
    for kind, made in new.items():
        tx.rows(schema.ACTORS[kind].create, rows=made)
    if changed:
        tx.rows(_CHANGE, rows=changed)
    return any(p.get("same_as") for p in there.values())


_FORGET = (
    """
    UNWIND $ids AS id
    MATCH (d:Article {id: id})
    WHERE d.standing IS NOT NULL
    WITH count(d) AS settled
    WHERE settled > 0
    CREATE (:Sayso {id: 'unsettled'})
    """,
    """
    UNWIND $ids AS id
    MATCH (:Article {id: id})<-[:NAMED_IN]-(:Actor)-[r:SPEAKS_FOR|PART_OF]->(:Actor)
    WHERE r.article = id
    WITH DISTINCT r
    DELETE r
    """,
    "UNWIND $ids AS id MATCH (:Article {id: id})<-[:EVIDENCED_BY]-(x:Act) WITH DISTINCT x DETACH DELETE x",
    "UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(s:Statement) WITH DISTINCT s DETACH DELETE s",
    "UNWIND $ids AS id MATCH (d:Article {id: id}) DETACH DELETE d",
)
_TOUCHED = """
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:NAMED_IN]-(a:Actor)
RETURN DISTINCT a.id AS id
ORDER BY id
"""
_ACTS = """
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:EVIDENCED_BY]-(x:Act)
RETURN DISTINCT x.id AS act, x.event AS event
ORDER BY act
"""
_NAMINGS = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
OPTIONAL MATCH (a)-[n:NAMED_IN]->(d:Article)
RETURN id, d.id AS article, toString(d.published) AS published, properties(n) AS naming
ORDER BY id, article
"""
# Those that were the same as one that is gone: as nobody until all is settled, since their relationships went with it.
_HEADLESS = "UNWIND $ids AS id MATCH (a:Actor {same_as: id}) SET a.same_as = ''"
_ORPHANS = "UNWIND $ids AS id MATCH (a:Actor {id: id}) DETACH DELETE a"


def forget(tx: Runs, articles: Sequence[str]) -> None:
    """Takes the articles away with all that rests on them alone, and folds the actors that others name too anew."""
    if not articles:
        return
    touched = [r["id"] for r in tx.rows(_TOUCHED, ids=articles)]
    acts = tx.rows(_ACTS, ids=articles)
    browse.remove(tx, [r["act"] for r in acts])
    for statement in _FORGET:
        tx.rows(statement, ids=articles)
    _fold(tx, touched)
    browse.recount(tx, {r["event"] for r in acts if r["event"]})


def _fold(tx: Runs, touched: Sequence[str]) -> None:
    namings: dict[str, list[tuple[str, Row]]] = {i: [] for i in touched}
    for row in tx.rows(_NAMINGS, ids=touched):
        if row["article"]:
            namings[row["id"]].append((actors.told_by(day(row["published"]), row["article"]), row["naming"]))
    gone = [i for i, found in namings.items() if not found]
    tx.rows(_HEADLESS, ids=gone)
    tx.rows(_ORPHANS, ids=gone)
    kept = [actors.folded(i, found).properties for i, found in namings.items() if found]
    tx.rows(_CHANGE, rows=kept)
