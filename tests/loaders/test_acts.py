"""Acts, read through the whole reader: sentences of our own making, one linguistic matter each."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Act, Article, Reading, ungrounded

Told = tuple[str | None, str, str | None, str]


def read(reader: Reader, text: str, published: str | None = None) -> Reading:
    reading = reader.read(Article(text, published=published))
    assert ungrounded(reading) == []
    return reading


def told(reading: Reading, *types: str) -> set[Told]:
    """Source, type, target and modality of the acts, by name."""
    names = {a.id: a.name for a in reading.actors}
    acts = (a for a in reading.acts if not types or a.type in types)
    return {(names[a.source], a.type, names[a.target] if a.target else a.target_text, a.modality) for a in acts}


def only(reading: Reading, kind: str) -> Act:
    (act,) = (a for a in reading.acts if a.type == kind)
    return act


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("France condemned Belgium on Monday.", ("France", "CONDEMNS", "Belgium", "actual")),
        ("Belgium was condemned by France.", ("France", "CONDEMNS", "Belgium", "actual")),
        ("France lashed out at Belgium over the tariff.", ("France", "CONDEMNS", "Belgium", "actual")),
        ("Norway criticised Chile's fishing policy.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway issued a warning to Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway voiced support for Chile.", ("Norway", "BACKS", "Chile", "actual")),
        ("Norway accused Chile of dumping salmon.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway imposed sanctions on Chile.", ("Norway", "COERCES", "Chile", "actual")),
        ("Norway lifted its embargo on Chile.", ("Norway", "YIELDS_TO", "Chile", "actual")),
        ("Norway expelled three diplomats from Chile.", ("Norway", "SANCTIONS", "Chile", "actual")),
        ("Norway sent humanitarian aid to Chile.", ("Norway", "AIDS", "Chile", "actual")),
        ("Norway rejected an offer from Chile.", ("Norway", "REJECTS", "Chile", "actual")),
        ("Norway launched air strikes on Chile.", ("Norway", "ATTACKS", "Chile", "actual")),
        ("Norway opened an investigation into Chile.", ("Norway", "INVESTIGATES", "Chile", "actual")),
        ("Norway demanded that Chile withdraw its ships.", ("Norway", "DEMANDS_OF", "Chile", "actual")),
        ("Norway shared intelligence with Chile.", ("Norway", "COOPERATES_WITH", "Chile", "actual")),
        ("Norway deployed troops along the border with Chile.", ("Norway", "MOBILIZES_AGAINST", "Chile", "actual")),
    ],
)
def test_each_type_in_its_plain_frames(reader: Reader, text: str, want: Told) -> None:
    assert want in told(read(reader, text))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway refused to meet Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway did not condemn Chile.", ("Norway", "CONDEMNS", "Chile", "denied")),
        ("Norway agreed to meet Chile.", ("Norway", "MEETS", "Chile", "planned")),
        ("Norway will support Chile.", ("Norway", "BACKS", "Chile", "planned")),
        ("Norway was to hold talks with Chile.", ("Norway", "MEETS", "Chile", "planned")),
        ("Norway cancelled a meeting with Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway threatened to attack Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway will impose sanctions on Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        ("Norway could impose sanctions on Chile.", ("Norway", "THREATENS", "Chile", "planned")),
        ("Norway will bomb Chile if talks fail.", ("Norway", "THREATENS", "Chile", "conditional")),
        ("Norway will not lift its embargo on Chile.", ("Norway", "REJECTS", "Chile", "actual")),
        ("Norway suspended its aid to Chile.", ("Norway", "SANCTIONS", "Chile", "actual")),
    ],
)
def test_mood_comes_from_auxiliaries_negation_and_the_verbs_above(reader: Reader, text: str, want: Told) -> None:
    assert told(read(reader, text)) == {want}


@pytest.mark.parametrize(
    "text",
    [
        "The march in Chile was met with force.",
        "Norway met the demand of Chile.",
        "The Norway-backed fighters crossed Chile.",
        "Did Norway condemn Chile?",
        "If Norway condemned Chile, nobody noticed.",
        "Norway held a press conference.",
        "Norway called Chile a neighbour.",
        "Norway was urged to support Chile.",
        "Norway should condemn Chile.",
    ],
)
def test_what_only_looks_like_a_core_act_says_none(reader: Reader, text: str) -> None:
    assert not told(read(reader, text), "THREATENS", "MEETS", "BACKS", "CONDEMNS")


def test_a_meeting_of_two_is_told_once_and_of_three_pair_by_pair(reader: Reader) -> None:
    assert len(told(read(reader, "France and Norway held talks in Chile."), "MEETS")) == 1
    pairs = told(read(reader, "France, Norway and Peru met on Monday."), "MEETS")
    assert {(s, t) for s, _, t, _ in pairs} == {("France", "Norway"), ("France", "Peru"), ("Norway", "Peru")}


def test_every_one_of_joined_sources_and_targets_has_an_act(reader: Reader) -> None:
    acts = told(read(reader, "France and Norway condemned Chile and Peru."), "CONDEMNS")
    assert {(s, t) for s, _, t, _ in acts} == {(s, t) for s in ("France", "Norway") for t in ("Chile", "Peru")}


def test_common_nouns_that_can_act_become_anonymous_actors(reader: Reader) -> None:
    reading = read(reader, "The smugglers attacked a convoy.")
    act = only(reading, "ATTACKS")
    source = next(a for a in reading.actors if a.id == act.source)
    assert (source.name.lower().removeprefix("the "), source.kind, source.anonymous) == ("smugglers", "Group", True)
    assert reading.article.text[slice(*act.source_span or (0, 0))].endswith("smugglers")


def test_things_do_nothing(reader: Reader) -> None:
    assert not read(reader, "The numbers condemned Chile.").acts


def test_an_act_in_a_quotation_is_spoken_by_its_speaker(reader: Reader) -> None:
    reading = read(reader, "“I condemn Chile,” President Emmanuel Macron said in Paris.")
    act = only(reading, "CONDEMNS")
    assert act.voice == "spoken"
    assert act.statement == reading.statements[0].id
    assert told(reading, "CONDEMNS") == {("Emmanuel Macron", "CONDEMNS", "Chile", "actual")}


def test_an_act_that_someone_else_tells_is_relayed_and_counts_less(reader: Reader) -> None:
    plain = only(read(reader, "Norway condemned Chile."), "CONDEMNS")
    reading = read(reader, "Emmanuel Macron said that Norway had condemned Chile.")
    act = only(reading, "CONDEMNS")
    assert act.voice == "relayed"
    assert [a.name for a in reading.actors if a.id in act.relayed_by] == ["Emmanuel Macron"]
    assert act.confidence < plain.confidence


def test_a_threat_without_a_target_is_aimed_at_the_state_spoken_of(reader: Reader) -> None:
    text = "“Chile has jailed our sailors. They will pay a heavy price,” President Emmanuel Macron said."
    act = only(read(reader, text), "THREATENS")
    assert act.target == "CHL"
    assert act.inferred == ("target",)


def test_what_someone_must_do_is_demanded_by_the_speaker(reader: Reader) -> None:
    reading = read(reader, "Emmanuel Macron said on Monday that Chile must free the sailors.")
    assert ("Emmanuel Macron", "DEMANDS_OF", "Chile", "actual") in told(reading)


def test_dates_are_anchored_on_publication(reader: Reader) -> None:
    act = only(read(reader, "Norway condemned Chile on Tuesday.", "2026-01-15"), "CONDEMNS")
    assert act.date is not None
    assert (act.date.start, act.date.end, act.date.precision) == ("2026-01-13", "2026-01-13", "day")
    act = only(read(reader, "Norway condemned Chile last week.", "2026-01-15"), "CONDEMNS")
    assert act.date is not None
    assert (act.date.start, act.date.end, act.date.precision) == ("2026-01-05", "2026-01-11", "week")
    act = only(read(reader, "Norway condemned Chile on March 3, 2024.", "2026-01-15"), "CONDEMNS")
    assert act.date is not None
    assert (act.date.start, act.date.precision) == ("2024-03-03", "day")


def test_without_publication_a_date_stays_words(reader: Reader) -> None:
    act = only(read(reader, "Norway condemned Chile on Tuesday."), "CONDEMNS")
    assert act.date is not None
    assert (act.date.start, act.date.precision, act.date.text) == (None, None, "Tuesday")


def test_an_answer_names_the_act_that_it_answers(reader: Reader) -> None:
    reading = read(reader, "Chile condemned Norway. Norway hit back at Chile on Friday.")
    first, second = reading.acts
    assert [r.act for r in second.responds_to] == [first.id]
    reading = read(reader, "Norway threatened Chile after Chile condemned Norway.")
    by_type = {a.type: a for a in reading.acts}
    assert [(r.act, r.basis) for r in by_type["THREATENS"].responds_to] == [(by_type["CONDEMNS"].id, "after")]


def test_evidence_and_ids_rest_on_the_text_alone(reader: Reader) -> None:
    text = "France said little. Norway condemned Chile on Monday. Peru slept."
    one, two = (only(read(reader, text), "CONDEMNS") for _ in range(2))
    assert one.id == two.id
    assert text[slice(*one.evidence)] == "Norway condemned Chile"
    assert text[slice(*one.sentence)] == "Norway condemned Chile on Monday."


@pytest.mark.parametrize(
    "text", ["", " ", "?", "condemned", "“”", "\n\n\u2028", "Met met met. By by by.", "🙂 attacked 🙂"]
)
def test_odd_texts_are_read_without_fault(reader: Reader, text: str) -> None:
    read(reader, text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway's president threatened Chile with tariffs.", "THREATENS"),
        ("The envoy criticised Chile on Friday, calling Chile reckless.", "CONDEMNS"),
    ],
)
def test_a_deed_told_twice_in_one_sentence_is_one_act(reader: Reader, text: str, want: str) -> None:
    acts = [a for a in read(reader, text).acts if a.type == want]
    assert len(acts) == 1


def test_a_government_of_someone_who_speaks_for_a_state_is_that_state(reader: Reader) -> None:
    text = "Chilean President Maria Soto arrived on Monday. Norway condemned her government on Tuesday."
    assert ("Norway", "CONDEMNS", "Chile", "actual") in told(read(reader, text))


def test_friends_named_by_their_state_are_the_state(reader: Reader) -> None:
    text = "“We support our Norwegian friends without reservation,” said Danish Defence Minister Mikkel Brandt."
    assert ("Mikkel Brandt", "BACKS", "Norway", "actual") in told(read(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg backs stricter rules in Chile.",
        "Anna Berg called John Smith “Mister Sunshine” on Monday.",
        "Anna Berg warned voters that Chile would win the vote.",
        "Anna Berg met her husband in Chile.",
        "Anna Berg and her aides spoke to a crowd.",
        "Anna Berg defended other people.",
        "Anna Berg would beat John Smith in the vote.",
        "Asked whether the two sides still talked, Anna Berg shrugged.",
        "Anna Berg does not think that Norway condemned Chile.",
    ],
)
def test_words_that_only_look_like_a_core_act(reader: Reader, text: str) -> None:
    assert told(read(reader, text), "BACKS", "MEETS", "THREATENS", "CONDEMNS", "DEMANDS_OF") == set()


def test_a_campaign_against_someone_is_nobody(reader: Reader) -> None:
    reading = read(reader, "“I condemn this campaign against my country,” said Chilean President Maria Soto.")
    assert not any("campaign" in a.name for a in reading.actors)


def test_taking_charge_is_no_attack(reader: Reader) -> None:
    text = "Norway ordered the police to take control of the inquiry in part due to fears of defections by the army."
    assert told(read(reader, text), "ATTACKS") == set()


def test_who_is_unnamed_is_meant_by_a_pronoun_below(reader: Reader) -> None:
    assert ("police", "ATTACKS", "man", "actual") in told(read(reader, "A man died after he was shot by police."))


def test_what_a_call_is_made_to_say_is_said(reader: Reader) -> None:
    found = told(read(reader, "Anna Berg called John Smith on Monday to congratulate Mary Jones."))
    assert ("Anna Berg", "BACKS", "Mary Jones", "actual") in found


def test_a_title_in_quotation_marks_says_no_act(reader: Reader) -> None:
    assert told(read(reader, "Anna Berg said so on “Meet John Smith” on Sunday."), "MEETS") == set()
