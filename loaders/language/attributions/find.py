"""All attributions of a page: direct speech first, then what the words outside it report."""

from __future__ import annotations

from loaders.language.attribution import Attribution
from loaders.language.attributions.blocks import block_quotations
from loaders.language.attributions.cues import compiled
from loaders.language.attributions.direct import direct
from loaders.language.attributions.finish import finished
from loaders.language.attributions.floating import floating
from loaders.language.attributions.hearsay import hearsay
from loaders.language.attributions.indirect import indirect, readable
from loaders.language.attributions.inner import inner_speech
from loaders.language.attributions.nested import outermost
from loaders.language.attributions.transcript import transcript
from loaders.language.lexicon import Lexicon
from loaders.language.page import Page


def find(page: Page, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of the page, in order of their first span."""
    cues = compiled(lexicon)
    turns = transcript(page, cues)
    quoted, loose = direct(page, cues, turns)
    spoken = [*turns, *block_quotations(page, cues), *quoted]
    words = list(readable(page))
    reported = [*indirect(page, cues, words, spoken), *hearsay(page, cues, words)]
    told = outermost(page, [*spoken, *inner_speech(page, cues), *reported])
    return finished(page, cues, [*told, *floating(page, cues, told, loose)])
