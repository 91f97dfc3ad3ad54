"""What only the whole collection tells: which articles are copies of others, and which were replaced at their address.

`settle` makes it anew after a load, from what is stored alone, so that the order of loading doesn't matter. Each
article gets its `standing`: 'original', 'copy' or 'superseded' (none before it is settled); only originals count as
evidence in the browsing layer. Two texts at one address are versions, and so are two that are nearly the same, have no
address and came from one file or row of one publisher: the one updated later (or published, where that isn't known),
then published later, then retrieved later, then of the greater id supersedes the other. Versions count as one article
in the search for copies: the last one's text, as old as the earliest.

So that texts are compared but not hashed again at each load, an article keeps its `bands` (230 characters, see
`graph.copies`); one that is stored without its text keeps its `runs` too (5 characters a word), which the text would
give otherwise. A small load compares only what it can change; one that takes articles away, or brings another version,
judges all that meet anew.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from graph import browse, copies, schema
from graph.browse import Row, Runs

BATCH = 1000  # rows a statement
ARTICLES = 100  # whose acts are drawn together

_PENDING = "MATCH (a:Article) WHERE a.standing IS NULL RETURN 1 AS one LIMIT 1"
_GONE = "MATCH (x:Sayso {id: 'unsettled'}) RETURN 1 AS one LIMIT 1"
_SETTLED = "MATCH (x:Sayso {id: 'unsettled'}) DELETE x"
_ALONE = "MATCH (x:Sayso {id: 'sayso'}) SET x.settling = true"  # locks out whoever would settle at the same time
_ARTICLES = """
MATCH (a:Article)
RETURN a.id AS id, a.url AS url, a.ref AS ref, a.publisher AS publisher, a.published_at AS published,
       a.updated_at AS updated,
       toString(a.retrieved) AS retrieved, a.bands AS bands, a.standing AS standing
ORDER BY id
"""
_TEXTS = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN id, a.text AS text, a.runs AS runs ORDER BY id"
_STAND = "UNWIND $rows AS r MATCH (a:Article {id: r.id}) SET a.standing = r.standing"
_ACTS = """
UNWIND $ids AS id
MATCH (:Article {id: id})<-[:EVIDENCED_BY]-(x:Act)
RETURN DISTINCT x.id AS act
ORDER BY act
"""


def sketch(text: str, keep_text: bool) -> dict[str, str | None]:
    """What the article keeps for the search for copies: `bands` and `runs`, none of either in a text too short."""
    runs = copies.runs_of(text)
    if runs.size < copies.FEWEST:
        return {"bands": None, "runs": None}
    return {"bands": _packed(copies.bands_of(runs)), "runs": None if keep_text else _packed(runs)}


@dataclass(frozen=True, slots=True)
class Settled:
    """What a settling changed: the articles whose standing is another now, and whether any are gone."""

    changed: tuple[str, ...]
    gone: bool


def unsettle(tx: Runs) -> None:
    """Lets the next `settle` judge all that is stored anew."""
    tx.rows("CREATE (:Sayso {id: 'unsettled'})")


def unsettled(tx: Runs) -> tuple[int, bool, str | None]:
    """How many articles aren't settled, whether all must be judged anew, and the id of one of those articles."""
    (row,) = tx.rows("MATCH (a:Article) WHERE a.standing IS NULL RETURN count(a) AS n, min(a.id) AS example")
    return row["n"], bool(tx.rows(_GONE)), row["example"]


def settle(tx: Runs) -> Settled | None:
    """Finds copies and versions among all that is stored, and mends the browsing layer where they changed.

    None when nothing came or went since.
    """
    if not (tx.rows(_PENDING) or tx.rows(_GONE)):
        return None
    tx.rows(_ALONE)
    articles = {r["id"]: r for r in tx.rows(_ARTICLES)}
    gone = bool(tx.rows(_GONE))
    versions = [*_versions(articles.values()), *_edits(tx, articles.values())]
    older = {old: new for chain in versions for old, new in pairwise(chain)}
    moved = any(articles[i]["standing"] is None for chain in versions for i in chain)
    known, replaced = _stored(tx, schema.COPY_OF.type), _stored(tx, schema.SUPERSEDES.type)
    found = _copies(tx, articles, older, {chain[-1]: chain for chain in versions}, None if gone or moved else known)
    _relate(tx, schema.COPY_OF, known, found)
    _relate(tx, schema.SUPERSEDES, replaced, {new: old for old, new in older.items()})
    now = {i: "superseded" if i in older else "copy" if i in found else "original" for i in articles}
    changed = _stand(tx, articles, now)
    tx.rows(_SETTLED)
    return Settled(tuple(changed), gone)


def _versions(articles: Any) -> list[list[str]]:
    """The ids of the articles that stand at one address, the oldest first; addresses of one article are left out."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in articles:
        if row["url"] and _of_an_article(row["url"]):
            places[row["url"]].append(row)
    return [[r["id"] for r in sorted(rows, key=_age)] for rows in places.values() if len(rows) > 1]


def _edits(tx: Runs, articles: Iterable[Row]) -> Iterator[list[str]]:
    """The ids of the articles without address that came from one file or row, where each is the one before edited."""
    refs: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in articles:
        if row["ref"] and row["bands"] and not row["url"]:
            refs[row["ref"], row["publisher"]].append(row)
    for rows in refs.values():
        if len(rows) > 1:
            yield from (chain for chain in _edited(tx, sorted(rows, key=_age)) if len(chain) > 1)


def _edited(tx: Runs, rows: Sequence[Row]) -> list[list[str]]:
    chains: list[list[str]] = []
    met: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        bands = list(enumerate(_unpacked(row["bands"]).tolist()))
        near = {id(met[b]): met[b] for b in bands if b in met}
        chain = next((c for c in near.values() if copies.alike(*_runs(tx, [c[-1], row["id"]]).values())), [])
        if not chain:
            chains.append(chain)
        chain.append(row["id"])
        met.update(dict.fromkeys(bands, chain))
    return chains


def _of_an_article(url: str) -> bool:
    """Whether the address can be one article's: a site's front page is the address of many."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _age(row: Row) -> tuple[float, float, float, str]:
    """What orders versions; one without any date is older than all that have one."""
    published, updated = (_since(row[k]) for k in ("published", "updated"))
    return max(published, updated), published, copies.moment(row["retrieved"]), row["id"]


def _since(moment: str | None) -> float:
    seconds = copies.moment(moment)
    return seconds if seconds != float("inf") else -1.0


def _stored(tx: Runs, kind: str) -> dict[str, str]:
    found = tx.rows(f"MATCH (a:Article)-[:{kind}]->(b:Article) RETURN a.id AS a, b.id AS b ORDER BY a")
    return {r["a"]: r["b"] for r in found}


def _copies(
    tx: Runs,
    articles: Mapping[str, Row],
    older: Mapping[str, str],
    chains: Mapping[str, list[str]],
    known: Mapping[str, str] | None,
) -> dict[str, str]:
    """The original for each copy among the last versions; worked out from `known` on when that still holds."""
    since = {
        i: min(copies.moment(articles[v]["published"]) for v in chains.get(i, [i]))
        for i, r in articles.items()
        if r["bands"]
    }
    order = sorted((i for i in since if i not in older), key=lambda i: (since[i], i))
    fresh = None if known is None else [i for i in order if articles[i]["standing"] is None]
    bands = [_unpacked(articles[i]["bands"]) for i in order]
    return copies.judged(order, bands, lambda ids: _runs(tx, ids), known, fresh)


def _runs(tx: Runs, ids: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for some in _batches(ids):
        for row in tx.rows(_TEXTS, ids=some):
            out[row["id"]] = _unpacked(row["runs"]) if row["runs"] else copies.runs_of(row["text"])
    return out


def _relate(tx: Runs, kind: schema.Edge, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Makes the relationships of that type those of `now`."""
    wrong = [a for a, b in before.items() if now.get(a) != b]
    missing = [{"a": a, "b": b} for a, b in now.items() if before.get(a) != b]
    for some in _batches(wrong):
        tx.rows(
            f"UNWIND $ids AS id MATCH (:Article {{id: id}})-[r:{kind.type}]->(:Article) WITH DISTINCT r DELETE r",
            ids=some,
        )
    for rows in _batches(missing):
        tx.rows(kind.create, rows=rows)


def _stand(tx: Runs, articles: Mapping[str, Row], now: Mapping[str, str]) -> list[str]:
    """Sets each article's standing, and draws or takes away the acts of those that count now or count no longer; the
    articles whose standing changed.
    """
    changed = [i for i, row in articles.items() if row["standing"] != now[i]]
    for some in _batches(changed):
        tx.rows(_STAND, rows=[{"id": i, "standing": now[i]} for i in some])
    counted = {i: (articles[i]["standing"] or "original") == "original" for i in changed}
    turned = [i for i in changed if counted[i] != (now[i] == "original")]
    for some in _batches(turned, ARTICLES):  # all acts of an article together, since one may stand for another
        browse.make(tx, [r["act"] for r in tx.rows(_ACTS, ids=some)])
    return changed


def _batches(items: Sequence[Any], size: int = BATCH) -> Iterator[Sequence[Any]]:
    return (items[i : i + size] for i in range(0, len(items), size))


def _packed(numbers: Any) -> str:
    return b64encode(numbers.astype("<u4").tobytes()).decode("ascii")


def _unpacked(text: str) -> Any:
    import numpy

    return numpy.frombuffer(b64decode(text), dtype="<u4")
