"""Pages that are no article: live blogs, paywall stubs, galleries, cookie walls, error pages; each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from loaders.language.lexicon import Lexicon
from loaders.sources import markup
from loaders.sources.linked import Thing, is_article, types

_REASONS = {
    "error": "is an error page, no article; save the page again",
    "cookies": "is a cookie wall, no article; save the page after you have answered it",
    "paywall": "is the stub before a paywall, not the whole article",
    "live": "is a live blog, many posts in one page; give the articles that it links",
    "gallery": "is a gallery of pictures, no article",
}
_LIVE = r"live-?(?:updates|blogs?|coverage|reporting|news)"
_LIVE_FOLDER = re.compile(f"/{_LIVE}/", re.IGNORECASE)
_LIVE_ADDRESS = re.compile(f"/live/|{_LIVE}", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?!\s*%)")
_BARS = re.compile(r"\s+[|–—·•-]\s+|\s+\|\||\s*»\s*")
_COLON = re.compile(r":\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_STUB_WORDS, _GALLERY_WORDS, _LIVE_POSTS, _CAPTIONS = 120, 200, 4, 6
_SENTENCE_WORDS, _CALL_WORDS = 20, 8
_REST = 30  # words beside those of a wall or an error, from which on a page that calls itself an article is one
_CALLED_SO = ("error", "cookies")  # kinds whose words ordinary news has too


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page says of itself: its titles, schema.org types, whether it is an article and free to read, how many
    words its article has, its number of times, the captions of its pictures, the lines of its main part.
    """

    titles: tuple[str, ...]
    types: frozenset[str]
    article: bool
    free: bool
    words: int
    times: int
    captions: tuple[str, ...]
    main: str


class _Phrases(NamedTuple):
    kind: str
    where: str
    most: float
    least: float
    phrases: frozenset[str]


def signs(tree: Any, things: Sequence[Thing]) -> Signs:
    """The signs of a parsed page about which its JSON-LD says those things."""
    titles = [*tree.xpath("//title/text()"), *tree.xpath('//meta[@property="og:title"]/@content'), *_heads(tree)]
    counts = [str(thing.get("wordCount")) for thing in things]
    (main,) = tree.xpath("(//article | //main | //*[@role='main'])[1]") or (None,)
    return Signs(
        tuple(map(str, titles)),
        frozenset(kind for thing in things for kind in types(thing)),
        any(map(is_article, things)) or bool(tree.xpath('//meta[@property="og:type"][@content="article"]')),
        not any(str(thing.get("isAccessibleForFree")).casefold() == "false" for thing in things),
        max((int(n) for n in counts if n.isdecimal() and len(n) < 7), default=0),
        len(tree.xpath("//time")),
        tuple(" ".join(" ".join(c.itertext()).split()) for c in tree.xpath("//figcaption")),
        "" if main is None else markup.lines(main),
    )


def refusal(page: Signs, text: str, seen: str, url: str | None) -> str | None:
    """Why the page with this text (and `seen` in all) is no article; None when it is one."""
    words = len(text.split())
    kind = _by_structure(page, words, text, seen, url) or _by_words(page, words, text)
    return _REASONS[kind] if kind else None


def _by_structure(page: Signs, words: int, text: str, seen: str, url: str | None) -> str | None:
    if "LiveBlogPosting" in page.types or (url and _is_live(page, seen, url)):
        return "live"
    galleries = {"ImageGallery", "MediaGallery"}
    if page.types & galleries and not is_article({"@type": [*page.types]}) and words < _GALLERY_WORDS:
        return "gallery"
    shown = [c for c in page.captions if c and c in " ".join(text.split())]
    if len(shown) >= _CAPTIONS and words - sum(len(c.split()) for c in shown) < _STUB_WORDS:
        return "gallery"
    whole = page.words and words >= 0.8 * page.words
    cut = words < max(_STUB_WORDS, 0.5 * page.words)
    return "paywall" if not page.free and cut and not whole else None


def _is_live(page: Signs, seen: str, url: str) -> bool:
    posts = max(page.times, sum(1 for line in seen.splitlines() if len(line) < 40 and _CLOCK.search(line)))
    return bool(_LIVE_FOLDER.search(url) or (_LIVE_ADDRESS.search(url) and posts >= _LIVE_POSTS))


def _by_words(page: Signs, words: int, text: str) -> str | None:
    places = {"title": _titles(page), "label": _labels(page)}
    for rule in _phrases():
        if words > rule.most:
            continue
        beside = "\n" + page.main if rule.kind == "paywall" and rule.least == 1 else ""
        telling = [] if rule.where in places else _telling(rule, text + beside)
        seen = places[rule.where] & rule.phrases if rule.where in places else _in(rule, telling)
        rest = words - sum(len(s.split()) for s in telling)
        called_so = page.article and rule.kind in _CALLED_SO and rest >= _REST
        if len(seen) >= rule.least and not called_so:
            return rule.kind
    return None


def _telling(rule: _Phrases, text: str) -> list[str]:
    """The sentences or lines, short enough, that hold one of the rule's phrases."""
    parts = _SENTENCE.split(_folded(text)) if rule.where == "text" else _folded(text).splitlines()
    most = _SENTENCE_WORDS if rule.where == "text" else _CALL_WORDS
    return [s for s in parts if len(s.split()) <= most and any(p in s for p in rule.phrases)]


def _in(rule: _Phrases, parts: Sequence[str]) -> set[str]:
    return {p for p in rule.phrases if any(p in s for s in parts)}


def _titles(page: Signs) -> set[str]:
    """The titles' parts between bars; of a part with colons in it, those pieces that all its pieces are like."""
    parts = {_folded(part) for title in page.titles for part in (title, *_BARS.split(title))}
    return parts | {piece for part in parts for piece in _COLON.split(part) if set(_COLON.split(part)) <= _errors()}


def _labels(page: Signs) -> set[str]:
    parts = [part for title in page.titles for part in (title, *_BARS.split(title))]
    return {_folded(piece) for part in parts for piece in (part, *_COLON.split(part))}


def _folded(text: str) -> str:
    return text.strip().casefold().replace("’", "'")


@lru_cache
def _errors() -> frozenset[str]:
    return frozenset(p for rule in _phrases() if rule.where == "title" for p in rule.phrases)


@lru_cache
def _phrases() -> list[_Phrases]:
    return [
        _Phrases(
            row.one_of("kind", tuple(_REASONS)),
            row.one_of("where", ("title", "label", "text", "call")),
            row.number("most_words"),
            row.number("least"),
            frozenset(row.words("phrases")),
        )
        for row in Lexicon().rows("page_kinds", "kind", "where", "most_words", "least", "phrases")
    ]


def _heads(tree: Any) -> Iterator[str]:
    return (" ".join(h.itertext()) for h in tree.xpath("(//h1)[1]"))
