"""Small charts as text, that stand in a terminal's table, in Markdown and on a page alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

WIDTH = 12  # characters of a whole bar
LONGEST = 60  # characters of a line
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_STEPS = "▁▂▃▄▅▆▇█"


def bar(value: float, most: float, width: int = WIDTH) -> str:
    """A bar as long as the value's share of the most; at least a hair for what is more than nothing."""
    if most <= 0 or value <= 0:
        return ""
    eighths = max(1, round(min(value / most, 1) * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def spark(values: Iterable[float]) -> str:
    """A line of columns as high as the values' shares of the most; a dot for nothing."""
    found = list(values)
    most = max(found, default=0)
    return "".join(_STEPS[max(0, round(v / most * 8) - 1)] if v > 0 else "·" for v in found)


def by_time(days: Iterable[str | None], weights: Iterable[float] | None = None) -> str:
    """What fell on the days (ISO 8601) as a line with its first and last day and the length of a step; nothing for
    days of fewer than two steps.
    """
    given = list(days)
    told = list(zip(given, weights or [1.0] * len(given), strict=True))
    known = [(date.fromisoformat(d[:10]), w) for d, w in told if d]
    if not known:
        return ""
    first, last = min(d for d, _ in known), max(d for d, _ in known)
    weekly = all((d - first).days % 7 == 0 for d, _ in known)
    name, size = _step((last - first).days + 1, weekly)
    count: Counter[int] = Counter()
    for d, w in known:
        count[(d - first).days // size] += int(w)
    steps = (last - first).days // size + 1
    if steps < 2:
        return ""
    ends = first + timedelta(days=size * steps - 1)
    return f"{spark(count[i] for i in range(steps))} {first} to {min(ends, last)}, by {name}"


def _step(days: int, weekly: bool) -> tuple[str, int]:
    """The name and days of a step, so that the line doesn't get too long; a week for what is told by weeks."""
    if days <= LONGEST and not weekly:
        return "day", 1
    if days <= LONGEST * 7:
        return "week", 7
    weeks = -(-days // (LONGEST * 28)) * 4
    return f"{weeks} weeks", weeks * 7
