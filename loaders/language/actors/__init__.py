"""Actors: names, states, groups, roles, and which words of the article refer to which of them."""

from __future__ import annotations

from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page


def find(page: Page, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> Cast:
    """The cast of the page. Every source of an attribution is a mention of some actor, unnamed ones included."""
    return Cast(())
