"""`sayso export`: the graph in a file for another tool."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.commands.options import store_option

FORMATS = ("graphml", "gexf", "node-link", "png", "svg")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", required=True, metavar="FILE", help="The file to write; - for standard output.")
@click.option(
    "--level", type=click.Choice(("browse", "exact")), default="browse", show_default=True, help="Which layer."
)
@click.option("--title", default="Who did what to whom", show_default=True, help="Title of a picture.")
@store_option
def command(form: str, output: str, level: str, title: str, store: str | None) -> None:
    """Write the graph for a drawing or analysis tool.

    graphml and gexf open in Gephi, node-link in D3 and NetworkX; png and svg are pictures.
    """
    import sayso
    from graph.exports import export

    with sayso.open_store(store) as opened:
        graph = opened.graph(level)
    if output == "-":
        export(graph, form, sys.stdout.buffer, title)
        return
    with Path(output).open("wb") as file:
        export(graph, form, file, title)
    click.echo(f"{graph.number_of_nodes()} nodes and {graph.number_of_edges()} edges written to {output}", err=True)
