"""Responses across articles (`graph.answers`), kept as RESPONDS_TO beside those that the texts state.

Made anew from what is stored: after a load from all acts, after a decision from those of the sides that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph import schema
from graph.answers import BASIS, Deed, answers
from graph.browse import Row, Runs
from graph.stores.redraw import chunks

FEW = 300  # articles
_DEEDS = """
WHERE r.act IS NOT NULL AND size(r.relayed_by) = 0 AND r.voice <> 'relayed'
MATCH (d:Article {id: r.article})
WITH r, p, q, coalesce(r.date, d.published) AS day
WHERE day IS NOT NULL
RETURN r.act AS id, type(r) AS type, coalesce(p.side, p.id) AS by, coalesce(q.side, q.id) AS towards,
       toString(day) AS day
"""
_ALL = f"MATCH (p:Actor)-[r]->(q:Actor) {_DEEDS}"
_SIDES = """
UNWIND $ids AS id
MATCH (v:Actor {id: id})
MATCH (a:Actor {id: coalesce(v.same_as, v.id)})
RETURN DISTINCT coalesce(a.side, a.id) AS side
ORDER BY side
"""
_SOME = f"""
UNWIND $sides AS side
OPTIONAL MATCH (f:Actor {{side: side}})
WITH side, [side] + collect(f.id) AS ids
UNWIND ids AS id
MATCH (p:Actor {{id: id}})-[r]->(q:Actor)
WITH p, r, q
{_DEEDS.replace("WHERE", "WHERE coalesce(q.side, q.id) IN $sides AND", 1)}
"""
_HELD = """
RETURN y.id AS a, x.id AS b, r.basis AS basis, r.days AS days
ORDER BY a, b
"""
_ALL_HELD = f"MATCH (y:Act)-[r:RESPONDS_TO]->(x:Act) {_HELD}"
_SOME_HELD = f"UNWIND $ids AS id MATCH (y:Act {{id: id}})-[r:RESPONDS_TO]->(x:Act) {_HELD}"
_TOLD = """
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:EVIDENCED_BY]-(x:Act)
WITH DISTINCT x
MATCH (x)-[:BY|TOWARDS]->(a:Actor)
RETURN x.id AS act, a.id AS actor
ORDER BY act, actor
"""
_REMOVE = """
UNWIND $rows AS row
MATCH (:Act {id: row.a})-[r:RESPONDS_TO {basis: row.basis}]->(:Act {id: row.b})
WITH DISTINCT r
DELETE r
"""


def settle(tx: Runs) -> None:
    """Makes the inferred responses those that follow from all that is stored now."""
    _mend(tx, tx.rows(_ALL), tx.rows(_ALL_HELD))


def settle_near(tx: Runs, articles: Sequence[str], actors: Iterable[str], acts: Iterable[str]) -> None:
    """The same for what the articles tell of, and for those actors and acts; of many articles from all acts."""
    if len(articles) > FEW:
        settle(tx)
        return
    told = [r for some in chunks(articles) for r in tx.rows(_TOLD, ids=some)]
    settle_between(tx, {*actors, *(r["actor"] for r in told)}, {*acts, *(r["act"] for r in told)})


def settle_between(tx: Runs, actors: Iterable[str], acts: Iterable[str]) -> None:
    """The same for the acts between the sides of those actors; `acts` may have come, gone or changed among them."""
    sides = [r["side"] for some in chunks(sorted(actors)) for r in tx.rows(_SIDES, ids=some)]
    found = tx.rows(_SOME, sides=sides)
    near = sorted({*acts, *(r["id"] for r in found)})
    _mend(tx, found, [r for some in chunks(near) for r in tx.rows(_SOME_HELD, ids=some)])


def _mend(tx: Runs, found: Iterable[Row], held: Sequence[Row]) -> None:
    stated = {r["a"] for r in held if r["basis"] != BASIS}
    now = {a: b for a, b in answers(Deed(**r) for r in found).items() if a not in stated}
    before = {r["a"]: r for r in held if r["basis"] == BASIS}
    wrong = [r for a, r in before.items() if now.get(a) != (r["b"], r["days"])]
    right = before.keys() - {r["a"] for r in wrong}
    missing = [{"a": a, "b": b, "basis": BASIS, "days": days} for a, (b, days) in sorted(now.items()) if a not in right]
    for rows in chunks(wrong):
        tx.rows(_REMOVE, rows=rows)
    for rows in chunks(missing):
        tx.rows(schema.RESPONDS_TO.create, rows=rows)
