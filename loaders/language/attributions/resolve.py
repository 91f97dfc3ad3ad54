"""From attributions to statements: the source's words become an actor of the cast."""

from __future__ import annotations

from loaders.language.attribution import Attribution
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Actor, Span, Statement, content_id


def statements(page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> tuple[Statement, ...]:
    """The statements of the page, one for each attribution and in its order, with speakers resolved through the cast.

    `text` joins the words of several spans with " … ".
    """
    article = page.article.id
    ids = [content_id("statement", article, a.kind, a.spans, a.cue) for a in attributions]
    return tuple(_statement(page, a, ids[i], ids, cast) for i, a in enumerate(attributions))


def _statement(page: Page, a: Attribution, ident: str, ids: list[str], cast: Cast) -> Statement:
    speakers = _ids(page, a.sources, cast)
    told = _actor(page, a.addressee, cast) if a.addressee else None
    return Statement(
        id=ident, kind=a.kind, stance=a.stance, spans=a.spans,
        text=" … ".join(page.text[s:e] for s, e in a.spans),
        sentence=page.sentence_at(a.cue[0] if a.cue else a.spans[0][0]), cue=a.cue,
        speaker=speakers[0] if speakers else None, speakers=speakers,
        speaker_span=a.sources[0] if a.sources else None,
        addressee=told.id if told else None, addressee_span=a.addressee, medium=a.medium,
        relayed_by=_ids(page, a.relayers, cast), parent=ids[a.parent] if a.parent is not None else None,
        confidence=a.prior, why=f"{a.rule}: {_words(page, a)}",
    )  # fmt: skip


def _words(page: Page, a: Attribution) -> str:
    """The words that the rule rests on: source and cue, in order of the text."""
    parts = sorted({*a.sources[:1], *([a.cue] if a.cue else [])})
    return " ".join(" ".join(page.text[s:e].split()) for s, e in parts)


def _ids(page: Page, spans: tuple[Span, ...], cast: Cast) -> tuple[str, ...]:
    found = (_actor(page, span, cast) for span in spans)
    return tuple(dict.fromkeys(actor.id for actor in found if actor))


def _actor(page: Page, span: Span, cast: Cast) -> Actor | None:
    """The actor of the mention that holds the phrase's head and lies within the phrase; else what the cast says."""
    words = page.words(span)
    if len(words):
        head = words.root.idx
        inside = [(m, a) for m, a in cast.covering(head) if m[0] < span[1] and span[0] < m[1]]
        if inside:
            return inside[-1][1]
    return cast.at(span)
