"""Syndicated copies: articles whose texts are nearly the same, found by MinHash over a whole collection.

A text is a copy when most of its runs of five words stand in an earlier text too: a changed headline or cut paragraphs
don't hide it, and a follow-up that adds much of its own is none. The time grows with the number of articles, not with
its square: two texts are compared only when a band of their MinHashes is equal. Memory: 3 kB an article of 600 words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

RUN = 5  # words
HASHES, ROWS = 128, 3  # 42 bands of 3: texts that have 0.3 of all their runs in common meet with a probability of 0.69
SHARED = 0.7  # least share of the later text's runs that the earlier one holds
FEWEST = 30  # runs; shorter texts say too little
CROWD = 8  # earlier texts of a band that a text is compared with: so many of the first, and so many of the last
_WORD = re.compile(r"\w+")


def copies(articles: Iterable[tuple[str, str | None, str]]) -> dict[str, str]:
    """The original's id for the id of each copy, of articles as (id, published in ISO 8601, text).

    The original is the earliest published (those without a date come last), then the one of the smallest id. The
    order of the articles doesn't matter.
    """
    sketched = {ident: (_moment(published), *_sketch(text)) for ident, published, text in articles}
    order = sorted((i for i, s in sketched.items() if s[1].size >= FEWEST), key=lambda i: (sketched[i][0], i))
    runs = [sketched[i][1] for i in order]
    original = list(range(len(order)))
    for late, near in _meetings([sketched[i][2] for i in order]):
        earlier = dict.fromkeys(original[n] for n in sorted(near))
        original[late] = next((e for e in earlier if _share(runs[late], runs[e]) >= SHARED), late)
    return {order[n]: order[o] for n, o in enumerate(original) if n != o}


def _moment(published: str | None) -> float:
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return float("inf")
    return (moment - datetime(1, 1, 1, tzinfo=UTC if moment.tzinfo else None)).total_seconds()


def _sketch(text: str) -> tuple[Any, Any]:
    """Two arrays: the hashes of the text's runs of words (sorted, each once), and its bands (a hash each)."""
    import numpy
    from datasketch import MinHash

    words = _WORD.findall(text.casefold())
    hashed = (zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1))
    runs = numpy.unique(numpy.fromiter(hashed, dtype=numpy.uint32))
    sketch = MinHash(HASHES, seed=1, hashfunc=int)
    sketch.update_batch(runs.tolist())
    rows = sketch.hashvalues[: HASHES - HASHES % ROWS].reshape(-1, ROWS)
    return runs, numpy.array([zlib.crc32(row.tobytes()) for row in rows], dtype=numpy.uint32)


def _meetings(bands: list[Any]) -> Iterator[tuple[int, set[int]]]:
    """Each text's number with those of the earlier texts that share a band with it, in order."""
    import numpy

    near: dict[int, set[int]] = {}
    for column in numpy.array(bands).T if bands else ():
        by_hash = numpy.argsort(column, kind="stable")
        for group in numpy.split(by_hash, numpy.flatnonzero(numpy.diff(column[by_hash])) + 1):
            members = group.tolist()
            for place, late in enumerate(members[1:], 1):
                near.setdefault(late, set()).update(
                    members[: min(place, CROWD)], members[max(place - CROWD, 0) : place]
                )
    yield from sorted(near.items())


def _share(late: Any, early: Any) -> float:
    import numpy

    return float(numpy.intersect1d(late, early, assume_unique=True).size / late.size)
