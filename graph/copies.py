"""Syndicated copies: articles whose texts are nearly the same, found by MinHash over a whole collection.

A text is a copy when most of its runs of five words stand in an earlier text too: a changed headline or cut paragraphs
don't hide it, and a follow-up that adds much of its own is none. The time grows with the number of articles, not with
its square: two texts are compared only when a band of their MinHashes is equal. Memory: 3 kB an article of 600 words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import shake_128
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
    hashed = {ident: (moment(published), runs_of(text)) for ident, published, text in articles}
    order = sorted((i for i, h in hashed.items() if h[1].size >= FEWEST), key=lambda i: (hashed[i][0], i))
    return judged(order, [bands_of(hashed[i][1]) for i in order], lambda ids: {i: hashed[i][1] for i in ids})


def judged(
    order: Sequence[str],
    bands: Sequence[Any],
    runs: Callable[[list[str]], Mapping[str, Any]],
    known: Mapping[str, str] | None = None,
    fresh: Iterable[str] | None = None,
) -> dict[str, str]:
    """The original's id for the id of each copy, of ids from the original-most on with the bands of each.

    `runs` gives the runs of those texts that must be compared. When `known` holds what was judged without the `fresh`
    ones, only those texts are judged anew whose judgement they can change.
    """
    place = {ident: n for n, ident in enumerate(order)}
    original = [place[(known or {}).get(i, i)] for i in order]
    changed = set(range(len(order))) if fresh is None else {place[i] for i in fresh if i in place}
    meetings = list(_meetings(bands))

    def candidates(late: int, near: set[int]) -> list[int]:
        """The originals that the text may be a copy of; those that it is known not to be a copy of aside."""
        if late in changed or (original[late] != late and not changed.isdisjoint(near)):
            return list(dict.fromkeys(original[n] for n in sorted(near)))
        spared = {original[n] for n in near - changed}
        return [e for e in dict.fromkeys(original[n] for n in sorted(near & changed)) if e not in spared]

    wanted = {n for late, near in meetings if (found := candidates(late, near)) for n in (late, *found)}
    held = dict(runs([order[n] for n in sorted(wanted)]))

    def shares(late: str, early: str) -> bool:
        held.update(runs([i for i in (late, early) if i not in held]))
        return _share(held[late], held[early]) >= SHARED

    for late, near in meetings:
        if late in changed or not changed.isdisjoint(near):
            now = next((e for e in candidates(late, near) if shares(order[late], order[e])), late)
            if now != original[late]:
                changed.add(late)
            original[late] = now
    return {order[n]: order[o] for n, o in enumerate(original) if n != o}


def alike(one: Any, other: Any) -> bool:
    """Whether most of the runs of either text stand in the other."""
    return max(_share(one, other), _share(other, one)) >= SHARED


def moment(published: str | None) -> float:
    """Seconds since the year 1 of an ISO date or moment; infinite when it is none."""
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return float("inf")
    return (found - datetime(1, 1, 1, tzinfo=UTC if found.tzinfo else None)).total_seconds()


def runs_of(text: str) -> Any:
    """The hashes of the text's runs of words, as an array of uint32: sorted, each once."""
    import numpy

    words = _WORD.findall(text.casefold())
    hashed = (
        zlib.crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)
    )
    return numpy.unique(numpy.fromiter(hashed, dtype=numpy.uint32))


def bands_of(runs: Any) -> Any:
    """The bands of the runs' MinHashes, as an array of uint32: a hash each."""
    import numpy

    times, plus = _hashing()
    wide = runs.astype(numpy.uint64)
    least = numpy.array([(wide * t + p).min() >> 32 for t, p in zip(times, plus, strict=True)])
    rows = least.astype("<u4")[: HASHES - HASHES % ROWS].reshape(-1, ROWS)
    return numpy.array([zlib.crc32(row.tobytes()) for row in rows], dtype=numpy.uint32)


@lru_cache
def _hashing() -> Any:
    """What a run's hash is multiplied by and what is added, for each of the HASHES: two arrays of uint64.

    The upper half of the product is the new hash (Dietzfelbinger's multiply-shift). Never change them: stored bands
    would no longer be comparable.
    """
    import numpy

    return numpy.frombuffer(shake_128(b"sayso").digest(16 * HASHES), dtype="<u8").reshape(2, HASHES)


def _meetings(bands: Sequence[Any]) -> Iterator[tuple[int, set[int]]]:
    """Each text's number with those of the earlier texts that share a band with it, in order."""
    import numpy

    near: dict[int, set[int]] = {}
    for column in numpy.array(bands).T if len(bands) else ():
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
