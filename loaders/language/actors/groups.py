"""Groups: peoples, protesters, forces and other sets of people, with the state that they belong to."""

from __future__ import annotations

from loaders.language.actors.entities import Entity
from loaders.language.actors.gazetteer import Noun
from loaders.language.actors.grid import SUBJECTS
from loaders.language.actors.phrases import Phrase
from loaders.language.actors.world import World
from loaders.reading import Relation, slug

PEOPLE = Noun("people", "Group", "crowd", "", "people")
_AGAINST = frozenset({"rebels", "opposition"})  # at home in a state that doesn't answer for them
ONE = Noun("person", "Person", "source", "", "")
_PLAIN = frozenset({"the", "these", "those", "this", "that", "all", "both"})


def of(world: World, phrase: Phrase) -> Entity | None:
    """The group that the phrase means; None for a counted, indefinite or merely possible one."""
    noun = phrase.noun
    if noun.kind != "Group" or phrase.indefinite or world.grid.lower[phrase.first] == "whose":
        return None
    like = slug(noun.like)
    owned = phrase.possessor is not None and world.grid.lower[phrase.possessor] != "their"
    if noun.sort == "force" and owned and not phrase.states:
        return _forces(world, phrase, like)
    if phrase.states:
        named = _named(world, phrase)
        if named is not None:
            return named
        name = " and ".join(map(world.gazetteer.adjective, phrase.states)) + f" {_word(world, phrase)}"
        ident = "-".join(("grp", *map(str.lower, sorted(phrase.states)), like))
        relation: Relation = "SPEAKS_FOR" if noun.sort == "officials" else "PART_OF"
        return _group(world, phrase, ident, name, phrase.states, relation)
    marked = _distinct(world, phrase)
    same = None if marked else _same(world, phrase, like)
    if same and (noun.sort != "crowd" or phrase.determiner == "the"):
        same.call(world.grid.lower[phrase.head])
        return same
    if noun.sort == "crowd":
        return None
    first = phrase.first + (phrase.determiner in _PLAIN)
    scope = world.article[4:12]
    words = "-".join([*marked, like])
    return _group(world, phrase, f"grp-{scope}-{slug(words)}", world.grid.words(first, phrase.end), (), "PART_OF")


def _word(world: World, phrase: Phrase) -> str:
    """What the article calls the group: "troops", "air force"."""
    return phrase.noun.word if " " in phrase.noun.word else world.grid.lower[phrase.head]


def _forces(world: World, phrase: Phrase, like: str) -> Entity | None:
    """The forces of the body that owns them, its state's where it has one; None where it isn't clear whose."""
    owner = next((o for o in phrase.owners if o.kind == "Organisation"), None)
    if owner is None:
        return None
    states = tuple(o for o in sorted(owner.owners()) if o in world.gazetteer.by_id and not o.startswith("org-"))[:1]
    word = _word(world, phrase)
    if states:
        name = f"{world.gazetteer.adjective(states[0])} {word}"
        return _group(world, phrase, f"grp-{states[0].lower()}-{like}", name, states, "PART_OF")
    return _group(world, phrase, f"grp-{owner.id}-{like}", f"{owner.name} {word}", (owner.id,), "PART_OF")


def _named(world: World, phrase: Phrase) -> Entity | None:
    """The state's force that the article calls by name: "the Ruritanian military"."""
    noun, gazetteer = phrase.noun, world.gazetteer
    known = (e for e in world.found.values() if e.known and e.known.of in phrase.states)
    return next((e for e in known if noun.word in gazetteer.called(e.known, ())), None)


def _same(world: World, phrase: Phrase, like: str) -> Entity | None:
    """The group of that sort spoken of before: the one without marks, else a state's, else for "the" the last one."""
    plain = world.found.get(f"grp-{world.article[4:12]}-{like}")
    others = [e for k, e in world.found.items() if k.startswith("grp-") and k.endswith(f"-{like}")]
    of_state = [e for e in others if e.of]
    if plain or of_state:
        return plain or of_state[-1]
    return others[-1] if others and phrase.definite else None


def people(world: World, phrase: Phrase) -> Entity | None:
    """A state's people ("Iranians"); None for some of them ("five Ukrainians", "Lithuanian Americans")."""
    word = world.grid.text[phrase.head]
    state = world.gazetteer.peoples[word]
    if phrase.indefinite or any(world.grid.dep[k] in ("amod", "compound") for k in world.grid.kids[phrase.head]):
        return None
    return _group(world, phrase, f"grp-{state.lower()}-people", word, (state,), "PART_OF")


def single(world: World, head: int) -> bool:
    """Whether a people's name means one of them, by its verb: "The Swiss, who is standing for re-election"."""
    grid = world.grid
    verb = grid.head[head]
    verbs = [verb, *grid.kids[verb]] if grid.dep[head] in SUBJECTS else []
    for clause in (k for k in grid.kids[head] if grid.dep[k] == "relcl"):
        verbs += [clause, *grid.kids[clause]]
    return any(grid.tag[v] == "VBZ" or (grid.tag[v] == "VBD" and grid.lower[v] == "was") for v in verbs)


def settle(world: World) -> None:
    """Gives what was said of "the military" to the one state's military that the article speaks of, early or late."""
    start = f"grp-{world.article[4:12]}-"
    for ident, plain in list(world.found.items()):
        if ident.startswith(start) and not plain.of:
            like = ident.removeprefix(start)
            same = [e for e in world.found.values() if any(e.id == f"grp-{o.lower()}-{like}" for o in e.owners())]
            if len(same) == 1:
                same[0].absorb(plain)
                del world.found[ident]


def _distinct(world: World, phrase: Phrase) -> list[str]:
    """The words before the head that set the group apart from others of its sort."""
    grid = world.grid
    inside = range(phrase.first, phrase.head - phrase.noun.word.count(" "))
    return [grid.lower[i] for i in inside if grid.dep[i] in ("amod", "compound") and grid.tag[i] not in ("VBN", "VBG")]


def _group(world: World, phrase: Phrase, ident: str, name: str, states: tuple[str, ...], relation: Relation) -> Entity:
    group = world.found.get(ident)
    if group is None:
        group = world.found[ident] = Entity(ident, name, "Group", plural=world.grid.tag[phrase.head] != "NN")
    group.call(name)
    for state in states if phrase.noun.like not in _AGAINST else ():
        group.belongs(state, relation, None, world.grid.span(phrase.first, phrase.end))
    return group
