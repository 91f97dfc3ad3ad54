"""Acts whose words look like those of another act, and whom they are really aimed at. All sentences are made up."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from tests.loaders.told import Told, told


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“Chile must bear the consequences,” Anna Berg said.", ("Anna Berg", "THREATENS", "Chile", "actual")),
        ("“Chile will answer for the killings,” Anna Berg said.", ("Anna Berg", "THREATENS", "Chile", "actual")),
        ("Students burned a portrait of Anna Berg.", ("Students", "PROTESTS_AGAINST", "Anna Berg", "actual")),
        ("Anna Berg dismissed the strikers as “thugs”.", ("Anna Berg", "CONDEMNS", "strikers", "actual")),
        ("Norway handed over three ambulances to Chile.", ("Norway", "AIDS", "Chile", "actual")),
        ("Police lobbed teargas canisters at Peruvian students.", ("Police", "COERCES", "Peruvian students", "actual")),
        (
            "Anna Berg said that John Smith was “destroying” relations with Chile.",
            ("Anna Berg", "CONDEMNS", "John Smith", "actual"),
        ),
        (
            "“John Smith is holding the economy hostage,” Anna Berg said.",
            ("Anna Berg", "CONDEMNS", "John Smith", "actual"),
        ),
        ("Anna Berg called Chile's stance indefensible.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
    ],
)
def test_words_of_force_are_not_always_force(reader: Reader, text: str, want: Told) -> None:
    assert told(reader, text) == {want}


def test_office_is_nobody(reader: Reader) -> None:
    assert not told(reader, "Anna Berg has refused to leave office.")


def test_support_is_not_of_whose_own_it_is(reader: Reader) -> None:
    found = told(reader, "Anna Berg reaffirmed Norway's commitment to the defence of its neighbour.")
    assert ("Anna Berg", "BACKS", "Norway", "actual") not in found


def test_a_veto_is_of_whoever_drafted_the_text(reader: Reader) -> None:
    found = told(reader, "Russia vetoed a U.S.-drafted resolution to impose sanctions on Chile.")
    assert found == {("Russia", "REJECTS", "United States", "actual")}


def test_the_president_is_not_the_vice_president(reader: Reader) -> None:
    text = "Norway has a president, Maria Lind. Anna Berg praised Vice President John Smith but opposed the president."
    assert ("Anna Berg", "REJECTS", "Maria Lind", "actual") in told(reader, text)


def test_a_deed_against_nobody_is_not_what_is_condemned(reader: Reader) -> None:
    text = "The generals seized power in Chile. Norway closed its ports. Anna Berg called the seizure illegal."
    assert not {t for _, _, t, _ in told(reader, text)} & {"generals"}


def test_a_meeting_about_force_is_a_meeting(reader: Reader) -> None:
    found = told(reader, "Anna Berg met with John Smith in Oslo to discuss the response.")
    assert found == {("Anna Berg", "MEETS", "John Smith", "actual")}
    assert told(reader, "“They will be met with force,” Anna Berg said of the rebels.") != found


@pytest.mark.parametrize("words", ["the two", "the pair", "both ministers"])
def test_the_two_are_those_just_spoken_of(reader: Reader, words: str) -> None:
    text = f"Anna Berg met John Smith in Oslo on Monday, and {words} will meet again on Friday."
    assert ("Anna Berg", "MEETS", "John Smith", "planned") in told(reader, text)


def test_the_two_are_nobody_when_three_were_there(reader: Reader) -> None:
    text = "Anna Berg met John Smith and Maria Lind on Monday. The two will meet again on Friday."
    assert "planned" not in {modality for *_, modality in told(reader, text)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway accused Chile of theft. Chile rejected the accusation.", ("Chile", "REJECTS", "Norway", "actual")),
        (
            "Norway gave Chile until Friday to free the crew. Chile rejected the ultimatum within hours.",
            ("Chile", "REJECTS", "Norway", "actual"),
        ),
        (
            "Norway accused Chile of theft, a claim which Chile dismissed as absurd.",
            ("Chile", "REJECTS", "Norway", "actual"),
        ),
    ],
)
def test_an_accusation_turned_away_is_its_makers(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


def test_what_nobody_is_told_to_have_said_is_turned_away_from_nobody(reader: Reader) -> None:
    text = "Norway accused Chile of theft. Chile rejected the claim that its boats were near. Peru rejected the claim."
    rejected = {(source, target) for source, kind, target, _ in told(reader, text) if kind == "REJECTS"}
    assert not rejected & {("Chile", "Norway"), ("Peru", "Norway")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway recalled its envoy, a step condemned by Chile.", ("Chile", "CONDEMNS", "Norway", "actual")),
        (
            "Norway announced tariffs on steel, a move that Anna Berg slammed as “theft”.",
            ("Anna Berg", "CONDEMNS", "Norway", "actual"),
        ),
        (
            "The police arrested ten people. Anna Berg condemned the police action.",
            ("Anna Berg", "CONDEMNS", "police", "actual"),
        ),
        (
            "Anna Berg expressed solidarity with John Smith in a phone call.",
            ("Anna Berg", "MEETS", "John Smith", "actual"),
        ),
        (
            "Norway, which has fleets of its own, called on Chile to show restraint.",
            ("Norway", "DEMANDS_OF", "Chile", "actual"),
        ),
    ],
)
def test_who_stands_behind_a_move_or_a_call(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


def test_one_owns_no_move_that_one_reproaches(reader: Reader) -> None:
    found = told(reader, "Norway closed its ports, a move that Norwegian minister Anna Berg slammed.")
    assert ("Anna Berg", "CONDEMNS", "Norway", "actual") not in found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Norway ordered two diplomats to leave the country after accusing Chile of theft.",
            ("Norway", "CONDEMNS", "Chile", "actual"),
        ),
        (
            "Norway said it, too, had been targeted by the same hackers and voiced full solidarity with Chile.",
            ("Norway", "BACKS", "Chile", "actual"),
        ),
        ("Norway summoned the ambassador of Chile.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway summoned the chargé d'affaires of the Chilean embassy.", ("Norway", "CONDEMNS", "Chile", "actual")),
    ],
)
def test_the_doer_is_not_the_nearest_noun(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The league opened an inquiry into the tariffs at Chile's request.", "Chile"),
        ("Peru launched an investigation into the shooting, which Norway condemned.", "Norway"),
        ("“I take no lessons from a man who sits down with murderers,” Anna Berg said.", "murderers"),
        ("The teachers called a strike on Monday in Chile.", "Chile"),
    ],
)
def test_who_only_stands_near_is_no_target(reader: Reader, text: str, never: str) -> None:
    assert never not in {target for _, _, target, _ in told(reader, text)}


def test_a_day_takes_no_ones_place(reader: Reader) -> None:
    text = "On Thursday Norway imposed sanctions on four firms linked to the two sides."
    assert {target for _, _, target, _ in told(reader, text)} == {"four firms"}


def test_out_of_is_out_of_there_alone(reader: Reader) -> None:
    text = "Legislators walked out of Parliament in protest against the arrest of Anna Berg."
    assert "Anna Berg" not in {target for _, _, target, _ in told(reader, text)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Rail unions called off a walkout after reaching an agreement with Norway.",
            {("Rail unions", "YIELDS_TO", "Norway", "actual"), ("Rail unions", "BACKS", "Norway", "actual")},
        ),
        (
            "Norway expelled a Chilean envoy for urging lawmakers to resign.",
            {("Norway", "SANCTIONS", "Chile", "actual"), ("a Chilean envoy", "DEMANDS_OF", "lawmakers", "actual")},
        ),
        (
            "Norwegian and Chilean jets bombed Peru.",
            {("Norway", "ATTACKS", "Peru", "actual"), ("Chile", "ATTACKS", "Peru", "actual")},
        ),
        (
            "Anna Berg landed in Oslo and was received by John Smith.",
            {("John Smith", "MEETS", "Anna Berg", "actual")},
        ),
        (
            "John Smith accused Kosovo Prime Minister Anna Berg of lying.",
            {("John Smith", "CONDEMNS", "Anna Berg", "actual")},
        ),
    ],
)
def test_who_did_what_in_two_clauses(reader: Reader, text: str, want: set[Told]) -> None:
    assert told(reader, text) == want


def test_nobody_blames_a_deed_of_their_own(reader: Reader) -> None:
    text = "Norwegian jets bombed Chile on Friday. Norwegian Defence Secretary Anna Berg called the attack reckless."
    assert ("Anna Berg", "CONDEMNS", "Norway", "actual") not in told(reader, text)
