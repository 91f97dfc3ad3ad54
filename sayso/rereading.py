"""Reading stored articles again with another model, lexicon or version of Sayso."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from loaders.errors import InputError
from loaders.reading import Article, Reading
from sayso.jobs import read_batches
from sayso.loading import Loaded
from sayso.stopping import Stop

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.rereading import Change, Stored
    from loaders.language.reader import Reader


@dataclass
class Reread(Loaded):
    """What reading again did: a Loaded, with the title (or ref) of each article that was read, by its id, what changed,
    and an InputError among `failures` for each article that is stored without its text.
    """

    titles: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


def reread(
    store: Store,
    reader: Reader,
    names: Sequence[str] = (),
    *,
    anyway: bool = False,
    dry_run: bool = False,
    jobs: int = 1,
    progress: Callable[[Loaded], None] = lambda _: None,
    stop: Stop | None = None,
) -> Reread:
    """Reads the articles of those names (ids, addresses, refs), or all, again, and stores what is read unless
    `dry_run`.

    Those that this reader has read are passed over, unless `anyway`. What persons decided holds on. Raises QueryError
    for a name that is no article's, StoreError, ModelError, LexiconError.
    """
    from graph.stores import rereading

    done, stop = Reread(), stop or Stop()
    readings = read_batches(_wanted(store, reader, names, anyway, done, stop), reader, jobs)
    for batch in stop.until_asked(readings):
        good = [r for r in batch if isinstance(r, Reading)]
        done.failures += [r for r in batch if isinstance(r, InputError)]
        found = rereading.changes(store, good)
        refused = set() if dry_run else _save(store, good, done)
        kept = [r for r in good if (r.article.ref or r.article.id) not in refused]
        ids = {r.article.id for r in kept}
        done.titles |= {r.article.id: r.article.title or r.article.ref for r in kept}
        done.changes += [c for c in found if c.article in ids]
        done.add(kept)
        progress(done)
    done.stopped = stop.asked.is_set()
    readings.close()
    if not dry_run:
        store.settle()
    return done


def _save(store: Store, readings: list[Reading], done: Reread) -> set[str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    saved = store.save(readings, now, settle=False, anew=True)
    done.failures += [InputError(ref, problem) for ref, problem in saved.refused]
    return {ref for ref, _ in saved.refused}


def _wanted(
    store: Store, reader: Reader, names: Sequence[str], anyway: bool, done: Reread, stop: Stop
) -> Iterator[list[Article]]:
    from graph.stores import rereading

    pages = rereading.stored(store, names)
    while page := _page(pages, stop):
        due = [s for s in page if anyway or s.reader != reader.version]
        done.skipped += len(page) - len(due)
        done.failures += [
            InputError(s.id, "is stored without its text and can't be read again; load it from its source")
            for s in due
            if s.article is None
        ]
        if articles := [s.article for s in due if s.article is not None]:
            yield articles


def _page(pages: Iterator[list[Stored]], stop: Stop) -> list[Stored] | None:
    with stop.whole():
        return next(pages, None)
