"""`sayso query`: the saved queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.commands.options import format_option, limit_option, pairs, store_option, strangers, truncated

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The saved queries whose names begin so, for the shell."""
    from click.shell_completion import CompletionItem

    from queries import catalogue

    return [CompletionItem(q.name, help=q.answers) for q in catalogue.load() if q.name.startswith(incomplete)]


def complete_params(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The parameters of the saved query that is named before, as NAME=, for the shell."""
    from click.shell_completion import CompletionItem

    from queries import catalogue

    named = {ctx.params.get("name"), *ctx.args}  # among the rest as long as the option lacks its value
    params = [p for q in catalogue.load() if q.name in named for p in q.params]
    return [CompletionItem(f"{p.name}=", help=p.about) for p in params if p.name.startswith(incomplete)]


name_argument = click.argument("name", shell_complete=complete_names)


@click.group()
def command() -> None:
    """List, show and run the saved queries.

    docs/types.md tells what the types of acts mean (THREATENS, BACKS, COERCES, ...), docs/queries what each query takes
    and gives.
    """


@command.command("list")
@format_option
def list_queries(form: str) -> None:
    """The saved queries by theme, with what each answers."""
    from graph.stores import Result
    from queries import catalogue
    from queries.render import show

    columns = ("theme", "name", "answers", "parameters")
    rows = [
        dict(zip(columns, (q.theme, q.name, q.answers, ", ".join(p.name for p in q.params)), strict=True))
        for q in catalogue.load()
    ]
    show(Result(columns, tuple(rows)), form)


@command.command("show")
@name_argument
def show_query(name: str) -> None:
    """Print a saved query: its parameters and its Cypher."""
    from queries import catalogue

    click.echo(catalogue.get(name).text.rstrip())


@command.command("run")
@name_argument
@click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_params,
    help="A parameter of the query; again for more.",
)
@store_option
@format_option
@limit_option
def run_query(name: str, params: tuple[str, ...], store: str | None, form: str, limit: int) -> None:
    """Run a saved query: sayso query run dyad --param a=Iran --param b=Israel"""
    import queries
    import sayso
    from queries import catalogue
    from queries.render import show

    given = pairs(params)
    catalogue.get(name).values(given)
    with sayso.open_store(store, create=False) as opened:
        rows = queries.run(opened, name, given, limit=limit or None)
        strangers(opened, catalogue.get(name).params, given)
    show(rows, form, stretches=True)
    truncated(rows, limit)
