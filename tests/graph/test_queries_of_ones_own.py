"""Cypher of the user's own: values by parameter, reading only unless allowed, bounded in time and rows."""

from __future__ import annotations

import time

import pytest

from graph.errors import QueryError
from graph.stores import Store
from tests.graph.stories import all_stories


def test_rows_are_plain_values(store: Store) -> None:
    store.save(all_stories(), "2026-03-01T12:00:00+00:00")
    found = store.query(
        "MATCH (a:Actor {id: $id})-[r:THREATENS]->(b) RETURN a.name AS name, r.date AS date, b, r ORDER BY date",
        {"id": "per-jon-alvarsson"},
    )
    assert found.columns == ("name", "date", "b", "r")
    assert found.rows[0]["date"] == "2026-02-02"
    assert found.rows[0]["b"]["labels"] == ["Actor", "State"]
    assert found.rows[0]["r"]["type"] == "THREATENS"


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:X)",
        "MATCH (n) DETACH DELETE n",
        "match (n) set n.x = 1",
        "MERGE (:X {id: 1})",
        "MATCH (n) REMOVE n.id",
        "DROP CONSTRAINT actor_id",
        "CALL { CREATE (:X) } RETURN 1",
        "MATCH (n) // harmless\nDELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x",
    ],
)
def test_writing_needs_leave(store: Store, cypher: str) -> None:
    store.save(all_stories(), "2026-03-01T12:00:00+00:00")
    before = store.counts()
    with pytest.raises(QueryError, match="writes"):
        store.query(cypher)
    assert store.counts() == before


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN 'CREATE (n)' AS x",
        'MATCH (n:Actor) WHERE n.name <> "it\'s SET" RETURN count(n) AS x // DELETE',
        "MATCH (n) RETURN n.set AS x LIMIT 1",
        "RETURN $delete AS x",
    ],
)
def test_words_that_only_look_like_writing_pass(store: Store, cypher: str) -> None:
    store.query(cypher, {"delete": 1})


def test_writing_works_with_leave(store: Store) -> None:
    store.query("CREATE (:Note {id: $id})", {"id": "n1"}, read_only=False)
    assert store.query("MATCH (n:Note) RETURN n.id AS id").rows == ({"id": "n1"},)


def test_rows_are_cut_at_the_limit(store: Store) -> None:
    found = store.query("UNWIND range(1, 10) AS x RETURN x ORDER BY x", limit=3)
    assert ([r["x"] for r in found], found.truncated) == ([1, 2, 3], True)
    assert not store.query("UNWIND range(1, 3) AS x RETURN x", limit=3).truncated


def test_a_query_that_takes_too_long_is_broken_off(store: Store) -> None:
    store.query("UNWIND range(1, 300) AS i CREATE (:Note {id: toString(i)})", read_only=False)
    begun = time.monotonic()
    with pytest.raises(QueryError, match="longer than 1 seconds"):
        store.query(
            "MATCH (a:Note), (b:Note), (c:Note), (d:Note) WHERE a.id + b.id + c.id = d.id RETURN count(*)", timeout=1
        )
    assert time.monotonic() - begun < 10
    assert store.query("RETURN 1 AS x").rows == ({"x": 1},)


@pytest.mark.parametrize(
    ("cypher", "says"),
    [
        ("this is no cypher", "line 1, column 1"),
        ("MATCH (n)\nRETRN n", "line 2, column 1"),
        ("MATCH (n RETURN n", "line 1, column 10"),
        ("RETURN nobody", "nobody"),
        ("RETURN nofunction(1)", "nofunction"),
        ("RETURN $nothing", "nothing"),
        ("RETURN 1 / 0", "by zero"),
        ("MATCH (a:Actor) RETURN date(a.name)", ""),
        ("CREATE (n:X {id: 1)", "line 1, column 19"),
        ("", ""),
    ],
)
def test_a_wrong_query_gives_one_line_that_says_what_is_wrong_and_where(store: Store, cypher: str, says: str) -> None:
    store.save(all_stories(), "2026-03-01T12:00:00+00:00")
    with pytest.raises(QueryError) as e:
        store.query(cypher, read_only="CREATE" not in cypher)
    assert says in str(e.value)
    assert "\n" not in str(e.value)
    assert "server log" not in str(e.value)
    assert len(str(e.value)) > 5
    assert "mend it there" in str(e.value) or not says.startswith("line")
