"""Stored articles as they can be read again, and what another reading of one changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graph.browse import Row
from graph.judging import Item, ids_of
from graph.stores import judged, retractions
from graph.stores.decisions import Reads
from loaders.reading import Article, Reading

if TYPE_CHECKING:
    from graph.stores.store import Store

What = Literal["came", "went", "changed"]
PAGE = 16  # articles at a time

_SOME = """
MATCH (d:Article)
WHERE d.id > $after AND ($ids IS NULL OR d.id IN $ids)
RETURN d.id AS id, d.reader AS reader, d.text AS text, d.ref AS ref, d.title AS title, d.url AS url,
       d.publisher AS publisher, d.published_at AS published, d.language AS language, d.byline AS byline,
       d.section AS section, d.updated_at AS updated
ORDER BY id
LIMIT $n
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored article: its id, who read it, and the article itself, None when its text isn't kept."""

    id: str
    reader: str
    article: Article | None


@dataclass(frozen=True, slots=True)
class Change:
    """What another reading changes: an act or statement (`kind`, `id`) that came, went or changed, in words."""

    article: str
    what: What
    kind: str
    id: str
    words: str


def stored(store: Store, names: Sequence[str] = ()) -> Iterator[list[Stored]]:
    """The articles with those ids, addresses or refs, or all, in pages. Raises QueryError for a name of none."""
    ids = sorted({r["id"] for name in names for r in retractions.named(store, name)}) if names else None
    after = ""
    while rows := store.query(_SOME, {"after": after, "ids": ids, "n": PAGE}, timeout=None).rows:
        yield [_stored(r) for r in rows]
        after = rows[-1]["id"]


def _stored(row: Row) -> Stored:
    article = None if row["text"] is None else Article.from_json({**row, "ref": row["ref"] or ""})
    return Stored(row["id"], row["reader"], article)


def changes(store: Store, readings: Sequence[Reading]) -> list[Change]:
    """What the readings change of what was read from their articles before; what persons decided is left aside."""
    before: dict[str, Item] = {}
    for state in judged.states(Reads(store), [r.article.id for r in readings]):
        before[state.item.id] = state.item
    now = {i.id: i for r in readings for i in _items(r)}
    found = [_change("went", before[i]) for i in before.keys() - now.keys()]
    found += [_change("came", now[i]) for i in now.keys() - before.keys()]
    both = before.keys() & now.keys()
    found += [_change("changed", now[i]) for i in both if ids_of(now[i].values) != ids_of(before[i].values)]
    return sorted(found, key=lambda c: (c.article, c.kind, c.what, c.id))


def _items(reading: Reading) -> Iterator[Item]:
    names = {a.id: a.name for a in reading.actors}

    def who(ident: str | None) -> Any:
        return ident and {"id": ident, "name": names.get(ident, ident)}

    article, text = reading.article.id, reading.article.text
    for act in reading.acts:
        ends = {"source": who(act.source), "target": who(act.target)}
        values = {"type": act.type, "modality": act.modality, **ends}
        yield Item(act.id, "act", article, *act.evidence, text[slice(*act.evidence)], values)
    for s in reading.statements:
        speakers = [who(i) for i in s.speakers]
        yield Item(s.id, "statement", article, s.spans[0][0], s.spans[-1][1], s.text, {"speakers": speakers})


def _change(what: What, item: Item) -> Change:
    v = item.values
    if item.kind == "act":
        target = v["target"]["name"] if v["target"] else "(nobody named)"
        said = f"{v['source']['name'] if v['source'] else '?'} {v['type']} {target} ({v['modality']}): {item.exact}"
    else:
        said = f"{' and '.join(s['name'] for s in v['speakers']) or '(nobody named)'}: {item.exact}"
    return Change(item.article, what, item.kind, item.id, said)
