"""`sayso doctor`: whether a store is sound."""

from __future__ import annotations

import click

from sayso.commands.options import format_option, store_option


@click.command()
@click.option("--fix", is_flag=True, help="Mend constraints, indexes, settling and the edges between actors.")
@store_option
@format_option
def command(fix: bool, store: str | None, form: str) -> int:
    """Check that a store is sound, and say what to do where it isn't.

    Checked are the schema's version, constraints and indexes; that loads were settled; that all evidence is the words
    of its article; that nothing hangs in the air; that the edges between actors follow from the acts; and which
    decisions match nothing now. Exit status: 0 when all is sound, 1 when something is wrong.
    """
    import sayso
    from graph.stores import Result, doctor
    from queries.render import show

    with sayso.open_store(store, create=False) as opened:
        found = list(doctor.examine(opened, fix=fix))
    show(Result(doctor.COLUMNS, tuple(f.row for f in found)), form)
    return int(any(f.state == "fault" for f in found))
