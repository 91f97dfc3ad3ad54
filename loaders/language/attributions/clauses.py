"""What a cue verb reports: the clause, infinitive or object that it governs, or the clause that it is put into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from loaders.language.attributions.cues import Cue, Cues
from loaders.language.attributions.inserted import before_cue_clause, inserted, late_subject, turned
from loaders.language.attributions.quoting import quoted
from loaders.language.attributions.shape import Draft, cue_span, trimmed, whole
from loaders.language.attributions.sources import SUBJECTS, addressee, dates, is_passive, sources, subject
from loaders.language.page import Page
from loaders.reading import Span

_WH = frozenset({"what", "how", "why", "whether", "who", "where", "if", "when", "which"})
_COMPLEMENTS = frozenset({"dobj", "oprd", "ccomp", "dative"})
_NOT_YET = frozenset(
    {"to", "would", "could", "will", "may", "might", "should", "can", "must", "’ll", "'ll", "’d", "'d"}
)
_NAMED = re.compile(r" (?:as (?:an? )?)?")
_OTHERWISE = frozenset({"as", "while", "when", "after", "before"})  # these begin a clause of their own
_REASONS = frozenset({"because", "if", "unless", "until", "although", "though", "since"})
_REACH = 14  # most tokens between a cue and its "that"
_SELF = ("self", "selves")
_STOPS = frozenset({"cc", "conj", "advcl", "parataxis"})
_MARKS = frozenset({"“", "”", '"', "''", "``", "‘", "’", "'", "«", "»"})


def of_verb(page: Page, cues: Cues, verb: Token, cue: Cue) -> Iterator[Draft]:
    """The draft of the verb, if it reports anything: the first frame that fits."""
    for frame in (inserted, _clause, _that, _infinitive, _gerund, _object, _passive, _preposition):
        found = frame(page, verb, cue)
        if found is not None:
            rule, spans = found
            passed = quoted(verb)
            late = late_subject(page, verb) if rule == "clause-before-cue" and passed is None else None
            head = passed.speaker if passed else late or subject(page, cues, verb)
            head = head or (turned(verb) if rule == "clause-before-cue" else None)
            if head is None and not (is_passive(verb) or verb.lemma_ == "ask"):
                return
            asked = _asked(page, cues, verb, spans) if head is None else None
            if asked is not None:
                yield asked
                return
            who = sources(page, head) if head is not None else ()
            told = addressee(page, verb) if "told" in cue.frames else None
            relayers = passed.relayers(page) if passed else ()
            content = [own_words(page, whole(page, s)) for s in spans]
            yield Draft(rule, content, cue_span(verb), cue.stance, who, told, relayers)
            return


def _asked(page: Page, cues: Cues, verb: Token, spans: list[Span]) -> Draft | None:
    """ "Asked about “A”, he said": what stands in quotation marks is the answerer's own."""
    head = subject(page, cues, verb.head) if verb.dep_ in ("advcl", "prep") and verb.tag_ == "VBN" else None
    quoted = {q.start: q.end for s in spans for t in page.words(s) if (q := page.quotation_at(t.idx))}
    if head is None or not quoted:
        return None
    content = [t for t in (trimmed(page.text, q) for q in quoted.items()) if t is not None]
    return Draft("asked-about", content, cue_span(verb), "said", sources(page, head)) if content else None


def own_words(page: Page, span: Span) -> Span:
    """The span without an "according to" at its end, which says who passes the whole on."""
    cut = page.text.find(", according to ", *span)
    return (span[0], cut) if cut > span[0] and page.quotation_at(cut) is None else span


Found = tuple[str, list[Span]]


def _clause(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X said that Y", "X asked whether Y", "Y, X said"."""
    for child in sorted(verb.children, key=lambda c: c.i < verb.i):
        if child.dep_ != "ccomp":
            continue
        if child.i < verb.i:
            found = before_cue_clause(page, verb, child) if "that" in cue.frames or quoted(verb) else None
            if found is not None:
                return found
            continue
        opener = child.left_edge.lower_
        if verb.lemma_ == "find" and any(t.lower_.endswith(_SELF) for t in verb.doc[verb.i + 1 : verb.i + 2]):
            return None  # "found himself in the crowd"
        if ("wh" if opener in _WH else "that") not in cue.frames and not (
            opener == "that" and "explicit" in cue.frames
        ):
            continue
        first = _first(verb, child, cue)
        if first is None:
            continue
        start = max(_undated_start(verb, first), verb.idx + len(verb))
        span = trimmed(page.text, (start, _last(verb, child)))
        return ("clause", [span]) if span else None
    return None


def _undated_start(verb: Token, first: Token) -> int:
    """Where the clause begins, without the day of the saying that the parse took into it: "said on Friday he left"."""
    opening = first.left_edge
    if opening.i != verb.i + 1 or opening.dep_ != "prep" or not dates(opening):
        return opening.idx
    return opening.doc[opening.right_edge.i + 1].idx


def _first(verb: Token, clause: Token, cue: Cue) -> Token | None:
    """Where the clause begins: with an object that is its real subject; None when it only follows an object."""
    opener = clause.left_edge.lower_
    between = [c for c in verb.rights if c.i < clause.left_edge.i and c.dep_ in ("dobj", "punct")]
    if opener == "that" or opener in _WH:
        return clause
    if any(t.lower_ in _OTHERWISE for t in verb.doc[verb.i + 1 : clause.left_edge.i]):
        return None
    if "told" in cue.frames or not between:
        return clause
    if between[-1].dep_ == "dobj" and not any(c.dep_ in SUBJECTS for c in clause.lefts):
        return between[-1]
    return None if any(c.dep_ == "dobj" for c in between) else clause


def _last(verb: Token, clause: Token) -> int:
    """Where the clause ends: with the reason or condition right behind it, which parsers often hang from the cue."""
    end = clause.right_edge
    for child in verb.rights:
        reason = child.dep_ == "advcl" and child.left_edge.lower_ in _REASONS
        if reason and 0 < child.left_edge.i - end.i <= 2:
            end = child.right_edge
    return _end(end)


def _that(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X said on Monday that Y" where the parse hangs the clause from the day or the one who was told."""
    if cue.stance != "said" or not cue.frames >= {"that", "quote"} or is_passive(verb):
        return None
    for token in verb.doc[verb.i + 1 : verb.i + _REACH]:
        if token.is_sent_start or page.quotation_at(token.idx) is not None or token.text in (".", ";", ":"):
            return None
        if token.tag_ == "TO" and "to" in cue.frames:
            return None
        if token.lower_ == "that" and token.dep_ in ("mark", "advmod") and verb.is_ancestor(token.head):
            span = trimmed(page.text, (token.idx, _end(token.head.right_edge)))
            return ("clause", [span]) if span else None
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _infinitive(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X vowed to Y", "X urged Y to Z"."""
    raises = "raise" in cue.frames and is_passive(verb)
    if "to" not in cue.frames and not raises:
        return None
    for child in [*(c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), *_behind_day(verb)]:
        if any(c.lower_ == "to" for c in child.lefts):
            if raises:
                return _raised(page, verb, child)
            objects = [c for c in _objects(verb, cue) if c.i < child.i]
            start = min([o.left_edge.idx for o in objects] + [child.left_edge.idx])
            span = trimmed(page.text, (max(start, _end(verb)), _end(child.right_edge)))
            return ("infinitive", [span]) if span else None
    return None


def _objects(verb: Token, cue: Cue) -> Iterator[Token]:
    """Those who are to do it: "urged Roe to", "called on Roe to"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative"):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "on" and "on:" in cue.frames:
            yield from (c for c in child.rights if c.dep_ == "pobj" and not dates(child))


def _behind_day(verb: Token) -> Iterator[Token]:
    """The infinitive behind the day of the saying, wherever the parse hangs it: "vowed last week to go"."""
    for day in verb.rights:
        behind = verb.doc[day.i + 1 : day.i + 2]
        if day.dep_ == "npadvmod" and len(behind) and behind[0].tag_ == "TO":
            yield behind[0].head


def _raised(page: Page, verb: Token, child: Token) -> Found | None:
    """ "Y is expected to Z": the subject belongs to what is reported."""
    head = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if head is None:
        return None
    parts = [
        trimmed(page.text, (head.left_edge.idx, _end(head.right_edge))),
        trimmed(page.text, (child.left_edge.idx, _end(child.right_edge))),
    ]
    return "raised", [p for p in parts if p is not None]


def _gerund(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X denied doing Y"."""
    child = (
        next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG"), None) if "ing" in cue.frames else None
    )
    span = trimmed(page.text, (child.left_edge.idx, _end(child.right_edge))) if child is not None else None
    return ("gerund", [span]) if span else None


def _object(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X condemned Y", "X called Y Z", "X described Y as Z", "X vowed a “swift” reply"."""
    vows = cue.frames >= {"quote", "that", "to"} and "told" not in cue.frames
    if not (vows or cue.frames & {"np", "name", "as"}) or is_passive(verb) or _not_yet(verb):
        return None
    heads = [c for c in verb.rights if c.dep_ in _COMPLEMENTS and c.ent_type_ not in ("DATE", "TIME")]
    as_phrase = any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.rights)
    name = any(c.dep_ in ("oprd", "ccomp") for c in heads) or (bool(heads) and _named(page, verb, heads[0]))
    vows = vows and bool(heads) and heads[0].dep_ == "dobj" and _marked(page, heads[0])
    if not heads or not (
        "np" in cue.frames or vows or (name and "name" in cue.frames) or (as_phrase and "as" in cue.frames)
    ):
        return None
    span = trimmed(page.text, (max(heads[0].left_edge.idx, _end(verb)), _reach(verb, heads[0])))
    if span and cue.frames & {"name", "as"}:
        span = _with_name(page, span)
    return ("object", [_undated(page, span)]) if span else None


def _marked(page: Page, thing: Token) -> bool:
    return any(page.quotation_at(t.idx) is not None for t in thing.subtree)


def _with_name(page: Page, span: Span) -> Span:
    """The span with the quotation right behind it that names the thing: "called the plan “a joke”"."""
    led = _NAMED.match(page.text, span[1])
    quotation = page.quotation_at(led.end()) if led else None
    behind = quotation is not None and quotation.outer_start == (led.end() if led else -1)
    return (span[0], quotation.end) if quotation is not None and behind else span


def _undated(page: Page, span: Span) -> Span:
    """The span without the day at its end ("criticised the plan on Tuesday") or an "and" that leads on."""
    words = page.words(span)
    for token in words[1:]:
        if token.dep_ == "prep" and dates(token) and token.right_edge.i >= words[-1].i:
            return trimmed(page.text, (span[0], token.idx)) or span
    joined = len(words) > 1 and words[-1].dep_ == "cc"
    return (trimmed(page.text, (span[0], words[-1].idx)) or span) if joined else span


def _passive(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "Y was condemned by X"."""
    thing = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    if cue.stance != "said" or "np" not in cue.frames or thing is None or by is None or _not_yet(verb):
        return None
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights) or quoted(verb) is not None:
        return None  # "was quoted by X as saying", "was reported by X to have said": nothing is said of Y
    why = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("for", "of", "as")]
    heads = [thing, *why]
    parts = [p for p in (trimmed(page.text, (h.left_edge.idx, _end(h.right_edge))) for h in heads) if p is not None]
    return ("passive", parts) if parts and parts[0][1] < verb.idx and thing.tag_ not in ("WDT", "WP") else None


def _named(page: Page, verb: Token, thing: Token) -> bool:
    """Whether a quotation names the thing: "called the plan “a joke”"."""
    reach = (verb.idx + len(verb), max(_reach(verb, thing), _end(thing) + 3))
    return any(page.quotation_at(t.idx) is not None for t in page.words(reach))


def _not_yet(verb: Token) -> bool:
    """Whether the verb is an infinitive or stands under a modal verb: nothing was said or felt yet."""
    return any(c.dep_ == "aux" and c.lower_ in _NOT_YET for c in verb.lefts)


def _preposition(page: Page, verb: Token, cue: Cue) -> Found | None:
    """ "X called for Y", "X warned of Y"."""
    if is_passive(verb) and verb.lemma_ != "ask":
        return None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ + ":" in cue.frames and not dates(child):
            span = trimmed(page.text, (_end(child), _end(_urged(verb, child))))
            return ("preposition", [span]) if span else None
    return None


def _urged(verb: Token, preposition: Token) -> Token:
    """The last word of the phrase, or of the infinitive right behind it: "called on Roe to leave"."""
    last = preposition.right_edge
    for child in verb.rights:
        if (
            child.dep_ in ("xcomp", "advcl", "ccomp")
            and child.left_edge.i == last.i + 1
            and child.left_edge.tag_ == "TO"
        ):
            return child.right_edge
    return last


def _reach(verb: Token, first: Token) -> int:
    """Where the complements end that follow the object without a comma, a conjunction or an adverbial clause."""
    end = _end(first.right_edge)
    for child in verb.rights:
        if child.i <= first.i:
            continue
        if child.dep_ in _STOPS or (child.dep_ == "punct" and child.text not in _MARKS):
            break
        if child.dep_ not in ("punct", "npadvmod"):
            end = max(end, _end(child.right_edge))
    return end


def _end(token: Token) -> int:
    return token.idx + len(token)
