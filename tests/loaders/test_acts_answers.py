"""Acts whose other side stands in another sentence or clause: answers, what "it" takes up, both sides, letters."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article

Told = tuple[str | None, str, str | None]


def told(reader: Reader, text: str) -> set[Told]:
    """Source, type and target of the acts, by name."""
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    return {(names[a.source], a.type, names.get(a.target or "")) for a in reading.acts}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Norway accused Chile of dumping fish. Chilean President Luis Rojas hit back on Monday.",
            ("Luis Rojas", "CONDEMNS", "Norway"),
        ),
        (
            "Anna Berg mocked John Smith on Monday. Smith shot back that she was hiding a failure.",
            ("John Smith", "CONDEMNS", "Anna Berg"),
        ),
        ("Norway imposed tariffs on Chile. Santiago has promised a response.", ("Chile", "THREATENS", "Norway")),
        (
            "Norway and Peru imposed travel bans on 11 Chilean officials. Santiago vowed retaliation.",
            ("Chile", "THREATENS", "Peru"),
        ),
        (
            "Norway accused Chile of piracy. Chile's president, Luis Rojas, called the allegation a fable.",
            ("Luis Rojas", "REJECTS", "Norway"),
        ),
        (
            'Norway accused Chile of lying. "That is wrong, and I reject it," said Chilean President Luis Rojas.',
            ("Luis Rojas", "REJECTS", "Norway"),
        ),
    ],
)
def test_an_answer_is_aimed_at_whoever_did_harm_before(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway struck Chile with missiles. Chile hit back.", "CONDEMNS"),
        ("Anna Berg won the vote. She hit back after a difficult week.", "CONDEMNS"),
        ("Norway accused Chile of piracy. Peru described the claim as credible.", "REJECTS"),
        ("Chilean President Luis Rojas called Chile's government illegitimate. Chile vowed retaliation.", "THREATENS"),
    ],
)
def test_no_one_is_answered_where_none_did_harm_in_words(reader: Reader, text: str, kind: str) -> None:
    assert not [a for a in told(reader, text) if a[1] == kind and a[0] != "Luis Rojas"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Peru backed Norway's move, while Chile condemned it.", ("Chile", "CONDEMNS", "Norway")),
        (
            "Anna Berg criticised John Smith's plan. Maria Lind called it shameful.",
            ("Maria Lind", "CONDEMNS", "John Smith"),
        ),
        ("Chile's decision was welcomed by Peru. Anna Berg hailed it as a victory.", ("Anna Berg", "BACKS", "Chile")),
        (
            "Norway criticised Chile. Chilean President Luis Rojas called it an outrage.",
            ("Luis Rojas", "CONDEMNS", "Norway"),
        ),
    ],
)
def test_what_it_stands_for_is_whose_deed_was_praised_or_blamed(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Talks between India and Peru broke down on Friday, with each side blaming the other.",
            {("India", "CONDEMNS", "Peru"), ("Peru", "CONDEMNS", "India")},
        ),
        (
            "Fighting broke out between Norway and Chile. Peru urged the two countries to talk.",
            {("Peru", "DEMANDS_OF", "Norway"), ("Peru", "DEMANDS_OF", "Chile")},
        ),
        (
            "Anna Berg spoke in Norway near Chile. Peru urged both sides to stop.",
            {("Peru", "DEMANDS_OF", "both sides")},
        ),
    ],
)
def test_both_sides_are_the_two_states_just_spoken_of(reader: Reader, text: str, want: set[Told]) -> None:
    assert want <= told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "In a letter to John Smith, Anna Berg demanded the release of the crew.",
            ("Anna Berg", "DEMANDS_OF", "John Smith"),
        ),
        ("Anna Berg wrote to John Smith demanding an apology.", ("Anna Berg", "DEMANDS_OF", "John Smith")),
        ("Chile has pleaded with Niamey to reopen the frontier.", ("Chile", "DEMANDS_OF", "Niger")),
        ("Peru and Chile have come out in support of Oslo.", ("Chile", "BACKS", "Norway")),
        ("Anna Berg met John Smith, who assured her of Peru's backing.", ("John Smith", "BACKS", "Anna Berg")),
        ("Norway closed a port, in a move that drew a rebuke from Chile.", ("Chile", "CONDEMNS", "Norway")),
        ("Norway closed a port, prompting a furious reaction from Chile.", ("Chile", "CONDEMNS", "Norway")),
        ("Norway's stance earned it a stinging reproach from Chile.", ("Chile", "CONDEMNS", "Norway")),
        ("Two of the ministers, Anna Berg and Ole Vik, condemned Chile.", ("Ole Vik", "CONDEMNS", "Chile")),
        ("Anna Berg accuses the West of lying.", ("Anna Berg", "CONDEMNS", "West")),
        ("Anna Berg charged that Chile was arming the rebels.", ("Anna Berg", "CONDEMNS", "Chile")),
        ("Anna Berg charged Chile with sheltering spies.", ("Anna Berg", "CONDEMNS", "Chile")),
        ("Norway warned Chile that any attack on Peru would be met by force.", ("Norway", "THREATENS", "Chile")),
        (
            'Anna Berg said Chile "must explain why it hid a crook" and called for John Smith\'s resignation.',
            ("Anna Berg", "DEMANDS_OF", "John Smith"),
        ),
    ],
)
def test_whom_the_words_aim_at_is_found_where_the_parse_hides_it(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway warned Chile that any attack on Peru would be met by force.",
        "Any attack on Peru would be met with force, Norway said.",
    ],
)
def test_the_victim_of_a_deed_that_is_warned_of_is_not_threatened(reader: Reader, text: str) -> None:
    assert ("Norway", "THREATENS", "Peru") not in told(reader, text)
