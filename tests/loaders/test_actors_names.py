"""Where names begin and end, and which kind they are, in the house styles of many papers. All sentences are made up."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article


def kinds(reader: Reader, text: str) -> dict[str, str]:
    """The kind of each actor, by name."""
    return {a.name: a.kind for a in reader.read(Article(text)).actors}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Neighboring Mali and Niger backed the plan of Anna Berg.", "Mali", "State"),
        ("The forum's chairman, AbdulRahman Okonjo, praised the plan.", "AbdulRahman Okonjo", "Person"),
        ("Brig Gen Nabil Salah praised the plan on Monday.", "Nabil Salah", "Person"),
        ("“Nobody was hurt,” said Nakuru OCPD David Kamau.", "David Kamau", "Person"),
        ("Minister of Trade Ole Vik said the road was open.", "Ole Vik", "Person"),
        ("The Minister of Youth and Sports Ole Vik said the hall was open.", "Ole Vik", "Person"),
        ("He met U.S. Secretary of Defense Lloyd Parker at the Pentagon.", "Lloyd Parker", "Person"),
        (
            "The president of the Senate, Davi Moreira, and the president of the Chamber, Hugo Pinto, opposed it.",
            "Davi Moreira",
            "Person",
        ),
        (
            "The president of the Senate, Davi Moreira, and the president of the Chamber, Hugo Pinto, opposed it.",
            "Hugo Pinto",
            "Person",
        ),
    ],
)
def test_a_name_begins_behind_what_its_bearer_is(reader: Reader, text: str, name: str, kind: str) -> None:
    assert kinds(reader, text).get(name) == kind


def test_a_field_is_no_body(reader: Reader) -> None:
    found = kinds(reader, "Norway's envoy met U.S. National Security Adviser Anna Berg in Oslo.")
    assert set(found) >= {"Norway", "United States", "Anna Berg"}
    assert not any("Security" in name for name in found)


def test_a_place_line_in_capitals_is_nobody(reader: Reader) -> None:
    found = kinds(reader, "NEW DELHI: India has asked Canada to withdraw its diplomats by Friday.")
    assert "NEW DELHI" not in found


def test_a_family_name_can_come_first(reader: Reader) -> None:
    text = (
        "South Korean Finance Minister Bae Min-jae met reporters. Anna Berg criticised the Bae plan. Bae said nothing."
    )
    reading = reader.read(Article(text))
    bae = next(a for a in reading.actors if a.name == "Bae Min-jae")
    assert (text.rindex("Bae"), text.rindex("Bae") + 3) in bae.mentions
    assert "min" not in {a.name for a in reading.actors}


def test_an_article_is_at_home_where_its_leaders_are(reader: Reader) -> None:
    text = (
        "President Lula said Brazil will answer the tariff that Donald Trump announced. Lula met farmers in Brasília. "
        "Bolsonaro thanked Trump. Congress and the industry asked the government to be patient with the United States."
    )
    assert "United States Congress" not in kinds(reader, text)


def test_the_bloc_that_somebody_leads_is_another(reader: Reader) -> None:
    text = "NATO met in Oslo. Norway's ruling party wants to ban the bloc led by businessman Anton Berg."
    reading = reader.read(Article(text))
    nato = next(a.id for a in reading.actors if a.name == "NATO")
    assert all(act.target != nato for act in reading.acts)


def test_the_president_of_another_body_is_another(reader: Reader) -> None:
    text = "French President Emmanuel Macron flew home. Later the president of the Upper Chamber backed Chile."
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    assert {names[a.source] for a in reading.acts if a.type == "BACKS"} != {"Emmanuel Macron"}


def test_the_rival_of_an_army_is_no_person(reader: Reader) -> None:
    reading = reader.read(Article("Sudan's army accused its rival of bombing a market."))
    rival = next(a for a in reading.actors if a.name.endswith("rival"))
    assert rival.kind == "Group"


def test_the_commission_is_that_of_the_body_named(reader: Reader) -> None:
    text = "Norway met the European Union in Brussels. Germany backed the Commission's line."
    assert "European Commission" in kinds(reader, text)
    other = "The ECOWAS Commission and the European Union met. Germany backed the Commission's line."
    assert "European Commission" not in kinds(reader, other)


def test_initials_that_two_bodies_bear_are_neither(reader: Reader) -> None:
    assert "Reporters Without Borders" not in kinds(reader, "In Sudan the RSF shelled a market on Monday.")
    assert "RSF" not in kinds(reader, "Reporters Without Borders (RSF) condemned Norway. The RSF urged calm.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leader of the Opposition Joel Otieno accused Anna Berg of lying.", "Joel Otieno"),
        ("Police arrested Kira Municipality MP Ibrahim Otieno. Mr Otieno was freed.", "Ibrahim Otieno"),
        ("Sen. Lila Brandt, R-Columbia, praised Anna Berg.", "Lila Brandt"),
        ("The US Ambassador to Chisinau Kent Wilson handed the boats over to Anna Berg.", "Kent Wilson"),
    ],
)
def test_a_title_is_its_bearers(reader: Reader, text: str, name: str) -> None:
    assert [n for n, k in kinds(reader, text).items() if k == "Person" and n != "Anna Berg"] == [name]


def test_a_strait_is_no_broadcaster(reader: Reader) -> None:
    reading = reader.read(Article("The news channel Nordavis reported it. Chile sent ships to the Bashi Channel."))
    nordavis = [a for a in reading.actors if a.name == "Nordavis"]
    assert all(reading.article.text[s:e] != "the Bashi Channel" for a in nordavis for s, e in a.mentions)


def test_no_verb_stands_in_a_name(reader: Reader) -> None:
    text = "Union leader Joe Adeyo spoke. But Adeyo accused Ribadu of intimidation, saying soldiers had come."
    assert not any("accused" in name for name in kinds(reader, text))
