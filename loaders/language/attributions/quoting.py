"""Words that are passed on: "the agency quoted Roe as saying", "Roe was quoted by the agency as saying"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.attributions.sources import SUBJECTS, sources
from loaders.language.page import Page
from loaders.reading import Span

QUOTING = frozenset({"quote", "cite"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """Whom a verb of quoting quotes, and who quotes them, if the words name them."""

    speaker: Token
    outlet: Token | None

    def relayers(self, page: Page) -> tuple[Span, ...]:
        """The mention of who quotes."""
        return sources(page, self.outlet)[:1] if self.outlet is not None else ()


def quoted(cue: Token) -> Quoted | None:
    """What the cue passes on, when it is the "quoted" or the "saying" of "quoted Roe as saying"."""
    verb = cue if cue.lemma_ in QUOTING else cue.head.head if cue.dep_ == "pcomp" and cue.head.lower_ == "as" else None
    told = (
        next((p for c in verb.rights if c.lower_ == "as" for p in c.rights if p.tag_ == "VBG"), None) if verb else None
    )
    if verb is None or told is None or verb.lemma_ not in QUOTING:
        return None
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if any(c.dep_ == "auxpass" for c in verb.lefts):
        by = (c for v in (verb, told) for c in v.rights if c.lower_ == "by")
        return Quoted(own, next((p for c in by for p in c.rights), None)) if own is not None else None
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < told.i), None)
    return Quoted(thing, own) if thing is not None else None
