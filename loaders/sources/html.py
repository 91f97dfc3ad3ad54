"""HTML pages: the article's text and particulars by trafilatura, its date by htmldate. Nothing is fetched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources.base import Found, Input, checked, read_all

SUFFIXES = (".html", ".htm", ".xhtml")


def recognises(head: bytes) -> bool:
    """Whether the input begins like an HTML page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start[:1024]


def articles(source: Input) -> Iterator[Found]:
    """The one article of the page: its title as the first line, then its text, a line a paragraph."""
    try:
        yield checked(_article(source, read_all(source)))
    except InputError as e:
        yield e


def _article(source: Input, data: bytes) -> Article:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    import trafilatura  # half a second to import: only when a page is read
    from trafilatura.utils import load_html

    tree = load_html(data)
    if tree is None:
        raise InputError(source.ref, "is no HTML that can be parsed; save the page again as HTML")
    found: Any = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not (found.text or "").strip():
        raise InputError(source.ref, "holds no article text; save the article's own page, not a list or a gallery")
    published = _date(data) or source.published
    publisher = found.sitename or source.publisher
    language = found.language or (tree.get("lang") or "")[:2] or None
    return Article(_text(found.title, found.text), source.ref, found.title, found.url, publisher, published, language)


def _text(title: str | None, body: str) -> str:
    first = body.split("\n", 1)[0].strip()
    return body if not title or first == title.strip() else f"{title.strip()}\n{body}"


def _date(data: bytes) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(data, original_date=True, extensive_search=False)
    return found
