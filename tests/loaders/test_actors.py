"""Who is in an article, of what kind, and which words mean whom. All sentences are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.errors import LexiconError
from loaders.language import actors
from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.reader import Reader
from loaders.reading import Actor, Article, Span


def span_of(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return (start, start + len(words))


def cast_of(reader: Reader, text: str, *said: tuple[str, str], lexicon: Lexicon | None = None) -> Cast:
    """The cast; `said` are pairs of a source's words and the quoted words (empty for none)."""
    page = reader.page(Article(text))
    found = tuple(
        Attribution(
            (span_of(text, content),),
            "direct",
            "said",
            None,
            (span_of(text, source),),
            None,
            None,
            (),
            None,
            "test",
            1.0,
        )
        for source, content in said
    )
    return actors.find(page, found, lexicon or Lexicon())


def by_name(cast: Cast, name: str) -> Actor:
    found = [a for a in cast.actors if a.name == name]
    assert len(found) == 1, f"{name!r} among {[a.name for a in cast.actors]}"
    return found[0]


def words(text: str, actor: Actor) -> list[str]:
    return [text[s:e] for s, e in actor.mentions]


def whom(cast: Cast, text: str, phrase: str, nth: int = 0) -> str | None:
    actor = cast.at(span_of(text, phrase, nth))
    return actor.name if actor else None


class TestNames:
    def test_titles_are_roles_and_no_part_of_the_name(self, reader: Reader) -> None:
        cast = cast_of(reader, "President Helga Brandt spoke in Oslo on Monday. Mr. Brandt smiled.")
        person = by_name(cast, "Helga Brandt")
        assert (person.id, person.kind, person.role) == ("per-helga-brandt", "Person", "president")

    def test_a_last_name_is_the_person_named_before(self, reader: Reader) -> None:
        text = "Helga Brandt and Peter Lund met in Oslo. Lund praised Brandt."
        cast = cast_of(reader, text)
        assert words(text, by_name(cast, "Helga Brandt")) == ["Helga Brandt", "Brandt"]
        assert words(text, by_name(cast, "Peter Lund")) == ["Peter Lund", "Lund"]

    def test_particles_belong_to_the_name(self, reader: Reader) -> None:
        cast = cast_of(reader, "The minister thanked Anna van der Berg for her help.")
        assert by_name(cast, "Anna van der Berg").kind == "Person"

    def test_an_acronym_is_its_long_form(self, reader: Reader) -> None:
        text = "The National Harbour Workers Union (NHWU) called a strike. Members of the NHWU met on Monday."
        union = by_name(cast_of(reader, text), "National Harbour Workers Union")
        assert union.kind == "Organisation"
        assert words(text, union).count("NHWU") == 2
        assert "NHWU" in union.aliases

    def test_a_known_body_is_one_by_all_its_names(self, reader: Reader) -> None:
        text = "The European Union met on Monday. The EU condemned the attack."
        cast = cast_of(reader, text)
        assert by_name(cast, "European Union").id == "org-european-union"
        assert words(text, by_name(cast, "European Union")) == ["European Union", "EU"]

    def test_places_things_and_days_are_no_actors(self, reader: Reader) -> None:
        text = "The Clean Rivers Act passed on Monday in Chicago, near the Hudson River and Lincoln Street."
        assert cast_of(reader, text).actors == ()

    def test_a_name_in_a_headline_is_found_by_the_body(self, reader: Reader) -> None:
        text = "Brandt Slams Lund Over Harbour Plan\nHelga Brandt criticised Peter Lund in Oslo on Monday."
        cast = cast_of(reader, text)
        assert [a.name for a in cast.actors if a.kind == "Person"] == ["Helga Brandt", "Peter Lund"]
        assert whom(cast, text, "Brandt") == "Helga Brandt"


class TestStates:
    @pytest.mark.parametrize(
        ("words", "ident"),
        [
            ("Iran", "IRN"),
            ("the U.S.", "USA"),
            ("Britain", "GBR"),
            ("North Korea", "PRK"),
            ("the Czech Republic", "CZE"),
        ],
    )
    def test_ids_are_iso_codes(self, reader: Reader, words: str, ident: str) -> None:
        cast = cast_of(reader, f"The minister said that {words} would sign the treaty.")
        assert [a.id for a in cast.actors if a.kind == "State"] == [ident]

    def test_an_adjective_is_no_mention(self, reader: Reader) -> None:
        text = "Iran signed. The Iranian delegation left. An Iranian ship sank."
        assert words(text, by_name(cast_of(reader, text), "Iran")) == ["Iran"]

    def test_a_capital_that_acts_is_the_government(self, reader: Reader) -> None:
        text = "Tehran has warned its neighbours. Talks with Beijing failed."
        cast = cast_of(reader, text)
        assert (whom(cast, text, "Tehran"), whom(cast, text, "Beijing")) == ("Iran", "China")

    def test_a_capital_where_people_live_is_a_place(self, reader: Reader) -> None:
        text = "Crowds gathered in Tehran. The streets of Moscow were quiet. Residents of Paris stayed at home."
        assert not [a for a in cast_of(reader, text).actors if a.kind == "State"]

    def test_government_words_are_the_state(self, reader: Reader) -> None:
        text = "The Norwegian government resigned. The regime in question had ruled the Kremlin for years."
        cast = cast_of(reader, text)
        assert whom(cast, text, "The Norwegian government") == "Norway"
        assert whom(cast, text, "Kremlin") == "Russia"

    def test_pro_russian_is_not_russian(self, reader: Reader) -> None:
        cast = cast_of(reader, "Pro-Russian activists marched. Russian activists stayed away.")
        groups = {a.name: [o.actor for o in a.of] for a in cast.actors if a.kind == "Group"}
        assert groups["Russian activists"] == ["RUS"]
        assert all(owners in ([], ["RUS"]) for owners in groups.values())
        assert len(groups) == 2


class TestRoles:
    def test_a_role_before_the_name_with_its_state(self, reader: Reader) -> None:
        text = "German Chancellor Karl Weber arrived on Monday."
        weber = by_name(cast_of(reader, text), "Karl Weber")
        (of,) = weber.of
        assert (weber.role, of.actor, of.relation, of.role) == ("chancellor", "DEU", "SPEAKS_FOR", "chancellor")
        assert text[slice(*of.evidence)] == "German Chancellor Karl Weber"

    def test_the_state_of_an_adjective_is_an_actor_too(self, reader: Reader) -> None:
        cast = cast_of(reader, "German Chancellor Karl Weber arrived on Monday.")
        assert {o.actor for a in cast.actors for o in a.of} <= set(cast.by_id)

    def test_an_apposition_is_a_mention(self, reader: Reader) -> None:
        text = "Karl Weber, a research analyst at the Foundation for Harbour Studies, disagreed."
        weber = by_name(cast_of(reader, text), "Karl Weber")
        assert weber.role == "research analyst"
        assert words(text, weber) == ["Karl Weber", "a research analyst"]
        assert [(o.actor, o.relation) for o in weber.of] == [("org-foundation-for-harbour-studies", "PART_OF")]

    def test_a_definite_role_is_its_holder(self, reader: Reader) -> None:
        text = "German Chancellor Karl Weber met French President Marie Roux. The chancellor left early."
        assert whom(cast_of(reader, text), text, "The chancellor") == "Karl Weber"

    def test_the_chief_of_a_body_is_who_speaks_for_it(self, reader: Reader) -> None:
        text = "UN Secretary-General Ana Reis condemned the attack. The U.N. chief said that she was shocked."
        cast = cast_of(reader, text)
        assert (whom(cast, text, "The U.N. chief"), whom(cast, text, "she")) == ("Ana Reis", "Ana Reis")

    def test_a_role_of_another_party_is_someone_else(self, reader: Reader) -> None:
        text = "Republican candidate Karl Weber spoke on Monday. The Democratic candidate stayed away."
        assert whom(cast_of(reader, text), text, "The Democratic candidate") is None

    def test_the_group_is_the_rights_group(self, reader: Reader) -> None:
        text = "The rights group Amnesty International protested. The group called for an inquiry."
        assert whom(cast_of(reader, text), text, "The group") == "Amnesty International"


class TestPronouns:
    def test_gender_decides(self, reader: Reader) -> None:
        text = "Mary Lund met Peter Brandt in Oslo. She praised him."
        cast = cast_of(reader, text)
        assert (whom(cast, text, "She"), whom(cast, text, "him")) == ("Mary Lund", "Peter Brandt")

    def test_the_object_is_not_the_subject(self, reader: Reader) -> None:
        text = "Peter Brandt was tired. John Lund saw him."
        assert whom(cast_of(reader, text), text, "him") == "Peter Brandt"

    def test_it_is_the_organisation_that_spoke(self, reader: Reader) -> None:
        text = "The European Union condemned the attack. It added that sanctions would follow."
        assert whom(cast_of(reader, text, ("It", "sanctions would follow")), text, "It") == "European Union"

    def test_an_empty_it_is_nobody(self, reader: Reader) -> None:
        text = "Norway signed the treaty. It is clear that nobody read it."
        assert whom(cast_of(reader, text), text, "It") is None

    def test_a_pronoun_without_anyone_is_nobody(self, reader: Reader) -> None:
        text = "He left. They stayed."
        assert cast_of(reader, text).actors == ()

    def test_i_in_a_quotation_is_its_speaker(self, reader: Reader) -> None:
        text = "“I will not go and he knows it,” Mary Lund said. Peter Brandt did not answer."
        cast = cast_of(reader, text, ("Mary Lund", "I will not go and he knows it,"))
        assert whom(cast, text, "I") == "Mary Lund"

    def test_the_speaker_is_not_he_in_his_own_words(self, reader: Reader) -> None:
        text = "Peter Brandt met John Lund. “He is a liar,” Mr. Brandt said."
        cast = cast_of(reader, text, ("Mr. Brandt", "He is a liar,"))
        assert whom(cast, text, "He") == "John Lund"

    def test_an_editor_says_whom_a_pronoun_means(self, reader: Reader) -> None:
        text = "Peter Brandt met John Lund and Karl Weber. “He [Weber] knew,” Mr. Brandt said."
        assert whom(cast_of(reader, text, ("Mr. Brandt", "He [Weber] knew,")), text, "He") == "Karl Weber"


class TestGroups:
    def test_a_states_group_by_several_words(self, reader: Reader) -> None:
        text = "Iranian protesters marched on Monday. The demonstrators threw stones."
        group = by_name(cast_of(reader, text), "Iranian protesters")
        assert (group.id, group.kind) == ("grp-irn-protesters", "Group")
        assert [(o.actor, o.relation) for o in group.of] == [("IRN", "PART_OF")]
        assert words(text, group) == ["Iranian protesters", "The demonstrators"]

    def test_the_military_is_the_one_states_that_is_named_later(self, reader: Reader) -> None:
        text = "The military stayed in its barracks. Critics of the Turkish military left the country."
        group = by_name(cast_of(reader, text), "Turkish military")
        assert words(text, group) == ["The military", "its", "the Turkish military"]

    def test_an_air_force_is_called_by_both_its_words_and_is_not_the_navy(self, reader: Reader) -> None:
        text = "Peru's air force lost a jet. The Peruvian navy found it. The air force said so."
        cast = cast_of(reader, text)
        force = by_name(cast, "Peruvian air force")
        assert words(text, force) == ["Peru's air force", "The air force"]
        assert by_name(cast, "Peruvian navy").id != force.id

    def test_officials_speak_for_their_state(self, reader: Reader) -> None:
        (of,) = by_name(cast_of(reader, "Turkish officials denied the report."), "Turkish officials").of
        assert (of.actor, of.relation) == ("TUR", "SPEAKS_FOR")

    def test_a_group_without_a_state_is_the_articles_own(self, reader: Reader) -> None:
        ids = {
            a.id for text in ("Rebels took the town.", "Rebels left the town.") for a in cast_of(reader, text).actors
        }
        assert len(ids) == 2


class TestUnnamed:
    def test_an_unnamed_source_is_an_actor(self, reader: Reader) -> None:
        text = "“The talks failed,” a senior Turkish official said."
        (official,) = [
            a for a in cast_of(reader, text, ("a senior Turkish official", "The talks failed,")).actors if a.anonymous
        ]
        assert (official.name, official.kind) == ("a senior Turkish official", "Person")
        assert [(o.actor, o.relation) for o in official.of] == [("TUR", "SPEAKS_FOR")]
        assert words(text, official) == ["a senior Turkish official"]

    def test_two_unnamed_sources_are_two(self, reader: Reader) -> None:
        text = "“The talks failed,” an official said. “They will go on,” another official said."
        cast = cast_of(reader, text, ("an official", "The talks failed,"), ("another official", "They will go on,"))
        assert len({a.id for a in cast.actors if a.anonymous}) == 2

    def test_who_says_nothing_is_left_out(self, reader: Reader) -> None:
        assert not [a for a in cast_of(reader, "A woman crossed the road.").actors if a.anonymous]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "!!! ???", "“”", "\u200b", "He [", "'s", "a-b-c-", "US-", "🙂 – “(", "The"]
)
def test_no_text_breaks_it(reader: Reader, text: str) -> None:
    cast = cast_of(reader, text)
    assert all(0 <= s < e <= len(text) for a in cast.actors for s, e in a.mentions)


def test_a_users_lexicon_adds_names(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("name,sort,aliases,of\nHarbour Watch,office,Watchers,NOR\n")
    text = "Watchers condemned the plan."
    cast = cast_of(reader, text, lexicon=Lexicon.load(tmp_path))
    assert [(o.actor, o.relation) for o in by_name(cast, "Harbour Watch").of] == [("NOR", "PART_OF")]


def test_a_fault_in_a_lexicon_names_file_and_line(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("name,sort,aliases,of\nHarbour Watch,rights,,NOWHERE\n")
    with pytest.raises(LexiconError, match=r"organisations\.csv.*2"):
        cast_of(reader, "Nothing.", lexicon=Lexicon.load(tmp_path))


def test_no_name_runs_over_a_quotation_mark(reader: Reader) -> None:
    text = "“No cable is worth a sailor’s life,” she wrote on X. “Iceland stands with its friends in Norway.”"
    names = {a.name for a in reader.read(Article(text)).actors}
    assert "Iceland" in names
    assert not any("“" in n for n in names)


def test_a_republic_that_goes_on_to_be_named_is_no_other_state(reader: Reader) -> None:
    reading = reader.read(Article("Chile signed a pact. It met the Republic of Ruritania on Monday."))
    (chile,) = (a for a in reading.actors if a.id == "CHL")
    assert all("Republic" not in reading.article.text[s:e] for s, e in chile.mentions)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("One of the protesters", "Person"),
        ("Two of the Danish officials", "Group"),
        ("Some of the lawyers", "Group"),
        ("One senior figure", "Person"),
    ],
)
def test_some_of_a_group_are_an_unnamed_actor(reader: Reader, source: str, kind: str) -> None:
    cast = cast_of(reader, text := f"Rain fell. {source} said that “the road was closed.”", (source, "road"))
    actor = cast.at(span_of(text, source))
    assert actor is not None
    assert (actor.kind, actor.anonymous) == (kind, True)
    assert "Danish" not in source or [o.actor for o in actor.of] == ["DNK"]


def test_some_of_what_is_no_people_are_nobody(reader: Reader) -> None:
    cast = cast_of(reader, text := "Rain fell. One of the bridges said “closed”.", ("One of the bridges", "closed"))
    assert cast.at(span_of(text, "One")) is None
