"""Writes the example files of this folder: the same three invented stories in every form that Sayso reads.

python docs/inputs/examples/make.py
"""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

HERE = Path(__file__).parent
STORIES = [
    {
        "id": "fjord-7",
        "title": "Norway warns Portugal over fishing rights",
        "published": "2026-03-04T08:30:00+00:00",
        "updated": "2026-03-04T09:10:00+00:00",
        "byline": ["Ana Reis"],
        "section": "World",
        "publisher": "Atlantic Wire",
        "url": "https://wire.example/2026/03/04/fjord",
        "text": [
            "Norway's prime minister, Maria Lind, warned on Wednesday that her country would close its ports to trawlers "
            "from Portugal unless Lisbon halts fishing north of the agreed line.",
            "“Our patience is not without end,” Lind told reporters in Oslo. “If the boats return, the ports will close.”",
            "Portugal's fisheries minister, Rui Sousa, condemned the warning as unfair and said that the fleet had kept "
            "to the agreement in every week of the season.",
        ],
    },
    {
        "id": "fjord-8",
        "title": "Lisbon and Oslo to meet after ports row",
        "published": "2026-03-06T11:00:00+00:00",
        "updated": "2026-03-06T11:00:00+00:00",
        "byline": ["Ana Reis", "Per Holm"],
        "section": "World",
        "publisher": "Atlantic Wire",
        "url": "https://wire.example/2026/03/06/talks",
        "text": [
            "Portugal's fisheries minister, Rui Sousa, met Norway's ambassador, Kari Berg, in Lisbon on Friday, two days "
            "after Oslo threatened to close its ports to Portuguese trawlers.",
            "“We spoke openly and we will speak again,” Sousa said after the meeting, which lasted three hours.",
            "Iceland backed the Norwegian position, saying that the agreed line must hold for every fleet in the north.",
        ],
    },
    {
        "id": "fjord-9",
        "title": "Iceland praises deal over northern waters",
        "published": "2026-03-10T17:45:00+00:00",
        "updated": "2026-03-11T06:00:00+00:00",
        "byline": ["Per Holm"],
        "section": "World",
        "publisher": "Atlantic Wire",
        "url": "https://wire.example/2026/03/10/deal",
        "text": [
            "Iceland's foreign minister, Jon Stefansson, praised an agreement that Norway and Portugal signed on Tuesday "
            "over fishing in the waters north of the sixty-second parallel.",
            "“This is a good day for the north,” Stefansson said in Reykjavik. “Both governments have kept their word.”",
            "Norway's prime minister, Maria Lind, said that the ports would stay open as long as the agreement was kept.",
        ],
    },
]


def text(story: dict) -> str:
    return "\n".join([story["title"], *story["text"]])


def rows() -> list[dict]:
    return [{**story, "text": text(story)} for story in STORIES]


def page(story: dict) -> str:
    paragraphs = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in story["text"])
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{story["title"]} - {story["publisher"]}</title>
<link rel="canonical" href="{story["url"]}">
<meta property="og:type" content="article"><meta property="og:site_name" content="{story["publisher"]}">
<meta property="og:title" content="{story["title"]}">
<meta property="article:published_time" content="{story["published"]}">
<meta property="article:modified_time" content="{story["updated"]}">
<meta property="article:section" content="{story["section"]}">
<meta name="author" content="{" and ".join(story["byline"])}">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{story["title"]}</h1>
{paragraphs}
</article><footer>Copyright {story["publisher"]}</footer></body></html>
"""


def feed() -> str:
    items = "\n".join(
        f"""<item><title>{s["title"]}</title><link>{s["url"]}</link><guid>{s["url"]}</guid>
<pubDate>{format_datetime(datetime.fromisoformat(s["published"]))}</pubDate>
<dc:creator>{" and ".join(s["byline"])}</dc:creator><category>{s["section"]}</category>
<atom:updated>{s["updated"]}</atom:updated>
<description>{escape(s["text"][0])}</description>
<content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in s["text"])}]]></content:encoded></item>"""
        for s in STORIES
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Atlantic Wire</title><link>https://wire.example/</link><language>en</language>
{items}
</channel></rss>
"""


def sitemap() -> str:
    urls = "\n".join(
        f"""<url><loc>{s["url"]}</loc><news:news><news:publication><news:name>{s["publisher"]}</news:name>
<news:language>en</news:language></news:publication><news:publication_date>{s["published"]}</news:publication_date>
<news:title>{s["title"]}</news:title></news:news></url>"""
        for s in STORIES
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{urls}
</urlset>
"""


def nitf(story: dict) -> str:
    paragraphs = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in story["text"])
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="en"><head><title>{story["title"]}</title>
<docdata><doc-id id-string="{story["id"]}"/><date.issue norm="{story["published"]}"/></docdata>
<pubdata type="web" name="{story["publisher"]}" position.section="{story["section"]}" ex-ref="{story["url"]}"/>
<revision-history name="desk" norm="{story["updated"]}"/></head>
<body><body.head><hedline><hl1>{story["title"]}</hl1></hedline><byline>By {" and ".join(f"<person>{n}</person>" for n in story["byline"])}</byline>
<dateline><location>OSLO</location></dateline></body.head>
<body.content><block>
{paragraphs}
</block><media media-type="image"><media-caption>The harbour of Oslo.</media-caption></media></body.content>
<body.end/></body></nitf>
"""


def newsml() -> str:
    items = "\n".join(
        f"""<newsItem guid="tag:wire.example,2026:{s["id"]}" version="1" standard="NewsML-G2" standardversion="2.30"
 conformance="power" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="wire"><name>{s["publisher"]}</name></provider><versionCreated>{s["updated"]}</versionCreated>
<firstCreated>{s["published"]}</firstCreated><pubStatus qcode="stat:usable"/>
<service qcode="wire:world"><name>{s["section"]}</name></service></itemMeta>
<contentMeta><by>By {" and ".join(s["byline"])}</by><headline>{s["title"]}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>
<body>{"".join(f"<p>{p}</p>" for p in s["text"])}</body></html></inlineXML></contentSet></newsItem>"""
        for s in STORIES
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-03-10T18:00:00Z</sent></header><itemSet>
{items}
</itemSet></newsMessage>
"""


def newsletter(story: dict) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{story['publisher']} <news@wire.example>"
    mail["To"] = "readers@wire.example"
    mail["Subject"] = story["title"]
    mail["Date"] = format_datetime(datetime.fromisoformat(story["published"]))
    mail["Message-ID"] = f"<{story['id']}@wire.example>"
    mail["Archived-At"] = f"<{story['url']}>"
    mail.set_content("\n\n".join(story["text"]), cte="quoted-printable")
    mail.add_alternative(page(story), subtype="html", cte="base64")
    mail.set_boundary("==story==")
    return mail.as_bytes()


def warc() -> bytes:
    """A response record a story, each gzipped by itself as Common Crawl does."""
    records = []
    for story in STORIES:
        body = page(story).encode()
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        block = http.encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, story['url'])}>\r\n"
            f"WARC-Target-URI: {story['url']}\r\nWARC-Date: 2026-03-11T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return b"".join(records)


def write_csv(name: str, header: list[str], lines: list[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *lines])


def main() -> None:
    import pyarrow
    from pyarrow import parquet

    (HERE / "articles.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows()), "utf-8")
    write_csv("articles.csv", ["body", "date", "headline"], [[text(s), s["published"], s["title"]] for s in STORIES])
    parquet.write_table(pyarrow.Table.from_pylist(rows()), HERE / "articles.parquet", compression="zstd")
    (HERE / "page.html").write_text(page(STORIES[0]), "utf-8")
    (HERE / "feed.xml").write_text(feed(), "utf-8")
    (HERE / "sitemap.xml").write_text(sitemap(), "utf-8")
    (HERE / "story.nitf").write_text(nitf(STORIES[0]), "utf-8")
    (HERE / "stories.newsml").write_text(newsml(), "utf-8")
    (HERE / "newsletter.eml").write_bytes(newsletter(STORIES[0]))
    (HERE / "news.warc.gz").write_bytes(warc())
    dated = [[s["url"], s["url"], s["published"][:19].replace("T", " "), s["title"]] for s in STORIES]
    write_csv("gdelt.csv", ["URL", "MobileURL", "Date", "Title"], dated)
    listed = [
        {"url": s["url"], "title": s["title"], "seendate": "20260311T000000Z", "domain": "wire.example",
         "language": "English", "sourcecountry": "Norway"}
        for s in STORIES
    ]  # fmt: skip
    (HERE / "gdelt.json").write_text(json.dumps({"articles": listed}, indent=1) + "\n", "utf-8")
    with zipfile.ZipFile(HERE / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for story in STORIES:
            archive.writestr(zipfile.ZipInfo(f"pages/{story['id']}.html", (2026, 3, 11, 0, 0, 0)), page(story))


if __name__ == "__main__":
    main()
