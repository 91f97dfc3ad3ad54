"""Decisions as lines for annotators: what waits and what is decided, in one plain form that goes out and comes in.

A line of an act or statement has `kind`, `id`, `article`, `start`, `end`, `words`, `read` (the values by
`graph.judging.FIELDS`, actors as {"id", "name"}) and what is decided: `judgement`, `now`, `user`, `at`, `reason`; a
line of two actors has `left` and `right` in the place of the first ones. What else it has is for who reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args

from graph import identity, judging
from graph.errors import QueryError
from graph.judging import FIELDS, WHO, Ruling
from graph.standing import standing
from graph.stores import decisions, judged, people, rulings
from graph.stores.redraw import chunks

if TYPE_CHECKING:
    from graph.browse import Row, Runs
    from graph.stores.queue import Waiting
    from graph.stores.store import Store

UNDECIDED: dict[str, Any] = {"judgement": None, "now": {}, "user": None, "at": None, "reason": None}
_WHERE = """
       d.title AS title, d.url AS url, d.publisher AS publisher, toString(d.published) AS published
ORDER BY id
"""
_CONTEXT = (
    "UNWIND $ids AS id MATCH (x:Act {id: id})-[e:EVIDENCED_BY]->(d:Article) "
    f"RETURN id, e.sentence AS sentence, x.confidence AS confidence, x.why AS why, x.voice AS voice, {_WHERE}",
    "UNWIND $ids AS id MATCH (x:Statement {id: id})-[e:IN {order: 0}]->(d:Article) "
    f"RETURN id, e.sentence AS sentence, x.confidence AS confidence, x.why AS why, x.kind AS voice, {_WHERE}",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import: how many decisions were taken, and the refused lines by number with the reason."""

    taken: int
    refused: tuple[tuple[int, str], ...]


def listed(store: Store, items: Sequence[Waiting]) -> list[Row]:
    """A line for each of what waits, nothing decided on it."""
    view = decisions.Reads(store)
    found = {line["id"]: line for line in _lines(view, [w.id for w in items if w.kind != "actors"])}
    names = judged.names_of(view, {i for w in items if w.kind == "actors" for i in (w.id, w.other) if i})
    out = []
    for w in items:
        line = _pair(w, names) if w.kind == "actors" else found[w.id]
        out.append({**line, **UNDECIDED, "importance": w.importance})
    return out


def _pair(w: Waiting, names: Mapping[str, str]) -> Row:
    left, right = ({"id": i, "name": names.get(i, i)} for i in (w.id, w.other or ""))
    return {"kind": "actors", "left": left, "right": right, "confidence": w.confidence, "why": w.why}


def line(store: Store, ident: str) -> Row:
    """The line of an act or statement, with what is decided of it now. Raises QueryError for another id."""
    found = _lines(decisions.Reads(store), [ident])
    if not found:
        raise QueryError(f"no act or statement has the id {ident}; sayso review --list shows what can be decided on")
    return found[0]


def decided(store: Store) -> list[Row]:
    """A line for each decision, oldest first, those that were undone and the undoing too."""
    view = decisions.Reads(store)
    made = rulings.kept(view)
    context = _context(view, [r.item for r in made])
    lines = [{**_place(rulings.subject(r)), **_judged(r), **context.get(r.item, {})} for r in made]
    return sorted([*lines, *map(_decision, decisions.history(store))], key=lambda x: (x["at"], x["kind"]))


def of(store: Store, ident: str) -> list[Row]:
    """A line for each decision on an act, statement or actor, oldest first."""
    view = decisions.Reads(store)
    articles = judged.articles_of(view, [ident])
    items = [s.item for s in judged.states(view, articles) if s.item.id == ident]
    made = [r for r in rulings.kept(view, articles) if judging.about(r, items, judged.people(view, items, [r]))]
    lines = [{**_place(rulings.subject(r)), **_judged(r)} for r in made]
    return lines or [_decision(d) for d in decisions.history(store) if ident in (d.left, d.right)]


def _decision(d: identity.Decision) -> Row:
    ends = {"left": {"id": d.left, "name": d.left_name}, "right": {"id": d.right, "name": d.right_name}}
    return {
        "kind": "actors",
        **ends,
        **UNDECIDED,
        "judgement": d.judgement,
        "user": d.user,
        "at": d.at,
        "reason": d.why,
    }


def _judged(r: Ruling) -> Row:
    return {"judgement": r.judgement, "now": dict(r.now), "user": r.user, "at": r.at, "reason": r.why}


def _place(item: judging.Item) -> Row:
    place = {"article": item.article, "start": item.start, "end": item.end, "words": item.exact}
    return {"kind": item.kind, "id": item.id, **place, "read": dict(item.values)}


def _lines(view: Runs, ids: Sequence[str]) -> list[Row]:
    articles = judged.articles_of(view, ids)
    items = {s.item.id: s.item for some in chunks(articles) for s in judged.states(view, some)}
    held, context = rulings.holding(view, articles), _context(view, ids)
    return [
        {**_place(items[i]), **(_judged(held[i]) if i in held else UNDECIDED), **context.get(i, {})}
        for i in ids
        if i in items
    ]


def _context(view: Runs, ids: Sequence[str]) -> dict[str, Row]:
    return {r["id"]: r for some in chunks(ids) for q in _CONTEXT for r in view.rows(q, ids=some)}


def take(store: Store, lines: Iterable[str], user: str) -> Taken:
    """Keeps the decisions of the lines (JSON objects) and lets them take effect; lines without a judgement are passed
    over. `user` decided those that name nobody. What is refused doesn't keep the rest from being taken.
    """
    refused: dict[int, str] = {}
    found: dict[int, Row] = {}
    for number, text in enumerate(lines, 1):
        try:
            if row := _parsed(store, text, user):
                found[number] = row
        except QueryError as e:
            refused[number] = str(e)

    def work(tx: Runs) -> dict[int, str]:
        wrong = {n: why for n, row in found.items() if (why := _kept(tx, row))}
        decisions.settle(tx)
        return wrong

    wrong = store.write(work) if found else {}
    return Taken(len(found) - len(wrong), tuple(sorted({**refused, **wrong}.items())))


def _kept(tx: Runs, row: Row) -> str:
    """Why the line's decision can't be kept; empty when it is kept."""
    try:
        if row["kind"] == "actors":
            ends = [row[k] if isinstance(row[k], str) else row[k]["id"] for k in ("left", "right")]
            decisions.keep(tx, ends[0], ends[1], row["judgement"], row["user"], row["at"], row["reason"])
            return ""
        made = _ruling(tx, row)
        if not rulings.fits(tx, made):
            return f"no {made.kind} with these words and values is stored of the article {made.article}"
        if made.judgement == "undo" and made.key not in standing(rulings.kept(tx, [made.article]), lambda r: r.key):
            return "nothing is decided of it that could be undone"
        rulings.keep(tx, [made])
    except QueryError as e:
        return str(e)
    return ""


def _ruling(tx: Runs, row: Row) -> Ruling:
    told = (row["user"], row["at"], row["reason"])
    if "read" not in row:
        return rulings.ruling(tx, row["id"], row["judgement"], row["now"], *told)
    now = rulings.checked(row["kind"], row["judgement"], row["now"])
    place = (row["article"], row["start"], row["end"], row["words"])
    return rulings.signed(Ruling("", row["kind"], row["id"], *place, row["read"], row["judgement"], now), *told)


_JUDGEMENTS = {
    "actors": get_args(identity.Judgement),
    "act": get_args(judging.Judgement),
    "statement": get_args(judging.Judgement),
}
_TYPES: dict[str, type] = {"id": str, "article": str, "start": int, "end": int, "words": str, "read": dict}


def _parsed(store: Store, text: str, user: str) -> Row | None:
    """The line's decision, checked as far as the line itself tells; None when it holds none. Raises QueryError."""
    if not text.strip():
        return None
    try:
        row = json.loads(text)
    except ValueError as e:
        raise QueryError(f"not JSON: {e}") from e
    if not isinstance(row, dict) or row.get("kind") not in _JUDGEMENTS:
        raise QueryError("not a line of a review: an object with a kind of act, statement or actors")
    if row.get("judgement") is None:
        return None
    if row["judgement"] not in (allowed := _JUDGEMENTS[row["kind"]]):
        raise QueryError(f"no judgement {row['judgement']} of {row['kind']}; there are {', '.join(allowed)}")
    told = {"user": str(row.get("user") or user), "at": _moment(row.get("at")), "reason": str(row.get("reason") or "")}
    row = {**row, **told, "now": row.get("now") or {}}
    return _checked_pair(store, row) if row["kind"] == "actors" else _checked_item(store, row)


def _moment(at: Any) -> str:
    try:
        found = datetime.fromisoformat(at) if at else datetime.now(UTC)
    except (ValueError, TypeError) as e:
        raise QueryError(f"at is no ISO 8601 moment: {at}") from e
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC).isoformat()


def _checked_pair(store: Store, row: Row) -> Row:
    return {**row, **{k: _actor(store, row.get(k))["id"] for k in ("left", "right")}}


def _checked_item(store: Store, row: Row) -> Row:
    needed = _TYPES if "read" in row else {"id": str}
    for key, kind in needed.items():
        if not isinstance(row.get(key), kind):
            raise QueryError(f"{key} is missing or no {kind.__name__}")
    if "read" in row and set(row["read"]) != set(FIELDS[row["kind"]]):
        raise QueryError(f"read must hold {', '.join(FIELDS[row['kind']])}")
    if not isinstance(row["now"], dict):
        raise QueryError("now is no object")
    read = {k: _known(v) if k in WHO else v for k, v in row.get("read", {}).items()}
    now = {k: _actors(store, v) if k in WHO else v for k, v in row["now"].items()}
    return {**row, **({"read": read} if read else {}), "now": now}


def _known(value: Any) -> Any:
    """An actor, or a list of them, as it was written. Raises QueryError for anything else."""
    if isinstance(value, list):
        return [_known(v) for v in value]
    if value is not None and not (isinstance(value, dict) and {"id", "name"} <= set(value)):
        raise QueryError(f'an actor is {{"id": ..., "name": ...}}, not {value}')
    return value and {"id": str(value["id"]), "name": str(value["name"])}


def _actors(store: Store, value: Any) -> Any:
    if isinstance(value, list):
        return [_actor(store, v) for v in value]
    return None if value is None else _actor(store, value)


def _actor(store: Store, value: Any) -> Row:
    """The actor of an id, a name or {"id", "name"}, by what is stored. Raises QueryError when there is none."""
    text = value.get("id") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise QueryError(f"an actor is an id, a name, or an object with an id, not {value}")
    return people.ref(store, text)
