"""The clause: what hangs on a word of the parse, told apart by its part in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

_SHORT = re.compile(r"[b-df-hj-np-tv-z]+[aeiou][b-df-hj-np-rtv]")
_COUNTS = frozenset(
    (
        *("number", "dozen", "hundred", "thousand", "lot", "handful", "couple", "range", "series", "score", "majority"),
        *("all", "both", "each", "some", "many", "most", "several", "one", "two", "three", "half", "dozens", "any"),
    )
)
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSAL = frozenset(("ccomp", "advcl", "relcl", "parataxis"))
_TOLD = frozenset(("pcomp", "relcl", "ccomp", "advcl"))
CONTACT = frozenset(("call", "phone", "telephone", "ring", "write", "tweet", "post"))
NAMING = frozenset(("call", "describe", "term", "label", "brand", "see", "say", "regard", "characterize"))
_HOLDING = frozenset(("hold", "find", "deem", "consider", "think", "judge"))
NAMED = frozenset(("call", "brand", "label", "dub"))
QUOTED = "“"  # the lexicon's mark of a name in quotation marks
_ANY = frozenset(("a", "an", "any", "every", "each", "no"))
TAKEN_UP = frozenset(("it", "this", "that"))  # what stands for a thing told of before
_FILLED = frozenset(("dobj", "dative", "attr", "acomp", "ccomp", "xcomp", "oprd", "nsubjpass"))
_IN_PERSON = frozenset(("meet", "visit", "know"))  # "a man she met" is of a life, not of talks
_OWN = ("nsubj", "nsubjpass", "aux", "auxpass")
_SHARED = 6
_WISHED = frozenset(("must", "should"))
_APART = frozenset(("according", "instead", "because", "like", "unlike", "despite", "except"))
_PARTICLES = frozenset(("prep", "prt", "advmod"))


def lemma(token: Token) -> str:
    """The lower-case lemma of a word; "staged" is of "stage", for that of "stag" would be "stagged"."""
    found = str(token.lemma_).lower()
    if _SHORT.fullmatch(found) and token.lower_ in (f"{found}ed", f"{found}ing", f"{found}es"):
        return f"{found}e"
    return found


def child(token: Token, *deps: str) -> Token | None:
    """The first word on `token` with one of the labels."""
    return next((c for c in token.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, a participle on a noun included ("the decision taken by")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj" and child(verb, *_OWN, "dobj") is None:
        return agent(verb) is not None and passive(verb.head)  # "tabled by Chile and backed by Peru"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and child(verb, "aux", "nsubj") is None


def wished(verb: Token) -> bool:
    """Whether a clause says what should be, not what is: "that Chile withdraw", "that it must withdraw"."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    subject = child(verb, "nsubj", "nsubjpass")
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and subject is not None and subject.tag_ in ("NN", "NNP"))
    return (bare and set(helpers) <= {"be", "not"}) or any(h in _WISHED for h in helpers)


def span_words(verb: Token, wide: bool = False) -> Iterator[Token]:
    """All words under the verb but its subject and those of clauses of their own, in order from the left.

    With `wide` the clauses of purpose ("to help Syria") count as well.
    """
    for c in verb.children:
        if c.dep_ in SUBJECTS or (c.dep_ == "conj" and c.pos_ == "VERB"):
            continue
        if c.dep_ in _CLAUSAL and not (wide and purpose(c)):
            continue
        if c.lower_ in _APART or (c.dep_ == "pcomp" and child(c, "nsubj") is not None):
            continue
        yield c
        yield from span_words(c, wide)


def purpose(verb: Token) -> bool:
    """Whether a clause says what for: "to help Syria", "called him to help"."""
    called = verb.dep_ == "xcomp" and lemma(verb.head) in CONTACT and child(verb.head, "dobj") is not None
    return (verb.dep_ == "advcl" or called) and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def severally(verb: Token) -> bool:
    """Whether each of the joined subjects does it: "Norway and Chile each expelled six diplomats"."""
    word = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return word.lower_ == "each" and word.dep_ in ("appos", "advmod", "det", "dep")


def opened_for(verb: Token) -> bool:
    """Whether a clause says what someone is to do: "called for Chile to release the crew"."""
    return verb.dep_ in ("advcl", "ccomp") and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)


def objects(verb: Token) -> list[Token]:
    """The object, the predicate noun or the subject of a passive: the heads only."""
    if passive(verb):
        subject = child(verb, "nsubjpass")
        if subject is None and verb.dep_ == "acl":
            subject = verb.head
        elif subject is None and verb.dep_ == "conj" and verb.head.dep_ == "acl":
            subject = verb.head.head
        elif subject is None and verb.dep_ in ("advcl", "conj"):
            subject = child(verb.head, "nsubj", "nsubjpass")
        return [subject] if subject is not None else []
    heads = [c for c in verb.children if c.dep_ in ("dobj", "attr") and (c.i > verb.i or c.tag_ not in ("NNP", "NNPS"))]
    # A name taken for a preposition: "branded Smith a liar".
    heads += [c for c in verb.children if c.dep_ == "prep" and c.pos_ == "PROPN" and c.i > verb.i]
    heads = heads or [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i and _taken(c)]
    heads = heads or _named_within(verb)
    if not heads and child(verb, "dative") is not None:
        heads = [c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i]  # "gave them two weeks"
    # A state before its holder of office: "accused Kosovo Prime Minister Anna Berg".
    heads = [c for c in heads if not any(o.left_edge.i == c.i + 1 and o.pos_ == "PROPN" for o in heads)]
    found = [relative(c, verb) for c in heads]
    told = child(verb, "ccomp")
    return found or (_named_what(told) if told is not None and told.i > verb.i else []) or _left_out(verb)


def _left_out(verb: Token) -> list[Token]:
    """What a clause without a pronoun is about: the claim in "a claim the ministry denies"."""
    subject = child(verb, "nsubj") if verb.dep_ == "relcl" and lemma(verb) not in _IN_PERSON else None
    filled = _FILLED - {"oprd"} if lemma(verb) in NAMING else _FILLED
    if subject is None or subject.left_edge.i != verb.head.i + 1 or any(c.dep_ in filled for c in verb.children):
        return []
    if any(w.tag_.startswith("W") for w in verb.doc[subject.left_edge.i : verb.i]):
        return []
    stranded = any(c.dep_ in ("prep", "prt") and child(c, "pobj", "pcomp") is None for c in verb.children)
    return [] if stranded else [verb.head]


def _named_within(verb: Token) -> list[Token]:
    """What is given a name and was taken for part of that: the stance in "called Chile's stance indefensible"."""
    name = child(verb, "oprd") if lemma(verb) in NAMING else None
    if name is None or name.i < verb.i:
        return []
    thing = child(name, "nmod", "nsubj")
    return [thing] if thing is not None else [name] if child(name, "poss") is not None else []


def _named_what(told: Token) -> list[Token]:
    """What a clause gives a name to: the conduct in "denounced what he described as Kabul's conduct"."""
    what = child(told, "dobj", "attr", "dative")
    if (
        lemma(told.head) in NAMING | _HOLDING
        and told.pos_ in ("ADJ", "NOUN")
        and child(told, "aux", "auxpass", "cop", "mark") is None
    ):
        subject = child(told, "nsubj")  # "called it shameful"
        return [subject] if subject is not None and subject.i < told.i else []
    if lemma(told) not in NAMING or what is None or what.tag_ != "WP" or what.i > told.i:
        return []
    as_what = next((c for c in told.children if c.dep_ == "prep" and c.lower_ == "as"), told)
    return [c for c in as_what.children if c.dep_ in ("pobj", "oprd", "dobj") and c.i > told.i]


def _taken(word: Token) -> bool:
    """Whether the parser took an object for a name given: "called Chile's envoy a fool", "called President Berg"."""
    return word.pos_ == "PROPN" or child(word, "appos") is not None


def conjuncts(head: Token) -> list[Token]:
    """The word and those joined to it by "and" or "along with"."""
    found = [head]
    for c in (*head.children, *_beyond(head)):
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM"):
            # The parser takes a title for a person: "President A and Chancellor B", B in apposition to A.
            behind = (a for a in head.children if a.dep_ == "appos" and a.left_edge.i == c.i + 1)
            titled = next((a for a in behind if a.tag_ != "DT"), None)
            found += [titled] if titled is not None else conjuncts(c)
    return found


def _beyond(head: Token) -> Iterator[Token]:
    """Who is joined to the words in apposition: "Anna Berg, the minister, and her deputy"."""
    for beside in (c for c in head.children if c.dep_ == "appos" and head.pos_ == "PROPN"):
        for c in beside.children:
            if c.dep_ == "cc" and c.lower_ == "and" and c.nbor(-1).text == ",":
                yield from (x for x in beside.children if x.dep_ == "conj" and x.i > c.i)


def joint(noun: Token) -> list[Token]:
    """The words that are joined and each say whose the noun is: "French and German", "of France and Germany"."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from") and c.i == noun.i + 1), None)
    whose = child(of, "pobj") if of is not None else None
    if whose is not None and child(whose, "conj") is not None:
        return conjuncts(whose)
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "nmod", "compound", "poss")]
    if not any(t.lower_ == "and" for t in noun.doc[noun.left_edge.i : noun.i]):
        return []
    return [t for c in before for t in (c, *(x for x in c.subtree if x.dep_ == "conj"))]


def prep_objects(word: Token, name: str) -> list[Token]:
    """The nouns in the prepositions `name` under the word, nearest first, clauses of their own left out."""
    hosts = [c for c in word.children if c.lower_ == name and c.dep_ in ("prep", "agent", "dative", "prt", "mark")]
    out = (c for c in word.children if c.dep_ in _PARTICLES and c.lower_ not in _APART and child(c, "pobj") is None)
    beyond = [g for c in out for g in c.children if g.lower_ == name and g.dep_ == "prep" and g.i == c.i + 1]
    hosts += beyond or [  # "walked out of the hall in protest at the arrest of Berg": out of the hall alone
        w
        for w in span_words(word)
        if w.lower_ == name
        and w.i > word.i
        and w.dep_ in ("prep", "agent", "dative")
        and w not in hosts
        and _within(w, word)
        and (word.pos_ != "NOUN" or w.head.dep_ != "advmod")
    ]
    hosts += [c for h in hosts for c in h.children if c.dep_ == "conj" and c.lower_ == name]  # "to Peru and to Chile"
    said = (h for h in hosts if child(h, "neg") is None and not beside(h))
    inner = (child(_shared(h), "pobj", "pcomp") for h in said)  # the parser may give one a second object
    return [o for p in inner if p is not None for o in nouns_of(relative(p, word))]


def beside(prep: Token) -> bool:
    """Whether the phrase tells what somebody else does meanwhile: "they argued, with Lind calling it a lie"."""
    if prep.lower_ != "with" or prep.i == prep.sent.start or prep.nbor(-1).text != ",":
        return False
    done = (c for h in (prep, child(prep, "pobj"), prep.head) if h is not None for c in h.rights if c.i > prep.i)
    return any(c.tag_ == "VBG" and c.dep_ in ("acl", "pcomp", "advcl") for c in done)


def done_by(noun: Token) -> list[Token]:
    """Who did what a noun says or made it: Peru and Chile in "a protest by Peru and by Chile"."""
    by = (c for c in noun.children if c.lower_ == "by" and c.dep_ in ("prep", "agent"))
    return [o for c in by for o in c.children if o.dep_ == "pobj"]


def _shared(prep: Token) -> Token:
    """The preposition whose object this one shares: "solidarity with and support for Chile"."""
    if child(prep, "pobj", "pcomp") is not None or prep.i + 1 >= len(prep.doc) or prep.nbor(1).lower_ != "and":
        return prep
    after = prep.doc[prep.i + 2 : prep.i + _SHARED]
    return next((t for t in after if t.dep_ == "prep" and child(t, "pobj") is not None), prep)


def _within(prep: Token, word: Token) -> bool:
    """Whether a preposition belongs to what stands above it, not to a circumstance ("in a discussion with Peru")."""
    told = (a for a in prep.ancestors if _own_clause(a) and word.is_ancestor(a))
    if any(not purpose(a) for a in told):
        return False
    noun = prep.head
    if noun.dep_ != "pobj" or noun.pos_ != "NOUN" or noun.ent_type_ or child(noun, "det", "poss", "amod") is None:
        return True
    return noun.head.lower_ in ("of", "for", "to", "on", "against", "with", "over")


def _own_clause(verb: Token) -> bool:
    """Whether a clause tells of something apart: "fears that Lind ...", not "a text drafted by Peru"."""
    return verb.dep_ in _TOLD or (verb.dep_ == "acl" and child(verb, "mark") is not None)


def nouns_of(word: Token) -> list[Token]:
    """The word itself, or the objects of a gerund ("to supporting Lebanon")."""
    return (_named_what(word) or objects(word)) if word.pos_ == "VERB" else [word]


def agent(verb: Token) -> Token | None:
    """The doer named after "by"."""
    by = child(verb, "agent")
    if by is None:
        by = next((c for c in verb.children if c.lower_ == "by" and c.dep_ == "prep"), None)
    return child(by, "pobj") if by is not None else None


def relative(pronoun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if pronoun.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return pronoun


def phrase(head: Token, after: tuple[str, ...] = ("of",)) -> tuple[Token, Token]:
    """The first and last word of the noun phrase around its head, with a prepositional phrase after it."""
    first = last = head
    for c in head.children:
        if c.i < head.i and c.dep_ not in (
            "punct",
            "cc",
            "conj",
            "appos",
            "relcl",
            "prep",
            "advmod",
            "mark",
            "preconj",
        ):
            if c.left_edge.i < first.i:
                first = c.left_edge
        elif c.dep_ == "prep" and c.lower_ in after and c.i == last.i + 1:
            inner = child(c, "pobj")
            if inner is not None:
                last = phrase(inner, ())[1]
    return first, last


def indefinite(noun: Token) -> bool:
    """Whether the noun names no certain one: "a president must be ready", "called for a prosecutor"."""
    return any(c.dep_ == "det" and c.lower_ in _ANY for c in noun.children)


def counted(word: Token) -> Token:
    """The noun that the word only counts, or who is named beside it: "all of the mayors", "one of them, Anna Berg,"."""
    several = child(word, "nummod") is not None and word.tag_ == "NNS"  # "two senators, Anna Berg and Ole Vik,"
    beside = child(word, "appos") if lemma(word) in _COUNTS or word.pos_ == "NUM" or several else None
    if beside is not None and beside.pos_ == "PROPN" and beside.left_edge.nbor(-1).text == ",":
        return beside
    of = (
        next((c for c in word.children if c.lower_ == "of"), None)
        if lemma(word) in _COUNTS or word.pos_ == "NUM"
        else None
    )
    return (child(of, "pobj") if of is not None else None) or word
