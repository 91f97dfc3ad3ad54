"""Writes the pages on the saved queries: `python -m docs.queries.make`; a test knows whether they are up to date.

The example rows come from demo.jsonl: articles made up for these pages, as Sayso read them (`sayso read --format jsonl`).
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import queries
from graph.stores import Store, open_store
from loaders.reading import Reading
from queries import catalogue
from queries.catalogue import Parameter, SavedQuery
from queries.render import write
from queries.tables import Table

HERE = Path(__file__).parent
LOADED = "2026-03-20T09:00:00+00:00"
ROWS = 3
EXAMPLES: dict[str, dict[str, Any]] = {
    "actor-profile": {"actor": "Portugal"},
    "dyad": {"a": "Norway", "b": "Portugal"},
    "new-since": {"since": "2026-03-09"},
    "path": {"a": "Ireland", "b": "Spain"},
    "quotes-by-speaker": {"speaker": "Portugal", "rollup": "true"},
    "said-about": {"actor": "Norway"},
    "weakest": {"below": "0.75"},
}


def readings() -> list[Reading]:
    """The readings of the made-up articles."""
    lines = (HERE / "demo.jsonl").read_text(encoding="utf-8").splitlines()
    return [Reading.from_json(json.loads(line)) for line in lines]


def pages(store: Store) -> dict[str, str]:
    """The text of each page by its file's name; `store` holds the demo's readings."""
    themes = sorted({q.theme for q in catalogue.load()})
    made = {f"{t}.md": _theme(t, [q for q in catalogue.load() if q.theme == t], store) for t in themes}
    return {"README.md": _index(themes), **made}


def _index(themes: list[str]) -> str:
    told = (HERE / "about.txt").read_text(encoding="utf-8")
    lists = []
    for theme in themes:
        lists.append(f"\n## [{theme.capitalize()}]({theme}.md)\n")
        lists += [f"- [`{q.name}`]({theme}.md#{q.name}): {q.answers}" for q in catalogue.load() if q.theme == theme]
    return told + "\n".join(lists) + "\n"


def _theme(theme: str, found: list[SavedQuery], store: Store) -> str:
    head = f"# Saved queries: {theme}\n\nSee [all of them](README.md) and how to run them.\n"
    return head + "".join(_query(q, store) for q in found)


def _query(q: SavedQuery, store: Store) -> str:
    given = _given(q)
    rows = queries.run(store, q.name, given)
    shown = Table("", "", rows.columns, rows.rows[:ROWS], stretches=True)
    out = io.StringIO()
    write([shown], "md", out)
    more = f" (the first {ROWS} of {len(rows)} rows)" if len(rows) > ROWS else ""
    typed = " ".join(f'--param {n}="{v}"' if " " in str(v) else f"--param {n}={v}" for n, v in given.items())
    return (
        f"\n## {q.name}\n\n{q.title}: {q.answers}. [The Cypher](../../queries/{q.theme}/{q.name}.cypher).\n\n"
        f"{_params(q.params)}    sayso query run {q.name}{' ' + typed if typed else ''}\n\n"
        f"Example{more}:\n\n{out.getvalue().rstrip()}\n"
    )


def _given(q: SavedQuery) -> dict[str, Any]:
    if q.name == "evidence":
        return {"acts": readings()[0].acts[0].id}
    if q.name == "statement-evidence":
        return {"statements": readings()[0].statements[0].id}
    return EXAMPLES.get(q.name, {})


def _params(params: tuple[Parameter, ...]) -> str:
    if not params:
        return "It takes no parameters.\n\n"
    rows = [f"| `{p.name}` | {p.type} | {_default(p)} | {p.about} |" for p in params]
    return "\n".join(["| parameter | type | default | meaning |", "|---|---|---|---|", *rows]) + "\n\n"


def _default(p: Parameter) -> str:
    return "must be given" if p.required else "none" if p.default is None else f"`{json.dumps(p.default)}`"


def main() -> None:
    """Writes the pages beside this file."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "demo.graph") as store:
        store.save(readings(), LOADED)
        for name, text in pages(store).items():
            (HERE / name).write_text(text, encoding="utf-8")
            print(name, file=sys.stderr)


if __name__ == "__main__":
    main()
