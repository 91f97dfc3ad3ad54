"""`sayso doctor` as a person uses it, on a real embedded store."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.stores import open_store
from sayso.cli import cli
from sayso.commands import doctor, reread
from tests.graph.stories import all_stories
from tests.graph.test_store import WHEN


def run(store: Path, *args: str, status: int) -> Result:
    ran = CliRunner().invoke(cli, ["doctor", *args, "--store", str(store)], standalone_mode=False)
    assert (ran.exception, ran.return_value) == (None, status), ran.output
    return ran


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "g.graph") as store:
        store.save(all_stories(), WHEN)
    return tmp_path / "g.graph"


def test_it_is_silent_about_nothing_and_mends_when_asked(store: Path) -> None:
    assert "fault" not in run(store, status=0).stdout
    with open_store(store) as opened:
        opened.query("MATCH (:Actor)-[r:BACKS]->(:Actor) DELETE r", read_only=False)
    found = [json.loads(line) for line in run(store, "--format", "jsonl", status=1).stdout.splitlines()]
    (wrong,) = [f for f in found if f["state"] == "fault"]
    assert (wrong["check"], wrong["count"]) == ("browsing layer", 4)
    assert str(wrong["example"]).startswith("act-")
    assert "sayso doctor --fix" in wrong["says"]
    assert "mended" in run(store, "--fix", status=0).stdout
    assert "mended" not in run(store, status=0).stdout


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_has_a_line_for_each_check(store: Path, form: str) -> None:
    out = run(store, "--format", form, status=0).stdout
    assert all(check in out for check in ("schema", "constraints", "settled", "grounding", "browsing layer"))


def test_the_documentation_names_every_check_and_every_option(store: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "doctor.md").read_text(encoding="utf-8")
    found = [json.loads(line) for line in run(store, "--format", "jsonl", status=0).stdout.splitlines()]
    assert all(f"`{f['check']}`" in page for f in found)
    for command in (doctor.command, reread.command):
        options = [o for p in command.params for o in p.opts if o.startswith("--")]
        assert options
        assert all(re.search(rf"{o}\b", page) for o in options)
