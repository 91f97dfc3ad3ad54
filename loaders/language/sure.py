"""What is sure enough to be read out: statements, and acts where the reader asks for it, by their confidence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loaders.reading import Act, Reading, Statement

FLOOR = 0.5  # a statement below it is more likely wrong than right


def sure(reading: Reading, least: float | None = None) -> Reading:
    """The reading without statements that are less sure than `least` (default: FLOOR), and without such acts if given.

    A statement stays that an act is voiced in, for without it what someone said would stand as a fact.
    """
    acts = reading.acts if least is None else _sure_acts(reading.acts, least)
    floor = FLOOR if least is None else least
    return replace(reading, acts=acts, statements=_sure(reading.statements, {a.statement for a in acts}, floor))


def _sure(statements: tuple[Statement, ...], needed: Collection[str | None], floor: float) -> tuple[Statement, ...]:
    kept = {s.id for s in statements if s.confidence >= floor or s.id in needed}
    return tuple(s if s.parent in kept else replace(s, parent=None) for s in statements if s.id in kept)


def _sure_acts(acts: tuple[Act, ...], floor: float) -> tuple[Act, ...]:
    kept = {a.id for a in acts if a.confidence >= floor}
    return tuple(replace(a, responds_to=tuple(r for r in a.responds_to if r.act in kept)) for a in acts if a.id in kept)
