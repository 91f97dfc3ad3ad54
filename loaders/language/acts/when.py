"""The date of an act: the words of time beside it, anchored on the day of publication."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.page import Page
from loaders.reading import ActDate


class Dates:
    """The dates of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def of(self, trigger: Token, modality: str) -> ActDate | None:
        """When the act at the trigger took place; None when no words beside it say so."""
        return None
