"""Who is said to speak: the noun phrase that is the subject of a cue, and the phrase that is told."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cues
from loaders.language.page import Page
from loaders.reading import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_RELATIVES = frozenset({"who", "that", "which", "whom"})
_KEPT_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with", "in", "on", "to", "behind"})
_CHAIN = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "dep", "acomp", "dative", "dobj"})
_DASHES = ("—", "–", "―", "--")
_MAX_STEPS = 6
_NEAR = 80  # characters between a phrase and its relative pronoun


def phrase(page: Page, head: Token) -> Span:
    """The noun phrase of the head: its left modifiers and its near prepositional phrases, without appositions."""
    first, last = head.left_edge.i, head.i
    if head.tag_ in ("NN", "NNS") and page.doc[first].tag_ == "RB" and page.doc[first].head == head:
        first += 1  # "even an ally"
    for token in page.doc[first : head.i]:
        if (token.is_quote and token.dep_ != "case") or is_dash(token) or token.text in (":", ";"):
            first = token.i + 1
    for child in head.rights:
        if child.dep_ not in ("prep", "compound", "nummod", "case") or child.i != last + 1:
            break
        if child.dep_ == "prep" and (child.lower_ not in _KEPT_PREPOSITIONS or dates(child)):
            break
        last = _end(page, child)
    return (page.doc[first].idx, page.doc[last].idx + len(page.doc[last]))


def dates(preposition: Token) -> bool:
    """Whether the phrase says when ("Smith on Friday said")."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.rights)


def _end(page: Page, child: Token) -> int:
    """The last token of the child's phrase before a comma, a mark or a relative clause."""
    last = child.right_edge.i
    for token in page.doc[child.i + 1 : last + 1]:
        if (token.is_punct and token.text not in ("-", ".", "'", "’")) or token.dep_ in ("relcl", "acl"):
            return token.i - 1 if token.is_punct else max(child.i, token.left_edge.i - 1)
    return last


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is the one it is done to."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts):
        return True
    bare = not any(c.dep_ == "aux" for c in verb.lefts)
    return bare and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")


def subject(page: Page, cues: Cues, cue: Token) -> Token | None:
    """The head of the cue's subject: its own, else that of the verb that it hangs from; the agent of a passive."""
    if is_passive(cue) and cue.dep_ not in ("xcomp", "pcomp"):
        agent = next((c for c in cue.rights if c.dep_ == "agent"), None)
        return next(iter(agent.rights), None) if agent is not None else None
    verb: Token | None = cue
    for _ in range(_MAX_STEPS):
        if verb is None:
            return None
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c.text != "]" and not _object_it(c, verb)]
        own = _nearest(subjects, verb)
        issued = own is not None and _issued(cues, own, verb)
        if own is not None and not issued:
            return _someone(page, cue, verb, own)
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next(iter(agent.children), None)
        made = _made_to(verb) if verb is cue else None
        if made is not None:
            return made
        if verb.dep_ == "acl" and not _sent(cues, verb):
            return verb.head
        verb = _above(page, verb, verb is cue, issued)
    return None


def _someone(page: Page, cue: Token, verb: Token, own: Token) -> Token | None:
    """The subject, if it is no mere "there"; one inside a quotation can't be that of a cue outside."""
    if page.quotation_at(own.idx) is not None and page.quotation_at(cue.idx) is None:
        return _outside(page, cue) or own
    return None if own.dep_ == "expl" or (own.lower_ in ("it", "there") and verb.dep_ == "expl") else own


def _above(page: Page, verb: Token, first: bool, issued: bool) -> Token | None:
    """The verb whose subject may be that of the verb too; of what was issued, the one that says so."""
    if verb.dep_ == "acl" or issued:
        verb = verb.head if verb.head.dep_ == "dobj" else verb.head.head
    if verb.dep_ not in _CHAIN or verb.head is verb or (verb.lemma_ == "ask" and verb.dep_ == "advcl"):
        return None
    if verb.dep_ == "advcl":
        return _told_of(page, verb)
    return _joined_to(verb) if first else verb.head


def _nearest(subjects: list[Token], verb: Token) -> Token | None:
    """The last subject before the verb (its own, where the parse made one of two clauses), else the first behind it."""
    before = [c for c in subjects if c.i < verb.i]
    return before[-1] if before else next((c for c in subjects if c.i < verb.i + 12), None)


def _made_to(verb: Token) -> Token | None:
    """Who is made to do it: "prompting Roe to reply", "forced Roe to admit"."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or verb.head.lemma_ == "promise":
        return None
    own = (c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i)
    return next((c for c in own if c.pos_ in ("PROPN", "PRON") and c.tag_ != "DT"), None)  # not "had this to say"


def _object_it(word: Token, verb: Token) -> bool:
    """ "As Roe put it": the parse may take "it" for the subject."""
    return word.lower_ == "it" and word.i == verb.i + 1


def _issued(cues: Cues, subject: Token, verb: Token) -> bool:
    """Whether the subject is what someone issued: "released a video that said"."""
    thing = verb.head
    made = thing.dep_ == "dobj" and thing.head.lemma_ in cues.lists["issue"]
    return made and verb.dep_ == "relcl" and subject.tag_ == "WDT"


def _sent(cues: Cues, verb: Token) -> bool:
    """Whether the participle tells what was issued or sent: "issued a note saying", "wrote to supporters saying"."""
    head = verb.head
    if head.dep_ == "dobj":
        return head.head.lemma_ in cues.lists["issue"]
    return verb.tag_ == "VBG" and head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.dep_ != "pobj"


def _joined_to(cue: Token) -> Token:
    """What the cue is joined to: past the content of the earlier cue that it goes back to."""
    return goes_back(cue) or cue.head


def goes_back(cue: Token) -> Token | None:
    """The earlier verb whose content the parse joins the cue to, though its speaker goes on: "said A and insisted B".

    That it has the earlier verb's form says so, or an object behind a passive: "said ten were held and blamed Roe".
    """
    content = cue.head
    if cue.dep_ != "conj" or content.dep_ not in ("ccomp", "xcomp"):
        return None
    while content.dep_ == "xcomp" and content.head.dep_ == "ccomp":
        content = content.head
    said = content.head
    if content.dep_ != "ccomp" or said.i > content.i or any(c.dep_ in SUBJECTS for c in cue.children):
        return None
    acts = cue.tag_ == "VBN" and said.tag_ == "VBD" and any(c.dep_ == "dobj" for c in cue.rights)
    passive = any(c.dep_ == "auxpass" for c in content.lefts)
    return said if cue.tag_ == said.tag_ or (acts and passive) else None


def _told_of(page: Page, verb: Token) -> Token:
    """What an adverbial clause hangs from: a participle behind a comma or "while" goes back past what was said."""
    head = verb.head
    if page.quotation_at(verb.idx) is None and page.quotation_at(head.idx) is not None:
        outer = _outside(page, verb)
        return outer.head if outer is not None else head
    first = verb.left_edge
    apart = first.i > 0 and (verb.doc[first.i - 1].text == "," or (first.dep_ == "mark" and first.lower_ == "while"))
    return (_told_in(head) or head) if verb.tag_ == "VBG" and apart else head


def _told_in(verb: Token) -> Token | None:
    """The outermost verb of saying whose content the verb stands in."""
    found = None
    while (
        verb.dep_ in ("ccomp", "xcomp", "acomp") and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        found = verb.head if verb.dep_ == "ccomp" else found
        verb = verb.head
    return found


def _outside(page: Page, verb: Token) -> Token | None:
    """The last subject before the verb in its sentence that stands, with its own verb, outside quotations."""
    before = verb.doc[max(verb.sent.start, verb.i - 40) : verb.i]
    outside = [t for t in before if page.quotation_at(t.idx) is None]
    found = [t for t in outside if t.dep_ == "nsubj" and page.quotation_at(t.head.idx) is None]
    return found[-1] if found else None


def sources(page: Page, head: Token) -> tuple[Span, ...]:
    """The mentions of those who speak: the head's phrase, that before a relative pronoun, and those joined by "and"."""
    if head.lower_ in _RELATIVES:
        clause = next((a for a in head.ancestors if a.dep_ == "relcl"), None)
        if clause is not None and clause.head.i < head.i:
            start, end = phrase(page, clause.head)
            return ((start, head.idx + len(head)) if head.idx - end < _NEAR else (start, end),)
    return tuple(phrase(page, h) for h in _joined(head))


def _joined(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON") and child.i > head.i:
            yield from _joined(child)


def addressee(page: Page, cue: Token) -> Span | None:
    """Whom the cue's object names: "told reporters"."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and child.i > cue.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return phrase(page, child)
    return None


def nominal(tokens: list[Token]) -> Token | None:
    """The head of the first noun phrase among the tokens."""
    inside = set(tokens)
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            while (
                token.dep_ in ("compound", "poss", "nmod", "amod", "det")
                and token.head in inside
                and token.head.i > token.i
            ):
                token = token.head
            return token
    return None


def before_cue(lead: list[Token], cue: Token) -> Token | None:
    """The source among the words before the cue when the parse has none: next to it, else its nearest subject."""
    words = before_insertion([t for t in lead if t.i < cue.i])
    inside = False
    for token in reversed(words):
        inside = (inside or token.text == ")") and token.text != "("
        if inside or token.pos_ in ("ADV", "AUX", "PUNCT", "PART") or token.text == "(":
            continue
        if (
            token.pos_ in ("NOUN", "PROPN", "PRON")
            and token.dep_ != "npadvmod"
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            return _top(token, set(words))
        break
    subjects = [t for t in words if t.dep_ in ("nsubj", "nsubjpass")]
    return subjects[-1] if subjects else nominal(words)


def before_insertion(words: list[Token]) -> list[Token]:
    """The words without a clause in commas at their end: "Roe, who had waited," or "Roe, noting the rain,"."""
    commas = [i for i, t in enumerate(words) if t.text == ","]
    if len(commas) < 2 or commas[-1] < len(words) - 2:
        return words
    opening, inner = commas[-2], words[commas[-2] + 1]
    named = opening > 0 and (words[opening - 1].pos_ in ("NOUN", "PROPN", "PRON") or words[opening - 1].text == ")")
    inserted = inner.tag_ in ("WP", "WDT", "VBG", "VBN") or (inner.tag_ == "VBD" and inner.dep_ == "advcl")
    return words[:opening] if named and inserted else words


def _top(token: Token, inside: set[Token]) -> Token:
    """The head of the noun phrase that the token ends: up through prepositional phrases ("the head of the group")."""
    while token.dep_ in ("pobj", "compound", "nmod") and token.head in inside:
        up = token.head if token.dep_ != "pobj" else token.head.head
        if up not in inside or up.pos_ not in ("NOUN", "PROPN", "PRON"):
            break
        token = up
    return token


def is_dash(token: Token) -> bool:
    """Whether the token is a dash between words, not the hyphen of a compound."""
    return token.text in _DASHES or (token.text == "-" and token.i > 0 and bool(token.nbor(-1).whitespace_))
