"""Acts: who does what to whom, in what mood and when."""

from __future__ import annotations

from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Act, Statement


def find(page: Page, cast: Cast, statements: tuple[Statement, ...], lexicon: Lexicon) -> tuple[Act, ...]:
    """The acts of the page, in order of their triggers."""
    return ()
