"""Answers as a new user reads them: dates as exact as the article, narrow terminals, articles without a date."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sayso.cli import main

QUARREL = """Norway and Portugal quarrel again

Norway condemned Portugal in 2021. Iceland condemned Portugal last month. Denmark met Norway last week.
Portugal threatened Norway on Monday. Ireland praised Norway in the 1990s.
"""
RELAYED = """Norway and Portugal quarrel on

The Atlantic Wire reported on Monday that the government of Norway had warned Portugal of sanctions, and that
talks between the two were off.
"""


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quarrel")
    (folder / "a.txt").write_text(QUARREL, encoding="utf-8")
    (folder / "b.txt").write_text(RELAYED, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["load", str(folder), "--published", "2026-01-13", "--store", str(folder / "g")])
    assert not end.value.code
    return folder / "g"


def rows(run, *args: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*args, "--format", "csv").out)))


def test_people_read_no_day_where_the_article_says_a_year_or_a_month(run, quarrel: Path) -> None:
    for asked in (("report", "timeline"), ("query", "run", "activity")):
        for form in ("table", "md"):
            lines = run(*asked, "--format", form, "--store", quarrel).out.splitlines()
            out = "\n".join(x for x in lines if not x.endswith(", by week"))
            assert all(x in out for x in ("2021", "2025-12", "2026-W02", "1990 to 1999"))
            assert not any(x in out for x in ("2021-01-01", "2025-12-01", "2026-01-05", "1990-01-01"))
    dyad = run("report", "dyad", "-p", "a=Norway", "-p", "b=Portugal", "--store", quarrel).out
    assert "2021-01-01" not in dyad
    assert "2026-01-12" in dyad
    assert "2026-01-12" in run("report", "conflicts", "--format", "html", "--store", quarrel).out


def test_data_hold_the_first_and_the_last_day(run, quarrel: Path) -> None:
    found = rows(run, "query", "run", "dyad", "-p", "a=Norway", "-p", "b=Portugal", "--store", quarrel)
    assert [(r["day"], r["day_end"]) for r in found] == [("2021-01-01", "2021-12-31"), ("2026-01-12", "2026-01-12")]
    found = rows(run, "query", "run", "conflicts", "-p", "actor=Iceland", "--store", quarrel)
    assert [found[0][c] for c in ("first", "first_end", "last", "last_end")] == ["2025-12-01", "2025-12-31"] * 2


def test_a_query_of_ones_own_is_printed_as_it_is(run, quarrel: Path) -> None:
    query = "MATCH ()-[r:CONDEMNS]->() RETURN 'soon' AS day, 'later' AS day_end LIMIT 1"
    out = run("cypher", query, "--store", quarrel).out
    assert "day end" in out
    assert "later" in out


def test_escalation_is_of_a_pair_each_way_by_week(run, quarrel: Path) -> None:
    found = rows(run, "query", "run", "escalation", "-p", "a=Portugal", "-p", "b=norway", "--store", quarrel)
    assert [(r["actor"], r["against"], r["sharpest"]) for r in found] == [
        ("Norway", "Portugal", "2"),
        ("Portugal", "Norway", "3"),
    ]
    again = rows(run, "query", "run", "escalation", "-p", "a=Norway", "-p", "b=Portugal", "--store", quarrel)
    assert again == found
    one = rows(run, "query", "run", "escalation", "-p", "a=Portugal", "--store", quarrel)
    assert {r["actor"] for r in one} == {"Norway", "Portugal", "Iceland"}
    in_report = rows(
        run, "report", "dyad", "--section", "escalation", "-p", "a=Norway", "-p", "b=Portugal", "--store", quarrel
    )
    assert in_report == found


def test_one_section_alone_has_its_own_columns(run, quarrel: Path) -> None:
    whole = rows(run, "report", "timeline", "--store", quarrel)
    assert {r["section"] for r in whole} >= {"Escalation", "Activity"}
    alone = rows(run, "report", "timeline", "--section", "activity", "--store", quarrel)
    assert list(alone[0]) == ["week", "week_end", "act", "acts", "act_ids"]
    assert len(alone) == sum(r["section"] == "Activity" for r in whole)


def test_the_quality_report_tells_of_the_acts_that_review_asks_of(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway and Iceland\n\nNorway voiced concern over Iceland.\n", encoding="utf-8")
    run("load", tmp_path / "a.txt", "--store", store := tmp_path / "g")
    waiting = run("review", "--list", "--kind", "act", "--format", "jsonl", "--store", store).out.splitlines()
    weakest = json.loads(
        run("report", "quality", "--section", "weakest", "--format", "json", "--store", store).out
    )["sections"][0]["rows"]  # fmt: skip
    assert {json.loads(w)["id"] for w in waiting} == {i for r in weakest for i in r["act_ids"]}
    assert waiting


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_column_is_cut_to_pieces_on_a_narrow_terminal(run, quarrel, monkeypatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("report", "dyad", "-p", "a=Norway", "-p", "b=Portugal", "--evidence", "--store", quarrel).out
    assert all(len(line) <= width for line in out.splitlines())
    assert "THREATENS" in out
    assert "Norway condemned Portugal in 2021." in " ".join(out.split())
    if width < 80:
        assert "  modality" in out
        assert "relayed by" not in out  # nobody relayed it


def test_what_has_no_date_is_new_since_it_was_loaded(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway condemned Portugal.\n", encoding="utf-8")
    store = tmp_path / "g"
    assert "1 article has no date" in run("load", tmp_path / "a.txt", "--store", store).err
    found = rows(run, "report", "new-since", "-p", "since=2020-01-01", "--store", store)
    assert [(r["actor"], r["act"], r["target"]) for r in found] == [("Norway", "CONDEMNS", "Portugal")]
    assert rows(run, "report", "new-since", "-p", "since=2999-01-01", "--store", store) == []


def test_no_report_says_its_title_twice(run, quarrel: Path) -> None:
    for name in ("alliances", "conflicts", "dyad", "new-since", "responses"):
        given = {"dyad": ["-p", "a=Norway", "-p", "b=Portugal"], "new-since": ["-p", "since=2026-01-01"]}.get(name, [])
        out = run("report", name, *given, "--store", quarrel).out.splitlines()
        assert not out[1].startswith(f"{out[0]}:")
