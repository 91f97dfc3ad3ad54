"""The documentation tells of what there is: every command, saved query, report, kind of input and format."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graph.exports import FORMATS
from queries import catalogue
from queries.reports import REPORTS
from sayso.cli import COMMANDS
from sayso.commands.options import INPUTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_readme_shows_every_command(command: str) -> None:
    assert re.search(rf"\bsayso {command}\b", README)


def test_the_readme_lists_every_saved_query_and_says_what_it_answers() -> None:
    rows = {f"| `{q.name}` | {q.answers} |" for q in catalogue.load()}
    listed = set(re.findall(r"^\| `[^`]+` \| [^|]+ \|$", README, re.MULTILINE))
    assert rows == listed


@pytest.mark.parametrize("name", sorted([*FORMATS, *INPUTS, *REPORTS]))
def test_the_readme_names_every_format_input_and_report(name: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", README)


def test_the_commands_of_the_readme_do_as_they_are_typed(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    block = README.partition("## Use it")[2].partition("```python")[0]
    typed = [shlex.split(x, comments=True)[1:] for x in block.splitlines() if x.startswith("    sayso ")]
    needs_more = {"explain", "retract", "review"}  # an id or an address of the user's own, a person who answers
    ran = {" ".join(t): run(*t).status for t in typed if t[0] not in needs_more}
    assert len(ran) > 12
    assert {t: s for t, s in ran.items() if s} == {}


@pytest.mark.parametrize(
    "page", sorted(p for p in ROOT.glob("**/*.md") if not {".venv", "node_modules"} & set(p.parts))
)
def test_links_within_the_documentation_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
