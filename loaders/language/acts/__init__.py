"""Acts: who does what to whom, in what mood and when."""

from __future__ import annotations

from loaders.language.actors import gazetteer
from loaders.language.acts import regraft
from loaders.language.acts.finder import Finder
from loaders.language.acts.frames import compiled
from loaders.language.cast import Cast
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page
from loaders.reading import Act, Actor, Statement


def find(
    page: Page, cast: Cast, statements: tuple[Statement, ...], lexicon: Lexicon
) -> tuple[tuple[Act, ...], tuple[Actor, ...]]:
    """The acts of the page in order of their triggers, and the unnamed actors they need that the cast has not."""
    frames = compiled(lexicon)
    regraft.out_of_quotes(page)
    regraft.joined_speech(page.doc, frames.classes)
    finder = Finder(page, cast, statements, frames, gazetteer.compiled(lexicon))
    return finder.find()
