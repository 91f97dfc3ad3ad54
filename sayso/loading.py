"""Loading: articles through the reader into the store, in batches, with what failed kept in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from loaders.errors import InputError
from loaders.reading import Article, Reading
from loaders.sources import set_aside

if TYPE_CHECKING:
    from graph.stores import Store
    from loaders.language.reader import Reader

BATCH = 32


@dataclass
class Loaded:
    """What a load did: counts of what was read, and an InputError for each input that failed."""

    articles: int = 0
    statements: int = 0
    acts: int = 0
    failures: list[InputError] = field(default_factory=list)

    def add(self, readings: list[Reading]) -> None:
        """Counts the readings of a batch that is stored."""
        self.articles += len(readings)
        self.statements += sum(len(r.statements) for r in readings)
        self.acts += sum(len(r.acts) for r in readings)


def load_articles(
    found: Iterable[Article | InputError],
    store: Store,
    reader: Reader,
    *,
    keep_text: bool = True,
    progress: Callable[[Loaded], None] = lambda _: None,
) -> Loaded:
    """Reads and stores the articles, a batch a transaction; `progress` is called after each batch."""
    loaded = Loaded()
    readings = reader.read_all(set_aside(found, loaded.failures))
    while batch := list(islice(readings, BATCH)):
        store.save(batch, retrieved=datetime.now(UTC).isoformat(timespec="seconds"), keep_text=keep_text)
        loaded.add(batch)
        progress(loaded)
    return loaded
