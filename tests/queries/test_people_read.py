"""What people read: stretches of time no more exact than they are known, and tables that fit their terminal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import days, widths


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026-01-13", "2026-01-13", "2026-01-13"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2025-12-01", "2025-12-31", "2025-12"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2014-01-01", "2014-04-30", "2014-01 to 2014-04"),
        ("2026-01-05", "2026-01-11", "2026-W02"),
        ("2024-12-30", "2025-01-05", "2025-W01"),
        ("2026-01-10", "2026-01-11", "2026-01-10 to 2026-01-11"),
        ("2026-01-06", "2026-01-12", "2026-01-06 to 2026-01-12"),
    ],
)
def test_a_stretch_is_written_as_short_as_it_is_known(start: str, end: str, written: str) -> None:
    assert days.stretch(start, end) == written


@given(st.dates(date(1, 1, 1), date(9990, 1, 1)), st.integers(0, 3000))
def test_no_writing_stands_for_two_stretches_of_time(first: date, more: int) -> None:
    last = first + timedelta(more)
    written = days.stretch(first.isoformat(), last.isoformat())
    for other in (first - timedelta(1) if first > date(1, 1, 1) else None, first + timedelta(1)):
        if other and other <= last:
            assert days.stretch(other.isoformat(), last.isoformat()) != written
    assert days.stretch(first.isoformat(), (last + timedelta(1)).isoformat()) != written


def test_what_takes_longer_than_a_week_has_no_place_on_a_line() -> None:
    assert days.placed({"day": "2026-01-05", "day_end": "2026-01-11"}, "day") == "2026-01-05"
    assert days.placed({"day": "2026-01-05", "day_end": "2026-01-12"}, "day") is None
    assert days.placed({"day": "2026-01-05"}, "day") == "2026-01-05"
    assert days.placed({"day": None, "day_end": None}, "day") is None


@pytest.mark.parametrize(("said", "width"), [("60", 60), ("", 160), ("wide", 160), ("0", 160), ("3", 20)])
def test_a_line_that_goes_to_no_terminal_is_as_long_as_columns_says(
    monkeypatch: pytest.MonkeyPatch, said: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert widths.piped() == width
