"""The measures of the graph (`graph.measures`) as tables that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.tables import Row, Table

if TYPE_CHECKING:
    from graph.measures import Measures

MOST = 100  # rows a table


def tables(found: Measures) -> tuple[Table, ...]:
    """Communities, balance, the ties that don't fit, and those who stand between others."""
    return _communities(found), _balance(found), _frustrated(found), _brokers(found)


def _table(title: str, about: str, columns: tuple[str, ...], rows: list[Row], bars: str | None = None) -> Table:
    return Table(title, about, columns, tuple(rows[:MOST]), len(rows) > MOST, bars=bars)


def _communities(found: Measures) -> Table:
    rows = [
        {
            "community": n,
            "size": len(c.members),
            "members": [found.names.get(m, m) for m in c.members],
            "acts": len(c.acts),
            "act_ids": list(c.acts),
        }
        for n, c in enumerate(found.communities, 1)
    ]
    columns = ("community", "size", "members", "acts", "act_ids")
    return _table("Communities", "who back each other more than others", columns, rows, "size")


def _balance(found: Measures) -> Table:
    b = found.balance
    told = (
        ("ties", b.ties, "pairs that are more friendly than hostile, or more hostile than friendly"),
        ("triangles", b.triangles, "three actors, each two of them tied"),
        ("balanced", b.balanced, "those with no or two hostile ties"),
        ("share balanced", None if b.share is None else round(b.share, 3), "of all triangles; 1 when all are"),
        ("frustrated ties", len(b.frustrated), "at most so many stand against a division into two camps"),
    )
    rows: list[Row] = [{"measure": m, "value": v, "meaning": about} for m, v, about in told]
    return _table("Balance", "how far friends' friends are friends", ("measure", "value", "meaning"), rows)


def _frustrated(found: Measures) -> Table:
    rows = [
        {
            "one": found.names.get(t.pair[0], t.pair[0]),
            "other": found.names.get(t.pair[1], t.pair[1]),
            "tie": "friendly" if t.sign > 0 else "hostile",
            "friendly": t.friendly,
            "hostile": t.hostile,
            "act_ids": list(t.acts),
        }
        for t in sorted(found.balance.frustrated, key=lambda t: (-t.friendly - t.hostile, t.pair))
    ]
    columns = ("one", "other", "tie", "friendly", "hostile", "act_ids")
    return _table("Frustrated ties", "friends in opposite camps, foes in one", columns, rows)


def _brokers(found: Measures) -> Table:
    rows = [
        {
            "actor": found.names.get(b.id, b.id),
            "betweenness": b.betweenness,
            "constraint": b.constraint,
            "contacts": b.contacts,
            "id": b.id,
        }
        for b in found.brokers
    ]
    columns = ("actor", "betweenness", "constraint", "contacts", "id")
    return _table(
        "Brokers", "who stands between others: low constraint, high betweenness", columns, rows, "betweenness"
    )
