"""Inputs made to harm: each ends in a clear refusal or a harmless article, soon and in little memory."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.errors import InputError
from loaders.language.reader import Reader
from loaders.reading import Article
from loaders.sources import KINDS, Input, articles
from loaders.sources.find import PACKINGS, Wishes

EXAMPLES = Path(__file__).parents[2] / "docs" / "inputs" / "examples"
TEXT = "Maria Lind said that the ports would stay open as long as the agreement was kept by both governments."
BODY = "".join(f"<p>{TEXT}</p>" for _ in range(8))


def found(path: Path, **wishes: object) -> list[Article | InputError]:
    return list(articles([str(path)], wishes=Wishes(**wishes)))  # type: ignore[arg-type]


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# XML and HTML

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
ROOTS = {
    "nitf": f"<nitf><body><body.content><p>{TEXT} &{{0}}; end</p></body.content></body></nitf>",
    "rss": "<rss version='2.0'><channel><title>T</title><item><title>I</title><description>"
    + f"{(TEXT + ' ') * 4} &{{0}};</description></item></channel></rss>",
    "newsml": f"<newsItem guid='x'><contentSet><inlineData>{TEXT} &{{0}};</inlineData></contentSet></newsItem>",
    "sitemap": "<urlset><url><loc>https://x.example/&{0};</loc></url></urlset>",
}


@pytest.mark.parametrize("root", ROOTS)
def test_entities_are_neither_swollen_nor_read_from_files(tmp_path: Path, root: str) -> None:
    secret = written(tmp_path / "secret", "words of the machine")
    for doctype, name in (
        (LAUGHS, "j"),
        (LAUGHS, "f"),
        (f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>', "e"),
        (f'<!DOCTYPE x SYSTEM "file://{secret}">', "amp"),
        (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>', "amp"),
    ):
        file = written(tmp_path / "a.xml", f"<?xml version='1.0'?>{doctype}{ROOTS[root].format(name)}")
        (item,) = found(file)
        said = item.text if isinstance(item, Article) else str(item)
        assert "words of the machine" not in said
        assert len(said) < 2_000
        assert "haha" not in said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "cp037"])
def test_entities_do_not_hide_in_an_encoding(tmp_path: Path, encoding: str) -> None:
    feed = f"<?xml version='1.0' encoding='{encoding}'?>{LAUGHS}{ROOTS['rss'].format('f')}"
    body = (LAUGHS + ROOTS["rss"].format("f")).encode(encoding)
    half = f"<?xml version='1.0' encoding='{encoding}'?>".encode() + body
    for data in (
        feed.encode(encoding),
        feed.replace(f" encoding='{encoding}'", "").encode(encoding),
        half,
        half.replace(b"<!", b"+ADwAIQ-"),
    ):
        (item,) = found(written(tmp_path / "a.rss", data))
        assert "haha" not in (item.text if isinstance(item, Article) else str(item))


def test_scripts_in_titles_are_not_kept_as_markup(tmp_path: Path) -> None:
    page = (
        f"<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Talks</title></head><body><article>{BODY}</article>"
    )
    (article,) = found(written(tmp_path / "a.html", page))
    assert isinstance(article, Article)
    assert "<script" not in (article.title or "").casefold() + article.text.casefold() or "alert(1)" in article.text


def test_deep_and_broken_markup_ends_soon(tmp_path: Path) -> None:
    begun = time.monotonic()
    for text in (
        "<div>" * 50_000 + BODY,
        "<html>" + "<p" * 50_000,
        "<html><!--" + "<" * 100_000,
        "<nitf>" + "<p>" * 100_000,
        "<rss><channel>" + "<item>" * 2_000,
        "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script>" + BODY,
    ):
        assert found(written(tmp_path / "a", text))
    assert time.monotonic() - begun < 30


# Archives


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        for _ in range(size // 1_000_000):
            packed.write(b" " * 1_000_000)
    return out.getvalue()


def in_little_memory(work: Callable[[], object], most: int = 120_000_000) -> None:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < most


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.html.gz", "a.csv.gz", "a.warc.gz", "a.xml.gz"])
def test_a_gzip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    file = written(tmp_path / name, bomb(300_000_000))
    items: list[Article | InputError] = []
    in_little_memory(lambda: items.extend(found(file)))
    assert items
    assert all(isinstance(i, InputError) for i in items)


def test_a_zip_bomb_is_refused_as_a_whole(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(20):
            archive.writestr(f"{n}.jsonl", b" " * 20_000_000)
    begun = time.monotonic()
    items: list[Article | InputError] = []
    in_little_memory(lambda: items.extend(found(tmp_path / "a.zip")))
    assert any("zip bomb" in str(i) for i in items)
    assert all(isinstance(i, InputError) for i in items)
    assert time.monotonic() - begun < 20


def test_an_archive_within_itself_without_end_is_refused(tmp_path: Path) -> None:
    data = TEXT.encode()
    for _ in range(8):
        data = gzip.compress(data)
    (item,) = found(written(tmp_path / "a.gz", data))
    assert "packed more than" in str(item)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_a_path_that_climbs_out_of_its_archive_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, TEXT)
        archive.writestr("in.txt", TEXT)
    first, second = found(tmp_path / "a.zip")
    assert "climbs out" in str(first)
    assert isinstance(second, Article)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_encrypted_linked_and_broken_members_are_named(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", TEXT)
        archive.writestr("c.txt", TEXT)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    where = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[where + 8] |= 1  # encrypted, says the directory of b.txt
    body = data.rfind(TEXT.encode())
    data[body] ^= 0xFF  # c.txt no longer fits its checksum
    items = found(written(tmp_path / "b.zip", bytes(data)))
    assert ["link" in str(items[0]), "encrypted" in str(items[1]), "CRC" in str(items[2])] == [True] * 3


# WARC


def record(block: bytes, length: object) -> bytes:
    return (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2026-03-11T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


@pytest.mark.parametrize("wrong", [-5, 10, 200, 10**6, 10**15, 10**30, "many", ""])
def test_a_warc_record_of_a_wrong_length_does_no_harm(tmp_path: Path, wrong: object) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><article>" + BODY.encode()
    file = written(tmp_path / "a.warc", record(block, wrong) + record(block, len(block)))
    items: list[Article | InputError] = []
    in_little_memory(lambda: items.extend(found(file)))
    assert 1 <= len(items) <= 2
    if wrong in (10**6, 10**15):
        assert "is cut off" in str(items[0])


def test_a_packed_page_in_a_warc_that_swells_is_refused(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb(200_000_000)
    good = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><article>" + BODY.encode()
    file = written(tmp_path / "a.warc", record(block, len(block)) + record(good, len(good)))
    items: list[Article | InputError] = []
    in_little_memory(lambda: items.extend(found(file)))
    assert [type(i) for i in items] == [InputError, Article], items


# Sizes


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.csv", "a.txt", "a.html", "a.json", "a.eml", "a.nitf", "a.rss", "a.warc"]
)
def test_one_endless_line_is_refused_in_little_memory(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with file.open("wb") as out:  # a hole: 1 GB that takes no room on the disk
        out.write(b'{"text": "')
        out.truncate(1_000_000_000)
    items: list[Article | InputError] = []
    in_little_memory(lambda: items.extend(found(file)))
    assert [type(i) for i in items] == [InputError]


def test_a_quotation_mark_that_never_closes_ends_the_table(tmp_path: Path) -> None:
    lines = "more and more of it\n" * 200_000
    items = found(written(tmp_path / "a.csv", f'id,text\na,{TEXT}\nb,"never closed\n{lines}'))
    assert isinstance(items[0], Article)
    assert "a.csv:3" in str(items[1])
    assert len(items) == 2


def test_numbers_and_nesting_that_choke_json_are_refused(tmp_path: Path) -> None:
    rows = ['{"text": ' + "[" * 200_000, '{"id": ' + "9" * 10_000 + ', "text": "No."}', '{"text": "Yes.", "id": 1e999}']
    items = found(written(tmp_path / "a.jsonl", "\n".join(rows)))
    assert ["is not JSON" in str(i) for i in items[:2]] == [True, True]
    assert isinstance(items[2], Article)


# What an article may hold


@pytest.mark.parametrize(
    "odd", ["=cmd|' /C calc'!A0", "\x1b[2J\x1b]0;gone\x07", "\u202eevil\u202c", "O'Brien\"--", "a\x00b"]
)
def test_odd_characters_are_kept_as_they_are_in_rows(tmp_path: Path, odd: str) -> None:
    (article,) = found(
        written(tmp_path / "a.jsonl", json.dumps({"id": odd, "text": f"{odd} said {TEXT}", "title": odd}))
    )
    assert isinstance(article, Article)
    assert (article.ref, article.title, article.text) == (odd, odd, f"{odd} said {TEXT}")


# Fuzz: every kind, on bytes of no form and on its own example with changes


def source(data: bytes) -> Input:
    return Input.of("fuzz", data)


def seeds() -> dict[str, bytes]:
    names = {
        "html": "page.html",
        "jsonl": "articles.jsonl",
        "json": "gdelt.json",
        "csv": "gdelt.csv",
        "feed": "feed.xml",
    }
    names |= {"parquet": "articles.parquet", "sitemap": "sitemap.xml", "nitf": "story.nitf", "newsml": "stories.newsml"}
    names |= {"eml": "newsletter.eml", "warc": "news.warc.gz", "text": "page.html"}
    read = {kind: (EXAMPLES / name).read_bytes() for kind, name in names.items()}
    return read | {"warc": gzip.decompress(read["warc"])}


SEEDS = seeds()


@st.composite
def changed(draw: st.DrawFn, seed: bytes) -> bytes:
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        size = draw(st.integers(0, 40))
        data[at : at + size] = draw(
            st.binary(max_size=20) | st.sampled_from([b"<", b"\0", b"\r\n", b'"', b"&x;", b"9" * 30])
        )
    return bytes(data)


def sound(items: Iterator[Article | InputError]) -> None:
    for item in items:
        assert isinstance(item, Article | InputError)
        if isinstance(item, Article):
            assert item.id
            item.text.encode()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_bytes_crash_a_kind(kind: str, data: st.DataObject) -> None:
    raw = data.draw(st.binary(max_size=300) | changed(SEEDS[kind]))
    KINDS[kind].recognises(raw)
    sound(KINDS[kind].articles(source(raw)))


@given(
    data=st.binary(max_size=300)
    | changed((EXAMPLES / "pages.zip").read_bytes())
    | changed(gzip.compress(TEXT.encode()))
)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_bytes_crash_a_packing(data: bytes) -> None:
    for packing in PACKINGS:
        packing.recognises(data)
        for inner in packing.inputs(source(data)):
            if isinstance(inner, Input):
                sound(KINDS["text"].articles(inner))


@pytest.mark.parametrize("text", ["“" * 50_000, "Roe said " * 6_000, "(Roe " * 6_000, "data:" + "iVBORw0KGgo" * 9_000])
def test_text_that_is_none_is_read_in_time(reader: Reader, text: str) -> None:
    begun = time.process_time()
    reader.read(Article(text))
    assert time.process_time() - begun < 60
