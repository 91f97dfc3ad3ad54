"""From attributions to statements: the source's words become an actor of the cast."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Actor, Span, Statement, content_id

_NEAR = 80  # characters after a document that may name who issued it


def statements(page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> tuple[Statement, ...]:
    """The statements of the page, one for each attribution and in its order, with speakers resolved through the cast.

    `text` joins the words of several spans with " … "; `why` reads "rule: source and cue".
    """
    article = page.article.id
    ids = [content_id("statement", article, a.kind, a.spans, a.cue) for a in attributions]
    resolver = _Resolver(page, cast)
    return tuple(_statement(resolver, a, ids[i], ids) for i, a in enumerate(attributions))


def _statement(resolver: _Resolver, a: Attribution, ident: str, ids: list[str]) -> Statement:
    page = resolver.page
    speakers = resolver.speakers(a)
    told = resolver.actor(a.addressee) if a.addressee else None
    return Statement(
        id=ident, kind=a.kind, stance=a.stance, spans=a.spans,
        text=" … ".join(page.text[s:e] for s, e in a.spans),
        sentence=page.sentence_at(a.cue[0] if a.cue else a.spans[0][0]), cue=a.cue,
        speaker=speakers[0] if speakers else None, speakers=speakers,
        speaker_span=a.sources[0] if a.sources else None,
        addressee=told.id if told else None, addressee_span=a.addressee, medium=a.medium,
        relayed_by=tuple(r for r in resolver.ids(a.relayers) if r not in speakers),
        parent=ids[a.parent] if a.parent is not None else None,
        confidence=round(a.prior, 3), why=_why(page, a),
    )  # fmt: skip


def _why(page: Page, a: Attribution) -> str:
    """The rule, its words, and what speaks against it: "object: Roe backs (aside)"."""
    return f"{a.rule}: {_words(page, a)}" + (f" ({', '.join(a.doubts)})" if a.doubts else "")


def _words(page: Page, a: Attribution) -> str:
    """The words that the rule rests on: source and cue, in order of the text."""
    parts = sorted({*a.sources[:1], *([a.cue] if a.cue else [])})
    return " ".join(" ".join(page.text[s:e].split()) for s, e in parts)


@dataclass
class _Resolver:
    """Finds the actor of a source; a document ("the statement") speaks for who issued it, told before or beside it."""

    page: Page
    cast: Cast
    issuers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # kind of document -> actor ids

    def speakers(self, a: Attribution) -> tuple[str, ...]:
        """The ids of those who speak, the first the main one."""
        found = self.ids(a.sources)
        if a.medium is None:
            return found
        source = a.sources[0] if a.sources else None
        if source is not None and self.page.text[slice(*source)] == a.medium:
            found = self._issuers(source, a.medium) or found
        if found:
            self.issuers[_kind(a.medium)] = found
        return found

    def ids(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """The ids of the actors of the spans, each once."""
        return tuple(dict.fromkeys(actor.id for actor in map(self.actor, spans) if actor))

    def actor(self, span: Span) -> Actor | None:
        """The actor of the widest mention that holds the phrase's head, within what the phrase touches."""
        head = self._head(span)
        if head is None:
            return self.cast.at(span)
        covering = self.cast.covering(head.idx)
        whole = next((a for m, a in covering if m == span), None)
        if whole is not None:
            return whole
        inside = [a for m, a in covering if m[0] < span[1] and span[0] < m[1]]
        return inside[-1] if inside else self._named(head.text)

    def _named(self, word: str) -> Actor | None:
        """The only actor that goes by the word; a name that the tagger took for a common noun has no mention."""
        known = [a for a in self.cast.actors if word in (a.name, *a.aliases, a.name.rsplit(None, 1)[-1])]
        return known[0] if len(known) == 1 and word[:1].isupper() else None

    def _head(self, span: Span) -> Token | None:
        words = self.page.words(span)
        if words and len(words) > 1 and words[-1].lower_ in ("who", "which", "that", "whom"):
            words = words[:-1]
        return words.root if words else None

    def _issuers(self, source: Span, medium: str) -> tuple[str, ...]:
        """Who issued the document: named within its phrase or right after it, else known from before."""
        head = self._head(source)
        if head is None:
            return ()
        near = (head.left_edge.idx, min(head.right_edge.idx + len(head.right_edge), head.idx + _NEAR))
        inside = [a.id for m, a in self.cast.within(near) if m[1] <= head.idx or m[0] > head.idx]
        return tuple(inside[:1]) or self.issuers.get(_kind(medium), ())


def _kind(medium: str) -> str:
    """The kind of document: its last word."""
    return medium.split()[-1].lower()
