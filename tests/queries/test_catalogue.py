"""The heads of the query files: title, what it answers, parameters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.errors import QueryError
from queries import catalogue
from queries.catalogue import SavedQuery

QUERIES = catalogue.load()


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_file_says_what_it_is_and_uses_what_it_declares(query: SavedQuery) -> None:
    body = "\n".join(x for x in query.text.splitlines() if not x.startswith("//"))
    assert {p.name for p in query.params} == set(re.findall(r"\$(\w+)", body))
    assert "ORDER BY" in body.split("RETURN")[-1]
    assert ";" not in body
    assert query.text.splitlines()[0].startswith(f"// {query.title}: ")


def test_the_days_of_acts_are_stretches_of_time() -> None:
    of_acts = {"day", "week", "first", "last", "then", "on", "planned_for", "from", "to", "against_from", "against_to"}
    in_words = {("promises", "then"), ("planned-meetings", "then")}  # what came of it
    for query in (q for q in QUERIES if "act_ids" in q.columns):
        days = [c for c in query.columns if c in of_acts and (query.name, c) not in in_words]
        assert [c for c in days if f"{c}_end" not in query.columns] == []


def test_there_are_queries_on_every_theme() -> None:
    assert len(QUERIES) >= 24
    assert len({q.name for q in QUERIES}) == len(QUERIES)
    themes = {"alliances", "responses", "timelines", "statements", "actors", "evidence", "balance"}
    assert {q.theme for q in QUERIES} == themes


def test_a_head_is_read(tmp_path: Path) -> None:
    file = tmp_path / "odd.cypher"
    file.write_text(
        '// Odd ones: which are odd\n// :param who string "a \\"b\\" c"  Somebody\n'
        "// :param n integer required  How many\n"
        "// :param some strings []  Some\nRETURN $who, $n, $some\n"
    )
    query = catalogue.parse(file)
    assert (query.name, query.title, query.answers) == ("odd", "Odd ones", "which are odd")
    assert [(p.name, p.type, p.default, p.required) for p in query.params] == [
        ("who", "string", 'a "b" c', False),
        ("n", "integer", None, True),
        ("some", "strings", [], False),
    ]
    assert query.values({"n": "3", "some": "x, y"}) == {"who": 'a "b" c', "n": 3, "some": ["x", "y"]}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ":1: the first line"),
        ("MATCH (n) RETURN n", ":1: the first line"),
        ("// T: x\n// :param a string\nRETURN 1", ":2: a parameter's line"),
        ("// T: x\n// :param a colour null  c\nRETURN 1", ":2: a parameter's line"),
        ("// T: x\n// :param a string abc  c\nRETURN 1", ":2: the default is not JSON"),
    ],
)
def test_a_wrong_head_is_named_by_file_and_line(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.cypher"
    file.write_text(text)
    with pytest.raises(QueryError, match=says):
        catalogue.parse(file)
