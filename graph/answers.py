"""Which act answers which across articles: by rule, from the acts that count as done.

An act of one side towards another answers the latest hostile act of that other towards it, when that was on an earlier
day and not long before. So each act answers one at most, however much two sides do to each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DAYS = 30
BASIS = f"inferred: the other side's act within {DAYS} days"
PROVOKING = ("THREATENS", "CONDEMNS", "SANCTIONS", "COERCES", "ATTACKS", "MOBILIZES_AGAINST")


@dataclass(frozen=True, slots=True)
class Deed:
    """An act by a side (an actor, or the one that it speaks for) towards another, on an ISO day."""

    id: str
    type: str
    by: str
    towards: str
    day: str


def answers(deeds: Iterable[Deed]) -> dict[str, tuple[str, int]]:
    """By the id of an act that answers another the other's id and the days between; the order doesn't matter."""
    pairs: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        pairs[deed.by, deed.towards].append(deed)
    out: dict[str, tuple[str, int]] = {}
    for (by, towards), some in pairs.items():
        provoked = _first_of_day(d for d in pairs.get((towards, by), ()) if d.type in PROVOKING)
        days = [day for day, _ in provoked]
        for deed in some if by != towards else ():
            own = date.fromisoformat(deed.day).toordinal()
            place = bisect_left(days, own) - 1
            if place >= 0 and own - days[place] <= DAYS:
                out[deed.id] = (provoked[place][1], own - days[place])
    return out


def _first_of_day(deeds: Iterable[Deed]) -> list[tuple[int, str]]:
    """The days, in order, each with the smallest id of its acts."""
    found: dict[int, str] = {}
    for d in deeds:
        day = date.fromisoformat(d.day).toordinal()
        found[day] = min(d.id, found.get(day, d.id))
    return sorted(found.items())
