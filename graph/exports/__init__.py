"""The graph for other tools: one module a format.

`graph` is a MultiDiGraph as `graph.stores` gives it: nodes by id with `kind` (or `labels`, which go before it) and
their properties, edges with `type` and theirs. A module of a single-file format has `write(graph, file, form, title)`,
one of a folder `parts(graph, title)`, which gives each file's name and its pieces. FORMATS says what each can't hold.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.exports.common import Edge, Node, edges, is_exact, nodes

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what opens it, and which of _LOSSES happen to a graph that is written in it."""

    module: str
    opens: str
    losses: tuple[str, ...] = ()
    folder: bool = False


FORMATS = {
    "graphml": Format("graphml", "Gephi, yEd, Cytoscape, NetworkX, igraph", ("lists", "controls")),
    "gexf": Format("gexf", "Gephi, sigma.js, NetworkX", ("lists", "controls", "undated")),
    "gml": Format("gml", "Gephi, Cytoscape, NetworkX, igraph", ("lists", "controls", "ascii")),
    "dot": Format("dot", "Graphviz", ("lists", "typed", "controls")),
    "cytoscape": Format("cytoscape", "Cytoscape and Cytoscape.js"),
    "node-link": Format("node_link", "D3 and NetworkX"),
    "csv": Format("tables", "spreadsheets, pandas, R, Gephi", ("lists", "controls", "overrides", "formulas"), True),
    "neo4j-admin": Format("neo4j_admin", "neo4j-admin database import full", ("controls",), True),
    "cypher": Format("cypher", "cypher-shell, Neo4j Browser"),
    "json-ld": Format("rdf", "RDF tools, search engines"),
    "turtle": Format("rdf", "RDF tools"),
    "ftm": Format("ftm", "FollowTheMoney, OpenAleph, OpenSanctions' tools", ("statuses", "groups", "exact")),
    "parquet": Format("parquet", "pandas, Polars, DuckDB, Arrow", (), True),
    "html": Format("html", "any browser, without a network", ("controls", "overrides")),
    "png": Format("picture", "anything", ("evidence", "many")),
    "svg": Format("picture", "browsers, Inkscape", ("evidence", "many")),
}
PICTURE_LIMIT = 60  # actors; more than these can't be labelled legibly

# Loss -> what is said of it. `losses` says only those that concern the graph at hand.
_LOSSES = {
    "lists": "lists (aliases, relayed_by) become one text with '; ' between",
    "controls": "control characters are left out",
    "overrides": "marks that reorder text are left out",
    "formulas": "texts that a spreadsheet would take for a formula get an apostrophe before them",
    "undated": "edges without a date have no time and show at every time",
    "ascii": "GML is ASCII: other characters are written as &#n;, which NetworkX reads back and Gephi shows as it is",
    "typed": "numbers and truth values become text",
    "statuses": "modality, voice, confidence and sources are words in the description, not values of their own",
    "groups": "groups become plain legal entities",
    "exact": "statements and where the words stand in the article are left out",
    "evidence": "the sentences, articles and dates behind the arrows are not in a picture",
    "many": f"only {PICTURE_LIMIT} actors, of the pairs with the most acts, are drawn; choose others with the filters",
}


def export(graph: nx.MultiDiGraph[str], form: str, file: BinaryIO, title: str = "") -> None:
    """Writes the graph in one of FORMATS; a folder's files go into a zip. Raises KeyError for another format."""
    module = import_module(f"graph.exports.{FORMATS[form].module}")
    if not FORMATS[form].folder:
        module.write(graph, file, form, title)
        return
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in module.parts(graph, title):
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.writelines(pieces)


def export_folder(graph: nx.MultiDiGraph[str], form: str, folder: Path, title: str = "") -> list[Path]:
    """Writes a format of several files into a folder, made when it isn't there. Gives the files written."""
    parts: Iterator[tuple[str, Iterable[bytes]]] = import_module(f"graph.exports.{FORMATS[form].module}").parts(
        graph, title
    )
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, pieces in parts:
        written.append(folder / name)
        with written[-1].open("wb") as file:
            file.writelines(pieces)
    return written


def losses(graph: nx.MultiDiGraph[str], form: str) -> list[str]:
    """What of this graph the format can't hold, a line each; empty when it holds all."""
    possible = set(FORMATS[form].losses)
    if not possible or not graph:
        return []
    met = {"typed", "statuses", "evidence"}
    met |= {"exact"} if is_exact(graph) else set()
    met |= {"many"} if len(graph) > PICTURE_LIMIT else set()
    for n in nodes(graph):
        met |= _met(n)
    for e in edges(graph):
        met |= _met(e)
    return [said for loss, said in _LOSSES.items() if loss in possible & met]


def _met(item: Node | Edge) -> set[str]:
    from graph.exports import tables
    from graph.exports.common import harmless, xml_text

    met: set[str] = {"groups"} if isinstance(item, Node) and item.kind == "Group" else set()
    if isinstance(item, Edge) and "date" not in item.values:
        met.add("undated")
    values = [item.name, *item.values.values()] if isinstance(item, Node) else list(item.values.values())
    for value in values:
        if isinstance(value, list | tuple):
            met |= {"lists"} if len(value) > 1 else set()
        elif isinstance(value, str):
            met |= set() if value.isascii() else {"ascii"}
            met |= {"controls"} if xml_text(value) != value else set()
            met |= {"overrides"} if harmless(value) != value else set()
            met |= {"formulas"} if tables.formula(value) else set()
    return met
