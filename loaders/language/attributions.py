"""Statements as words: finds each attribution of the page (content, cue, sources), and makes statements of them."""

from __future__ import annotations

from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Statement


def find(page: Page, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of the page, in order of their first span."""
    return ()


def statements(page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> tuple[Statement, ...]:
    """The statements of the page, one for each attribution and in its order, with speakers resolved through the cast."""
    return ()
