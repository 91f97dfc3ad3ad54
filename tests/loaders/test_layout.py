"""Lines are told apart by what they are: a caption or a byline is never read for statements."""

from __future__ import annotations

import pytest

from loaders.language.layout import blocks, headline, legible
from loaders.language.reader import Reader
from loaders.reading import Article

BODY = "The minister said no. The talks go on.\n"


def kinds(text: str, title: str | None = None) -> list[str]:
    return [b.kind for b in blocks(text, title)]


@pytest.mark.parametrize(
    "line",
    [
        "A ship leaves harbour, March 2, 2026. Photo: Inês Duarte/Atlantic Wire",
        "The minister on Monday. (Photo by Ana Lind)",
        "Ana Lind / Reuters.",
        "Ana Lind via Getty Images",
        "The minister in Oslo, Feb. 3, 2026. REUTERS/Ana Lind",
        "Credit: Ana Lind",
    ],
)
def test_captions_and_credits(line: str) -> None:
    assert kinds(f"Talks fail\n{line}\n{BODY}") == ["headline", "caption", "paragraph"]


@pytest.mark.parametrize(
    "line", ["By Ana Lind", "BY ANA LIND AND PER BERG", "Tuesday, February 3, 2026", "Updated 3 March 2026"]
)
def test_bylines_and_datelines(line: str) -> None:
    assert kinds(f"Talks fail\n{line}\n{BODY}") == ["headline", "dateline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "According to a Reuters/Ipsos poll, the two are level.",
        "By Monday morning the ministers had left, officials said.",
        "By big margins, voters said yes.",
        "“Photo: none,” she said of the evidence.",
        "The video showed the ship, Reuters reported.",
    ],
)
def test_sentences_stay_sentences(line: str) -> None:
    assert kinds(f"Talks fail\n{line}\n{BODY}") == ["headline", "paragraph", "paragraph"]


def test_a_row_may_name_its_headline() -> None:
    assert kinds(f"Talks fail, say ministers.\n{BODY}", "Talks fail, say ministers")[0] == "headline"
    assert kinds(f"Talks fail, say ministers.\n{BODY}")[0] == "paragraph"


def test_blocks_are_the_lines_without_their_ends() -> None:
    text = "Talks fail\r\n\r\nNo one spoke.\n\n  Then one did.  "
    assert [text[b.start : b.end].strip() for b in blocks(text)] == ["Talks fail", "No one spoke.", "Then one did."]
    assert headline(text) == "Talks fail"
    assert headline("Only one line") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minister Strand Ida Marie StrandStrand faces vote Rival weighs bid: report MORE said so.",
         "Minister Ida Marie Strand said so."),
        ("Ida Lund Ida Marie HolmBudget vote near Rival weighs bid MORE Holm said so.", "Ida Lund Holm said so."),
        ("Nothing MORE was said by Ida Marie Holm.", "Nothing MORE was said by Ida Marie Holm."),
    ],
)  # fmt: skip
def test_lists_of_links_within_sentences_are_blanked_out(text: str, words: str) -> None:
    blanked = legible(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split()) == words


def test_a_link_list_says_and_does_nothing(reader: Reader) -> None:
    text = "Minister Strand Ida Marie StrandRival threatens Norway Poll: Norway waits MORE praised Iceland on Monday."
    reading = reader.read(Article(text))
    assert [a.type for a in reading.acts] == ["BACKS"]


def test_a_place_line_with_a_colon_speaks_not(reader: Reader) -> None:
    text = "HARSTAD, Norway: Prime Minister Ida Strand met Danish envoys on Friday. Norway was calm."
    assert not [s for s in reader.read(Article(text)).statements if s.speaker_span and s.speaker_span[0] == 0]


@pytest.mark.parametrize(
    "credit",
    [
        "(Photo by Ann Roe/Getty Images)",
        "(Photo: Ann Roe)",
        "(AP Photo/Ann Roe)",
        "AP Photo/Ann Roe",
        "REUTERS/Ann Roe",
        "[Ann Roe/Al Jazeera]",
        "(Ann Roe / Associated Press)",
        "Photograph: Ann Roe/EPA",
    ],
)
def test_who_took_a_picture_is_no_actor_of_the_story(reader: Reader, credit: str) -> None:
    story = "Minister visits port\n\nMinister Ana Lind stood there. {}\n\nLind said that the port would stay open."
    assert [a.name for a in reader.read(Article(story.format(credit))).actors] == ["Ana Lind"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Reuters/Ipsos poll showed that Norway leads.", "Norway"),
        ("The image (Picture of Bo Karl) was sold, and Bo Karl said no.", "Bo Karl"),
        ("Ann Roe took the photo of Ana Lind (AP Photo/Ann Roe), and Ann Roe said so.", "Ann Roe"),
    ],
)
def test_whoever_is_spoken_of_beside_a_credit_stays(reader: Reader, text: str, name: str) -> None:
    assert name in [a.name for a in reader.read(Article(text)).actors]
