"""What an article passes on of no one it names: a statement without a speaker, and acts in it that are no facts."""

from __future__ import annotations

from pathlib import Path

import pytest

import queries
import sayso
from loaders.language.reader import Reader
from loaders.reading import Article


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("The bank reportedly plans to cut its rates.", "reportedly", "The bank … plans to cut its rates", "said"),
        ("Reportedly, Norway recalled its envoy.", "Reportedly", "Norway recalled its envoy", "said"),
        ("Kenya allegedly attacked a boat on the lake.", "allegedly", "Kenya … attacked a boat on the lake", "said"),
        ("Roe is said to favour a new levy on fish.", "is said", "Roe … to favour a new levy on fish", "said"),
        ("Kenya is believed to be backing them.", "is believed", "Kenya … to be backing them", "thought"),
        ("Kenya is suspected to have backed the men.", "is suspected", "Kenya … to have backed the men", "thought"),
        (
            "The hostages are feared to have died in a fire.",
            "are feared",
            "The hostages … to have died in a fire",
            "felt",
        ),
        ("The envoy was rumoured to have left Oslo.", "was rumoured", "The envoy … to have left Oslo", "said"),
    ],
)
def test_what_no_one_named_has_said_is_a_statement_without_a_speaker(
    reader: Reader, text: str, cue: str, content: str, stance: str
) -> None:
    (only,) = reader.read(Article(text)).statements
    assert (text[slice(*only.cue or (0, 0))], only.text, only.stance) == (cue, content, stance)
    assert (only.speakers, only.speaker_span) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "An allegedly stolen car was found by the lake.",
        "“Norway reportedly threatened us,” Roe said.",
        "Roe reportedly said, “We will never leave this town.”",
        "Norway has reportedly threatened Portugal, according to Reuters.",
        "Norway has reportedly threatened Portugal, Reuters said.",
    ],
)
def test_an_adverb_of_hearsay_makes_no_statement_of_what_another_says_or_of_a_thing(reader: Reader, text: str) -> None:
    statements = reader.read(Article(text)).statements
    assert all(s.speaker_span and "hearsay" not in s.why for s in statements)


def test_a_statement_told_by_hearsay_stands_within_it(reader: Reader) -> None:
    outer, inner = reader.read(Article("Chancellor Berg reportedly told aides that the coalition was over.")).statements
    assert (outer.speaker, inner.parent) == (None, outer.id)
    assert inner.text == "that the coalition was over"


@pytest.mark.parametrize(
    "text",
    [
        "Norway reportedly threatened Portugal with sanctions.",
        "Reportedly, Norway threatened to recall its ambassador from Lisbon.",
        "Norway is said to have threatened Portugal with sanctions.",
        "It was reported that Norway had threatened Portugal with sanctions.",
    ],
)
def test_an_act_in_hearsay_is_no_fact_of_the_articles_own(reader: Reader, text: str) -> None:
    (act,) = reader.read(Article(text)).acts
    assert (act.type, act.voice, act.relayed_by) == ("THREATENS", "relayed", ())


def test_the_outlet_that_is_named_is_the_speaker(reader: Reader) -> None:
    reading = reader.read(Article("Norway is reported by Reuters to have threatened Portugal with sanctions."))
    names = {a.id: a.name for a in reading.actors}
    assert [names[s.speaker or ""] for s in reading.statements] == ["Reuters"]
    assert [[names[r] for r in a.relayed_by] for a in reading.acts] == [["Reuters"]]


def test_queries_leave_acts_in_hearsay_out_unless_asked(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Norway reportedly threatened Portugal with sanctions.\nSpain condemned Norway on Monday.\n")
    with sayso.open_store(tmp_path / "s.graph") as store:
        sayso.load([str(story)], store, published="2026-03-04")
        pairs = {
            relayed: {(r["actor"], r["against"]) for r in queries.run(store, "conflicts", {"relayed": relayed}).rows}
            for relayed in (False, True)
        }
    assert pairs == {False: {("Spain", "Norway")}, True: {("Spain", "Norway"), ("Norway", "Portugal")}}
