"""Whose office, body or role it is, and what a thing named before is called later. All sentences are made up."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Actor, Article, Reading


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Article(text))


def mentions(reading: Reading, name: str) -> list[str]:
    actor = named(reading, name)
    return [reading.article.text[s:e] for s, e in actor.mentions]


def named(reading: Reading, name: str) -> Actor:
    found = [a for a in reading.actors if name in (a.name, *a.aliases)]
    assert len(found) == 1, f"{name}: {[a.name for a in reading.actors]}"
    return found[0]


def owners(reading: Reading, name: str) -> dict[str, tuple[str, str | None]]:
    names = {a.id: a.name for a in reading.actors}
    return {names[x.actor]: (x.relation, x.role) for x in named(reading, name).of}


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("NATO met on Monday. The alliance backed Norway.", "NATO", "The alliance"),
        ("The European Union and Oman agreed. Later the bloc sent envoys.", "European Union", "the bloc"),
        ("Saudi Arabia and Qatar spoke. The kingdom urged calm.", "Saudi Arabia", "The kingdom"),
        ("Hamas rejected the plan. The group fired rockets.", "Hamas", "The group"),
        ("Human Rights Watch counted 40 dead. The New York-based group urged restraint.", "Human Rights Watch",
         "The New York-based group"),
        ("North Korea and South Korea spoke. Later the North fired a rocket.", "North Korea", "North"),
        ("Joe Odera founded the Unity Movement. The Unity Movement won. The party has three seats.", "Unity Movement",
         "The party"),
    ],
)  # fmt: skip
def test_what_was_named_is_called_by_a_common_noun(reader: Reader, text: str, name: str, words: str) -> None:
    assert words in mentions(read(reader, text), name)


def test_a_ministry_is_its_states(reader: Reader) -> None:
    text = (
        "Norway's Defense Ministry said ships had sailed. Iceland's Defense Ministry denied it. "
        "The Defense Ministry in Lisbon was silent."
    )
    found = {a.id for a in read(reader, text).actors if a.kind == "Organisation"}
    assert found == {"org-nor-defense-ministry", "org-isl-defense-ministry", "org-prt-defense-ministry"}


def test_a_ministry_of_no_state_is_the_articles_own(reader: Reader) -> None:
    one, two = (read(reader, f"The Foreign Ministry summoned {n} envoys. It said no more.") for n in ("two", "nine"))
    ids = [{a.id for a in r.actors if a.kind == "Organisation"} for r in (one, two)]
    assert len(ids[0]) == len(ids[1]) == 1
    assert ids[0] != ids[1]


def test_another_states_congress_is_not_the_american_one(reader: Reader) -> None:
    text = "Peru's Congress voted on Monday. Lawmakers in Peru said the Senate would follow."
    assert not [a for a in read(reader, text).actors if "United States" in a.name]
    assert named(read(reader, "The U.S. president urged Congress to act."), "Congress").name == "United States Congress"


def test_the_government_of_an_article_about_one_state(reader: Reader) -> None:
    text = "Floods hit Ghana on Friday. Towns across Ghana were cut off. A week passed. Aid was slow. Nobody came. " + (
        "Roads were closed. Grace Mensah, a teacher, blamed the government."
    )
    assert "the government" in mentions(read(reader, text), "Ghana")


def test_the_regime_is_never_the_speakers_own(reader: Reader) -> None:
    text = "Denmark warned Ruritania. Danish Prime Minister Mette Holm said the regime must fall."
    assert "the regime" not in mentions(read(reader, text), "Denmark")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Norway's foreign minister, Maria Lind, spoke.", "Maria Lind", {"Norway": ("SPEAKS_FOR", "foreign minister")}),
        ("Maria Lind, a former Norwegian prime minister, spoke.", "Maria Lind", {}),
        ("Emir Karim Al Farsi of Qatar spoke.", "Karim Al Farsi", {"Qatar": ("SPEAKS_FOR", "emir")}),
        ("Norwegian Prime Minister Jens Hovland spoke. His defense minister, Ida Strand, listened.", "Ida Strand",
         {"Norway": ("SPEAKS_FOR", "defense minister")}),
        ("Moscow's ambassador, Ivan Petrov, spoke.", "Ivan Petrov", {"Russia": ("SPEAKS_FOR", "ambassador")}),
        ("Chile, whose president Rosa Diaz had spoken, agreed.", "Rosa Diaz", {"Chile": ("SPEAKS_FOR", "president")}),
        ("NATO met. Its secretary-general, Paul Brandt, spoke.", "Paul Brandt",
         {"NATO": ("SPEAKS_FOR", "secretary general")}),
        ("The Kremlin's ally, Ivan Petrov, spoke.", "Ivan Petrov", {}),
    ],
)  # fmt: skip
def test_for_whom_somebody_speaks(
    reader: Reader, text: str, name: str, expected: dict[str, tuple[str, str | None]]
) -> None:
    assert owners(read(reader, text), name) == expected


def test_officials_of_two_states_belong_to_both(reader: Reader) -> None:
    text = "Finnish and Estonian officials said they had seen the ship."
    (group,) = (a for a in read(reader, text).actors if a.kind == "Group")
    assert {x.actor for x in group.of} == {"FIN", "EST"}


def test_a_counterpart_holds_the_same_office(reader: Reader) -> None:
    text = "Norwegian President Jens Hovland met his Danish counterpart Mette Holm. The Danish leader smiled."
    reading = read(reader, text)
    assert named(reading, "Mette Holm").role == "president"
    assert "The Danish leader" in mentions(reading, "Mette Holm")


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Ursula von der Leyen spoke. Von der Leyen urged calm.", "Ursula von der Leyen", "Von der Leyen"),
        (
            "Foreign Minister Abbas Araghchi spoke. “We will reply,” Araqchi told reporters.",
            "Abbas Araghchi",
            "Araqchi",
        ),
        ("Kim Yo Jong, sister of North Korean leader Kim Jong Un, spoke. Kim urged calm.", "Kim Yo Jong", "Kim"),
        ("The Harbour Safety Agency (HARBA) opened an inquiry. HARBA said so.", "Harbour Safety Agency", "HARBA"),
        ("Keir Holm met Olaf Brandt in Berlin. Holm also sat down with union leaders.", "Keir Holm", "Holm"),
        ("The Reform Saving Front (RSF) spoke. The RSF urged calm.", "Reform Saving Front", "RSF"),
    ],
)
def test_other_forms_of_a_name(reader: Reader, text: str, name: str, words: str) -> None:
    assert words in mentions(read(reader, text), name)


def test_ports_ships_and_bylines_are_nobody(reader: Reader) -> None:
    text = "Ferry sinks off coast\n\nBy Karen Smith\n\nThe Mary Rose, a ferry, sank at the port of Bandar Abbas."
    assert not [a.name for a in read(reader, text).actors if a.kind == "Person"]


def test_a_state_answers_for_its_offices_alone(reader: Reader) -> None:
    reading = read(reader, "Toyota and the Bank of Japan signed a deal. Toyota welcomed it.")
    assert owners(reading, "Toyota") == {}
    assert owners(reading, "Bank of Japan") == {"Japan": ("PART_OF", None)}


def test_a_counterpart_without_a_name_is_who_holds_the_office(reader: Reader) -> None:
    text = (
        "Norwegian President Jens Hovland spoke in Oslo. Danish President Mette Holm did not. "
        "Hovland, who met reporters, accused his Danish counterpart of lying."
    )
    assert "his Danish counterpart" in mentions(read(reader, text), "Mette Holm")


def test_an_office_in_the_lead_is_held_by_who_is_named_next(reader: Reader) -> None:
    text = "Norway's prime minister accused Denmark on Monday of spying. Ida Strand said ten men had been held."
    reading = read(reader, text)
    assert owners(reading, "Ida Strand") == {"Norway": ("SPEAKS_FOR", "prime minister")}
    assert "Norway's prime minister" in mentions(reading, "Ida Strand")
    other = read(reader, text.replace("Ida Strand", "Ida Strand, a teacher,"))
    assert "Norway's prime minister" not in mentions(other, "Ida Strand")


def test_a_verb_of_a_headline_is_no_part_of_a_name(reader: Reader) -> None:
    text = "Glenn Holm Blasts Strand for Trump Links\n\nHe spoke in Oslo on Monday, and nobody answered him."
    assert not [a.name for a in read(reader, text).actors if "Blasts" in a.name]


def test_what_a_group_is_based_on_stays_with_it(reader: Reader) -> None:
    reading = read(reader, "Pakistan-based militants attacked a convoy, police said.")
    assert named(reading, "Pakistan-based militants").kind == "Group"


def test_an_envoy_of_one_state_is_no_chief_of_another(reader: Reader) -> None:
    text = (
        "Army chief Karim Haddad spoke in Cairo. The Danish special envoy, who was due to meet him, cancelled his trip."
    )
    assert "The Danish special envoy" not in mentions(read(reader, text), "Karim Haddad")


def test_a_capital_of_two_words_is_its_state(reader: Reader) -> None:
    reading = read(reader, "Kenya accused Ethiopia of spying, a day after Addis Ababa threatened to close the border.")
    assert "Addis Ababa" in mentions(reading, "Ethiopia")
