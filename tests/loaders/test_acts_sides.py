"""Whose act it is and whom it is towards: sentences of our own making, one linguistic matter each."""

from __future__ import annotations

import re

import pytest

from loaders.language.acts.frames import compiled
from loaders.language.lexicon import Lexicon
from loaders.language.reader import Reader
from loaders.reading import ACT_TYPES, Article
from tests.loaders.told import Told, edges, told


@pytest.mark.parametrize(
    "text",
    [
        'Oslo said it had lost patience. "If they come, they will be destroyed," Foreign Minister Anna Berg said.',
        'Norway\'s Fisheries Office warned Smith. "Those who cheat will get punished," spokeswoman Anna Berg said.',
        '"Norway will pay a price," Norwegian Prime Minister Anna Berg said.',
    ],
)
def test_no_threat_is_aimed_at_the_side_that_the_speaker_speaks_for(reader: Reader, text: str) -> None:
    assert not [e for e in edges(reader, text) if e[1] == "THREATENS" and e[2] == "Norway"]


def test_a_threat_is_aimed_at_whom_the_sentence_before_fought(reader: Reader) -> None:
    text = 'Norway accused Chile of piracy. "They will pay a price," Norwegian Prime Minister Anna Berg said.'
    assert ("Anna Berg", "THREATENS", "Chile") in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Anna Berg said two sailors had died and blamed Chile.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Norway said the talks were off and accused Chile of bad faith.", ("Norway", "CONDEMNS", "Chile", "actual")),
        (
            "Anna Berg said the navy had refused to help and urged Chile to act.",
            ("Anna Berg", "DEMANDS_OF", "Chile", "actual"),
        ),
        (
            "Anna Berg says forty people are held and calls on Chile to free them.",
            ("Anna Berg", "DEMANDS_OF", "Chile", "actual"),
        ),
        (
            "Anna Berg said Peru had accused Norway of piracy and blamed Chile.",
            ("Peru", "CONDEMNS", "Chile", "actual"),
        ),
    ],
)
def test_a_verb_of_blame_joined_to_what_was_said_is_the_speakers(reader: Reader, text: str, want: Told) -> None:
    assert [t for t in told(reader, text) if t[2] == "Chile"] == [want]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway demanded the release of John Smith.", None),
        ("Norway demanded John Smith's release.", None),
        ("Norway demanded that John Smith be released.", None),
        ("Norway called for peace in Chile.", None),
        ("Norway called for justice for Chileans.", None),
        ("Norway called for the expulsion of Chile from the league.", None),
        ("Norway demanded the expulsion of Chile from the United Nations.", None),
        ("Norway ordered the evacuation of 900 Chileans.", None),
        ("Norway urged an end to the war in Chile.", None),
        ("Norway demanded an end to Chile's blockade.", "Chile"),
        ("Norway demanded the withdrawal of Chile.", "Chile"),
        ("Norway demanded an apology from Chile.", "Chile"),
        ("Norway demanded that Chile leave the islands of Peru.", "Chile"),
        ("Norway called for Chile to release John Smith.", "Chile"),
        ("Norway called on Chile to respect the borders of Peru.", "Chile"),
        ("Norway called on Santiago to respect the borders of Peru.", "Chile"),
        ("Norway requested a meeting of the United Nations.", "United Nations"),
    ],
)
def test_a_demand_is_made_of_the_one_who_has_to_do_it(reader: Reader, text: str, target: str | None) -> None:
    assert {e[2] for e in edges(reader, text) if e[1] == "DEMANDS_OF"} <= {target}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway and Chile accused each other of piracy.", "CONDEMNS"),
        ("Norway and Chile blamed one another for the collision.", "CONDEMNS"),
        ("Norway and Chile threatened each other on Tuesday.", "THREATENS"),
        ("Norway and Chile traded threats.", "THREATENS"),
        ("Norway and Chile traded blame for the collision.", "CONDEMNS"),
        ("Norway and Chile exchanged fire.", "ATTACKS"),
        ("Norwegian and Chilean troops exchanged fire.", "ATTACKS"),
        ("Norway and Chile expelled each other's ambassadors.", "SANCTIONS"),
        ("Norway and Chile imposed sanctions on each other.", "COERCES"),
    ],
)
def test_what_two_do_to_each_other_is_two_acts(reader: Reader, text: str, kind: str) -> None:
    assert edges(reader, text) == {("Norway", kind, "Chile"), ("Chile", kind, "Norway")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway warned Chile that it would retaliate.",
        "Norway warned Chile that there would be consequences.",
        "Norway warned Chile that any attack would be met with force.",
        "Norway warned Chile it would face sanctions.",
        "Norway warned Chile of reprisals.",
        "Norway has warned that it would treat Chilean ships as legitimate targets.",
    ],
)
def test_a_warning_of_harm_by_the_warner_is_a_threat(reader: Reader, text: str) -> None:
    assert ("Norway", "THREATENS", "Chile", "actual") in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Doctors warned Chile that hospitals could not cope.",
        "Norway warned Chile that growth would slow.",
        "Norway warned Chile of a famine.",
        "Norway warned Chile that Peru could attack.",
        "Norway warned that Peru could attack Chile.",
        "Anna Berg warned No 10 that the bill cannot pass.",
        "Norway warned Chile against attacking ships.",
    ],
)
def test_any_other_warning_threatens_nobody(reader: Reader, text: str) -> None:
    assert not [t for t in told(reader, text) if t[1] == "THREATENS"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Anna Berg said Chile was lying.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile was to blame.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile does not want peace.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile was dragging out the war.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile bears full responsibility.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile was responsible for the deaths.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Peru was bluffing and Chile was to blame.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Norway said Santiago was responsible for the escalation.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile was behind the sabotage.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile was “not interested in peace”.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Norway handed over three missile systems to Chile.", ("Norway", "AIDS", "Chile", "actual")),
        ("Norway requested the return of the relics from Chile.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("Anna Berg and John Smith attacked each other.", ("Anna Berg", "CONDEMNS", "John Smith", "actual")),
        ("“The responsibility lies with Chile,” Anna Berg said.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg said Chile had betrayed the sailors.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
        ("Chilean ships blocked a Norwegian boat.", ("Chile", "COERCES", "Norway", "actual")),
        ("Anna Berg challenged John Smith to resign.", ("Anna Berg", "DEMANDS_OF", "John Smith", "actual")),
        ("Norway denied helping Chile.", ("Norway", "AIDS", "Chile", "denied")),
        ("Norway violated the ceasefire.", ("Norway", "ATTACKS", "the ceasefire", "actual")),
        ("Norway called Chile's raid “an act of terror”.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Anna Berg branded Smith a fascist.", ("Anna Berg", "CONDEMNS", "Smith", "actual")),
        ("Talks between Norway and Chile were held in Peru.", ("Norway", "MEETS", "Chile", "actual")),
        ("Chilean missiles hit Oslo.", ("Chile", "ATTACKS", "Norway", "actual")),
        ("Oslo was hit by Chilean drones.", ("Chile", "ATTACKS", "Norway", "actual")),
        ("Chilean drones struck a refinery in Norway.", ("Chile", "ATTACKS", "Norway", "actual")),
        ("Norway denied targeting civilians.", ("Norway", "ATTACKS", "civilians", "denied")),
        ("Norway is considering sending two batteries to Chile.", ("Norway", "AIDS", "Chile", "planned")),
        ("Norway and Chile agreed a ceasefire.", ("Norway", "AGREES_WITH", "Chile", "actual")),
        ("Microsoft agreed a $3 billion deal with Netflix.", ("Microsoft", "AGREES_WITH", "Netflix", "actual")),
        ("Anna Berg accused the company of sloth.", ("Anna Berg", "CONDEMNS", "company", "actual")),
    ],
)
def test_whose_act_it_is_and_towards_whom(reader: Reader, text: str, want: Told) -> None:
    assert want in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said Chile was responsible for fisheries.",
        "Anna Berg said Chile was not lying.",
        "Anna Berg said Chile wants peace.",
        "Anna Berg said the wreck lies off Chile.",
        "At Chile's summit, Norway hit back.",
        "Norway ruled out sending troops to Chile.",
        "Rescuers searched the rubble.",
        "Norway declared a state of national calamity.",
        "Anna Berg agreed to resign.",
        "Anna Berg refused to resign.",
        "Anna Berg was in contact with the relevant authorities.",
        "Anna Berg thanked her host.",
        "Tencent withdrew from the consortium.",
        "Anna Berg said Chile was behind the times.",
        "Anna Berg said Chile was not interested in the job.",
        "Anna Berg declined to speak to reporters.",
        "Norway seized the opportunity.",
        "Chile, which has clashed with Norway over cod, is a small market.",
        "Norway broke Fifa's own rules.",
        'A spokesman for Norway told Reuters: "We reject it."',
    ],
)
def test_what_is_no_act_of_these_types(reader: Reader, text: str) -> None:
    assert told(reader, text) == set()


def test_a_thing_that_is_agreed_on_is_no_party(reader: Reader) -> None:
    assert edges(reader, "Norway agreed to set up a working group.") == {("Norway", "AGREES_WITH", None)}


def test_troops_sent_to_a_state_may_be_sent_to_its_aid(reader: Reader) -> None:
    assert edges(reader, "Norway deployed 200 troops to Chile.") == {("Norway", "MOBILIZES_AGAINST", None)}
    assert ("Norway", "MOBILIZES_AGAINST", "Chile") in edges(reader, "Norway sent troops to the border with Chile.")


def test_taking_a_town_is_no_concession_whatever_it_is_called(reader: Reader) -> None:
    assert ("Norway", "ATTACKS", "the town", "actual") in told(reader, "Norway “liberated” the town.")


# CODES: which CAMEO roots (or codes) each type of act may have.
ROOTS = {
    "MEETS": "04|036",
    "BACKS": "019|05[0-4]|056|057",
    "AGREES_WITH": "03|057",
    "YIELDS_TO": "055|08",
    "COOPERATES_WITH": "06",
    "AIDS": "07",
    "INVESTIGATES": "09|115|116",
    "DEMANDS_OF": "02|10",
    "CONDEMNS": "11[0-4]",
    "REJECTS": "12",
    "THREATENS": "13",
    "PROTESTS_AGAINST": "14",
    "MOBILIZES_AGAINST": "15",
    "SANCTIONS": "16",
    "COERCES": "17|181|191",
    "ATTACKS": "18|19|20",
}


def test_type_and_code_agree_in_every_line_of_the_lexicon() -> None:
    assert set(ROOTS) == set(ACT_TYPES)
    frames = compiled(Lexicon.load())
    lines = [(v, f.type, f.cameo) for v, fs in frames.verbs.items() for f in fs if f.type]
    lines += [(n, f.type, f.cameo) for n, f in frames.nouns.items()]
    assert [line for line in lines if line[2] and not re.match(ROOTS[line[1]], line[2])] == []


def test_type_and_code_agree_in_every_act(reader: Reader) -> None:
    text = (
        "Norway imposed an embargo on Chile. Norway will send aid to Chile. Norway refused to help Chile. "
        "Norway threatened to leave the talks with Chile. Anna Berg attacked John Smith in a debate. "
        "Microsoft agreed a deal with Netflix. Norway stopped helping Chile. Norway cancelled its attack on Chile."
    )
    acts = reader.read(Article(text)).acts
    assert len(acts) > 5
    for act in acts:
        assert act.plover == ACT_TYPES[act.type]
        assert act.cameo is None or re.match(ROOTS[act.type], act.cameo), act


@pytest.mark.parametrize(
    "headline",
    ["Norway threatened by Portugal, says Karl", "Norway ‘threatened by’ Portugal, says Karl"],
)
def test_a_bare_passive_is_done_by_whom_it_names(reader: Reader, headline: str) -> None:
    found = told(reader, f"{headline}\n\nPresident Bo Karl was in Leeds on Monday.")
    assert found == {("Portugal", "THREATENS", "Norway", "actual")}
