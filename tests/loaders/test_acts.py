"""Acts, read through the whole reader: sentences of our own making, one linguistic matter each."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.errors import LexiconError
from loaders.language.acts.frames import compiled
from loaders.language.lexicon import Lexicon
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


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Peru threatened Chile on Monday. Norway condemned the threats on Tuesday.", "PER"),
        ("President Emmanuel Macron condemned Chile on Monday. “I denounce these actions,” Macron said.", "CHL"),
    ],
)
def test_a_reproach_without_a_name_goes_back_to_who_did_it(reader: Reader, text: str, target: str) -> None:
    act = max((a for a in read(reader, text).acts if a.type == "CONDEMNS"), key=lambda a: a.trigger)
    assert (act.target, act.inferred) == (target, ("target",))


def test_a_tariff_on_things_threatens_no_state_spoken_of(reader: Reader) -> None:
    text = "“Chile sells cars. I will impose a tariff on cars,” President Emmanuel Macron said."
    assert not told(read(reader, text), "THREATENS")


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


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway snubbed Chile.", "REJECTS"),
        ("Norway railed against Chile.", "CONDEMNS"),
        ("Norway took aim at Chile.", "CONDEMNS"),
        ("Norway took Chile to task.", "CONDEMNS"),
        ("Norway tore into Chile.", "CONDEMNS"),
        ("Norway pinned the blame on Chile.", "CONDEMNS"),
        ("Norway levelled accusations against Chile.", "CONDEMNS"),
        ("Norway described Chile's conduct as an act of madness.", "CONDEMNS"),
        ("Norway complained that Chile ignored the law.", "CONDEMNS"),
        ("Norway summoned Chile's ambassador.", "CONDEMNS"),
        ("Norway launched a scathing attack on Chile.", "CONDEMNS"),
        ("Norway voiced outrage at Chile.", "CONDEMNS"),
        ("Norway threw its weight behind Chile.", "BACKS"),
        ("Norway came out in support of Chile.", "BACKS"),
        ("Norway came to the defence of Chile.", "BACKS"),
        ("Norway sided with Chile.", "BACKS"),
        ("Norway stood shoulder to shoulder with Chile.", "BACKS"),
        ("Norway offered condolences to Chile.", "BACKS"),
        ("Norway sent its congratulations to Chile.", "BACKS"),
        ("Norway paid tribute to Chile.", "BACKS"),
        ("Norway hailed Chile's reforms.", "BACKS"),
        ("Norway vouched for Chile.", "BACKS"),
        ("Norway recognised Chile's independence.", "BACKS"),
        ("Norway signed a treaty with Chile.", "BACKS"),
        ("Anna Berg sat down with John Smith.", "MEETS"),
        ("Anna Berg paid a visit to John Smith.", "MEETS"),
        ("Anna Berg phoned John Smith.", "MEETS"),
        ("Anna Berg held a call with John Smith.", "MEETS"),
        ("Anna Berg hosted John Smith in Chile.", "MEETS"),
        ("Anna Berg received John Smith in Chile.", "MEETS"),
        ("Anna Berg huddled with John Smith.", "MEETS"),
        ("Anna Berg flew to Chile for talks.", "MEETS"),
        ("Anna Berg engaged in talks with John Smith.", "MEETS"),
        ("Anna Berg spoke by phone with John Smith.", "MEETS"),
        ("Anna Berg visited Chile.", "MEETS"),
        ("Norway exchanged views with Chile.", "MEETS"),
        ("Norway issued an ultimatum to Chile.", "THREATENS"),
        ("Norway put Chile on notice.", "THREATENS"),
        ("Norway warned Chile of consequences.", "THREATENS"),
        ("Norway vowed revenge against Chile.", "THREATENS"),
        ("Norway menaced Chile.", "THREATENS"),
        ("Norway walked out of talks with Chile.", "REJECTS"),
        ("Norway vetoed a resolution by Chile.", "REJECTS"),
        ("Norway rebuffed Chile.", "REJECTS"),
        ("Norway brushed aside a proposal by Chile.", "REJECTS"),
        ("Norway defied Chile.", "REJECTS"),
        ("Norway turned down an offer from Chile.", "REJECTS"),
        ("Norway recalled its ambassador from Chile.", "SANCTIONS"),
        ("Norway cut ties with Chile.", "SANCTIONS"),
        ("Norway expelled Chilean diplomats.", "SANCTIONS"),
        ("Norway suspended aid to Chile.", "SANCTIONS"),
        ("Norway broke off talks with Chile.", "SANCTIONS"),
        ("Norway slapped tariffs on Chile.", "COERCES"),
        ("Norway froze assets of Chile.", "COERCES"),
        ("Norway blacklisted Chile.", "COERCES"),
        ("Police arrested John Smith.", "COERCES"),
        ("Police fired tear gas at protesters.", "COERCES"),
        ("Norway intercepted a ship from Chile.", "COERCES"),
        ("The rebels abducted John Smith.", "COERCES"),
        ("Norway shelled Chile.", "ATTACKS"),
        ("Norway opened fire on Chile.", "ATTACKS"),
        ("The rebels threw stones at police.", "ATTACKS"),
        ("The rebels sank a ship of Chile.", "ATTACKS"),
        ("The rebels ambushed the army.", "ATTACKS"),
        ("Norway conceded to Chile.", "YIELDS_TO"),
        ("Norway caved in to Chile.", "YIELDS_TO"),
        ("Norway apologised to Chile.", "YIELDS_TO"),
        ("Norway backed down.", "YIELDS_TO"),
        ("Norway freed John Smith.", "YIELDS_TO"),
        ("Norway withdrew its troops from Chile.", "YIELDS_TO"),
        ("Norway bailed out Chile.", "AIDS"),
        ("Norway came to the aid of Chile.", "AIDS"),
        ("Norway poured money into Chile.", "AIDS"),
        ("Norway forgave the debt of Chile.", "AIDS"),
        ("Norway armed the rebels.", "AIDS"),
        ("Norway granted asylum to John Smith.", "AIDS"),
        ("Norway cooperated with Chile.", "COOPERATES_WITH"),
        ("Norway bought gas from Chile.", "COOPERATES_WITH"),
        ("Norway shared intelligence with Chile.", "COOPERATES_WITH"),
        ("Norway called on Chile to withdraw.", "DEMANDS_OF"),
        ("Norway told Chile to withdraw.", "DEMANDS_OF"),
        ("Norway appealed to Chile for calm.", "DEMANDS_OF"),
        ("Norway asked Chile to withdraw.", "DEMANDS_OF"),
        ("Thousands of students marched against Chile.", "PROTESTS_AGAINST"),
        ("Norway massed troops along the border with Chile.", "MOBILIZES_AGAINST"),
        ("Norway scrambled jets against Chile.", "MOBILIZES_AGAINST"),
        ("Norway sued Chile.", "INVESTIGATES"),
        ("Norway took Chile to court.", "INVESTIGATES"),
        ("Prosecutors charged John Smith.", "INVESTIGATES"),
        ("Norway agreed with Chile to share water.", "AGREES_WITH"),
        ("Norway branded Chile a terrorist state.", "CONDEMNS"),
        ("Norway insisted that Chile withdraw its ships.", "DEMANDS_OF"),
    ],
)
def test_the_lexicon_knows_the_words_of_the_trade(reader: Reader, text: str, want: str) -> None:
    acts = [a for a in read(reader, text).acts if a.type == want and a.modality == "actual"]
    assert acts
    assert all(a.target or a.target_text or want == "YIELDS_TO" for a in acts)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway, which condemned Chile on Monday, is silent.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Chile was condemned by Norway and Peru.", ("Peru", "CONDEMNS", "Chile", "actual")),
        ("The Norwegian and Peruvian ministers met in Chile.", ("Norway", "MEETS", "Peru", "actual")),
        ("Norway and Peru's foreign ministers met in Chile.", ("Norway", "MEETS", "Peru", "actual")),
        ("Norway, along with Peru, condemned Chile.", ("Peru", "CONDEMNS", "Chile", "actual")),
        ("Norway's condemnation of Chile came on Monday.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Talks between Norway and Chile began on Monday.", ("Norway", "MEETS", "Chile", "actual")),
        ("Norway issued a condemnation of Chile.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway gave Chile its full support.", ("Norway", "BACKS", "Chile", "actual")),
        ("The leaders of Norway and Chile met on Sunday.", ("Norway", "MEETS", "Chile", "actual")),
        ("Ministers from Norway, Chile and Peru gathered in Oslo for talks.", ("Chile", "MEETS", "Peru", "actual")),
        ("Norway has never met Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Neither Anna Berg nor John Smith met Mary Jones.", ("John Smith", "MEETS", "Mary Jones", "denied")),
        ("Norway held no talks with Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway declined to meet Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway called off a meeting with Chile.", ("Norway", "MEETS", "Chile", "denied")),
        ("Norway stopped short of condemning Chile.", ("Norway", "CONDEMNS", "Chile", "denied")),
        ("Norway plans to meet Chile.", ("Norway", "MEETS", "Chile", "planned")),
        ("Norway is set to meet Chile on Friday.", ("Norway", "MEETS", "Chile", "planned")),
        ("Norway warned that it would bomb Chile if the talks fail.", ("Norway", "THREATENS", "Chile", "conditional")),
        (
            "Norway warned Chile that it would face sanctions if it attacked.",
            ("Norway", "THREATENS", "Chile", "conditional"),
        ),
        ("Norway said it would impose sanctions on Chile.", ("Norway", "THREATENS", "Chile", "actual")),
        (
            '"All options are on the table with Chile," President Emmanuel Macron said.',
            ("Emmanuel Macron", "THREATENS", "Chile", "conditional"),
        ),
        ("Anna Berg phoned John Smith to express her support.", ("Anna Berg", "BACKS", "John Smith", "actual")),
        ("Norway denounced what it called Chile's aggression.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway, Chile sign trade pact", ("Norway", "BACKS", "Chile", "actual")),
        ("Norway condemned Santiago.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway, a close ally of Peru, condemned Chile.", ("Norway", "CONDEMNS", "Chile", "actual")),
        (
            "President Emmanuel Macron and Chancellor Friedrich Merz met on Monday.",
            ("Emmanuel Macron", "MEETS", "Friedrich Merz", "actual"),
        ),
        ("Norway condemned Chile and met Peru.", ("Norway", "MEETS", "Peru", "actual")),
        ("Having condemned Chile, Norway met Peru.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("Norway began supporting Chile.", ("Norway", "BACKS", "Chile", "actual")),
        ("All of the senators condemned Chile.", ("senators", "CONDEMNS", "Chile", "actual")),
        ("Norway is the first state to condemn Chile.", ("Norway", "CONDEMNS", "Chile", "actual")),
        ("A donor to the committee that backed Anna Berg fled.", ("committee", "BACKS", "Anna Berg", "actual")),
        ("Norway gave strong support to Chile in a debate with Peru.", ("Norway", "BACKS", "Chile", "actual")),
        ("Anna Berg accused John Smith of backing Chile.", ("Anna Berg", "CONDEMNS", "John Smith", "actual")),
    ],
)
def test_who_does_it_to_whom_in_each_construction(reader: Reader, text: str, want: Told) -> None:
    source, kind, target, modality = want
    acts = told(read(reader, text), kind)
    both_ways = {(target, kind, source, modality)} if kind == "MEETS" else set()
    assert acts & {want, *both_ways}


@pytest.mark.parametrize(
    "text",
    [
        "Norway seized on a remark by Chile.",
        "Norway held a press conference in Chile.",
        "It is hard to condemn Chile.",
        "Condemn Chile!",
        "To back Chile would be a mistake.",
        "Rather than condemning Chile, Norway slept.",
        "Norway is no more racist than Chile.",
        "Norway met the deadline of Chile.",
        "The protest by Chile was met with force.",
        "The Chile-backed rebels fled.",
        "Anna Berg stood behind a lectern in Chile.",
        "Norway has the ability to threaten Chile.",
        "Norway asked whether Peru had condemned Chile.",
    ],
)
def test_what_is_not_done_is_no_core_act(reader: Reader, text: str) -> None:
    found = told(read(reader, text), "THREATENS", "MEETS", "BACKS", "CONDEMNS")
    assert not [f for f in found if f[3] != "denied"]


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("Reuters and CNN called the race for Anna Berg.", "MEETS", "Anna Berg"),
        ("Anna Berg never said that Norway had condemned Chile.", "CONDEMNS", "Chile"),
        ("Norway must condemn Chile.", "CONDEMNS", "Chile"),
        ("Norway has to condemn Chile.", "CONDEMNS", "Chile"),
        ("Anna Berg is unlikely to endorse John Smith.", "BACKS", "John Smith"),
        ("Anna Berg avoided meeting John Smith.", "MEETS", "John Smith"),
        ("Anna Berg rejected the notion that Norway had condemned Chile.", "CONDEMNS", "Chile"),
        ("Anna Berg held a rally instead of meeting John Smith.", "MEETS", "John Smith"),
        ("Anna Berg stood by John Smith's side at the altar.", "MEETS", "John Smith"),
        ("Anna Berg was accused of backing John Smith.", "BACKS", "John Smith"),
        ("Anna Berg accused John Smith of backing Chile.", "BACKS", "Chile"),
        ("Anna Berg criticised the Chile deal.", "CONDEMNS", "Chile"),
        ("Anna Berg voiced support for ending talks with Chile.", "BACKS", "Chile"),
        ("Norway urged Peru to condemn Chile.", "CONDEMNS", "Chile"),
        ("Norway wants to attack Chile.", "THREATENS", "Chile"),
        ("Norway tried to attack Chile.", "THREATENS", "Chile"),
        ("Norway would send troops to Chile.", "THREATENS", "Chile"),
        ("Anna Berg visited the museum in Chile.", "MEETS", "Chile"),
    ],
)
def test_what_is_not_done_is_no_act_of_the_kind(reader: Reader, text: str, kind: str, target: str) -> None:
    assert not [t for _, _, t, modality in told(read(reader, text), kind) if t == target and modality != "denied"]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("late on Monday", "2026-01-12", "2026-01-12", "day"),
        ("two days ago", "2026-01-13", "2026-01-13", "day"),
        ("a week ago", "2026-01-05", "2026-01-11", "week"),
        ("two months ago", "2025-11-01", "2025-11-30", "month"),
        ("in early 2014", "2014-01-01", "2014-04-30", "range"),
        ("in late December", "2025-12-21", "2025-12-31", "range"),
        ("on March 3", "2025-03-03", "2025-03-03", "day"),
        ("on the 12th", "2026-01-12", "2026-01-12", "day"),
        ("over the weekend", "2026-01-10", "2026-01-11", "range"),
        ("last summer", "2025-06-01", "2025-08-31", "range"),
        ("during the 1990s", "1990-01-01", "1999-12-31", "range"),
        ("last Thursday night", "2026-01-08", "2026-01-08", "day"),
    ],
)
def test_words_of_time_and_how_precise_they_are(
    reader: Reader, words: str, start: str, end: str, precision: str
) -> None:
    act = only(read(reader, f"Norway condemned Chile {words}.", "2026-01-15"), "CONDEMNS")
    assert act.date is not None
    assert (act.date.start, act.date.end, act.date.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Norway on Tuesday condemned Chile.",
        "In a statement on Tuesday, Norway condemned Chile.",
        "Norway said on Tuesday that it condemned Chile.",
    ],
)
def test_the_day_may_stand_beside_the_subject_or_the_statement(reader: Reader, text: str) -> None:
    act = only(read(reader, text, "2026-01-15"), "CONDEMNS")
    assert act.date is not None
    assert act.date.start == "2026-01-13"


@pytest.mark.parametrize(
    "text",
    [
        "Chile condemned Norway. In response, Norway expelled two Chilean diplomats.",
        "Chile expelled a Norwegian diplomat on Monday. Norway retaliated by expelling two Chilean envoys.",
        "Chile accused Norway of piracy. Norway hit back at Chile.",
    ],
)
def test_an_answer_to_what_went_before(reader: Reader, text: str) -> None:
    first, second = read(reader, text).acts
    assert [r.act for r in second.responds_to] == [first.id]


def test_an_attack_in_words_is_a_criticism(reader: Reader) -> None:
    text = "Anna Berg attacked John Smith in a debate. The gunmen attacked Mary Jones."
    acts = told(read(reader, text), "ATTACKS", "CONDEMNS")
    assert ("Anna Berg", "CONDEMNS", "John Smith", "actual") in acts
    assert ("gunmen", "ATTACKS", "Mary Jones", "actual") in acts


def test_a_fault_in_a_lexicon_of_verbs_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "verbs.csv").write_text(
        "verb,with,object,slots,type,cameo,prior,modality,notes\nsalute,,,obj,HAILS,,0.5,,\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=r"verbs\.csv.*2.*HAILS"):
        compiled(Lexicon.load(tmp_path))
    (tmp_path / "verbs.csv").write_text("verb,with\nsalute,\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"verbs\.csv.*1.*no column"):
        compiled(Lexicon.load(tmp_path))
    (tmp_path / "verbs.csv").write_text(
        "verb,with,object,slots,type,cameo,prior,modality,notes\nsalute,,,obj+city,BACKS,,0.5,,\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=r"verbs\.csv.*2.*obj\+city"):
        compiled(Lexicon.load(tmp_path))


def test_a_lexicon_of_ones_own_adds_verbs(tmp_path: Path) -> None:
    (tmp_path / "verbs.csv").write_text(
        "verb,with,object,slots,type,cameo,prior,modality,notes\nflatter,,,obj!,BACKS,051,0.7,,\n", encoding="utf-8"
    )
    reader = Reader(lexicon=Lexicon.load(tmp_path))
    assert ("Norway", "BACKS", "Chile", "actual") in told(read(reader, "Norway flattered Chile."))


def test_who_is_hit_kills_nobody(reader: Reader) -> None:
    text = "The aid group said its hospital had been shelled on Saturday, killing six patients."
    sources = [a.source_span for a in reader.read(Article(text)).acts if a.type == "ATTACKS" and a.source_span]
    assert not [text[s:e] for s, e in sources if "hospital" in text[s:e]]
