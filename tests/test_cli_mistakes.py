"""What a new user gets wrong, and what the command line says and does then."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.programs import DEMO


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("report", "nosuch"), "no report nosuch"),
        (("report", "timeline", "-p", "foo=1"), "no parameter foo"),
        (("report", "timeline", "--section", "foo"), "no section foo"),
        (("report", "dyad", "-p", "a=Norway"), "needs a value"),
        (("query", "run", "nosuch"), "no saved query nosuch"),
        (("query", "show", "nosuch"), "no saved query nosuch"),
        (("query", "run", "dyad"), "needs a value"),
        (("query", "run", "alliances", "-p", "foo=1"), "no parameter foo"),
        (("query", "run", "alliances", "-p", "confidence=abc"), "not a number"),
        (("query", "run", "alliances", "-p", "actor"), "NAME=VALUE"),
    ],
)
def test_what_can_not_be_asked_is_a_usage_error_whatever_the_store(run, typed, says, tmp_path: Path) -> None:
    where = () if typed[1] == "show" else ("--store", tmp_path / "none.graph")
    ran = run(*typed, *where)
    assert ran.status == 2
    assert says in ran.err


def test_an_empty_setting_is_none(run, demo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAYSO_STORE", "")
    monkeypatch.chdir(tmp_path)
    ran = run("report", "alliances")
    assert ran.status == 1
    assert "sayso.graph" in ran.err
    assert run("load", DEMO, "--published", "2026-03-04").status == 0
    assert (tmp_path / "sayso.graph").is_dir()


def _zipped(*names: str, first: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, first or b"<x/>" * 100)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF; extract its text first"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdftotext"),
        ("story.docx", _zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "is a Word document"),
        ("table.xlsx", _zipped("[Content_Types].xml", "xl/workbook.xml"), "save the sheet as CSV"),
        (
            "story.odt",
            _zipped("mimetype", first=b"application/vnd.oasis.opendocument.text"),
            "is an OpenDocument file; extract its text first",
        ),
        ("story.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office document"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "is an image (JPEG)"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is an image (PNG)"),
        ("talk.mp3", b"ID3\x04\0\0\0\0\0\0", "is audio (MP3)"),
        ("talk.wav", b"RIFF\x24\0\0\0WAVEfmt ", "is audio (WAV)"),
        ("talk.mp4", b"\0\0\0\x18ftypmp42", "is audio or video (MP4)"),
    ],
)
def test_a_file_that_holds_no_plain_text_is_named_with_the_mend(run, tmp_path: Path, name, data, says) -> None:
    (tmp_path / name).write_bytes(data)
    ran = run("load", tmp_path / name, DEMO, "--published", "2026-03-04", "--store", tmp_path / "g")
    assert ran.status == 3
    (complaint,) = [line for line in ran.err.splitlines() if name in line]
    assert says in complaint


def test_a_zip_of_articles_is_no_office_document(run, tmp_path: Path) -> None:
    file = tmp_path / "stories.zip"
    file.write_bytes(_zipped("word/a.txt", first=DEMO.read_bytes()))
    assert run("load", file, "--published", "2026-03-04", "--store", tmp_path / "g").status == 0


def test_the_graph_in_a_folder_of_articles_is_no_article(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(DEMO.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        ran = run("load", ".", "--published", "2026-03-04")
        assert ran.status == 0
        assert ran.err.startswith("1 article, ")


def test_load_counts_and_says_what_lacks_a_date_or_says_nothing(run, tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("def f(x):\n    return x + 1\n")
    ran = run("load", DEMO, tmp_path / "code.py", "--store", tmp_path / "g")
    assert ran.status == 0
    assert re.search(r"^2 articles, \d+ statements, \d+ acts loaded", ran.err, re.MULTILINE)
    assert "2 articles have no date: give --published" in ran.err
    assert "nothing is said or done in 1 article: " in ran.err
    assert "code.py" in ran.err
    ran = run("load", DEMO, "--published", "2026-03-04", "--store", tmp_path / "h")
    assert ran.err.startswith("1 article, ")
    assert len(ran.err.splitlines()) == 1


def test_actors_beyond_the_limit_are_told_of(run, demo: Path) -> None:
    whole = run("actors", "list", "--limit", "0", "--format", "csv", "--store", demo)
    assert whole.err == ""
    count = len(whole.out.splitlines()) - 1
    cut = run("actors", "list", "--limit", "2", "--format", "csv", "--store", demo)
    assert len(cut.out.splitlines()) == 3
    assert f"only the first 2 of {count} actors are shown; --limit 0 shows all" in cut.err


def test_two_states_and_two_kinds_are_merged_only_when_that_is_said(run, demo: Path) -> None:
    ran = run("actors", "merge", "NOR", "PRT", "--store", demo)
    assert ran.status == 1
    assert "Norway and Portugal are two states; --anyway" in ran.err
    person = json.loads(
        run("cypher", "MATCH (p:Person) WHERE NOT p.anonymous RETURN p.id AS id ORDER BY id LIMIT 1",
            "--format", "json", "--store", demo).out
    )[0]["id"]  # fmt: skip
    ran = run("actors", "merge", "NOR", person, "--store", demo)
    assert ran.status == 1
    assert "different kinds" in ran.err
    assert json.loads(run("actors", "history", "--format", "json", "--store", demo).out) == []


def test_an_export_of_nothing_says_just_that(run, demo: Path, tmp_path: Path) -> None:
    ran = run("export", "--format", "dot", "--actor", "Nobody", "-o", tmp_path / "g.dot", "--store", demo)
    assert [x.partition(":")[0] for x in ran.err.splitlines() if "written" not in x] == ["sayso"]
    assert "nothing fits for Nobody" in ran.err


def test_the_same_decision_again_is_not_kept_twice(run, demo: Path, tmp_path: Path) -> None:
    store = tmp_path / "copy.graph"
    assert run("copy", demo, store).status == 0
    for said in ("same: ", "so it is already: same by ann"):
        ran = run("actors", "merge", "NOR", "PRT", "--anyway", "--by", "ann", "--store", store)
        assert ran.status == 0
        assert said in ran.err
    for said in ("different: ", "so it is already: different"):
        assert said in run("actors", "split", "PRT", "NOR", "--store", store).err
    made = json.loads(run("actors", "history", "--format", "json", "--store", store).out)
    assert [d["judgement"] for d in made] == ["same", "different"]


def test_explain_shows_an_article_without_what_only_the_program_needs(run, demo: Path) -> None:
    query = "MATCH (d:Article) RETURN d.id AS id"
    ident = json.loads(run("cypher", query, "--format", "json", "--store", demo).out)[0]["id"]
    for form in ("text", "json"):
        told = run("explain", ident, "--format", form, "--store", demo).out
        assert "bands" not in told
        assert "Atlantic Wire" in told
