"""The reading keeps its contract: it meets its JSON Schema and nothing in it is ungrounded, whatever the text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders.reading
from loaders.language.reader import Reader
from loaders.reading import Article, Reading, article_id, ungrounded

DEMO = Path(__file__).parents[1] / "docs" / "demo" / "article.txt"
SCHEMA = json.loads(Path(loaders.reading.__file__).with_name("reading.schema.json").read_text(encoding="utf-8"))
PIECES = [
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "«",
        "»",
        "``",
        "''",
        "\n",
        "\n\n",
        " ",
        ", ",
        ". ",
        "? ",
        ": ",
        " — ",
        "[",
        "]",
        "(",
    ),
    *(
        "he said",
        "said Maria Lind",
        "Norway",
        "the Kremlin",
        "The ministry ",
        "according to ",
        "told Reuters ",
        "that ",
    ),
    *("She ", "I ", "we ", "warned ", "condemned ", "will meet ", "did not ", "on Tuesday", "if ", "the U.S. ", ")"),
    *("Photo: ", "\u200b", "\u202e", "é", "𝔘", "😀", "\x00", "\t", "Anna Berg", "IRGC", "’s ", "they ", "protesters "),
]


def consistent(data: dict[str, Any]) -> list[str]:
    """What an id of the reading refers to that isn't there."""
    actors = {a["id"] for a in data["actors"]}
    statements, acts = {s["id"] for s in data["statements"]}, {a["id"] for a in data["acts"]}
    used = [
        (x, actors)
        for s in data["statements"]
        for x in [s["speaker"], *s["speakers"], s["addressee"], *s["relayed_by"]]
    ]
    used += [(s["parent"], statements) for s in data["statements"]]
    used += [(x, actors) for a in data["acts"] for x in [a["source"], a["target"], *a["relayed_by"]]]
    used += [(a["statement"], statements) for a in data["acts"]]
    used += [(r["act"], acts) for a in data["acts"] for r in a["responds_to"]]
    used += [(o["actor"], actors) for a in data["actors"] for o in a["of"]]
    return [x for x, known in used if x is not None and x not in known]


def check(reading: Reading) -> None:
    data = json.loads(json.dumps(reading.to_json()))
    jsonschema.validate(data, SCHEMA)
    assert ungrounded(reading) == []
    assert consistent(data) == []
    for rows in (data["actors"], data["statements"], data["acts"]):
        assert len({r["id"] for r in rows}) == len(rows), "ids are unique"
    assert Reading.from_json(data) == reading


def test_the_demo_article_gives_a_whole_reading(reader: Reader) -> None:
    reading = reader.read(Article(DEMO.read_text(encoding="utf-8"), "article.txt", published="2026-03-04"))
    check(reading)
    assert {s.kind for s in reading.statements} == {"direct", "mixed", "indirect"}
    assert {"THREATENS", "CONDEMNS", "MEETS", "BACKS"} <= {a.type for a in reading.acts}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "“", "””", "said", "“a", "'", "\x00", "He said", "“He said “no,” she said"]
)
def test_odd_little_texts_are_read(reader: Reader, text: str) -> None:
    check(reader.read(Article(text)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40))
def test_no_reading_of_any_text_is_ungrounded(reader: Reader, parts: list[str]) -> None:
    text = "".join(parts).encode("utf-8", "ignore").decode("utf-8")
    check(reader.read(Article(text, published="2026-03-04")))


def test_the_same_text_gives_the_same_reading(reader: Reader) -> None:
    article = Article(
        "“We will not yield,” said Maria Lind, the Norwegian prime minister. She met Ana Sousa on Monday."
    )
    assert reader.read(article).to_json() == reader.read(article).to_json()


def test_the_article_id_ignores_layout_but_not_words() -> None:
    assert article_id("Norway  said\nno.") == article_id("Norway said no.")
    assert article_id("Norway said no.") != article_id("Norway said so.")


def test_what_is_known_of_an_article_is_in_its_reading_and_not_in_its_id(reader: Reader) -> None:
    bare = Article("“No,” said Maria Lind.", url="https://a.example/no")
    article = replace(bare, byline=("Ana Reis", "Per Holm"), section="World", updated="2026-03-05T08:00:00Z")
    reading = reader.read(article)
    check(reading)
    told = reading.to_json()["article"]
    assert told["byline"] == ["Ana Reis", "Per Holm"]
    assert (told["section"], told["updated"], told["id"]) == ("World", "2026-03-05T08:00:00Z", bare.id)
    assert reader.read(bare).to_json()["article"]["byline"] == []


def test_a_reading_from_before_bylines_is_still_taken(reader: Reader) -> None:
    reading = reader.read(Article("“No,” said Maria Lind.", published="2026-03-04"))
    data = reading.to_json()
    for key in ("byline", "section", "updated"):
        del data["article"][key]
    assert Reading.from_json(data) == reading
