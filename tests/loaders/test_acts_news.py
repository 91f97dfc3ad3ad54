"""Acts in the constructions of the news agencies: policies and threats, ultimatums, envoys, answers."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from tests.loaders.told import Told, told


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Anna Berg pledged to ban Muslims from the country.", ("Anna Berg", "COERCES", "Muslims", "planned")),
        ("Norway will deport Syrian refugees.", ("Norway", "COERCES", "Syrian refugees", "planned")),
        ("Anna Berg plans to boycott John Smith's speech.", ("Anna Berg", "PROTESTS_AGAINST", "John Smith", "planned")),
        ("The court will sentence John Smith on Friday.", ("court", "COERCES", "John Smith", "planned")),
    ],
)
def test_a_policy_that_is_promised_is_no_threat(reader: Reader, text: str, want: Told) -> None:
    assert told(reader, text) == {want}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway will impose sanctions on Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway vowed to punish Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway threatened to arrest the strikers.", ("Norway", "THREATENS", "strikers", "actual")),
        ("Norway will strike Chile if not halted.", ("Norway", "THREATENS", "Chile", "conditional")),
        ("Norway gave Chile until Friday to withdraw.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway gave Chile 72 hours to free the crew.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway warned of retaliation against Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Chile faces threats from Norway.", ("Norway", "THREATENS", "Chile", "actual")),
        (
            "Anna Berg raised the possibility of Norwegian intervention in Chile.",
            ("Anna Berg", "THREATENS", "Chile", "conditional"),
        ),
        ("Anna Berg said Chile would pay dearly.", ("Anna Berg", "THREATENS", "Chile", "actual")),
        ("Norway decided to extend sanctions on Chile.", ("Norway", "COERCES", "Chile", "actual")),
        ("Norway stands ready to impose further costs on Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        (
            "Norway is ready to use its full range of military capabilities against Chile.",
            ("Norway", "THREATENS", "Chile", "actual"),
        ),
    ],
)
def test_a_threat_names_whom_it_is_aimed_at(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


WORDS = {
    "Anna Berg spoke to reporters.": "reporters",
    "Anna Berg called for a prosecutor.": "prosecutor",
    "Anna Berg suspended her campaign.": "her campaign",
    "Norway has stepped up efforts to free a hostage.": "hostage",
}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Norway would have attacked Chile without the pact.", "THREATENS"),
        ("Anna Berg fired her aide over a dispute with Chile.", "ATTACKS"),
        ("Anna Berg weighed intervening in the primary against John Smith.", "THREATENS"),
        ("Anna Berg said she could end up voting for John Smith.", "THREATENS"),
        ("Peru blocked a resolution condemning Chile.", "CONDEMNS"),
        ("Anna Berg ended a visit to Chile.", "SANCTIONS"),
        ("Norway sent a warship to Chile in a show of support.", "ATTACKS"),
        ("Norway ordered its army to attack Chile.", "ATTACKS"),
        ("Norway seized a Chile-bound ship.", "ATTACKS"),
        ("Anna Berg spoke to reporters.", "MEETS"),
        ("Anna Berg opposed the Chile deal.", "REJECTS"),
        ("Anna Berg called for a prosecutor.", "DEMANDS_OF"),
        ("Anna Berg said John Smith's arrest was illegal.", "CONDEMNS"),
        ("Anna Berg expressed concern over the treatment of John Smith.", "CONDEMNS"),
        ("Anna Berg suspended her campaign.", "COERCES"),
        ("Norway has stepped up efforts to free a hostage.", "YIELDS_TO"),
    ],
)
def test_words_that_look_like_an_act_but_say_another_thing(reader: Reader, text: str, unwanted: str) -> None:
    assert not [a for a in told(reader, text) if a[1] == unwanted and a[2] in ("Chile", "John Smith", WORDS.get(text))]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Anna Berg, a former envoy, called for sanctions against Chile.",
            ("Anna Berg", "CONDEMNS", "Chile", "actual"),
        ),
        (
            "A delegation of the Labour Party on Thursday called on John Smith to discuss the budget.",
            ("A delegation", "MEETS", "John Smith", "actual"),
        ),
        ("Anna Berg called John Smith to congratulate him.", ("Anna Berg", "BACKS", "John Smith", "actual")),
        ("Norway is not ready to meet Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway denied supplying weapons to Chile.", ("Norway", "AIDS", "Chile", "denied")),
        ("Norway did not meet Peru and condemned Chile.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Peru accuses the ELN of lying.", ("Peru", "CONDEMNS", "ELN", "actual")),
        ("Norway and Chile accused each other of lying.", ("Chile", "CONDEMNS", "Norway", "actual")),
        ("Norway and Chile traded accusations.", ("Chile", "CONDEMNS", "Norway", "actual")),
        ("Norway defended Peru, drawing a rebuke from Chile.", ("Chile", "CONDEMNS", "Norway", "actual")),
        ("Norway said the Taliban were responsible.", ("Norway", "CONDEMNS", "Taliban", "actual")),
        ("John Smith was killed in a Norwegian air strike.", ("Norway", "ATTACKS", "John Smith", "actual")),
        ("John Smith is under investigation by Norway.", ("Norway", "INVESTIGATES", "John Smith", "actual")),
        ("Norway hit Chile with new sanctions.", ("Norway", "COERCES", "Chile", "actual")),
        ("Norway launched rockets at the Chilean town of Arica.", ("Norway", "ATTACKS", "Chile", "actual")),
        ("Norway called Chile's move a provocation.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway and Chile said they condemned Peru.", ("Chile", "CONDEMNS", "Peru", "actual")),
        ("Norway staged a raid on Chile.", ("Norway", "ATTACKS", "Chile", "actual")),
        ("Norway insisted that Chile withdraw.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("District Judge of Lima, Luis Rojas, Friday suspended Chile.", ("Luis Rojas", "COERCES", "Chile", "actual")),
        ("Anna Berg condemned Chile's arrest of John Smith.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg called John Smith to apologise for it.", ("Anna Berg", "YIELDS_TO", "John Smith", "actual")),
        ("Norwegian and Chilean troops clashed.", ("Chile", "ATTACKS", "Norway", "actual")),
        ("Norway expressed solidarity with and support for Chile.", ("Norway", "BACKS", "Chile", "actual")),
        ("Anna Berg is due in Lima for talks with John Smith.", ("Anna Berg", "MEETS", "John Smith", "planned")),
        ("Norway opened an investigation after the crash.", ("Norway", "INVESTIGATES", None, "actual")),
        ("Norway asked the rebels to leave Chile.", ("Norway", "DEMANDS_OF", "rebels", "actual")),
    ],
)
def test_who_does_it_to_whom(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway handed Chile a protest note.", "CONDEMNS"),
        ("Norway alleged that Chile had broken the truce.", "CONDEMNS"),
        ("Norway summoned Chile's high commissioner.", "CONDEMNS"),
        ("Norway blocked Chile's bid.", "REJECTS"),
        ("Norway said no to Chile's proposal.", "REJECTS"),
        ("Norway accepted Chile's invitation.", "AGREES_WITH"),
        ("Norway agrees with Chile.", "BACKS"),
        ("Norway assured Chile of its support.", "BACKS"),
        ("Chile won the backing of Norway.", "BACKS"),
        ("Norway is a staunch supporter of Chile.", "BACKS"),
        ("Norway voted in favour of Chile's membership.", "BACKS"),
        ("Anna Berg embarked on a trip to Chile.", "MEETS"),
        ("Anna Berg gave John Smith a call.", "MEETS"),
        ("Norway supplied Chile with weapons.", "AIDS"),
        ("Norway approved a loan to Chile.", "AIDS"),
        ("Norway and Chile began joint patrols.", "COOPERATES_WITH"),
        ("Norway made concessions to Chile.", "YIELDS_TO"),
        ("Norway reopened its border with Chile.", "YIELDS_TO"),
        ("Norway pulled its troops out of Chile.", "YIELDS_TO"),
        ("Norway pulled its diplomats out of Chile.", "SANCTIONS"),
        ("Norway tore up a treaty with Chile.", "SANCTIONS"),
        ("Norway withdrew its recognition of Chile.", "SANCTIONS"),
        ("Norway placed John Smith under house arrest.", "COERCES"),
        ("Norway went to war with Chile.", "ATTACKS"),
        ("Norway advised Chile to wait.", "DEMANDS_OF"),
        ("Students took to the streets against John Smith.", "PROTESTS_AGAINST"),
    ],
)
def test_the_lexicon_knows_the_words_of_the_agencies(reader: Reader, text: str, want: str) -> None:
    assert [kind for _, kind, target, modality in told(reader, text) if target and modality == "actual"] == [want]


def test_an_attack_in_words_is_blame(reader: Reader) -> None:
    assert told(reader, "Anna Berg launched a scathing attack on Chile.") == {
        ("Anna Berg", "CONDEMNS", "Chile", "actual")
    }
    assert told(reader, "Norway launched an attack on Chile.") == {("Norway", "ATTACKS", "Chile", "actual")}


def test_what_is_only_designed_to_happen_is_planned(reader: Reader) -> None:
    found = told(reader, "Norway launched a drive designed to help Chile and Peru sign a deal.")
    assert found
    assert {modality for *_, modality in found} == {"planned"}


def test_a_call_to_congratulate_is_a_call(reader: Reader) -> None:
    assert ("John Smith", "MEETS", "Anna Berg", "actual") in told(
        reader, "John Smith called Anna Berg to congratulate her."
    )


def test_the_president_of_whom_an_american_party_speaks_is_the_american(reader: Reader) -> None:
    text = (
        "President Trump threatened Colombia after President Gustavo Petro turned away planes. Mr. Petro answered "
        "within the hour. Republicans in Congress rallied behind the president."
    )
    assert ("Republicans", "BACKS", "Trump", "actual") in told(reader, text)


def test_what_explains_a_name_is_no_second_one_to_blame(reader: Reader) -> None:
    text = "Norway blames Chile for failing to disarm the FARA, a rebel militia."
    assert {d for _, kind, d, _ in told(reader, text) if kind == "CONDEMNS"} == {"Chile"}


def test_what_stands_before_a_demand_is_not_asked(reader: Reader) -> None:
    text = (
        "Rebels entered the port on Monday, residents said, hours after Norway demanded that Chile withdraw its troops."
    )
    assert ("Norway", "DEMANDS_OF", "Chile", "actual") in told(reader, text)
