"""Sayso turns news articles into a graph of who said what about whom.

>>> import sayso
>>> reading = sayso.read("“We will not yield,” said Maria Lind, Norway's prime minister.")
>>> [s.text for s in reading.statements]
['We will not yield,']

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.errors import InputError, LexiconError, ModelError, SaysoError
from loaders.reading import Act, Actor, Article, Reading, Statement

if TYPE_CHECKING:
    from graph.stores import Store
    from loaders.language.reader import Reader
    from sayso.loading import Loaded

__all__ = [
    "Act",
    "Actor",
    "Article",
    "InputError",
    "LexiconError",
    "ModelError",
    "Reading",
    "SaysoError",
    "Statement",
    "load",
    "open_store",
    "read",
]


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    ref: str = "",
    byline: Iterable[str] = (),
    section: str | None = None,
    updated: str | None = None,
    model: str | None = None,
    lexicon: Path | str | None = None,
    min_confidence: float | None = None,
) -> Reading:
    """The reading of one text: its actors, statements and acts, each with offsets into the text (code points).

    `published` and `updated` are ISO 8601 dates or datetimes; the first anchors the acts' dates. `model` names a spaCy
    model, `lexicon` a folder of your own word files. `min_confidence` leaves out statements and acts less sure than
    that; by default it is statements below 0.5, more likely wrong than right. Raises InputError for a text that is too
    long or broken, ModelError, LexiconError.
    """
    from loaders.sources.base import checked

    article = checked(Article(text, ref, title, url, publisher, published, "en", tuple(byline), section, updated))
    return reader(model, None if lexicon is None else str(lexicon), min_confidence).read(article)


def load(
    sources: Iterable[Path | str] | Path | str,
    store: Store,
    *,
    kind: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    keep_text: bool = True,
    model: str | None = None,
    lexicon: Path | str | None = None,
    min_confidence: float | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    jobs: int = 1,
    resume: bool = False,
    again: str | None = None,
) -> Loaded:
    """Reads the articles of the sources (files, folders, globs, addresses; or one of these) and stores them; a second
    load changes nothing.

    `columns` maps an article's fields to the columns of rows; `follow` fetches pages that an input only lists; `jobs`
    processes read (call it under `if __name__ == "__main__":` then); `resume` passes over what is stored; `again` names
    who wants articles back that were retracted; `min_confidence` is that of `read`. What can't be read is listed in the
    result's `failures`, the rest is loaded. Raises StoreError, ModelError, LexiconError.
    """
    from loaders.sources import Wishes, articles
    from sayso.loading import load_articles

    wishes = Wishes(kind, published, publisher, columns or {}, follow=follow)
    now = reader(model, None if lexicon is None else str(lexicon), min_confidence)
    several = [sources] if isinstance(sources, (str, Path)) else sources
    found = articles(map(str, several), wishes=wishes)
    return load_articles(found, store, now, keep_text=keep_text, jobs=jobs, resume=resume, again=again)


def open_store(where: Path | str | None = None, *, create: bool = True) -> Store:
    """The store at `where`: a folder (embedded), or bolt://host:port and the like; else $SAYSO_STORE or ./sayso.graph.

    Close it, or use it in a `with`. A folder that isn't there is made, or refused without `create`. Raises StoreError.
    """
    from graph.stores import open_store as opened
    from sayso.settings import settings

    now = settings()
    return opened(where or now.store, user=now.user, password=now.password, database=now.database, create=create)


@lru_cache(maxsize=4)
def reader(model: str | None = None, lexicon: str | None = None, min_confidence: float | None = None) -> Reader:
    """The reader for a model and a lexicon folder; kept, since loading the model takes a second."""
    from loaders.language.lexicon import Lexicon
    from loaders.language.reader import DEFAULT_MODEL, Reader

    return Reader(model or DEFAULT_MODEL, Lexicon.load(Path(lexicon) if lexicon else None), min_confidence)
