"""Ctrl-C: reading ends at once, storing ends well, and what is stored stays."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

import click

T = TypeVar("T")


class Stop:
    """Whether to end before all is done: when `asked` is set, as Ctrl-C does within `stopping`."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._breakable = False

    def until_asked(self, items: Iterator[T]) -> Iterator[T]:
        """The items until it is asked to end: then the making of the next one is broken off."""
        while not self.asked.is_set():
            try:
                self._breakable = True
                item = next(items)
                self._breakable = False
            except StopIteration:
                return
            except KeyboardInterrupt:
                if not self.asked.is_set():
                    raise
                return
            finally:
                self._breakable = False
            yield item

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done within is done to its end, also while an item is made."""
        before, self._breakable = self._breakable, False
        yield
        if before and self.asked.is_set():
            raise KeyboardInterrupt
        self._breakable = before

    def ask(self) -> None:
        """Asks to end. Raises KeyboardInterrupt where an item is being made, and when it was asked before."""
        again = self.asked.is_set()
        self.asked.set()
        if again or self._breakable:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stop]:
    """A Stop that Ctrl-C asks: the first ends the reading, the second the program."""
    stop = Stop()

    def hear(_signal: int, _frame: FrameType | None) -> None:
        if not stop.asked.is_set():
            click.echo("\nstopping; Ctrl-C again ends at once", err=True)
        stop.ask()

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
