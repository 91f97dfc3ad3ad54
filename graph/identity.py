"""Who is who across articles: a pure function of what is stored and of what persons decided.

Two actors are the same when their names are spellings of one and state, role or company agree; when that is uncertain,
the pair waits for a person. A person's decision stands above every rule. Anonymous actors are never the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from graph.standing import standing as newest
from loaders import spelling as names
from loaders.spelling import Likeness

Judgement = Literal["same", "different", "later", "undo"]
Pair = tuple[str, str]

COMPANY = 2  # persons named beside both that count as a sign
MOST_NAMES = 6
_PRIOR: dict[Likeness, float] = {"same": 0.8, "spelled": 0.65, "shorter": 0.55, "surname": 0.35}
_SIGN = 0.1


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor over all articles; `of` are actors it belongs to or speaks for, `beside` the persons
    named in the same articles, `outlets` those that published these.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    of: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    articles: int = 0
    outlets: frozenset[str] = frozenset()

    @property
    def full(self) -> list[names.Tokens]:
        """The fullest names: those of several words when there are any."""
        found = sorted({names.tokens(n) for n in (self.name, *self.aliases)} - {()})
        several = [t for t in found if len(t) > 1]
        return (several or found)[:MOST_NAMES]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person (`user`) decided at a moment `at` (ISO 8601) of two actors; names are kept to find them again."""

    id: str
    left: str
    right: str
    judgement: Judgement
    user: str
    at: str
    why: str
    left_name: str = ""
    right_name: str = ""

    @property
    def pair(self) -> Pair:
        """The two ids in order."""
        return pair(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be the same, smaller id first, with how likely it is and what speaks for it."""

    left: str
    right: str
    score: float
    why: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Identities:
    """For each actor that is another one the other's id and why; the pairs that wait for a person, likeliest first."""

    same_as: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    waiting: Sequence[Candidate] = ()


def pair(a: str, b: str) -> Pair:
    """The two ids in order."""
    return (a, b) if a < b else (b, a)


def standing(decisions: Iterable[Decision]) -> dict[Pair, Decision]:
    """The decision that stands for each pair: the newest one that wasn't undone."""
    return newest(decisions, lambda d: d.pair)


def near(profiles: Iterable[Profile]) -> list[Pair]:
    """The pairs worth a look by their names: time grows with the actors, and within a surname with its square."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for p in profiles:
        for key in _keys(p):
            blocks[p.kind, key].add(p.id)
    return sorted({q for block in blocks.values() for q in combinations(sorted(block), 2)})


def _keys(p: Profile) -> Iterator[str]:
    if p.kind == "Person":
        yield from (names.skeleton(t[-1]) for t in p.full)
        yield from ("".join(t) for t in p.full)
    elif p.kind == "Organisation":
        yield from ("".join(names.tokens(n)) for n in (p.name, *p.aliases))
        yield names.initials(names.tokens(p.name))


def resolve(profiles: Mapping[str, Profile], decisions: Iterable[Decision]) -> Identities:
    """Who is who. `profiles` by id, without anonymous actors; the order of both doesn't matter."""
    decided = standing(found for d in decisions if (found := _found(d, profiles)))
    pairs = [(profiles[a], profiles[b]) for a, b in near(profiles.values())]
    judgements = [(a, b, judged(a, b)) for a, b in pairs]
    unsure = [c for a, b, found in judgements if found is None and (c := offered(a, b))]
    alike = [c for _, _, c in judgements if c is not None]
    candidates = sorted([*_unique(alike, profiles), *unsure], key=lambda c: (-c.score, c.left, c.right))
    groups = _Groups(profiles)
    for d in sorted(decided.values(), key=lambda d: (d.at, d.id), reverse=True):
        groups.decide(d)
    for c in (c for c in candidates if c.certain):
        groups.join(c.left, c.right, c.why)
    later = {p for p, d in decided.items() if d.judgement == "later"}
    waiting = [c for c in candidates if groups.open(c)]
    return Identities(groups.same_as(), sorted(waiting, key=lambda c: pair(c.left, c.right) in later))


def _found(d: Decision, profiles: Mapping[str, Profile]) -> Decision | None:
    """The decision on the actors as they are called now: by id, else by name when one alone bears it."""
    ends = [_present(i, n, profiles) for i, n in ((d.left, d.left_name), (d.right, d.right_name))]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    return Decision(d.id, ends[0], ends[1], d.judgement, d.user, d.at, d.why, d.left_name, d.right_name)


def _present(ident: str, name: str, profiles: Mapping[str, Profile]) -> str | None:
    if ident in profiles:
        return ident
    found = [p.id for p in profiles.values() if name and name in (p.name, *p.aliases)]
    return found[0] if len(found) == 1 else None


def judged(a: Profile, b: Profile) -> Candidate | None:
    """The two as a candidate; None when nothing or too little speaks for it."""
    like = _persons(a, b) if a.kind == "Person" else _organisations(a, b)
    if like is None or like == "clash":
        return None
    signs = list(_signs(a, b))
    apart = bool(a.of and b.of and not a.of & b.of)
    if like == "surname" and (not signs or apart):
        return None
    certain = not apart and _certain(like, signs)
    score = min(0.99, _PRIOR[like] + _SIGN * len(signs)) - (0.3 if apart else 0)
    against = ["but they belong to different ones"] if apart else []
    why = "; ".join((f"{like}: {a.name} ~ {b.name}", *signs, *against))
    return Candidate(*pair(a.id, b.id), round(score, 2), why, certain)


def offered(a: Profile, b: Profile) -> Candidate | None:
    """A bare surname and who bears it in the same outlet, for a person to decide on: "Mr Lund" and "Jon Lund"."""
    outlets = sorted(a.outlets & b.outlets)
    apart = a.of and b.of and not a.of & b.of
    if not outlets or apart or a.kind != "Person" or _persons(a, b) != "surname":
        return None
    why = f"surname: {a.name} ~ {b.name}; both in {', '.join(outlets[:MOST_NAMES])}"
    return Candidate(*pair(a.id, b.id), _PRIOR["surname"], why, certain=False)


def _certain(like: Likeness, signs: Sequence[str]) -> bool:
    needed = {"same": 0, "spelled": 1, "shorter": 1, "surname": 2}
    return len(signs) >= needed[like]


def _signs(a: Profile, b: Profile) -> Iterator[str]:
    if shared := a.of & b.of:
        yield f"both of {', '.join(sorted(shared))}"
    if a.role and b.role and names.tokens(a.role) == names.tokens(b.role):
        yield f"both {a.role}"
    if len(company := a.beside & b.beside) >= COMPANY:
        yield f"{len(company)} persons named beside both"


def _persons(a: Profile, b: Profile) -> Likeness | None:
    found = {names.likeness(x, y) for x, y in product(a.full, b.full)}
    order: tuple[Likeness, ...] = ("same", "spelled", "shorter", "clash", "surname")
    return next((like for like in order if like in found), None)


def _organisations(a: Profile, b: Profile) -> Likeness | None:
    x, y = names.tokens(a.name), names.tokens(b.name)
    if "".join(x) == "".join(y):
        return "same"
    others = {"".join(names.tokens(n)) for n in a.aliases}, {"".join(names.tokens(n)) for n in b.aliases}
    if "".join(y) in others[0] or "".join(x) in others[1]:
        return "shorter"
    short, long = sorted((x, y), key=len)
    return "surname" if len(short) == 1 and len(long) > 2 and short[0] == names.initials(long) else None


def _unique(candidates: Iterable[Candidate], profiles: Mapping[str, Profile]) -> list[Candidate]:
    """A bare surname is certain only where one bearer alone comes into question."""
    all_of = list(candidates)
    count: dict[str, set[str]] = defaultdict(set)
    for c in all_of:
        count[c.left].add(c.right)
        count[c.right].add(c.left)

    def sure(c: Candidate) -> bool:
        bare = [i for i in (c.left, c.right) if all(len(t) == 1 for t in profiles[i].full)]
        return all(len(count[i]) == 1 for i in bare) or profiles[c.left].kind != "Person"

    return [Candidate(c.left, c.right, c.score, c.why, c.certain and sure(c)) for c in all_of]


class _Groups:
    """Actors put together, with what must stay apart."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self.profiles = profiles
        self.members: dict[str, frozenset[str]] = {}
        self.apart: set[Pair] = set()
        self.why: dict[str, list[str]] = defaultdict(list)
        self.heads: list[str] = []  # those that persons merged others into, newest first

    def of(self, ident: str) -> frozenset[str]:
        return self.members.get(ident, frozenset((ident,)))

    def decide(self, d: Decision) -> None:
        """Follows a person's decision, unless a newer one says otherwise."""
        if d.judgement == "different" and d.right not in self.of(d.left):
            self.apart.add(d.pair)
        elif d.judgement == "same" and self._may(d.left, d.right):
            self._join(d.left, d.right, f"{d.user}, {d.at[:10]}{': ' + d.why if d.why else ''}")
            self.heads.append(d.left)

    def join(self, a: str, b: str, why: str) -> None:
        """Puts two together by rule, unless some of theirs are apart or can't be one."""
        if b not in self.of(a) and self._may(a, b) and not self._clash(a, b):
            self._join(a, b, why)

    def _join(self, a: str, b: str, why: str) -> None:
        together = self.of(a) | self.of(b)
        for ident in together:
            self.members[ident] = together
        for ident in (a, b):
            self.why[ident].append(why)

    def _may(self, a: str, b: str) -> bool:
        return not any(pair(x, y) in self.apart for x, y in product(self.of(a), self.of(b)))

    def _clash(self, a: str, b: str) -> bool:
        both = product(self.of(a), self.of(b))
        people = ((self.profiles[x], self.profiles[y]) for x, y in both)
        return any(x.kind == y.kind == "Person" and _persons(x, y) == "clash" for x, y in people)

    def open(self, c: Candidate) -> bool:
        """Whether nothing is decided of the two yet."""
        return c.right not in self.of(c.left) and self._may(c.left, c.right)

    def same_as(self) -> dict[str, tuple[str, str]]:
        """For each member but the head of its group, the head and why."""
        out: dict[str, tuple[str, str]] = {}
        for together in set(self.members.values()):
            head = self._head(together)
            out.update({i: (head, "; ".join(dict.fromkeys(self.why[i]))) for i in together if i != head})
        return dict(sorted(out.items()))

    def _head(self, together: frozenset[str]) -> str:
        """The one that a person merged others into last, else the one that most articles name, by its fullest name."""
        chosen = next((h for h in self.heads if h in together), None)
        best = sorted(together, key=lambda i: (-self.profiles[i].articles, -len(self.profiles[i].name), i))
        return chosen or best[0]
