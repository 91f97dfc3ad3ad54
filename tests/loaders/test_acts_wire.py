"""Acts as wire reports tell them: found wrong or missing in reports that were read after all else was built."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article
from tests.loaders.told import Edge, edges


@pytest.mark.parametrize(
    ("headline", "edge"),
    [
        ("Norway and Chile trade accusations over cod", ("Norway", "CONDEMNS", "Chile")),
        ("Norway, Chile resume talks in Lima", ("Norway", "MEETS", "Chile")),
        ("Berg, Soto urge Portugal to free ship", ("Anna Berg", "DEMANDS_OF", "Portugal")),
        ("Chile, Peru troops clash near lake", ("Chile", "ATTACKS", "Peruvian troops")),
        ("Norway, Chile Trade Blame as Talks in Lima End", ("Norway", "CONDEMNS", "Chile")),
        ("Chile, United States Condemn Norwegian Raid on Port", ("United States", "CONDEMNS", "Norway")),
    ],
)
def test_the_verb_of_several_in_a_headline_is_one(reader: Reader, headline: str, edge: Edge) -> None:
    assert edge in edges(reader, f"{headline}\n\nAnna Berg and Luis Soto spoke in Lima on Monday. The talks were long.")


@pytest.mark.parametrize(
    "headline", ["Norway, Chile trade talks resume", "Norway, Chile attack plans leak", "Norway and Chile meet"]
)
def test_a_noun_of_an_act_in_a_headline_stays_one(reader: Reader, headline: str) -> None:
    found = edges(reader, f"{headline}\n\nIt was a long day in Lima.")
    assert not {e for e in found if e[1] not in ("MEETS", "COOPERATES_WITH")}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Norway and Chile each expelled two diplomats on Monday.", ("Chile", "SANCTIONS", "Norway")),
        ("Norway and Chile each recalled their ambassadors.", ("Norway", "SANCTIONS", "Chile")),
        ("Anna Berg met the opposition leader Luis Soto and praised him.", ("Anna Berg", "BACKS", "Luis Soto")),
        ("Chile's president met Luis Soto and denounced him.", ("Chile's president", "CONDEMNS", "Luis Soto")),
        ("Anna Berg attacked Luis Soto, calling him a liar.", ("Anna Berg", "CONDEMNS", "Luis Soto")),
        ("Anna Berg received Luis Soto in Oslo. Carl Mott slammed the visit.", ("Carl Mott", "CONDEMNS", "Luis Soto")),
        ("“We hold Portugal responsible for it,” Anna Berg said.", ("Anna Berg", "CONDEMNS", "Portugal")),
        ("Norway demanded that Portugal leave.", ("Norway", "DEMANDS_OF", "Portugal")),
        ("“Portugal will have to pay a price,” Anna Berg said.", ("Anna Berg", "THREATENS", "Portugal")),
        ("“Portugal has broken its promise,” Anna Berg said.", ("Anna Berg", "CONDEMNS", "Portugal")),
        ("“Portugal is a trusted partner,” Anna Berg said.", ("Anna Berg", "BACKS", "Portugal")),
        ("Anna Berg called the remarks by Luis Soto preposterous.", ("Anna Berg", "CONDEMNS", "Luis Soto")),
        ("Anna Berg vetoed the law. Luis Soto welcomed the veto.", ("Luis Soto", "BACKS", "Anna Berg")),
        ("Norway expelled two Chilean envoys. Peru slammed the decision.", ("Peru", "CONDEMNS", "Norway")),
        ("Chile's president ordered the expulsion of two Peruvian envoys.", ("Chile's president", "SANCTIONS", "Peru")),
        ("Norway put its ties with Chile on ice.", ("Norway", "SANCTIONS", "Chile")),
        ("The army carried out operations against rebels near Oslo.", ("army", "ATTACKS", "rebels")),
        ("Luis Soto accused his rival Carl Mott of lying.", ("Luis Soto", "CONDEMNS", "Carl Mott")),
        ("Anna Berg stepped up her attacks on Luis Soto.", ("Anna Berg", "CONDEMNS", "Luis Soto")),
        (
            "Anna Berg urged Luis Soto to drop the plan, against which farmers had protested.",
            ("Anna Berg", "DEMANDS_OF", "Luis Soto"),
        ),
        ("Costa Rica's Supreme Court barred Luis Soto.", ("Costa Rica's Supreme Court", "COERCES", "Luis Soto")),
        (
            "Tesfalem Gebreyes was praised by Peru. Anna Berg called on Tesfalem to resign.",
            ("Anna Berg", "DEMANDS_OF", "Tesfalem Gebreyes"),
        ),
        ("Anna Berg had harsh words for Portugal.", ("Anna Berg", "CONDEMNS", "Portugal")),
        ("“We are grateful to Portugal,” Anna Berg said.", ("Anna Berg", "BACKS", "Portugal")),
    ],
)
def test_who_does_it_to_whom(reader: Reader, text: str, edge: Edge) -> None:
    assert edge in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Two envoys traded accusations, with Luis Soto calling it a lie.", ("envoys", "CONDEMNS", "Luis Soto")),
        ("Anna Berg met Luis Soto and praised him.", ("Anna Berg", "BACKS", "Anna Berg")),
        ("Norway vowed to veto sanctions on Peru.", ("Norway", "THREATENS", "Peru")),
        ("Norway rejected sanctions against Peru.", ("Norway", "REJECTS", "Peru")),
        (
            "Peru urged Norway to talk. Chile warned of war. Norway dismissed the warning.",
            ("Norway", "REJECTS", "Peru"),
        ),
        (
            "Norway's former premier, Anna Berg, left. Peru's premier met Luis Soto.",
            ("Anna Berg", "MEETS", "Luis Soto"),
        ),
        ("Norway has provided evidence of ties between Peru and the killing.", ("Norway", "COOPERATES_WITH", "Peru")),
    ],
)
def test_who_has_no_part_in_it(reader: Reader, text: str, edge: Edge) -> None:
    assert edge not in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "OSLO — President Ana María Pérez Roca spoke. At home, Pérez Roca called Luis Soto a liar.",
            {"Ana María Pérez Roca", "Luis Soto"},
        ),
        ("Trade Minister Don Harker thanked Anna Berg.", {"Don Harker", "Anna Berg"}),
    ],
)
def test_a_person_is_one_under_all_of_the_names(reader: Reader, text: str, names: set[str]) -> None:
    assert {a.name for a in reader.read(Article(text)).actors if a.kind != "State"} == names


def test_what_serves_a_deed_to_come_is_to_come_too(reader: Reader) -> None:
    acts = reader.read(
        Article("Anna Berg and Luis Soto agreed to form a panel to investigate the Office of Works.")
    ).acts
    assert {a.modality for a in acts if a.type == "INVESTIGATES"} <= {"planned"}


def test_congress_is_that_of_where_the_report_is_from(reader: Reader) -> None:
    text = "MEXICO CITY — Mexican firms asked Congress on Monday to act. U.S. and American officials said nothing."
    assert "United States Congress" not in {a.name for a in reader.read(Article(text)).actors}


def test_he_behind_a_quotation_is_its_speaker(reader: Reader) -> None:
    text = (
        "Anna Berg met Luis Soto on Monday. Luis Soto had come by train.\n"
        "Minister Carl Mott said: “Luis Soto walks in bad company. He should know that.”\n"
        "He urged Peru to leave the league.\n"
    )
    assert ("Carl Mott", "DEMANDS_OF", "Peru") in edges(reader, text)


def test_a_city_of_many_bodies_stands_for_the_one_that_is_named(reader: Reader) -> None:
    text = (
        "BRUSSELS — The European Union met on Monday. Anna Berg accused the government of Prime Minister Luis Soto of "
        "lies. Soto lashed out at Brussels."
    )
    assert edges(reader, text) >= {
        ("Anna Berg", "CONDEMNS", "Soto government"),
        ("Luis Soto", "CONDEMNS", "European Union"),
    }
    assert "Belgium" not in {n for e in edges(reader, text) for n in e}


@pytest.mark.parametrize("place", ["New York (AFP) – ", "Lima (Reuters) - ", "Oslo (CNN) ", "Rio, Brazil (AP) — "])
def test_a_place_line_does_nothing(reader: Reader, place: str) -> None:
    text = f"Long day\n\n{place}Vice President Anna Berg on Monday began her campaign, denouncing Carl Mott as unfit."
    assert {e for e in edges(reader, text) if e[1] == "CONDEMNS"} == {("Anna Berg", "CONDEMNS", "Carl Mott")}


def test_an_adjective_is_no_newspaper(reader: Reader) -> None:
    assert "The Hindu" not in {
        a.name for a in reader.read(Article("A Hindu festival was held in Oslo on Monday.")).actors
    }
