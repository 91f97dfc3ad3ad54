"""Quotations as newsrooms write them: who speaks where the sentence has several who could."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article


def said(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Who says what, as the text has it."""
    found = reader.read(Article(text)).statements
    return [(text[slice(*s.speaker_span)] if s.speaker_span else "", s.text) for s in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # the participle goes back past what was said before
        (
            "Even a close ally said Lind will need to pay for the bridge, saying, “She has the money in her hands.”",
            "a close ally",
            "She has the money in her hands.",
        ),
        (
            "Berg insisted it was too late to sell the port while adding on wages, “Nobody here earns enough.”",
            "Berg",
            "Nobody here earns enough.",
        ),
        # what stands in a quotation is no subject of a cue outside
        (
            "Mr. Holm hardly cleared it up, treating the remark as praise — “This keeps us sharp” — and, when pressed "
            "again, asserting, “We file our forms on time.”",
            "Mr. Holm",
            "We file our forms on time.",
        ),
        # who issued it says what it says
        (
            "Lind released a short film that said, “The harbour will have a school by spring.”",
            "Lind",
            "The harbour will have a school by spring.",
        ),
        (
            "Her office sent round a note to farmers saying: “The dam will hold!”",
            "Her office",
            "The dam will hold!",
        ),
        (
            "A line of nurses had come, carrying signs saying, “Beds before bonuses, please.”",
            "A line of nurses",
            "Beds",
        ),
        # phrases of their own
        (
            "The paper’s editor had this to say: “We print what we know.”",
            "The paper’s editor",
            "We print what we know.",
        ),
        ("The mayor said, and I quote, “Nobody reads the small print.”", "The mayor", "Nobody reads the small print."),
        (
            "Lind has now apologized for what broke: “I trusted the wrong bank.”",
            "Lind",
            "I trusted",
        ),
        ("“We regret the delay to all of you,” the email read.", "the email", "We regret the delay"),
        # ranks with a stop belong to the name behind them
        (
            "“We were not warned,” said Army Capt. Chris Pardo, who led them.",
            "Army Capt. Chris Pardo",
            "We were not warned",
        ),
        ("“It was dark,” said Oslo Police Sgt. Tom Berg.", "Oslo Police Sgt. Tom Berg", "It was dark"),
    ],
)
def test_who_speaks(reader: Reader, text: str, speaker: str, content: str) -> None:
    assert any(s == speaker and c.startswith(content) for s, c in said(reader, text))


def test_that_names_under_quotations_sign_them(reader: Reader) -> None:
    text = (
        "Anna Berg and Ole Holm met on stage.\n\n“I helped to write that bill myself.”\n\n- Holm.\n\nHe wrote one line."
        "\n\n“I was the one who warned you.”\n\n- Berg.\n\nShe tends to forget."
    )
    assert ("Holm", "I helped to write that bill myself.") in said(reader, text)
    assert ("Berg", "I was the one who warned you.") in said(reader, text)


def test_that_an_abbreviation_before_a_quotation_ends_the_sentence(reader: Reader) -> None:
    text = "“It was loud,” said Dan Mohn, a baker from Peoria, Ill. “We slept in the cellar.”"
    assert said(reader, text) == [("Dan Mohn", "It was loud … We slept in the cellar.")]


def test_that_finding_oneself_somewhere_is_no_statement(reader: Reader) -> None:
    assert said(reader, "The party found itself embroiled in a row on Monday.") == []


def test_that_words_given_by_another_are_not_put_into_the_mouth_of_who_condemns_them(reader: Reader) -> None:
    text = (
        "Norway recalled its envoy, condemning what Trade Minister Ann Cole called the “shameless theft” of its fish."
    )
    assert [s for s, _ in said(reader, text)] == ["Trade Minister Ann Cole"]


@pytest.mark.parametrize(
    "text",
    [
        "Office of Rivers and Lakes Director Phil Garza said the dam was safe.",
        "Report of the day\n\nBureau of Labor Statistics chief Phil Garza said the numbers were right.",
    ],
)
def test_that_the_holder_of_an_office_speaks_not_the_body_before_the_name(reader: Reader, text: str) -> None:
    reading = reader.read(Article(text))
    assert [s.speaker for s in reading.statements] == ["per-phil-garza"]


def test_that_two_who_are_joined_stay_two(reader: Reader) -> None:
    reading = reader.read(Article("Governor Ole Vik of Texas and President Ana Roe said the road was open."))
    assert {"per-ole-vik", "per-ana-roe"} <= set(reading.statements[0].speakers)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We will respond,” Interfax quoted Ola Nord as saying.", "We will respond"),
        ("Interfax quoted Ola Nord as saying: “We will respond.”", "We will respond."),
        ("“We will respond,” Ola Nord was cited as saying by Interfax.", "We will respond"),
        ("Ola Nord was quoted by Interfax as saying the talks had failed.", "the talks had failed"),
        ("The talks had failed, Ola Nord was quoted as saying by Interfax.", "The talks had failed"),
    ],
)
def test_that_who_is_quoted_speaks_and_who_quotes_passes_it_on(reader: Reader, text: str, content: str) -> None:
    found = reader.read(Article(text)).statements
    assert [(s.speaker, s.text, s.relayed_by) for s in found] == [("per-ola-nord", content, ("org-interfax",))]


def test_that_a_quotation_which_goes_on_in_the_next_paragraph_is_whole_where_only_that_has_a_cue(
    reader: Reader,
) -> None:
    text = "Berg spoke first. “This is a long fight.\n\n“It will not end soon,” she said. “But we go on.”"
    assert [c for _, c in said(reader, text)] == ["This is a long fight. … It will not end soon … But we go on."]


def test_that_whom_an_editor_puts_into_brackets_speaks(reader: Reader) -> None:
    reading = reader.read(Article("Anna Berg met the press. He [Berg] said the talks were over."))
    assert [s.speaker for s in reading.statements] == ["per-anna-berg"]
