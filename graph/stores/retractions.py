"""Taking an article back with all that rests on it alone, and keeping it out.

A retraction is a person's decision: who, when and why are kept, and of the article only its id, which is made from its
text and doesn't give that away. A text that was retracted isn't stored again until somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph import schema
from graph.browse import Runs
from graph.errors import QueryError
from graph.stores import write
from loaders.reading import Reading, content_id

if TYPE_CHECKING:
    from graph.stores.store import Store

Row = dict[str, Any]
COLUMNS = ("at", "user", "judgement", "article", "why")

_FIND = """
MATCH (d:Article)
WHERE d.id = $text OR d.url = $text OR d.ref = $text OR ($file AND d.ref ENDS WITH '/' + $text)
RETURN d.id AS id, d.title AS title, d.publisher AS publisher, toString(d.published) AS published, d.url AS url
ORDER BY published, id
"""
_COUNTS = """
MATCH (d:Article {id: $id})
OPTIONAL MATCH (s:Statement)-[:IN]->(d)
WITH d, count(DISTINCT s) AS statements
OPTIONAL MATCH (x:Act)-[:EVIDENCED_BY]->(d)
RETURN statements, count(DISTINCT x) AS acts
"""
_ALONE = """
MATCH (:Article {id: $id})<-[:NAMED_IN]-(a:Actor)
OPTIONAL MATCH (a)-[:NAMED_IN]->(o:Article)
WHERE o.id <> $id
WITH a.name AS name, count(o) AS others
WHERE others = 0
RETURN name
ORDER BY name
"""
_EDGES = """
MATCH (:Article {id: $id})<-[:EVIDENCED_BY]-(:Act)-[:BY]->(p:Actor)
WITH DISTINCT coalesce(p.same_as, p.id) AS source
MATCH (a:Actor {id: source})-[r]->(b:Actor)
WHERE r.article = $id AND r.act IS NOT NULL
RETURN a.name AS source, type(r) AS type, b.name AS target, toString(r.date) AS date, r.modality AS modality,
       r.sentence AS sentence, r.act AS act
ORDER BY source, type, target, date, act
"""
_STAY = """
MATCH (d:Article {id: $id})
OPTIONAL MATCH (c:Article)-[:COPY_OF]->(d)
WITH d, collect(DISTINCT c.id) AS copies
OPTIONAL MATCH (d)-[:SUPERSEDES]->(o:Article)
RETURN copies, collect(DISTINCT o.id) AS versions
"""
# What persons decided of its acts and statements holds words of it.
_RULINGS = "MATCH (d:Decision {article: $id}) DETACH DELETE d"
_NOTES = """
MATCH (d:Decision {kind: 'article'})
WHERE $ids IS NULL OR d.left IN $ids
RETURN d.at AS at, d.user AS user, d.judgement AS judgement, d.left AS article, d.why AS why, d.id AS id
ORDER BY at, id
"""


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with an article: counts, the names of actors that no other article names, the browsing edges (source,
    type, target, date, modality, sentence, act); and what stays: ids of its copies and of the versions before it.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    statements: int
    acts: int
    actors: tuple[str, ...]
    edges: tuple[Row, ...]
    copies: tuple[str, ...]
    versions: tuple[str, ...]


def going(store: Store, text: str) -> Going:
    """What goes when the article with that id, address or ref goes. Raises QueryError for none, or for several."""
    found = named(store, text)
    if len(found) > 1:
        told = ", ".join(f"{r['id']} ({r['published'] or 'no date'})" for r in found[:10])
        raise QueryError(f"{len(found)} articles are from {text}: {told}; give the id")
    of = {"id": found[0]["id"]}
    counts, names = store.query(_COUNTS, of).rows[0], tuple(r["name"] for r in store.query(_ALONE, of))
    stay: Row = {k: tuple(v) for k, v in store.query(_STAY, of).rows[0].items()}
    return Going(**found[0], **counts, actors=names, edges=store.query(_EDGES, of).rows, **stay)


def named(store: Store, text: str) -> Sequence[Row]:
    """The articles with that id, address or ref, else those of files of that name in whatever folder: id, title,
    publisher, published, url. Raises QueryError for none.
    """
    plain = text.removeprefix("./")
    found = store.query(_FIND, {"text": text, "file": False}).rows
    found = found or store.query(_FIND, {"text": plain, "file": True}).rows
    if not found:
        raise QueryError(_missing(store, text))
    return found


def _missing(store: Store, text: str) -> str:
    last = [n for n in notes_of(store) if n["article"] == text][-1:]
    if last and last[0]["judgement"] == "retracted":
        return f"{text} {_told(last[0])}"
    return f"no article has the id, address or file name {text}; ids stand in the rows of queries and reports"


def retract(store: Store, article: str, user: str, why: str = "") -> None:
    """Takes the article of that id back, notes who did it and why, and settles what depends on it.

    Raises QueryError when there is no such article, StoreError.
    """

    def work(tx: Runs) -> None:
        if not tx.rows("MATCH (d:Article {id: $id}) RETURN d.id AS id", id=article):
            raise QueryError(f"no article has the id {article}")
        write.forget(tx, [article])
        tx.rows(_RULINGS, id=article)
        _note(tx, article, "retracted", user, why)

    store.write(work)
    store.settle()


def notes_of(store: Store) -> list[Row]:
    """What was retracted and loaded again, oldest first: at, user, judgement, article (its id), why."""
    return [{c: r[c] for c in COLUMNS} for r in store.query(_NOTES, {"ids": None})]


def kept_out(tx: Runs, readings: Sequence[Reading], again: str | None) -> dict[str, str]:
    """Of the readings' articles those that were retracted, by id with a line that says so.

    When `again` names a person who wants them back, that is noted, and none is kept out.
    """
    notes = tx.rows(_NOTES, ids=[r.article.id for r in readings])
    last = {n["article"]: n for n in notes}
    out = {i: _told(n) for i, n in last.items() if n["judgement"] == "retracted"}
    if again is None:
        return out
    for article in out:
        _note(tx, article, "again", again, "")
    return {}


def _told(note: Row) -> str:
    why = f" ({note['why']})" if note["why"] else ""
    return f"was retracted by {note['user']} on {note['at'][:10]}{why}; sayso load --again stores it all the same"


def _note(tx: Runs, article: str, judgement: str, user: str, why: str) -> None:
    at = datetime.now(UTC).isoformat()
    ident = "dec-" + content_id("article", article, judgement, user, at)
    made = {"id": ident, "kind": "article", "left": article, "judgement": judgement, "user": user, "at": at, "why": why}
    tx.rows(schema.DECISION.create, rows=[{**dict.fromkeys(schema.DECISION.properties), **made}])
