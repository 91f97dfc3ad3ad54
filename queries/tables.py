"""A table: what queries and reports give to those who print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.stores import Result

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by column, of plain values; `evidence` holds for each row the words behind it, or is empty.

    `bars` names a column of counts to draw beside them, `line` one of days (ISO 8601) by which the rows are drawn.
    `stretches` says that a column `day` with another `day_end` is a stretch of time (`queries.days`).
    """

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False
    evidence: tuple[tuple[Row, ...], ...] = ()
    bars: str | None = None
    line: str | None = None
    stretches: bool = False

    @staticmethod
    def of(result: Result, title: str = "", *, stretches: bool = False) -> Table:
        """The table of a query's result."""
        return Table(title, "", result.columns, result.rows, result.truncated, stretches=stretches)

    def evidence_of(self, row: int) -> tuple[Row, ...]:
        """The evidence of a row by its number from 0."""
        return self.evidence[row] if self.evidence else ()
