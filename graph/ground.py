"""The check that nothing is stored that doesn't rest on its article's words."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.reading import ACT_TYPES, ACTOR_KINDS, Reading, ungrounded


def faults(reading: Reading) -> list[str]:
    """Why the reading may not be stored, a line each: spans outside the text, references to nothing, unknown types."""
    return [*ungrounded(reading), *_unknown(reading), *_dangling(reading), *_twice(reading)]


def _unknown(reading: Reading) -> Iterator[str]:
    yield from (f"{a.id}: no such kind of actor: {a.kind}" for a in reading.actors if a.kind not in ACTOR_KINDS)
    yield from (f"{a.id}: no such type of act: {a.type}" for a in reading.acts if a.type not in ACT_TYPES)
    yield from (f"{s.id}: a statement without words" for s in reading.statements if not s.spans)


def _dangling(reading: Reading) -> Iterator[str]:
    actors = {a.id for a in reading.actors}
    statements = {s.id for s in reading.statements}
    acts = {a.id for a in reading.acts}
    named: list[tuple[str, str | None, set[str]]] = []
    for s in reading.statements:
        named += [(s.id, i, actors) for i in (s.speaker, s.addressee, *s.speakers, *s.relayed_by)]
        named += [(s.id, s.parent, statements)]
    for act in reading.acts:
        named += [(act.id, i, actors) for i in (act.source, act.target, *act.relayed_by)]
        named += [(act.id, act.statement, statements), *((act.id, r.act, acts) for r in act.responds_to)]
    yield from (
        f"{who}: refers to {what}, which the reading doesn't hold"
        for who, what, known in named
        if what and what not in known
    )


def _twice(reading: Reading) -> Iterator[str]:
    for kind in (reading.actors, reading.statements, reading.acts):
        ids = [x.id for x in kind]
        yield from (f"{i}: the id stands twice" for i in sorted({i for i in ids if not i or ids.count(i) > 1}))
