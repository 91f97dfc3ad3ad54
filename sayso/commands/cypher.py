"""`sayso cypher`: a query of the user's own."""

from __future__ import annotations

import click

from sayso.commands.options import format_option, limit_option, pairs, param_option, store_option, truncated


@click.command()
@click.argument("text", metavar="QUERY")
@param_option
@store_option
@format_option
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@click.option("--timeout", default=30.0, show_default=True, metavar="SECONDS", help="Give up after this time.")
@limit_option
def command(
    text: str, params: tuple[str, ...], store: str | None, form: str, write: bool, timeout: float, limit: int
) -> None:
    """Run a Cypher query of your own; it may read only, unless you say --write.

    Give values as parameters: sayso cypher 'MATCH (a:Actor {name: $name}) RETURN a.id' -p name=Iran
    """
    import sayso
    from queries.render import show

    with sayso.open_store(store, create=write) as opened:
        rows = opened.query(text, pairs(params), read_only=not write, timeout=timeout, limit=limit or None)
    show(rows, form)
    truncated(rows, limit)
