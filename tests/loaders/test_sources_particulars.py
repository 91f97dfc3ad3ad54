"""Who wrote an article, its section and its dates, from each kind of input that says them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from loaders.reading import Article
from loaders.sources import Wishes, articles, bylines

TEXT = (
    "The harbour talks between the two ministers failed on Monday after nine hours, officials in both capitals said. "
    "“We are no closer than we were in the spring,” Maria Lind, the minister, told reporters as she left the hall. "
    "Her counterpart declined to comment, but his ministry called the offer generous and said that it still stood."
)
PUBLISHED = '<meta property="article:published_time" content="2026-02-03T10:00:00+01:00">'


def read(file: Path, text: str, **wishes: object) -> Article:
    file.write_text(text, encoding="utf-8")
    (item,) = articles([str(file)], wishes=Wishes(**wishes))  # type: ignore[arg-type]
    assert isinstance(item, Article), item
    return item


def page(head: str = "", before: str = "") -> str:
    paragraphs = "".join(f"<p>{s}.</p>" for s in TEXT.split(". "))
    top = f"<head><title>Talks fail</title>{PUBLISHED}{head}</head>"
    return f"<html>{top}<body>{before}<h1>Talks fail</h1>{paragraphs}</body></html>"


def ld(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(t)}</script>' for t in things)


def said(article: Article) -> tuple[tuple[str, ...], str | None, str | None, str | None]:
    return article.byline, article.section, article.published, article.updated


def test_a_page_s_json_ld_says_who_wrote_it(tmp_path: Path) -> None:
    thing = {
        "@type": "ReportageNewsArticle",
        "author": [{"@type": "Person", "name": "Ana W. Reis"}, {"@type": "Organization", "name": "Sea and Coast Desk"}],
        "articleSection": ["World &amp; Sea", "Fish"],
        "datePublished": "2026-02-03T10:00:00+01:00",
        "dateModified": "2026-02-04T07:30:00.000Z",
    }
    article = read(tmp_path / "a.html", page(ld({"@type": "WebSite", "name": "The Herald"}, thing)))
    assert said(article) == (
        ("Ana W. Reis", "Sea and Coast Desk"),
        "World & Sea",
        "2026-02-03T10:00:00+01:00",
        "2026-02-04T07:30:00.000Z",
    )


def test_authors_that_are_named_elsewhere_on_the_page(tmp_path: Path) -> None:
    graph = [
        {"@type": ["Article", "NewsArticle"], "author": {"@id": "https://a.example/#/ana"}},
        {"@type": "Person", "@id": "https://a.example/#/ana", "name": "Ana Reis"},
        {"@type": "NewsArticle", "author": "Somebody Else", "headline": "Another story"},
    ]
    assert read(tmp_path / "a.html", page(ld({"@graph": graph}))).byline == ("Ana Reis",)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (ld({"@type": "NewsArticle", "author": "By Ana Reis and Per Holm"}), ""),
        (ld([{"@type": "NewsArticle", "author": ["Ana Reis", {"name": ["Per Holm"]}]}]), ""),
        ('<meta name="author" content="Ana Reis"><meta name="author" content="Per Holm">', ""),
        ('<meta property="article:author" content="https://a.example/ana; Ana Reis">', ""),
        ('<meta name="parsely-author" content="Ana Reis; Per Holm">', ""),
        ("", '<p class="byline">By <a rel="author">Ana Reis</a> and <a rel="author">Per Holm</a></p>'),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "author": "Ana\n Reis; Per Holm"}</script>', ""),
    ],
)
def test_bylines_as_publishers_write_them(tmp_path: Path, head: str, before: str) -> None:
    found = read(tmp_path / "a.html", page(head, before)).byline
    assert found[0] == "Ana Reis"
    assert not any("http" in n or "By" in n for n in found)


def test_a_page_that_says_nothing_of_it(tmp_path: Path) -> None:
    assert said(read(tmp_path / "a.html", page())) == ((), None, "2026-02-03T10:00:00+01:00", None)


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "2026-02-01", "yesterday", ""])
def test_a_change_before_the_publication_is_none(tmp_path: Path, when: str) -> None:
    head = f'<meta property="article:modified_time" content="{when}">'
    assert read(tmp_path / "a.html", page(head)).updated is None


def test_odd_json_ld_does_no_harm(tmp_path: Path) -> None:
    odd = [None, 7, {"@type": 7, "author": 3}, {"@type": "NewsArticle", "author": [None, 4, {"name": {"x": 1}}, {}]}]
    odd.append({"@type": "Article", "articleSection": {"a": 1}, "dateModified": 20260203, "@id": ["x"], "name": 1})
    assert read(tmp_path / "a.html", page(ld(*odd))).byline == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ana Reis", ("Ana Reis",)),
        ("By Ana Reis in Oslo and Per Holm in Malmö", ("Ana Reis", "Per Holm")),
        ("Ana Reis, Per Holm, and Maria Lind", ("Ana Reis", "Per Holm", "Maria Lind")),
        ("Words by J. R. Smith & Sinéad O’Brien", ("J. R. Smith", "Sinéad O’Brien")),
        ("Food and Agriculture Organization", ("Food and Agriculture Organization",)),
        ("Reuters and agencies", ("Reuters and agencies",)),
        ("Ana Reis, Oslo correspondent", ("Ana Reis, Oslo correspondent",)),
        ("Ana Reis; ANA@wire.example; Ana Reis", ("Ana Reis",)),
        ("Ana Reis/AP", ("Ana Reis", "AP")),
        ("ple (Ana Reis", ()),
        ("Ana Reis (now at AP)", ("Ana Reis (now at AP)",)),
        ("Byron Smith", ("Byron Smith",)),
        ("https://www.facebook.com/ana.reis", ()),
        (" , ", ()),
        (None, ()),
    ],
)
def test_names_of_a_byline(words: str | None, names: tuple[str, ...]) -> None:
    assert bylines.names(words) == names


def test_rows_say_it_in_columns_of_any_name(tmp_path: Path) -> None:
    row = {"text": TEXT, "byline": ["Ana Reis", "Per Holm"], "section": "World", "updated": "2026-02-04"}
    article = read(tmp_path / "a.jsonl", json.dumps(row))
    assert said(article) == (("Ana Reis", "Per Holm"), "World", None, "2026-02-04")
    columns = {"text": "body", "byline": "author", "section": "desk", "updated": "changed"}
    written = f'body,author,desk,changed\n"{TEXT}",By Ana Reis and Per Holm,World,"Wed, 04 Feb 2026 07:30:00 GMT"\n'
    article = read(tmp_path / "a.csv", written, columns=columns)
    assert said(article) == (("Ana Reis", "Per Holm"), "World", None, "2026-02-04T07:30:00+00:00")
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "a.parquet")
    (item,) = articles([str(tmp_path / "a.parquet")])
    assert isinstance(item, Article)
    assert said(item) == (("Ana Reis", "Per Holm"), "World", None, "2026-02-04")


def test_a_date_that_is_none_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    article = read(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "updated": "last week"}))
    assert article.updated is None
    assert "updated 'last week' is no ISO 8601 date" in caplog.text


def test_feeds_say_it(tmp_path: Path) -> None:
    entry = (
        "<entry><title>Talks</title><id>urn:1</id><author><name>Ana Reis</name></author><author><name>Per Holm</name>"
        '</author><category term="world" label="World"/><published>2026-02-03T10:00:00Z</published>'
        f"<updated>2026-02-04T07:30:00Z</updated><content>{TEXT}</content></entry>"
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title>{entry}</feed>'
    expected = (("Ana Reis", "Per Holm"), "World", "2026-02-03T10:00:00+00:00", "2026-02-04T07:30:00+00:00")
    assert said(read(tmp_path / "a.atom", atom)) == expected
    item = (
        f"<item><title>Talks</title><author>desk@herald.com (Ana Reis)</author><description>{TEXT}</description>"
        "<pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate><category>fish</category><category>harbours</category></item>"
    )
    rss = f'<rss version="2.0"><channel><title>The Herald</title>{item}</channel></rss>'
    assert said(read(tmp_path / "a.rss", rss)) == (("Ana Reis",), None, "2026-02-03T10:00:00+00:00", None)


def test_news_formats_say_it(tmp_path: Path) -> None:
    byline = "<byline>By Ana Reis and Per Holm<byttl>Atlantic Wire</byttl></byline>"
    head = '<head><pubdata position.section="World"/><revision-history norm="20260204T073000Z"/></head>'
    body = f"<body><body.head>{byline}</body.head><body.content><p>{TEXT}</p></body.content></body>"
    nitf = f"<nitf>{head}{body}</nitf>"
    expected = (("Ana Reis", "Per Holm"), "World", None, "20260204T073000Z")
    assert said(read(tmp_path / "a.nitf", nitf)) == expected
    meta = "<contentMeta><headline>Talks</headline><creator><name>Ana Reis</name></creator><contentModified>"
    meta += "2026-02-04T07:30:00Z</contentModified></contentMeta>"
    content = f'<contentSet><inlineData contenttype="text/plain">{TEXT}</inlineData></contentSet>'
    head = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x">'
    article = read(tmp_path / "a.newsml", f"{head}{meta}{content}</newsItem>")
    assert (article.byline, article.updated) == (("Ana Reis",), "2026-02-04T07:30:00Z")
