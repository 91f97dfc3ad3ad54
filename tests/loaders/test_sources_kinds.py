"""Each kind of input, on the examples of the documentation and on odd forms of its own."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import KINDS, Wishes, articles
from sayso.commands.options import FIELDS, INPUTS

EXAMPLES = Path(__file__).parents[2] / "docs" / "inputs" / "examples"
TITLE = "Norway warns Portugal over fishing rights"
BODY = (
    "Norway's prime minister, Maria Lind, warned on Wednesday that the ports would close unless the fleet turned back. "
    "“Our patience is not without end,” she told reporters in the harbour of Oslo, where forty boats had gathered."
)


def found(path: Path, **wishes: object) -> list[Article | InputError]:
    return list(articles([str(path)], wishes=Wishes(**wishes)))  # type: ignore[arg-type]


def read(path: Path, **wishes: object) -> list[Article]:
    items = found(path, **wishes)
    assert all(isinstance(i, Article) for i in items), items
    return items  # type: ignore[return-value]


def error(path: Path, **wishes: object) -> str:
    (item,) = found(path, **wishes)
    assert isinstance(item, InputError), item
    return str(item)


def test_the_command_line_names_every_kind_and_field() -> None:
    from loaders.sources import cells

    assert tuple(KINDS) == INPUTS
    assert FIELDS == cells.FIELDS


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("feed.xml", 3),
        ("news.warc.gz", 3),
        ("story.nitf", 1),
        ("stories.newsml", 3),
        ("newsletter.eml", 1),
        ("pages.zip", 3),
        ("articles.parquet", 3),
        ("articles.jsonl", 3),
        ("page.html", 1),
    ],
)
def test_the_examples_of_the_documentation_give_their_stories(name: str, count: int) -> None:
    items = read(EXAMPLES / name)
    assert len(items) == count
    first = items[0]
    assert (first.title, first.publisher, first.language) == (TITLE, "Atlantic Wire", "en")
    assert first.published is not None
    assert first.published.startswith("2026-03-04")
    assert first.text.startswith(TITLE)
    assert "“Our patience is not without end,” Lind told reporters in Oslo." in first.text
    assert "harbour of Oslo" not in first.text  # a caption
    assert first.url in ("https://wire.example/2026/03/04/fjord", None)


@pytest.mark.parametrize("name", ["feed.xml", "news.warc.gz", "stories.newsml", "pages.zip", "articles.jsonl"])
def test_a_kind_is_known_without_its_ending(tmp_path: Path, name: str) -> None:
    plain = tmp_path / "input"
    plain.write_bytes((EXAMPLES / name).read_bytes())
    assert [a.title for a in read(plain)] == [a.title for a in read(EXAMPLES / name)]


# Rows


def test_columns_are_named_by_the_user(tmp_path: Path) -> None:
    assert "body, date, headline" in error(EXAMPLES / "articles.csv")
    assert "'nobody'" in error(EXAMPLES / "articles.csv", columns={"text": "nobody"})
    first, *_ = read(EXAMPLES / "articles.csv", columns={"text": "body", "published": "date", "title": "headline"})
    assert (first.title, first.published) == (TITLE, "2026-03-04T08:30:00+00:00")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"body": BODY, "when": "2026-01-02", "n": 7}), encoding="utf-8")
    (row,) = read(rows, columns={"text": "body", "published": "when", "id": "n"})
    assert (row.text, row.published, row.ref) == (BODY, "2026-01-02", "7")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_keeps_the_text_of_a_cell_as_it_is(tmp_path: Path, mark: str) -> None:
    text = f'She said “no”{mark} and "never"\nthen =1+2.\r\n '
    file = tmp_path / "rows.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=mark).writerows(
            [["Id", "Text", "Published"], ["a", text, "2026-01-02"], ["b", "No.", ""]]
        )
    first, second = read(file)
    assert (first.ref, first.text, first.published) == ("a", text, "2026-01-02")
    assert (second.ref, second.published) == ("b", None)


def test_a_faulty_row_of_csv_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('id,text\na,"Yes.\nAnd no."\nb,No.,more\nc,Yes.\n', encoding="utf-8")
    first, second, third = found(file)
    assert isinstance(first, Article)
    assert "rows.csv:4: has 3 cells" in str(second)
    assert isinstance(third, Article)


def test_parquet_gives_dates_and_passes_over_empty_cells(tmp_path: Path) -> None:
    from datetime import UTC, date, datetime

    file = tmp_path / "rows.parquet"
    rows = [
        {"text": "Yes.", "published": datetime(2026, 1, 2, tzinfo=UTC), "number": 1, "day": date(2026, 1, 3)},
        {"text": None, "published": None, "number": 2, "day": None},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), file)
    first, second = found(file)
    assert isinstance(first, Article)
    assert first.published == "2026-01-02T00:00:00+00:00"
    assert "rows.parquet:2" in str(second)
    assert read_first(file, columns={"published": "day"}).published == "2026-01-03"
    assert "no column 'text'" in error(file, columns={"text": "body"}).replace("'body' for text", "'text'")


def read_first(path: Path, **wishes: object) -> Article:
    first = found(path, **wishes)[0]
    assert isinstance(first, Article)
    return first


def test_gdelt_s_lists_give_addresses_only() -> None:
    assert "--follow" in error(EXAMPLES / "gdelt.csv", columns={"published": "Date"})
    assert all("--follow" in str(e) for e in found(EXAMPLES / "gdelt.json"))
    assert "--follow" in error(EXAMPLES / "sitemap.xml")


# Feeds


def test_atom_and_its_parts(tmp_path: Path) -> None:
    file = tmp_path / "news.atom"
    file.write_text(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title>
        <entry><title type="html">Talks &amp;amp; ports</title><id>urn:1</id><link href="https://herald.example/1"/>
        <updated>2026-02-03T10:00:00Z</updated>
        <content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{BODY}&lt;/p&gt;</content></entry>
        <entry><title>Short</title><id>urn:2</id><summary>Ports close.</summary></entry></feed>""",
        encoding="utf-8",
    )
    first, second = found(file)
    assert isinstance(first, Article)
    assert (first.title, first.publisher, first.url) == ("Talks & ports", "The Herald", "https://herald.example/1")
    assert first.published == "2026-02-03T10:00:00+00:00"
    assert first.text == f"Talks & ports\n{BODY}\n{BODY}"
    assert "teaser of 2 words" in str(second)


def test_xml_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<recipes><recipe>Soup</recipe></recipes>", encoding="utf-8")
    assert "no entries" in error(file)


# News formats


def test_newsml_passes_over_pictures_and_refuses_what_was_withdrawn(tmp_path: Path) -> None:
    text = (EXAMPLES / "stories.newsml").read_text(encoding="utf-8")
    file = tmp_path / "a.newsml"
    file.write_text(
        text.replace("stat:usable", "stat:canceled", 1)
        .replace('qcode="ninat:text"', 'qcode="ninat:picture"', 2)
        .replace('qcode="ninat:picture"', 'qcode="ninat:text"', 1),
        encoding="utf-8",
    )
    first, second = found(file)
    assert "withdrawn" in str(first)
    assert isinstance(second, Article)
    assert "Iceland praises" in second.text


def test_newsml_with_nitf_or_plain_text_within(tmp_path: Path) -> None:
    head = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x">'
    head += "<contentMeta><headline>Talks</headline></contentMeta>"
    nitf = f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>{BODY}</p></body.content></body></nitf>'
    for content in (
        f'<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML>',
        f'<inlineData contenttype="text/plain">{BODY}</inlineData>',
    ):
        file = tmp_path / "a.xml"
        file.write_text(f"{head}<contentSet>{content}</contentSet></newsItem>", encoding="utf-8")
        (article,) = read(file)
        assert (article.text, article.ref) == (f"Talks\n{BODY}", "urn:x")
    file.write_text(
        f'{head}<contentSet><remoteContent href="file:///etc/passwd"/></contentSet></newsItem>', encoding="utf-8"
    )
    assert "remote content is not fetched" in error(file)


def test_nitf_without_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.nitf"
    file.write_text("<nitf><head><title>Talks</title></head><body><body.content/></body></nitf>", encoding="utf-8")
    assert "body.content" in error(file)


def test_a_mail_with_html_alone_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_text(
        "From: news@herald.example\nSubject: =?utf-8?b?VGFsa3MgaW4gTWFsbcO2?=\nDate: Tue, 3 Feb 2026 10:00:00 +0100\n"
        f"Content-Type: text/html; charset=utf-8\n\n<html><style>p {{}}</style><table><tr><td>{BODY}</td></tr></table>",
        encoding="utf-8",
    )
    (article,) = read(file)
    assert (article.title, article.publisher) == ("Talks in Malmö", "news@herald.example")
    assert article.text == f"Talks in Malmö\n\n{BODY}"
    assert article.published == "2026-02-03T10:00:00+01:00"


# Packings


def test_gzip_of_any_kind(tmp_path: Path) -> None:
    for name in ("feed.xml", "articles.jsonl", "page.html", "articles.parquet"):
        file = tmp_path / f"{name}.gz"
        file.write_bytes(gzip.compress((EXAMPLES / name).read_bytes()))
        items = found(file)
        if name.endswith("parquet"):
            assert "stream" in str(items[0])
        else:
            assert [i.text for i in items if isinstance(i, Article)] == [a.text for a in read(EXAMPLES / name)]


def test_a_damaged_gzip_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl.gz"
    whole = gzip.compress("".join(json.dumps({"id": n, "text": f"No {n}."}) + "\n" for n in range(9000)).encode())
    file.write_bytes(whole[: len(whole) // 2])
    items = found(file)
    assert len(items) > 100
    assert "damaged" in str(items[-1])


def test_zip_within_zip_reads_known_endings_alone(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep/a.txt", BODY)
        archive.writestr("b.png", b"\x89PNG")
        archive.writestr("c.txt.gz", gzip.compress(BODY.encode()))
        archive.writestr("__MACOSX/._a.txt", b"\x00\x05")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    assert [a.ref.split("outer.zip")[1] for a in read(tmp_path / "outer.zip")] == [
        ":inner.zip:deep/a.txt",
        ":inner.zip:c.txt",
    ]


def test_an_archive_without_articles_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.png", b"\x89PNG")
    assert "no files to read in this archive" in error(tmp_path / "a.zip")


# WARC


def warc(*records: tuple[str, bytes, int | None], kind: str = "response") -> bytes:
    out, media = b"", "application/http" if kind == "response" else "text/plain"
    for url, block, length in records:
        out += (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(out)}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2026-03-11T00:00:00Z\r\nContent-Type: {media}\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
        ).encode() + block + b"\r\n\r\n"  # fmt: skip
    return out


def http(body: bytes, status: str = "200 OK", media: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


def test_warc_passes_over_what_is_no_page_and_refuses_errors(tmp_path: Path) -> None:
    page = (EXAMPLES / "page.html").read_bytes()
    file = tmp_path / "a.warc"
    file.write_bytes(
        warc(
            ("https://x.example/1", http(page), None),
            ("https://x.example/2", http(b"", "301 Moved"), None),
            ("https://x.example/3", http(b"\x89PNG", media="image/png"), None),
            ("https://x.example/4", http(b"<html>gone", "404 Not Found"), None),
            ("https://x.example/5", http(gzip.compress(page), more="Content-Encoding: gzip\r\n"), None),
        )
    )
    first, second, third = found(file)
    assert isinstance(first, Article)
    assert "https://x.example/4: is an error page (HTTP status 404)" in str(second)
    assert isinstance(third, Article)
    assert first.text == third.text


def test_a_warc_without_a_page_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(warc(("https://x.example/3", http(b"\x89PNG", media="image/png"), None)))
    assert "holds no page" in error(file)


def test_warc_s_conversions_are_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "a.wet"
    file.write_bytes(warc(("https://x.example/1", f"{TITLE}\n{BODY}".encode(), None), kind="conversion"))
    (article,) = read(file)
    assert (article.text, article.ref, article.url) == (
        f"{TITLE}\n{BODY}",
        "https://x.example/1",
        "https://x.example/1",
    )


# Folders


def test_a_folder_of_many_files_is_begun_at_once(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n:03}.txt").write_text(f"Maria Lind said no {n}.", encoding="utf-8")
    assert next(articles([str(tmp_path)])).ref.endswith("000.txt")
    assert [a.text for a in read(tmp_path)] == [f"Maria Lind said no {n}." for n in range(300)]
