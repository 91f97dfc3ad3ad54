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
            "Even a senior aide said Lind will have to choose a side, saying, “She must decide where she stands.”",
            "a senior aide",
            "She must decide where she stands.",
        ),
        (
            "Berg insisted it was too early to back the plan while adding on taxes, “I do not doubt her heart.”",
            "Berg",
            "I do not doubt her heart.",
        ),
        # what stands in a quotation is no subject of a cue outside
        (
            "Mr. Holm hardly cleared it up, treating the remark as praise — “That makes me smart” — and, when pressed "
            "again, asserting, “Of course I pay my taxes.”",
            "Mr. Holm",
            "Of course I pay my taxes.",
        ),
        # who issued it says what it says
        (
            "Lind released a short video that said, “We are going to open a school in every town.”",
            "Lind",
            "We are going to open a school in every town.",
        ),
        (
            "His campaign sent out a text message to backers saying: “We won the north!”",
            "His campaign",
            "We won the north!",
        ),
        ("An angry crowd had come, carrying signs saying, “Work today, hunger tomorrow.”", "An angry crowd", "Work"),
        # phrases of their own
        (
            "The paper’s editor had this to say: “We print what we know.”",
            "The paper’s editor",
            "We print what we know.",
        ),
        ("No wonder Berg said, and I quote, “We love the poor.”", "Berg", "We love the poor."),
        (
            "Berg has since apologized for what happened: “I should have used two accounts.”",
            "Berg",
            "I should have used",
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
    text = "“I’m tired,” said Dan Mohn, 53, who flew to a rally in Springfield, Ill. “I want somebody who listens.”"
    assert said(reader, text) == [("Dan Mohn", "I’m tired … I want somebody who listens.")]


def test_that_finding_oneself_somewhere_is_no_statement(reader: Reader) -> None:
    assert said(reader, "The party found itself embroiled in a row on Monday.") == []


def test_that_words_given_by_another_are_not_put_into_the_mouth_of_who_condemns_them(reader: Reader) -> None:
    text = (
        "Germany summoned the envoy, decrying what Foreign Minister Ann Cole called the “brutal killing” of strikers."
    )
    assert [s for s, _ in said(reader, text)] == ["Foreign Minister Ann Cole"]


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
