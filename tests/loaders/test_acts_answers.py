"""Acts whose other side stands in another sentence or clause: answers, what "it" takes up, both sides, letters."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from tests.loaders.told import Edge, edges


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
def test_an_answer_is_aimed_at_whoever_did_harm_before(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


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
    assert not [a for a in edges(reader, text) if a[1] == kind and a[0] != "Luis Rojas"]


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
def test_what_it_stands_for_is_whose_deed_was_praised_or_blamed(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


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
def test_both_sides_are_the_two_states_just_spoken_of(reader: Reader, text: str, want: set[Edge]) -> None:
    assert want <= edges(reader, text)


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
def test_whom_the_words_aim_at_is_found_where_the_parse_hides_it(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway warned Chile that any attack on Peru would be met by force.",
        "Any attack on Peru would be met with force, Norway said.",
    ],
)
def test_the_victim_of_a_deed_that_is_warned_of_is_not_threatened(reader: Reader, text: str) -> None:
    assert ("Norway", "THREATENS", "Peru") not in edges(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chile will be held accountable, Norwegian President Anna Berg said.", ("Anna Berg", "THREATENS", "Chile")),
        ("Norway warned that Chile would face sanctions.", ("Norway", "THREATENS", "Chile")),
        ("Norway warned that it would respond to any attack by Chile.", ("Norway", "THREATENS", "Chile")),
        ("Norway sank a Chilean ship. Chile vowed to retaliate.", ("Chile", "THREATENS", "Norway")),
        ("Norway will attack if Chile does not withdraw.", ("Norway", "THREATENS", "Chile")),
        ("Norway will take countermeasures if the Chilean side goes on.", ("Norway", "THREATENS", "Chile")),
    ],
)
def test_what_is_held_out_to_someone_is_a_threat(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Economists warned that Chile would face higher prices.",
        "Norway warned that Chile could be attacked by Peru.",
        "Norway responded to an attack by Chile.",
        "Norway will respond to Chile's proposal.",
    ],
)
def test_what_others_or_the_market_would_do_is_none(reader: Reader, text: str) -> None:
    assert not [a for a in edges(reader, text) if a[1] == "THREATENS"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Peru welcomed Anna Berg's condemnation of Chile.", ("Anna Berg", "CONDEMNS", "Chile")),
        ("Following its condemnation by Norway, Chile recalled an envoy.", ("Norway", "CONDEMNS", "Chile")),
        ("After criticism from Norway, Chile withdrew the bill.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway echoed Peru's criticism of Chile.", ("Norway", "CONDEMNS", "Chile")),
        ("Anna Berg said Chile had lied, a claim Peru denies.", ("Peru", "REJECTS", "Anna Berg")),
        ("Anna Berg is grateful to Chile and to Peru.", ("Anna Berg", "BACKS", "Peru")),
        ("Anna Berg spoke to Maria Lind and assured her of Peru's backing.", ("Anna Berg", "BACKS", "Maria Lind")),
        (
            'Norway attacked Chile. "They must leave at once," Chilean President Luis Rojas told reporters.',
            ("Luis Rojas", "DEMANDS_OF", "Norway"),
        ),
    ],
)
def test_acts_as_nouns_and_those_that_pronouns_are_aimed_at(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


def test_who_is_told_something_is_not_they_in_it(reader: Reader) -> None:
    acts = edges(reader, 'Anna Berg met John Smith. She told strikers nothing. "They must go," she told reporters.')
    assert not [a for a in acts if a[2] == "reporters"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chile has the full backing of Peru.", ("Peru", "BACKS", "Chile")),
        ('"Chile has our full support," Norwegian President Anna Berg said.', ("Anna Berg", "BACKS", "Chile")),
        ("Chile, with the backing of Peru, tabled a resolution.", ("Peru", "BACKS", "Chile")),
        ("The resolution, tabled by Chile and backed by Peru, was adopted.", ("Peru", "BACKS", "Chile")),
        ('"What Chile has done is shameful," Norwegian President Anna Berg said.', ("Anna Berg", "CONDEMNS", "Chile")),
        ('"He is a puppet," Anna Berg said of John Smith.', ("Anna Berg", "CONDEMNS", "John Smith")),
        ("Norway holds Chile responsible for the blast.", ("Norway", "CONDEMNS", "Chile")),
        ("Norway reacted with fury to Chile's decision.", ("Norway", "CONDEMNS", "Chile")),
        ("Chile's envoy was summoned to the Norwegian foreign ministry.", ("ministry", "CONDEMNS", "Chile")),
        ("Norway and Peru issued a statement in which they condemned Chile.", ("Peru", "CONDEMNS", "Chile")),
        ("Norway's threats against Chile alarmed voters.", ("Norway", "THREATENS", "Chile")),
        ('"We will not hesitate to strike Chile," Anna Berg said.', ("Anna Berg", "THREATENS", "Chile")),
        ("Norway did not rule out military action against Chile.", ("Norway", "THREATENS", "Chile")),
        ('"All options are on the table," Anna Berg said of Chile.', ("Anna Berg", "THREATENS", "Chile")),
        ('"Any attack will be met with force," Anna Berg told Chile.', ("Anna Berg", "THREATENS", "Chile")),
        (
            "If Chile does not withdraw, there will be consequences, said Anna Berg, Norway's president.",
            ("Anna Berg", "THREATENS", "Chile"),
        ),
        ("A meeting of Anna Berg and John Smith was postponed.", ("Anna Berg", "MEETS", "John Smith")),
    ],
)
def test_wordings_of_the_wires(reader: Reader, text: str, want: Edge) -> None:
    assert any(want[0] in (s or "") and (kind, to) == want[1:] for s, kind, to in edges(reader, text))


@pytest.mark.parametrize(
    "text",
    ["Chile will thrive with the support of Peru.", "Experts said the world could suffer unless states act."],
)
def test_what_is_only_hoped_for_is_neither_support_nor_threat(reader: Reader, text: str) -> None:
    assert not [a for a in edges(reader, text) if a[1] in ("BACKS", "THREATENS")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("John Smith said the treaty was dead. Norway condemned the remarks.", ("Norway", "CONDEMNS", "John Smith")),
        ("Norway denounced Chile's ban and said the step would not go unanswered.", ("Norway", "THREATENS", "Chile")),
        ('"Chile is acting like a gangster," Norwegian President Anna Berg said.', ("Anna Berg", "CONDEMNS", "Chile")),
        ("Anna Berg denied that her aides had lied and blamed strikers for it.", ("Anna Berg", "CONDEMNS", "strikers")),
        ("Peru does not recognise Chile's claim.", ("Peru", "REJECTS", "Chile")),
        ("Anna Berg raised the case with John Smith.", ("Anna Berg", "MEETS", "John Smith")),
    ],
)
def test_who_speaks_and_who_spoke(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


def test_it_in_a_promise_to_look_into_it_is_under_no_inquiry(reader: Reader) -> None:
    assert not [
        a for a in edges(reader, "Norway pressed Chile. John Smith promised to look into it.") if a[1][0] == "I"
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Norway announced tariffs on Chilean copper. The move was welcomed by Peru but criticised by Brazil.",
            {("Peru", "BACKS", "Norway"), ("Brazil", "CONDEMNS", "Norway")},
        ),
        (
            "Norway offered to mediate between Chile and Peru. Chile rejected the offer.",
            {("Chile", "REJECTS", "Norway")},
        ),
        ("Anna Berg accused Luis Rojas of lying. Rojas denied it.", {("Luis Rojas", "REJECTS", "Anna Berg")}),
        (
            "Anna Berg accused Luis Rojas of lying. Rojas said the accusation was baseless.",
            {("Luis Rojas", "REJECTS", "Anna Berg")},
        ),
        ("Chile condemned the bombing of its embassy by Norway.", {("Chile", "CONDEMNS", "Norway")}),
        (
            "Anna Berg, Norway's leader, and her Chilean counterpart, Luis Rojas, condemned Peru.",
            {("Anna Berg", "CONDEMNS", "Peru"), ("Luis Rojas", "CONDEMNS", "Peru")},
        ),
        ("Anna Berg condemned what Chile did.", {("Anna Berg", "CONDEMNS", "Chile")}),
    ],
)
def test_moves_offers_and_deeds_told_before_have_their_doers(reader: Reader, text: str, want: set[Edge]) -> None:
    assert want <= edges(reader, text)


def test_a_decision_that_no_one_is_told_to_have_made_has_no_author(reader: Reader) -> None:
    assert not [a for a in edges(reader, "Anna Berg slept badly. The decision was criticised by Chile.") if a[2]]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('Anna Berg called John Smith a "wannabe king" and left.', ("Anna Berg", "CONDEMNS", "John Smith")),
        ("Two senators, Anna Berg and Ole Vik, faulted John Smith.", ("Ole Vik", "CONDEMNS", "John Smith")),
        ("Norway came to Chile's side.", ("Norway", "BACKS", "Chile")),
        ("Chile accused Peru of spying. Peru has long rejected such accusations.", ("Peru", "REJECTS", "Chile")),
    ],
)
def test_names_called_and_sides_taken(reader: Reader, text: str, want: Edge) -> None:
    assert want in edges(reader, text)


@pytest.mark.parametrize("name", ["a “great friend”", "“the next mayor”", "“the Iron Lady of the north coast”"])
def test_a_name_of_praise_or_a_title_is_no_reproach(reader: Reader, name: str) -> None:
    assert not edges(reader, f"Anna Berg called Maria Lind {name}.")
