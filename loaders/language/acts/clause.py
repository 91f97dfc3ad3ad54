"""The clause: what hangs on a word of the parse, told apart by its part in the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSAL = frozenset(("ccomp", "advcl", "relcl", "parataxis"))
_SUMS = frozenset(("all", "both", "each"))
_OPEN = frozenset(("whether", "if", "why", "what", "how", "when", "where", "who"))
_PLACE = 6
_DASHES = frozenset(("-", "--", "–", "—", ":"))
_TOGETHER = frozenset(("along", "together", "alongside"))


def lemma(token: Token) -> str:
    """The lower-case lemma of a word."""
    return str(token.lemma_).lower()


def child(token: Token, *deps: str) -> Token | None:
    """The first word on `token` with one of the labels."""
    return next((c for c in token.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, a participle on a noun included ("the decision taken by")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and child(verb, "aux", "nsubj") is None


def near(verb: Token) -> frozenset[str]:
    """The lemmas that hang on the verb: particles, adverbs, complements, prepositions and what stands in those."""
    words = set()
    for c in verb.children:
        if c.dep_ in ("aux", "punct", "nsubj"):
            continue
        words.add(lemma(c))
        if c.dep_ == "xcomp":
            words.add("+to")
        elif c.dep_ == "ccomp":
            words.add("+that")
            words.update(g.lower_ for g in c.children if g.lower_ in _OPEN)
        if c.dep_ in ("prep", "dative"):
            if any(g.ent_type_ in ("DATE", "TIME") for g in c.children):
                words.discard(lemma(c))
            for g in c.children:
                words.add(lemma(g))
                words.update(lemma(m) for m in g.children if m.dep_ == "amod")
        elif c.dep_ in ("attr", "oprd", "acomp", "dobj"):
            words.update(lemma(g) for g in c.children if g.dep_ in ("amod", "compound"))
    return frozenset(words)


def span_words(verb: Token, wide: bool = False) -> Iterator[Token]:
    """All words under the verb but its subject and those of clauses of their own, in order from the left.

    With `wide` the clauses of purpose ("to help Syria") count as well.
    """
    for c in verb.children:
        if c.dep_ in SUBJECTS or (c.dep_ == "conj" and c.pos_ == "VERB"):
            continue
        if c.dep_ in _CLAUSAL and not (wide and purpose(c)):
            continue
        yield c
        yield from span_words(c, wide)


def purpose(verb: Token) -> bool:
    """Whether a clause says what for: "to help Syria"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def objects(verb: Token) -> list[Token]:
    """The object, the predicate noun or the subject of a passive: the heads only."""
    if passive(verb):
        subject = child(verb, "nsubjpass")
        if subject is None and verb.dep_ == "acl":
            subject = verb.head
        elif subject is None and verb.dep_ == "advcl":
            subject = child(verb.head, "nsubj", "nsubjpass")
        return [subject] if subject is not None else []
    return [c for c in verb.children if c.dep_ in ("dobj", "attr") and (c.i > verb.i or c.tag_ not in ("NNP", "NNPS"))]


def conjuncts(head: Token) -> list[Token]:
    """The word and those joined to it by "and" or "along with"."""
    found = [head]
    for c in head.children:
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "X", "NUM"):
            found += conjuncts(c)
    return found


def companions(verb: Token, subject: Token) -> list[Token]:
    """Who joins the subject: "Germany, along with Britain and France, ..."."""
    found: list[Token] = []
    for host in (verb, subject):
        for c in host.children:
            if c.lower_ in _TOGETHER or (c.lower_ == "well" and c.dep_ in ("cc", "advmod")):
                preps = [
                    c,
                    *(g for g in c.children if g.dep_ == "prep"),
                    *(s for s in host.children if s.dep_ == "prep" and s.i == c.i + 1),
                ]
                for prep in preps:
                    found += [x for p in prep.children if p.dep_ == "pobj" for x in conjuncts(p)]
    return found


def prep_objects(word: Token, name: str) -> list[Token]:
    """The nouns in the prepositions `name` under the word, nearest first, clauses of their own left out."""
    hosts = [c for c in word.children if c.lower_ == name and c.dep_ in ("prep", "agent", "dative", "prt", "mark")]
    hosts += [
        w
        for w in span_words(word)
        if w.lower_ == name and w.i > word.i and w.dep_ in ("prep", "agent", "dative") and w not in hosts
    ]
    return [o for h in hosts for p in h.children if p.dep_ in ("pobj", "pcomp") for o in nouns_of(p)]


def nouns_of(word: Token) -> list[Token]:
    """The word itself, or the objects of a gerund ("to supporting Lebanon")."""
    return objects(word) if word.pos_ == "VERB" else [word]


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


def doer(verb: Token, depth: int = 0) -> Token | None:
    """The head of the noun that does what the verb says: its subject or that of the verb above; None if unnamed."""
    if depth > 8:
        return None
    if passive(verb):
        return agent(verb)
    # The last one before the verb: a place line at the head of a text is often taken for a subject too.
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "expl") and c.lower_ not in _SUMS]
    before = [c for c in subjects if c.i < verb.i] or subjects
    return past_dateline(relative(before[-1], verb)) if before else _borrowed(verb, depth)


def past_dateline(subject: Token) -> Token:
    """The subject proper when the place line before it was taken for its head ("Raipur, India - Activists called")."""
    start = subject.sent.start
    if subject.ent_type_ != "GPE" or subject.i - start > _PLACE:
        return subject
    doc = subject.doc
    dash = next((i for i in range(subject.i + 1, min(start + 3 * _PLACE, len(doc))) if doc[i].text in _DASHES), None)
    if dash is None:
        return subject
    for t in doc[dash + 1 : subject.right_edge.i + 1]:
        if t.pos_ in ("NOUN", "PROPN", "PRON") and t.head.i <= dash and t.left_edge.i > dash:
            return t
    return subject


def _borrowed(verb: Token, depth: int) -> Token | None:
    head, dep = verb.head, verb.dep_
    if dep == "relcl":
        return None if child(verb, "nsubjpass") else head
    if dep == "acl":
        return head if verb.tag_ == "VBG" else owner(head, depth + 1)
    if dep == "xcomp" and child(head, "dobj") is not None and lemma(head) not in _SUBJECT_CONTROL:
        return child(head, "dobj")
    if dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis") and head.i != verb.i:
        return _of_clause(head, depth + 1)
    if dep == "pcomp":
        anchor = head.head
        return _of_clause(anchor, depth + 1) if anchor.pos_ in ("VERB", "AUX") else owner(anchor, depth + 1)
    return None


_SUBJECT_CONTROL = frozenset(
    ("promise", "threaten", "vow", "use", "take", "make", "hold", "send", "issue", "pass", "release", "launch")
)


def _of_clause(head: Token, depth: int) -> Token | None:
    """Whom a dependent clause takes as its subject from the clause above: of a passive the one acted upon."""
    if head.pos_ in ("NOUN", "PROPN"):
        return owner(head, depth)
    if head.pos_ not in ("VERB", "AUX"):
        return _of_clause(head.head, depth + 1) if head.head.i != head.i and depth < 8 else None
    subject = child(head, "nsubj", "nsubjpass")
    return relative(subject, head) if subject is not None else doer(head, depth)


def owner(noun: Token, depth: int = 0) -> Token | None:
    """Who does what a noun says: its possessor, the one after "by", else the subject of the verb above."""
    if depth > 8:
        return None
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    for c in noun.children:
        if c.lower_ in ("by", "from") and c.dep_ in ("prep", "agent"):
            return child(c, "pobj")
    head = noun.head
    if noun.dep_ in ("dobj", "attr", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        return doer(head, depth + 1)
    if noun.dep_ in ("pobj", "conj") and head.i != noun.i:
        return owner(head, depth + 1) if head.pos_ in ("NOUN", "PROPN") else _through(head, depth)
    return None


def _through(prep: Token, depth: int) -> Token | None:
    anchor = prep.head
    if anchor.pos_ in ("VERB", "AUX"):
        return doer(anchor, depth + 1)
    return owner(anchor, depth + 1) if anchor.pos_ in ("NOUN", "PROPN") else None


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
