"""The attribution: who is said to have said what, as words alone, before anyone is resolved to an actor."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.reading import Span, Stance, StatementKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source of one statement, by spans of the text.

    `sources` are the speakers' mentions (the noun phrase, or the pronoun), the first is the main one; empty when the
    text names none. `relayers` are the mentions of those who passed it on, nearest first. `parent` is the index of the
    attribution that this one stands within. `rule` names the rule that found it, `doubts` what speaks against it by its
    shape, `prior` how often what is found so is right.
    """

    spans: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    cue: Span | None
    sources: tuple[Span, ...]
    addressee: Span | None
    medium: str | None
    relayers: tuple[Span, ...]
    parent: int | None
    rule: str
    prior: float
    doubts: tuple[str, ...] = ()
