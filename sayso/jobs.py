"""Reading articles in batches, in this process or in several; what comes out does not depend on their number."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from _thread import interrupt_main
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from types import FrameType
from typing import TYPE_CHECKING

from loaders.errors import InputError, SaysoError
from loaders.reading import Article, Reading

if TYPE_CHECKING:
    from loaders.language.lexicon import Lexicon
    from loaders.language.reader import Reader

Read = Reading | InputError
BATCH = 16  # articles
_AHEAD = 2  # batches that wait for each process, so that none stands idle


def read_batches(batches: Iterable[list[Article]], reader: Reader, jobs: int = 1) -> Generator[list[Read], None, None]:
    """The readings of each batch, in order; an InputError in place of an article that the reader fails on.

    With several `jobs`, each is a process of its own with its own model; they break off when this generator is closed.
    Raises SaysoError when one of them dies.
    """
    if jobs < 2:
        yield from (_read(reader, batch) for batch in batches)
        return
    context = multiprocessing.get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    start = (reader.model, reader.lexicon, reader.min_confidence, theirs)
    with ours, theirs, ProcessPoolExecutor(jobs, context, _begin, start) as pool:
        try:
            with _deaf():  # the processes start with their first work, and must not hear a Ctrl-C meant for this one
                for _ in range(jobs):
                    pool.submit(_read_there, [])
            yield from _in_order(pool, iter(batches), jobs * _AHEAD)
        except BrokenProcessPool as e:
            raise SaysoError("a reading process was ended, perhaps for want of memory; use fewer --jobs") from e
        finally:
            ours.close()  # they hear that
            pool.shutdown(cancel_futures=True)


def read_each(articles: Iterable[Article], reader: Reader, failures: list[InputError]) -> Iterator[Reading]:
    """The readings one after another; an article that the reader fails on goes to `failures` instead."""
    rest = iter(articles)
    for batch in read_batches(iter(lambda: list(islice(rest, BATCH)), []), reader):
        failures += (r for r in batch if isinstance(r, InputError))
        yield from (r for r in batch if isinstance(r, Reading))


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[list[Article]], ahead: int) -> Iterator[list[Read]]:
    waiting = deque(pool.submit(_read_there, batch) for batch in islice(batches, ahead))
    while waiting:
        done = waiting.popleft().result()
        waiting.extend(pool.submit(_read_there, batch) for batch in islice(batches, 1))
        yield done


def _read(reader: Reader, batch: list[Article]) -> list[Read]:
    try:
        return list(reader.read_all(batch))
    except SaysoError:
        raise
    except Exception:  # one article must not end a long load: find it, and read the others
        return [_read_one(reader, article) for article in batch]


def _read_one(reader: Reader, article: Article) -> Read:
    try:
        return reader.read(article)
    except Exception as e:
        return InputError(article.ref, f"can't be read ({type(e).__name__}: {e}); please report this")


@contextmanager
def _deaf() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Worker:
    """What a reading process knows: its reader, whether it is at work with it, and whether that is wanted still."""

    reader: Reader | None = None
    working = False
    over = False

    def listen(self, main: Connection) -> None:
        """Waits until the main process closes its end or dies; then breaks the work off, and doesn't outlive it."""
        try:
            main.recv()
        except (EOFError, OSError):
            self.over = True
        if self.reader is None:  # nothing is being sent to the main process yet
            os._exit(1)
        interrupt_main()
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    def hear(self, _signal: int, _frame: FrameType | None) -> None:
        """Breaks the work off when it is over; a Ctrl-C is not meant for this process."""
        if self.over and self.working:
            raise KeyboardInterrupt


_worker = _Worker()


def _begin(model: str, lexicon: Lexicon, min_confidence: float | None, main: Connection) -> None:
    from loaders.language.reader import Reader

    signal.signal(signal.SIGINT, _worker.hear)
    threading.Thread(target=_worker.listen, args=(main,), daemon=True).start()
    _worker.reader = Reader(model, lexicon, min_confidence)


def _read_there(batch: list[Article]) -> list[Read]:
    assert _worker.reader is not None
    try:
        _worker.working = True
        return [] if _worker.over else _read(_worker.reader, batch)
    except KeyboardInterrupt:
        return []
    finally:
        _worker.working = False
