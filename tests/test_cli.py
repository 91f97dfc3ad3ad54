"""Whole commands, as a user types them, on real files and a real embedded store."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import COMMANDS
from tests.programs import DEMO, ROOT


def test_help_names_every_command_and_each_has_its_own(run) -> None:
    assert all(c in run("--help").out for c in COMMANDS)
    for command in COMMANDS:
        helped = run(command, "--help")
        assert helped.status == 0
        assert "Usage" in helped.out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom sayso.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy','networkx','neo4j','pydantic_settings','matplotlib','rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_m_sayso_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "sayso", "--help"], capture_output=True, text=True, check=True)
    assert "who said what" in done.stdout


def test_an_option_that_is_none_is_a_usage_error(run) -> None:
    assert run("read", "--format", "yaml", DEMO).status == 2
    assert run("read", "--published", "last week", DEMO).status == 2
    assert "2026-01-13" in run("read", "--published", "last week", DEMO).err


@pytest.mark.parametrize("form", ["text", "html"])
def test_read_shows_the_article_marked(run, form: str) -> None:
    ran = run("read", "--format", form, DEMO)
    assert ran.status == 0
    assert "Our patience is not without end" in ran.out
    assert "Statements" in ran.out
    assert "CONDEMNS" in ran.out


@pytest.mark.parametrize("form", ["text", "html"])
def test_read_shows_where_the_article_is_from(run, form: str) -> None:
    story = ROOT / "docs" / "inputs" / "examples" / "story.nitf"
    ran = run("read", "--format", form, story)
    said = "Atlantic Wire · World · by Ana Reis · 2026-03-04T08:30:00+00:00 · updated 2026-03-04T09:10:00+00:00"
    assert said in re.sub(r"\s+", " ", ran.out)
    ran = run("read", "--format", form, DEMO)
    assert " · " not in ran.out


def test_read_prints_a_line_an_article_and_names_what_failed(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“No,” said Maria Lind.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    ran = run("read", "--format", "jsonl", tmp_path)
    assert ran.status == 3
    assert [json.loads(line)["article"]["ref"] for line in ran.out.splitlines()] == [str(tmp_path / "a.txt")]
    assert "b.txt" in ran.err
    assert "binary" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)), "binary"),
        ("large.txt", b"word " * 10_000_001, "MB"),
        (None, b"", "no such file"),
    ],
)
def test_bad_input_gets_one_clear_line(run, tmp_path: Path, name: str | None, data: bytes, says: str) -> None:
    file = tmp_path / (name or "missing.txt")
    if name:
        file.write_bytes(data)
    ran = run("load", file, "--store", tmp_path / "g")
    assert ran.status == 1
    complaint = [line for line in ran.err.splitlines() if str(file) in line]
    assert len(complaint) == 1
    assert says in complaint[0]


def test_what_an_article_holds_never_drives_the_terminal(run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "“No \x1b[31mred\x1b[0m \u202eway,” said Maria Lind of Norway, who condemned Portugal.", encoding="utf-8"
    )
    for form in ("text", "html"):
        out = run("read", "--format", form, file).out
        assert "\x1b[31m" not in out
        assert "\u202e" not in out


def test_load_twice_changes_nothing(run, tmp_path: Path) -> None:
    counts = []
    for _ in range(2):
        assert run("load", DEMO, "--published", "2026-03-04", "--store", tmp_path / "g").status == 0
        rows = []
        for query in (
            "MATCH (n) UNWIND labels(n) AS what RETURN what, count(*) AS n ORDER BY what",
            "MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS n ORDER BY what",
        ):
            rows += json.loads(run("cypher", query, "--format", "json", "--store", tmp_path / "g").out)
        counts.append(rows)
    assert counts[0] == counts[1]
    assert {r["what"] for r in counts[0]} >= {
        "Actor",
        "Article",
        "Statement",
        "Act",
        "BY",
        "TOWARDS",
        "MADE",
        "CONDEMNS",
    }


def test_every_evidence_in_the_store_is_the_words_of_the_article(run, demo: Path) -> None:
    query = (
        "MATCH (x)-[e:IN|EVIDENCED_BY]->(a:Article) RETURN e.start AS s, e.end AS e, e.exact AS exact, a.text AS text"
    )
    rows = json.loads(run("cypher", query, "--format", "json", "--store", demo, "--limit", "0").out)
    assert len(rows) > 30
    assert all(r["text"][r["s"] : r["e"]] == r["exact"] for r in rows)


def test_cypher_reads_only_unless_told(run, demo: Path) -> None:
    refused = run("cypher", "CREATE (:Actor {id: 'x'})", "--store", demo)
    assert refused.status == 1
    assert "--write" in refused.err
    bad = run("cypher", "MATCH (a RETURN a", "--store", demo)
    assert bad.status == 1
    assert "line 1, column 10" in bad.err
    assert len(bad.err.splitlines()) == 1


def test_cypher_takes_parameters_and_a_limit(run, demo: Path) -> None:
    ran = run(
        "cypher", "MATCH (a:Actor {name: $n}) RETURN a.id AS id", "-p", "n=Norway", "--format", "json", "--store", demo
    )
    assert json.loads(ran.out) == [{"id": "NOR"}]
    ran = run(
        "cypher", "MATCH (a:Actor) RETURN a.id AS id ORDER BY id", "--limit", "2", "--format", "jsonl", "--store", demo
    )
    assert len(ran.out.splitlines()) == 2
    assert "first 2" in ran.err


@pytest.mark.parametrize("report", ["alliances", "responses"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_reports_come_in_every_form(run, demo: Path, report: str, form: str) -> None:
    ran = run("report", report, "--format", form, "--evidence", "--store", demo)
    assert ran.status == 0
    assert "Norway" in ran.out
    if form == "json":
        assert json.loads(ran.out)
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(ran.out)))) > 1


def test_saved_queries_are_listed_shown_and_run(run, demo: Path) -> None:
    assert "alliances" in run("query", "list").out
    assert "MATCH" in run("query", "show", "dyad").out
    ran = run("query", "run", "dyad", "-p", "a=Norway", "-p", "b=Portugal", "--format", "json", "--store", demo)
    assert ran.status == 0
    assert json.loads(ran.out)
    assert run("query", "run", "dyad", "-p", "nonsense=1", "--store", demo).status != 0
    assert run("query", "run", "nosuch", "--store", demo).status != 0
    ran = run("query", "run", "actors", "--limit", "2", "--format", "jsonl", "--store", demo)
    assert len(ran.out.splitlines()) == 2
    assert "--limit 0 shows all" in ran.err


@pytest.mark.parametrize(
    ("command", "given", "says"),
    [
        (("query", "run", "dyad"), ("a=norway", "b=Portugual"), ["Portugual; did you mean Portugal"]),
        (("report", "dyad"), ("a=Norwey", "b=Xqzw"), ["Norwey; did you mean Norway", "Xqzw; sayso actors list"]),
        (("query", "run", "said-about"), ("actor=NORWAY",), []),
    ],
)
def test_a_name_that_no_actor_has_is_said_with_the_nearest(
    run, demo: Path, command: tuple[str, ...], given: tuple[str, ...], says: list[str]
) -> None:
    ran = run(*command, *(x for g in given for x in ("-p", g)), "--format", "jsonl", "--store", demo)
    assert ran.status == 0
    told = ran.err.splitlines()
    assert len(told) == len(says)
    assert all(s in line for s, line in zip(says, told, strict=True))
    assert bool(ran.out.strip()) == (not says)


def test_explain_shows_the_words_and_the_rule(run, demo: Path) -> None:
    query = "MATCH (x:Act)-[e:EVIDENCED_BY]->() RETURN x.id AS id, e.exact AS exact, x.why AS why ORDER BY id LIMIT 1"
    (act,) = json.loads(run("cypher", query, "--format", "json", "--store", demo).out)
    said = run("explain", act["id"], "--store", demo)
    assert said.status == 0
    flat = " ".join(said.out.split())
    assert " ".join(act["exact"].split()) in flat
    assert act["why"].split(":")[0] in flat
    assert run("explain", "act-none", "--store", demo).status == 1


@pytest.mark.parametrize("form", ["graphml", "gexf", "node-link", "png", "svg"])
def test_export_writes_a_file(run, demo: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"graph.{form}"
    assert run("export", "--format", form, "-o", out, "--store", demo).status == 0
    assert out.stat().st_size > 500


def test_a_store_that_is_away_is_said_in_one_line(run) -> None:
    ran = run("report", "alliances", "--store", "bolt://127.0.0.1:1")
    assert ran.status == 1
    assert "127.0.0.1:1" in ran.err
    assert "Traceback" not in ran.err


def test_measures_are_printed_with_evidence_and_written_when_asked(run, demo: Path) -> None:
    told = json.loads(run("measures", "--store", demo, "--format", "json", "--evidence").out)
    sections = {s["title"]: s["rows"] for s in told["sections"]}
    assert list(sections) == ["Communities", "Balance", "Frustrated ties", "Brokers", "Activity"]
    assert all(r["evidence"] for r in sections["Communities"])
    assert "<h2>Brokers</h2>" in run("measures", "--store", demo, "--format", "html").out
    written = run("measures", "--store", demo, "--write")
    assert re.search(r"[1-9]\d* actors written", written.err)
    asked = "MATCH (a:Actor) WHERE a.community IS NOT NULL RETURN count(a) AS n"
    assert json.loads(run("cypher", asked, "--store", demo, "--format", "json").out)[0]["n"] > 0
    run("measures", "--store", demo, "--clear")
    assert json.loads(run("cypher", asked, "--store", demo, "--format", "json").out)[0]["n"] == 0
