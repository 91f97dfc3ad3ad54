"""The parse mended: a title torn from its name, a name in two, a subject from its verb, the first of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PROPER = frozenset({"NNP", "NNPS"})
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_OWN = frozenset({"PRP$", "WP$"})
_TITLES = frozenset({"NN", "NNP"})
_TITLE = 3  # most words of an office
_ASTRAY = frozenset({"intj", "npadvmod", "dep", "advmod", "ROOT"})
_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
_PLURAL = re.compile(r"ies$|(?<=sh|ch|ss)es$|(?<=x)es$|s$")


def mended(doc: Doc, office: Callable[[str], bool]) -> Doc:
    """The document itself, its heads set right; `office` says whether a word (in small letters) is what a person is."""
    names = {name.start: name for name in doc.ents}  # once, since spaCy goes through the whole document for them
    _names(names, office)
    for attribute, value, mend in _WORDS:
        for i in _where(doc, attribute, value):
            mend(doc[i])
    for sent in doc.sents:
        _list(sent, names)
        _apposed(sent, names)
        _headless(sent.root)
        _led_in(sent)
        _reads(sent.root)
        _in_a_row(sent.root)
    return doc


def _names(names: Mapping[int, Words], office: Callable[[str], bool]) -> None:
    for name in names.values():
        if name.label_ == "PERSON":
            _title(name, office)
            _whole(name)
            _holder(name, office)
            _officer(name, office)
        elif name.label_ == "ORG":
            _whole(name)


def _where(doc: Doc, attribute: str, value: str) -> list[int]:
    """The tokens with that value, found at once since most documents have few."""
    return np.flatnonzero(doc.to_array(attribute) == doc.vocab.strings[value]).tolist()


def _hang(token: Token, head: Token, dep: str) -> None:
    """Hangs the token on the head, unless the head hangs on the token: no parse goes in a circle."""
    if not token.is_ancestor(head):
        token.head, token.dep_ = head, dep


def _title(name: Words, office: Callable[[str], bool]) -> None:
    """Hangs "Indian Prime Minister" on the name behind it, the name where the title hung."""
    if name.start == 0 or name[0].is_sent_start:
        return
    title, last = name.doc[name.start - 1], name[-1]
    inside = name.start <= title.head.i < name.end
    if inside or title.tag_ not in _TITLES or not office(title.lower_):
        return
    owned = [c.tag_ for c in title.lefts if c.dep_ == "poss"]
    if (name.root.head == title and not owned) or not _OWN.isdisjoint(owned):
        return  # "his spokesman Ole Vik" stays an apposition
    subject = next((t for t in name if t.dep_ in _SUBJECTS and t.head.i >= name.end), None)
    told = title.dep_ in ("dobj", "pobj", "dative") and (title.tag_ == "NN" or _led(title))
    if (subject and told) or last.is_ancestor(title.head) or title.dep_ == "ROOT":
        return  # "told the minister Lind had left"
    place = (subject.head, subject.dep_) if subject else (title.head, title.dep_)
    _compound(name, *place)
    for child in [c for c in title.rights if c.i >= name.end]:
        _hang(child, last, child.dep_)
    _hang(title, last, "compound")


def _holder(name: Words, office: Callable[[str], bool]) -> None:
    """Makes an apposition of a name that the parse took for a second object: "met the envoy to Norway, Ana Roe"."""
    last = name.root
    if last.dep_ != "dobj" or name.start == 0 or name.doc[name.start - 1].text != ",":
        return
    first = next((c for c in last.head.rights if c.dep_ == "dobj" and c.i < name.start), None)
    if first is not None and office(first.lower_) and not any(c.dep_ == "cc" for c in first.rights):
        _hang(last, first, "appos")


def _officer(name: Words, office: Callable[[str], bool]) -> None:
    """Makes the person speak, not the body: "Bureau of Rivers and Lakes Director Ana Roe said"."""
    person, doc, first = name[-1], name.doc, name.start
    while first > 0 and name.start - first < _TITLE and office(doc[first - 1].lower_):
        first -= 1
    body = next((a for a in person.ancestors if a.dep_ in _SUBJECTS), None)
    if body is None or first in (0, name.start) or doc[first - 1].tag_ not in _PROPER or body.tag_ not in _PROPER:
        return
    if body.nbor().lower_ == "of" and body.right_edge == person:
        _hang(person, body.head, body.dep_)
        _hang(body, person, "nmod")


def _led(title: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in title.lefts)


def _whole(name: Words) -> None:
    """Makes one of a name whose halves the parse has apart, as around the hyphen of "Sanwo-Olu"."""
    apart = [t for t in name if not name.start <= t.head.i < name.end and t.dep_ != "punct"]
    if len(apart) > 1 and any(t.text == "-" for t in name) and name[-1].tag_ in _PROPER:
        _compound(name, apart[0].head, apart[0].dep_)


def _compound(name: Words, head: Token, dep: str) -> None:
    """Makes the last word of the name its head, under the given one."""
    last = name[-1]
    if last.is_ancestor(head) or last == head:
        return
    _hang(last, head, dep)
    for token in name[:-1]:
        for child in [c for c in token.children if not name.start <= c.i < name.end and c.i > token.i]:
            _hang(child, last, child.dep_)
        _hang(token, last, "punct" if token.tag_ == "HYPH" else "compound")


def _halves(link: Token) -> None:
    """Makes two of "North and South Korea", both with what is said of the second."""
    doc, i = link.doc, link.i
    if not 0 < i < len(doc) - 2 or not {doc[i - 1].text, doc[i + 1].text} <= _DIRECTIONS:
        return
    one, _, other, name = doc[i - 1 : i + 3]
    if name.tag_ not in _PROPER or one.head != name or name.head == name:
        return
    _hang(one, name.head, name.dep_)
    _hang(other, name, "compound")
    _hang(link, one, "cc")
    _hang(name, one, "conj")


def _explained(noun: Token) -> None:
    """Makes an apposition of a second object: "blames Peru for arming the ABC, a militia"."""
    doc, first = noun.doc, noun.left_edge
    if first.i < 2 or first.tag_ != "DT" or doc[first.i - 1].text != "," or doc[first.i - 2].tag_ not in _PROPER:
        return
    if any(c.dep_ == "dobj" and c.i < first.i - 2 for c in noun.head.rights) and not any(
        c.dep_ in ("cc", "conj") for c in noun.children
    ):
        _hang(noun, doc[first.i - 2], "appos")


def _second_verb(word: Token) -> None:
    """Makes a verb of the "noun" before a second object: "backs Roe and denounces Poe"."""
    doc, i = word.doc, word.i
    if word.dep_ not in ("conj", "dep") or i + 1 >= len(doc) or not word.text.islower():
        return
    name = doc[i + 1]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    verb = next((a for a in word.ancestors if a.pos_ == "VERB"), None)
    if verb is None or name.tag_ not in _PROPER or name.dep_ not in ("dobj", "dep") or name.head != verb:
        return
    word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", _PLURAL.sub(lambda m: "y" if m[0] == "ies" else "", word.lower_)
    for link in [c for c in word.head.rights if c.dep_ == "cc" and c.i < i]:
        _hang(link, verb, "cc")
    _hang(word, verb, "conj")
    _hang(name, word, "dobj")


def _undergone(agent: Token) -> None:
    """Makes a passive of "Norway threatened by Portugal", as headlines have it."""
    verb = agent.head
    kinds = {c.dep_ for c in verb.children}
    if verb.tag_ in ("VBN", "VBD") and "nsubj" in kinds and kinds.isdisjoint(("aux", "auxpass", "dobj")):
        verb.tag_ = "VBN"
        for child in (c for c in verb.lefts if c.dep_ == "nsubj"):
            child.dep_ = "nsubjpass"


def _first_name(name: Token) -> None:
    """Makes one of a name that the parse has as a subject within a subject: "Pelle" in "Pelle Dragsted said"."""
    if name.tag_ in _PROPER and name.head.i == name.i + 1 and name.head.tag_ in _PROPER:
        name.dep_ = "compound"


def _called(name: Token) -> None:
    """Makes a noun of the "adjective" that says what a name is: "accused his rival Carl Mott"."""
    word = name.head
    if word.tag_ == "JJ" and name.tag_ in _PROPER and name.left_edge.i == word.i + 1 and word.dep_ in _SIDES:
        word.tag_, word.pos_ = "NN", "NOUN"


def _authored(by: Token) -> None:
    """Hangs "by" and a name on the object before it: "called the remarks by Anna Berg absurd"."""
    noun, verb = by.nbor(-1) if by.i else by, by.head
    name = next((c for c in by.rights if c.dep_ == "pobj" and c.tag_ in _PROPER and c.ent_type_ == "PERSON"), None)
    if (
        by.dep_ == "prep"
        and name is not None
        and noun.dep_ == "dobj"
        and noun.head == verb
        and noun.tag_ in ("NN", "NNS")
    ):
        by.head = noun


def _does(name: Token) -> None:
    """Makes a subject of the name that the parse took for part of the verb: "demands that Portugal stop"."""
    verb = name.head
    finite = verb.pos_ == "VERB" and verb.tag_ in ("VB", *_FINITE)
    alone = not any(c.dep_ in (*_SUBJECTS, "expl", "aux") for c in verb.lefts)
    if name.tag_ in _PROPER and name.i == verb.i - 1 and finite and alone:
        name.dep_ = "nsubj"


def _apposed(sent: Words, names: Mapping[int, Words]) -> None:
    """Parts "Malaysia, this year's chair, offered to help, but an official said": two subjects, two clauses."""
    first = names[sent.start].root if sent.start in names else sent[0]
    noun = first.head
    rooted = noun.dep_ == "ROOT" and noun.tag_ in _TITLES
    subject = rooted or noun.dep_ in _SUBJECTS
    if first.dep_ != "npadvmod" or not subject or first.i + 1 >= noun.i or first.nbor().text != ",":
        return
    done = next((c for c in noun.rights if c.dep_ == "acl" and c.nbor(-1).text == ","), None)
    link = next((c for c in noun.rights if c.dep_ == "cc"), None)
    if rooted and done:
        _promote(noun, done)
        _hang(first, done, "nsubj")
    elif not rooted and done and link and any(c.dep_ in _SUBJECTS and c.i > link.i for c in noun.head.children):
        verb = noun.head
        _hang(done, done if verb.head == verb else verb.head, verb.dep_)
        _hang(verb, done, "conj")
        _hang(link, done, "cc")
        _hang(first, done, noun.dep_)
    elif not rooted:
        _hang(first, noun.head, noun.dep_)
    else:
        return
    _hang(noun, first, "appos")


def _headless(name: Token) -> None:
    """Makes the sentence's verb of a "participle": "Anna Berg, who led them, called for calm"."""
    done = next((c for c in name.rights if c.dep_ == "acl" and c.nbor(-1).text == ","), None)
    if done is None or any(c.dep_ == "agent" for c in done.children) or name.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    if done.tag_ in ("VBN", "VBD") and any(c.dep_ in ("appos", "relcl") and c.i < done.i for c in name.rights):
        done.tag_ = "VBD"
        _promote(name, done)
        _hang(name, done, "nsubj")


def _led_in(sent: Words) -> None:
    """Gives "Roe" back to its verb in "On a visit to Norway, Roe said", which the parse took for a list."""
    verb = sent.root
    i = verb.i - 1
    while i > sent.start and verb.doc[i].dep_ in ("aux", "neg", "advmod") and verb.doc[i].head == verb:
        i -= 1
    name = verb.doc[i]
    bare = verb.tag_ in _FINITE and not any(c.dep_ in (*_SUBJECTS, "expl", "csubj") for c in verb.children)
    if not bare or i <= sent.start or name.pos_ not in ("PROPN", "NOUN") or name.dep_ not in ("conj", "appos"):
        return
    first, listed = name.left_edge.i, any(c.dep_ == "cc" for c in name.head.rights)
    if sent.start < first and verb.doc[first - 1].text == "," and name.head.i < first and not listed:
        _hang(name, verb, "nsubj")


def _in_a_row(verb: Token) -> None:
    """Gives both verbs one subject: "Roe praises Poe, slams Coe", where the parse has the first within the second."""
    first = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_), None)
    if first is None or verb.tag_ not in _FINITE or verb.i + 1 == verb.sent.end or verb.nbor(-1).text != ",":
        return
    subjects = [c for v in (first, verb) for c in v.children if c.dep_ in (*_SUBJECTS, "expl")]
    if len(subjects) == 1 and subjects[0].head == first and any(c.dep_ == "dobj" for c in verb.rights):
        _hang(first, first, "ROOT")
        _hang(verb, first, "conj")


def _reads(word: Token) -> None:
    """Makes a verb of the noun in "the editorial read"."""
    if word.lower_ != "read" or word.tag_ != "NN" or word.i == word.sent.start:
        return
    text = word.nbor(-1)
    if text.head != word or text.dep_ not in ("compound", "amod"):
        return
    word.tag_, word.pos_, word.lemma_ = "VBD", "VERB", "read"
    for child in [c for c in word.lefts if c.dep_ in ("det", "poss", "compound", "amod") and c != text]:
        _hang(child, text, child.dep_)
    text.dep_, text.tag_, text.pos_ = "nsubj", "NN", "NOUN"


def _promote(noun: Token, done: Token) -> None:
    """Makes the clause the root in the noun's place, with all that stands behind it."""
    behind = [c for c in noun.rights if c.i > done.i]
    _hang(done, done, "ROOT")
    for child in behind:
        _hang(child, done, child.dep_)


def _list(sent: Words, names: Mapping[int, Words]) -> None:
    """Joins the name that opens a sentence to the list behind it: "Nike" in "Nike, Adidas and Puma said"."""
    doc, first = sent.doc, sent[0]
    end = names[first.i].end if first.i in names else first.i + 1
    if end + 1 >= sent.end or doc[end].text != "," or not first.text[0].isupper():
        return
    opening, following = doc[end - 1], doc[end + 1]
    heir = names[following.i].root if following.i in names else following
    listed = any(c.dep_ == "conj" and doc[c.i - 1].lower_ in ("and", "or", ",") for c in heir.rights)
    named = opening.ent_type_ in ("ORG", "PERSON", "GPE") and heir.ent_type_ in ("ORG", "PERSON", "GPE")
    if named and listed and opening.dep_ in _ASTRAY and opening.head == heir.head and heir.dep_ in _SUBJECTS:
        _hang(opening, heir.head, heir.dep_)
        _hang(heir, opening, "conj")
        opening.tag_ = "NNP"


# What is mended at single words: their attribute, its value, the mend.
_WORDS: tuple[tuple[str, str, Callable[[Token], None]], ...] = (
    ("ORTH", "and", _halves),
    ("ORTH", "by", _authored),
    ("TAG", "NNS", _second_verb),
    ("DEP", "agent", _undergone),
    ("DEP", "dobj", _explained),
    ("DEP", "compound", _does),
    ("DEP", "appos", _called),
    ("DEP", "nsubj", _first_name),
)
