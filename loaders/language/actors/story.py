"""The story: one reading of the text from front to end in which nouns and pronouns find their actors."""

from __future__ import annotations

from loaders.language.actors import ahead, discourse, groups, parts, places
from loaders.language.actors.entities import Entity
from loaders.language.actors.grid import SUBJECTS
from loaders.language.actors.nouns import Nouns
from loaders.language.actors.roles import Owed, relation_of
from loaders.language.actors.world import World
from loaders.reading import Span

_INSIDE = ("compound", "appos", "poss", "nmod")
_BELOW = ("prep", "pobj", "dobj", "dative", "conj")
_DOUBLE = 2


class Story:
    """Reads the world's text: what is quoted last, when its speakers are known."""

    def __init__(self, world: World, owed: dict[int, Owed]) -> None:
        self.owed = owed
        self.world, self.grid, self.heads = world, world.grid, world.heads
        self.nouns = Nouns(world)

    def read(self) -> None:
        """Gives every noun phrase and pronoun that it can to an entity."""
        quoted = []
        for i in range(len(self.grid)):
            if i in self.world.quoted and i not in self.heads:
                quoted.append(i)
            else:
                self._token(i)
        for i in quoted:
            self._token(i)
        for i in sorted(self.world.sources - self.heads.keys()):
            if not parts.read(self.world, i):
                self.nouns.source(i)
        groups.settle(self.world)
        ahead.settle(self.world)

    def _token(self, i: int) -> None:
        tag = self.grid.tag[i]
        if i in self.heads:
            self.world.marks.add(i, self.heads[i])
        elif tag in ("PRP", "PRP$"):
            self._pronoun(i)
        elif tag in ("NN", "NNS", "NNP", "NNPS") and i not in self.world.index:
            self.nouns.read(i)
        if i in self.owed and i in self.heads:
            self._affiliate(self.heads[i], *self.owed[i])

    def _pronoun(self, i: int) -> None:
        word = self.grid.lower[i]
        entity = self._bracketed(i)
        if entity is None and word in discourse.SELF | discourse.WE:
            entity = self._speaker(i, word)
        elif entity is None and word in discourse.OTHERS and not self._empty(i):
            speaks = i in self.world.sources
            entity = self.world.marks.speaker(i, self.world.sources) if speaks and word == "they" else None
            entity = entity or self.world.marks.resolve(i, self._barred(i), speaks)
        if entity is not None:
            self.world.say(i, i, i + 1, entity)

    def _affiliate(self, owner: Entity, holder: Entity, role: str, evidence: Span) -> None:
        """Gives the holder of an office to the body that owns it, or to those whom the person it belongs to speaks for.

        A counterpart has the person's own office.
        """
        if role.endswith("counterpart"):
            holder.roles += [r for r in owner.roles[:1] if r not in holder.roles]
            return
        relation = relation_of(holder, role, self.world.gazetteer)
        owner = self._state_behind(owner, role) or owner
        if relation == "SPEAKS_FOR" and owner.kind != "Group" and owner.shown:
            for state in owner.spoken_for() if owner.kind == "Person" else [owner.id]:
                holder.belongs(state, relation, role, evidence)

    def _state_behind(self, owner: Entity, role: str) -> Entity | None:
        """The state of a ministry or office, when the role is held at the state: a minister is no ministry's."""
        noun, known = self.world.gazetteer.noun_of(role), self.world.gazetteer.by_id
        states = [o for o in owner.owners() if o in known and known[o].kind == "State"]
        if owner.kind != "Organisation" or noun is None or noun.word not in self.world.gazetteer.words["of state"]:
            return None
        return places.of_state(states[0], self.world.found, self.world.gazetteer) if len(states) == 1 else None

    def _bracketed(self, i: int) -> Entity | None:
        """Whom an editor says that the pronoun means: "He [Khamenei]"."""
        follows = self.grid.text[i + 1 : i + _DOUBLE] == ["["] and i + _DOUBLE < len(self.grid)
        return self.world.index.get(i + _DOUBLE) if follows else None

    def _speaker(self, i: int, word: str) -> Entity | None:
        """The speaker of the quotation; for "we" the organisation that the speaker speaks for."""
        speaker = self.world.index.get(self.world.quoted.get(i, -1))
        if speaker is None or word in discourse.SELF:
            return speaker
        owners = (self.world.found.get(o) for o in speaker.owners())
        owner = next((o for o in owners if o and o.kind == "Organisation"), None)
        if owner is None and speaker.kind == "Person" and not speaker.of and word != "we":
            return None
        return owner or speaker

    def _empty(self, i: int) -> bool:
        """Whether "it" is a subject that means nothing: "It is clear that"."""
        if self.grid.lower[i] != "it" or self.grid.dep[i] not in (*SUBJECTS, "expl"):
            return False
        verb = self.grid.head[i]
        later = {self.grid.dep[k] for k in self.grid.kids[verb] if k > verb}
        eased = any(self._leads_on(k) for k in self.grid.kids[verb] if k > verb and self.grid.dep[k] == "acomp")
        passive = self.grid.dep[i] == "nsubjpass" and "ccomp" in later
        return self.grid.dep[i] == "expl" or passive or eased or {"ccomp", "acomp"} <= later

    def _leads_on(self, k: int) -> bool:
        """Whether a clause hangs on the adjective: "hard to say", "clear that"."""
        return any(self.grid.dep[c] in ("xcomp", "ccomp", "advcl") and c > k for c in self.grid.kids[k])

    def _barred(self, i: int) -> frozenset[Entity]:
        """Whom a pronoun cannot mean: the speaker who says it, the subject whose object it is, what it belongs to."""
        world, grid = self.world, self.grid
        barred = {self.heads[t] for t in world.contents.get(i, ()) if t in self.heads}
        if world.quoted.get(i) in world.index:
            barred.add(world.index[world.quoted[i]])
        if grid.tag[i] == "PRP$":
            return frozenset(barred | self._owned(i))
        if grid.dep[i] not in SUBJECTS and not grid.lower[i].endswith(("self", "selves")):
            barred |= self._subjects(i)
        return frozenset(barred)

    def _owned(self, i: int) -> set[Entity]:
        """Those whom the phrase around a possessive names: the wife, never the husband, in "his wife Anna"."""
        grid, top = self.grid, self.grid.head[i]
        owned = {self.heads[k] for k in grid.kids[top] if grid.dep[k] == "appos" and k in self.heads}
        while top in self.heads or grid.dep[top] in _INSIDE:
            beside = (top, *(k for k in grid.kids[top] if grid.dep[k] == "appos"))
            owned |= {self.heads[k] for k in beside if k in self.heads}
            if grid.head[top] == top or grid.dep[top] == "conj":
                break
            top = grid.head[top]
        return owned

    def _subjects(self, i: int) -> set[Entity]:
        grid, top = self.grid, self.grid.head[i]
        while grid.dep[top] in _BELOW and not grid.tag[top].startswith("VB"):
            top = grid.head[top]
        while self._borrows(top):
            top = grid.head[top]
        return {self.heads[k] for k in grid.kids[top] if grid.dep[k] in SUBJECTS and k in self.heads}

    def _borrows(self, verb: int) -> bool:
        """Whether the verb has the subject of the one above: "met Roe and praised him", "met Roe, praising him"."""
        grid = self.grid
        own = any(grid.dep[k] in (*SUBJECTS, "agent") for k in grid.kids[verb])
        joined = grid.dep[verb] == "conj" or (grid.dep[verb] == "advcl" and grid.tag[verb] == "VBG")
        return joined and not own and grid.tag[verb].startswith("VB") and grid.head[verb] != verb
