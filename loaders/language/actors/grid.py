"""The parse as plain lists, one value a token: reading them is much faster than asking spaCy token by token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG

from loaders.language.page import Page
from loaders.reading import Span

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER = frozenset({"NNP", "NNPS"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "´s", "`s"})


@dataclass(frozen=True)
class Grid:
    """Token values of a page; `head` holds absolute indices, `sent` the number of the sentence."""

    page: Page
    text: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]
    sent: list[int]
    start: list[int]
    entities: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case."""
        return [t.lower() for t in self.text]

    @cached_property
    def kids(self) -> list[list[int]]:
        """The children of each token, in order."""
        found: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                found[h].append(i)
        return found

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from token `first` up to and without token `end`."""
        return (self.start[first], self.start[end - 1] + len(self.text[end - 1]))

    def words(self, first: int, end: int) -> str:
        """The text of the tokens, white space made single."""
        s, e = self.span(first, end)
        return " ".join(self.page.text[s:e].split())


def of_page(page: Page) -> Grid:
    """The grid of the page's parse."""
    doc = page.doc
    rows = doc.to_array([TAG, DEP, HEAD, ENT_TYPE, ENT_IOB, SENT_START])
    strings = doc.vocab.strings
    names = {int(v): strings[int(v)] for column in (0, 1, 3) for v in set(rows[:, column].tolist())} if len(doc) else {}
    tags, deps, heads, types, _, starts = (
        (rows[:, i].tolist() for i in range(6)) if len(doc) else ([] for _ in range(6))
    )
    sent, number = [], 0
    for i, s in enumerate(starts):
        number += s == 1 and i > 0
        sent.append(number)
    return Grid(
        page,
        [t.text for t in doc],
        [names[t] for t in tags],
        [names[d] for d in deps],
        [i + _signed(h) for i, h in enumerate(heads)],
        [names[t] for t in types],
        sent,
        [t.idx for t in doc],
        [(e.start, e.end, e.label_) for e in doc.ents],
    )


def _signed(offset: int) -> int:
    return offset - 2**64 if offset >= 2**63 else offset
