"""What a page says of its article in JSON-LD and meta elements: who wrote it, its section, its dates."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from loaders.sources import bylines
from loaders.sources.base import moment

Thing = dict[str, Any]
_ARTICLES = ("Article", "BlogPosting", "Report")  # how schema.org's types of articles end
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_SECTION = ("article:section", "parsely-section", "section")
_PUBLISHED = ("article:published_time", "og:article:published_time", "parsely-pub-date", "datepublished")
_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of its article; the dates in ISO 8601, as exact as they stand there."""

    byline: tuple[str, ...]
    section: str | None
    published: str | None
    updated: str | None


def said(tree: Any, things: Sequence[Thing]) -> Said:
    """What the page says, by the first article among its things, else by its meta elements."""
    article = next(filter(is_article, things), {})
    known = {t["@id"]: t for t in things if isinstance(t.get("@id"), str) and "name" in t}
    metas = _metas(tree)
    names = tuple(dict.fromkeys(n for a in listed(article.get("author")) for n in _names(a, known)))
    return Said(
        names or bylines.names("; ".join(_given(metas, *_AUTHOR))),
        next(iter(map(_word, listed(article.get("articleSection")))), None) or _first(_given(metas, *_SECTION)),
        _moment([article.get("datePublished"), *_given(metas, *_PUBLISHED)]),
        _moment([article.get("dateModified"), *_given(metas, *_UPDATED)]),
    )


def things(tree: Any) -> list[Thing]:
    """The objects of the page's JSON-LD; not those that they hold, such as the stories of a list."""
    found, todo = [], deque(_scripts(tree))
    while todo:
        thing = todo.popleft()
        if isinstance(thing, dict):
            found.append(thing)
            todo += (thing[k] for k in ("@graph", "mainEntity") if k in thing)
        todo += thing if isinstance(thing, list) else ()
    return found


def is_article(thing: Thing) -> bool:
    """Whether the thing is an article of any type."""
    return any(kind.endswith(_ARTICLES) for kind in types(thing))


def types(thing: Thing) -> list[str]:
    """The schema.org types of a thing, without the address before them."""
    return [t.rpartition("/")[2] for t in listed(thing.get("@type")) if isinstance(t, str)]


def listed(value: Any) -> list[Any]:
    """The values of a JSON-LD property, which may be one or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            yield json.loads(script, strict=False)  # line feeds stand within strings on many pages
        except (ValueError, RecursionError):
            continue


def _names(author: Any, known: Mapping[str, Thing]) -> Iterator[str]:
    if isinstance(author, dict) and "name" not in author:
        author = known.get(str(author.get("@id")), {})
    if isinstance(author, str):
        yield from bylines.names(unescape(author))
        return
    for name in listed(author.get("name")) if isinstance(author, dict) else ():
        if word := _word(name):
            yield from (word,) if "Organization" in " ".join(types(author)) else bylines.names(word)


def _metas(tree: Any) -> list[tuple[str, str]]:
    """The names and contents of the page's meta elements and of what carries microdata of those names."""
    found = [
        ((m.get("property") or m.get("name") or m.get("itemprop") or "").strip().casefold(), m.get("content") or "")
        for m in tree.xpath("//meta[@content]")
    ]
    dated = tree.xpath('//*[@itemprop="datePublished" or @itemprop="dateModified"][@datetime]')
    return found + [(t.get("itemprop").casefold(), t.get("datetime")) for t in dated]


def _given(metas: Sequence[tuple[str, str]], *names: str) -> list[str]:
    """The contents under the first of those names that the page has."""
    for name in names:
        if found := [word for n, content in metas if n == name and (word := _word(content))]:
            return found
    return []


def _first(words: Sequence[str]) -> str | None:
    return words[0] if words else None


def _word(value: Any) -> str | None:
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _moment(values: Sequence[Any]) -> str | None:
    return next((found for v in values if isinstance(v, str) and (found := moment(v))), None)
