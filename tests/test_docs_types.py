"""The page on the types of acts says what the program does: roots, codes, groups, and the reading of each example."""

from __future__ import annotations

import re

import pytest

from loaders.language.lexicon import Lexicon
from loaders.language.reader import Reader
from loaders.reading import ACT_TYPES, Article
from queries import catalogue
from tests.programs import ROOT

PAGE = (ROOT / "docs" / "types.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(\w+)` \| (\d+) \| (.+) \|$", PAGE, re.MULTILINE)


def test_each_type_stands_with_its_root() -> None:
    found = re.findall(r"^\| `(\w+)` \| ([A-Z]+) \|", PAGE, re.MULTILINE)
    assert found == list(ACT_TYPES.items())
    assert {t for t, _, _ in EXAMPLES} == set(ACT_TYPES)


@pytest.mark.parametrize(("kind", "code", "sentence"), EXAMPLES)
def test_each_example_is_read_so(reader: Reader, kind: str, code: str, sentence: str) -> None:
    acts = reader.read(Article(sentence, "example", published="2026-01-13", language="en")).acts
    assert [(a.type, a.cameo, a.modality) for a in acts] == [(kind, code, "actual")]


def test_the_codes_are_those_of_the_lexicon() -> None:
    given: dict[str, set[str]] = {t: set() for t in ACT_TYPES}
    for name, word in (("verbs", "verb"), ("actnouns", "noun")):
        for row in Lexicon.load().rows(name, word, "type", "cameo"):
            kind = row["type"].partition("|")[0]
            if kind and row["cameo"]:
                given[kind].add(row["cameo"])
    told = dict(re.findall(r"^\| `(\w+)` \| (\d[\d ]+) \|$", PAGE, re.MULTILINE))
    assert told == {t: " ".join(sorted(codes)) for t, codes in given.items()}


def test_the_groups_and_steps_are_those_of_the_queries() -> None:
    def types(name: str) -> set[str]:
        return {t for t in ACT_TYPES if re.search(rf"\b{t}\b", catalogue.get(name).text.partition("MATCH")[2])}

    groups = dict(re.findall(r"^\| ([a-z ]+) \| ((?:`[A-Z_]+` ?)+) \|", PAGE, re.MULTILINE))
    told = {k: set(re.findall(r"\w+", v)) for k, v in groups.items()}
    assert told["standing by"] == types("alliances") == types("mutual-backing") == types("blocs")
    assert told["against"] == types("conflicts")
    assert told["sharply against"] == types("common-enemies")
    steps = PAGE.partition("The steps of")[2].partition("\n\n")[0]
    said = {t: int(n) for n, ts in re.findall(r"(\d) ((?:`\w+`\s?)+)", steps) for t in re.findall(r"\w+", ts)}
    assert said == {
        t: int(n) for t, n in re.findall(r"WHEN '(\w+)' THEN (\d)", catalogue.get("escalation").text)
    }  # fmt: skip


def test_the_page_is_found_from_the_readme_and_the_help(run) -> None:
    assert "docs/types.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "docs/types.md" in run("query", "--help").out
