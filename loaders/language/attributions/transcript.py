"""Transcripts and headlines of the form "NAME: what was said", without quotation marks around the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.language import layout
from loaders.language.actors.gazetteer import cities
from loaders.language.attributions.cues import Cues
from loaders.language.attributions.shape import Draft, trimmed
from loaders.language.page import Block, Page
from loaders.reading import Span

_WORDS = re.compile(r"\w[\w.’'-]*\w|\w")
_REMARK = 5  # most tokens of a remark behind a label
_WORD = r"(?:[A-Z][\w.’'-]*|of|de|von|van|al|and)"
_NAME = rf"[A-Z][\w.’'-]*(?:,? {_WORD}){{0,5}}"
_GLOSS = r"(?:, (?:[a-z][\w’'-]*)(?: [\w’'-]+){0,4})?(?: ?[(\[][^)\]]{1,30}[)\]])?"  # ", economist", " (laughing)"
_TURN = re.compile(rf"[\"“]?\s*(?:[-–—•>] ?|\*\*|__)*({_NAME}){_GLOSS}\s*(:)(?:\*\*|__)?\s+(?=\S)")
_DASHED = re.compile(rf"\s*({_NAME}) ([—–]|--) (?=\S)")
_TITLES = re.compile(r"(?:[A-Z][A-Z]+\. )+(?=[A-Z])")  # "SEN. ", "GOV. "
_INLINE = re.compile(rf"(?<=[.?!…)]) ({_NAME}){_GLOSS}(:) (?=\S)")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class _Label:
    """A name before a colon or dash: its span, that of the mark, and where the words behind it begin."""

    name: Span
    mark: Span
    end: int


def transcript(page: Page, cues: Cues) -> list[Draft]:
    """The turns of a transcript and the headlines that give a name and its words."""
    return list(_Turns(page, cues).found())


class _Turns:
    """The labels of a page, and which of them speak."""

    def __init__(self, page: Page, cues: Cues) -> None:
        self.page, self.cues, self.text = page, cues, page.text
        self.blocks = [b for b in page.blocks if b.kind in ("paragraph", "headline")]

    @cached_property
    def labels(self) -> dict[Block, _Label]:
        """The label that each block begins with."""
        found = {b: m for b in self.blocks if (m := _TURN.match(self.text, b.start, b.end))}
        dashed = {b: m for b in self.blocks if b not in found and (m := _DASHED.match(self.text, b.start, b.end))}
        twice = Counter(m[1] for m in (*found.values(), *dashed.values()))
        found |= {b: m for b, m in dashed.items() if twice[m[1]] > 1}
        found = {b: m for b, m in found.items() if not (layout.place_line(self.text, b) and twice[m[1]] < 2)}
        return {b: _label(m) for b, m in found.items()}

    @cached_property
    def turns(self) -> Counter[str]:
        """How often each label stands at the head of a block."""
        return Counter(self._word(label) for label in self.labels.values())

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The labels that speak."""
        named = {self._word(x) for b, x in self.labels.items() if self._speaks(x, b.kind == "headline")}
        for (one, first), (other, second) in pairwise([(b, self.labels.get(b)) for b in self.blocks]):
            if first and second and "headline" not in (one.kind, other.kind):
                full = {self._word(x) for x in (first, second) if self._full(x)}
                shouted = {self._word(x) for x in (first, second) if self._shouted(x)}
                beside = bool(named & {self._word(first), self._word(second)})
                named |= full | shouted if beside else full if len(full) > 1 else frozenset()
        return frozenset(named)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(_WORDS.findall(self.text))

    @cached_property
    def persons(self) -> frozenset[str]:
        """The last words of persons' full names."""
        return frozenset(e[-1].text for e in self.page.doc.ents if e.label_ == "PERSON" and len(e) > 1)

    def found(self) -> Iterator[Draft]:
        """The drafts of the turns, in order of the text."""
        for block in self.blocks:
            first = self.labels.get(block)
            inner = self._inline(block, first.end if first else block.start) if self._may(block) else []
            if first is not None and (self._word(first) in self.speakers or (inner and self._begins(first))):
                yield from self._cut(block, [first, *inner])
            elif len(inner) > 1:
                yield from self._cut(block, inner)

    def _may(self, block: Block) -> bool:
        return block.kind == "paragraph" and self.text.count(":", block.start, block.end) > 1

    def _inline(self, block: Block, start: int) -> list[_Label]:
        """The labels within the block that begin a turn: in capitals, or known from other blocks."""
        labels = [_label(m) for m in _INLINE.finditer(self.text, start, block.end)]
        return [x for x in labels if self.page.quotation_at(x.name[0]) is None and self._begins(x)]

    def _begins(self, label: _Label) -> bool:
        return (
            (self._shouted(label) and self._speaks(label, False))
            or self._word(label) in self.speakers
            or self._role(label)
        )

    def _cut(self, block: Block, labels: list[_Label]) -> Iterator[Draft]:
        ends = [x.name[0] for x in labels[1:]] + [block.end]
        for label, end in zip(labels, ends, strict=True):
            content = trimmed(self.text, (label.end, end))
            if content is not None and self._said(block, label, content):
                yield Draft("transcript", [content], label.mark, "said", (self._bearer(label),))

    def _said(self, block: Block, label: _Label, content: Span) -> bool:
        """Whether the words are speech, and not a quotation that has the label as its lead, nor a remark."""
        if not any(c.isalpha() for c in self.text[slice(*content)]):
            return False
        quotation = self.page.quotation_at(label.end)
        if quotation is not None and quotation.start >= label.end and quotation.end >= content[1] - 1:
            return False
        if quotation is not None or block.kind == "headline" or self._name(label).isupper():
            return True
        return self._told(content, sum(self.turns[s] for s in self.speakers) > 2)

    def _told(self, content: Span, exchange: bool) -> bool:
        """Whether the words are a sentence that someone may have said, no label's remark ("Roe: a close race")."""
        words = self.page.words(content)
        if exchange and self.text[content[1] - 1] in ".?!…":
            return any(t.tag_[:2] in ("VB", "MD", "UH") for t in words) or self.text[content[1] - 1] == "?"
        return len(words) > _REMARK and any(t.tag_ in _FINITE for t in words)

    def _name(self, label: _Label) -> str:
        return self.text[slice(*label.name)]

    def _bearer(self, label: _Label) -> Span:
        """The name without titles in capitals."""
        titles = _TITLES.match(self.text, *label.name)
        return (titles.end() if titles else label.name[0], label.name[1])

    def _word(self, label: _Label) -> str:
        """The last word of the name, by which the label is known again."""
        return self._name(label).split()[-1].rstrip(".").title()

    def _shouted(self, label: _Label) -> bool:
        return self._name(label).isupper() and not self._barred(label)

    def _full(self, label: _Label) -> bool:
        return len(self._name(label).split()) > 1 and not self._barred(label)

    def _role(self, label: _Label) -> bool:
        return self._name(label).lower().removeprefix("the ") in self.cues.lists["turn"]

    def _barred(self, label: _Label) -> bool:
        """Whether the words are no one's name: a label ("UPDATE"), or a place."""
        return not self._role(label) and (self._tagged(label) or self._place(label))

    def _tagged(self, label: _Label) -> bool:
        words = (w.lower().strip(".,") for w in self._name(label).split())
        return any(w in self.cues.lists["label"] for w in words)

    def _place(self, label: _Label) -> bool:
        if self._word(label) in self.persons:
            return False
        name = self._name(label)
        return name.title() in cities() or all(t.ent_type_ in _PLACES for t in self.page.words(label.name))

    def _speaks(self, label: _Label, headline: bool) -> bool:
        """Whether the words before the mark are a name: named elsewhere in the text too, or a part in an exchange."""
        if self._role(label):
            return len(self.labels) > 1 and not headline
        if self._tagged(label) if headline else self._barred(label):
            return False
        last = self._name(label).split()[-1].rstrip(".")
        forms = {last, last.title(), last.lower()} if headline else {last, last.title()}
        return sum(self.words[form] for form in forms) > 1


def _label(found: re.Match[str]) -> _Label:
    return _Label(found.span(1), found.span(2), found.end())
