"""States by common nouns: which country, kingdom or government a phrase speaks of."""

from __future__ import annotations

from loaders.language.actors import constituency, places
from loaders.language.actors.discourse import ANYWHERE
from loaders.language.actors.entities import Entity
from loaders.language.actors.forms import family
from loaders.language.actors.phrases import Phrase
from loaders.language.actors.world import World
from loaders.reading import slug

_NEAR = 1
_REACH = 4
_FAR = 0.2
_AGAIN = 0.04
_MARGIN = 0.1
_WIDE = 120  # tokens in which another state's adjective makes it unclear whose the government is


class States:
    """Finds the states that noun phrases mean, in the order of the text."""

    def __init__(self, world: World) -> None:
        self.world, self.grid, self.gazetteer = world, world.grid, world.gazetteer
        self.called: dict[str, Entity] = {}

    def members(self, phrase: Phrase) -> Entity | None:
        """An intergovernmental body spoken of by its members: "the G7 nations"."""
        first = phrase.first
        all_of_them = self.grid.lower[first] == "the" or first in self.world.index
        body = next((o for o in phrase.owners if o.known and o.known.sort == "body"), None)
        return body if all_of_them and not phrase.indefinite else None

    def of(self, phrase: Phrase) -> Entity | None:
        """The state: of a government told with its state or leader, else the one spoken of."""
        if constituency.government(phrase, self.world):
            return None
        if phrase.noun.sort == "government" and (told := self._told(phrase)):
            return told
        if phrase.indefinite or not phrase.definite or phrase.possessor is not None or phrase.owners:
            return None
        if phrase.states and not self._other(phrase):
            return places.of_state(phrase.states[0], self.world.found, self.gazetteer)
        word = phrase.noun.word
        if word in self.called and word != "government":
            return self.called[word]
        if self._other(phrase):
            return None
        reach = ANYWHERE if phrase.noun.sort == "epithet" else _REACH
        reach = _NEAR if phrase.determiner in ("this", "that") or word == "regime" else reach
        if phrase.noun.sort == "government":
            return self._governing(phrase, reach) or self._called_so(phrase) or self._home(phrase)
        return self._spoken_of(phrase, reach)

    def _told(self, phrase: Phrase) -> Entity | None:
        """The state that the phrase itself names, or whose leader or capital it names."""
        leader = next((o for o in phrase.owners if o.kind == "Person"), None)
        states = phrase.states or (self._states(leader) if leader else self.seated(phrase))
        if states:
            self.called[phrase.noun.word] = places.of_state(states[0], self.world.found, self.gazetteer)
            return self.called[phrase.noun.word]
        if leader:
            self.called[phrase.noun.word] = self._cabinet(phrase, leader)
            return self.called[phrase.noun.word]
        return None

    def seated(self, phrase: Phrase) -> list[str]:
        """The state in whose capital the government sits: "the government in Tripoli"."""
        return [s for w in self._after(phrase, "in") if (s := self.gazetteer.capitals.get(w))]

    def _after(self, phrase: Phrase, preposition: str) -> list[str]:
        """The names after the preposition that follows the head."""
        grid = self.grid
        hosts = [k for k in grid.kids[phrase.head] if k > phrase.head and grid.lower[k] == preposition]
        return [grid.text[k] for h in hosts for k in grid.kids[h] if grid.tag[k] in ("NNP", "NNPS")]

    def _home(self, phrase: Phrase) -> Entity | None:
        """The state that the article is about, whose government plain "the government" is where the article tells."""
        plain = phrase.determiner == "the" and phrase.head - phrase.first == 1 and phrase.head not in self.world.quoted
        home = self.world.home if plain and phrase.noun.word == "government" else None
        return places.of_state(home, self.world.found, self.gazetteer) if home else None

    def _continent(self, i: int) -> str:
        word = self.grid.text[i]
        return next((c for c in set(self.gazetteer.continents.values()) if word in self.gazetteer.words.get(c, ())), "")

    def _called_so(self, phrase: Phrase) -> Entity | None:
        """The one state that the article calls by that word anywhere: "the Ruritanian regime"."""
        demonyms, lower = self.world.demonyms, self.grid.lower
        states = {demonyms[i - 1] for i in range(1, len(lower)) if lower[i] == phrase.noun.word and i - 1 in demonyms}
        return places.of_state(states.pop(), self.world.found, self.gazetteer) if len(states) == 1 else None

    def _spoken_of(self, phrase: Phrase, reach: int) -> Entity | None:
        """The state that stands out most before the phrase; of "this country" the only one near."""
        before = (m.entity for m in self.world.marks.before(phrase.head, reach))
        near = {e for e in before if e.kind == "State" and e.known}
        continents = {c for i in range(phrase.first, phrase.head) if (c := self._continent(i))}
        near = {e for e in near if not continents or self.gazetteer.continents.get(e.id) in continents}
        if not continents and phrase.noun.sort == "country":
            near &= self._in_view(phrase, near)
        if phrase.noun.sort == "epithet":
            near = {e for e in near if phrase.noun.word in self.gazetteer.called(e.known, ())}
        if reach == _NEAR and len(near) > 1:
            return None
        best = self.world.marks.best(phrase.head, near)
        federal = phrase.noun.word == "state" and best is not None and best.id in self.gazetteer.words["federal"]
        return None if federal else best  # "the state" is then one of its states

    def _governing(self, phrase: Phrase, reach: int) -> Entity | None:
        """The state whose government is spoken of: one named before, or whose people the same sentence speaks of.

        None when two come too close, or when the speaker would call their own state a regime.
        """
        here = self.grid.sent[phrase.head]
        scores: dict[str, float] = {}
        before = {m.entity for m in self.world.marks.before(phrase.head, reach) if m.entity.kind == "State"}
        view = self._in_view(phrase, before)
        for mark in self.world.marks.before(phrase.head, reach):
            away = here - self.grid.sent[mark.token]
            for state in self._states(mark.entity) if not away or mark.entity in view else ():
                scores[state] = max(mark.weight - _FAR * away, scores.get(state, -_REACH)) + _AGAIN
        for state in self._own_states(phrase) if phrase.noun.word == "regime" else ():
            scores.pop(state, None)
        for state in [s for s in scores if not self._has(s, phrase.noun.word)]:
            del scores[state]
        ranked = sorted(scores.items(), key=lambda x: -x[1])[:2]
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return None
        return places.of_state(ranked[0][0], self.world.found, self.gazetteer)

    def _in_view(self, phrase: Phrase, before: set[Entity]) -> set[Entity]:
        """Of the states spoken of before, those that can be meant: of the same sentence, of the story, or the only one.

        A state that merely reacted to another's deed is none of them.
        """
        here = {m.entity for m in self.world.marks.before(phrase.head, 0)} & before
        about = {e for e in before if e.id in (self.world.home, self.world.dateline)}
        reach = range(max(0, phrase.head - _WIDE), phrase.head)
        others = {self.world.demonyms[i] for i in reach if i in self.world.demonyms} - {e.id for e in before}
        return here or about or (before if len(before) == 1 and not others else set())

    def _has(self, state: str, word: str) -> bool:
        """Whether the state's government goes by that word: an administration where a president governs."""
        if word == "junta":
            return state in (self.world.home, self.world.dateline)
        return word != "administration" or state in self.gazetteer.words["administration"]

    def _states(self, entity: Entity) -> list[str]:
        """The state itself, else those that the entity belongs to."""
        if entity.kind == "State":
            return [entity.id] if entity.known else []
        known = self.gazetteer.by_id
        return [o for o in entity.owners() if o in known and known[o].kind == "State"]

    def _own_states(self, phrase: Phrase) -> list[str]:
        speaker = self.world.index.get(self.world.speaking(phrase.head))
        return self._states(speaker) if speaker else []

    def _other(self, phrase: Phrase) -> bool:
        """Whether the words go on to name another country or place: "the Republic of Ruritania"."""
        return bool(self._after(phrase, "of") or self._after(phrase, "in"))

    def _cabinet(self, phrase: Phrase, leader: Entity) -> Entity:
        """The "Obama administration", where the text doesn't say of which state."""
        name = f"{family(tuple(leader.name.split()))} {phrase.noun.word}"
        ident = "org-" + slug(name)
        return self.world.found.setdefault(ident, Entity(ident, name, "Organisation"))
