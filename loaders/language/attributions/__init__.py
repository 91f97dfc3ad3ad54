"""Statements as words: finds each attribution of the page (content, cue, sources), and makes statements of them."""

from __future__ import annotations

from loaders.language.attributions.find import find
from loaders.language.attributions.resolve import statements

__all__ = ["find", "statements"]
