"""What is less sure than asked for is left out, but for what an act needs so as not to stand as a fact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import sayso
from loaders.language.reader import Reader
from loaders.language.sure import FLOOR, sure
from loaders.reading import Article, Reading
from sayso.cli import cli

DEMO = Path(__file__).parents[1] / "docs" / "demo" / "article.txt"
DOUBTFUL = "The villagers who support the plan met there. Ms. Roe said that the old road by the river was closed."


@pytest.fixture(scope="module")
def everything() -> Reading:
    return Reader(min_confidence=0.0).read(Article(DEMO.read_text(encoding="utf-8")))


def test_by_default_statements_more_likely_wrong_than_right_are_left_out(reader: Reader) -> None:
    all_of_them = Reader(min_confidence=0.0).read(Article(DOUBTFUL)).statements
    assert min(s.confidence for s in all_of_them) < FLOOR
    assert [s.text for s in reader.read(Article(DOUBTFUL)).statements] == ["that the old road by the river was closed"]


@pytest.mark.parametrize("least", [0.0, 0.6, 0.75, 0.9, 1.0])
def test_what_is_less_sure_is_left_out_unless_an_act_needs_it(everything: Reading, least: float) -> None:
    left = sure(everything, least)
    assert all(a.confidence >= least for a in left.acts)
    assert {a.id for a in left.acts} == {a.id for a in everything.acts if a.confidence >= least}
    kept, voiced = {s.id for s in left.statements}, {a.statement for a in left.acts}
    assert all(s.confidence >= least or s.id in voiced for s in left.statements)
    assert {s.id for s in everything.statements if s.confidence >= least} <= kept
    assert voiced - {None} <= kept
    assert {r.act for a in left.acts for r in a.responds_to} <= {a.id for a in left.acts}
    assert {s.parent for s in left.statements} - {None} <= kept


def test_the_command_line_and_python_ask_alike() -> None:
    done = CliRunner().invoke(cli, ["read", str(DEMO), "--format", "json", "--min-confidence", "0.9"])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    same = sayso.read(DEMO.read_text(encoding="utf-8"), min_confidence=0.9)
    assert [s["text"] for s in told["statements"]] == [s.text for s in same.statements]
    assert told["statements"]
    assert CliRunner().invoke(cli, ["read", str(DEMO), "--min-confidence", "2"]).exit_code == 2
