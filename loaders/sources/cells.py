"""Rows of any kind of table to articles: which column holds what, and pages that a row lists by address only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import bylines
from loaders.sources.base import Found, Input, checked, iso_date

FIELDS = ("id", "text", "title", "url", "published", "publisher", "language", "byline", "section", "updated")


def check_header(source: Input, header: Iterable[str]) -> None:
    """Raises InputError when a column that is needed, or that the user named, is missing."""
    names = list(header)
    has = f"it has: {', '.join(names[:30])}"
    for field, column in source.columns.items():
        if column not in names:
            raise InputError(source.ref, f"has no column {column!r} for {field} ({has})")
    known = {n.casefold() for n in names}
    if "text" in source.columns or "text" in known:
        return
    if "url" not in source.columns and "url" not in known:
        raise InputError(source.ref, f"has no column 'text' ({has}); say which holds it: --map text=COLUMN")
    if source.fetch is None:
        raise InputError(source.ref, f"gives addresses, no texts ({has}); --map text=COLUMN, or --follow to fetch them")


def articles(source: Input, ref: str, row: Mapping[str, Any]) -> Iterator[Found]:
    """The article of a row, an InputError when it has none; the text is taken exactly as it is."""
    try:
        yield from _articles(source, ref, _fields(source, row))
    except InputError as e:
        yield e


def _articles(source: Input, ref: str, cell: Mapping[str, Any]) -> Iterator[Found]:
    text, url = cell["text"], _word(cell["url"])
    known = _known(source, ref, cell)
    if isinstance(text, str) and (text.strip() or url is None):
        ident, title, language = _word(cell["id"]) or ref, _word(cell["title"]), _word(cell["language"])
        dated = Article(text, ident, title, url, known.publisher, known.published, language)
        yield checked(replace(dated, byline=known.byline, section=known.section, updated=known.updated))
    elif url and source.fetch:
        yield from linked(known, url)
    else:
        raise InputError(ref, _missing(source, url))


def _known(source: Input, ref: str, cell: Mapping[str, Any]) -> Input:
    """The input with what the row says of its article."""
    return replace(
        source,
        published=iso_date(ref, _word(cell["published"])) or source.published,
        publisher=_word(cell["publisher"]) or source.publisher,
        byline=_names(cell["byline"]),
        section=_word(cell["section"]),
        updated=iso_date(ref, _word(cell["updated"]), "updated"),
    )


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for v in value if (name := _word(v)))
    return bylines.names(_word(value))


def _missing(source: Input, url: str | None) -> str:
    column = source.columns.get("text", "text")
    follow = "; --follow fetches the page of its address" if url else ""
    return f'is no row of the form {{"id": ..., "{column}": ...}}{follow}'


def linked(source: Input, url: str) -> Iterator[Found]:
    """The article of a page that the input lists by its address; what the input knows of it is kept."""
    from loaders.sources import html

    if source.fetch is None:
        raise InputError(url, "is listed by its address only; --follow fetches it")
    page = source.fetch(url)
    dated = replace(page, published=source.published, publisher=source.publisher, updated=source.updated)
    yield from html.articles(replace(dated, byline=source.byline, section=source.section))


def _fields(source: Input, row: Mapping[str, Any]) -> dict[str, Any]:
    folded = {k.casefold(): v for k, v in reversed(list(row.items())) if isinstance(k, str)}
    mapped = source.columns
    return {f: row.get(mapped[f]) if f in mapped else row.get(f, folded.get(f)) for f in FIELDS}


def _word(value: Any) -> str | None:
    if value is None or value == "" or isinstance(value, dict | list | bool) or value != value:  # the last: NaN
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
