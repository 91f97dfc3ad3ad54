"""The pages on the saved queries are what the catalogue and the demo make, and the shell completes their names."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from docs.queries import make
from graph.stores import open_store
from queries import catalogue
from sayso.cli import cli


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with open_store(tmp_path_factory.mktemp("docs") / "demo.graph") as store:
        store.save(make.readings(), make.LOADED)
        return make.pages(store)


def test_the_pages_are_up_to_date(pages: dict[str, str]) -> None:
    there = {p.name: p.read_text(encoding="utf-8") for p in make.HERE.glob("*.md")}
    assert there == pages, "write them anew: python -m docs.queries.make"


@pytest.mark.parametrize("query", catalogue.load(), ids=lambda q: q.name)
def test_every_query_has_its_parameters_and_an_example_row(query: catalogue.SavedQuery, pages: dict[str, str]) -> None:
    section = pages[f"{query.theme}.md"].partition(f"\n## {query.name}\n")[2].partition("\n## ")[0]
    assert f"{query.title}: {query.answers}" in section
    assert all(f"| `{p.name}` | {p.type} |" in section and p.about in section for p in query.params)
    rows = section.partition("\nExample")[2].partition("|---|")[2].splitlines()[1:]
    assert rows
    assert all(r.count(" | ") >= 2 for r in rows)
    assert (Path(make.HERE) / f"../../queries/{query.theme}/{query.name}.cypher").is_file()


@pytest.mark.parametrize(
    ("typed", "part", "expected"),
    [
        (["query", "run"], "most", {"most-quoted"}),
        (["query", "show"], "mu", {"mutual-backing"}),
        (["query", "run", "dyad", "--param"], "r", {"rollup=", "relayed="}),
        (["query", "run", "none", "--param"], "r", set()),
        (["report"], "dy", {"dyad"}),
        (["report", "timeline", "--section"], "es", {"escalation"}),
    ],
)
def test_the_shell_completes_names(typed: list[str], part: str, expected: set[str]) -> None:
    found = ShellComplete(cli, {}, "sayso", "_SAYSO_COMPLETE").get_completions(typed, part)
    assert {c.value for c in found} == expected
