"""Acts drawn anew in the browsing layer when their actors, types or standing change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from graph import browse
from graph.browse import Row, Runs
from graph.build import event_of

T = TypeVar("T")
CHUNK = 500  # ids a statement

_ACTS = """
UNWIND $ids AS id
MATCH (d:Article {id: id})<-[:EVIDENCED_BY]-(x:Act)
RETURN DISTINCT x.id AS act
ORDER BY act
"""
_EVENTS = """
UNWIND $ids AS id
MATCH (x:Act {id: id})-[:EVIDENCED_BY]->(d:Article)
OPTIONAL MATCH (x)-[:BY]->(a:Actor)
OPTIONAL MATCH (x)-[:TOWARDS]->(b:Actor)
RETURN id, d.id AS article, x.type AS type, x.modality AS modality, toString(x.date) AS day, x.event AS event,
       x.judgement AS judgement, coalesce(a.same_as, a.id) AS source, coalesce(b.same_as, b.id) AS target
ORDER BY id
"""
_SET_EVENT = "UNWIND $rows AS r MATCH (x:Act {id: r.id}) SET x.event = r.event"


def redraw(tx: Runs, articles: Sequence[str], change: Callable[[], None]) -> None:
    """Does the change, and draws all acts of the articles that it touches anew.

    All acts of an article are drawn together, since one may stand for another.
    """
    acts = [[r["act"] for r in tx.rows(_ACTS, ids=some)] for some in chunks(articles)]
    for some in acts:
        browse.remove(tx, some)
    change()
    left = {event for some in acts for event in events(tx, some)}
    for some in acts:
        browse.make(tx, some, fresh=True)
    for some in chunks(sorted(left)):
        browse.recount(tx, some)


def events(tx: Runs, acts: Sequence[str]) -> set[str]:
    """Gives the acts the events of the actors that theirs are the same as; the events that they count for no more."""
    found = tx.rows(_EVENTS, ids=acts)
    rows = [{"id": r["id"], "event": new} for r in found if (new := _event(r)) != r["event"]]
    tx.rows(_SET_EVENT, rows=rows)
    moved = {r["id"] for r in rows}
    return {r["event"] for r in found if r["event"] and (r["id"] in moved or r["judgement"] == "rejected")}


def _event(row: Row) -> str | None:
    return event_of(row["type"], row["source"], row["target"], row["day"], row["modality"], row["article"])


def chunks(items: Sequence[T]) -> Iterator[list[T]]:
    """The items in lists of at most CHUNK."""
    for start in range(0, len(items), CHUNK):
        yield list(items[start : start + CHUNK])
