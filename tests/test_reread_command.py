"""`sayso reread`: stored articles read again with another lexicon, on a real embedded store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.stores import doctor, open_store, rulings
from sayso.cli import cli

TEXT = (
    "Norway threatened Portugal with new tariffs on Monday. Iceland flummoxed Portugal on Tuesday.\n"
    "“We will not yield,” said Maria Lind, Portugal’s prime minister.\n"
)
VERBS = "verb,with,object,slots,type,cameo,prior,modality,notes\nflummox,,,obj!,CONDEMNS,111,0.9,,\n"


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "verbs.csv").write_text(VERBS, encoding="utf-8")
    return tmp_path / "words"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Iceland condemned Norway on Friday, its minister said.\n", encoding="utf-8")
    run("load", tmp_path / "a.txt", tmp_path / "b.txt", "--published", "2026-01-13", store=tmp_path / "g")
    return tmp_path / "g"


def run(*args: object, store: Path, status: int = 0) -> Result:
    ran = CliRunner().invoke(cli, [*map(str, args), "--store", str(store)], standalone_mode=False)
    assert (ran.exception, ran.return_value or 0) == (None, status), ran.output
    return ran


def rows(ran: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.stdout.splitlines()]


def types(store: Path) -> list[str]:
    with open_store(store) as opened:
        return [r["t"] for r in opened.query("MATCH (x:Act) RETURN x.type AS t ORDER BY t")]


def reread(*args: object, store: Path, status: int = 0) -> list[dict[str, object]]:
    return rows(run("reread", *args, "--format", "jsonl", store=store, status=status))


def test_what_the_present_reader_has_read_is_passed_over(store: Path) -> None:
    ran = run("reread", "--format", "jsonl", store=store)
    assert (ran.stdout, "0 articles read again" in ran.stderr) == ("", True)
    assert "2 were read by this reader before" in ran.stderr
    again = reread("--all", store=store)
    assert len(again) == 2
    assert {v for r in again for k, v in r.items() if k.endswith(("came", "went", "changed"))} == {0}


def test_a_new_verb_brings_an_act_and_without_it_the_act_goes(store: Path, lexicon: Path, tmp_path: Path) -> None:
    before = types(store)
    told = reread("--lexicon", lexicon, "--dry-run", "--show", store=store)
    assert [(r["what"], r["kind"]) for r in told] == [("came", "act")]
    assert "Iceland CONDEMNS Portugal (actual)" in str(told[0]["words"])
    assert types(store) == before
    counts = reread("--lexicon", lexicon, tmp_path / "a.txt", store=store)
    assert [(r["acts_came"], r["acts_went"], r["statements_came"]) for r in counts] == [(1, 0, 0)]
    assert types(store) == sorted([*before, "CONDEMNS"])
    (gone,) = [r for r in reread("--show", store=store) if r["kind"] == "act"]
    assert (gone["what"], gone["id"]) == ("went", told[0]["id"])
    assert types(store) == before
    with open_store(store) as opened:
        assert all(f.state == "ok" for f in doctor.examine(opened))


def test_several_processes_change_the_same(store: Path, lexicon: Path) -> None:
    alone = reread("--lexicon", lexicon, "--dry-run", "--show", store=store)
    assert reread("--lexicon", lexicon, "--dry-run", "--show", "--jobs", "2", store=store) == alone


def test_what_persons_decided_holds_on(store: Path, lexicon: Path) -> None:
    with open_store(store) as opened:
        (act,) = [r["id"] for r in opened.query("MATCH (x:Act {type: 'THREATENS'}) RETURN x.id AS id")]
        rulings.judge(opened, act, "corrected", {"type": "SANCTIONS"}, user="ann")
    told = reread("--lexicon", lexicon, "--show", store=store)
    assert [r["what"] for r in told] == ["came"]
    with open_store(store) as opened:
        (found,) = opened.query("MATCH (x:Act {id: $id}) RETURN x.type AS type, x.judgement AS judgement", {"id": act})
        assert found == {"type": "SANCTIONS", "judgement": "corrected"}
        assert opened.query("MATCH (:Actor)-[r:SANCTIONS]->(:Actor) RETURN r.act AS act").rows == ({"act": act},)


def test_articles_without_text_are_named_and_the_rest_is_read(store: Path, lexicon: Path, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("Norway backed Iceland on Sunday.\n", encoding="utf-8")
    run("load", tmp_path / "c.txt", "--no-text", store=store)
    ran = run("reread", "--lexicon", lexicon, "--format", "jsonl", store=store, status=3)
    assert len(rows(ran)) == 2
    assert "is stored without its text and can't be read again" in ran.stderr


def test_a_name_of_no_article_is_said(store: Path) -> None:
    ran = CliRunner().invoke(cli, ["reread", "nothing.txt", "--store", str(store)])
    assert "no article has the id, address or file name nothing.txt" in str(ran.exception)
