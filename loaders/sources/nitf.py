"""NITF, the news industry's text format: headline and paragraphs of one story, by the schema's element names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import bylines, markup
from loaders.sources.base import Found, Input, checked, iso_date, moment, read_all

SUFFIXES = (".nitf", ".xml")
# Beside the story: pictures with their captions, tables, notes of the desk.
BESIDE = markup.HIDDEN | {"media", "table", "nitf-table", "correction", "note", "body.end"}


def recognises(head: bytes) -> bool:
    """Whether the input begins like NITF."""
    return markup.root_name(head) == "nitf"


def articles(source: Input) -> Iterator[Found]:
    """The one article of the file: its headline as the first line, then its text, a line a paragraph."""
    try:
        yield story(source, markup.parse_xml(source.ref, read_all(source)))
    except InputError as e:
        yield e


def story(source: Input, root: Any) -> Article:
    """The article of a `nitf` element. Raises InputError when it has no text."""
    title = markup.words(markup.first(root, "hl1", "hedline", "title"))
    content = markup.first(root, "body.content")
    body = markup.lines(content, BESIDE) if content is not None else ""
    if not body:
        raise InputError(source.ref, "has no text in <body.content>; give the story's own NITF file")
    publisher = markup.words(markup.first(root, "distributor")) or _attribute(root, "pubdata", "name")
    published = iso_date(source.ref, _published(root)) or source.published
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    ident, url = _attribute(root, "doc-id", "id-string"), _attribute(root, "pubdata", "ex-ref")
    text = f"{title}\n{body}" if title else body
    made = Article(text, ident or source.ref, title, url, publisher or source.publisher, published, language)
    section = _attribute(root, "pubdata", "position.section")
    return checked(replace(made, byline=byline(root), section=section, updated=_revised(root)))


def byline(root: Any) -> tuple[str, ...]:
    """Who wrote the story: the persons of its byline, else the names in the byline's words."""
    found = markup.first(root, "byline")
    if found is None:
        return ()
    persons = tuple(filter(None, map(markup.words, found.iterfind(".//{*}person"))))
    return persons or bylines.names(markup.lines(found, frozenset({"byttl"})).replace("\n", " "))


def _revised(root: Any) -> str | None:
    """When the story was revised last."""
    dates = [d for r in root.iterfind(".//{*}revision-history") if (d := moment(r.get("norm")))]
    return max(dates, default=None)


def _attribute(root: Any, element: str, attribute: str) -> str | None:
    found = markup.first(root, element)
    return found.get(attribute) if found is not None else None


def _published(root: Any) -> str | None:
    return (
        _attribute(root, "date.issue", "norm")
        or _attribute(root, "pubdata", "date.publication")
        or _attribute(root, "story.date", "norm")
    )
