"""What a cue verb reports: the clause, infinitive or object that it governs, or the clause that it is put into."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue
from loaders.language.attributions.shape import Draft, cue_span, trimmed, whole
from loaders.language.attributions.sources import SUBJECTS, addressee, is_passive, sources, subject
from loaders.language.page import Page
from loaders.reading import Span

_WH = frozenset({"what", "how", "why", "whether", "who", "where", "if", "when", "which"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "oprd"})
_MARKS = " \t\n\xa0”\"'’"
_SPEECH = frozenset({"that", "quote"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_OPENERS = frozenset({"", "but", "and", "yet", "so", "still", "just"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CIRCUMSTANCE = frozenset("on in at during after to through via by from before with about".split())
_SUBORDINATORS = frozenset("when while as if though although after before since because once until whether".split())
_CLOSERS = frozenset(",.;:?!—–")
_NOT_YET = frozenset("to would could will may might should can must ’ll 'll ’d 'd".split())
_STOPS = frozenset({"cc", "conj", "advcl", "parataxis"})


def of_verb(page: Page, verb: Token, cue: Cue) -> Iterator[Draft]:
    """The draft of the verb, if it reports anything: the first frame that fits."""
    for frame in (_inserted, _clause, _infinitive, _gerund, _object, _preposition):
        found = frame(page, verb, cue)
        if found is not None:
            rule, spans = found
            head = subject(page, verb)
            if head is None and not (is_passive(verb) or verb.lemma_ == "ask"):
                return
            who = sources(page, head) if head is not None and rule != "raised" else ()
            told = addressee(page, verb) if "told" in cue.frames else None
            yield Draft(rule, [whole(page, s) for s in spans], cue_span(verb), cue.stance, who, told)
            return


Found = tuple[str, list[Span]]


def _clause(page: Page, verb: Token, cue: Cue) -> Found | None:
    """"X said that Y", "X asked whether Y", "Y, X said"."""
    for child in verb.children:
        if child.dep_ != "ccomp":
            continue
        if child.i < verb.i:
            found = _before(page, verb, child) if "that" in cue.frames else None
            if found is not None:
                return found
            continue
        opener = child.left_edge.lower_
        if ("wh" if opener in _WH else "that") not in cue.frames and not (opener == "that" and "explicit" in cue.frames):
            continue
        start = max(child.left_edge.idx, verb.idx + len(verb))
        span = trimmed(page.text, (start, _end(child.right_edge)))
        return ("clause", [span]) if span else None
    return None


def _before(page: Page, verb: Token, child: Token) -> Found | None:
    """The content before its cue: from the start of the sentence to the comma before the source or the cue."""
    edge = min([t.left_edge.idx for t in verb.children if t.dep_ in SUBJECTS and t.i > child.i] + [verb.idx])
    start = min(child.left_edge.idx, _sentence_start(page, verb))
    if is_passive(verb) or page.text[start:edge].rstrip(_MARKS)[-1:] != ",":
        return None
    span = trimmed(page.text, (start, edge))
    return ("clause-before-cue", [span]) if span and not _dependent(page, span) else None


def _sentence_start(page: Page, token: Token) -> int:
    start, _ = page.sentence_at(token.idx)
    return start


def _inserted(page: Page, verb: Token, cue: Cue) -> Found | None:
    """A cue between commas: "Y, X said, Z", "Y, X said.", "As X noted, Y": the rest of its sentence."""
    if cue.stance != "said" or not cue.frames >= _SPEECH or is_passive(verb) or verb.tag_ not in _FINITE:
        return None
    first, last = _unit(verb)
    if any(c.i <= last and not _adverbial(c, cue) for c in verb.rights) or verb.doc[first].lower_ in _RELATIVES:
        return None
    doc, text = verb.doc, page.text
    start, end = page.sentence_at(verb.idx)
    led = text[start : doc[first].idx].rstrip(_MARKS)
    follows = doc[last + 1].text if last + 1 < len(doc) else "."
    if led[-1:] != "," and not (led.lower() in _OPENERS and doc[first].lower_ == "as") or follows not in (",", ".", "?", ";"):
        return None
    inverted = any(c.dep_ in SUBJECTS for c in verb.rights)
    parts = [(start, doc[first].idx)] if inverted else [(start, doc[first].idx), (_end(doc[last]), end)]
    spans = [p for p in (trimmed(text, part) for part in parts if part[0] < part[1]) if p is not None]
    if not any(_verbal(page, s) for s in spans) or len(spans) == 1 and spans[0][0] < verb.idx and _dependent(page, spans[0]):
        return None
    return ("clause-before-cue" if len(spans) == 1 and spans[0][0] < verb.idx else "clause-around-cue"), spans


def _adverbial(child: Token, cue: Cue) -> bool:
    """Whether what follows the cue is no content: time, place, an addressee, the subject put after it."""
    if child.dep_ in ("npadvmod", "advmod", "punct", "dative", "prt", "cc") or child.dep_ in SUBJECTS:
        return True
    return child.dep_ == "prep" and child.lower_ in _CIRCUMSTANCE or child.dep_ == "dobj" and "told" in cue.frames


def _dependent(page: Page, span: Span) -> bool:
    """Whether the words are one dependent clause or participle, which is no content by itself."""
    words = page.words(span)
    return (words[0].lower_ in _SUBORDINATORS or words[0].tag_ in ("VBG", "VBN", "IN")) and "," not in page.text[slice(*span)]


def _verbal(page: Page, span: Span) -> bool:
    return any(t.tag_[:2] in ("VB", "MD") for t in page.words(span))


def _unit(verb: Token) -> tuple[int, int]:
    """First and last token of the cue with its subject, addressee and adverbials, up to a comma."""
    first = last = verb.i
    for child in verb.lefts:
        if child.dep_ in SUBJECTS or child.dep_ in ("aux", "advmod", "neg", "mark") and child.i >= verb.i - 4:
            first = min(first, child.left_edge.i)
    while last + 1 < len(verb.doc) and verb.doc[last + 1].text not in _CLOSERS and not verb.doc[last + 1].is_sent_start:
        last += 1
    return first, last


def _infinitive(page: Page, verb: Token, cue: Cue) -> Found | None:
    """"X vowed to Y", "X urged Y to Z"."""
    if "to" not in cue.frames:
        return None
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and any(c.lower_ == "to" for c in child.lefts):
            if verb.lemma_ == "expect" and is_passive(verb):
                return _raised(page, verb, child)
            objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < child.i]
            start = min([o.left_edge.idx for o in objects] + [child.left_edge.idx])
            span = trimmed(page.text, (max(start, _end(verb)), _end(child.right_edge)))
            return ("infinitive", [span]) if span else None
    return None


def _raised(page: Page, verb: Token, child: Token) -> Found | None:
    """"Y is expected to Z": the subject belongs to what is reported."""
    head = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if head is None:
        return None
    parts = [trimmed(page.text, (head.left_edge.idx, _end(head.right_edge))), trimmed(page.text, (child.left_edge.idx, _end(child.right_edge)))]
    return "raised", [p for p in parts if p is not None]


def _gerund(page: Page, verb: Token, cue: Cue) -> Found | None:
    """"X denied doing Y"."""
    child = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG"), None) if "ing" in cue.frames else None
    span = trimmed(page.text, (child.left_edge.idx, _end(child.right_edge))) if child is not None else None
    return ("gerund", [span]) if span else None


def _object(page: Page, verb: Token, cue: Cue) -> Found | None:
    """"X condemned Y", "X called Y Z", "X described Y as Z"."""
    if not cue.frames & {"np", "name", "as"} or is_passive(verb) or _not_yet(verb):
        return None
    heads = [c for c in verb.rights if c.dep_ in ("dobj", "oprd", "ccomp", "dative")]
    as_phrase = any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.rights)
    name = any(c.dep_ in ("oprd", "ccomp") for c in heads)
    if not heads or not ("np" in cue.frames or name and "name" in cue.frames or as_phrase and "as" in cue.frames):
        return None
    span = trimmed(page.text, (max(heads[0].left_edge.idx, _end(verb)), _reach(verb, heads[0])))
    return ("object", [span]) if span else None


def _not_yet(verb: Token) -> bool:
    """Whether the verb is an infinitive or stands under a modal verb: nothing was said or felt yet."""
    return any(c.dep_ == "aux" and c.lower_ in _NOT_YET for c in verb.lefts)


def _preposition(page: Page, verb: Token, cue: Cue) -> Found | None:
    """"X called for Y", "X warned of Y"."""
    if is_passive(verb):
        return None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ + ":" in cue.frames:
            span = trimmed(page.text, (_end(child), _end(child.right_edge)))
            return ("preposition", [span]) if span else None
    return None


def _reach(verb: Token, first: Token) -> int:
    """Where the complements end that follow the object without a comma, a conjunction or an adverbial clause."""
    end = _end(first.right_edge)
    for child in verb.rights:
        if child.i <= first.i:
            continue
        if child.dep_ in _STOPS or child.dep_ == "punct" and child.text not in ("“", '"', "‘", "'", "”", "’"):
            break
        if child.dep_ not in ("punct", "npadvmod"):
            end = max(end, _end(child.right_edge))
    return end


def _end(token: Token) -> int:
    return token.idx + len(token)
