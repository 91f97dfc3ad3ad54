"""Reports and how they are printed: with evidence, and harmless wherever they go."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from graph.errors import QueryError
from graph.stores import Store
from queries import reports
from queries.render import FORMATS, write
from queries.tables import Table

NEEDED = {"a": "Iceland", "b": "Norway", "actor": "Norway", "since": "2026-01-01"}
NASTY = '=HYPERLINK("x")\x1b[2J\u202e|a|<b>&\n# *x* `y`\x9b'


def text(tables: tuple[Table, ...], form: str, title: str = "") -> str:
    out = io.StringIO()
    write(tables, form, out, title)
    return out.getvalue()


@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_gives_rows_with_evidence_in_every_form(name: str, reference: Store) -> None:
    report = reports.get(name)
    given = {p.name: NEEDED[p.name] for p in report.params if p.required}
    tables = reports.report(name, reference, given)
    assert len(tables) == len(report.sections)
    for table in tables:
        ids = [i for r in table.rows for i in [*(r.get("act_ids") or ()), *(r.get("statement_ids") or ())]]
        assert [e["id"] for words in table.evidence for e in words] == ids
    sentence = next(e["sentence"] for t in tables for words in t.evidence for e in words)
    for form in FORMATS:
        assert sentence.split()[0] in text(tables, form, report.title)
    assert not any(t.evidence for t in reports.report(name, reference, given, evidence=False))


def test_a_parameter_reaches_the_sections_that_take_it(reference: Store) -> None:
    profile, quotes, about, _ = reports.report("actor", reference, {"actor": "Mette Holm"})
    assert {r["actor"] for r in profile.rows} == {"Mette Holm"}
    assert {r["speaker"] for r in quotes.rows} == {"Mette Holm"}
    assert not about.rows
    with pytest.raises(QueryError, match="no parameter colour"):
        reports.report("alliances", reference, {"colour": 1})
    with pytest.raises(QueryError, match="no report"):
        reports.report("weather", reference)


def nasty() -> tuple[Table, ...]:
    row: dict[str, Any] = {"name": NASTY, "n": -3, "list": ["=1", None], "none": None, "flag": True}
    return (Table("T", "about", ("name", "n", "list", "none", "flag"), (row,), True),)


@pytest.mark.parametrize("form", ["table", "csv", "md", "html"])
def test_what_articles_hold_drives_no_terminal(form: str) -> None:
    found = text(nasty(), form)
    assert not set("\x1b\x9b\u202e") & set(found)


def test_json_holds_everything_and_drives_no_terminal_either() -> None:
    found = text(nasty(), "json")
    assert not set("\x1b\x9b\u202e") & set(found)
    assert json.loads(found)[0]["name"] == NASTY
    assert json.loads(text(nasty(), "jsonl"))["n"] == -3


def test_csv_holds_no_formula() -> None:
    head, row = csv.reader(io.StringIO(text(nasty(), "csv")))
    assert head == ["name", "n", "list", "none", "flag"]
    assert row[0].startswith("'=HYPER")
    assert row[1:] == ["-3", "'=1, ", "", "yes"]


def test_markdown_and_html_hold_no_markup_from_outside() -> None:
    line = next(x for x in text(nasty(), "md").splitlines() if "HYPERLINK" in x)
    assert line.count("|") - line.count("\\|") == 6
    assert "<b>" not in text(nasty(), "html")
    assert "&lt;b&gt;&amp;" in text(nasty(), "html")


def test_a_cut_table_says_so() -> None:
    assert "only the first 1 rows" in text(nasty(), "table")
    assert "only the first 1 rows" in text(nasty(), "md")


def test_csv_of_several_tables_names_the_section() -> None:
    two = (*nasty(), Table("U", "", ("other",), ({"other": 1},)))
    head, one, other = csv.reader(io.StringIO(text(two, "csv")))
    assert head == ["section", "name", "n", "list", "none", "flag", "other"]
    assert (one[0], other[0], other[-1]) == ("T", "U", "1")


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    e = {
        "id": "act-1", "actor": "A", "type": "MEETS", "target": "B", "modality": "actual", "voice": "reported",
        "relayed_by": [], "sentence": "A met B.", "title": "T", "publisher": None, "published": None,
        "url": "javascript:alert(1)",
    }  # fmt: skip
    table = Table("T", "", ("act_ids", "x"), ({"act_ids": ["act-1"], "x": 1},), False, ((e,),))
    assert "href" not in text((table,), "html")
    assert 'href="https://x.example/?a=1&amp;b=&quot;"' in text(
        (Table("T", "", ("x",), ({"x": 1},), False, (({**e, "url": 'https://x.example/?a=1&b="'},),)),), "html"
    )
