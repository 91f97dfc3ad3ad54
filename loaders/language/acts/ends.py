"""The two ends of an act: which actor a noun of the parse stands for, or which actor an object concerns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.acts import clause, sides
from loaders.language.acts.frames import Frames
from loaders.language.acts.sides import End, unique
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Actor, ActorKind, Span

_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_ELSEWHERE = frozenset(("against", "on", "in", "into"))
_INWARD = ("by", "of", "from", "against", "on", "between", "to", "with", "for", "in", "among", "into", "at")
_PRONOUNS = frozenset(
    (
        *("i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "hers"),
        *("it", "its", "they", "them", "their", "who", "which", "that", "himself", "itself"),
    )
)
_CROWDS = ("protesters", "demonstrators", "protestors")
_SAME: dict[str, tuple[ActorKind, ...]] = {
    "he": ("Person",),
    "she": ("Person",),
    "it": ("Organisation", "State", "Group"),
    "they": ("Group", "Organisation"),
}
_DEALT = frozenset(("to", "against", "with", "by"))
_UNDER = frozenset(("ccomp", "advcl"))
_DEPTH = 4
_ISO = 3


@dataclass
class Ends:
    """Finds the ends in one page; `extra` gathers the unnamed actors made on the way."""

    page: Page
    cast: Cast
    frames: Frames
    gazetteer: Gazetteer
    extra: dict[str, Actor] = field(default_factory=dict)
    _states: list[tuple[int, End]] | None = None
    _prefix: str = ""
    _seen: dict[int, End | None] = field(default_factory=dict)
    _places: dict[str, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._prefix = self.page.article.id.removeprefix("art-")[:8]

    def at(self, token: Token) -> End | None:
        """The actor that the noun headed by `token` stands for; None when it stands for none."""
        if token.i not in self._seen:
            found = self._named(token) or self._beside_it(token) or self._unnamed(token)
            self._seen[token.i] = found or self._teller(token)
        return self._seen[token.i]

    def _named(self, token: Token) -> End | None:
        for span, actor in self.cast.covering(token.idx):
            if token.pos_ != "ADJ" or span[1] - span[0] <= len(token) + 2:
                return End(actor, self._shown(span, actor, token), self.page.text[span[0] : span[1]], token.i)
        return None

    def _beside_it(self, token: Token) -> End | None:
        """The name that stands in apposition: "his Lebanese counterpart, Michel Aoun"."""
        named = clause.child(token, "appos") if token.pos_ == "NOUN" else None
        return self._named(named) if named is not None and named.pos_ == "PROPN" else None

    def _teller(self, token: Token) -> End | None:
        """For an unresolved pronoun the subject above it: "Norway said it would", "A man died after he was shot"."""
        kinds = _SAME.get(token.lower_)
        clause_verb = token.head
        if kinds is None or token.dep_ not in ("nsubj", "nsubjpass") or clause_verb.dep_ not in _UNDER:
            return None
        subject = clause.child(clause_verb.head, "nsubj")
        if subject is None or subject.i >= token.i or subject.pos_ == "PRON":
            return None
        end = self.at(subject) if clause_verb.dep_ == "ccomp" else self._unnamed(subject)
        return end if end is not None and end.actor is not None and end.actor.kind in kinds else None

    def _shown(self, span: Span, actor: Actor, token: Token) -> Span:
        """The mention, or for a pronoun the actor's last fuller mention before it in the sentence."""
        if token.pos_ not in ("PRON", "DET"):
            return span
        places = self._places.setdefault(actor.id, sorted(actor.mentions))
        start = token.sent.start_char
        for place in reversed(places[: bisect_right(places, span) - 1]):
            if place[0] < start:
                break
            if self.page.text[place[0] : place[1]].lower() not in _PRONOUNS:
                return place
        return span

    def _unnamed(self, token: Token) -> End | None:
        """An actor made from a common noun that can act ("the rebels", "a Turkish court")."""
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            return None
        kind = sides.kind(token, self.frames, self.gazetteer)
        if kind is None or clause.lemma(token) == "state" or self._thing(token):
            return None
        state = self._state_of(token)
        if state is not None:
            return state
        if kind == "Person" and token.tag_ in ("NNS", "NNPS"):
            kind = "Group"
        span, text = self._words(token)
        slug = re.sub(r"\W+", "-", sides.bare(text).lower()).strip("-")[:60] or "unnamed"
        name = f"grp-{self._prefix}-{slug}"
        known = self.extra.get(name)
        mentions = tuple(sorted({*(known.mentions if known else ()), span}))
        self.extra[name] = Actor(name, sides.bare(text), kind, anonymous=True, mentions=mentions)
        return End(self.extra[name], span, text, token.i)

    def _thing(self, token: Token) -> bool:
        """Whether a word for a body is none here: "this campaign against us", "Smith's leadership"."""
        lemma = clause.lemma(token)
        possessor = clause.child(token, "poss")
        if lemma in self.frames.classes.get("quality", ()) and token.tag_ == "NN":
            owner = self._named(possessor) if possessor is not None else None
            return owner is not None and owner.actor is not None and owner.actor.kind == "Person"
        if lemma not in self.frames.classes.get("venture", ()):
            return False
        if any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children):
            return True
        named = possessor is not None or bool(self.beside(token))
        return not named and token.dep_ not in ("nsubj", "nsubjpass")

    def _state_of(self, token: Token) -> End | None:
        """The state that its government, or a friendly people, stands for: "her government", "our French friends"."""
        lemma = clause.lemma(token)
        governing = lemma in self.frames.governing
        if governing or any(lemma in self.frames.classes.get(c, ()) for c in ("friend", "quality")):
            state = next((s for c in token.children if (s := self.state(c)) is not None), None)
            if state is not None:
                return state
        possessor = clause.child(token, "poss")
        if possessor is None or not (governing or lemma in self.frames.classes.get("homeland", ())):
            return None
        owner = self._named(possessor)
        if owner is None or owner.actor is None:
            return None
        span, text = self._words(token)
        states = (o.actor for o in owner.actor.of if o.relation == "SPEAKS_FOR")
        ident = next((s for s in states if s in self.gazetteer.by_id and len(s) == _ISO), None)
        return End(self._state_actor(ident), span, text, token.i) if ident else None

    def state(self, token: Token) -> End | None:
        """The state that an adjective, a people's name or a name beside a noun says ("Iranian", "Iran's")."""
        named = self._named(token)
        if named is not None and named.actor is not None and named.actor.kind == "State":
            return named
        ident = self.gazetteer.demonyms.get(token.text) or self.gazetteer.peoples.get(token.text)
        if ident is None and token.i > 0 and token.text[:1].isupper():
            ident = self.gazetteer.demonyms.get(f"{token.nbor(-1).text} {token.text}")
        if ident is None:
            return None
        return End(self._state_actor(ident), (token.idx, token.idx + len(token)), token.text, token.i)

    def _words(self, token: Token) -> tuple[Span, str]:
        first, last = clause.phrase(token)
        span = (first.idx, last.idx + len(last))
        return span, self.page.text[span[0] : span[1]]

    def group(self, token: Token) -> list[End]:
        """The actors of the noun and those joined to it; of a "they", all of the joined nouns that it goes back to."""
        if token.lower_ == "they":
            token = self._joined(token)
        return unique(e for t in clause.conjuncts(token) if (e := self.at(t)) is not None)

    def _joined(self, they: Token) -> Token:
        end = self.at(they)
        word = self.page.token_at(end.span[1] - 1) if end is not None else None
        if word is None or word.i >= they.i:
            return they
        while word.dep_ in ("conj", "compound", "poss") and word.head.i != word.i:
            word = word.head
        return word if clause.child(word, "conj") is not None and self.at(word) is not None else they

    def concerned(
        self, token: Token, victims: bool = True, depth: int = 0, authors: bool = True, placed: bool = True
    ) -> list[End]:
        """The actors that an object concerns: itself, its possessor, its adjective, one after a preposition inside it.

        With `authors` False one told of in a clause on it doesn't count ("a base used by US forces"); with `victims`
        False those after "of", "on" and "against" don't count ("condemned the killing of protesters"); with `placed`
        False none but who made or owns it do ("supports the strikes in Syria", "backed a ban on Chile").
        """
        found = self.group(token) or self._crowd(token) or self._capital(token)
        if found or depth > _DEPTH:
            return found
        possessor = clause.child(token, "poss")
        if possessor is not None:
            found = self.concerned(possessor, victims, depth + 1)
        inward = _INWARD if victims else self._blamed(token)
        if not placed:
            inward = tuple(name for name in inward if name not in _ELSEWHERE)
        return (
            found
            or self._after(token, ("by",), victims, depth, authors)
            or self.beside(token)
            or self._after(token, inward, victims, depth, authors)
            or (self._clausal(token, victims, depth) if authors else [])
        )

    def _capital(self, token: Token) -> list[End]:
        """The state for its capital, where a government is dealt with: "an ultimatum to Damascus"."""
        ident = self.gazetteer.capitals.get(token.text)
        if (
            ident is None
            or token.dep_ not in ("pobj", "dobj")
            or (token.dep_ == "pobj" and token.head.lower_ not in _DEALT)
        ):
            return []
        return [End(self._state_actor(ident), (token.idx, token.idx + len(token)), token.text, token.i)]

    def _state_actor(self, ident: str) -> Actor:
        known = self.gazetteer.by_id[ident]
        return self.cast.by_id.get(ident) or self.extra.setdefault(ident, Actor(ident, known.name, "State"))

    def _crowd(self, token: Token) -> list[End]:
        """The protesters of the article, for its protests."""
        frame = self.frames.nouns.get(clause.lemma(token))
        if frame is None or frame.type != "PROTESTS_AGAINST":
            return []
        span, text = self._words(token)
        crowds = (a for a in self.cast.actors if a.kind == "Group" and a.name.lower().endswith(_CROWDS))
        return [End(a, span, text, token.i) for a in crowds][:1]

    def _blamed(self, token: Token) -> tuple[str, ...]:
        """The prepositions after which the one to blame for a deed stands, not its victim."""
        if token.lower_ in ("part", "behalf"):
            return ("of",)
        part = any(c.lower_ == "on" and clause.child(c, "pobj") is not None for c in token.children)
        part = part and any(g.lower_ in ("part", "behalf") for c in token.children for g in c.children)
        place = ("in",) if clause.lemma(token) in self.frames.misdeeds else ()
        owned = ("of",) if clause.lemma(token) in self.frames.classes.get("work", ()) else ()
        return ("from", *(("on",) if part else ()), *place, *owned)

    def _after(self, token: Token, names: tuple[str, ...], victims: bool, depth: int, authors: bool) -> list[End]:
        for name in names:
            for c in token.children:
                if c.lower_ == name and c.dep_ in ("prep", "agent"):
                    for inner in (o for p in c.children if p.dep_ in ("pobj", "pcomp") for o in clause.nouns_of(p)):
                        found = self.concerned(inner, victims, depth + 1, authors)
                        if found:
                            return found
        return []

    def beside(self, token: Token) -> list[End]:
        """Adjectives and compounds that name an actor: "the Iranian crackdown", "a Supreme Court decision"."""
        for c in token.children:
            if c.i < token.i and c.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod"):
                found = self._named(c) or self.state(c)
                if found is not None:
                    return [found]
                deeper = self.beside(c) if c.dep_ in ("amod", "compound", "nmod") else []
                if deeper:
                    return deeper
        return []

    def _clausal(self, token: Token, victims: bool, depth: int) -> list[End]:
        for c in token.children:
            if c.dep_ in ("acl", "relcl"):
                by = clause.agent(c) or (clause.child(c, "nsubj") if c.dep_ == "relcl" else None)
                if by is not None and by.tag_ not in ("WDT", "WP"):
                    return self.concerned(by, victims, depth + 1)
        return []

    def named_states(self) -> list[tuple[int, End]]:
        """Every place of the page where a state is named or an adjective says one, in order."""
        if self._states is None:
            tokens = (t for t in self.page.doc if t.text[:1].isupper())
            self._states = [(t.idx, end) for t in tokens if (end := self.state(t)) is not None]
        return self._states

    def words_only(self, token: Token) -> End | None:
        """The noun phrase as mere words, for a side that is no actor."""
        if token.pos_ not in ("NOUN", "PROPN", "X", "NUM", "ADJ") or token.ent_type_ in ("DATE", "TIME"):
            return None
        span, text = self._words(token)
        return End(None, span, text, token.i)

    def first_in(self, tokens: Iterable[Token], apart: frozenset[str]) -> list[End]:
        """The first actor among the tokens that is none of `apart`, and who is joined to it; else a place name."""
        place: End | None = None
        for t in tokens:
            if t.pos_ not in ("PROPN", "NOUN", "ADJ", "PRON") or (t.dep_ == "poss" and t.head.dep_ == "dobj"):
                continue
            found = self.at(t) if t.dep_ not in ("amod", "compound") else self._named(t) or self.state(t)
            if found is not None and found.actor is not None and found.actor.id not in apart:
                return [e for e in self.group(t) or [found] if e.actor is None or e.actor.id not in apart]
            if (
                found is None
                and place is None
                and t.ent_type_ in _NAMES
                and t.dep_ in ("pobj", "dobj", "nsubj", "poss")
            ):
                place = self.words_only(t)
        return [place] if place is not None else []
