"""Entities: actors in the making, and how the names of one are brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.language.actors.edges import Label
from loaders.language.actors.forms import SHORTEST_VARIANT, canonical, close, last, variant
from loaders.language.actors.gazetteer import Gazetteer, Known, Words
from loaders.language.actors.grid import SUBJECTS, Grid
from loaders.language.actors.institutions import Owner
from loaders.language.actors.names import Name
from loaders.reading import ActorKind, Relation, Span, slug

_LONG = 5
_LEAD = 5  # tokens before a name in which it may be called somebody's kin


@dataclass(eq=False)
class Entity:
    """An actor in the making; `mentions` maps each span to the token that heads it.

    `shown` is False for what only stands in the way of others in resolving ("a woman", "the report").
    """

    id: str
    name: str
    kind: ActorKind | None
    mentions: dict[Span, int] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str = ""
    anonymous: bool = False
    plural: bool = False
    shown: bool = True
    of: dict[tuple[str, Relation], tuple[str | None, Span]] = field(default_factory=dict)
    known: Known | None = None

    def call(self, alias: str) -> None:
        """Adds another name."""
        if alias not in self.aliases:
            self.aliases.append(alias)

    def belongs(self, owner: str, relation: Relation, role: str | None, evidence: Span) -> None:
        """Adds what it is part of or speaks for: the first evidence, and of one owner's relations the stronger."""
        if owner == self.id or (relation == "PART_OF" and (owner, "SPEAKS_FOR") in self.of):
            return
        if relation == "SPEAKS_FOR":
            self.of.pop((owner, "PART_OF"), None)
        self.of.setdefault((owner, relation), (role, evidence))

    def owners(self) -> set[str]:
        """The ids of what it belongs to, by the text or the lexicon."""
        known = {self.known.of} if self.known and self.known.of else set()
        return {owner for owner, _ in self.of} | known

    def spoken_for(self) -> list[str]:
        """The ids of those whom it speaks for."""
        return [owner for owner, relation in self.of if relation == "SPEAKS_FOR"]

    def absorb(self, other: Entity) -> None:
        """Takes over all of another entity, which proved to be the same."""
        self.mentions |= other.mentions
        for alias in (other.name, *other.aliases):
            self.call(alias)


def gather(
    names: list[Name],
    kinds: Mapping[Words, Label],
    grid: Grid,
    gazetteer: Gazetteer,
    owners: Mapping[int, Owner | None],
) -> list[Entity]:
    """The entities that the names stand for; `owners` says by first token whose an institution is."""
    known: dict[str, Entity] = {}
    for name in names:
        if name.known:
            entry = name.known
            _mention(known.setdefault(entry.id, Entity(entry.id, entry.name, entry.kind, known=entry)), name, grid)
    organisations = [n for n in names if not n.known and kinds[n.words] == "Organisation"]
    persons = [n for n in names if not n.known and kinds[n.words] == "Person"]
    _institutions([n for n in organisations if n.first in owners], owners, known, grid, gazetteer)
    bodies = _organisations([n for n in organisations if n.first not in owners], known, grid, gazetteer)
    return [*bodies, *_persons(persons, grid, gazetteer)]


def _institutions(
    names: list[Name], owners: Mapping[int, Owner | None], found: dict[str, Entity], grid: Grid, gazetteer: Gazetteer
) -> None:
    """Adds one entity a state and name; where the article doesn't say whose it is, one of this article alone."""
    for name in names:
        owner = owners[name.first]
        named = owner is not None and len(name.words) > 1 and gazetteer.nation(name.words[0]) == owner[0]
        words = grid.words(name.first + named, name.end)
        scope = owner[0].lower() if owner else grid.page.article.id[4:12]
        ident = f"org-{scope}-{slug(words)}"
        office = gazetteer.offices.get(ident)
        if office:
            entity = found.setdefault(office.id, Entity(office.id, office.name, "Organisation", known=office))
        else:
            entity = found.setdefault(ident, Entity(ident, words, "Organisation"))
        _mention(entity, name, grid)
        if owner:
            _own(entity, words, owner, grid, gazetteer)


def _own(entity: Entity, words: str, owner: Owner, grid: Grid, gazetteer: Gazetteer) -> None:
    """Names the institution with its state, as the text does where it puts the state first."""
    state, evidence = owner
    told = " ".join(grid.page.text[slice(*evidence)].split())
    adjectival = f"{gazetteer.adjective(state)} {words}"
    entity.name = (told if told.endswith(words) else adjectival) if entity.name == words else entity.name
    entity.call(entity.name)
    entity.call(adjectival)
    entity.belongs(state, "PART_OF", None, evidence)


def _mention(entity: Entity, name: Name, grid: Grid) -> None:
    entity.mentions[grid.span(name.first, name.end)] = name.head
    entity.call(grid.words(name.first, name.end))
    for title in name.titles:
        entity.gender = entity.gender or title.gender


def _organisations(names: list[Name], known: dict[str, Entity], grid: Grid, gazetteer: Gazetteer) -> list[Entity]:
    """The organisations (known ones and states among them), acronyms and short forms with their long names."""
    found = dict(known)
    words: dict[str, Words] = {k: tuple(e.name.split()) for k, e in known.items() if e.kind == "Organisation"}
    for name in sorted(names, key=lambda n: (-len(n.words), n.first)):
        key = "org-" + slug(" ".join(name.words))
        if key not in found:
            same = _bracketed(name, found, grid) or _long_form(name.words, words, gazetteer)
            if same is None:
                found[key] = Entity(key, grid.words(name.first, name.end), "Organisation")
                words[key] = name.words
            key = same or key
        _mention(found[key], name, grid)
    return list(found.values())


def _bracketed(name: Name, found: Mapping[str, Entity], grid: Grid) -> str | None:
    """The key of the organisation right before the bracket in which the name stands: "the Harbour Agency (HARBA)"."""
    if grid.text[name.first - 1] != "(" or grid.text[name.end : name.end + 1] != [")"] or not name.words[0].isupper():
        return None
    end = grid.span(name.first - 2, name.first - 1)[1]
    return next((k for k, e in found.items() if any(span[1] == end for span in e.mentions)), None)


def _long_form(short: Words, longer: Mapping[str, Words], gazetteer: Gazetteer) -> str | None:
    """The key of the one organisation that the words are a short form, acronym or misspelling of."""
    fits = [k for k, long in longer.items() if _short_of(short, long, gazetteer)]
    return fits[0] if len(fits) == 1 or (fits and len({longer[k] for k in fits}) == 1) else None


def _short_of(short: Words, long: Words, gazetteer: Gazetteer) -> bool:
    if len(short) == 1 and short[0].replace(".", "").isupper() and len(short[0]) > 1:
        return short[0].replace(".", "") in _initials(long)
    if len(short) < len(long):
        body = len(short) == 1 and short[0] in gazetteer.words["body"] and short[0] in (long[-1], long[0])
        ends = len(short) > 1 and long[-len(short) :] == short
        begins = long[: len(short)] == short and long[len(short)] not in ("of", "at") and len(long) < _LONG
        return body or ends or (begins and short[-1] not in gazetteer.words["generic"])
    a, b = " ".join(short), " ".join(long)
    return len(a) > 2 * SHORTEST_VARIANT and close(a, b)


def _initials(long: Words) -> set[str]:
    plain = [w for w in long if w not in ("'s", "’s")]
    return {
        "".join(w[0] for w in plain if w[0].isupper()),
        "".join(w[0].upper() for w in plain if w[0].isalpha()),
    }


def _persons(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> list[Entity]:
    """Persons: full names first, then short forms given to the full name that goes by them."""
    forms = Counter(n.words for n in names if _full(n.words, gazetteer))
    chosen = canonical(forms)
    found: dict[Words, Entity] = {}
    by_word: dict[str, list[Words]] = defaultdict(list)
    for words in dict.fromkeys(chosen.values()):
        gender = gazetteer.genders.get(words[0], "")
        found[words] = Entity("per-" + slug(" ".join(words)), " ".join(words), "Person", gender=gender)
        for word in {words[0], last(words), *(w for w in words if w in gazetteer.words["surname"])}:
            by_word[word].append(words)
    latest: dict[str, Words] = {}
    kin = _kin(names, grid, gazetteer)
    bare: dict[str, Words] = {}
    subject: dict[str, int] = {}
    for name in names:
        younger = name.first > 0 and grid.lower[name.first - 1] == "younger"
        child = next((w for w in by_word.get(name.words[-1], ()) if w in kin), None) if younger else None
        full = child or chosen.get(name.words) or _by_short(name, by_word, latest, bare, found)
        if full not in found:
            found[full] = Entity("per-" + slug(full[-1]), full[-1], "Person", gender=gazetteer.genders.get(full[0], ""))
            by_word[full[0]].append(full)
        head = name.end - 1
        acts = grid.dep[head] in SUBJECTS
        for word in (full[0], last(full)) if full not in kin or last(full) not in latest else ():
            if acts or subject.get(word) != grid.sent[head]:
                latest[word] = full
                subject[word] = grid.sent[head] if acts else -1
        _mention(found[full], name, grid)
        if name.words == full and not grid.words(name.first, name.end).isupper():
            found[full].name = grid.words(name.first, name.end)
    return [e for e in found.values() if e.mentions]


def _kin(names: list[Name], grid: Grid, gazetteer: Gazetteer) -> set[Words]:
    """The full names first brought in as somebody's kin, whom a bare surname doesn't mean: "his father, Lars Lind"."""
    found: dict[Words, bool] = {}
    for name in names:
        if _full(name.words, gazetteer) and name.words not in found:
            lead = range(max(0, name.first - _LEAD), name.first)
            nouns = (gazetteer.nouns.get(grid.lower[i]) for i in lead if grid.sent[i] == grid.sent[name.first])
            found[name.words] = any(n is not None and n.sort == "kin" for n in nouns)
    return {words for words, brought in found.items() if brought}


def _full(words: Words, gazetteer: Gazetteer) -> bool:
    """Whether the words give more than a surname."""
    return len(words) > 1 and not gazetteer.surname(words)


def _by_short(
    name: Name,
    by_word: Mapping[str, list[Words]],
    latest: Mapping[str, Words],
    bare: dict[str, Words],
    found: Mapping[Words, Entity],
) -> Words:
    """The full name that a single word stands for: whom it stood for before, else who was named last, else first.

    Of two named in one sentence the subject counts as the last.
    """
    word = name.words[-1]
    full = bare.get(word) or latest.get(word) or next(iter(by_word.get(word, ())), None) or _misspelt(word, by_word)
    genders = {t.gender for t in name.titles if t.gender}
    if full and genders and found[full].gender and found[full].gender not in genders:
        full = next((w for w in by_word.get(word, ()) if found[w].gender in ("", *genders)), name.words)
    bare[word] = full or name.words
    return bare[word]


def _misspelt(word: str, by_word: Mapping[str, list[Words]]) -> Words | None:
    """The full name whose last word is the word spelt otherwise."""
    if len(word) < SHORTEST_VARIANT:
        return None
    lasts = {w for words in by_word.values() for w in words if w[-1][0] == word[0] and variant(word, w[-1])}
    return next(iter(lasts)) if len(lasts) == 1 else None
