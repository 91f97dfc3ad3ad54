"""Loading: articles through the reader into the store, in batches, with what failed kept in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from loaders.errors import InputError
from loaders.reading import Article, Reading
from loaders.sources import set_aside
from sayso.jobs import BATCH, read_batches
from sayso.stopping import Stop

if TYPE_CHECKING:
    from graph.stores import Store
    from loaders.language.reader import Reader


@dataclass
class Loaded:
    """What a load did: counts of what was read, an InputError for each input that failed.

    `unchanged` of the articles stood so before, `undated` have no date, in those of `silent` (their refs) nothing is
    said or done; a resumed load found `skipped` there already; `retracted` (refs and notes) were taken back by a person
    before. `stopped` when it was asked to end before all was read.
    """

    articles: int = 0
    statements: int = 0
    acts: int = 0
    unchanged: int = 0
    undated: int = 0
    skipped: int = 0
    stopped: bool = False
    silent: list[str] = field(default_factory=list)
    retracted: list[tuple[str, str]] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)

    def add(self, readings: list[Reading]) -> None:
        """Counts the readings of a batch that is stored."""
        self.articles += len(readings)
        self.statements += sum(len(r.statements) for r in readings)
        self.acts += sum(len(r.acts) for r in readings)
        self.undated += sum(r.article.published is None for r in readings)
        self.silent += [r.article.ref or r.article.id for r in readings if not (r.statements or r.acts)]


def load_articles(
    found: Iterable[Article | InputError],
    store: Store,
    reader: Reader,
    *,
    keep_text: bool = True,
    jobs: int = 1,
    resume: bool = False,
    again: str | None = None,
    progress: Callable[[Loaded], None] = lambda _: None,
    stop: Stop | None = None,
) -> Loaded:
    """Reads and stores the articles, a batch a transaction; `progress` is called after each batch.

    `jobs` processes read; what is stored does not depend on their number. With `resume`, articles that this reader
    has stored before are passed over; `again` names who wants retracted articles back. When `stop` is asked, what is
    stored by then stays.
    """
    loaded, stop = Loaded(), stop or Stop()
    articles = iter(set_aside(found, loaded.failures))
    batches = iter(lambda: list(islice(articles, BATCH)), [])
    wanted = _new(batches, store, reader.version, loaded, stop) if resume else batches
    readings = read_batches(wanted, reader, jobs)
    for batch in stop.until_asked(readings):
        good = [r for r in batch if isinstance(r, Reading)]
        loaded.failures += [r for r in batch if isinstance(r, InputError)]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        saved = store.save(good, now, keep_text=keep_text, settle=False, again=again)
        loaded.unchanged += saved.unchanged
        loaded.failures += [InputError(ref, problem) for ref, problem in saved.refused]
        loaded.retracted += saved.retracted
        out = {ref for ref, _ in (*saved.refused, *saved.retracted)}
        loaded.add([r for r in good if (r.article.ref or r.article.id) not in out])
        progress(loaded)
    loaded.stopped = stop.asked.is_set()
    readings.close()
    store.settle()
    return loaded


def _new(
    batches: Iterator[list[Article]], store: Store, version: str, loaded: Loaded, stop: Stop
) -> Iterator[list[Article]]:
    """The batches without articles that this version of the reader has stored."""
    query = "MATCH (a:Article) WHERE a.id IN $ids AND a.reader = $reader RETURN a.id AS id"
    for batch in batches:
        ids = {a.id: a for a in batch}
        with stop.whole():
            there = {row["id"] for row in store.query(query, {"ids": list(ids), "reader": version})}
        fresh = [a for a in batch if a.id not in there]
        loaded.skipped += len(batch) - len(fresh)
        if fresh:
            yield fresh
