"""Acts whose words look like those of another act, and whom they are really aimed at. All sentences are made up."""

from __future__ import annotations

import pytest

from loaders.language.reader import Reader
from loaders.reading import Article

Told = tuple[str | None, str, str | None, str]


def told(reader: Reader, text: str) -> set[Told]:
    """Source, type, target and modality of the acts, by name."""
    reading = reader.read(Article(text))
    names = {a.id: a.name for a in reading.actors}
    return {(names[a.source], a.type, names.get(a.target or "", a.target_text), a.modality) for a in reading.acts}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“Chile must bear the consequences,” Anna Berg said.", ("Anna Berg", "THREATENS", "Chile", "actual")),
        ("Students burned a portrait of Anna Berg.", ("Students", "PROTESTS_AGAINST", "Anna Berg", "actual")),
        ("Anna Berg dismissed the strikers as “thugs”.", ("Anna Berg", "CONDEMNS", "strikers", "actual")),
        ("Norway handed over three ambulances to Chile.", ("Norway", "AIDS", "Chile", "actual")),
        ("Police lobbed teargas canisters at Peruvian students.", ("Police", "COERCES", "Peruvian students", "actual")),
        (
            "Anna Berg said that John Smith was “destroying” relations with Chile.",
            ("Anna Berg", "CONDEMNS", "John Smith", "actual"),
        ),
        (
            "“John Smith is holding the economy hostage,” Anna Berg said.",
            ("Anna Berg", "CONDEMNS", "John Smith", "actual"),
        ),
        ("Anna Berg called Chile's stance indefensible.", ("Anna Berg", "CONDEMNS", "Chile", "actual")),
    ],
)
def test_words_of_force_are_not_always_force(reader: Reader, text: str, want: Told) -> None:
    assert told(reader, text) == {want}


def test_office_is_nobody(reader: Reader) -> None:
    assert not told(reader, "Anna Berg has refused to leave office.")


def test_support_is_not_of_whose_own_it_is(reader: Reader) -> None:
    found = told(reader, "Anna Berg reaffirmed Norway's commitment to the defence of its neighbour.")
    assert ("Anna Berg", "BACKS", "Norway", "actual") not in found


def test_a_veto_is_of_whoever_drafted_the_text(reader: Reader) -> None:
    found = told(reader, "Russia vetoed a U.S.-drafted resolution to impose sanctions on Chile.")
    assert found == {("Russia", "REJECTS", "United States", "actual")}


def test_the_president_is_not_the_vice_president(reader: Reader) -> None:
    text = "Norway has a president, Maria Lind. Anna Berg praised Vice President John Smith but opposed the president."
    assert ("Anna Berg", "REJECTS", "Maria Lind", "actual") in told(reader, text)


def test_a_deed_against_nobody_is_not_what_is_condemned(reader: Reader) -> None:
    text = "The generals seized power in Chile. Norway closed its ports. Anna Berg called the seizure illegal."
    assert not {t for _, _, t, _ in told(reader, text)} & {"generals"}
