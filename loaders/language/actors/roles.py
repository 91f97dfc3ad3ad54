"""Roles and affiliations told beside a name: "German Chancellor Friedrich Merz", "Rathke, a spokesman"."""

from __future__ import annotations

from loaders.language.actors import phrases
from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Gazetteer, Noun
from loaders.language.actors.grid import PROPER, SUBJECTS, Grid
from loaders.language.actors.names import Name
from loaders.reading import Relation, Span

Owed = tuple[Entity, str, Span]  # whose role it is, the role, and the words that give it
_INNER = frozenset({"pobj", "prep", "compound", "nmod"})
_MEMBER = frozenset({"of", "from"})


def relation_of(entity: Entity, role: str, gazetteer: Gazetteer) -> Relation:
    """Whether the bearer of the role speaks for whom it is held at, or is merely part of it."""
    noun = gazetteer.noun_of(role)
    office = noun is not None and (noun.sort == "office" or "spokes" in role or noun.word == "counterpart")
    return "SPEAKS_FOR" if office and entity.kind == "Person" else "PART_OF"


def _of_old(role: str) -> str:
    return role if role.startswith(("former ", "ex ")) else f"former {role}"


class Roles:
    """Reads what stands beside the names; `index` maps tokens to entities and grows by the phrases in apposition.

    `owed` holds by token the pronouns and nouns whose actor the roles belong to ("his foreign minister, Maria Lind").
    """

    def __init__(self, grid: Grid, index: dict[int, Entity], demonyms: dict[int, str], gazetteer: Gazetteer) -> None:
        self.grid, self.index, self.demonyms, self.gazetteer = grid, index, demonyms, gazetteer
        self.owed: dict[int, Owed] = {}

    def read(self, names: list[Name]) -> None:
        """Fills the roles, affiliations and appositive mentions of the entities that the names stand for."""
        for name in names:
            entity = self.index.get(name.head)
            if entity and entity.kind in ("Person", "Organisation"):
                self._before(name, entity)
                self._after(name, entity)
            for i in range(name.first if name.title_first is None else name.title_first, name.first):
                if entity is not None:
                    self.index.setdefault(i, entity)
            if entity is not None and entity.kind == "Person":
                self._headed(name, self._posted(name) if name.title_first is None else name.title_first, entity)
        for name in names:
            entity = self.index.get(name.head)
            if entity and entity.kind in ("Person", "Organisation"):
                self._beside(name, entity)

    def _posted(self, name: Name) -> int | None:
        """The post before a name and where it is held: "Ambassador to Chile Maria Lind"."""
        post = name.first - 3
        held = post >= 0 and self.grid.lower[post + 1] == "to" and self.grid.tag[post + 2] in PROPER
        return post if held and self.gazetteer.office(self.grid.lower[post]) else None

    def _headed(self, name: Name, title: int | None, entity: Entity) -> None:
        """Takes a title for the name's head where the parser did: "Leader of the Opposition Maria Lind said"."""
        if title is None:
            return
        under = self.grid.head[name.head]
        while under > title and self.grid.head[under] != under:
            under = self.grid.head[under]
        if under == title and self.grid.dep[title] in (*SUBJECTS, "dobj", "pobj"):
            entity.mentions[self.grid.span(title, name.end)] = title

    def _before(self, name: Name, entity: Entity) -> None:
        edge = self._with_body(min(phrases.left_edge(self.grid, name.head), name.title_first or name.first))
        if edge >= name.first:
            return
        owners = [self.index[i] for i in range(edge, name.first) if i in self.index and not self.grid.hyphened(i)]
        owners += self._whose(edge)
        states = [self.demonyms[i] for i in range(edge, name.first) if i in self.demonyms]
        role = self._role(edge, name.first, name)
        if role and self._past(edge, name.first):
            self._give(entity, _of_old(role))
            return
        if role:
            self._give(entity, role)
        bare = not any(self.grid.tag[i] in ("NN", "NNS") for i in range(edge, name.first))
        if role or (entity.kind == "Organisation" and bare) or self.grid.tag[name.first - 1] == "POS":
            self._affiliate(entity, owners, states, role, self.grid.span(edge, name.end))

    def _with_body(self, edge: int) -> int:
        """The edge moved over a body's or state's name right before it: "ECOWAS Commission President Lind"."""
        first = edge
        while first > 0 and self.grid.sent[first - 1] == self.grid.sent[edge] and self.grid.tag[first - 1] in PROPER:
            owner = self.index.get(first - 1)
            if owner is None or owner.kind == "Person" or (owner.known and owner.known.sort == "outlet"):
                break
            first -= 1
        return first

    def _whose(self, i: int) -> list[Entity]:
        """Whom "whose" means: what its clause hangs on."""
        if self.grid.tag[i] != "WP$":
            return []
        while self.grid.dep[i] != "relcl" and self.grid.head[i] != i:
            i = self.grid.head[i]
        owner = self.index.get(self.grid.head[i]) if self.grid.dep[i] == "relcl" else None
        return [owner] if owner else []

    def _role(self, first: int, end: int, name: Name) -> str:
        words = phrases.role_words(self.grid, first, end, self.index, self.demonyms)
        titles = [t.role for t in name.titles if t.role]
        noun = self.gazetteer.noun_of(words)
        if noun and noun.kind in ("Person", "Organisation") and not (titles and "-" in self.grid.text[first:end]):
            return words
        return titles[0] if titles else ""

    def _give(self, entity: Entity, role: str) -> None:
        noun = self.gazetteer.noun_of(role)
        if not role or (noun and (noun.kind != entity.kind or noun.sort == "relation")):
            return
        if role not in entity.roles:
            entity.roles.append(role)
        if noun and noun.gender and not entity.gender:
            entity.gender = noun.gender

    def _affiliate(self, entity: Entity, owners: list[Entity], states: list[str], role: str, evidence: Span) -> None:
        relation = relation_of(entity, role, self.gazetteer)
        noun = self.gazetteer.noun_of(role)
        if noun is not None and noun.sort == "relation" and noun.word != "counterpart":
            return
        answers = entity.kind == "Person" or self._official(entity, role)
        for owner in owners:
            if owner.shown and (owner.kind == "Organisation" or (owner.kind == "State" and answers)):
                entity.belongs(owner.id, relation, role or None, evidence)
        if answers and not any(o.kind == "Organisation" for o in owners):
            for state in states:
                entity.belongs(state, relation, role or None, evidence)

    def _official(self, entity: Entity, role: str) -> bool:
        """Whether a state answers for the organisation: not for parties, companies and armed groups at home in it."""
        if entity.known:
            return entity.known.sort in ("office", "body")
        noun, words = self.gazetteer.noun_of(role), self.gazetteer.words
        if noun and (noun.word in words["sort"] or noun.sort == "outlet"):
            return False
        return not words["office"].isdisjoint(entity.name.split())

    def _after(self, name: Name, entity: Entity) -> None:
        """Reads a name's "of the DAB", "of Ruritania"."""
        for k in self.grid.kids[name.head]:
            if k >= name.end and self.grid.lower[k] in _MEMBER and self.grid.dep[k] == "prep":
                for o in self.grid.kids[k]:
                    self._belongs_after(name, entity, self.index.get(o), o)

    def _belongs_after(self, name: Name, entity: Entity, owner: Entity | None, o: int) -> None:
        evidence = self.grid.span(name.first, o + 1)
        if owner and owner.kind == "Organisation":
            entity.belongs(owner.id, "PART_OF", None, evidence)
        elif owner and owner.kind == "State" and entity.roles and name.titles:
            self._affiliate(entity, [owner], [], entity.roles[-1], evidence)

    def _past(self, first: int, end: int) -> bool:
        """Whether the words say that the role was held once: "former", "then-"."""
        return any(self.grid.lower[i] in self.gazetteer.words["past"] for i in range(first, end))

    def _beside(self, name: Name, entity: Entity) -> None:
        head = name.head
        for t in range(name.first, name.end):
            for k in self.grid.kids[t]:
                if self.grid.dep[k] == "appos" and not name.first <= k < name.end:
                    self._apposition(k, name, entity)
        if self.grid.dep[head] == "appos":
            self._apposition(self.grid.head[head], name, entity)
        start = name.first if name.title_first is None else name.title_first
        if start > 1 and self.grid.text[start - 1] == "," and self.grid.dep[head] != "conj":
            k = self._opening(start - 2)
            if not (self.grid.dep[head] in SUBJECTS and self.grid.dep[k] in ("dobj", "pobj")):
                self._apposition(k, name, entity)  # but not "Where voters support the president, Lind speaks"

    def _opening(self, k: int) -> int:
        """The head of the phrase that ends at the token: "president" in "A former president of Chile, Maria Lind"."""
        first = k
        while (
            self.grid.dep[k] in _INNER
            and self.grid.head[k] < k
            and self.grid.sent[self.grid.head[k]] == self.grid.sent[first]
        ):
            k = self.grid.head[k]
        return k

    def _apposition(self, k: int, name: Name, entity: Entity) -> None:
        if k in self.index or self.grid.tag[k] in ("NNS", "NNPS") or not self.grid.tag[k].startswith("NN"):
            return
        noun = self.gazetteer.nouns.get(self.grid.lower[k])
        if (
            noun is None
            and entity.kind == "Person"
            and self.grid.tag[k] == "NN"
            and self.gazetteer.human(self.grid.lower[k])
        ):
            noun = Noun(self.grid.lower[k], "Person", "role", "", "")
        if noun is None or noun.kind != entity.kind:
            return
        floor = name.end if k > name.first else 0
        phrase = phrases.of_head(self.grid, k, noun, self.index, self.demonyms, floor)
        owners = [*phrase.owners, *self._whose(phrase.first)]
        role = phrases.role_words(self.grid, phrase.first, phrase.end, self.index, self.demonyms)
        past = self._past(phrase.first, phrase.end)
        self._give(entity, _of_old(role) if past else role)
        self.index[k] = entity
        entity.mentions[self.grid.span(phrase.first, phrase.end)] = k
        if past:
            return
        if phrase.possessor is not None and phrase.possessor not in self.index:
            self.owed[phrase.possessor] = (entity, role, self.grid.span(phrase.first, phrase.end))
        low, high = min(phrase.first, name.first), max(phrase.end, name.end)
        self._affiliate(entity, owners, list(phrase.states), role, self.grid.span(low, high))
