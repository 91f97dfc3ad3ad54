"""Actors as people look at them: listed, found by name, and one with all that are the same as it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.stores.store import Store

Row = dict[str, Any]
NEAR = 3  # names offered for one that nobody has
LIKE = 75  # of 100: what is less like it is not offered
COLUMNS = ("id", "name", "kind", "role", "articles", "also")
DETAILS = ("id", "name", "kind", "role", "aliases", "of", "articles", "same_as", "why")
SENTENCES = 2

_LIST = """
MATCH (a:Actor)
WHERE a.same_as IS NULL AND NOT a.anonymous
OPTIONAL MATCH (o:Actor {same_as: a.id})
WITH a, o
ORDER BY o.role_from DESC, o.id
WITH a, collect(o) AS others
WITH a, others, [x IN others | x.name] AS also
WHERE $like IS NULL OR any(n IN a.aliases + also + [a.name] WHERE toLower(n) CONTAINS toLower($like))
UNWIND others + [a] AS one
OPTIONAL MATCH (one)-[:NAMED_IN]->(d:Article)
RETURN a.id AS id, a.name AS name, labels(a) AS labels, count(DISTINCT d.id) AS articles, also,
       coalesce(a.role, head([x IN others WHERE x.role IS NOT NULL | x.role])) AS role
ORDER BY articles DESC, name, id
"""
_FIND = """
MATCH (a:Actor)
WHERE a.id = $text OR a.name = $text OR $text IN a.aliases
RETURN a.id AS id, a.name AS name, a.same_as AS same_as, a.name = $text AS named
ORDER BY id
"""
_NAMES = """
MATCH (a:Actor)
WHERE NOT a.anonymous
UNWIND [a.name] + a.aliases AS name
RETURN DISTINCT name
ORDER BY name
"""
_CALLED = """
MATCH (a:Actor)
WHERE any(n IN [a.id, a.name] + a.aliases WHERE toLower(n) = toLower($text))
RETURN a.id AS id
LIMIT 1
"""
_SHOW = """
MATCH (a:Actor)
WHERE a.id = $id OR a.same_as = $id
OPTIONAL MATCH (a)-[:SPEAKS_FOR|PART_OF]->(b:Actor)
WITH a, collect(DISTINCT b.name) AS of
OPTIONAL MATCH (a)-[:NAMED_IN]->(d:Article)
RETURN a.id AS id, a.name AS name, labels(a) AS labels, a.role AS role, a.aliases AS aliases, of,
       count(DISTINCT d.id) AS articles, a.same_as AS same_as, a.same_why AS why
ORDER BY same_as IS NOT NULL, id
"""
_SAID = """
MATCH (a:Actor {id: $id})-[:NAMED_IN]->(d:Article)
OPTIONAL MATCH (a)-[:MADE]->(:Statement)-[s:IN]->(d)
RETURN coalesce(d.title, d.id) AS title, toString(d.published) AS published, min(s.sentence) AS sentence
ORDER BY published DESC, title
LIMIT $most
"""


def listed(store: Store, like: str | None) -> list[Row]:
    """All actors that aren't another's variant, those that most articles name first; `also` has the variants' names."""
    return [_kind(r, "also") for r in store.query(_LIST, {"like": like}, timeout=None)]


def find(store: Store, text: str) -> str:
    """The id of the actor of that id, name or alias. Raises QueryError when there is none, or several."""
    rows = store.query(_FIND, {"text": text}).rows
    if exact := [r["id"] for r in rows if r["id"] == text]:
        return str(exact[0])
    found = [r for r in rows if r["named"]] or rows
    if not found:
        raise QueryError(missing(store, text))
    if len(found) > 1:
        named = ", ".join(f"{r['id']} ({r['name']})" for r in found[:10])
        raise QueryError(f"several actors are called {text}: {named}; give the id")
    return str(found[0]["id"])


def known(store: Store, text: str) -> bool:
    """Whether saved queries find an actor by that id, name or alias, in capitals or small letters."""
    return bool(store.query(_CALLED, {"text": text}).rows)


def missing(store: Store, text: str) -> str:
    """That no actor has the name, with the names that are most like it."""
    from rapidfuzz import fuzz, process, utils

    names = [r["name"] for r in store.query(_NAMES)]
    found = process.extract(
        text, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=NEAR, score_cutoff=LIKE
    )
    near = " or ".join(name for name, _, _ in found)
    return f"no actor is called {text}; {f'did you mean {near}?' if near else 'sayso actors list shows who is there'}"


def ref(store: Store, text: str) -> Row:
    """The actor of that id, name or alias as {"id", "name"}. Raises QueryError as `find` does."""
    ident = find(store, text)
    return store.query("MATCH (a:Actor {id: $id}) RETURN a.id AS id, a.name AS name", {"id": ident}).rows[0]


def unlike(store: Store, left: str, right: str) -> str:
    """Why the two are hardly one actor: two states, or of different kinds; empty when nothing tells."""
    one, other = (_kind(r, "of") for i in (left, right) for r in store.query(_SHOW, {"id": i}) if r["id"] == i)
    if one["kind"] != other["kind"]:
        return f"{one['name']} ({one['kind']}) and {other['name']} ({other['kind']}) are of different kinds"
    states = one["kind"] == "State" and left != right
    return f"{one['name']} and {other['name']} are two states" if states else ""


def shown(store: Store, ident: str) -> list[Row]:
    """The actor's group, the one that is kept first."""
    head = store.query("MATCH (a:Actor {id: $id}) RETURN coalesce(a.same_as, a.id) AS id", {"id": ident}).rows[0]["id"]
    return [_kind(r, "of") for r in store.query(_SHOW, {"id": head})]


def described(store: Store, ident: str) -> Iterator[str]:
    """An actor in a few lines for who decides: names, role, whom it belongs to, and where it is named."""
    for row in (r for r in store.query(_SHOW, {"id": ident}) if r["id"] == ident):
        told = [row["role"], f"of {', '.join(sorted(row['of']))}" if row["of"] else None, *row["aliases"]]
        yield f"  {row['name']} ({ident}){': ' if any(told) else ''}{'; '.join(t for t in told if t)}"
    for row in store.query(_SAID, {"id": ident, "most": SENTENCES}):
        source = ", ".join(x for x in (row["title"], row["published"]) if x)
        yield f"    {source}" + (f": {row['sentence']}" if row["sentence"] else "")


def _kind(row: Row, names: str) -> Row:
    kind = next(iter(sorted({*row["labels"]} - {"Actor"})), None)
    return {**{k: v for k, v in row.items() if k != "labels"}, "kind": kind, names: sorted(row[names])}
