"""Parses that tear apart what belongs together, written by hand, and what is made of them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from loaders.language.layout import legible
from loaders.language.mend import mended
from loaders.language.reader import Reader
from loaders.reading import Article

VOCAB = spacy.blank("en").vocab


def parsed(*tokens: tuple[str, str, str, int, str]) -> Doc:
    """A parse of (word, tag, dependency, index of the head, type of entity); entities are of one word."""
    words, tags, deps, heads, ents = zip(*tokens, strict=True)
    pos = ["PROPN" if t == "NNP" else "VERB" if t[:2] == "VB" else "NOUN" if t == "NN" else "X" for t in tags]
    marks = [f"B-{e}" if e else "O" for e in ents]
    return Doc(VOCAB, list(words), tags=list(tags), pos=pos, deps=list(deps), heads=list(heads), ents=marks)


def office(word: str) -> bool:
    return word == "ambassador"


def hung(doc: Doc, word: str) -> tuple[str, str]:
    token = next(t for t in mended(doc, office) if t.text == word)
    return token.dep_, token.head.text


VISIT = (
    ("On", "IN", "prep", 5, ""),
    ("visiting", "VBG", "pcomp", 0, ""),
    ("Peru", "NNP", "dobj", 1, "GPE"),
    (",", ",", "punct", 2, ""),
    ("Roe", "NNP", "conj", 2, "PERSON"),
    ("voiced", "VBD", "ROOT", 5, ""),
    ("support", "NN", "dobj", 5, ""),
)


def test_a_subject_taken_for_the_second_of_a_list_goes_back_to_its_verb() -> None:
    assert hung(parsed(*VISIT), "Roe") == ("nsubj", "voiced")


def test_a_verb_that_has_a_subject_takes_no_other() -> None:
    told = [*VISIT[:6], ("he", "PRP", "nsubj", 5, ""), VISIT[6]]
    assert hung(parsed(*told), "Roe") == ("conj", "Peru")


@pytest.mark.parametrize(("held", "where"), [("Ambassador", ("appos", "Ambassador")), ("cake", ("dobj", "received"))])
def test_a_second_object_that_holds_the_office_before_it_is_its_apposition(held: str, where: tuple[str, str]) -> None:
    doc = parsed(
        ("He", "PRP", "nsubj", 1, ""),
        ("received", "VBD", "ROOT", 1, ""),
        (held, "NN", "dobj", 1, ""),
        (",", ",", "punct", 1, ""),
        ("Roe", "NNP", "dobj", 1, "PERSON"),
    )
    assert hung(doc, "Roe") == where


def test_no_parse_goes_in_a_circle() -> None:
    doc = parsed(
        ("The", "DT", "det", 1, ""),
        ("ambassador", "NN", "nsubj", 5, ""),
        ("Roe", "NNP", "nsubj", 4, "PERSON"),
        ("was", "VBD", "aux", 4, ""),
        ("meeting", "VBG", "relcl", 1, ""),
        ("left", "VBD", "ROOT", 5, ""),
    )
    assert all(len(list(t.ancestors)) < len(doc) for t in mended(doc, office))
    assert next(iter(doc.sents)).root.text == "left"


def test_an_acute_accent_that_stands_for_an_apostrophe_is_read_as_one(reader: Reader) -> None:
    text = "Norway defended Peru´s actions on Monday."
    assert legible(text) == "Norway defended Peru's actions on Monday."
    (act,) = reader.read(Article(text)).acts
    assert (act.type, act.source, act.target) == ("BACKS", "NOR", "PER")
