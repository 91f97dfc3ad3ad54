"""What persons decided of acts and statements, in a store: kept as it came, and applied anew after every load.

A ruling is a Decision node of its own. What follows from it is set on the act or statement by `apply`: `judgement`,
`judged_by`, the corrected values in the place of those read, and these as JSON in `read`, so that an undo finds them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph import judging, schema
from graph.browse import Row, Runs
from graph.errors import QueryError
from graph.judging import FIELDS, WHO, Item, Judgement, Kind, People, Ruling, Values, text_of
from graph.stores import answers
from graph.stores.judged import State, articles_of, people, states
from graph.stores.redraw import chunks, redraw
from loaders.reading import ACT_TYPES, content_id

if TYPE_CHECKING:
    from graph.stores.store import Store

MODALITIES = ("actual", "planned", "conditional", "denied")
_DECIDED = """
RETURN d.id AS id, d.kind AS kind, d.item AS item, d.article AS article, d.start AS start, d.end AS end,
       d.exact AS exact, d.was AS was, d.judgement AS judgement, d.now AS now, d.user AS user, d.at AS at, d.why AS why
ORDER BY at, id
"""
_ALL = f"MATCH (d:Decision) WHERE d.kind IN ['act', 'statement'] {_DECIDED}"
_SOME = "UNWIND $ids AS article MATCH (d:Decision {article: article}) WHERE d.kind IN ['act', 'statement'] " + _DECIDED
_ALONE = "MATCH (x:Sayso {id: 'sayso'}) SET x.resolved = $at"  # holds others off until the transaction ends
_MARK = {
    "act": """
    UNWIND $rows AS r MATCH (x:Act {id: r.id})
    SET x.type = r.type, x.plover = r.plover, x.cameo = r.cameo, x.modality = r.modality, x.confidence = r.confidence,
        x.judgement = r.judgement, x.judged_by = r.judged_by, x.read = r.read
    """,
    "statement": """
    UNWIND $rows AS r MATCH (x:Statement {id: r.id})
    SET x.confidence = r.confidence, x.judgement = r.judgement, x.judged_by = r.judged_by, x.read = r.read
    """,
}
_LOOSEN = {
    "BY": "UNWIND $ids AS id MATCH (:Act {id: id})-[r:BY]->(:Actor) WITH DISTINCT r DELETE r",
    "TOWARDS": "UNWIND $ids AS id MATCH (:Act {id: id})-[r:TOWARDS]->(:Actor) WITH DISTINCT r DELETE r",
    "MADE": "UNWIND $ids AS id MATCH (:Statement {id: id})<-[r:MADE]-(:Actor) WITH DISTINCT r DELETE r",
}


def judge(
    store: Store,
    ident: str,
    judgement: Judgement,
    now: Values | None = None,
    *,
    user: str,
    why: str = "",
) -> Ruling:
    """Records what `user` decided of the act or statement of that id, and lets it take effect.

    `now` holds the corrected values by `graph.judging.FIELDS`, actors as {"id", "name"}. Raises QueryError for an
    unknown id, a correction of nothing or to what can't be, and an undo of nothing.
    """
    at = datetime.now(UTC).isoformat()

    def work(tx: Runs) -> Ruling:
        made = ruling(tx, ident, judgement, now or {}, user, at, why)
        keep(tx, [made])
        answers.settle_between(tx, *settle(tx, [made.article]))
        return made

    return store.write(work)


def ruling(tx: Runs, ident: str, judgement: Judgement, now: Values, user: str, at: str, why: str) -> Ruling:
    """A ruling on the act or statement of that id, not yet kept. Raises QueryError as `judge` does."""
    articles = articles_of(tx, [ident])
    item = next((s.item for s in states(tx, articles) if s.item.id == ident), None)
    if item is None:
        raise QueryError(f"no act or statement has the id {ident}; sayso review --list shows what can be decided on")
    if judgement != "undo":
        return signed(Ruling(**about(item), judgement=judgement, now=checked(item.kind, judgement, now)), user, at, why)
    stands = holding(tx, articles).get(ident)
    if stands is None:
        raise QueryError(f"nothing is decided of {ident} that could be undone")
    return signed(Ruling(**{**_plain(stands), "judgement": "undo", "now": {}}), user, at, why)


def about(item: Item) -> dict[str, Any]:
    """What a ruling on the item is about, as its arguments."""
    place = {"article": item.article, "start": item.start, "end": item.end, "exact": item.exact}
    return {"id": "", "kind": item.kind, "item": item.id, **place, "was": item.values}


def subject(made: Ruling) -> Item:
    """What the ruling is about, as it was when it was made."""
    return Item(made.item, made.kind, made.article, made.start, made.end, made.exact, made.was)


def signed(made: Ruling, user: str, at: str, why: str) -> Ruling:
    """The ruling with who, when and why, and the id that follows from all of it."""
    ident = "dec-" + content_id(*made.key, made.judgement, text_of(made.now), user, at)
    return Ruling(**{**_plain(made), "id": ident, "user": user, "at": at, "why": why})


def _plain(made: Ruling) -> dict[str, Any]:
    return {f: getattr(made, f) for f in Ruling.__slots__}


def checked(kind: Kind, judgement: Judgement, now: Values) -> Values:
    """The corrected values when they can be. Raises QueryError."""
    if bool(now) != (judgement == "corrected"):
        raise QueryError("a correction needs what is corrected, and nothing else has that")
    if wrong := sorted(set(now) - set(FIELDS[kind])):
        raise QueryError(f"{wrong[0]} of {'an act' if kind == 'act' else 'a statement'} can't be corrected")
    for name, allowed in (("type", tuple(ACT_TYPES)), ("modality", MODALITIES)):
        if name in now and now[name] not in allowed:
            raise QueryError(f"no {name} {now[name]}; there are {', '.join(allowed)}")
    if "source" in now and not now["source"]:
        raise QueryError("an act has an actor; reject it when nobody did it")
    return now


def keep(tx: Runs, made: Iterable[Ruling]) -> None:
    """Keeps the rulings; one that is kept already is not kept twice."""
    tx.rows(_ALONE, at=datetime.now(UTC).isoformat())
    rows = [{**_plain(r), "was": text_of(r.was), "now": text_of(r.now)} for r in made]
    tx.rows(schema.RULING.create, rows=rows)


def kept(tx: Runs, articles: Sequence[str] | None = None) -> list[Ruling]:
    """The rulings that are kept, of those articles or of all, oldest first."""
    if articles is None:
        return [_ruling(r) for r in tx.rows(_ALL)]
    return [_ruling(r) for some in chunks(articles) for r in tx.rows(_SOME, ids=some)]


def _ruling(row: Row) -> Ruling:
    return Ruling(**{**row, "was": json.loads(row["was"]), "now": json.loads(row["now"])})


def holding(tx: Runs, articles: Sequence[str]) -> dict[str, Ruling]:
    """By the id of an act or statement of the articles the ruling that holds for it."""
    made = kept(tx, articles)
    items = [s.item for s in states(tx, articles)] if made else []
    return judging.chosen(items, made, people(tx, items, made))


def fits(tx: Runs, made: Ruling) -> bool:
    """Whether the ruling is about anything that is stored."""
    items = [s.item for s in states(tx, [made.article]) if s.item.kind == made.kind]
    return bool(judging.about(made, items, people(tx, items, [made])))


def settle(tx: Runs, articles: Sequence[str] | None = None) -> tuple[set[str], set[str]]:
    """Applies what is decided, in those articles or in all, and draws anew what changed: the actors and the acts."""
    changed = _changes(tx, articles)
    if changed:
        redraw(tx, sorted({s.item.article for s, _ in changed}), lambda: _apply(tx, changed))
    ends = (_ids(x.now, end) for both in changed for x in both if x.item.kind == "act" for end in ("source", "target"))
    return {i for i in ends if i}, {s.item.id for s, _ in changed if s.item.kind == "act"}


def apply(tx: Runs, articles: Sequence[str]) -> int:
    """Applies what is decided in those articles, which aren't drawn yet; how many acts and statements changed."""
    changed = _changes(tx, articles)
    _apply(tx, changed)
    return len(changed)


def _changes(tx: Runs, articles: Sequence[str] | None) -> list[tuple[State, State]]:
    """The acts and statements that stand otherwise than they should, before and after."""
    made = kept(tx, articles)
    there = states(tx, sorted({r.article for r in made}))
    who = people(tx, [s.item for s in there], made)
    found = judging.chosen((s.item for s in there), made, who)
    wanted = [(s, _decided(s, found.get(s.item.id), who)) for s in there]
    return [(s, w) for s, w in wanted if _told(s) != _told(w)]


def _told(state: State) -> tuple[Values, Row]:
    return judging.ids_of(state.now), state.also


def _decided(state: State, held: Ruling | None, who: People) -> State:
    """How the item should stand by the ruling that holds for it, or as it was read without one."""
    read = state.item.values
    if held is None:
        return State(state.item, read, {**state.read, "judgement": None, "judged_by": None}, state.read)
    done = held.judgement == "corrected" and judging.agrees(held, state.item, who)  # by a better extractor
    now = read if done else {**read, **{k: who.present(v) if k in WHO else v for k, v in held.now.items()}}
    sure = {"confidence": 1.0} if held.judgement in ("accepted", "corrected") else {}
    moved = {"cameo": None} if now.get("type") != read.get("type") else {}
    judged = {"judgement": "accepted" if done else held.judgement, "judged_by": held.told}
    return State(state.item, now, {**state.read, **sure, **moved, **judged}, state.read)


def _apply(tx: Runs, changed: Sequence[tuple[State, State]]) -> None:
    rows: dict[Kind, list[Row]] = defaultdict(list)
    for _, now in changed:
        rows[now.item.kind].append(_row(now))
    for kind, some in rows.items():
        tx.rows(_MARK[kind], rows=some)
    for edge, name in ((schema.BY, "source"), (schema.TOWARDS, "target"), (schema.MADE, "speakers")):
        moved = [(b, n) for b, n in changed if name in n.now and _ids(b.now, name) != _ids(n.now, name)]
        tx.rows(_LOOSEN[edge.type], ids=[n.item.id for _, n in moved])
        tx.rows(edge.create, rows=[r for _, n in moved for r in _ends(n, name)])


def _row(state: State) -> Row:
    read = {**judging.ids_of(state.item.values), **state.read} if state.also["judgement"] else None
    kind = state.now.get("type")
    own = {"type": kind, "plover": ACT_TYPES[kind], "modality": state.now["modality"]} if kind else {}
    return {"id": state.item.id, **own, **state.also, "read": None if read is None else text_of(read)}


def _ids(values: Values, name: str) -> Any:
    return judging.ids_of(values)[name]


def _ends(state: State, name: str) -> Iterator[Row]:
    ident, value = state.item.id, state.now[name]
    if name == "speakers":
        yield from ({"a": v["id"], "b": ident, "order": n} for n, v in enumerate(value))
    elif value:
        yield {"a": ident, "b": value["id"]}
