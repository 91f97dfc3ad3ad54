"""`sayso actors` as a person uses it, on a real embedded store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.stores import open_store
from sayso.cli import cli
from tests.graph.stories import Story
from tests.graph.test_identity import LEFT, MIDDLE, RIGHT, variants
from tests.graph.test_store import WHEN


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "people.graph") as store:
        store.save(variants(), WHEN)
    return tmp_path / "people.graph"


def run(store: Path, *args: str, typed: str = "", status: int = 0) -> Result:
    ran = CliRunner().invoke(cli, ["actors", *args, "--store", str(store)], input=typed)
    assert ran.exit_code == status, ran.output
    return ran


def rows(store: Path, *args: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(store, *args, "--format", "jsonl").stdout.splitlines()]


def test_list_and_show_put_spellings_together(store: Path) -> None:
    listed = {r["id"]: r for r in rows(store, "list", "--like", "taraq")}
    assert {*listed} == {MIDDLE, RIGHT}
    assert (listed[MIDDLE]["also"], listed[MIDDLE]["articles"]) == (["Abbas Taraqchi"], 2)
    shown = rows(store, "show", "Abbas Taraqchi")
    assert [r["id"] for r in shown] == [MIDDLE, LEFT]
    assert "both foreign minister" in str(shown[1]["why"])


def test_a_merged_actor_keeps_the_role_that_either_name_has(tmp_path: Path) -> None:
    s = Story("Ann Holm spoke.\nMinister Holm-Berg spoke.\n“No,” Ann Holm said.\n“Yes,” Minister Holm-Berg said.\n")
    s.actor("per-ann-holm", "Ann Holm", "Person")
    s.actor("per-holm-berg", "Holm-Berg", "Person", role="minister")
    s.says("per-ann-holm", "No,")
    with open_store(tmp_path / "roles.graph") as opened:
        opened.save([s.reading()], WHEN)
    run(tmp_path / "roles.graph", "merge", "Ann Holm", "Holm-Berg")
    (listed,) = rows(tmp_path / "roles.graph", "list")
    assert (listed["name"], listed["role"], listed["also"]) == ("Ann Holm", "minister", ["Holm-Berg"])
    for name in ("actors", "most-quoted"):
        ran = CliRunner().invoke(
            cli, ["query", "run", name, "--format", "json", "--store", str(tmp_path / "roles.graph")]
        )
        assert json.loads(ran.stdout)[0]["role"] == "minister"


def test_merge_split_and_undo_are_kept_with_who_and_why(store: Path) -> None:
    run(store, "merge", "Abbas Taraqchi", RIGHT, "--by", "ann", "--why", "same speech")
    assert rows(store, "show", RIGHT)[0]["id"] == LEFT
    run(store, "split", LEFT, MIDDLE, "--by", "bo", "--why", "brothers")
    assert {r["id"] for r in rows(store, "show", LEFT)} == {LEFT, RIGHT}
    run(store, "undo", LEFT, MIDDLE, "--by", "bo")
    assert {r["id"] for r in rows(store, "show", LEFT)} == {LEFT, MIDDLE, RIGHT}
    made = rows(store, "history", "Abbas Taraqchi")
    assert [(d["user"], d["judgement"], d["why"]) for d in made] == [
        ("ann", "same", "same speech"),
        ("bo", "different", "brothers"),
        ("bo", "undo", ""),
    ]
    assert all(str(d["at"]).startswith("20") for d in made)
    assert rows(store, "history", RIGHT) == made[:1]


def test_a_title_with_a_surname_is_offered_with_the_full_name_of_the_same_outlet(tmp_path: Path) -> None:
    news = [
        ("Mr Kerr condemned Norway on Monday. Mr Kerr said that it was wrong.", "Coast Daily"),
        ("Donald Kerr condemned Iceland on Monday. Mr Kerr said that it was wrong.", "Coast Daily"),
        ("Donald Holm condemned Iceland on Monday. Mr Holm said that it was wrong.", "Coast Daily"),
        ("Mr Holm condemned Norway on Monday. Mr Holm said that it was wrong.", "Other Wire"),
    ]
    file, store = tmp_path / "news.jsonl", tmp_path / "g"
    file.write_text("".join(json.dumps({"text": t, "publisher": p}) + "\n" for t, p in news), encoding="utf-8")
    assert CliRunner().invoke(cli, ["load", str(file), "--store", str(store)]).exit_code == 0
    (offered,) = rows(store, "review", "--list")
    assert (offered["left"], offered["right"], "both in Coast Daily" in str(offered["why"])) == (
        "per-donald-kerr",
        "per-kerr",
        True,
    )
    run(store, "review", typed="a\n")
    assert [r["id"] for r in rows(store, "show", "Donald Kerr")] == ["per-donald-kerr", "per-kerr"]


def test_review_asks_takes_back_and_stops(store: Path) -> None:
    first, second = ((r["left"], r["right"]) for r in rows(store, "review", "--list"))
    ran = run(store, "review", "--by", "ann", typed="s\nu\na\n")
    assert "2 to go" in ran.stdout
    assert "Abas Taraqchi" in ran.stdout
    made = [(d["left"], d["right"], d["judgement"]) for d in rows(store, "history")]
    assert made == [(*first, "later"), (*first, "undo"), (*first, "same")]
    assert rows(store, "review", "--list") == []
    assert {RIGHT} < {r["id"] for r in rows(store, "show", LEFT)}
    assert second not in {(r["left"], r["right"]) for r in rows(store, "review", "--list")}


def test_review_puts_off_and_rejects_for_good(store: Path) -> None:
    run(store, "review", "--by", "ann", "--limit", "1", typed="s\n")
    assert len(rows(store, "review", "--list")) == 2
    run(store, "review", "--by", "ann", typed="r\n")
    assert rows(store, "review", "--list") == []
    assert [r["id"] for r in rows(store, "show", RIGHT)] == [RIGHT]


def test_an_answer_that_is_none_is_asked_again(store: Path) -> None:
    run(store, "review", typed="x\n\nu\nq\n")
    assert rows(store, "history") == []


def test_an_unknown_actor_is_said_in_one_line(store: Path) -> None:
    ran = CliRunner().invoke(cli, ["actors", "merge", "Nobody", LEFT, "--store", str(store)])
    assert ran.exit_code != 0
    assert "no actor is called Nobody" in str(ran.exception)


def test_control_characters_in_names_do_not_reach_the_terminal(tmp_path: Path) -> None:
    with open_store(tmp_path / "odd.graph") as opened:
        for n, name in enumerate(("Jon Alvarsson\x1b", "J. Alvarsson\x1b")):
            s = Story(f"Row {n}\n{name} spoke.\n", "2026-02-02")
            s.actor(f"per-{n}", name, "Person")
            opened.save([s.reading()], WHEN)
    ran = run(tmp_path / "odd.graph", "review", typed="a\n")
    assert "Alvarsson" in ran.stdout
    assert "\x1b" not in ran.stdout + ran.stderr
