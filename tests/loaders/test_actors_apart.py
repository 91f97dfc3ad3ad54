"""Actors that are easily mixed up: bodies of two states, persons of one name, governments and those who react to them.

All sentences are made up.
"""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Actor, Article


class Read:
    """The actors of a text by name, and what is said of them."""

    def __init__(self, reader: Reader, text: str) -> None:
        self.text, self.actors = text, reader.read(Article(text)).actors
        self.names = {a.id: a.name for a in self.actors}

    def one(self, name: str) -> Actor:
        found = [a for a in self.actors if a.name == name]
        assert len(found) == 1, f"{name!r} among {sorted(self.names.values())}"
        return found[0]

    def words(self, name: str) -> list[str]:
        return [self.text[s:e] for s, e in self.one(name).mentions]

    def owners(self, name: str) -> list[str]:
        return [self.names[o.actor] for o in self.one(name).of]

    def whom(self, words: str) -> list[str]:
        start = self.text.rindex(words)
        return [a.name for a in self.actors if (start, start + len(words)) in a.mentions]


@pytest.mark.parametrize(
    ("text", "phrase", "whom"),
    [
        (
            "The Obama administration raised tariffs on steel. Norway welcomed the move. "
            "Critics accused the administration of haste.",
            "the administration",
            ["Obama administration"],
        ),
        (
            "Norway sent aid to Chile after the quake. Peru closed its border. Critics said the government was slow.",
            "the government",
            [],
        ),
        (
            "Chilean police fired on a crowd. Norway condemned it. The government said the officers would be tried.",
            "The government",
            [],
        ),
        (
            "SANTIAGO, Chile (AP) — The quake killed 20 people. Norway sent aid. Doctors accused the government.",
            "the government",
            ["Chile"],
        ),
        (
            "Soldiers took power in Mali. Norway's government threatened to act if the junta stayed.",
            "the junta",
            [],
        ),
    ],
)
def test_a_government_is_not_that_of_a_state_which_reacts(
    reader: Reader, text: str, phrase: str, whom: list[str]
) -> None:
    told = Read(reader, text).whom(phrase)
    assert [name for name in told if name.lower() not in ("government", "the government", "junta")] == whom


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Norwegian President Ole Vik and Chilean Prime Minister Ana Rojas agreed on aid.", "Ana Rojas", "Chile"),
        ("Vik spoke by phone with Peruvian Foreign Minister Rosa Quispe on Friday.", "Rosa Quispe", "Peru"),
        ("Finland welcomed the step. Prime Minister Aino Salo thanked the envoys.", "Aino Salo", "Finland"),
        ("Peru, which borders Chile, sent aid, and Foreign Minister Rosa Quispe thanked them.", "Rosa Quispe", "Peru"),
        ("OSLO, Norway (AP) — Schools closed. Prime Minister Helga Brandt asked for calm.", "Helga Brandt", "Norway"),
        ("Peru was silent. In Oslo, Foreign Minister Helga Brandt said it was a crime.", "Helga Brandt", "Norway"),
        ("Peru's foreign ministry protested and its defence minister, Rosa Quispe, resigned.", "Rosa Quispe", "Peru"),
        ("The ECOWAS Commission President Musa Diallo spoke in Abuja.", "Musa Diallo", "ECOWAS"),
    ],
)
def test_whose_minister_somebody_is(reader: Reader, text: str, name: str, owner: str) -> None:
    assert Read(reader, text).owners(name) == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Peru signed it. President Rosa Quispe smiled.",  # of either
        "Norway condemned it. President Donald Trump shrugged.",  # known to be no Norwegian
        "Chile's President Ana Rojas flew home. Chile welcomed it. President Rosa Quispe smiled.",  # another holds it
        "Britain welcomed it. President Rosa Quispe smiled.",  # has none
    ],
)
def test_a_minister_of_no_clear_state_stays_without(reader: Reader, text: str) -> None:
    read = Read(reader, text)
    person = next(a for a in read.actors if a.name in ("Rosa Quispe", "Donald Trump"))
    assert person.of == ()


def test_a_title_before_a_name_is_no_actor_of_its_own(reader: Reader) -> None:
    text = "Norwegian President Ole Vik and Chilean Prime Minister Ana Rojas agreed. Peru's Premier Rosa Quispe left."
    assert {a.name for a in Read(reader, text).actors if a.kind == "Person"} == {"Ole Vik", "Ana Rojas", "Rosa Quispe"}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Peruvian Foreign Ministry spokesman Juan Soto quit. In Oslo, Foreign Ministry spokesman Per Dahl smiled.",
            "Peruvian Foreign Ministry",
            "Norwegian Foreign Ministry",
        ),
        (
            "The Norwegian Chess Federation said it would play. Peru's chess federation refused.",
            "Norwegian Chess Federation",
            "Peru's chess federation",
        ),
        ("The White House said no. The US state department said yes.", "White House", "State Department"),
        (
            "The Peruvian Defence Ministry said its troops had won. Chile's General Staff said its forces held on.",
            "Peruvian troops",
            "Chilean forces",
        ),
        ("The African Union and the West African bloc ECOWAS said no.", "African Union", "ECOWAS"),
        ("China's coast guard fired. A Norway Coast Guard ship fled.", "China's coast guard", "Norway Coast Guard"),
    ],
)
def test_two_bodies_are_two(reader: Reader, text: str, one: str, other: str) -> None:
    read = Read(reader, text)
    assert read.one(one).id != read.one(other).id
    assert set(read.one(one).mentions).isdisjoint(read.one(other).mentions)


@pytest.mark.parametrize(
    ("text", "pronoun", "whom"),
    [
        ("One minister told the Guardian the Treasury had erred. “It is over,” they said.", "they", "One minister"),
        ("A No 10 spokesperson insisted all was well. “We go on,” they said.", "they", "A No 10 spokesperson"),
        ("Judge Lars Holm fined Peter Lund. Prosecutor Olaf Vik charged him with theft.", "him", "Peter Lund"),
    ],
)
def test_whom_a_pronoun_means(reader: Reader, text: str, pronoun: str, whom: str) -> None:
    assert Read(reader, text).whom(pronoun) == [whom]


def test_a_network_is_the_one_spoken_of(reader: Reader) -> None:
    text = "OSLO (AP) — Norway froze the money of a Peruvian oil network on Monday. The network sold fuel, police said."
    assert Read(reader, text).words("Associated Press") == ["AP"]


def test_a_medium_spoken_to_is_no_it(reader: Reader) -> None:
    read = Read(reader, 'A spokesman for Hamas told Reuters: "We reject it." Vik told Reuters it was late.')
    assert set(read.words("Reuters")) == {"Reuters"}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's Rapid Support Forces withdrew.",
        "Lebanon's Hezbollah withdrew.",
        "Germany's AfD voted no.",
        "India's Tata Steel will pay.",
    ],
)
def test_a_state_does_not_answer_for_who_is_at_home_in_it(reader: Reader, text: str) -> None:
    organisation = next(a for a in Read(reader, text).actors if a.kind == "Organisation")
    assert organisation.of == ()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Oracle will pay. Puma said it would wait.", "Puma", "Organisation"),
        ("Rovaniemi Rovers said it had sacked its coach.", "Rovaniemi Rovers", "Organisation"),
        ("Torvik said he would resign.", "Torvik", "Person"),
        ("Merz met the envoys.", "Merz", "Person"),
        ("The state rail operator, SNCF, said trains were late.", "SNCF", "Organisation"),
        ("Lagos governor Babatunde Ade-Cole resigned.", "Babatunde Ade-Cole", "Person"),
        ("France 24 reported the deal.", "France 24", "Organisation"),
        ("Carmaker Volvo said it was hiring.", "Volvo", "Organisation"),
    ],
)
def test_what_kind_a_name_is(reader: Reader, text: str, name: str, kind: str) -> None:
    assert Read(reader, text).one(name).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Goma fell in January. Shells hit Kherson.",
        "The BRP Maria Santos was rammed at noon.",
        "Talks fail\nAna Lind and Per Berg in Oslo\n\nThe day was long.",
        "Talks fail\n\nThe day was long.\n\nLind reported from Oslo and Berg from Rome.",
    ],
)
def test_cities_ships_and_bylines_are_nobody(reader: Reader, text: str) -> None:
    assert Read(reader, text).actors == ()


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Director Jon Holt bid first. His father, Lars Holt, paid. Vik met Holt later.", "Jon Holt", "Holt"),
        ("Fernando Ruiz Jr. flew north. Ruiz said help was near.", "Fernando Ruiz Jr.", "Ruiz"),
        ("Pope Pius XIII came to Oslo. The pontiff called for peace.", "Pius XIII", "The pontiff"),
        ("Lars Holt won the final. The Swiss, who is 36, said he was happy.", "Lars Holt", "The Swiss"),
    ],
)
def test_one_person_is_one(reader: Reader, text: str, name: str, words: str) -> None:
    assert words in Read(reader, text).words(name)


def test_all_of_a_list_are_there(reader: Reader) -> None:
    assert {"North Korea", "South Korea"} <= {a.name for a in Read(reader, "North and South Korea agreed.").actors}
    text = "Nike, Adidas and Puma said they would leave."
    assert {"Nike", "Adidas", "Puma"} <= {a.name for a in Read(reader, text).actors}
    assert Read(reader, text).words("Nike") == ["Nike"]


def test_an_apposition_swallows_no_other_subject(reader: Reader) -> None:
    text = "Malaysia, this year's ASEAN chair, offered to help, but a senior Chilean official told Reuters it was late."
    assert {a.name for a in Read(reader, text).actors if a.kind == "Person"} == {"a senior Chilean official"}


def test_a_spokesman_of_somebody_stays_theirs(reader: Reader) -> None:
    text = "UN Secretary-General Antonio Guterres was concerned, his spokesman Ole Vik told reporters."
    assert Read(reader, text).owners("Ole Vik") == ["United Nations"]
