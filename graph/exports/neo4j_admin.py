"""CSV for `neo4j-admin database import full`: a file a label and a type, the arguments, and the constraints.

The fastest way into an empty Neo4j database. Lists keep their items (the delimiter is a character no text has).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import networkx as nx

from graph.exports.common import Edge, Kind, Node, columns, edges, nodes, utf8, xml_text
from graph.schema import ACTORS, CONSTRAINTS

_TYPES: dict[Kind, str] = {
    "text": "string",
    "date": "date",
    "integer": "long",
    "number": "double",
    "flag": "boolean",
    "texts": "string[]",
    "integers": "long[]",
}
_UNIT = "\x1f"
_README = """Into an empty Neo4j database, with Neo4j stopped, from within this folder:

    neo4j-admin database import full neo4j @import.args

Then start Neo4j and run the statements of constraints.cypher.
"""


def parts(graph: nx.MultiDiGraph[str], _title: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files: nodes-<label>.csv, edges-<type>.csv, import.args, constraints.cypher, README.txt."""
    kinds = list(dict.fromkeys(n.kind or "Actor" for n in nodes(graph)))
    types = list(dict.fromkeys(e.type for e in edges(graph)))
    for kind in kinds:
        yield f"nodes-{kind}.csv", _nodes([n for n in nodes(graph) if (n.kind or "Actor") == kind])
    for kind in types:
        yield f"edges-{kind}.csv", _edges([e for e in edges(graph) if e.type == kind])
    yield "import.args", [_arguments(kinds, types)]
    yield "constraints.cypher", [utf8("".join(f"{c};\n" for c in CONSTRAINTS))]
    yield "README.txt", [_README.encode()]


def _arguments(kinds: Sequence[str], types: Sequence[str]) -> bytes:
    options = ["--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true"]
    labelled = [f"--nodes={_labels(k)}=nodes-{k}.csv" for k in kinds]
    typed = [f"--relationships={t}=edges-{t}.csv" for t in types]
    return utf8("\n".join((*labelled, *typed, *options)) + "\n")  # what comes last must take no more words


def _labels(kind: str) -> str:
    return f"Actor:{kind}" if kind in ACTORS else kind


def _nodes(found: Sequence[Node]) -> Iterator[bytes]:
    rows = [properties(n) for n in found]
    keys = columns(rows)
    yield _record(["id:ID", *(f"{k}:{_TYPES[t]}" for k, t in keys.items())])
    for n, row in zip(found, rows, strict=True):
        yield _record([n.id, *(_cell(row.get(k)) for k in keys)])


def properties(node: Node) -> dict[str, Any]:
    """The properties as the graph has them: only actors have a name, and a statement's kind is its own again."""
    values = dict(node.values)
    kind = values.pop("statement_kind", None)
    named = {} if node.kind in ("Article", "Statement", "Act") else {"name": node.name}
    return {**named, **({"kind": kind} if kind else {}), **values}


def _edges(found: Sequence[Edge]) -> Iterator[bytes]:
    keys = columns(e.values for e in found)
    yield _record([":START_ID", ":END_ID", *(f"{k}:{_TYPES[t]}" for k, t in keys.items())])
    for e in found:
        yield _record([e.source, e.target, *(_cell(e.values.get(k)) for k in keys)])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _UNIT.join(xml_text(str(v)) for v in value)
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _record(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return utf8(out.getvalue())
