"""The story: one reading of the text from front to end in which nouns and pronouns find their actors."""

from __future__ import annotations

from loaders.language.actors import discourse, phrases, places
from loaders.language.actors.discourse import Marks
from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Gazetteer, Noun, slug
from loaders.language.actors.grid import Grid
from loaders.language.actors.phrases import Phrase
from loaders.language.attribution import Attribution
from loaders.reading import Span, content_id

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "poss"})
_DOUBLE = 2


class Story:
    """The state of the reading: `index` maps tokens to entities, `found` ids to entities."""

    def __init__(
        self,
        grid: Grid,
        index: dict[int, Entity],
        found: dict[str, Entity],
        demonyms: dict[int, str],
        attributions: tuple[Attribution, ...],
        gazetteer: Gazetteer,
    ) -> None:
        self.grid, self.index, self.found, self.gazetteer = grid, index, found, gazetteer
        self.demonyms = demonyms
        self.sources = _sources(grid, attributions)
        self.quoted = _quoted(grid, attributions)
        self.heads = {t: e for e in found.values() for t in e.mentions.values()}
        self.marks = Marks(grid, self.quoted, self.heads)
        self.called: dict[str, Entity] = {}
        self.contents: dict[int, list[int]] = {}
        for token, source in self.quoted.items():
            self.contents.setdefault(source, []).append(token)
        self.hidden: dict[tuple[str, ...], Entity] = {}

    def read(self) -> None:
        """Reads the article's own words, then what is quoted."""
        quoted = []
        for i in range(len(self.grid)):
            if i in self.quoted and i not in self.heads:
                quoted.append(i)
            else:
                self._token(i)
        for i in quoted:
            self._token(i)

    def _token(self, i: int) -> None:
        tag = self.grid.tag[i]
        if i in self.heads:
            self.marks.add(i, self.heads[i])
        elif tag in ("PRP", "PRP$"):
            self._pronoun(i)
        elif tag in ("NN", "NNS", "NNP", "NNPS") and i not in self.index:
            self._noun(i)

    # Pronouns

    def _pronoun(self, i: int) -> None:
        word = self.grid.lower[i]
        entity = self._bracketed(i)
        if entity is None and word in discourse.SELF | discourse.WE:
            entity = self._speaker(i, word)
        elif entity is None and word in discourse.OTHERS and not self._empty(i):
            entity = self.marks.resolve(i, self._barred(i), i in self.sources)
        if entity is not None:
            self._say(i, i, i + 1, entity)

    def _say(self, i: int, first: int, end: int, entity: Entity) -> None:
        """Records that the tokens mean the entity."""
        entity.mentions[self.grid.span(first, end)] = i
        self.index[i] = self.heads[i] = entity
        self.marks.add(i, entity)
        if self.grid.lower[i] in discourse.HE | discourse.SHE and not entity.gender:
            entity.gender = "m" if self.grid.lower[i] in discourse.HE else "f"

    def _bracketed(self, i: int) -> Entity | None:
        """ "He [Khamenei]": an editor's word on whom the pronoun means."""
        follows = self.grid.text[i + 1 : i + 2] == ["["] and i + _DOUBLE < len(self.grid)
        return self.index.get(i + _DOUBLE) if follows else None

    def _speaker(self, i: int, word: str) -> Entity | None:
        speaker = self.index.get(self.quoted.get(i, -1))
        if speaker is None or word in discourse.SELF:
            return speaker
        owner = next((self.found[o] for o in speaker.owners() if self._organisation(o)), None)
        if owner is None and speaker.kind == "Person" and not speaker.of and word != "we":
            return None
        return owner or speaker

    def _organisation(self, ident: str) -> bool:
        return ident in self.found and self.found[ident].kind == "Organisation"

    def _empty(self, i: int) -> bool:
        """ "It is clear that": a subject that means nothing."""
        verb = self.grid.head[i]
        if self.grid.lower[i] != "it" or self.grid.dep[i] not in ("nsubj", "nsubjpass", "expl"):
            return False
        later = [self.grid.dep[k] for k in self.grid.kids[verb] if k > verb]
        return (
            self.grid.dep[i] == "expl"
            or ("ccomp" in later and "acomp" in later)
            or (self.grid.dep[i] == "nsubjpass" and "ccomp" in later)
        )

    def _barred(self, i: int) -> frozenset[Entity]:
        """Whom a pronoun cannot mean: the speaker who says it, the subject whose object it is, what it belongs to."""
        grid = self.grid
        barred = {self.index[self.quoted[i]]} if self.quoted.get(i) in self.index else set()
        barred |= {self.heads[t] for t in self.contents.get(i, ()) if t in self.heads}
        possessive = grid.tag[i] == "PRP$"
        top = grid.head[i]
        if possessive:
            while top in self.heads or grid.dep[top] in ("compound", "appos", "poss", "nmod"):
                if top in self.heads:
                    barred.add(self.heads[top])
                for k in grid.kids[top]:
                    if grid.dep[k] == "appos" and k in self.heads:
                        barred.add(self.heads[k])
                if grid.head[top] == top:
                    break
                top = grid.head[top]
            barred |= {self.heads[k] for k in grid.kids[grid.head[i]] if grid.dep[k] == "appos" and k in self.heads}
        elif grid.dep[i] not in ("nsubj", "nsubjpass") and not grid.lower[i].endswith(("self", "selves")):
            while grid.dep[top] in ("prep", "pobj", "dobj", "dative", "conj") and not grid.tag[top].startswith("VB"):
                top = grid.head[top]
            barred |= {
                self.heads[k] for k in grid.kids[top] if grid.dep[k] in ("nsubj", "nsubjpass") and k in self.heads
            }
        return frozenset(barred)

    # Nouns

    def _noun(self, i: int) -> None:
        noun = self._lookup(i)
        if self.grid.dep[i] == "compound" or (self.grid.dep[i] == "amod"):
            return
        if self.grid.text[i] in self.gazetteer.peoples and self.grid.tag[i] in ("NNPS", "NNS", "NNP"):
            self._people(i)
        elif noun is None:
            self._thing(i)
        else:
            self._phrase(phrases.of_head(self.grid, i, noun, self.index, self.demonyms))

    def _lookup(self, i: int) -> Noun | None:
        nouns, lower = self.gazetteer.nouns, self.grid.lower
        found = nouns.get(f"{lower[i - 1]} {lower[i]}") if i else None
        if found or (found := nouns.get(lower[i])):
            return found
        if self.grid.tag[i] in ("NNS", "NNPS"):
            single = nouns.get(self.grid.page.doc[i].lemma_.lower())
            return single and Noun(single.word, single.kind, single.sort, single.gender, single.word)
        return None

    def _thing(self, i: int) -> None:
        if self.grid.dep[i] in _THING_DEPS and self.grid.tag[i] in ("NN", "NNS"):
            plural = self.grid.tag[i] == "NNS"
            person = self.grid.lower[i].endswith(self.gazetteer.person_endings) and not plural and i in self.sources
            thing = Entity("", self.grid.lower[i], "Person" if person else None, plural=plural, shown=False)
            if person:
                self._unnamed(i, phrases.left_edge(self.grid, i), i + 1, thing)
            else:
                self.marks.add(i, thing)

    def _people(self, i: int) -> None:
        ident = self.gazetteer.peoples[self.grid.text[i]]
        group = self._group(
            f"grp-{ident.lower()}-people", self.grid.text[i], ident, "PART_OF", self.grid.span(i, i + 1)
        )
        self._say(i, phrases.left_edge(self.grid, i), i + 1, group)

    def _group(self, ident: str, name: str, state: str | None, relation: str, evidence: Span) -> Entity:
        group = self.found.get(ident)
        if group is None:
            group = self.found[ident] = Entity(ident, name, "Group", plural=True)
        group.call(name)
        if state:
            group.belongs(state, "SPEAKS_FOR" if relation == "SPEAKS_FOR" else "PART_OF", None, evidence)
        return group

    def _phrase(self, phrase: Phrase) -> None:
        kind = phrase.noun.kind
        plural = self.grid.tag[phrase.head] in ("NNS", "NNPS")
        if kind == "State" and not plural:
            entity = self._state(phrase)
        elif kind == "Group" or plural:
            entity = self._set(phrase)
        else:
            entity = self._one(phrase)
        if entity is not None:
            self._say(phrase.head, phrase.first, phrase.end, entity)
        else:
            self._new(phrase, plural)

    def _state(self, phrase: Phrase) -> Entity | None:
        word = phrase.noun.word
        if phrase.noun.sort == "government" and phrase.states:
            self.called[word] = places.of_state(phrase.states[0], self.found, self.gazetteer)
            return self.called[word]
        if phrase.indefinite or not phrase.definite or phrase.possessor is not None or phrase.owners:
            return None
        if word in self.called and word != "government":
            return self.called[word]
        states = {m.entity for m in self.marks.before(phrase.head) if m.entity.kind == "State"}
        return self.marks.best(phrase.head, states)

    def _set(self, phrase: Phrase) -> Entity | None:
        """A group: of a state, or one spoken of before; a counted or indefinite one is new."""
        noun, evidence = phrase.noun, self.grid.span(phrase.first, phrase.end)
        crowd = noun.sort == "crowd" and not phrase.states and not phrase.definite
        if noun.kind != "Group" or phrase.indefinite or crowd:
            return None
        if phrase.states:
            state = phrase.states[0]
            relation = "SPEAKS_FOR" if noun.sort == "officials" else "PART_OF"
            name = f"{self.gazetteer.adjective(state)} {self.grid.lower[phrase.head]}"
            return self._group(f"grp-{state.lower()}-{slug(noun.like)}", name, state, relation, evidence)
        same = [e for k, e in self.found.items() if k.startswith("grp-") and k.endswith(f"-{slug(noun.like)}")]
        if same:
            same[-1].call(self.grid.lower[phrase.head])
            return same[-1]
        words = self.grid.words(phrase.first + (phrase.determiner in ("the", "these", "those")), phrase.end)
        ident = f"grp-{self.grid.page.article.id[4:12]}-{slug(noun.like)}"
        return self._group(ident, words, None, "PART_OF", evidence)

    def _one(self, phrase: Phrase) -> Entity | None:
        """The person or organisation of that role that was spoken of last."""
        holder = self._predicated(phrase)
        if holder is not None:
            return holder
        if phrase.indefinite or not (phrase.definite or self._titlelike(phrase)):
            return None
        fits = [e for e in self.marks.seen if e.kind == phrase.noun.kind and self._has_role(e, phrase)]
        return self.marks.best(phrase.head, fits) if fits else self.hidden.get(self._key(phrase))

    def _predicated(self, phrase: Phrase) -> Entity | None:
        """Who is said to be it: "Key is the prime minister", "Key served as prime minister"."""
        grid, top = self.grid, phrase.head
        while grid.dep[top] == "conj":
            top = grid.head[top]
        verb = grid.head[top]
        if grid.dep[top] == "pobj" and grid.lower[verb] == "as":
            verb = grid.head[verb]
        elif grid.dep[top] != "attr":
            return None
        subject = next((k for k in grid.kids[verb] if grid.dep[k] in ("nsubj", "nsubjpass") and k in self.heads), None)
        denied = any(grid.dep[k] == "neg" for k in grid.kids[verb])
        entity = self.heads[subject] if subject is not None and not denied else None
        return entity if entity and entity.kind == phrase.noun.kind and not entity.plural else None

    def _titlelike(self, phrase: Phrase) -> bool:
        return bool(phrase.states or phrase.owners) or self.grid.tag[phrase.head] == "NNP"

    def _has_role(self, entity: Entity, phrase: Phrase) -> bool:
        word = self.grid.lower[phrase.head]
        owners = {o.id for o in phrase.owners if o.kind in ("State", "Organisation")} | set(phrase.states)
        named = entity.kind == "Organisation" and word in entity.name.lower().split()
        sorted_so = entity.known is not None and entity.known.sort == phrase.noun.sort and phrase.noun.sort == "outlet"
        held = any(r.endswith(phrase.noun.word) or r.endswith(word) for r in entity.roles)
        if not held and phrase.noun.like == "leader" and phrase.states:
            held = any(self._leads(r) for r in entity.roles) and bool(entity.owners() & set(phrase.states))
        if not (named or held or sorted_so) or entity.plural:
            return False
        theirs = entity.owners()
        return not owners or not theirs or bool(owners & theirs)

    def _leads(self, role: str) -> bool:
        noun = self.gazetteer.nouns.get(" ".join(role.split()[-2:])) or self.gazetteer.nouns.get(role.split()[-1])
        return noun is not None and noun.like == "leader"

    def _key(self, phrase: Phrase) -> tuple[str, ...]:
        return (phrase.noun.kind, self.grid.lower[phrase.head])

    def _new(self, phrase: Phrase, plural: bool) -> None:
        """Someone unnamed: shown when a source of a statement, else only in the way of others."""
        kind = "Group" if plural else phrase.noun.kind
        entity = Entity("", "", kind, plural=plural, shown=False, gender=phrase.noun.gender)
        self.hidden[self._key(phrase)] = entity
        entity.roles.append(phrase.noun.word)
        self._unnamed(phrase.head, phrase.first, phrase.end, entity)
        evidence = self.grid.span(phrase.first, phrase.end)
        speaks = phrase.noun.sort in ("source", "officials", "office") or "spokes" in phrase.noun.word
        for owner in (*phrase.states, *(o.id for o in phrase.owners if o.kind == "Organisation")):
            entity.belongs(owner, "SPEAKS_FOR" if speaks else "PART_OF", None, evidence)

    def _unnamed(self, head: int, first: int, end: int, entity: Entity) -> None:
        span = self.grid.span(first, end)
        letters = {"Group": "grp", "Organisation": "org"}.get(entity.kind or "", "per")
        entity.id = f"{letters}-{content_id(self.grid.page.article.id, span)}"
        entity.name = self.grid.words(first, end)
        entity.anonymous = True
        entity.shown = head in self.sources
        self.found[entity.id] = entity
        self._say(head, first, end, entity)


def _sources(grid: Grid, attributions: tuple[Attribution, ...]) -> dict[int, Span]:
    """The head tokens of the sources and relayers."""
    return {head(grid, s): s for a in attributions for s in (*a.sources, *a.relayers)}


def head(grid: Grid, span: Span) -> int:
    """The token that heads the stretch."""
    words = grid.page.words(span)
    return int(words.root.i) if len(words) else 0


def _quoted(grid: Grid, attributions: tuple[Attribution, ...]) -> dict[int, int]:
    """The tokens inside quotations, each with the head token of the source, -1 for none."""
    found: dict[int, int] = {}
    for q in grid.page.quotations:
        found |= dict.fromkeys((t.i for t in grid.page.words((q.start, max(q.end, q.start + 1)))), -1)
    for a in attributions:
        if a.sources and a.kind != "indirect":
            source = head(grid, a.sources[0])
            for span in a.spans:
                found |= {t.i: source for t in grid.page.words(span) if t.i in found or a.kind == "direct"}
    return found
