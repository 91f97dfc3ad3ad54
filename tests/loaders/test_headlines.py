"""Headlines in Title Case are read as the sentences that they are."""

from __future__ import annotations

import pytest

from loaders.language import layout
from loaders.language.headlines import written_small
from loaders.language.lexicon import Lexicon
from loaders.language.reader import Reader
from loaders.reading import Article

BODY = "\n\nOSLO — The talks on the border were long. On Monday Anna Berg spoke to Luis Soto, and the Labour Party met."


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("Norwegian Premier Urges Calm in Call With Soto", "Norwegian Premier urges Calm in call with Soto"),
        ("Long Talks on Border End as Labour Party Meets", "Long talks on border End as Labour Party meets"),
        ("Berg Says I May Be Wrong About NATO Talks", "Berg says I May be Wrong about NATO talks"),
        ("Berg urges calm over the border", "Berg urges calm over the border"),
    ],
)
def test_that_names_keep_their_capitals_and_other_words_lose_them(headline: str, written: str) -> None:
    text = headline + BODY
    assert written_small(text, layout.blocks(text), Lexicon()) == written + BODY


@pytest.mark.parametrize(
    ("headline", "act"),
    [
        ("Anna Berg Slams Luis Soto Over Border Delays", ("CONDEMNS", "Anna Berg", "Luis Soto")),
        ("Anna Berg Backs Luis Soto and Denounces Carl Mott", ("CONDEMNS", "Anna Berg", "Carl Mott")),
        ("Anna Berg Praises Luis Soto, Slams Carl Mott", ("CONDEMNS", "Anna Berg", "Carl Mott")),
    ],
)
def test_that_acts_in_headlines_are_found(reader: Reader, headline: str, act: tuple[str, str, str]) -> None:
    reading = reader.read(Article(headline + BODY))
    names = {a.id: a.name for a in reading.actors}
    assert act in [(a.type, names.get(a.source or ""), names.get(a.target or "")) for a in reading.acts]


def test_that_what_is_shown_keeps_the_capitals(reader: Reader) -> None:
    reading = reader.read(Article("Anna Berg Urges Luis Soto to Talk About Border Delays" + BODY))
    assert any("Luis Soto to Talk About Border Delays" in s.text for s in reading.statements)
