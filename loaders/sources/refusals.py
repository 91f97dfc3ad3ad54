"""Pages that are no article: live blogs, paywall stubs, galleries, cookie walls, error pages; each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loaders.language.lexicon import Lexicon
from loaders.sources.linked import Thing, types

_REASONS = {
    "error": "is an error page, no article; save the page again",
    "cookies": "is a cookie wall, no article; save the page after you have answered it",
    "paywall": "is the stub before a paywall, not the whole article",
    "live": "is a live blog, many posts in one page; give the articles that it links",
    "gallery": "is a gallery of pictures, no article",
}
_LIVE_ADDRESS = re.compile(r"/live/|live-?(?:updates|blog|coverage|reporting)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?!\s*%)")
_PARTS = re.compile(r"\s+[|–—·•-]\s+|:\s+|\s+\|\||\s*»\s*")
_STUB_WORDS, _GALLERY_WORDS, _LIVE_POSTS = 120, 200, 4


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page says of itself: its titles, schema.org types, whether it is free to read, its number of times."""

    titles: tuple[str, ...]
    types: frozenset[str]
    free: bool
    times: int


def signs(tree: Any, things: Sequence[Thing]) -> Signs:
    """The signs of a parsed page with those things in its JSON-LD."""
    titles = [*tree.xpath("//title/text()"), *tree.xpath('//meta[@property="og:title"]/@content'), *_heads(tree)]
    kinds = frozenset(kind for thing in things for kind in types(thing))
    free = not any(str(thing.get("isAccessibleForFree")).casefold() == "false" for thing in things)
    return Signs(tuple(map(str, titles)), kinds, free, len(tree.xpath("//time")))


def refusal(page: Signs, text: str, url: str | None) -> str | None:
    """Why the page with this text is no article; None when it is one."""
    words = len(text.split())
    kind = _by_structure(page, words, text, url) or _by_words(page, words, text)
    return _REASONS[kind] if kind else None


def _by_structure(page: Signs, words: int, text: str, url: str | None) -> str | None:
    if "LiveBlogPosting" in page.types:
        return "live"
    posts = max(page.times, sum(1 for line in text.splitlines() if len(line) < 40 and _CLOCK.search(line)))
    if url and _LIVE_ADDRESS.search(url) and posts >= _LIVE_POSTS:
        return "live"
    if page.types & {"ImageGallery", "MediaGallery"} and words < _GALLERY_WORDS:
        return "gallery"
    return "paywall" if not page.free and words < _STUB_WORDS else None


def _by_words(page: Signs, words: int, text: str) -> str | None:
    parts = {part.strip().casefold() for title in page.titles for part in (title, *_PARTS.split(title))}
    folded = text.casefold().replace("’", "'")
    for kind, where, most, least, phrases in _phrases():
        seen = parts & phrases if where == "title" else {p for p in phrases if p in folded}
        if words <= most and len(seen) >= least:
            return kind
    return None


@lru_cache
def _phrases() -> list[tuple[str, str, float, float, frozenset[str]]]:
    return [
        (
            row.one_of("kind", tuple(_REASONS)),
            row.one_of("where", ("title", "text")),
            row.number("most_words"),
            row.number("least"),
            frozenset(row.words("phrases")),
        )
        for row in Lexicon().rows("page_kinds", "kind", "where", "most_words", "least", "phrases")
    ]


def _heads(tree: Any) -> list[str]:
    return [" ".join(h.itertext()) for h in tree.xpath("(//h1)[1]")]
