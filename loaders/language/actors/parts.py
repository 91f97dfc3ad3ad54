"""Unnamed sources who are some of a group: "two of his aides said", "one of the protesters"."""

from __future__ import annotations

from loaders.language.actors.entities import Entity
from loaders.language.actors.grid import Grid
from loaders.language.actors.phrases import left_edge
from loaders.language.actors.world import World

_ONE = frozenset({"one", "another", "neither", "either"})


def read(world: World, i: int) -> bool:
    """Makes an unnamed actor of a number or pronoun before "of" and people; says whether it did."""
    grid, gazetteer = world.grid, world.gazetteer
    whole = _whole(grid, i) if grid.tag[i] in ("CD", "DT", "JJ", "NN", "NNS") else None
    if whole is None or (grid.lower[i] not in gazetteer.words["some"] and grid.tag[i] != "CD"):
        return False
    word = grid.page.doc[whole].lemma_.lower()
    noun = gazetteer.nouns.get(grid.lower[whole]) or gazetteer.nouns.get(word)
    if not (gazetteer.human(word) or (noun is not None and noun.kind in ("Person", "Group"))):
        return False
    single = grid.lower[i] in _ONE
    entity = Entity("", "", "Person" if single else "Group", plural=not single, roles=[word])
    group = world.heads.get(whole)
    for (owner, relation), (role, evidence) in group.of.items() if group else ():
        entity.belongs(owner, relation, role, evidence)
    world.unnamed(i, left_edge(grid, i), whole + 1, entity)
    return True


def _whole(grid: Grid, i: int) -> int | None:
    """The head of the group of whom some are meant."""
    of = next((k for k in grid.kids[i] if grid.lower[k] == "of" and k > i), None)
    return next((k for k in grid.kids[of] if grid.dep[k] == "pobj"), None) if of is not None else None
