"""Named ends: which actor a noun of the parse stands for, by name, by role or as a common noun that can act."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.language.actors.gazetteer import Gazetteer
from loaders.language.acts import clause, sides
from loaders.language.acts.frames import KINDS, Frames
from loaders.language.acts.sides import End
from loaders.language.cast import Cast
from loaders.language.page import Page
from loaders.reading import Actor, ActorKind, Span

_PRONOUNS = frozenset(
    (
        *("i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "hers"),
        *("it", "its", "they", "them", "their", "who", "which", "that", "himself", "itself"),
    )
)
_SAME: dict[str, tuple[ActorKind, ...]] = {
    "he": ("Person",),
    "she": ("Person",),
    "it": ("Organisation", "State", "Group"),
    "they": ("Group", "Organisation"),
}
_DEALT = frozenset(("to", "against", "with", "by", "for", "behind"))
_ACTED_ON = frozenset(("dobj", "nsubjpass", "dative", "poss"))
_TURNED_TO = frozenset(("on", "upon", "at"))
_POSTED = frozenset(("in", "from"))
_UNDER = frozenset(("ccomp", "advcl"))
_NOBODY = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "LOC", "FAC"))
_COUNTRY = frozenset(("country", "nation"))
_THIS = frozenset(("this", "our"))
_ISO = 3
_SPOTS = frozenset(("GPE", "EVENT"))
_INITIALS = (3, 6)


@dataclass
class Named:
    """Finds the actors that nouns stand for in one page; `extra` gathers the unnamed ones made on the way."""

    page: Page
    cast: Cast
    frames: Frames
    gazetteer: Gazetteer
    extra: dict[str, Actor] = field(default_factory=dict)
    _prefix: str = ""
    _seen: dict[int, End | None] = field(default_factory=dict)
    _places: dict[str, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._prefix = self.page.article.id.removeprefix("art-")[:8]

    def at(self, token: Token) -> End | None:
        """The actor that the noun headed by `token` stands for; None when it stands for none."""
        if token.i not in self._seen:
            found = self.named(token) or self._beside_it(token) or self._acronym(token) or self._unnamed(token)
            self._seen[token.i] = found or self._teller(token)
        return self._seen[token.i]

    def named(self, token: Token) -> End | None:
        """The actor that the cast finds at the word; "the state" is none."""
        if token.lower_ == "state" and token.pos_ == "NOUN":
            return None
        for span, actor in self.cast.covering(token.idx):
            if token.pos_ != "ADJ" or span[1] - span[0] <= len(token) + 2:
                return End(actor, self._shown(span, actor, token), self.page.text[span[0] : span[1]], token.i)
        return None

    def _beside_it(self, token: Token) -> End | None:
        """The name that stands in apposition: "his Lebanese counterpart, Michel Aoun"."""
        named = clause.child(token, "appos") if token.pos_ == "NOUN" else None
        return self.named(named) if named is not None and named.pos_ == "PROPN" else None

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

    def _acronym(self, token: Token) -> End | None:
        """An organisation by initials that the cast has not found here: "accused the ELN"."""
        text, lower = token.text, token.lower_
        short = text.isalpha() and text.isupper() and _INITIALS[0] <= len(text) <= _INITIALS[1]
        the = clause.child(token, "det")
        if not short or the is None or the.lower_ != "the" or the.text.isupper() or token.dep_ in ("compound", "amod"):
            return None
        if self.frames.doers.get(lower, "Organisation") is None:
            return None
        ident, span = f"org-{lower}", (token.idx, token.idx + len(token))
        known = next((a for a in self.cast.actors if a.id == ident or text in (a.name, *a.aliases)), None)
        if known is None:
            seen = self.extra[ident].mentions if ident in self.extra else ()
            mentions = tuple(sorted({*seen, span}))
            known = self.extra[ident] = Actor(ident, text, "Organisation", mentions=mentions)
        return End(known, span, text, token.i)

    def _unnamed(self, token: Token) -> End | None:
        """An actor made from a common noun that can act ("the rebels", "a Turkish court")."""
        named = token.ent_type_ in _NOBODY and token.text not in self.frames.doers
        if token.pos_ not in ("NOUN", "PROPN") or named:
            return None
        kind = sides.kind(token, self.frames, self.gazetteer)
        if kind is None or clause.lemma(token) == "state" or self._thing(token):
            return None
        if token.lower_ in _COUNTRY and any(c.lower_ in _THIS for c in token.children):
            return None  # "this country", when the article tells of none
        state = self._state_of(token)
        if state is not None:
            return state
        if kind == "Person" and token.tag_ in ("NNS", "NNPS"):
            kind = "Group"
        kind = self._likewise(token) or kind
        span, text = self.words(token)
        slug = re.sub(r"\W+", "-", sides.bare(text).lower()).strip("-")[:60] or "unnamed"
        name = f"grp-{self._prefix}-{slug}"
        known = self.extra.get(name)
        mentions = tuple(sorted({*(known.mentions if known else ()), span}))
        self.extra[name] = Actor(name, sides.bare(text), kind, anonymous=True, mentions=mentions)
        return End(self.extra[name], span, text, token.i)

    def _likewise(self, token: Token) -> ActorKind | None:
        """For somebody's rival or ally the kind of whom it is the rival of."""
        noun, possessor = self.gazetteer.nouns.get(token.lower_), clause.child(token, "poss")
        if noun is None or noun.sort != "relation" or possessor is None:
            return None
        owner = self.named(possessor)
        return owner.actor.kind if owner is not None and owner.actor is not None else None

    def kind(self, token: Token) -> ActorKind | None:
        """The kind of actor that the word is, by its name or as a common noun."""
        named = self.named(token)
        return named.actor.kind if named and named.actor else sides.kind(token, self.frames, self.gazetteer)

    def any_body(self, token: Token) -> bool:
        """Whether the noun names bodies at large: "the schools", "banks"."""
        plural = token.tag_ == "NNS" and self.frames.doers.get(clause.lemma(token)) == "Organisation"
        return plural and self.named(token) is None

    def harmful(self, token: Token) -> bool:
        """Whether the noun says harm done: those after it are its victims."""
        frame = self.frames.nouns.get(clause.lemma(token))
        return frame is not None and KINDS.get(frame.type) in ("harm", "force")

    def _thing(self, token: Token) -> bool:
        """Whether a word for a body is none here: "this campaign against us", "Smith's leadership", "in opposition"."""
        lemma = clause.lemma(token)
        if token.dep_ == "nsubj" and token.head.lemma_ == "be" and clause.child(token.head, "xcomp") is not None:
            return lemma in self.frames.classes.get("abstract", ()) or lemma in self.frames.classes.get("venture", ())
        bare = token.tag_ == "NN" and clause.child(token, "det", "poss", "amod", "compound", "nmod") is None
        if bare and lemma in self.frames.classes.get("abstract", ()):
            return True
        possessor = clause.child(token, "poss")
        if lemma in self.frames.classes.get("quality", ()) and token.tag_ == "NN":
            owner = self.named(possessor) if possessor is not None else None
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
        owner = self.named(possessor)
        if owner is None or owner.actor is None:
            return None
        span, text = self.words(token)
        states = (o.actor for o in owner.actor.of if o.relation == "SPEAKS_FOR")
        ident = next((s for s in states if s in self.gazetteer.by_id and len(s) == _ISO), None)
        return End(self.state_actor(ident), span, text, token.i) if ident else None

    def state(self, token: Token) -> End | None:
        """The state that an adjective, a people's name or a name beside a noun says ("Iranian", "Iran's")."""
        named = self.named(token)
        if named is not None and named.actor is not None and named.actor.kind == "State":
            return named
        word = token.text.split(".-")[0] + "." if ".-" in token.text else token.text  # "a U.S.-drafted text"
        ident = self.gazetteer.demonyms.get(word) or self.gazetteer.peoples.get(word)
        if ident is None and token.i > 0 and token.text[:1].isupper():
            ident = self.gazetteer.demonyms.get(f"{token.nbor(-1).text} {token.text}")
        if ident is None:
            return None
        return End(self.state_actor(ident), (token.idx, token.idx + len(token)), token.text, token.i)

    def words(self, token: Token, after: tuple[str, ...] = ("of",)) -> tuple[Span, str]:
        """The noun phrase around the word, with what stands `after` such prepositions: where it stands and its text."""
        first, last = clause.phrase(token, () if self._blamed_of(token) else after)
        span = (first.idx, last.idx + len(last))
        return span, self.page.text[span[0] : span[1]]

    def beside(self, token: Token) -> list[End]:
        """Adjectives and compounds that name an actor: "the Iranian crackdown", "a Supreme Court decision"."""
        for c in token.children:
            if c.lower_ == "bound" or self._titled(c, token):
                continue  # "a Chile-bound ship" is nobody's yet
            if c.i < token.i and c.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod"):
                if c.dep_ == "compound" and self._subject_matter(c, token):
                    continue
                found = self.named(c) or self.state(c)
                if found is not None:
                    joined = (self.state(x) for x in c.children if x.dep_ == "conj" and x.pos_ in ("ADJ", "PROPN"))
                    return [found, *(e for e in joined if e is not None)]
                deeper = self.beside(c) if c.dep_ in ("amod", "compound", "nmod") else []
                if deeper:
                    return deeper
        return []

    def _titled(self, word: Token, noun: Token) -> bool:
        """Whether the word is part of the name of a law or treaty: "the North American Free Trade Agreement"."""
        paper = clause.lemma(noun) in self.frames.classes.get("law", ())
        return paper and noun.pos_ == "PROPN" and word.dep_ != "poss" and word.pos_ in ("PROPN", "ADJ")

    def _subject_matter(self, place: Token, noun: Token) -> bool:
        """Whether a state's name tells what a thing is about, not whose it is: "the Iran deal", "the Iraq war"."""
        frame = self.frames.nouns.get(clause.lemma(noun))
        about = frame is not None and frame.type in ("AGREES_WITH", "ATTACKS", "MEETS")
        return about and place.ent_type_ in _SPOTS and not place.text.replace(".", "").isupper()

    def state_actor(self, ident: str) -> Actor:
        """The state or organisation of states with this id, as the cast has it or made for an act."""
        known = self.gazetteer.by_id[ident]
        return self.cast.by_id.get(ident) or self.extra.setdefault(ident, Actor(ident, known.name, "State"))

    def _blamed_of(self, token: Token) -> bool:
        """Whether the "of" after the noun is its verb's: "accused the government of sloth"."""
        verb = token.head
        if token.dep_ not in ("dobj", "nsubjpass") or clause.lemma(verb) not in self.frames.classes.get("ofward", ()):
            return False
        return sum(c.lower_ == "of" for word in (verb, token) for c in word.children) == 1

    def words_only(self, token: Token, after: tuple[str, ...] = ("of",)) -> End | None:
        """The noun phrase as mere words, for a side that is no actor."""
        if token.pos_ not in ("NOUN", "PROPN", "X", "NUM", "ADJ") or token.ent_type_ in ("DATE", "TIME"):
            return None
        span, text = self.words(token, after)
        return End(None, span, text, token.i)

    def capital(self, token: Token) -> list[End]:
        """The state for its capital, where a government is dealt with: "an ultimatum to Damascus"."""
        place = token
        while place.dep_ == "conj":
            place = place.head
        prep = place.head.lower_ if place.dep_ == "pobj" else ""
        asked = prep in _TURNED_TO and place.head.head.pos_ == "VERB"
        above = [place.head.head, *clause.objects(place.head.head)] if prep in _POSTED else []
        posted = any(clause.lemma(word) in self.frames.classes.get("post", ()) for word in above)
        return self.seat(token) if place.dep_ in _ACTED_ON or prep in _DEALT or asked or posted else []

    def seat(self, token: Token) -> list[End]:
        """The state whose capital the word names."""
        named = self.page.doc[token.left_edge.i : token.i + 1].text if token.dep_ != "conj" else token.text
        ident = self.gazetteer.capitals.get(token.text) or self.gazetteer.capitals.get(named)
        return [End(self.state_actor(ident), (token.idx, token.idx + len(token)), token.text, token.i)] if ident else []
