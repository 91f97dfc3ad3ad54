"""Single deeds: words of one sentence that tell the same act twice make one act, the surest."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from loaders.reading import CORE_TYPES, SYMMETRIC_TYPES, Act

_THEIRS = ("her ", "his ", "their ", "my ", "our ", "the ")

Made = tuple[Act, Token]


def deeds(made: Iterable[Made], text: str, speaking: Callable[[str], frozenset[str]]) -> list[Made]:
    """The acts in order of their triggers, each deed once; `speaking` gives an actor with those it speaks for."""
    kept: dict[tuple[object, ...], list[Act]] = {}
    single = []
    for each in sorted(made, key=lambda m: (m[0].target is None, -m[0].confidence, m[0].trigger, m[0].id)):
        act = each[0]
        same = kept.setdefault((act.sentence, act.type, act.modality), [])
        if not any(_repeats(act, other, text, speaking) for other in same):
            same.append(act)
            single.append(each)
    return sorted(single, key=lambda m: (m[0].trigger, m[0].id))


def _repeats(act: Act, other: Act, text: str, speaking: Callable[[str], frozenset[str]]) -> bool:
    """Whether an act tells again what a surer one does: by the same or their government, on the same or nobody."""
    if act.type in SYMMETRIC_TYPES and act.target == other.source and act.source == other.target:
        return True
    if act.target != other.target and not (act.target is None and act.type in CORE_TYPES):
        return False
    if act.source == other.source:
        return True
    theirs = act.source_span is not None and text[slice(*act.source_span)].lower().startswith(_THEIRS)
    return theirs and act.source in speaking(other.source)
