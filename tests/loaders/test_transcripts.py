"""Transcripts and interviews: each turn is the words of whoever stands before the colon."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article

INTRO = "Talk of the day\n\nAna Benson met Bo Karl and the Gazette in Leeds on Tuesday.\n\n"


def turns(reader: Reader, text: str) -> list[tuple[str | None, str]]:
    """The speakers by name, and the words, of the direct statements."""
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    return [(names.get(s.speaker or ""), s.text) for s in reading.statements if s.kind == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "ANA BENSON: We will lower the tolls.\n\nBO KARL: You never will.\n\nBENSON: We will, in spring.",
        "Ana Benson: We will lower the tolls.\n\nBo Karl: You never will.\n\nBenson: We will, in spring.",
        "MS. BENSON: We will lower the tolls.\nMR. KARL (laughing): You never will.\nMS. BENSON: We will, in spring.",
        "SEN. ANA BENSON (D-Ohio): We will lower the tolls.\nBO KARL: You never will.\nBENSON: We will, in spring.",
        "**Ana Benson:** We will lower the tolls.\n**Bo Karl:** You never will.\n**Benson:** We will, in spring.",
        "- Ana Benson: We will lower the tolls.\n- Bo Karl: You never will.\n- Benson: We will, in spring.",
        "– Benson: We will lower the tolls.\n– Karl: You never will.\n– Benson: We will, in spring.",
        "Benson — We will lower the tolls.\nKarl: You never will.\nBenson — We will, in spring.",
        "Ana Benson, mayor: We will lower the tolls.\nBo Karl, critic: You never will.\nBenson: We will, in spring.",
        "BENSON: We will lower the tolls. KARL: You never will. BENSON: We will, in spring.",
        "They had words. BENSON: We will lower the tolls. KARL: You never will. BENSON: We will, in spring.",
    ],
)
def test_each_turn_is_a_direct_statement_of_its_speaker(reader: Reader, text: str) -> None:
    assert turns(reader, INTRO + text) == [
        ("Ana Benson", "We will lower the tolls."),
        ("Bo Karl", "You never will."),
        ("Ana Benson", "We will, in spring."),
    ]


def test_a_name_in_capitals_alone_is_written_like_one_and_the_surname_is_the_same_actor(reader: Reader) -> None:
    text = "Debate\n\nANA BENSON: We will lower the tolls next year.\nMR. KARL: With whose money?\nBENSON: Yours."
    assert [name for name, _ in turns(reader, text)] == ["Ana Benson", "Karl", "Ana Benson"]


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_questions_and_answers_have_no_named_speaker(reader: Reader, joint: str) -> None:
    lines = ["Q: Why did you resign?", "A: I had lost the trust of the board.", "Q: Do you regret it?", "A: I do not."]
    reading = reader.read(Article(text := "Five questions\n\n" + joint.join(lines)))
    assert [s.text for s in reading.statements] == [line[3:] for line in lines]
    assert [text[slice(*s.speaker_span or (0, 0))] for s in reading.statements] == ["Q", "A", "Q", "A"]
    assert not [a for a in reading.actors if a.name in ("Q", "A")]


def test_what_stands_before_the_first_turn_is_read_too(reader: Reader) -> None:
    text = (
        "Debate\n\nAna Benson said that the tolls were too high.\n\nBENSON: We will lower them.\n\nKARL: Who is Karl?"
    )
    reading = reader.read(Article(text))
    assert [(s.kind, s.text) for s in reading.statements][:2] == [
        ("indirect", "that the tolls were too high"),
        ("direct", "We will lower them."),
    ]


def test_an_act_in_a_turn_is_its_speakers_own(reader: Reader) -> None:
    reading = reader.read(Article(INTRO + "BENSON: We condemn the attack on Portugal.\n\nKARL: So do I, as you know."))
    names = {a.id: a.name for a in reading.actors}
    assert ("Ana Benson", "CONDEMNS", "spoken") in {(names[a.source], a.type, a.voice) for a in reading.acts}


@pytest.mark.parametrize(
    "line",
    [
        "Note: This story was changed on Monday, as the editor said.",
        "Update: The bridge is open again, and the Update is over.",
        "Photo: Ana Benson stands on the bridge that she has built.",
        "WASHINGTON: The president will go to Paris, and Washington waits for him.",
        "Paris: The minister will come to Paris on Friday and stay there.",
        "WHO: All who want to come. WHAT: A march that begins at noon. WHERE: It starts on the bridge.",
        "Benson: 1,769. Karl: 1,501.",
    ],
)
def test_a_colon_behind_a_label_or_a_place_is_no_turn(reader: Reader, line: str) -> None:
    assert turns(reader, INTRO + line) == []
