"""HTML pages: the article's text and particulars by trafilatura, its date by htmldate. Nothing is fetched."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import bylines, linked, markup
from loaders.sources.base import Found, Input, checked, read_all
from loaders.sources.refusals import refusal, signs

SUFFIXES = (".html", ".htm", ".xhtml")
_ROOTS = ("html", "head", "body")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_SAID = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether the input begins like an HTML page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<!doctype html") or (start[:1] == b"<" and markup.root_name(start) in _ROOTS)


def articles(source: Input) -> Iterator[Found]:
    """The one article of the page: its title as the first line, then its text, a line a paragraph."""
    try:
        yield checked(_article(source, read_all(source)))
    except InputError as e:
        yield e


def _article(source: Input, data: bytes) -> Article:
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    import trafilatura  # half a second to import: only when a page is read
    from trafilatura.utils import load_html

    tree: Any = load_html(_decoded(data, source.media))
    if tree is None:
        raise InputError(source.ref, "is no HTML that can be parsed; save the page again as HTML")
    things = linked.things(tree)
    page, said, seen = signs(tree, things), linked.said(tree, things), markup.lines(tree)
    published = _date(tree, said.published) or source.published
    found: Any = trafilatura.bare_extraction(
        tree, url=source.url, with_metadata=True, include_comments=False, include_tables=False
    )
    text = (found.text or "").strip() if found is not None else ""
    url = (found.url if found is not None else None) or source.url
    if problem := refusal(page, text or seen, seen, url):
        raise InputError(source.ref, problem)
    if not text:
        raise InputError(source.ref, "holds no article text; save the article's own page, not a list or a gallery")
    guessed = found.sitename and found.sitename.casefold() in (url or "").casefold()  # from the address alone
    publisher = (source.publisher if guessed else None) or found.sitename or source.publisher
    made = Article(_text(found.title, found.text), source.ref, found.title, url, publisher, published, None)
    byline = said.byline or bylines.names(found.author) or source.byline
    updated = said.updated if (said.updated or "")[:10] >= (published or "")[:10] else None
    return replace(made, byline=byline, section=said.section or source.section, updated=updated or source.updated)


def _decoded(data: bytes, media: str) -> str | bytes:
    """UTF-8 when it is that, else as the server or the page says; the bytes themselves when nothing of that fits."""
    said = [m.group(1).decode() for m in (_SAID.search(media.encode()), _CHARSET.search(data[:4096])) if m]
    for name in ("utf-8-sig", *said):
        try:
            return data.decode(codecs.lookup(name).name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data


def _text(title: str | None, body: str) -> str:
    first = body.split("\n", 1)[0].strip()
    return body if not title or first == title.strip() else f"{title.strip()}\n{body}"


def _date(tree: Any, said: str | None) -> str | None:
    """The day that htmldate finds, with the time of day where the page says that of the same day."""
    from htmldate import find_date

    found: str | None = find_date(tree, original_date=True, extensive_search=False)
    return said if found and (said or "").startswith(found) else found
