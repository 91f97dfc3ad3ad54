"""Words that look like an act and are none, or one towards somebody else. All sentences are made up."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from tests.loaders.told import Told, told


def _edges(reader: Reader, text: str) -> set[Told]:
    """The acts that become edges: actual ones, and threats, with a target that is an actor."""
    return {t for t in told(reader, text) if t[3] == "actual" or t[1] == "THREATENS"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg unleashed withering attacks against John Smith.",
        "Anna Berg stepped up her attacks on John Smith.",
        "Anna Berg pounded John Smith over the budget.",
        "Anna Berg's small team attacked the Liberal nominee as unfit.",
        "Anna Berg attacked some Liberal lawmakers.",
        "Anna Berg fired at John Smith over his taxes.",
        "Anna Berg has attacked voters for staying at home.",
        "Anna Berg attacked the reporters again.",
    ],
)
def test_politicians_attack_each_other_in_words(reader: Reader, text: str) -> None:
    assert {kind for _, kind, _, _ in told(reader, text)} == {"CONDEMNS"}


def test_shots_are_traded_in_words_too(reader: Reader) -> None:
    found = told(reader, "Anna Berg and John Smith exchanged blows as the vote drew near.")
    assert {t[1] for t in found} == {"CONDEMNS"}
    assert "ATTACKS" in {t[1] for t in told(reader, "Norway and Chile exchanged fire across the border.")}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked a Peruvian convoy.",
        "Gunmen attacked the governor in Lima.",
        "Norway escalated its attacks on Chile.",
        "A gunman opened fire on the senator.",
    ],
)
def test_the_armed_attack_with_arms(reader: Reader, text: str) -> None:
    assert "ATTACKS" in {kind for _, kind, _, _ in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg allowed a fund to back her campaign.",
        "Anna Berg paid $9 million to John Smith for his shop.",
        "Anna Berg returned the rights to John Smith.",
        "A judge ordered the release of Lind University documents.",
        "Anna Berg charged into the fray against John Smith.",
        "Anna Berg looked into the eyes of the mothers.",
        "Anna Berg charged the campaign rent for its rooms.",
        "Anna Berg and John Smith talked glowingly about the sea.",
        "Anna Berg shored up the argument of John Smith.",
        "Anna Berg said she was ready to look the other way on John Smith's speeches.",
        "Anna Berg shrugged off the attacks by John Smith.",
        "The media has seized on new revelations about Anna Berg's emails.",
        "Anna Berg welcomed a second baby girl.",
        "Anna Berg visited her sister in Paris.",
        "Anna Berg canceled a joint rally with John Smith.",
        "The fund has spent $1 million on ads and mailers.",
        "Anna Berg blamed the fire on a cable. Norway sent engineers.",
        "“It's nonsense,” Anna Berg said of the story about Norway.",
        "Anna Berg called John Smith, her rival of many years, a co-founder of “the mess”.",
        "The ministry dragged its feet on providing relief to students.",
        "The companies had forgone funding the Liberal Party.",
    ],
)
def test_what_only_sounds_like_an_act(reader: Reader, text: str) -> None:
    kinds = {"YIELDS_TO", "AIDS", "INVESTIGATES", "COERCES", "BACKS", "MEETS", "CONDEMNS"}
    assert not {t for t in _edges(reader, text) if t[1] in kinds}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway allowed inspectors into the camp.", ("Norway", "YIELDS_TO", "inspectors", "actual")),
        ("Norway released a Chilean ship.", ("Norway", "YIELDS_TO", "Chile", "actual")),
        ("Norway paid compensation to Chile.", ("Norway", "AIDS", "Chile", "actual")),
        ("Prosecutors charged John Smith with theft.", ("Prosecutors", "INVESTIGATES", "John Smith", "actual")),
        ("Norway reopened an embassy in Chile.", ("Norway", "BACKS", "Chile", "actual")),
        ("Anna Berg warned Chile against new tests.", ("Anna Berg", "DEMANDS_OF", "Chile", "actual")),
        ("Anna Berg welcomed Chile's apology.", ("Anna Berg", "BACKS", "Chile", "actual")),
    ],
)
def test_the_like_that_is_one(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Campaigners are clamoring to block John Smith from the ballot.",
        "Anna Berg called for a judge from abroad to investigate John Smith.",
        "Anna Berg abandoned her strategy of attacking John Smith.",
        "Anna Berg has little interest in attacking John Smith.",
        "None of the other ministers attacked John Smith.",
        "Not all Liberal leaders attacked John Smith.",
        "Tenants seek advice when they are punished by landlords.",
        "Anna Berg spoke of her resistance to supplying the rebels with arms.",
    ],
)
def test_what_is_wanted_given_up_or_general_is_not_done(reader: Reader, text: str) -> None:
    assert not {t for t in _edges(reader, text) if t[1] in ("COERCES", "INVESTIGATES", "CONDEMNS", "AIDS")}


def test_what_is_still_to_come_is_planned(reader: Reader) -> None:
    found = told(reader, "Anna Berg will decide after she meets John Smith.")
    assert ("Anna Berg", "MEETS", "John Smith", "actual") not in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Anna Berg opposed the Iraq war.", "Iraq"),
        ("Anna Berg supported the North American Fisheries Treaty.", "United States"),
        ("Anna Berg dismissed fears that she was weak by meeting Norway's king.", "Norway"),
        ("Anna Berg opposed discrimination against Peruvians.", "Peruvians"),
        ("Anna Berg laments a culture in which migrants are cast aside.", "migrants"),
        ("Anna Berg called for a ban on Peruvians.", "Peruvians"),
        ("Anna Berg expressed confidence in an interview with Univision.", "Univision"),
        ("Deputies investigated the attack on the Chilean consulate.", "Chile"),
        ("Anna Berg apologized for her remarks to the voters of Oslo.", "voters of Oslo"),
        ("A judge ordered the ministry, along with the port inspector, to publish the map.", "port inspector"),
        ("Police arrested rebels, under an agreement with Chile.", "Chile"),
        ("Anna Berg spoke to the conference led by John Smith.", "John Smith"),
        ("Experts hired to help investigated the breaches at the Chilean bank.", "Chile"),
        ("Anna Berg met Peru's envoy and John Smith said so.", "John Smith"),
    ],
)
def test_who_stands_further_in_is_no_side(reader: Reader, text: str, wrong: str) -> None:
    assert wrong not in {side for source, _, target, _ in told(reader, text) for side in (source, target)}


def test_who_is_a_person(reader: Reader) -> None:
    text = "Norway invited John Smith, the director of the Institute for Nordic Rivers, who criticizes Chile."
    assert ("John Smith", "CONDEMNS", "Chile", "actual") in told(reader, text)


def test_all_who_are_joined_are_sides(reader: Reader) -> None:
    found = told(reader, "Norway increased aid to Chile, Peru and Spain - but also made a harder choice.")
    assert {t for _, kind, t, _ in found if kind == "AIDS"} == {"Chile", "Peru", "Spain"}


def test_a_rally_is_no_protest_by_itself(reader: Reader) -> None:
    found = told(reader, "Anna Berg led among farmers, whose support she rallied to win the spring ballot.")
    assert "PROTESTS_AGAINST" not in {kind for _, kind, target, _ in found if target}
    assert ("Students", "PROTESTS_AGAINST", "Anna Berg", "actual") in told(
        reader, "Students rallied against Anna Berg."
    )


def test_joined_promises_are_not_made_to_each_other(reader: Reader) -> None:
    assert not told(reader, "Anna Berg and John Smith promised to free the prisoners of the war.") & {
        ("Anna Berg", "AGREES_WITH", "John Smith", "actual")
    }


def test_an_interview_is_no_meeting(reader: Reader) -> None:
    assert not told(reader, "Anna Berg took back her words when speaking with NBC's Maria Lind.")
    assert ("Anna Berg", "MEETS", "Maria Lind", "actual") in told(reader, "Anna Berg met NBC's Maria Lind in Oslo.")


def test_a_licence_is_a_bargain(reader: Reader) -> None:
    found = told(reader, "Anna Berg signed the licensing agreement of Monday with Lumen Corp.")
    assert {kind for _, kind, _, _ in found} <= {"AGREES_WITH"}


def test_one_tells_ones_own_country_what_it_must_do(reader: Reader) -> None:
    text = "Republicans and Democrats quarrelled. Anna Berg said {} must lead the fight."
    assert not told(reader, text.format("America"))
    assert ("Anna Berg", "DEMANDS_OF", "Chile", "actual") in told(reader, text.format("Chile"))


def test_the_senator_of_a_state_is_its_own(reader: Reader) -> None:
    text = "Texas Sen. John Smith spoke. Vermont Sen. Peter Lund spoke. Anna Berg praised the {} senator."
    assert ("Anna Berg", "BACKS", "Peter Lund", "actual") in told(reader, text.format("Vermont"))
    assert ("Anna Berg", "BACKS", "John Smith", "actual") in told(reader, text.format("Texas"))
    assert not {"John Smith", "Peter Lund"} & {t for _, _, t, _ in told(reader, text.format("Ohio"))}


def test_the_government_of_a_us_state_is_no_country(reader: Reader) -> None:
    text = "The United States is large. Anna Berg worked for years with the New Hampshire government."
    assert "United States" not in {t for _, _, t, _ in told(reader, text)}


def test_a_place_line_does_nothing(reader: Reader) -> None:
    text = "New York (AFP) – Governor John Smith began his tour on Friday, trashing Anna Berg as unfit."
    assert told(reader, text) == {("John Smith", "CONDEMNS", "Anna Berg", "actual")}


def test_an_office_before_a_comma_is_not_the_next_subject(reader: Reader) -> None:
    text = "President Peter Lund spoke. Where voters support the president, Maria Lind praises him."
    assert ("voters", "BACKS", "Maria Lind", "actual") not in told(reader, text)
