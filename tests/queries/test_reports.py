"""Reports and how they are printed: with evidence, and harmless wherever they go."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.stores import Store
from queries import charts, reports
from queries.render import FORMATS, write
from queries.tables import Table

NEEDED = {"a": "Iceland", "b": "Norway", "actor": "Norway", "since": "2026-01-01"}
NOBODY = Table("Title", "what it answers", ("name",), ())
NASTY = '=HYPERLINK("x")\x1b[2J\u202e|a|<b>&\n# *x* `y`\x9b'


def text(tables: tuple[Table, ...], form: str, title: str = "") -> str:
    out = io.StringIO()
    write(tables, form, out, title)
    return out.getvalue()


@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_gives_rows_with_evidence_in_every_form(name: str, reference: Store) -> None:
    report = reports.get(name)
    needed = {p.name: NEEDED[p.name] for p in report.params if p.required}
    tables = reports.report(name, reference, needed)
    assert len(tables) == len(report.sections)
    for table in tables:
        ids = [i for r in table.rows for i in [*(r.get("act_ids") or ()), *(r.get("statement_ids") or ())]]
        own = [r["article"] for r in table.rows if "relation" in r]
        assert [e["id"] for words in table.evidence for e in words] == ids + own
        assert all(table.evidence_of(i) for i, r in enumerate(table.rows) if r.get("unnamed") != 0)
    sentence = next(e["sentence"] for t in tables for words in t.evidence for e in words)
    for form in FORMATS:
        assert sentence.split()[0] in text(tables, form, report.title)
    assert not any(t.evidence for t in reports.report(name, reference, needed, evidence=False))


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


def test_numbers_and_days_are_drawn_for_people_and_left_out_for_machines() -> None:
    rows = tuple({"day": d, "who": w, "acts": n} for d, w, n in (("2026-01-01", "A", 8), ("2026-01-03", "B", 1)))
    table = Table("T", "about", ("day", "who", "acts"), rows, bars="acts", line="day")
    for form in ("table", "md", "html"):
        assert "█" * 12 in text((table,), form)
        assert "█·▁ 2026-01-01 to 2026-01-03, by day" in text((table,), form)
    for form in ("json", "jsonl", "csv"):
        assert not set("█▁") & set(text((table,), form))
    assert "| day | who | acts |  |" in text((table,), "md")


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = text((replace(nasty()[0], bars="n", line=None),), "html", "T")
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(|src=", page)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 10**6))))
def test_a_line_of_any_days_stays_short(found: list[tuple[date, int]]) -> None:
    drawn = charts.by_time([d.isoformat() for d, _ in found], [n for _, n in found])
    line = drawn.partition(" ")[0]
    assert len(line) <= charts.LONGEST + 1
    assert set(line) <= set("▁▂▃▄▅▆▇█·")
    assert len(charts.bar(len(found), 3)) <= charts.WIDTH


@pytest.mark.parametrize(
    ("days", "drawn"),
    [
        ([], ""),
        ([None], ""),
        (["2026-01-01"], ""),
        (["2026-01-01", "2026-01-01", "2026-01-02"], "█▄ 2026-01-01 to 2026-01-02, by day"),
        (["2026-01-05", "2026-01-19"], "█·█ 2026-01-05 to 2026-01-19, by week"),
        (["2026-01-01", "2026-04-02"], "█············█ 2026-01-01 to 2026-04-02, by week"),
        (["2020-01-01", "2026-01-01"], None),
    ],
)
def test_days_as_a_line(days: list[str | None], drawn: str | None) -> None:
    found = charts.by_time(days)
    assert found == drawn if drawn is not None else "by 8 weeks" in found


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_a_section_without_rows_says_so_to_people(form: str) -> None:
    said = text((NOBODY,), form)
    assert "nothing found" in said
    assert "Title" in said
    assert "<table" not in said
    assert "|---" not in said
