"""Lines are told apart by what they are: a caption or a byline is never read for statements."""

from __future__ import annotations

import pytest

from loaders.language.layout import blocks, headline

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
