"""Sitemaps: lists of pages' addresses. The pages are fetched when the user asks for that; else the list is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from loaders.errors import InputError
from loaders.sources import cells, markup
from loaders.sources.base import UNREADABLE, Found, Input, iso_date, unreadable

SUFFIXES = (".xml",)
MOST_PAGES = 50_000


def recognises(head: bytes) -> bool:
    """Whether the input begins like a sitemap or an index of sitemaps."""
    return markup.root_name(head) in ("urlset", "sitemapindex")


def articles(source: Input) -> Iterator[Found]:
    """The article of each page listed, with the sitemaps that an index lists, one level deep."""
    yield from _articles(source, nested=False)


def _articles(source: Input, nested: bool) -> Iterator[Found]:
    if source.fetch is None:
        yield InputError(source.ref, "lists addresses of pages, no texts; --follow fetches them")
        return
    try:
        for number, entry in enumerate(_entries(source), 1):
            if number > MOST_PAGES:
                raise InputError(source.ref, f"lists more than {MOST_PAGES:,} pages; the rest is not read")
            yield from _entry(source, entry, nested)
    except InputError as e:
        yield e
    except etree.XMLSyntaxError as e:
        yield InputError(source.ref, f"is no well-formed XML ({e})")
    except UNREADABLE as e:
        yield unreadable(source.ref, e)


def _entries(source: Input) -> Iterator[Any]:
    with source.open() as file:
        safe: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        for _, element in etree.iterparse(file, events=("end",), tag=("{*}url", "{*}sitemap"), **safe):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _entry(source: Input, entry: Any, nested: bool) -> Iterator[Found]:
    url = markup.words(markup.first(entry, "loc"))
    if not url or source.fetch is None:
        return
    try:
        if markup.name(entry) == "sitemap":
            if nested:
                raise InputError(url, "is an index within an index; give it by itself")
            yield from _articles(source.fetch(url), nested=True)
        else:
            published = iso_date(url, markup.words(markup.first(entry, "publication_date"))) or source.published
            publisher = markup.words(markup.first(entry, "name")) or source.publisher
            yield from cells.linked(replace(source, published=published, publisher=publisher), url)
    except InputError as e:
        yield e
