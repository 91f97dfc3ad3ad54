"""`sayso review` as a person uses it, and as annotators elsewhere give their decisions back, on a real store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.stores import open_store
from sayso.cli import cli
from tests.graph.stories import fish, talks
from tests.graph.test_identity import variants
from tests.graph.test_store import WHEN

Row = dict[str, Any]
AGREED = next(a.id for a in talks().acts if a.type == "AGREES_WITH")
CONDEMNED = next(a.id for a in fish().acts if (a.type, a.source) == ("CONDEMNS", "NOR"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "review.graph") as store:
        store.save([fish().reading(), talks().reading(), *variants()], WHEN)
    return tmp_path / "review.graph"


def run(store: Path, *args: str, typed: str = "", status: int = 0) -> Result:
    ran = CliRunner().invoke(cli, ["review", *args, "--store", str(store)], input=typed, standalone_mode=False)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    assert (ran.return_value or 0) == status, ran.output
    return ran


def rows(store: Path, *args: str) -> list[Row]:
    return [json.loads(line) for line in run(store, *args, "--format", "jsonl").stdout.splitlines()]


def edge(store: Path, act: str) -> Row | None:
    with open_store(store) as opened:
        found = [(a, b, d) for a, b, d in opened.graph().edges(data=True) if d["act"] == act]
    return {"from": found[0][0], "to": found[0][1], **found[0][2]} if found else None


def test_what_waits_is_listed_by_doubt_importance_or_both(store: Path) -> None:
    listed = rows(store, "--list")
    assert {r["kind"] for r in listed} == {"act", "actors"}
    assert [r["id"] for r in rows(store, "--list", "--kind", "act")] == [AGREED]
    everything = rows(store, "--list", "--below", "1", "--order", "confidence")
    doubts = [r["confidence"] if r["kind"] == "actors" else 1 - r["confidence"] for r in everything]
    assert doubts == sorted(doubts, reverse=True)
    important = rows(store, "--list", "--below", "1", "--order", "importance")
    assert [r["importance"] for r in important] == sorted((r["importance"] for r in important), reverse=True)
    assert len(important) == len(everything) > len(listed)
    core = {r["read"]["type"] for r in important if r["kind"] == "act"}
    assert {"THREATENS", "REJECTS"} <= core
    assert len(rows(store, "--list", "--below", "1", "--limit", "2")) == 2


def test_a_line_holds_all_that_an_annotator_needs(store: Path) -> None:
    (line,) = rows(store, "--list", "--kind", "act")
    assert line["read"] == {
        "type": "AGREES_WITH",
        "modality": "actual",
        "source": {"id": "NOR", "name": "Norway"},
        "target": {"id": "ISL", "name": "Iceland"},
    }
    assert line["words"] == "Norway called the meeting"
    assert line["words"] in line["sentence"]
    assert (line["title"], line["published"]) == ("Iceland and Norway Meet at Last", "2026-02-07")
    assert (line["judgement"], line["now"]) == (None, {})


def test_a_person_corrects_takes_back_and_skips(store: Path) -> None:
    wrong_first = "c\nLIKES\n\n\n\n"
    ran = run(store, "--kind", "act", "--by", "ann", typed=wrong_first + "c\nbacks\n\n\nDenmark\n")
    assert "»Norway called the meeting«" in ran.stdout
    assert "no type LIKES" in ran.stderr
    corrected = edge(store, AGREED)
    assert corrected
    assert [corrected[k] for k in ("type", "to", "judgement")] == ["BACKS", "DNK", "corrected"]
    assert rows(store, "--list", "--kind", "act") == []
    run(store, AGREED, typed="u\nc\n\n\n\n\ns\n")
    made = [(r["judgement"], r["now"].get("type"), r["user"]) for r in rows(store, "--decided")]
    assert made[0] == ("corrected", "BACKS", "ann")
    assert made[-1][0] == "later"
    assert len(rows(store, "--list", "--kind", "act")) == 1


def test_an_undo_asks_again_and_quitting_keeps_what_was_decided(store: Path) -> None:
    ran = run(store, "--below", "0.85", "--kind", "act", typed="r\nu\na\nr\nq\n")
    assert "2 decided" in ran.stderr
    assert [r["judgement"] for r in rows(store, "--decided")] == ["rejected", "undo", "accepted", "rejected"]


def test_a_correction_can_be_left_at_any_field(store: Path) -> None:
    ran = run(store, "--kind", "act", typed="c\nbacks\nq\nr\n")
    assert "q leaves the correction" in ran.stdout
    assert [(r["judgement"], r["now"]) for r in rows(store, "--decided")] == [("rejected", {})]


@pytest.mark.parametrize("typed", ["r\n", "r\nc\n", "r\nc\nbacks\n"])
def test_the_end_of_the_input_ends_the_sitting_with_what_was_decided(store: Path, typed: str) -> None:
    ran = run(store, "--below", "0.9", "--kind", "act", typed=typed)
    assert "1 decided" in ran.stderr
    assert [r["judgement"] for r in rows(store, "--decided")] == ["rejected"]


def test_one_act_is_decided_by_its_id_and_explain_shows_it(store: Path) -> None:
    assert edge(store, CONDEMNED)
    run(store, CONDEMNED, "--by", "ann", typed="r\n")
    assert edge(store, CONDEMNED) is None
    told = CliRunner().invoke(cli, ["explain", CONDEMNED, "--store", str(store)]).stdout
    assert "rejected by ann" in told
    ran = CliRunner().invoke(cli, ["review", "act-none", "--store", str(store)])
    assert "no act or statement has the id act-none" in str(ran.exception)


def test_speakers_are_corrected(store: Path) -> None:
    said = next(s for s in fish().statements if s.text.startswith("Norway will pay"))
    run(store, said.id, typed="c\nPortugal, Norway\n")
    (line,) = rows(store, "--decided")
    assert [s["id"] for s in line["now"]["speakers"]] == ["PRT", "NOR"]
    found = edge(store, next(a.id for a in fish().acts if a.statement == said.id and a.type == "THREATENS"))
    assert found
    assert found["speaker"] == "Portugal, Norway"


def test_decisions_made_elsewhere_come_in_line_by_line(store: Path, tmp_path: Path) -> None:
    lines = rows(store, "--list", "--below", "1")
    acts = [x for x in lines if x["kind"] == "act"]
    pair = next(x for x in lines if x["kind"] == "actors")
    first, second, third = acts[:3]
    given = [
        {**first, "judgement": "rejected", "user": "eva", "at": "2026-03-02T10:00:00+01:00"},
        second,
        {**third, "judgement": "corrected", "now": {"target": "Nobody Known"}},
        {**third, "judgement": "sure"},
        {**third, "judgement": "accepted", "start": 9000, "end": 9001, "words": "elsewhere"},
        {**pair, "judgement": "same", "reason": "one face"},
        {"kind": "act", "id": CONDEMNED, "judgement": "corrected", "now": {"target": "Portugal"}},
        {**second, "judgement": "undo"},
        {"kind": "act", "judgement": "accepted"},
        {**second, "judgement": "accepted", "read": {"type": "BACKS"}},
    ]
    file = tmp_path / "done.jsonl"
    file.write_text("\n".join([*map(json.dumps, given), "{broken", "", '["no object"]']), encoding="utf-8")
    ran = run(store, "--import", str(file), "--by", "ann", status=3)
    refused = {line.partition(": ")[2].split(": ")[0]: line for line in ran.stderr.splitlines() if "jsonl:" in line}
    assert [int(k.rpartition(":")[2]) for k in refused] == [3, 4, 5, 8, 9, 10, 11, 13]
    assert "no actor is called Nobody Known" in ran.stderr
    assert "3 decisions taken, 8 lines refused" in ran.stderr
    assert edge(store, first["id"]) is None
    moved = edge(store, CONDEMNED)
    assert moved
    assert moved["to"] == "PRT"
    made = rows(store, "--decided")
    assert (made[0]["user"], made[0]["at"][:16]) == ("eva", "2026-03-02T09:00")
    assert {r["user"] for r in made[1:]} == {"ann"}
    again = run(store, "--import", str(file), "--by", "ann", status=3)
    assert "taken" in again.stderr


def test_labelled_data_of_one_store_is_taken_by_another(store: Path, tmp_path: Path) -> None:
    run(store, CONDEMNED, "--by", "ann", typed="c\n\n\n\nPortugal\n")
    run(store, "--kind", "actors", "--by", "ann", "--limit", "1", typed="a\n")
    run(store, AGREED, "--by", "bo", typed="r\n")
    file = tmp_path / "labels.jsonl"
    file.write_text(run(store, "--decided", "--format", "jsonl").stdout, encoding="utf-8")
    other = tmp_path / "other.graph"
    with open_store(other) as opened:
        opened.save([talks().reading(), fish().reading(), *variants()], WHEN)
    run(other, "--import", str(file), "--by", "nobody")
    assert rows(other, "--decided") == rows(store, "--decided")
    assert edge(other, CONDEMNED) == edge(store, CONDEMNED)
    run(other, "--import", str(file))
    assert len(rows(other, "--decided")) == 3


def test_tables_are_for_people(store: Path) -> None:
    run(store, AGREED, "--by", "ann", typed="c\nbacks\n\n\n\n")
    shown = run(store, "--decided", "--format", "csv").stdout
    assert "corrected to type: BACKS" in shown
    assert "Norway AGREES_WITH Iceland (actual)" in shown
    assert "Abbas" in run(store, "--list", "--format", "md").stdout
    assert json.loads(run(store, "--decided", "--format", "json").stdout)[0]["judgement"] == "corrected"


def test_a_missing_file_and_contrary_options_are_said(store: Path) -> None:
    ran = CliRunner().invoke(cli, ["review", "--import", "none.jsonl", "--store", str(store)])
    assert "none.jsonl" in str(ran.exception)
    assert CliRunner().invoke(cli, ["review", "--list", "--decided", "--store", str(store)]).exit_code == 2
