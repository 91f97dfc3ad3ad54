"""The two ends of an act: which actor a noun of the parse stands for, or which actor an object concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.language.acts import clause, doers, sides
from loaders.language.acts.frames import KINDS
from loaders.language.acts.several import Several
from loaders.language.acts.sides import End, unique, without_offices

_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_MADE = frozenset(("by", "of", "from", "for", "to"))
_INWARD = ("by", "of", "from", "against", "on", "between", "to", "with", "for", "in", "among", "into", "at")
_CROWDS = ("protesters", "demonstrators", "protestors")
_VISIT = "042"
_BESIDE = frozenset(("appos", "npadvmod", "dep", "conj", "dobj"))
_THE = frozenset(("the", "this", "that"))
_THOSE = _THE | {"these", "those"}
_DEPTH = 4
_ANYONE = frozenset(("we", "you", "people", "one"))
_AS = frozenset(("as", "under", "during", "amid", "via", "per", "including"))


@dataclass
class Ends(Several):
    """The ends in one page: named ones, and those that an object concerns."""

    def group(self, token: Token) -> list[End]:
        """The actors of the noun and those joined to it; of a "they", all of the joined nouns that it goes back to."""
        if token.lower_ == "they":
            token = self._tellers(token) or self._joined(token)
        several = self.several(token)
        if several:
            return several
        joined = (t for t in clause.conjuncts(token) if t.i == token.i or not _goes_on(token, t))
        found = unique(e for t in joined for e in self._each(t))
        found = without_offices(found, self.page.text)
        friends = self._friends(token, found)
        others = [e for e in found if e.actor and e.actor.anonymous and e.text.lower().startswith("other ")]
        named = [e for e in found if e not in friends and e not in others]
        return named or found

    def _friends(self, token: Token, found: list[End]) -> list[End]:
        """Those who are but another name of the state before them: "our Chilean friends, partners and allies"."""
        friend = self.frames.classes.get("friend", frozenset())
        state = bool(found) and found[0].actor is not None and found[0].actor.kind == "State"
        if not state or clause.lemma(token) not in friend:
            return []
        return [e for e in found[1:] if clause.lemma(self.page.doc[e.head]) in friend]

    def _each(self, token: Token) -> list[End]:
        """The actor of a noun, or each of the states whose officials it names: "French and German ministers"."""
        if token.tag_ == "NNS" and clause.lemma(token) in self.frames.classes.get("official", ()):
            both = [e for c in clause.joint(token) if (e := self.state(c) or self.named(c)) is not None]
            if len(both) > 1 and all(e.actor is not None and e.actor.id in self.gazetteer.by_id for e in both):
                return unique(both)
        end = self.at(token)
        return [end] if end is not None else []

    def _tellers(self, they: Token) -> Token | None:
        """The joined subject of the verb of saying above: "Norway and Chile said in a statement that they ..."."""
        told = they.head
        if they.dep_ not in clause.SUBJECTS or told.dep_ not in ("ccomp", "relcl") or told.head.i > they.i:
            return None
        above = told.head  # or "issued a statement in which they condemned it"
        above = next((a for a in told.ancestors if a.pos_ == "VERB"), above) if told.dep_ == "relcl" else above
        subject = clause.child(above, "nsubj")
        several = subject is not None and subject.i < they.i and clause.child(subject, "conj") is not None
        return subject if several else None

    def _joined(self, they: Token) -> Token:
        end = self.at(they)
        word = self.page.token_at(end.span[1] - 1) if end is not None else None
        if word is None or word.i >= they.i:
            return they
        while word.dep_ in ("conj", "compound", "poss") and word.head.i != word.i:
            word = word.head
        return word if clause.child(word, "conj") is not None and self.at(word) is not None else they

    def _ill_done(self, token: Token) -> bool:
        """Whether the word is the object of something that is done to it: "support for ending contracts"."""
        verb = token.head
        if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
            return False
        kinds = {KINDS.get(f.type) for f in self.frames.verbs.get(clause.lemma(verb), ())}
        return not kinds & {"good", "help"}

    def concerned(
        self, token: Token, victims: bool = True, depth: int = 0, authors: bool = True, placed: bool = True
    ) -> list[End]:
        """The actors that an object concerns: itself, its possessor, its adjective, one after a preposition inside it.

        With `authors` False one told of in a clause on it doesn't count ("a base used by US forces"); with `victims`
        False those after "of", "on" and "against" don't count ("condemned the killing of protesters"); with `placed`
        False none but who made or owns it do ("supports the strikes in Syria", "backed a ban on Chile").
        """
        if not placed and self._ill_done(token):
            return []
        found = self.group(token) or self._crowd(token) or self.capital(token)
        if found and clause.child(token, "conj") is not None:
            found = unique([*found, *(e for t in clause.conjuncts(token) for e in self.capital(t))])
        if found or depth > _DEPTH:
            return found
        possessor = clause.child(token, "poss")
        suffered = not victims and self._suffered(token)
        if possessor is not None and not suffered:
            found = self.concerned(possessor, victims, depth + 1, authors, placed)
        inward = _INWARD if victims else self._blamed(token)
        if not placed:
            inward = tuple(name for name in inward if name in _MADE)
        return (
            found
            or (self._whose_deed(token) if not victims else [])
            or self._after(token, ("by",), victims, depth, authors, placed)
            or ([] if victims else self._doer_within(token))
            or ([] if suffered and possessor is not None else self.beside(token))
            or self._after(token, inward, victims, depth, authors, placed)
            or self._clausal(token, victims, depth, authors, placed)
        )

    def _whose_deed(self, token: Token) -> list[End]:
        """Who did what is blamed, named as a common noun before it: "the police action", "a rebel attack"."""
        lemma = clause.lemma(token)
        deed = self.harmful(token) or lemma in self.frames.misdeeds or lemma in self.frames.classes.get("measure", ())
        words = (c for c in token.children if c.dep_ == "compound" and c.tag_ in ("NN", "NNS")) if deed else ()
        found = [e for c in words if (e := self._collective(c)) is not None]
        return found[:1]

    def _collective(self, word: Token) -> End | None:
        """The group that the article calls by the word, or that the word names by itself."""
        groups = (a for a in self.cast.actors if a.kind == "Group")
        known = next((a for a in groups if word.lower_ in (n.lower() for n in (a.name, *a.aliases))), None)
        if known is not None:
            return End(known, (word.idx, word.idx + len(word)), word.text, word.i)
        return self.at(word) if sides.kind(word, self.frames, self.gazetteer) == "Group" else None

    def movers(self, noun: Token) -> list[End]:
        """Who made the move that the noun calls so: "Norway closed its ports, a move that", "..., in a move that"."""
        deed = clause.lemma(noun) in self.frames.classes.get("deed", ()) and not _definite(noun)
        carried = noun.dep_ == "pobj" and noun.head.lower_ == "in"
        if not deed or not (carried or noun.dep_ in _BESIDE):
            return []
        above = next((a for a in noun.ancestors if a.pos_ == "VERB" and a.i < noun.i), None)
        spoken = clause.lemma(noun) in self.frames.classes.get("remark", ())
        if spoken and above is not None and above.dep_ == "ccomp" and above.head.pos_ == "VERB":
            above = above.head  # "said that Chile lied, a claim that Peru denies"
        doer = doers.doer(above) if above is not None else None
        return self.group(doer) if doer is not None else []

    def move_before(self, noun: Token) -> bool:
        """Whether the noun takes up a deed told of before: "the move", "this decision"."""
        deed = clause.lemma(noun) in self.frames.classes.get("move", ())
        bare = all(c.dep_ in ("det", "punct", "relcl", "acl") or c.i > noun.i for c in noun.children)
        return deed and bare and any(c.lower_ in _THE for c in noun.children)

    def _suffered(self, token: Token) -> bool:
        """Whether whose deed it is names its victim: "Smith's arrest", not "Chile's arrest of Smith"."""
        harm = clause.lemma(token) in self.frames.classes.get("suffered", ())
        return harm and all(c.lower_ != "of" for c in token.children)

    def visited(self, end: End, cameo: str | None) -> bool:
        """Whether a visit to it can be a meeting: not one to a building or firm. Other acts are left alone."""
        actor = end.actor
        if cameo != _VISIT or actor is None or actor.kind != "Organisation":
            return True
        court = not self.frames.classes.get("judicial", frozenset()).isdisjoint(actor.name.lower().split())
        return actor.id in self.gazetteer.by_id and not court

    def _crowd(self, token: Token) -> list[End]:
        """The protesters of the article, for its protests."""
        frame = self.frames.nouns.get(clause.lemma(token))
        if frame is None or frame.type != "PROTESTS_AGAINST":
            return []
        span, text = self.words(token)
        crowds = (a for a in self.cast.actors if a.kind == "Group" and a.name.lower().endswith(_CROWDS))
        return [End(a, span, text, token.i) for a in crowds][:1]

    def _doer_within(self, deed: Token) -> list[End]:
        """Who did harm, named at the end: "the bombing of its embassy by Chile"."""
        by = (w for w in deed.subtree if w.lower_ == "by" and w.dep_ in ("prep", "agent") and w.i > deed.i)
        near = (w for w in by if self.harmful(deed) and w.head.pos_ in ("NOUN", "PROPN"))
        return next((found for w in near for o in w.children if o.dep_ == "pobj" and (found := self.group(o))), [])

    def _blamed(self, token: Token) -> tuple[str, ...]:
        """The prepositions after which the one to blame for a deed stands, not its victim."""
        if token.lower_ in ("part", "behalf"):
            return ("of",)
        part = any(c.lower_ == "on" and clause.child(c, "pobj") is not None for c in token.children)
        part = part and any(g.lower_ in ("part", "behalf") for c in token.children for g in c.children)
        place = ("in",) if clause.lemma(token) in self.frames.misdeeds else ()
        owned = ("of",) if clause.lemma(token) in self.frames.classes.get("work", ()) else ()
        return ("from", *(("on",) if part else ()), *place, *owned)

    def _after(
        self, token: Token, names: tuple[str, ...], victims: bool, depth: int, authors: bool, placed: bool
    ) -> list[End]:
        for name in names:
            for c in token.children:
                if c.lower_ == name and c.dep_ in ("prep", "agent"):
                    for inner in (o for p in c.children if p.dep_ in ("pobj", "pcomp") for o in clause.nouns_of(p)):
                        if clause.lemma(inner) in self.frames.classes.get("behest", ()):
                            continue
                        found = self.concerned(inner, victims, depth + 1, authors, placed)
                        if found:
                            return found
        return []

    def _clausal(self, token: Token, victims: bool, depth: int, authors: bool, placed: bool) -> list[End]:
        """Who is named in a clause on the noun: the doer ("a plan drawn up by X"), with `authors` a subject too."""
        if placed and not authors:
            return []
        for c in token.children:
            if c.dep_ in ("acl", "relcl"):
                made = authors and c.dep_ == "relcl" and c.lemma_ != "be" and not _where(c)
                by = clause.agent(c) or (clause.child(c, "nsubj") if made else None)
                if by is not None and by.tag_ not in ("WDT", "WP") and by.lower_ not in _ANYONE:
                    return self.concerned(by, victims, depth + 1, authors)
        return []

    def first_in(self, tokens: Iterable[Token], apart: frozenset[str]) -> list[End]:
        """The first actor among the tokens that is none of `apart`, and who is joined to it; else a place name."""
        place: End | None = None
        for t in tokens:
            if t.pos_ not in ("PROPN", "NOUN", "ADJ", "PRON") or _aside(t):
                continue
            if t.dep_ == "poss" and clause.lemma(t.head) in self.frames.classes.get("behest", ()):
                continue  # "opened an inquiry at Chile's request"
            if t.dep_ == "compound" and self._subject_matter(t, t.head):
                continue
            found = self.at(t) if t.dep_ not in ("amod", "compound") else self.named(t) or self.state(t)
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


def _goes_on(head: Token, joined: Token) -> bool:
    """Whether a joined object is the next clause's own subject: "visited Peru and Lind said"."""
    after = joined.i + 1
    if head.dep_ not in ("dobj", "pobj") or joined.right_edge.i != joined.i or after >= len(joined.doc):
        return False
    verb = joined.doc[after]
    if verb.tag_ not in ("VBZ", "VBD", "VBP", "MD"):
        return False
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return not any(c.dep_ in clause.SUBJECTS and joined in c.subtree for c in verb.children)


def _aside(word: Token) -> bool:
    """Whether the word only says whose the object is or as what something is done: "resigned as the Fed's chief"."""
    return (word.dep_ == "poss" and word.head.dep_ == "dobj") or (word.dep_ == "pobj" and word.head.lower_ in _AS)


def _where(verb: Token) -> bool:
    """Whether a relative clause only says what goes on there: "a culture in which", "a town where"."""
    opening = (t for t in verb.subtree if t.i < verb.i and t.tag_ in ("WRB", "WDT", "WP"))
    return any(t.tag_ == "WRB" or t.dep_ == "pobj" for t in opening)


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _THOSE) for c in noun.children)
