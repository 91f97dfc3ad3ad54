"""Nouns: which actor a common noun phrase means, and which are actors of their own."""

from __future__ import annotations

from loaders.language.actors import bodies, constituency, groups, kinds, phrases, places
from loaders.language.actors.discourse import FAR
from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Noun
from loaders.language.actors.grid import SUBJECTS
from loaders.language.actors.phrases import Phrase
from loaders.language.actors.states import States
from loaders.language.actors.world import World
from loaders.reading import slug

_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "poss"})
_PLURALS = ("NNS", "NNPS")
_NEAR = 1
_FEW = 2
_LEADING = frozenset({"", "leader", "chief"})
_FAR_BODY = 0.35  # a sentence: bodies of a sort are many, and the last one is meant


class Nouns:
    """Reads noun phrases in the order of the text."""

    def __init__(self, world: World) -> None:
        self.world, self.grid, self.gazetteer = world, world.grid, world.gazetteer
        self.states = States(world)
        self.hidden: dict[tuple[str, ...], Entity] = {}

    def read(self, i: int) -> None:
        """Gives the phrase around the noun to an entity, a new one when it is none of the known."""
        if self.grid.dep[i] in ("compound", "amod"):
            return
        people = self._people(i)
        one = people and groups.single(self.world, i)
        noun = groups.ONE if one else groups.PEOPLE if people else self._lookup(i)
        titled = noun is not None and noun.sort == "country" and self.grid.tag[i] == "NNP"
        if noun is None or titled:
            self._thing(i)
            return
        phrase = phrases.of_head(self.grid, i, noun, self.world.index, self.world.demonyms)
        entity = self._just_named(i) if one else groups.people(self.world, phrase) if people else self._of(phrase)
        if entity is None:
            self._new(phrase)
        else:
            self.world.say(phrase.head, phrase.first, phrase.end, entity)

    def _just_named(self, i: int) -> Entity | None:
        """The one person of the sentence before: "the Swiss", who is standing for re-election."""
        near = {m.entity for m in self.world.marks.before(i, _NEAR) if m.entity.kind == "Person" and m.entity.shown}
        return near.pop() if len(near) == 1 else None

    def _people(self, i: int) -> bool:
        """Whether the noun is a people's name; one that is an adjective too ("the Dutch") needs its article."""
        word = self.grid.text[i]
        plain = word not in self.gazetteer.demonyms or (i > 0 and self.grid.lower[i - 1] == "the")
        return plain and word in self.gazetteer.peoples and self.grid.tag[i] != "NN"

    def source(self, i: int) -> None:
        """Makes an actor of a source that has none yet: a name that was missed, or an unknown noun for a person."""
        first = phrases.left_edge(self.grid, i)
        begins = places.seat(i, self.grid, self.gazetteer)
        if begins is not None:
            capital = self.gazetteer.capitals[self.grid.words(begins, i + 1)]
            self.world.say(i, begins, i + 1, places.of_state(capital, self.world.found, self.gazetteer))
        elif self._proper(i, first):
            name = self.grid.words(first, i + 1)
            short = name.removeprefix("the ").removeprefix("The ")
            person = short == name and self._personal(i, first)
            ident = f"{'per' if person else 'org'}-{slug(short)}"
            kept = self._named_so(self.grid.text[i]) or self.world.found.get(ident)
            kept = kept or Entity(ident, short, "Person" if person else "Organisation")
            self.world.found.setdefault(kept.id, kept)
            self.world.say(i, first, i + 1, kept)

    def _personal(self, i: int, first: int) -> bool:
        """Whether a name that the model missed is likely a person's: no body's, no acronym, not taken up by "it"."""
        if self.grid.text[i] in self.gazetteer.words["body"]:
            return False
        taken = kinds.taken_up(i, self.grid)
        return taken == "Person" or (taken is None and (i > first or not self.grid.text[i].isupper()))

    def _proper(self, i: int, first: int) -> bool:
        """Whether the word is a name, no common one at the head of a sentence ("Fishermen", if "fishermen" follow)."""
        common = first == i and self.grid.lower[i] in self.grid.text
        place = self.grid.words(first, i + 1).title() in self.gazetteer.capitals  # a place line: "NEW DELHI:"
        return self.grid.tag[i] in ("NNP", "NNPS") and self.grid.text[i][0].isupper() and not (common or place)

    def _named_so(self, word: str) -> Entity | None:
        """The one entity that the word is part of the name of."""
        fits = [e for e in self.world.found.values() if e.shown and not e.anonymous and word in e.name.split()]
        return fits[0] if len(fits) == 1 else None

    def _lookup(self, i: int) -> Noun | None:
        nouns, lower = self.gazetteer.nouns, self.grid.lower
        if phrases.hyphened(self.grid, i):
            return nouns.get(f"{lower[i]} {lower[i + 2]}") or nouns.get(lower[i])
        if i > 1 and phrases.hyphened(self.grid, i - 2):
            return nouns.get(f"{lower[i - 2]} {lower[i]}") or nouns.get(lower[i - 2])
        found = nouns.get(f"{lower[i - 1]} {lower[i]}") if i else None
        if found or (found := nouns.get(lower[i])):
            return found
        if self.grid.tag[i] in _PLURALS:
            single = nouns.get(self.grid.page.doc[i].lemma_.lower())
            if single is None or single.sort == "outlet":
                return None
            return Noun(single.word, single.kind, single.sort, single.gender, single.word)
        return None

    def _thing(self, i: int) -> None:
        """Marks what is no known noun: a person by its ending when it is a source, else a thing."""
        tag, word = self.grid.tag[i], self.grid.lower[i]
        if self.grid.dep[i] not in _THINGS or tag not in ("NN", "NNS"):
            return
        human = i in self.world.sources and self.gazetteer.human(word.removesuffix("s") if tag == "NNS" else word)
        if human:
            entity = Entity("", word, "Group" if tag == "NNS" else "Person", plural=tag == "NNS")
            self.world.unnamed(i, phrases.left_edge(self.grid, i), i + 1, entity)
        else:
            self.world.marks.add(i, Entity("", word, None, plural=tag == "NNS", shown=False))

    def _of(self, phrase: Phrase) -> Entity | None:
        plural = self.grid.tag[phrase.head] in _PLURALS
        if phrase.noun.kind == "State":
            return self.states.members(phrase) if plural else self.states.of(phrase)
        if phrase.noun.kind == "Group" or plural:
            return groups.of(self.world, phrase)
        holder = self._predicated(phrase)
        if holder is not None or phrase.indefinite:
            return holder
        return self._holder(phrase) or (
            bodies.of(self.world, phrase, self.states.seated(phrase)) if phrase.noun.kind == "Organisation" else None
        )

    def _predicated(self, phrase: Phrase) -> Entity | None:
        """Who is said to be it: "Key is the prime minister", "Key served as prime minister"."""
        grid, top = self.grid, phrase.head
        while grid.dep[top] == "conj":
            top = grid.head[top]
        verb = grid.head[top]
        heads = self.world.heads
        if grid.dep[top] == "pobj" and grid.lower[verb] == "as":
            verb = grid.head[verb]
            if (named := next((k for k in grid.kids[verb] if grid.dep[k] == "dobj"), None)) is not None:
                return heads.get(named)
        elif grid.dep[top] != "attr":
            return None
        subject = next((k for k in grid.kids[verb] if grid.dep[k] in SUBJECTS and k in heads), None)
        if subject is None or any(grid.dep[k] == "neg" for k in grid.kids[verb]):
            return None
        entity = heads[subject]
        return entity if entity.kind == phrase.noun.kind and not entity.plural else None

    def _holder(self, phrase: Phrase) -> Entity | None:
        """The person or organisation of that role that stands out most, else the same phrase's entity."""
        if (named := self._named_within(phrase)) is not None:
            return named
        if phrase.noun.word == "counterpart":
            return self._counterpart(phrase)
        titlelike = phrase.states or phrase.owners or self.grid.tag[phrase.head] == "NNP"
        another = phrases.another(self.grid, phrase.head, phrase.noun, self.world.index, self.world.demonyms)
        if another or not (phrase.definite or titlelike):
            return None
        fits = [e for e in self.world.marks.seen if e.kind == phrase.noun.kind and self._fits(e, phrase)]
        fits = constituency.among(fits, phrase, self.world)
        if phrase.noun.kind == "Organisation":
            fits = self._by_that_noun(phrase, fits)
        if not titlelike and len(fits) > 1 and self._among_americans(phrase.head):
            ours = [e for e in fits if "USA" in {*e.owners(), self.gazetteer.leaders.get(e.name.split()[-1])}]
            fits = ours or fits
        if fits:
            far = _FAR_BODY if phrase.noun.kind == "Organisation" else FAR
            return self.world.marks.best(phrase.head, fits, far)
        return self.hidden.get(self._key(phrase)) or self._near(phrase)

    def _among_americans(self, head: int) -> bool:
        """Whether American parties stand before it in the sentence: "Republicans rallied behind the president"."""
        before = self.grid.text[self.grid.opening(head) : head]
        return not self.gazetteer.words["american"].isdisjoint(before)

    def _by_that_noun(self, phrase: Phrase, fits: list[Entity]) -> list[Entity]:
        """Of the bodies that fit, those that were called by that very noun, if any was, or have it in their names."""
        word = phrase.noun.word
        called = [e for e in fits if e.anonymous or word in e.name.lower().split()]
        return called if called or any(key[1] == word for key in self.hidden) else fits

    def _counterpart(self, phrase: Phrase) -> Entity | None:
        """Who holds the same office for the state that the phrase names: "her Danish counterpart"."""
        of = self.world.index.get(phrase.possessor if phrase.possessor is not None else -1)
        states = set(phrase.states) - (of.owners() if of else set())
        held = {r for r in of.roles if r} if of else set()
        fits = [e for e in self.world.marks.seen if states & e.owners() and held & set(e.roles)]
        return fits[0] if len(fits) == 1 else None

    def _named_within(self, phrase: Phrase) -> Entity | None:
        """The organisation whose name stands beside what it is: "the NATO alliance", "the group HRANA"."""
        first = phrase.first if phrase.possessor is None else phrase.possessor + 1
        around = (self.world.index.get(i) for i in (phrase.end, *range(first, phrase.head)))
        named = (e for e in around if e is not None and e.kind == phrase.noun.kind == "Organisation")
        return next((e for e in named if self._is_a(e, phrase.noun)), None)

    def _is_a(self, entity: Entity, noun: Noun) -> bool:
        """Whether the noun says what the organisation named before it is ("the Popular Will party")."""
        return noun.word in self.gazetteer.called(entity.known, tuple(entity.name.split())) or (
            entity.known is None and noun.word in self.gazetteer.words["sort"]
        )

    def _near(self, phrase: Phrase) -> Entity | None:
        """The one man, woman or body spoken of just before; for an office the one person of a state without a role."""
        noun = phrase.noun
        if phrase.determiner != "the" or phrase.head - self._based(phrase) > _FEW or phrase.owners:
            return None
        near = {m.entity for m in self.world.marks.before(phrase.head, _NEAR) if m.entity.kind == noun.kind}
        if noun.sort in ("human", "generic"):
            fits = {
                e for e in near if e.shown and e.gender == noun.gender and not (e.known and e.known.sort == "outlet")
            }
        else:
            fits = {e for e in near if e.shown and noun.sort == "office" and e.of and not e.roles}
        return next(iter(fits)) if len(fits) == 1 else None

    def _based(self, phrase: Phrase) -> int:
        """The first token of the phrase after words like "Geneva-based", which say nothing of who it is."""
        based = [i for i in range(phrase.first, phrase.head) if self.grid.lower[i] == "based"]
        return based[-1] if based else phrase.first

    def _fits(self, entity: Entity, phrase: Phrase) -> bool:
        owners = {o.id for o in phrase.owners if o.kind in ("State", "Organisation")} | set(phrase.states)
        if entity.plural or entity in phrase.owners or not self._plays(entity, phrase):
            return False
        theirs = entity.owners()
        if entity.kind == "Organisation" and not self._marked_so(entity, phrase):
            return False
        bodies = entity.kind == "Organisation" or any(o.kind == "Organisation" for o in phrase.owners)
        return not owners or bool(owners & theirs) or not (theirs or bodies)

    def _marked_so(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether no word sets an office or body apart: "the state department" is no White House."""
        if phrase.noun.sort != "body" and not (entity.known and entity.known.sort == "office"):
            return True
        grid, names = self.grid, " ".join((entity.name, *entity.aliases, *entity.roles)).lower().split()
        inside = (i for i in range(phrase.first, phrase.head) if grid.dep[i] in ("compound", "amod"))
        return all(i in self.world.index or i in self.world.demonyms or grid.lower[i] in names for i in inside)

    def _plays(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether it has the phrase's role, by what it was called, its own name or its sort."""
        noun = phrase.noun
        if noun.kind == "Organisation":
            words = tuple(entity.name.split())
            if noun.word in entity.name.lower().split() or noun.word in self.gazetteer.called(entity.known, words):
                return True
        camps = self._camps(self.grid.lower[phrase.first : phrase.head])
        return any(self._same_role(r, phrase, camps, entity) for r in entity.roles)

    def _same_role(self, role: str, phrase: Phrase, camps: set[str], entity: Entity) -> bool:
        held, lower = self.gazetteer.noun_of(role), self.grid.lower
        word = held.word if held else role.split()[-1]
        theirs = self._camps(role.split())
        if camps and theirs and not camps & theirs:
            return False
        past = self.gazetteer.words["past"]
        if (phrase.states or phrase.owners) and past & set(role.split()) - set(lower[phrase.first : phrase.head]):
            return False  # "Peru's president" is nobody's former president
        if "vice" in role.split() and "vice" not in (*phrase.noun.word.split(), *lower[phrase.first : phrase.head]):
            return False  # "the president" is never the vice president
        if word == phrase.noun.word or self._shorter(phrase.noun.word, word):
            return True
        if held is not None and held.sort == phrase.noun.sort == "kin":
            return held.like == phrase.noun.like != "" and entity.gender in ("", phrase.noun.gender)
        offices = held is not None and held.sort == phrase.noun.sort == "office"
        if held is not None and offices and held.like == phrase.noun.like not in _LEADING:
            return True  # a pope and a pontiff
        leads = held is not None and held.sort == "office" and phrase.noun.like in ("chief", held.like)
        owners = {*phrase.states, *(o.id for o in phrase.owners)}
        if held is not None and held.like == "chief" and phrase.noun.sort == "office" and phrase.noun.like != "leader":
            return phrase.definite and bool(entity.owners() & (owners or entity.owners()))  # "the director-general"
        there = bool(entity.owners() & owners) or (not owners and phrase.noun.word == "leader")
        return leads and phrase.noun.like in ("leader", "chief") and there

    def _shorter(self, word: str, held: str) -> bool:
        """Whether the word is the role without its field: "the minister" of a foreign minister, never of a premier."""
        return held.endswith(f" {word}") and self.gazetteer.nouns[held].like != "leader"

    def _camps(self, words: list[str]) -> set[str]:
        return {w for w in words if w in self.gazetteer.words["camp"]}

    def _key(self, phrase: Phrase) -> tuple[str, ...]:
        owners = sorted({*phrase.states, *(o.id for o in phrase.owners)})
        return (phrase.noun.kind, phrase.noun.word, *owners, *self._camps(self.grid.lower[phrase.first : phrase.head]))

    def _new(self, phrase: Phrase) -> None:
        """Someone unnamed: an actor when a source of a statement, else only in the way of others."""
        many = self.grid.tag[phrase.head] in _PLURALS and phrase.noun is not groups.ONE
        plural = many or phrase.noun.kind == "Group"
        single = "Organisation" if phrase.noun.kind == "State" else phrase.noun.kind
        entity = Entity("", "", "Group" if plural else single, plural=plural, gender=phrase.noun.gender)
        role = phrases.role_words(self.grid, phrase.first, phrase.end, self.world.index, self.world.demonyms)
        title = self.gazetteer.titles.get((self.grid.text[phrase.head],))
        entity.roles.append(
            title.role if title and title.role and role == phrase.noun.word else role or phrase.noun.word
        )
        self.hidden[self._key(phrase)] = entity
        self.world.unnamed(phrase.head, phrase.first, phrase.end, entity)
        entity.shown = entity.shown or bool(phrase.noun.sort == "office" and phrase.states)
        speaks = phrase.noun.sort in ("source", "officials", "office") or "spokes" in phrase.noun.word
        for owner in (*phrase.states, *(o.id for o in phrase.owners if o.kind == "Organisation" and o.shown)):
            held = entity.roles[0] if phrase.noun.sort == "office" else None
            entity.belongs(owner, "SPEAKS_FOR" if speaks else "PART_OF", held, self.grid.span(phrase.first, phrase.end))
