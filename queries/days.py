"""Stretches of time as people write them: no more exact than they are known.

A column of days may have a companion of the same name and `_end`, the last day of the stretch: rows keep both, and what
people read shows one: 2021, 2025-12, 2026-W02 (the week, ISO 8601), 2026-01-13.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

END = "_end"
WEEK = timedelta(6)


def ends(columns: Sequence[str]) -> list[str]:
    """The companions among the columns."""
    return [c + END for c in columns if c + END in columns]


def shown(row: Mapping[str, Any], column: str) -> Any:
    """The row's value, as a stretch of time where the column has a companion."""
    start, end = row[column], row.get(column + END)
    return stretch(start, end) if isinstance(start, str) and isinstance(end, str) else start


def placed(row: Mapping[str, Any], column: str) -> str | None:
    """The first day of a stretch of a week at most; None for a longer one, that has no place on a line of weeks."""
    start, end = row[column], row.get(column + END)
    long = start and end and _day(end) - _day(start) > WEEK
    return None if long else start


def stretch(start: str, end: str) -> str:
    """The shortest writing of the days from start to end (ISO 8601), both among them."""
    first, last = _day(start), _day(end)
    if first >= last:
        return start
    if last - first == WEEK and first.weekday() == 0:
        return first.strftime("%G-W%V")
    size = _whole(first, last)
    one, other = start[:size], end[:size]
    return one if one == other else f"{one} to {other}"


def _whole(first: date, last: date) -> int:
    """How many characters of an ISO 8601 date tell all: of whole years 4, of whole months 7, else 10."""
    after = last + timedelta(1)
    if first.day != 1 or after.day != 1:
        return 10
    return 4 if first.month == after.month == 1 else 7


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
