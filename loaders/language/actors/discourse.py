"""Discourse: role phrases and pronouns given to the actors they mean, in the order of the text.

Whatever is spoken of gets a mark; a pronoun or a definite phrase looks back over the marks for one that agrees with it
and stands out: a subject before an object, near before far, often named before once. Things and unnamed people leave
marks too, so that they can win and nothing is resolved. What is quoted is read last, when its speakers are known.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.language.actors.entities import Entity
from loaders.language.actors.grid import Grid

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SELF = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
OTHERS = HE | SHE | IT | THEY

_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_WEIGHT = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "dobj": 0.55,
    "dative": 0.55,
    "poss": 0.45,
    "pobj": 0.4,
    "attr": 0.3,
    "ROOT": 1.0,
}
_OBJECT = frozenset({"dobj", "dative"})
_ASIDE = _OBJECT | {"pobj"}
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_REACH = 4
_PER_SENTENCE = 0.45
_PER_SENTENCE_IT = 0.6
_ENOUGH = 0.1
_SURE = 0.3
_PARALLEL = 0.6
_JUST = 2
_TELLING = frozenset({"told", "tells", "tell", "telling"})
ANYWHERE = 1000  # sentences
FAR = 0.2


@dataclass(order=True, slots=True)
class Mark:
    """Something spoken of at a token."""

    token: int
    entity: Entity = field(compare=False)
    weight: float = field(compare=False)


class Marks:
    """The marks in the order of the text, and the search among them."""

    def __init__(self, grid: Grid, quoted: dict[int, int], heads: dict[int, Entity]) -> None:
        self.grid, self.quoted, self.heads = grid, quoted, heads
        self.marks: list[Mark] = []
        self.seen: dict[Entity, int] = {}

    def add(self, token: int, entity: Entity) -> None:
        """Marks the entity as spoken of at the token."""
        mark = Mark(token, entity, self.weight(token))
        if not self.marks or self.marks[-1].token < token:
            self.marks.append(mark)
        else:
            insort(self.marks, mark)
        self.seen[entity] = self.seen.get(entity, 0) + 1

    def weight(self, token: int) -> float:
        """How much a token stands out by its place in the clause."""
        top = token
        while self.grid.dep[top] in ("conj", "appos", "compound") and self.grid.head[top] != top:
            if self.grid.dep[top] == "compound":
                return 0.1
            top = self.grid.head[top]
        weight = _WEIGHT.get(self.grid.dep[top], 0.3)
        return weight - 0.8 if self.grid.titled[token] else weight

    def before(self, token: int, reach: int = _REACH) -> Iterable[Mark]:
        """The marks before the token, nearest first, as far as `reach` sentences back."""
        lowest = self.grid.sent[token] - reach
        for k in range(bisect_left(self.marks, token, key=lambda m: m.token) - 1, -1, -1):
            if self.grid.sent[self.marks[k].token] < lowest:
                return
            yield self.marks[k]

    def best(self, token: int, fits: Iterable[Entity], far: float = FAR) -> Entity | None:
        """Of the entities, the one that stands out most before the token, however far back; `far` a sentence less."""
        scores: dict[Entity, float] = {}
        allowed = set(fits)
        for mark in self.before(token, ANYWHERE) if allowed else ():
            if mark.entity in allowed:
                score = mark.weight - far * (self.grid.sent[token] - self.grid.sent[mark.token])
                score += 0.08 * min(self.seen[mark.entity], 6)
                scores[mark.entity] = max(score, scores.get(mark.entity, -99.0))
        return max(scores, key=lambda e: scores[e]) if scores else None

    def resolve(self, token: int, barred: frozenset[Entity], speaks: bool) -> Entity | None:
        """The entity that a pronoun means, None when none agrees or two come too close."""
        word = self.grid.lower[token]
        scores: dict[Entity, float] = {}
        ahead, spoke = self._ahead(token), self._spoke(token)
        if ahead and _agrees(word, ahead, speaks) and ahead not in barred:
            scores[ahead] = 1.2
        for mark in self.before(token):
            if (
                mark.entity not in barred
                and _agrees(word, mark.entity, speaks)
                and not self._addressed(mark)
                and not self._told(token, mark)
            ):
                score = self._score(token, mark, word, spoke)
                scores[mark.entity] = max(score, scores.get(mark.entity, -9.0))
        ranked = sorted(scores.items(), key=lambda x: -x[1])[:2]
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _ENOUGH):
            return None
        best = ranked[0][0]
        if word in THEY and not best.plural and best.kind == "Organisation" and self._listed(token, best):
            return None
        if word in HE | SHE and not best.gender and len(ranked) == 1:
            best.gender = "m" if word in HE else "f"
        return best

    def speaker(self, token: int, sources: set[int]) -> Entity | None:
        """The unnamed person who spoke just before, whom "they" means where it speaks."""
        spoke = [m.entity for m in self.before(token, _JUST) if m.token in sources]
        single = spoke[0] if spoke and spoke[0].kind == "Person" and not spoke[0].plural else None
        return single if single and single.anonymous and not single.gender else None

    def _addressed(self, mark: Mark) -> bool:
        """Whether the mark is of a medium that is merely spoken to or printed in, which no pronoun takes up."""
        outlet = mark.entity.known is not None and mark.entity.known.sort == "outlet"
        return outlet and self.grid.dep[mark.token] not in (*_SUBJECT, "poss", "ROOT")

    def _told(self, token: int, mark: Mark) -> bool:
        """Whether the pronoun is quoted and the mark is of whom the words are told: "told reporters. “They ...”"."""
        spoken = token in self.quoted and mark.token not in self.quoted
        verb = self.grid.head[mark.token]
        return spoken and self.grid.dep[mark.token] in _OBJECT and self.grid.lower[verb] in _TELLING

    def _listed(self, token: int, entity: Entity) -> bool:
        """Whether the entity was just spoken of in a list, so that "they" means more than it."""
        near = (m.token for m in self.before(token, _JUST) if m.entity is entity)
        return any("conj" in (self.grid.dep[k] for k in (t, *self.grid.kids[t])) for t in near)

    def _score(self, token: int, mark: Mark, word: str, spoke: int | None) -> float:
        grid = self.grid
        per = _PER_SENTENCE_IT if word in IT else _PER_SENTENCE
        away = grid.sent[token] - grid.sent[mark.token]
        score = mark.weight - per * (1 if away and spoke == mark.token else away)
        score += 0.08 * min(self.seen[mark.entity], 6)
        if grid.dep[token] in _SUBJECT and grid.dep[mark.token] in _SUBJECT:
            score += 0.2
        if word in HE | SHE and mark.entity.gender:
            score += _SURE
        both = {grid.dep[token], grid.dep[mark.token]}
        if (both <= _OBJECT and away == 1) or (both <= _ASIDE and self._beside(token, mark.token)):
            score += _PARALLEL
        if mark.token in self.quoted and token not in self.quoted:
            score -= 0.5
        if word in THEY and not mark.entity.plural and mark.entity.kind != "Group":
            score -= 0.8
        return score

    def _beside(self, token: int, other: int) -> bool:
        """Whether the verb above is done to the other: "attacked Roe, calling him", "spoke to Roe and thanked him"."""
        grid, verb = self.grid, self.grid.head[self.grid.head[token]]
        return verb in (grid.head[other], grid.head[grid.head[other]] if grid.dep[other] == "pobj" else None)

    def _spoke(self, token: int) -> int | None:
        """Where the article names the speaker of the quotation that ends right before the token's sentence."""
        first = self.grid.opening(token)
        before = (self.quoted[k] for k in range(max(0, first - _JUST - 1), first) if k in self.quoted)
        return next(before, None) if token not in self.quoted else None

    def _ahead(self, token: int) -> Entity | None:
        """The subject still to come, for a possessive in what stands before it: "In his speech, Obama said"."""
        grid = self.grid
        if grid.lower[token] not in _POSSESSIVE:
            return None
        top = token
        while grid.head[top] != top and grid.dep[top] != "ROOT":
            top = grid.head[top]
        subject = next((k for k in grid.kids[top] if grid.dep[k] in _SUBJECT), None)
        if subject is None or subject < token or top < token:
            return None
        return self.heads.get(subject)


def _agrees(word: str, entity: Entity, speaks: bool) -> bool:
    if word in HE:
        return entity.kind == "Person" and entity.gender != "f" and not entity.plural
    if word in SHE:
        return entity.kind == "Person" and entity.gender != "m" and not entity.plural
    if entity.kind is None:
        return not speaks and entity.plural == (word in THEY)
    if word in IT:
        return entity.kind != "Person" and not entity.plural
    return entity.plural or entity.kind == "Group" or (entity.kind == "Organisation" and not speaks)
