"""Who is said to have said what, in every order in which news articles put it."""

from __future__ import annotations

import pytest

from loaders.language import attributions
from loaders.language.attribution import Attribution
from loaders.language.attributions.cues import compiled
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.language.reader import Reader
from loaders.reading import Actor, Article, Statement

LEXICON = Lexicon()


class Told:
    """The attributions of a text, as words."""

    def __init__(self, reader: Reader, text: str) -> None:
        self.text = text
        self.page: Page = reader.page(Article(text))
        self.all: tuple[Attribution, ...] = attributions.find(self.page, LEXICON)

    def words(self) -> list[tuple[str, str, str]]:
        return [(a.kind, self.source(a), self.content(a)) for a in self.all]

    def content(self, a: Attribution) -> str:
        return " | ".join(self.text[s:e] for s, e in a.spans)

    def source(self, a: Attribution) -> str:
        return self.text[slice(*a.sources[0])] if a.sources else ""

    def statements(self, *actors: Actor) -> tuple[Statement, ...]:
        return attributions.statements(self.page, self.all, Cast(actors))

    def actor(self, name: str, kind: str = "Person") -> Actor:
        """An actor that is mentioned wherever the name stands."""
        starts = [i for i in range(len(self.text)) if self.text.startswith(name, i)]
        return Actor("id-" + name, name, kind, mentions=tuple((i, i + len(name)) for i in starts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We will open the border,” Maria Lopez said on Monday.", "Maria Lopez", "We will open the border"),
        ("“We will open the border,” said Maria Lopez, a deputy minister.", "Maria Lopez", "We will open the border"),
        ("Maria Lopez said, “We will open the border.”", "Maria Lopez", "We will open the border."),
        ("Maria Lopez told reporters: “We will open the border.”", "Maria Lopez", "We will open the border."),
        ("The ministry said that “the border will be opened soon.”", "The ministry", "the border will be opened soon."),
        ("“We will open the border,” according to Maria Lopez.", "Maria Lopez", "We will open the border"),
        ("The border stays.\n“We will open it one day.” — Maria Lopez", "Maria Lopez", "We will open it one day."),
        ("Lopez continued:\n“We will open the border. It is time.”", "Lopez", "We will open the border. It is time."),
        ('"We will open the border," the spokeswoman added.', "the spokeswoman", "We will open the border"),
        ("“Will it open?” asked Lopez.", "Lopez", "Will it open?"),
        ("‘We will open it,’ Lopez said.", "Lopez", "We will open it"),
    ],
)
def test_direct_speech_in_every_order(reader: Reader, text: str, source: str, content: str) -> None:
    assert ("direct", source, content) in Told(reader, text).words()


def test_a_quote_split_by_its_cue_is_one_statement(reader: Reader) -> None:
    told = Told(reader, "“We waited,” Lopez said. “Now we act.”")
    assert told.words() == [("direct", "Lopez", "We waited | Now we act.")]


def test_a_new_cue_begins_a_new_statement(reader: Reader) -> None:
    told = Told(reader, "“We waited,” Lopez said. “Now we act,” Haddad replied.")
    assert told.words() == [("direct", "Lopez", "We waited"), ("direct", "Haddad", "Now we act")]


def test_a_cue_behind_the_second_part_makes_it_a_statement_of_its_own(reader: Reader) -> None:
    told = Told(reader, "“It is safe,” Roe said, but in a dry tone, “They will shut it,” said engineer Bo Poe.")
    assert [x[1:] for x in told.words()] == [("Roe", "It is safe"), ("engineer Bo Poe", "They will shut it")]


def test_who_answers_a_quoted_question_did_not_ask_it(reader: Reader) -> None:
    told = Told(reader, "Roe was asked, “Why did you shut the road?” She said nothing.")
    assert ("She", "Why did you shut the road?") not in [x[1:] for x in told.words()]


def test_the_last_speaker_goes_on_in_the_next_paragraph(reader: Reader) -> None:
    told = Told(reader, "“We waited for years,” Lopez said.\n“Nobody came. Nobody called.”\nShe left.")
    assert told.words() == [("direct", "Lopez", "We waited for years | Nobody came. Nobody called.")]


def test_the_one_who_is_told_is_no_speaker(reader: Reader) -> None:
    told = Told(reader, "“We waited,” Lopez told Reuters on Friday.")
    (only,) = told.all
    assert told.source(only) == "Lopez"
    assert only.addressee is not None
    assert told.text[slice(*only.addressee)] == "Reuters"


@pytest.mark.parametrize(
    "text",
    [
        "She reads “The Long Road Home” to her children every evening.",
        "The so-called “Green Line” divides the old city from the new one.",
        "Robert “Bobby” Lane walked to the station in the rain.",
    ],
)
def test_quoted_words_that_are_no_speech(reader: Reader, text: str) -> None:
    assert [a for a in Told(reader, text).all if a.kind == "direct"] == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Lopez said that the talks had failed.", "Lopez", "that the talks had failed"),
        ("Lopez said the talks had failed.", "Lopez", "the talks had failed"),
        ("The talks had failed, officials said Friday.", "officials", "The talks had failed"),
        (
            "The talks, Lopez said, had failed because of the weather.",
            "Lopez",
            "The talks | had failed because of the weather.",
        ),
        ("According to Lopez, the talks had failed.", "Lopez", "the talks had failed."),
        ("The talks had failed, according to Lopez.", "Lopez", "The talks had failed"),
        ("As Lopez noted, the talks had failed long before.", "Lopez", "the talks had failed long before."),
        ("The minister vowed to resume the talks.", "The minister", "to resume the talks"),
        ("The report found that prices rose by a third.", "The report", "that prices rose by a third"),
        ("Reporters asked whether the talks had failed.", "Reporters", "whether the talks had failed"),
    ],
)
def test_indirect_speech(reader: Reader, text: str, source: str, content: str) -> None:
    words = [(k, s, c.rstrip(".")) for k, s, c in Told(reader, text).words()]
    assert ("indirect", source, content.rstrip(".")) in words


def test_partly_quoted_content_is_mixed_and_its_quotation_no_statement_of_its_own(reader: Reader) -> None:
    told = Told(reader, "Lopez said the offer was “a bad joke” that nobody had asked for.")
    assert told.words() == [("mixed", "Lopez", "the offer was “a bad joke” that nobody had asked for")]


def test_a_participle_goes_back_to_the_speaker_of_the_sentence(reader: Reader) -> None:
    told = Told(reader, "Lopez said the offer had come too late, adding that the talks were over.")
    assert told.source(told.all[-1]) == "Lopez"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lopez believes that the talks will fail.", "thought"),
        ("Lopez hopes that the talks will succeed.", "felt"),
        ("Lopez plans to resume the talks in May.", "planned"),
        ("Lopez announced that the talks will resume.", "said"),
    ],
)
def test_stance_tells_speech_from_thought(reader: Reader, text: str, stance: str) -> None:
    assert [a.stance for a in Told(reader, text).all] == [stance]


def test_what_is_wished_within_a_report_is_no_statement_of_its_own(reader: Reader) -> None:
    assert len(Told(reader, "Lopez said that she hopes to resume the talks.").all) == 1


def test_a_report_of_a_further_speaker_has_parent_and_relayer(reader: Reader) -> None:
    told = Told(reader, "Reuters reported that the minister said the talks had failed.")
    outer, inner = told.all
    assert (told.source(outer), told.source(inner)) == ("Reuters", "the minister")
    assert inner.parent == 0
    assert [told.text[slice(*r)] for r in inner.relayers] == ["Reuters"]


def test_transcripts_and_captions(reader: Reader) -> None:
    text = (
        "Minister faces the press\nMARIA LOPEZ: The talks are over.\nPhoto: Lopez said hello. (AP Photo)\nLOPEZ left."
    )
    assert [w for w in Told(reader, text).words() if "hello" in w[2]] == []
    assert ("direct", "MARIA LOPEZ", "The talks are over.") in Told(reader, text).words()


def test_two_speakers_jointly(reader: Reader) -> None:
    told = Told(reader, "Lopez and Haddad said the talks had failed.")
    assert [told.text[slice(*s)] for s in told.all[0].sources] == ["Lopez", "Haddad"]


def test_medium(reader: Reader) -> None:
    assert Told(reader, "Lopez said in a statement that the talks had failed.").all[0].medium == "a statement"


def test_statements_resolve_their_speakers(reader: Reader) -> None:
    told = Told(reader, "“We waited,” Lopez told Haddad. The talks had failed, an unknown voice said.")
    first, second = told.statements(told.actor("Lopez"), told.actor("Haddad"))
    assert (first.speaker, first.speakers, first.addressee) == ("id-Lopez", ("id-Lopez",), "id-Haddad")
    assert first.text == "We waited"
    assert first.why == "quote-before-cue: Lopez told"
    assert second.speaker is None
    assert second.speaker_span is not None
    assert told.text[slice(*second.speaker_span)] == "an unknown voice"


def test_a_document_speaks_for_who_issued_it(reader: Reader) -> None:
    told = Told(reader, "Lopez said in a statement that she was ready. The statement said the talks would resume.")
    assert [s.speaker for s in told.statements(told.actor("Lopez"))] == ["id-Lopez", "id-Lopez"]


def test_reading_again_gives_the_same_ids(reader: Reader) -> None:
    text = "“We waited,” Lopez said. “Now we act,” Haddad replied."
    first, again = (Told(reader, text).statements() for _ in range(2))
    assert [s.id for s in first] == [s.id for s in again]
    assert len({s.id for s in first}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\n",
        "“”",
        "“",
        "said",
        ":",
        "he said: “",
        "— — “x” —",
        "“a” “b” “c”",
        "said said said.",
        "🙂 “🙂” said 🙂.",
    ],
)
def test_no_text_breaks_it(reader: Reader, text: str) -> None:
    told = Told(reader, text)
    for a in told.all:
        for s, e in [*a.spans, *a.sources, *([a.cue] if a.cue else [])]:
            assert 0 <= s < e <= len(text)
            assert text[s:e] == text[s:e].strip()
    told.statements()


def test_an_outlet_that_only_passes_on_is_relayer(reader: Reader) -> None:
    told = Told(reader, "The minister said the talks had failed, according to Reuters.")
    (only,) = told.all
    assert told.source(only) == "The minister"
    assert [told.text[slice(*r)] for r in only.relayers] == ["Reuters"]


def test_a_quote_in_a_quote_is_a_statement_of_its_own_where_someone_in_particular_says_it(reader: Reader) -> None:
    told = Told(reader, "“He told me, ‘Go home and wait,’” Ms. Roe said.")
    outer, inner = told.all
    assert (told.source(outer), told.source(inner), told.content(inner)) == ("Ms. Roe", "He", "Go home and wait")
    assert (outer.kind, inner.kind, inner.parent) == ("direct", "direct", 0)
    assert [told.text[slice(*r)] for r in inner.relayers] == ["Ms. Roe"]
    assert len(Told(reader, "“People always say, ‘Go home and wait,’” Ms. Roe said.").all) == 1


def test_the_chain_of_who_passed_it_on_stands_nearest_first(reader: Reader) -> None:
    text = "“The mayor said, ‘We will never sign,’ and left,” Ms. Roe told the Herald, according to Reuters."
    told = Told(reader, text)
    outer, inner = told.all
    assert [told.text[slice(*r)] for r in outer.relayers] == ["Reuters"]
    assert [told.text[slice(*r)] for r in inner.relayers] == ["Ms. Roe", "Reuters"]


def test_one_who_only_speaks_of_anothers_words_does_not_pass_them_on(reader: Reader) -> None:
    told = Told(reader, "Norway denounced what the mayor called “a bad joke” on Monday.")
    assert [(told.source(a), a.relayers) for a in told.all if "joke" in told.content(a)][-1] == ("the mayor", ())


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Ms. Roe said that the old road by the river was closed.", ()),
        ("The villagers who condemned the old plan of the city council met there.", ("in-passing",)),
        ("Does Ms. Roe believe that the old road by the river is closed?", ("not-said-yet",)),
        ("You know that the old road by the river is closed.", ("no-one-in-particular",)),
        ("The rain suggested that the old road by the river was closed.", ("said-by-a-thing",)),
        ("The survey suggested that the old road by the river was closed.", ()),
        ("Ms. Roe supports the plan.", ("loose-verb", "few-words")),
    ],
)
def test_what_makes_an_attribution_doubtful_is_told_and_lowers_its_confidence(
    reader: Reader, text: str, doubts: tuple[str, ...]
) -> None:
    told = Told(reader, text)
    (only,) = told.all
    assert only.doubts == doubts
    assert (only.prior < compiled(LEXICON).priors[only.rule, only.stance]) == bool(doubts)
    (statement,) = told.statements()
    assert statement.why.endswith(f" ({', '.join(doubts)})" if doubts else told.text[slice(*only.cue)])  # type: ignore[misc]


def test_a_speaker_whom_the_tagger_took_for_a_common_noun_is_known_by_name(reader: Reader) -> None:
    told = Told(reader, "Reeve said the road was closed.")
    reeve = Actor("id-reeve", "Anna Reeve", "Person")
    assert [s.speaker for s in told.statements(reeve)] == ["id-reeve"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The old bridge is said to cost the town a fortune.", "", "The old bridge | to cost the town a fortune"),
        ("Asked about “secret talks,” Ms. Roe told reporters that they ended.", "Ms. Roe", "secret talks"),
        ("Ms. Roe said the road was closed, adding that it would open soon.", "Ms. Roe", "the road was closed"),
        ("Ms. Roe said the road was closed, adding that it would open soon.", "Ms. Roe", "that it would open soon"),
        ('"It is late", said Ms. Roe. "We go", she added; and, later, "We stay".', "she", "We stay"),
        ("Ms. Roe declined to comment.", "Ms. Roe", "to comment"),
        ("Ms. Roe on Friday said that the road was closed.", "Ms. Roe", "that the road was closed"),
        ("The mayor met farmers reluctant to sell the land.", "farmers", "to sell the land"),
        (
            "The mayor wrote:\n\nWe waited for years, and nobody came to mend it.",
            "The mayor",
            "We waited for years, and nobody came to mend it.",
        ),
        ("The plan was condemned by the mayor.", "the mayor", "The plan"),
        ("Ms. Roe said the road was closed and insisted that it was safe.", "Ms. Roe", "the road was closed"),
        ("Ms. Roe said the road was closed and insisted that it was safe.", "Ms. Roe", "that it was safe"),
        (
            "Ms. Roe said that the road was closed because the bridge had cracked.",
            "Ms. Roe",
            "that the road was closed because the bridge had cracked",
        ),
        ("“The road is closed for good,” Ms. Roe shrugged.", "Ms. Roe", "The road is closed for good"),
        ("“The road is closed for good” Ms. Roe said.", "Ms. Roe", "The road is closed for good"),
        ("It is shut. “The road is closed for good.” Ms. Roe said.", "Ms. Roe", "The road is closed for good."),
        ("Ms. Roe, who had waited for years, said, “The road is closed.”", "Ms. Roe", "The road is closed."),
        ("Her campaign wrote to supporters saying: “The road is closed.”", "Her campaign", "The road is closed."),
        ("Ms. Roe said it had “never been safe.”", "Ms. Roe", "it had “never been safe.”"),
        ("Ms. Roe called the plan “a bad joke” on Monday.", "Ms. Roe", "the plan “a bad joke”"),
        ("Ms. Roe criticised the plan on Tuesday.", "Ms. Roe", "the plan"),
        ("The storm forced Roe to admit: “The road is closed.”", "Roe", "The road is closed."),
        ("Ms. Roe urged Poe to keep waiting, saying that the road was closed.", "Ms. Roe", "that the road was closed"),
        ("Ms. Roe said it “will never do,” the board told us.", "Ms. Roe", "it “will never do,”"),
        ("As Ms. Roe put it, “The road is closed.”", "Ms. Roe", "The road is closed."),
        ("Ms. Roe said,“The road is closed.”", "Ms. Roe", "The road is closed."),
        ("Ms. Roe shouted “go away” at the crowd.", "Ms. Roe", "go away"),
        ("As Ms. Roe had written a year before, “The road is closed.”", "Ms. Roe", "The road is closed."),
        ("Rain fell.\n“The road is closed.”\n\n- Ana Roe, after the storm.", "Ana Roe", "The road is closed."),
        ("It rains.\n“The road is closed.” ― Ana Roe “It never was!” ― Bo Poe", "Bo Poe", "It never was!"),
        ('The board met. Mayor Ana Roe (D-Leeds):"The road is closed."', "Mayor Ana Roe", "The road is closed."),
        ("Engineer Bo Poe agreed. “The road is closed.” He left.", "Engineer Bo Poe", "The road is closed."),
        ("Drivers fumed (“The road is closed,” wrote Bo Poe, a baker), and left.", "Bo Poe", "The road is closed"),
        (
            "After Ms. Roe, asked about the cracks under the bridge, had said, “It is closed.”",
            "Ms. Roe",
            "It is closed.",
        ),
        ("When roads were shut ― as they often were ― Roe said, “The road is closed.”", "Roe", "The road is closed."),
        ("“Enough!” It was loud. “The road is closed,” read one placard.", "one placard", "The road is closed"),
        ("The mayor said the plan was dead and accused Roe of delay.", "The mayor", "the plan was dead"),
        ("The mayor said the plan was dead and accused Roe of delay.", "The mayor", "Roe of delay"),
        ("The mayor said ten men had been held and blamed Roe.", "The mayor", "Roe"),
        ("The mayor said the board had refused to help and blamed Roe.", "The mayor", "the board had refused to help"),
        ("The mayor said on Friday he would close the road.", "The mayor", "he would close the road"),
        (
            "Roe threatened last month to close roads that “nobody likes” to cars.",
            "Roe",
            "to close roads that “nobody likes” to cars",
        ),
        ("The agency quoted Mayor Ana Roe as saying that it was shut.", "Mayor Ana Roe", "that it was shut"),
        (
            "The city has not told drivers why the road is closed, said two aides.",
            "two aides",
            "The city has not told drivers why the road is closed",
        ),
        ("Ana Roe, its co-leader, called Poe “a liar”.", "Ana Roe", "Poe “a liar”"),
        ("Roe shot back that the road was safe.", "Roe", "that the road was safe"),
        (
            "The mayor said the plan “is dead”, and Leeds council threatened to close the road.",
            "The mayor",
            "the plan “is dead”",
        ),
        ("The council called on Norway to open the road.", "The council", "Norway to open the road"),
        (
            "“It stays,” said the mayor, whose town was hit, “and we rebuild”.",
            "the mayor",
            "It stays | and we rebuild",
        ),
        ("Roe blamed Poe, a claim the board described as “a joke”.", "Roe", "Poe"),
    ],
)
def test_further_ways_to_tell(reader: Reader, text: str, source: str, content: str) -> None:
    assert (source, content) in [x[1:] for x in Told(reader, text).words()]


def test_who_only_passes_on_a_report_is_its_relayer(reader: Reader) -> None:
    told = Told(reader, "The minister said talks had failed, Reuters reported.")
    (only,) = told.all
    assert (told.source(only), told.content(only)) == ("The minister", "talks had failed")
    assert [told.text[slice(*r)] for r in only.relayers] == ["Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "The paper, citing people close to the board, wrote of it.",
        "The agency quoted Bo Poe as saying that it was shut.",
    ],
)
def test_who_is_only_cited_is_no_content(reader: Reader, text: str) -> None:
    assert not [x for x in Told(reader, text).words() if "people" in x[2] or "Poe" in x[2]]


def test_who_quotes_another_passes_the_words_on(reader: Reader) -> None:
    (only,) = Told(reader, text := "The agency quoted Bo Poe as saying that the road was closed.").all
    assert [text[slice(*r)] for r in only.relayers] == ["The agency"]


def test_of_two_clauses_that_a_comma_joins_each_has_its_speaker(reader: Reader) -> None:
    text = "Malta, this year's chair, offered to mediate, but a senior Chinese official told Reuters that it was late."
    assert ("a senior Chinese official", "that it was late") in [x[1:] for x in Told(reader, text).words()]


def test_force_is_no_speech(reader: Reader) -> None:
    told = Told(reader, "Norway attacked the port on Monday. If Norway attacks Iceland, prices will rise.")
    assert all(a.prior < 0.5 for a in told.all)


def test_a_label_is_no_transcript(reader: Reader) -> None:
    assert Told(reader, "The race is on.\nRoe: a close race.\nRoe won it.").words() == []


def test_a_list_of_counts_is_no_transcript(reader: Reader) -> None:
    assert Told(reader, "Votes were counted for Roe and Poe.\nRoe: 1,769.\nPoe: 1,501.").words() == []


@pytest.mark.parametrize(
    ("headline", "kind", "source", "content"),
    [
        ("Karl vows ‘decisive’ reply to Norway", "mixed", "Karl", "‘decisive’ reply to Norway"),
        ("‘We will win’: Karl tells Lind", "direct", "Karl", "We will win"),
        ("'We will win': Karl tells Lind", "direct", "Karl", "We will win"),
        ("Norway ‘threatened by’ Portugal, says Karl", "mixed", "Karl", "Norway ‘threatened by’ Portugal"),
        ("Norway 'will reply' to threats, warns Karl", "mixed", "Karl", "Norway 'will reply' to threats"),
        ("‘No more talks’ – Karl", "direct", "Karl", "No more talks"),
        ("Karl: ‘Norway must pay’", "direct", "Karl", "Norway must pay"),
    ],
)
def test_headlines_with_single_marks(reader: Reader, headline: str, kind: str, source: str, content: str) -> None:
    told = Told(reader, f"{headline}\n\nPresident Bo Karl and Ana Lind were in Leeds.")
    assert (kind, source, content) in told.words()


def test_a_verb_that_vows_has_a_plain_object_as_no_content(reader: Reader) -> None:
    assert Told(reader, "Karl pledged ten boats to Norway.").words() == []


@pytest.mark.parametrize(
    ("text", "speaker", "addressee", "relayers"),
    [
        ("“I have told Bo Karl: ‘We will never sign it,’” Ana Lind said.", "Ana Lind", "Bo Karl", []),
        ("“I told Bo Karl, ‘You will pay for it,’ and he laughed,” Ana Lind said.", "Ana Lind", "Bo Karl", []),
        ("“Bo Karl told me that ‘nobody will pay’ and left,” Ana Lind said.", "Bo Karl", None, ["Ana Lind"]),
        (
            "“Bo Karl has told me, ‘Nobody pays,’” Ana Lind said, according to Reuters.",
            "Bo Karl",
            None,
            ["Ana Lind", "Reuters"],
        ),
    ],
)
def test_a_quotation_in_a_quotation_is_linked_with_its_chain(
    reader: Reader, text: str, speaker: str, addressee: str | None, relayers: list[str]
) -> None:
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    outer, inner = reading.statements
    assert (names[outer.speaker or ""], outer.parent) == ("Ana Lind", None)
    assert (names[inner.speaker or ""], inner.parent) == (speaker, outer.id)
    assert [names[r] for r in inner.relayed_by] == relayers
    assert addressee is None or names[inner.addressee or ""] == addressee
