"""`sayso measures`: the graph of actors in figures."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import click

from sayso.commands.options import FORMATS, iso, store_option

TITLE = "Measures"


@click.command()
@click.option("--since", callback=iso, metavar="DATE", help="Only acts on or after this day.")
@click.option("--until", callback=iso, metavar="DATE", help="Only acts on or before this day.")
@click.option("--relayed", is_flag=True, help="With acts that somebody else relayed.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Only acts of at least this confidence.",
)
@click.option("--no-rollup", is_flag=True, help="Don't count those who speak for another as that other.")
@click.option("--evidence", is_flag=True, help="Give the sentences that each line rests on.")
@click.option("--write", is_flag=True, help="Write them on the actors, in the place of those written before.")
@click.option("--clear", is_flag=True, help="Take those that were written away again, and measure nothing.")
@store_option
@click.option("--format", "form", type=click.Choice((*FORMATS, "html")), default="table", show_default=True)
def command(
    no_rollup: bool, evidence: bool, write: bool, clear: bool, store: str | None, form: str, **filters: Any
) -> None:
    """Measure the graph of actors: communities, balance, brokers, activity.

    Communities by the Louvain method on who backs, aids, agrees or works with whom; the share of balanced triangles and
    the ties against a division into two camps; betweenness and Burt's constraint; acts week by week. --write sets the
    properties community, betweenness and burt_constraint on the actors.
    """
    import sayso
    from graph.stores import measured
    from queries import measures, render, reports

    with sayso.open_store(store, create=False) as opened:
        if clear:
            measured.clear(opened)
            return
        found = measured.measured(opened, rollup=not no_rollup, **filters)
        activity = replace(reports.table(opened, "activity", filters, evidence=evidence), bars="acts", line="week")
        tables = [*measures.tables(found), activity]
        if evidence:
            tables = [t if t.evidence else replace(t, evidence=reports.words_of(opened, t.rows)) for t in tables]
        if write:
            click.echo(f"{measured.write(opened, found)} actors written", err=True)
    render.write(tables, form, sys.stdout, TITLE)
