"""Acts by the verbs of the wire: what governments, courts, forces and crowds are told to do, and the other senses."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from tests.loaders.told import Told, told


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway reacted angrily to Chile's decision on Monday.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway disapproved of Chile's quota.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway questioned Chile's commitment to the pact.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway distanced itself from the remarks of Anna Berg.", ("Norway", "CONDEMNS", "Anna Berg")),
        ("Norway lodged a complaint against Chile with the league.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway protested to Chile over the raid.", ("Norway", "CONDEMNS", "Chile")),
        ("Norwegian police linked the bombing to Anna Berg.", ("Norwegian police", "CONDEMNS", "Anna Berg")),
        ("Norway echoed Chile's call for restraint.", ("Norway", "BACKS", "Chile")),
        ("Norway and Chile mended fences in October.", ("Norway", "BACKS", "Chile")),
        ("Norway made peace with Chile in the spring.", ("Norway", "BACKS", "Chile")),
        ("Norway repaired its ties with Chile last year.", ("Norway", "BACKS", "Chile")),
        ("Norway forged an alliance with Chile.", ("Norway", "BACKS", "Chile")),
        ("Norway and Chile exchanged ambassadors in June.", ("Norway", "BACKS", "Chile")),
        ("Norway's king made a courtesy call on Anna Berg.", ("Norway's king", "MEETS", "Anna Berg")),
        ("Norway and Chile restarted talks in Lima.", ("Norway", "MEETS", "Chile")),
    ],
)
def test_words_and_ties(reader: Reader, text: str, want: tuple[str, str, str]) -> None:
    assert (*want, "actual") in told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway's president announced a cease-fire with the rebels.", ("Norway's president", "YIELDS_TO", "rebels")),
        ("Two Chilean inspectors were expelled from Norway.", ("Norway", "SANCTIONS", "Chile")),
        ("Norway recalled its envoy from Santiago.", ("Norway", "SANCTIONS", "Chile")),
        ("Norway suspended publication of Dagen.", ("Norway", "COERCES", "Dagen")),
        ("Norway sent back 40 Chilean migrants.", ("Norway", "COERCES", "40 Chilean migrants")),
        ("Norway turned back a boat with Chilean migrants.", ("Norway", "REJECTS", "Chilean migrants")),
        ("Norway complied with Chile's demands.", ("Norway", "YIELDS_TO", "Chile")),
        ("Norway ceded two villages to Chile.", ("Norway", "YIELDS_TO", "Chile")),
        ("Norway handed over a military base to Chile.", ("Norway", "YIELDS_TO", "Chile")),
        ("Norway paid a ransom to the kidnappers.", ("Norway", "YIELDS_TO", "kidnappers")),
        ("The panel cleared Anna Berg of fraud.", ("panel", "YIELDS_TO", "Anna Berg")),
        ("Norway withdrew from the fishing treaty with Chile.", ("Norway", "SANCTIONS", "Chile")),
        ("Norway closed its embassy in Santiago.", ("Norway", "SANCTIONS", "Chile")),
        ("Norway ordered the Chilean diplomat out of the country.", ("Norway", "SANCTIONS", "Chile")),
        ("Norway added three Chilean judges to its sanctions list.", ("Norway", "COERCES", "three Chilean judges")),
        ("Norway tightened visa rules for Chile.", ("Norway", "COERCES", "Chile")),
        ("A court in Oslo upheld the sentence of Anna Berg.", ("court", "COERCES", "Anna Berg")),
        ("Norway fined Anna Berg $400,000.", ("Norway", "COERCES", "Anna Berg")),
        ("Prosecutors summoned Anna Berg for questioning.", ("Prosecutors", "INVESTIGATES", "Anna Berg")),
        ("Prosecutors grilled Anna Berg for six hours.", ("Prosecutors", "INVESTIGATES", "Anna Berg")),
        ("Norway extradited the smuggler to Chile.", ("Norway", "COOPERATES_WITH", "Chile")),
        ("Norway turned away Chile's envoy at the airport.", ("Norway", "REJECTS", "Chile's envoy")),
        ("A Norwegian jet violated Chilean airspace.", ("Norway", "REJECTS", "Chile")),
        ("Norway gave Chile six patrol boats.", ("Norway", "AIDS", "Chile")),
        ("Norway received 40 trucks of maize from Chile.", ("Chile", "AIDS", "Norway")),
    ],
)
def test_what_states_and_courts_do(reader: Reader, text: str, want: tuple[str, str, str]) -> None:
    assert (*want, "actual") in told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norwegian troops crossed into Chile overnight.", ("Norwegian troops", "ATTACKS", "Chile")),
        ("Rebels drove soldiers out of the valley.", ("Rebels", "ATTACKS", "soldiers")),
        ("Norway's army retook the town from the rebels.", ("Norwegian army", "ATTACKS", "rebels")),
        ("Norwegian helicopters dropped barrel bombs on Arica.", ("Norway", "ATTACKS", "Arica")),
        ("Rebels downed a Norwegian helicopter.", ("Rebels", "ATTACKS", "Norway")),
        ("Norwegian jets bombed a village in northern Norway.", ("Norway", "ATTACKS", "a village")),
        ("The rebels broke a cease-fire with Norway.", ("rebels", "ATTACKS", "Norway")),
        ("Government troops entered Mosul on Sunday.", ("Government troops", "ATTACKS", "Mosul")),
        ("A mob pelted the envoy with stones.", ("mob", "ATTACKS", "envoy")),
        ("Clashes between soldiers and the rebels erupted in Lima.", ("soldiers", "ATTACKS", "rebels")),
        ("Police broke up a rally by the fishermen.", ("Police", "COERCES", "fishermen")),
        ("Pirates hijacked a Norwegian tanker.", ("Pirates", "COERCES", "Norway")),
        ("Hackers attacked the servers of Norway's parliament.", ("Hackers", "COERCES", "Norway's parliament")),
        ("Norwegian troops were deployed near the border with Chile.", ("Norway", "MOBILIZES_AGAINST", "Chile")),
        ("Norway boosted its military presence along the border with Chile.", ("Norway", "MOBILIZES_AGAINST", "Chile")),
        (
            "Thousands of Norwegians poured into the streets against Anna Berg.",
            ("Norwegians", "PROTESTS_AGAINST", "Anna Berg"),
        ),
        ("Prisoners went on a hunger strike.", ("Prisoners", "PROTESTS_AGAINST", None)),
    ],
)
def test_what_forces_and_crowds_do(reader: Reader, text: str, want: tuple[str, str, str]) -> None:
    assert (*want, "actual") in told(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sanctions on Chile were imposed by Norway.", ("Norway", "COERCES", "Chile", "actual")),
        ("Talks with Chile were suspended by Norway on Friday.", ("Norway", "SANCTIONS", "Chile", "actual")),
        ("An arrest warrant for Anna Berg was issued by a court.", ("court", "COERCES", "Anna Berg", "actual")),
        ("Talks between Norway and Chile collapsed.", ("Norway", "SANCTIONS", "Chile", "actual")),
        ("A protest by farmers against Norway drew thousands.", ("farmers", "PROTESTS_AGAINST", "Norway", "actual")),
        ("A joint statement by Norway and Peru condemned Chile.", ("Peru", "CONDEMNS", "Chile", "actual")),
        ("Norway made a formal request to Chile for help.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("A meeting of the ministers of Norway and Chile ended.", ("Norway", "MEETS", "Chile", "actual")),
        ("Norway turned to Chile for help.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("Norway extended an olive branch to Chile.", ("Norway", "AGREES_WITH", "Chile", "actual")),
        ("Norway acted as mediator between Chile and Peru.", ("Norway", "MEETS", "Peru", "actual")),
        ("Norway cut short a visit to Chile.", ("Norway", "MEETS", "Chile", "actual")),
        ("Norway reiterated its demand that Chile free the crew.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("Norway lashed out at Santiago over the quota.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway will not hesitate to use force against Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway has not ruled out using force against Chile.", ("Norway", "THREATENS", "Chile", "planned")),
        ("Norway balked at recognising Chile.", ("Norway", "BACKS", "Chile", "denied")),
    ],
)
def test_the_mood_and_place_of_the_words(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg surrendered the title to Maria Lind.",
        "Norway favours lifting the embargo on Chile.",
        "Norway held out the prospect of talks with Chile.",
        "Norway restated its assault on Chile's policy.",
        "A clash between Republicans and Democrats held up the bill.",
        "An attack by Norway on Chile seemed likely.",
        "The pope extended his arms to the crowd.",
        "A strike by miners stopped production in Chile.",
        "Anna Berg took Florida.",
        "Norway sent back the soldiers to the front.",
        "The car broke down near Lima.",
        "Thieves broke into a museum in Oslo.",
        "The party rolled into Lima on Friday.",
        "Anna Berg reacted with joy to her team's win over Chile.",
        "Voters poured into the polling stations in Oslo.",
        "The bank extended its contract with Norsk Film.",
    ],
)
def test_other_senses_say_no_act(reader: Reader, text: str) -> None:
    assert told(reader, text) == set()
