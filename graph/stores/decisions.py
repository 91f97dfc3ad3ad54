"""Who is who, in a store: what persons decide is kept as it came, and what follows from it is computed anew.

A decision is a node of its own, never changed and never taken away; an undo is a decision too. `Actor.same_as` holds
the id of the actor that an actor is another of, `Actor.same_why` the reason, `Actor.also` the ids and names of its
others, and `Actor.side` the id of the one that it or one of these speaks for. The exact layer stays as it was read, and
the browsing layer's relationships stand between the actors that others are the same as. What persons decide of acts and
statements is kept the same way (`graph.stores.rulings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph import identity, schema
from graph.browse import Runs
from graph.collection import Settled
from graph.errors import QueryError
from graph.identity import Candidate, Decision, Identities, Judgement, Profile
from graph.stores import answers, rulings
from graph.stores.redraw import chunks, redraw
from loaders.reading import content_id

if TYPE_CHECKING:
    from graph.stores.store import Store

Row = dict[str, Any]

_ACTORS = """
MATCH (a:Actor)
WHERE NOT a.anonymous
RETURN a.id AS id, a.name AS name, a.aliases AS aliases, a.role AS role, labels(a) AS labels,
       a.same_as AS same_as, a.same_why AS same_why, a.also AS also
ORDER BY id
"""
_NAMES = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})
WHERE NOT a.anonymous
RETURN a.id AS id, a.name AS name
ORDER BY id
"""
_OF = """
MATCH (a:Actor)-[:SPEAKS_FOR|PART_OF]->(b:Actor)
RETURN DISTINCT a.id AS id, b.id AS other
ORDER BY id, other
"""
_ARTICLES = """
MATCH (a:Actor)-[:NAMED_IN]->(:Article)
RETURN a.id AS id, count(*) AS articles
ORDER BY id
"""
_BESIDE = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[:NAMED_IN]->(d:Article)<-[:NAMED_IN]-(b:Person)
WHERE b.id <> id AND NOT b.anonymous
RETURN id, collect(DISTINCT b.id) AS others
ORDER BY id
"""
_OUTLETS = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[:NAMED_IN]->(d:Article)
WHERE d.publisher IS NOT NULL
RETURN id, collect(DISTINCT d.publisher) AS outlets
ORDER BY id
"""
_DECISIONS = """
MATCH (d:Decision {kind: 'actors'})
RETURN d.id AS id, d.left AS left, d.right AS right, d.judgement AS judgement, d.user AS user, d.at AS at,
       d.why AS why, d.left_name AS left_name, d.right_name AS right_name
ORDER BY at, id
"""
_ALONE = "MATCH (x:Sayso {id: 'sayso'}) SET x.resolved = $at"  # holds others off until the transaction ends
_SET = """
UNWIND $rows AS r
MATCH (a:Actor {id: r.id})
SET a.same_as = r.same_as, a.same_why = r.same_why, a.also = r.also
"""
_TOUCHED = """
UNWIND $ids AS id
MATCH (a:Actor {id: id})<-[:BY|TOWARDS]-(:Act)-[:EVIDENCED_BY]->(d:Article)
RETURN DISTINCT d.id AS article
ORDER BY article
"""
_SIDES = """
MATCH (v:Actor)-[:SPEAKS_FOR]->(w:Actor)
WITH coalesce(v.same_as, v.id) AS id, coalesce(w.same_as, w.id) AS other
WHERE id <> other
RETURN id, min(other) AS side
ORDER BY id
"""
_SIDED = "MATCH (a:Actor) WHERE a.side IS NOT NULL RETURN a.id AS id, a.side AS side ORDER BY id"
_SET_SIDE = "UNWIND $rows AS r MATCH (a:Actor {id: r.id}) SET a.side = r.side"


def decide(store: Store, left: str, right: str, judgement: Judgement, user: str, why: str = "") -> Decision:
    """Records what `user` decided of the two actors and lets it take effect; `left` is kept when they are merged.

    Raises QueryError for actors that are unknown, anonymous or one and the same, and for an undo of nothing.
    """
    at = datetime.now(UTC).isoformat()

    def work(tx: Runs) -> Decision:
        made = keep(tx, left, right, judgement, user, at, why)
        settle(tx)
        return made

    return store.write(work)


def keep(tx: Runs, left: str, right: str, judgement: Judgement, user: str, at: str, why: str) -> Decision:
    """Keeps a decision, without its effect. Raises QueryError as `decide` does."""
    tx.rows(_ALONE, at=at)
    names = {r["id"]: r["name"] for r in tx.rows(_NAMES, ids=[left, right])}
    _check(left, right, names)
    if judgement == "undo" and identity.pair(left, right) not in identity.standing(_decisions(tx)):
        raise QueryError(f"nothing is decided of {left} and {right} that could be undone")
    ident = "dec-" + content_id("actors", left, right, judgement, user, at)
    made = Decision(ident, left, right, judgement, user, at, why, names[left], names[right])
    tx.rows(schema.DECISION.create, rows=[{"kind": "actors", **asdict(made)}])
    return made


def _check(left: str, right: str, names: dict[str, str]) -> None:
    for ident in (left, right):
        if ident not in names:
            raise QueryError(f"no actor {ident} with a name; anonymous ones can't be merged or split")
    if left == right:
        raise QueryError(f"{left} is one actor; name two")


def history(store: Store) -> list[Decision]:
    """All decisions on actors, oldest first."""
    return _decisions(Reads(store))


def standing(store: Store, left: str, right: str, judgement: Judgement) -> Decision | None:
    """The decision that stands of the two actors when it is just this one: the same judgement, the same one kept."""
    held = identity.standing(history(store)).get(identity.pair(left, right))
    if held is None or held.judgement != judgement or (judgement == "same" and held.left != left):
        return None
    return held


def identities(store: Store) -> Identities:
    """Who is who by all that is stored now, and the pairs that wait for a person."""
    view = Reads(store)
    return identity.resolve(_profiles(view, view.rows(_ACTORS)), _decisions(view))


def waiting(store: Store) -> Sequence[Candidate]:
    """The pairs that wait for a person, likeliest first, those put off last."""
    return identities(store).waiting


class Reads:
    """A store as something that runs statements that only read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, cypher: str, **params: Any) -> list[Row]:
        """The statement's rows."""
        return list(self._store.query(cypher, params, timeout=None))


def _decisions(tx: Runs) -> list[Decision]:
    return [Decision(**row) for row in tx.rows(_DECISIONS)]


def _profiles(tx: Runs, actors: Sequence[Row]) -> dict[str, Profile]:
    of: dict[str, set[str]] = {}
    for row in tx.rows(_OF):
        of.setdefault(row["id"], set()).add(row["other"])
    articles = {r["id"]: r["articles"] for r in tx.rows(_ARTICLES)}
    found = {}
    for row in actors:
        ident, kind = row["id"], next(iter(sorted({*row["labels"]} - {"Actor"})), "Group")
        belongs, times = frozenset(of.get(ident, ())), articles.get(ident, 0)
        found[ident] = Profile(ident, kind, row["name"], tuple(row["aliases"]), row["role"], belongs, articles=times)
    near = sorted({i for both in identity.near(found.values()) for i in both})
    for chunk in chunks(near):
        for row in tx.rows(_BESIDE, ids=chunk):
            found[row["id"]] = replace(found[row["id"]], beside=frozenset(row["others"]))
        for row in tx.rows(_OUTLETS, ids=[i for i in chunk if found[i].kind == "Person"]):
            found[row["id"]] = replace(found[row["id"]], outlets=frozenset(row["outlets"]))
    return found


def settle(tx: Runs, came: Settled | None = None) -> int:
    """Sets who is who on the actors for which it changed, how many these are, and mends the browsing layer.

    What persons decided of acts and statements follows, since that names actors, and then what answers what: among all
    acts, or near what `came` when that is all that changed since.
    """
    actors = tx.rows(_ACTORS)
    found = _folded(actors, identity.resolve(_profiles(tx, actors), _decisions(tx)))
    changed = [r for r in actors if any(r[k] != found[r["id"]][k] for k in ("same_as", "same_why", "also"))]
    moved = [r["id"] for r in changed if r["same_as"] != found[r["id"]]["same_as"]]
    touched = sorted({r["article"] for some in chunks(moved) for r in tx.rows(_TOUCHED, ids=some)})
    redraw(tx, touched, lambda: _set(tx, _SET, [found[r["id"]] for r in changed]))
    moved = _sides(tx)
    touched += [r["article"] for some in chunks(moved) for r in tx.rows(_TOUCHED, ids=some)]
    actors_judged, acts_judged = rulings.settle(tx)
    if came is None or came.gone:
        answers.settle(tx)
    else:
        answers.settle_near(tx, sorted({*came.changed, *touched}), actors_judged, acts_judged)
    return len(changed)


def _folded(actors: Sequence[Row], who: Identities) -> dict[str, Row]:
    """What the actors should hold: whom they are the same as, why, and who else is the same as they."""
    also: dict[str, set[str]] = {}
    for row in (r for r in actors if r["id"] in who.same_as):
        also.setdefault(who.same_as[row["id"]][0], set()).update((row["id"], row["name"], *row["aliases"]))
    out = {}
    for row in actors:
        head, why = who.same_as.get(row["id"], (None, None))
        names = sorted(also.get(row["id"], set())) or None
        out[row["id"]] = {"id": row["id"], "same_as": head, "same_why": why, "also": names}
    return out


def _sides(tx: Runs) -> list[str]:
    """Sets whom actors speak for; the ids of those for which it changed."""
    before = {r["id"]: r["side"] for r in tx.rows(_SIDED)}
    now = {r["id"]: r["side"] for r in tx.rows(_SIDES)}
    wrong = sorted(i for i in before.keys() | now.keys() if before.get(i) != now.get(i))
    _set(tx, _SET_SIDE, [{"id": i, "side": now.get(i)} for i in wrong])
    return wrong


def _set(tx: Runs, statement: str, rows: Sequence[Row]) -> None:
    for some in chunks(rows):
        tx.rows(statement, rows=some)
