"""Doers: who does what a verb or an act noun says, in its own clause or borrowed from the one above."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.language.acts import clause

_SUMS = frozenset(("all", "both", "each"))
_PLACE = 6
_FINITE = frozenset(("VBD", "VBZ"))
_THEN = frozenset(("after", "before", "following"))
_DASHES = frozenset(("-", "--", "–", "—", ":"))
# Who is sent or brought does what they are sent for.
_RESULTS = frozenset(("kill", "injure", "wound", "hurt", "destroy", "damage", "displace", "maim", "leave", "force"))
_SENDING = frozenset(("bring", "enlist", "hire", "recruit", "invite", "force", "allow", "encourage"))
_TOGETHER = frozenset(("along", "together", "alongside"))
_SUBJECT_CONTROL = frozenset(
    (
        *("promise", "threaten", "vow", "use", "take", "make", "hold", "send", "issue", "pass", "release", "launch"),
        *("phone", "telephone", "ring", "visit", "meet", "travel", "join", "host", "receive", "leave"),
    )
)


def beside_that(verb: Token) -> Token | None:
    """The noun right before the "that" or "which" of a relative clause, when it hangs on the clause's own head."""
    that = next((c for c in verb.children if c.tag_ == "WDT" and c.dep_ == "nsubj"), None)
    before = that.nbor(-1) if that is not None and that.i > verb.sent.start else None
    fits = before is not None and before.dep_ == "pobj" and verb.head.is_ancestor(before)
    return before if fits else None


def doer(verb: Token, depth: int = 0) -> Token | None:
    """The head of the noun that does what the verb says: its subject or that of the verb above; None if unnamed."""
    if depth > 8:
        return None
    if clause.passive(verb):
        return clause.agent(verb)
    # The last one before the verb: a place line at the head of a text is often taken for a subject too.
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "expl")]
    if not subjects and clause.child(verb, "csubj") is not None:
        return None
    subjects = [s for s in map(clause.counted, subjects) if s.lower_ not in _SUMS]
    before = [c for c in subjects if c.i < verb.i] or subjects
    return past_dateline(clause.relative(before[-1], verb)) if before else _borrowed(verb, depth)


def companions(verb: Token, subject: Token) -> list[Token]:
    """Who joins the subject: "Germany, along with Britain and France, ..."."""
    # The parser gives each of two titled names a subject of its own: "President A and Chancellor B met".
    others = [c for c in verb.children if c.dep_ == "nsubj" and c.i < subject.i and _and(c)]
    others += [c for c in verb.children if c.pos_ == "PROPN" and c.dep_ == "npadvmod" and _comma(c, subject)]
    found = [x for c in others for x in clause.conjuncts(c) if x.i < subject.left_edge.i - 1]
    for host in (verb, subject):
        for c in host.children:
            joins = c.lower_ in _TOGETHER or (c.lower_ == "well" and c.dep_ in ("cc", "advmod"))
            if joins and not (host.i == verb.i and _joins_object(c, verb)):
                preps = [
                    c,
                    *(g for g in c.children if g.dep_ == "prep"),
                    *(s for s in host.children if s.dep_ == "prep" and s.i == c.i + 1),
                ]
                for prep in preps:
                    found += [x for p in prep.children if p.dep_ == "pobj" for x in clause.conjuncts(p)]
    return found


def _joins_object(word: Token, verb: Token) -> bool:
    """Whether it is the object that somebody joins: "ordered the office, along with the prosecutor, to ..."."""
    return any(verb.i < o.i < word.i for o in clause.objects(verb))


def _comma(word: Token, subject: Token) -> bool:
    """Whether only a comma parts the word from the subject, as in headlines: "Norway, Chile sign a pact"."""
    return word.right_edge.i + 2 == subject.left_edge.i and word.doc[word.right_edge.i + 1].text == ","


def _and(word: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "and" for c in word.children)


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
        if (
            head.dep_ == "attr"
            and head.head.lemma_ == "be"
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        ):
            # "Norway is the first state to condemn it"
            return clause.child(head.head, "nsubj") or head
        return None if clause.child(verb, "nsubjpass") else head
    if dep == "acl":
        of = next((c for c in head.children if c.lower_ == "of" and c.i < verb.i), None) if verb.tag_ == "VB" else None
        theirs = clause.child(of, "pobj") if of is not None else None
        return head if verb.tag_ in ("VBG", "VBD") else theirs or owner(head, depth + 1)
    if (
        dep == "xcomp"
        and clause.child(head, "dobj") is not None
        and clause.lemma(head) not in _SUBJECT_CONTROL
        and not clause.purpose(verb)
    ):
        return clause.child(head, "dobj")
    if dep == "advcl" and verb.tag_ == "VBG" and clause.lemma(verb) in _RESULTS and clause.passive(head):
        return clause.agent(head)  # "its hospital had been shelled, killing six": not the hospital
    if dep == "advcl" and clause.lemma(head) in _SENDING and clause.purpose(verb):
        return clause.child(head, "dobj") or _of_clause(head, depth + 1)
    if dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis") and head.i != verb.i:
        return _of_clause(head, depth + 1, dep == "conj" and verb.tag_ in _FINITE)
    if dep == "pcomp":
        return _of_gerund(head, depth)
    return None


def _of_gerund(prep: Token, depth: int) -> Token | None:
    """Who does what a gerund after the preposition says."""
    anchor = prep.head.head if prep.head.pos_ == "ADV" else prep.head
    above = clause.child(anchor.head, "dobj") if anchor.dep_ in ("xcomp", "ccomp") else None
    if prep.lower_ in _THEN and above is not None:
        anchor = anchor.head  # "ordered them to leave after accusing Chile"
    done = clause.child(anchor, "dobj") if prep.lower_ == "for" and anchor.pos_ == "VERB" else None
    if done is not None:
        return done  # "expelled an envoy for urging them to leave"
    return _of_clause(anchor, depth + 1) if anchor.pos_ in ("VERB", "AUX") else owner(anchor, depth + 1)


def _of_clause(head: Token, depth: int, finite: bool = False) -> Token | None:
    """Whom a dependent clause takes as its subject from the clause above: of a passive the one acted upon."""
    if head.tag_ == "VBG" and head.dep_ == "pcomp" and finite:
        # "backed the fight against smuggling and rebuked Chile": no finite verb joins a gerund
        head = next((a for a in head.ancestors if a.tag_ in _FINITE), head)
    if head.pos_ in ("NOUN", "PROPN"):
        return owner(head, depth)
    if head.pos_ not in ("VERB", "AUX"):
        return _of_clause(head.head, depth + 1) if head.head.i != head.i and depth < 8 else None
    subject = clause.child(head, "nsubj", "nsubjpass")
    subject = clause.counted(subject) if subject is not None else None
    if subject is None and clause.passive(head) and head.dep_ in ("ccomp", "advcl"):
        return _of_clause(head.head, depth + 1)  # "said it had been hit and voiced support": not who hit it
    return past_dateline(clause.relative(subject, head)) if subject is not None else doer(head, depth)


def owner(noun: Token, depth: int = 0) -> Token | None:
    """Who does what a noun says: its possessor, the one after "by", else the subject of the verb above."""
    if depth > 8:
        return None
    possessor = clause.child(noun, "poss")
    if possessor is not None:
        return possessor
    for c in noun.children:
        if c.lower_ in ("by", "from") and c.dep_ in ("prep", "agent"):
            return clause.child(c, "pobj")
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
