"""Sources that no name was found for: unnamed speakers become actors of their own."""

from __future__ import annotations

from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.actors.grid import NOUNS, Grid
from loaders.language.attribution import Attribution
from loaders.reading import ActorKind, Span, content_id


def unnamed(
    grid: Grid, attributions: tuple[Attribution, ...], found: list[Entity], gazetteer: Gazetteer
) -> list[Entity]:
    """An anonymous actor for each source or relayer of an attribution that holds no mention and is no pronoun."""
    mentions = sorted(m for e in found for m in e.mentions)
    actors: dict[Span, Entity] = {}
    for attribution in attributions:
        for span in (*attribution.sources, *attribution.relayers):
            if span not in actors and not any(span[0] <= s and e <= span[1] for s, e in mentions):
                head = _head(grid, span)
                if grid.tag[head] in NOUNS or not grid.tag[head].startswith(("PRP", "W", "DT", "EX")):
                    actors[span] = _anonymous(grid, span, head, gazetteer)
    return list(actors.values())


def _head(grid: Grid, span: Span) -> int:
    words = grid.page.words(span)
    return int(words.root.i) if len(words) else 0


def _anonymous(grid: Grid, span: Span, head: int, gazetteer: Gazetteer) -> Entity:
    noun = gazetteer.nouns.get(grid.lower[head])
    kind: ActorKind = noun.kind if noun else "Group" if grid.tag[head] in ("NNS", "NNPS") else "Person"
    ident = f"{'grp' if kind == 'Group' else 'org' if kind == 'Organisation' else 'per'}-" + content_id(
        grid.page.article.id, span
    )
    name = " ".join(grid.page.text[slice(*span)].split())
    return Entity(ident, name, kind, {span: head}, anonymous=True, plural=kind == "Group")
