"""`sayso retract` as a person uses it, on a real embedded store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.stores import open_store
from sayso.cli import cli
from tests.graph.stories import all_stories, fish
from tests.graph.test_store import WHEN

URL = "https://coast.example/fish"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "g.graph") as store:
        store.save(all_stories(), WHEN)
    return tmp_path / "g.graph"


def run(store: Path, *args: str, typed: str = "", status: int = 0) -> Result:
    ran = CliRunner().invoke(cli, ["retract", *args, "--store", str(store)], input=typed)
    assert ran.exit_code == status, ran.output
    return ran


def articles(store: Path) -> int:
    with open_store(store) as opened:
        return opened.counts()["Article"]


def test_it_shows_what_goes_asks_and_does_nothing_on_no(store: Path) -> None:
    ran = run(store, URL, typed="n\n", status=1)
    assert "6 statements, 10 acts" in ran.stderr
    assert "an official" in ran.stderr
    assert "take this back?" in ran.stderr
    assert "CONDEMNS" in ran.stdout
    assert articles(store) == 3


def test_a_dry_run_prints_the_edges_and_asks_nothing(store: Path) -> None:
    ran = run(store, URL, "--dry-run", "--format", "jsonl")
    edges = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ("Norway", "CONDEMNS", "Iceland") in {(e["source"], e["type"], e["target"]) for e in edges}
    assert articles(store) == 3


def test_it_takes_back_keeps_a_note_and_a_load_says_so(store: Path, tmp_path: Path) -> None:
    run(store, URL, "--yes", "--by", "ann", "--why", "erratum")
    assert articles(store) == 2
    (note,) = [json.loads(line) for line in run(store, "--list", "--format", "jsonl").stdout.splitlines()]
    assert (note["user"], note["judgement"], note["why"]) == ("ann", "retracted", "erratum")
    (tmp_path / "fish.txt").write_text(fish().text, encoding="utf-8")
    args = ["load", str(tmp_path / "fish.txt"), "--store", str(store)]
    ran = CliRunner().invoke(cli, args)
    assert ran.exit_code == 0
    assert "fish.txt: was retracted by ann" in ran.stderr
    assert "0 articles" in ran.stderr
    assert "1 kept out, since retracted" in ran.stderr
    assert articles(store) == 2
    ran = CliRunner().invoke(cli, [*args, "--again"])
    assert "1 article, " in ran.stderr
    assert articles(store) == 3
    assert run(store, "fish.txt", "--yes").exit_code == 0, "the file's name without its folder does"
    assert articles(store) == 2


def test_a_name_that_is_no_article_s_and_no_name_are_said(store: Path) -> None:
    ran = CliRunner().invoke(cli, ["retract", "nothing.txt", "--store", str(store)])
    assert "no article has the id, address or file name nothing.txt" in str(ran.exception)
    run(store, status=2)
