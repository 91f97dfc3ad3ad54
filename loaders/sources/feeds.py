"""RSS and Atom feeds (feedparser): each entry with its text in it is an article. Nothing is fetched by itself."""

from __future__ import annotations

import codecs
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import bylines, cells, markup
from loaders.sources.base import HEAD, Found, Input, checked, read_all

SUFFIXES = (".rss", ".atom", ".xml")
FEWEST_WORDS = 40
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})")
# Encodings in which the letters of ASCII are always those bytes, and no other bytes are those letters.
_PLAIN = ("utf-8", "ascii", "iso8859", "cp125", "koi8", "gb", "euc", "big5", "shift_jis", "cp932", "cp949", "mac-")
_ENTITY = re.compile(rb"<!ENTITY(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")


def recognises(head: bytes) -> bool:
    """Whether the input begins like a feed."""
    return markup.root_name(head) in ("rss", "feed", "RDF")


def articles(source: Input) -> Iterator[Found]:
    """An article an entry; an entry that is only a teaser is fetched when the user asked for that, else refused."""
    import feedparser

    try:
        feed: Any = feedparser.parse(io.BytesIO(_harmless(source.ref, read_all(source))))
    except InputError as e:
        yield e
        return
    except Exception as e:  # feedparser hands on whatever its parsers raise on broken markup
        yield InputError(source.ref, f"is no feed that can be parsed ({type(e).__name__})")
        return
    if not feed.entries:
        yield InputError(source.ref, f"holds no entries ({feed.get('bozo_exception', 'an empty feed')})")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield from _entry(source, feed.feed, entry, f"{source.ref}:{number}")
        except InputError as e:
            yield e


def _harmless(ref: str, data: bytes) -> bytes:
    """The feed without declarations of entities, which the parser would unfold. Raises InputError when the letters of
    the encoding hide them.
    """
    said = _ENCODING.search(data[:HEAD])
    encoding = said.group(1).decode() if said else "utf-8"
    try:
        plain = codecs.lookup(encoding).name.startswith(_PLAIN)
    except (LookupError, ValueError):
        plain = True  # of no codec: read as UTF-8
    begins = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if begins != b"<" or b"\0" in data[:HEAD] or not plain:
        raise InputError(ref, "is no XML in UTF-8 or the like; convert it to UTF-8")
    return _ENTITY.sub(b"", data)


def _entry(source: Input, feed: Any, entry: Any, ref: str) -> Iterator[Found]:
    published = _date(entry, "published", "updated") or source.published
    publisher = _words(entry.get("source", {}).get("title")) or _words(feed.get("title")) or source.publisher
    body, url = _body(entry), entry.get("link") or None
    if len(body.split()) >= FEWEST_WORDS:
        language = (entry.get("language") or feed.get("language") or "")[:2].lower() or None
        title = _words(entry.get("title"))
        text = f"{title}\n{body}" if title else body
        made = Article(text, url or ref, title, url, publisher, published, language)
        yield checked(replace(made, byline=_byline(entry), section=_section(entry), updated=_date(entry, "updated")))
    elif url and source.fetch:
        known = replace(source, published=published, publisher=publisher, updated=_date(entry, "updated"))
        yield from cells.linked(replace(known, byline=_byline(entry), section=_section(entry)), url)
    else:
        raise InputError(ref, f"is a teaser of {len(body.split())} words, no article; --follow fetches its page")


def _body(entry: Any) -> str:
    values = [c.get("value") or "" for c in entry.get("content", [])] + [entry.get("summary") or ""]
    return max((markup.html_lines(v) for v in values), key=len)


def _words(value: str | None) -> str | None:
    return " ".join(markup.html_lines(value).split()) or None if value else None


def _byline(entry: Any) -> tuple[str, ...]:
    given = [_words(a.get("name")) for a in entry.get("authors", []) if a] or [_words(entry.get("author"))]
    return tuple(dict.fromkeys(name for one in given for name in bylines.names(one)))


def _section(entry: Any) -> str | None:
    """The category of an entry with one: several are keywords."""
    terms = [t.get("label") or t.get("term") for t in entry.get("tags", [])]
    return _words(terms[0]) if len(terms) == 1 else None


def _date(entry: Any, *names: str) -> str | None:
    parsed = next((entry[f"{n}_parsed"] for n in names if f"{n}_parsed" in entry), None)  # `get` takes one for another
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
