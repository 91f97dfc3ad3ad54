"""The remembering ruler gives every word what spaCy's own attribute ruler gives it, the first time and ever after."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from loaders.language import ruler
from loaders.language.reader import DEFAULT_MODEL

DEMO = (Path(__file__).parents[2] / "docs" / "demo" / "article.txt").read_text(encoding="utf-8")
SPOKEN = ("there", "'s", "is", "ain't", "gon", "na", "let", "that", "to", "do", "I", "said", "\n", ".", "have", "a")


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def remembering() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    ruler.remembering(nlp)
    return nlp


def words(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_, t.ent_type_) for t in doc]


def test_that_words_are_as_from_spacys_ruler(plain: Language, remembering: Language) -> None:
    text = f"{DEMO}\n\nThere's nothin' left, so let's go: you're gonna see that they ain't ready, and y'all will, too."
    expected = words(plain(text))
    assert [words(remembering(text)) for _ in range(2)] == [expected, expected]


@settings(max_examples=60, deadline=None)
@given(said=st.lists(st.sampled_from(SPOKEN), max_size=12))
def test_that_any_words_are_as_from_spacys_ruler(plain: Language, remembering: Language, said: list[str]) -> None:
    text = " ".join(said)
    assert words(remembering(text)) == words(plain(text))


def test_that_a_pipeline_without_a_ruler_is_left_alone() -> None:
    nlp = spacy.blank("en")
    ruler.remembering(nlp)
    assert nlp.pipe_names == []
