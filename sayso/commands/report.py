"""`sayso report`: saved queries put together to answer one question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.commands.options import FORMATS, pairs, param_option, store_option, strangers

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The reports whose names begin so, for the shell."""
    from click.shell_completion import CompletionItem

    from queries.reports import REPORTS

    return [CompletionItem(r.name, help=r.answers) for r in REPORTS.values() if r.name.startswith(incomplete)]


@click.command()
@click.argument("name", shell_complete=complete_names)
@param_option
@store_option
@click.option("--evidence", is_flag=True, help="Give the sentences that each line rests on.")
@click.option("--format", "form", type=click.Choice((*FORMATS, "html")), default="table", show_default=True)
def command(name: str, params: tuple[str, ...], store: str | None, evidence: bool, form: str) -> None:
    """Print a report of the graph with its evidence.

    NAME is actor, alliances, conflicts, dyad, new-since, quality, responses, sources or timeline.
    """
    import sayso
    from queries import render, reports

    report, given = reports.get(name), pairs(params)
    with sayso.open_store(store, create=False) as opened:
        tables = reports.report(name, opened, given, evidence=evidence)
        strangers(opened, report.params, given)
    render.write(tables, form, sys.stdout, report.title)
