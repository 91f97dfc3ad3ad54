"""Checks that a store is sound: one finding a check, and a mend where that is safe.

All goes through the store in pages of articles, so that memory doesn't grow with it. While another process loads, what
it has in hand may be found as unsettled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

from graph import browse, collection, judging, schema
from graph.browse import Row, Runs
from graph.errors import StoreError
from graph.stores import judged, redraw, rulings, versions
from graph.stores.decisions import Reads

if TYPE_CHECKING:
    from graph.stores.store import Store

COLUMNS = ("check", "state", "count", "example", "says")
PAGE = 50  # articles at a time with their texts
SHEET = 400  # articles at a time without: an actor's edges are gone through once for all of them

_PAGE = "MATCH (d:Article) WHERE d.id > $after RETURN d.id AS id ORDER BY id LIMIT $n"
_TEXTS = "UNWIND $ids AS id MATCH (d:Article {id: id}) RETURN id, d.text AS text ORDER BY id"
_SPANS = (
    """
    UNWIND $ids AS id
    MATCH (:Article {id: id})<-[e:EVIDENCED_BY]-(x:Act)
    RETURN id, x.id AS of, e.start AS start, e.end AS end, e.exact AS exact
    ORDER BY of
    """,
    """
    UNWIND $ids AS id
    MATCH (:Article {id: id})<-[e:IN]-(x:Statement)
    RETURN id, x.id AS of, e.start AS start, e.end AS end, e.exact AS exact
    ORDER BY of, start
    """,
    """
    UNWIND $ids AS id
    MATCH (:Article {id: id})<-[:NAMED_IN]-(x:Actor)-[e:SPEAKS_FOR|PART_OF]->(:Actor)
    WHERE e.article = id
    RETURN id, x.id AS of, e.start AS start, e.end AS end, e.exact AS exact
    ORDER BY of, start
    """,
)
# What must not be: by name the statement that counts it, and what to do.
_READ_AGAIN = "read its article again: sayso reread --all ARTICLE"
_DELETE = "it rests on no article: delete it by sayso cypher --write, and read the article again"
_DANGLING = {
    "acts without an actor": (
        "MATCH (x:Act) WHERE NOT (x)-[:BY]->(:Actor) RETURN count(x) AS n, min(x.id) AS example",
        _READ_AGAIN,
    ),
    "acts without evidence": (
        "MATCH (x:Act) WHERE NOT (x)-[:EVIDENCED_BY]->(:Article) RETURN count(x) AS n, min(x.id) AS example",
        _DELETE,
    ),
    "statements without words": (
        "MATCH (x:Statement) WHERE NOT (x)-[:IN]->(:Article) RETURN count(x) AS n, min(x.id) AS example",
        _DELETE,
    ),
    "actors named nowhere": (
        """
        MATCH (x:Actor)
        WHERE NOT (x)-[:NAMED_IN]->(:Article)
        OPTIONAL MATCH (d:Decision)
        WHERE d.left = x.id OR d.right = x.id OR d.now CONTAINS '"' + x.id + '"'
        WITH x, count(d) AS decided
        WHERE decided = 0
        RETURN count(x) AS n, min(x.id) AS example
        """,
        "no article and no decision names it: delete it by sayso cypher --write",
    ),
}
_ACTLESS = """
MATCH (:Actor)-[r]->(:Actor)
WHERE r.act IS NOT NULL
OPTIONAL MATCH (x:Act {id: r.act})
WITH r, x
WHERE x IS NULL
RETURN count(r) AS n, min(r.act) AS example
"""
_ACTS = """
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:EVIDENCED_BY]-(x:Act)
OPTIONAL MATCH (x)-[:BY]->(a:Actor)
RETURN x.id AS act, collect(DISTINCT coalesce(a.same_as, a.id)) AS actors
ORDER BY act
"""
_HELD = """
UNWIND $actors AS id
MATCH (a:Actor {id: id})-[r]->(b:Actor)
WHERE r.act IS NOT NULL AND $acts[r.act]
RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties
"""
_EDGES = "MATCH (:Actor)-[r]->(:Actor) WHERE r.act IS NOT NULL RETURN count(r) AS n"
_ERASE = "MATCH (:Actor)-[r]->(:Actor) WHERE r.act IS NOT NULL WITH r LIMIT 2000 DELETE r RETURN count(*) AS n"
_RULED = """
MATCH (d:Decision)
WHERE d.kind IN ['act', 'statement'] AND d.article > $after
RETURN DISTINCT d.article AS id
ORDER BY id
LIMIT $n
"""
_UNKNOWN = """
MATCH (d:Decision {kind: 'actors'})
UNWIND [[d.left, d.left_name], [d.right, d.right_name]] AS who
OPTIONAL MATCH (a:Actor {id: who[0]})
OPTIONAL MATCH (b:Actor {name: who[1]})
WITH d, a, b
WHERE a IS NULL AND b IS NULL
RETURN count(DISTINCT d) AS n, min(d.id) AS example
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `ok`, `note` or `fault`, of how many, the id of one of them, and in words what to do."""

    check: str
    state: Literal["ok", "note", "fault"]
    count: int
    example: str | None
    says: str

    @property
    def row(self) -> Row:
        """The finding by COLUMNS."""
        return dict(zip(COLUMNS, astuple(self), strict=True))


def examine(store: Store, *, fix: bool = False) -> Iterator[Finding]:
    """The findings of all checks, one after the other; with `fix` what can safely be mended is. Raises StoreError."""
    if not Reads(store).rows(versions.STAMP):
        yield Finding("schema", "note", 0, None, "the store is empty: sayso load puts articles into it")
        return
    for check, mend in _CHECKS:
        for found in check(store):
            yield _mended(store, found, check, mend) if fix and mend and found.state == "fault" else found


def _mended(store: Store, found: Finding, check: Check, mend: Mend) -> Finding:
    try:
        mend(store)
    except StoreError as e:
        return Finding(found.check, "fault", found.count, found.example, f"{found.says}; not mended: {e}")
    again = next(f for f in check(store) if f.check == found.check)
    return again if again.state == "fault" else Finding(found.check, "ok", found.count, found.example, "mended")


def _judged(check: str, count: int, example: str | None, fault: str, sound: str) -> Finding:
    return Finding(check, "fault" if count else "ok", count, example, fault if count else sound)


def version(store: Store) -> Iterator[Finding]:
    """The version of the schema; one that can't be used is refused, and an older one brought up, by opening."""
    found = Reads(store).rows(versions.STAMP)[0]["schema"]
    yield Finding("schema", "ok", 0, None, f"version {found}, that of this Sayso")


def constraints(store: Store) -> Iterator[Finding]:
    """That each label's ids stand once, and that what is looked up by has an index."""
    tx = Reads(store)
    for check, shown, needed in (
        ("constraints", "SHOW CONSTRAINTS", [(label, "id") for label in schema.LABELS]),
        ("indexes", "SHOW INDEXES", list(schema.INDEXED)),
    ):
        there = {(r["labelsOrTypes"][0], r["properties"][0]) for r in tx.rows(shown) if r["labelsOrTypes"]}
        gone = [f"{label}.{name}" for label, name in needed if (label, name) not in there]
        what = f"missing: {', '.join(gone)}; make them: sayso doctor --fix"
        yield _judged(check, len(gone), gone[0] if gone else None, what, f"all {len(needed)} are there")


def grounding(store: Store) -> Iterator[Finding]:
    """That evidence, statements and affiliations are the words that stand at their place in the article."""
    tx, seen, unread, wrong = Reads(store), 0, 0, 0
    example: str | None = None
    for ids in _pages(tx, _PAGE):
        texts = {r["id"]: r["text"] for r in tx.rows(_TEXTS, ids=ids)}
        unread += sum(t is None for t in texts.values())
        with_text = [i for i in ids if texts.get(i) is not None]
        for row in (r for statement in _SPANS for r in tx.rows(statement, ids=with_text)):
            seen += 1
            if not _grounded(row, texts[row["id"]]):
                wrong += 1
                example = example or row["of"]
    what = f"the words don't stand in the article; {_READ_AGAIN}"
    yield _judged("grounding", wrong, example, what, f"{seen} spans are the words of their articles")
    if unread:
        yield Finding("texts", "note", unread, None, "articles kept without text: their words can't be checked")


def _grounded(row: Row, text: str) -> bool:
    start, end = row["start"], row["end"]
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end and text[start:end] == row["exact"]


def dangling(store: Store) -> Iterator[Finding]:
    """That nothing hangs in the air."""
    for check, (statement, todo) in _DANGLING.items():
        yield _counted(store, check, statement, todo)


def actless(store: Store) -> Iterator[Finding]:
    """That each edge between actors has its act."""
    yield _counted(store, "edges without an act", _ACTLESS, "draw the edges anew: sayso doctor --fix")


def _counted(store: Store, check: str, statement: str, todo: str) -> Finding:
    (row,) = Reads(store).rows(statement)
    return _judged(check, row["n"], row["example"], todo, "none")


def settled(store: Store) -> Iterator[Finding]:
    """That copies, versions and who is who were worked out after the last load."""
    count, all_of, example = collection.unsettled(Reads(store))
    what = "a load was broken off before its end: sayso doctor --fix, or any load, settles it"
    yield _judged("settled", count + all_of, example, what, "copies, versions and who is who are worked out")


def browsing(store: Store) -> Iterator[Finding]:
    """That the edges between actors are those that follow from the acts."""
    tx, drawn, differ, example = Reads(store), 0, 0, None
    for acts, actors in _acts(tx):
        rows = browse.wanted(tx, acts)
        now = Counter(_key(kind, r["a"], r["b"], r) for kind, some in rows.items() for r in some)
        among = sorted({*actors, *(r["a"] for some in rows.values() for r in some)})
        held = tx.rows(_HELD, actors=among, acts=dict.fromkeys(acts, True))
        there = Counter(_key(r["type"], r["a"], r["b"], r["properties"]) for r in held)
        drawn += len(held)
        wrong = [*(now - there), *(there - now)]
        differ += len({k[3] for k in wrong})
        example = example or (min(k[3] for k in wrong) if wrong else None)
    elsewhere = tx.rows(_EDGES)[0]["n"] - drawn
    what = "acts whose edges aren't those that follow from the exact layer; draw them anew: sayso doctor --fix"
    yield _judged("browsing layer", max(differ, abs(elsewhere)), example, what, f"{drawn} edges follow from the acts")


def _key(kind: str, a: str, b: str, row: Row) -> tuple[str, str, str, str, str]:
    values = {k: row.get(k) or None for k in schema.BROWSE[kind].properties} if kind in schema.BROWSE else row
    return kind, a, b, str(row["act"]), str(sorted(values.items()))


def _acts(tx: Runs) -> Iterator[tuple[list[str], set[str]]]:
    """The acts of some whole articles, with the actors that they should be drawn from."""
    for ids in _pages(tx, _PAGE, SHEET):
        found = tx.rows(_ACTS, ids=ids)
        yield [r["act"] for r in found], {a for r in found for a in r["actors"]}


def draw(store: Store) -> None:
    """Draws the whole browsing layer anew, in steps; broken off, it goes on when it is called again."""
    while store.write(lambda tx: tx.rows(_ERASE))[0]["n"]:
        pass
    for acts, _ in _acts(Reads(store)):
        store.write(lambda tx, some=acts: _draw(tx, some))  # type: ignore[misc]


def _draw(tx: Runs, acts: Sequence[str]) -> None:
    redraw.events(tx, acts)
    browse.make(tx, acts)


def decided(store: Store) -> Iterator[Finding]:
    """Which decisions match nothing that is stored: they wait for it, and that is no fault."""
    tx = Reads(store)
    (row,) = tx.rows(_UNKNOWN)
    count, example = row["n"], row["example"]
    for ids in _pages(tx, _RULED):
        made = rulings.kept(tx, ids)
        items = [s.item for s in judged.states(tx, ids)]
        who = judged.people(tx, items, made)
        for one in made:
            own = [i for i in items if (i.article, i.kind) == (one.article, one.kind)]
            if not judging.about(one, own, who):
                count, example = count + 1, example or one.id
    if count:
        what = "what they are about isn't stored now; they are kept, and hold again when it is"
        yield Finding("decisions", "note", count, example, what)
    else:
        yield Finding("decisions", "ok", 0, None, "all are about something that is stored")


def _pages(tx: Runs, statement: str, size: int = PAGE) -> Iterator[list[str]]:
    after = ""
    while ids := [r["id"] for r in tx.rows(statement, after=after, n=size)]:
        yield ids
        after = ids[-1]


Check = Callable[["Store"], Iterator[Finding]]
Mend = Callable[["Store"], None]
_CHECKS: tuple[tuple[Check, Mend | None], ...] = (
    (version, None),
    (constraints, lambda store: store.constrain()),
    (settled, lambda store: store.settle()),
    (grounding, None),
    (dangling, None),
    (actless, draw),
    (browsing, draw),
    (decided, None),
)
