"""Quotation marks of every kind, on characters alone."""

from __future__ import annotations

import pytest

from loaders.language import layout, marks
from loaders.language.page import Quotation


def found(text: str) -> tuple[Quotation, ...]:
    return marks.quotations(text, layout.blocks(text))


def words(text: str, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in found(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” she said. “It is time.”", ["We agree,", "It is time."]),
        ('"We agree," she said. "It is time."', ["We agree,", "It is time."]),
        ("``We agree,'' she said.", ["We agree,"]),
        ("''We agree,'' she said.", ["We agree,"]),
        ("«Wir gehen», sagte sie.", ["Wir gehen"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("“We agree,“ she said.", ["We agree,"]),
        ('“We agree," she said.', ["We agree,"]),
        ("The minister calls it ‘a start’ in talks", ["a start"]),
        ("'I'm here,' he said, 'and it's late.'", ["I'm here,", "and it's late."]),
        ("'The workers' rights matter,' he said.", ["The workers' rights matter,"]),
    ],
)
def test_marks_of_every_shape(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It's the states' duty, isn't it", "Rock ’n’ roll of the ’90s, don’t", "A 6'2\" man", '"', "''", "“”", "", "' '"],
)
def test_apostrophes_and_stray_marks_are_no_quotations(text: str) -> None:
    assert words(text) == []


def test_a_quote_in_a_quote_is_deeper() -> None:
    text = "“He told me ‘never’ twice,” she said."
    assert words(text) == ["He told me ‘never’ twice,"]
    assert words(text, 1) == ["never"]


def test_double_marks_inside_single_ones() -> None:
    text = "‘He said “never” twice,’ she said."
    assert words(text, 0) == ["He said “never” twice,"]
    assert words(text, 1) == ["never"]


def test_marks_that_reopen_at_each_paragraph() -> None:
    text = "“The first part.\n“The second part,” she said."
    first, second = found(text)
    assert (first.closed, first.continues) == (True, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = "“The first part.\nShe left."
    (only,) = found(text)
    assert not only.closed
    assert text[only.start : only.end] == "The first part."


@pytest.mark.parametrize("text", ["“a ‘b” c’ d", "‘‘““", "”“”“ ’‘’", '"""', "« “ » ”", "'''' x ''''", "“\n”\n“"])
def test_no_text_breaks_it(text: str) -> None:
    for q in found(text):
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert text[q.start : q.end].strip() == text[q.start : q.end]
