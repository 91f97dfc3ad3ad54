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


def complete_sections(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The sections of the report that is named before, for the shell."""
    from queries.reports import REPORTS

    named = {ctx.params.get("name"), *ctx.args}
    return [s.query for r in REPORTS.values() if r.name in named for s in r.sections if s.query.startswith(incomplete)]


@click.command()
@click.argument("name", shell_complete=complete_names)
@param_option
@store_option
@click.option("--evidence", is_flag=True, help="Give the sentences that each line rests on.")
@click.option("--format", "form", type=click.Choice((*FORMATS, "html")), default="table", show_default=True)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_sections,
    help="Only this section, by the name of its saved query; again for more.",
)
def command(
    name: str, params: tuple[str, ...], store: str | None, evidence: bool, form: str, sections: tuple[str, ...]
) -> None:
    """Print a report of the graph with its evidence.

    NAME is actor, alliances, conflicts, dyad, new-since, quality, responses, sources or timeline. As csv, a report of
    several sections is one table with a column for the section and the columns of all; --section gives one alone.
    """
    import sayso
    from queries import render, reports

    report, given = reports.get(name), pairs(params)
    reports.asked(name, given, sections)
    with sayso.open_store(store, create=False) as opened:
        tables = reports.report(name, opened, given, evidence=evidence, sections=sections)
        strangers(opened, report.params, given)
    render.write(tables, form, sys.stdout, report.title)
    cut = [t.title for t in tables if t.truncated]
    if cut and form in ("csv", "jsonl"):
        click.echo(
            f"only the first {reports.LIMIT} rows of {', '.join(cut)}; sayso query run --limit 0 gives all", err=True
        )
