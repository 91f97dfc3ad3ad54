"""The parse as plain lists, one value a token: reading them is much faster than asking spaCy token by token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from loaders.language.layout import credits, legible
from loaders.language.page import Page
from loaders.reading import Span

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER = frozenset({"NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST_HEADLINE = 160
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "´s", "`s"})


@dataclass(frozen=True)
class Grid:
    """Token values of a page; `head` holds absolute indices, `sent` the number of the sentence."""

    page: Page
    text: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
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
    def ent(self) -> list[str]:
        """The model's label of the entity that each token stands in, "" for none."""
        labels = [""] * len(self.text)
        for first, end, label in self.entities:
            labels[first:end] = [label] * (end - first)
        return labels

    @cached_property
    def kids(self) -> list[list[int]]:
        """The children of each token, in order."""
        found: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                found[h].append(i)
        return found

    @cached_property
    def titled(self) -> list[bool]:
        """Whether the token stands in a headline: a first line, or a short line with most words capitalised."""
        marks = [False] * len(self.text)
        blocks = [b for b in self.page.blocks if b.kind == "headline" or _title_case(self.page.text[b.start : b.end])]
        for block in blocks:
            first = bisect_left(self.start, block.start)
            end = bisect_left(self.start, block.end)
            marks[first:end] = [True] * (end - first)
        return marks

    @cached_property
    def aside(self) -> list[bool]:
        """Whether the token stands in a line that tells who wrote and when, or in words that say who took a picture."""
        marks = [False] * len(self.text)
        for span in credits(self.page.text, self.page.blocks):
            first, end = self.tokens(span)
            marks[first:end] = [True] * (end - first)
        for block in (b for b in self.page.blocks if b.kind == "dateline"):
            first, end = bisect_left(self.start, block.start), bisect_left(self.start, block.end)
            marks[first:end] = [True] * (end - first)
        return marks

    def opens(self, i: int) -> bool:
        """Whether the token is the first of its sentence."""
        return i == 0 or self.sent[i] != self.sent[i - 1]

    def opening(self, i: int) -> int:
        """The first token of the token's sentence."""
        return next(k for k in range(i, -1, -1) if self.opens(k))

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from token `first` up to and without token `end`."""
        return (self.start[first], self.start[end - 1] + len(self.text[end - 1]))

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens that the stretch touches: the first, and the one after the last."""
        end = bisect_left(self.start, span[1])
        first = min(bisect_left(self.start, span[0]), len(self.start) - 1)
        while first > 0 and self.start[first] > span[0] and self.start[first - 1] + len(self.text[first - 1]) > span[0]:
            first -= 1
        return first, max(end, first + 1)

    def head_of(self, span: Span) -> int:
        """The token that heads the stretch: the first one that hangs on a token outside it."""
        first, end = self.tokens(span)
        tops = (i for i in range(first, end) if not first <= self.head[i] < end or self.head[i] == i)
        return next((i for i in tops if self.dep[i] != "punct"), first)

    def listed_with(self, i: int, label: str) -> bool:
        """Whether the token stands in a list after an entity of that label."""
        while self.dep[i] == "conj" and self.head[i] < i:
            i = self.head[i]
            if self.ent[i] == label:
                return True
        return False

    def hyphened(self, i: int) -> bool:
        """Whether a hyphen follows the token, as in "US-based"."""
        return self.text[i + 1 : i + 2] == ["-"]

    def words(self, first: int, end: int) -> str:
        """The text of the tokens, white space made single."""
        s, e = self.span(first, end)
        return " ".join(legible(self.page.text[s:e]).split())


def _title_case(line: str) -> bool:
    if len(line) > _LONGEST_HEADLINE or line.rstrip().endswith((".", "”", '"')):
        return False
    long = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= len(long) - 1


def of_page(page: Page, labels: Iterable[Span] = ()) -> Grid:
    """The grid of the page's parse; `labels` stand before the turns of a transcript.

    A name in capitals there is read as one in small letters, "Q" and "A" are nobody's.
    """
    doc = page.doc
    rows = doc.to_array(["TAG", "DEP", "HEAD", "SENT_START", "IDX"])
    strings = doc.vocab.strings
    tags, deps, heads, starts, places = (rows[:, i].tolist() for i in range(5))
    names = {v: strings[v] for v in {*tags, *deps}}
    sent, number = [], 0
    for i, s in enumerate(starts):
        number += s == 1 and i > 0
        sent.append(number)
    grid = Grid(
        page,
        [t.text for t in doc],
        [names[t] for t in tags],
        [names[d] for d in deps],
        [i + _signed(h) for i, h in enumerate(heads)],
        sent,
        places,
        [(e.start, e.end, e.label_) for e in doc.ents],
    )
    for label in labels:
        _name(grid, *grid.tokens(label))
    return grid


def _name(grid: Grid, first: int, end: int) -> None:
    """Makes a person's name of the label of a turn that stands in capitals."""
    if not all(t.isupper() or not t.isalpha() for t in grid.text[first:end]):
        return
    grid.entities[:] = [e for e in grid.entities if e[1] <= first or end <= e[0]]
    named = len("".join(grid.text[first:end])) > 1
    grid.tag[first:end] = ["NNP" if named else "LS"] * (end - first)
    grid.text[first:end] = [t.title() for t in grid.text[first:end]]
    if named and grid.text[first] != "The":
        grid.entities.append((first, end, "PERSON"))


def _signed(offset: int) -> int:
    return offset - 2**64 if offset >= 2**63 else offset
