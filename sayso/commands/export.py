"""`sayso export`: the graph in a file for another tool."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loaders.reading import ACT_TYPES
from sayso.commands.options import all_of, iso, store_option

if TYPE_CHECKING:
    import networkx as nx

    from graph.exports.filters import Filter
    from graph.stores import Store

FORMATS = (
    "graphml",
    "gexf",
    "gml",
    "dot",
    "cytoscape",
    "node-link",
    "csv",
    "neo4j-admin",
    "cypher",
    "json-ld",
    "turtle",
    "ftm",
    "parquet",
    "html",
    "png",
    "svg",
)
FOLDERS = ("csv", "neo4j-admin", "parquet")
MODALITIES = ("actual", "planned", "conditional", "denied")

filter_options = all_of(
    click.option(
        "--type", "types", multiple=True, type=click.Choice(tuple(ACT_TYPES), case_sensitive=False), help="Acts of it."
    ),
    click.option("--actor", "actors", multiple=True, metavar="NAME", help="Acts by or to it: a name, alias or id."),
    click.option("--since", callback=iso, metavar="DATE", help="Acts on this day or later."),
    click.option("--until", callback=iso, metavar="DATE", help="Acts on this day or earlier."),
    click.option("--modality", "modalities", multiple=True, type=click.Choice(MODALITIES), help="Acts of this status."),
    click.option("--min-sources", type=click.IntRange(1), default=1, help="Acts that as many sources tell of."),
)


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", required=True, metavar="FILE", help="File or folder to write; - for standard output.")
@click.option(
    "--level", type=click.Choice(("browse", "exact")), default="browse", show_default=True, help="Which layer."
)
@filter_options
@click.option("--rollup", type=click.Choice(("state",)), help="Put the acts of its people and offices to the state.")
@click.option("--title", default="Who did what to whom", show_default=True, help="Title of a picture or page.")
@store_option
def command(
    form: str,
    output: str,
    level: str,
    types: tuple[str, ...],
    actors: tuple[str, ...],
    since: str | None,
    until: str | None,
    modalities: tuple[str, ...],
    min_sources: int,
    rollup: str | None,
    title: str,
    store: str | None,
) -> None:
    """Write the graph for a drawing or analysis tool.

    \b
    Gephi              gexf (with times), graphml, gml
    Cytoscape          cytoscape, graphml
    Graphviz           dot
    Neo4j              cypher, neo4j-admin
    tables             csv, parquet
    linked data        json-ld, turtle; ftm for FollowTheMoney
    D3, NetworkX       node-link
    browsers, papers   html, svg, png

    csv, neo4j-admin and parquet are several files: a folder, or a zip when FILE ends in .zip or is -. Options that can
    be given again widen the choice; different ones narrow it. With --since or --until, acts without a date are left
    out.
    """
    import sayso
    from graph.exports.filters import Filter

    if rollup and level == "exact":
        raise click.UsageError("--rollup works on the browsing layer; leave --level exact away")
    keep = Filter(frozenset(types), frozenset(actors), since, until, frozenset(modalities), min_sources)
    with sayso.open_store(store, create=False) as opened:
        graph = _graph(opened, level, keep, rollup)
    _warn(graph, form, actors)
    _write(graph, form, output, title)


def _graph(store: Store, level: str, keep: Filter, rollup: str | None) -> nx.MultiDiGraph[str]:
    """The store's graph, rolled up before it is filtered, so that --actor may name a state."""
    from graph.exports.filters import affiliations, chosen, rolled_up

    graph = store.graph(level)
    if rollup:
        exact = store.graph("exact")
        graph = rolled_up(graph, affiliations(exact), {n: exact.nodes[n] for n in exact})
    return chosen(graph, keep)


def _warn(graph: nx.MultiDiGraph[str], form: str, actors: tuple[str, ...]) -> None:
    from graph.exports import losses

    if not graph.number_of_edges():
        said = f" for {', '.join(actors)}" if actors else ""
        click.echo(f"sayso: nothing fits{said}; the file holds no acts", err=True)
        return
    for loss in losses(graph, form):
        click.echo(f"sayso: {form}: {loss}", err=True)


def _write(graph: nx.MultiDiGraph[str], form: str, output: str, title: str) -> None:
    from graph.exports import export, export_folder

    if output == "-":
        export(graph, form, sys.stdout.buffer, title)
        return
    if form in FOLDERS and not output.endswith(".zip"):
        export_folder(graph, form, Path(output), title)
    else:
        try:
            Path(output).parent.mkdir(parents=True, exist_ok=True)
            with Path(output).open("wb") as file:
                export(graph, form, file, title)
        except OSError as e:
            raise click.ClickException(f"{output}: {e.strerror or e}") from e
    click.echo(f"{graph.number_of_nodes()} nodes and {graph.number_of_edges()} edges written to {output}", err=True)
