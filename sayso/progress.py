"""What a person sees of long work: a bar with articles a second, time left and failures."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from sayso.loading import Loaded


class Bar:
    """Shows on stderr, when that is a terminal, how far the work is: by the bytes of the inputs that were read."""

    def __init__(self, sources: Sequence[str], kind: str | None) -> None:
        self.sources, self.kind = sources, kind
        self.progress: Progress | None = None
        self.task: TaskID | None = None
        self.read = 0

    def tally(self, count: int) -> None:
        """Counts bytes that were read."""
        self.read += count

    def show(self, loaded: Loaded) -> None:
        """Shows what is loaded so far."""
        if self.progress is None or self.task is None:
            return
        seconds = self.progress.tasks[self.task].elapsed or 0.001
        done = loaded.articles + loaded.skipped
        said = f"{done:,} articles, {done / seconds:.1f} a second, {len(loaded.failures):,} failed"
        self.progress.update(self.task, completed=self.read, said=said)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """While the work goes on."""
        if not sys.stderr.isatty():
            yield
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as self.progress:
            self.task = self.progress.add_task("reading", total=None, said="starting")
            threading.Thread(target=self._measure, daemon=True).start()
            yield

    def _measure(self) -> None:
        """Adds up the files' sizes beside the work, which doesn't wait for it."""
        from loaders.sources.find import paths

        total = 0
        for path in paths(self.sources, self.kind):
            if path == "-":
                return
            try:
                total += Path(path).stat().st_size if isinstance(path, str) else 0
            except OSError:
                continue
        if self.progress is not None and self.task is not None and total:
            self.progress.update(self.task, total=total)
