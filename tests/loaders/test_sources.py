"""Inputs become articles, and a fault is named while the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import articles
from loaders.sources.base import MAX_BYTES, MAX_CHARACTERS

PAGE = """<!doctype html><html lang="en"><head><title>Harbour talks fail - The Herald</title>
<link rel="canonical" href="https://herald.example/harbour-talks">
<meta property="og:site_name" content="The Herald"><meta property="og:title" content="Harbour talks fail">
<meta property="article:published_time" content="2026-02-03T10:00:00Z"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Harbour talks fail</h1>
<p>The harbour talks between the two ministers failed on Monday after nine hours, officials in both capitals said.</p>
<p>“We are no closer than we were in the spring,” Maria Lind, the minister, told reporters as she left the hall.</p>
<p>Her counterpart declined to comment, but his ministry called the offer generous and said it still stood.</p>
<script>alert("not news")</script></article><footer>Copyright The Herald</footer></body></html>"""


def found(*names: object, **options: str) -> list[Article | InputError]:
    return list(articles([str(n) for n in names], **options))  # type: ignore[arg-type]


def one(item: Article | InputError) -> Article:
    assert isinstance(item, Article), item
    return item


def test_plain_text_is_taken_exactly_and_its_first_line_is_the_title(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Talks fail in Oslo\r\n\r\nMaria Lind said no.  \r\n")
    article = one(found(file, published="2026-02-03")[0])
    assert article.text == "Talks fail in Oslo\r\n\r\nMaria Lind said no.  \r\n"
    assert (article.title, article.published, article.ref) == ("Talks fail in Oslo", "2026-02-03", str(file))


@pytest.mark.parametrize("first", ["Maria Lind said no.", "It began like this:", "x" * 300])
def test_a_first_line_that_is_no_title_is_none(tmp_path: Path, first: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{first}\nThe talks go on.\n", encoding="utf-8")
    assert one(found(file)[0]).title is None


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_utf_16_is_named_with_its_mend(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text('text,title\n{"text": "Maria Lind said no."},x\n', encoding="utf-16")
    assert "is not UTF-8 but UTF-16; convert it" in str(found(file)[0])


def test_html_gives_the_article_and_its_particulars(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    article = one(found(file)[0])
    assert article.text.startswith("Harbour talks fail\n")
    assert "no closer than we were" in article.text
    assert "not news" not in article.text
    assert "Copyright" not in article.text
    assert (article.title, article.publisher) == ("Harbour talks fail", "The Herald")
    assert (article.url, article.published) == ("https://herald.example/harbour-talks", "2026-02-03T10:00:00Z")


def test_html_is_recognised_without_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "page"
    file.write_text(PAGE, encoding="utf-8")
    assert one(found(file)[0]).title == "Harbour talks fail"


def test_entities_and_files_of_the_machine_are_not_read_into_an_article(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words of the machine", encoding="utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
    (tmp_path / "page.html").write_text(
        PAGE.replace("<!doctype html>", doctype).replace("nine", "&x;"), encoding="utf-8"
    )
    assert "secret words" not in one(found(tmp_path / "page.html")[0]).text


def test_rows_keep_their_text_and_name_a_fault_by_line(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": " Maria Lind said no. ", "title": "Talks", "published": "2026-02-03", "other": 1},
        {"id": "b"},
        {"id": "c", "text": "Yes.", "published": "Tue, 03 Feb 2026 10:00:00 +0000"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join([*map(json.dumps, rows), "{broken", '{"text": "\\ud800"}']), encoding="utf-8")
    first, second, third, fourth, fifth = found(file)
    assert (one(first).ref, one(first).text, one(first).title) == ("a", " Maria Lind said no. ", "Talks")
    assert "rows.jsonl:2" in str(second)
    assert one(third).published == "2026-02-03T10:00:00+00:00"
    assert "rows.jsonl:4" in str(fourth)
    assert "surrogate" in str(fifth)


def test_a_date_that_is_none_is_left_out_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "No.", "published": "the other day"}), encoding="utf-8")
    assert one(found(file)[0]).published is None
    assert "the other day" in caplog.text


def test_a_folder_goes_on_past_its_broken_file(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text("Maria Lind said no.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9 talks")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    (tmp_path / "below" / "d.txt").write_text("Ana Sousa said yes.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    items = found(tmp_path)
    assert [a.text for a in items if isinstance(a, Article)] == ["Maria Lind said no.", "Ana Sousa said yes."]
    assert ["iconv" in str(e) or "empty" in str(e) for e in items if isinstance(e, InputError)] == [True, True]


def test_globs_and_missing_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Maria Lind said no.", encoding="utf-8")
    assert one(found(tmp_path / "*.txt")[0]).text == "Maria Lind said no."
    assert "no such file" in str(found(tmp_path / "gone.txt")[0])
    assert "no files to read" in str(found(tmp_path.parent / tmp_path.name)[0]) or len(found(tmp_path)) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x00\x01\x02", "binary"),
        (b"\xff\xfe", "UTF-8"),
        (b"a" * (MAX_BYTES + 1), "MB"),
    ],
)
def test_what_is_no_article_is_refused_with_its_name(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(data)
    (error,) = found(file)
    assert isinstance(error, InputError)
    assert says in str(error)
    assert str(file) in str(error)


def test_a_text_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("word " * (MAX_CHARACTERS // 5 + 1), encoding="utf-8")
    assert "characters" in str(found(file)[0])
