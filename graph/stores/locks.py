"""Locks between processes on files; the system frees them when their holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError

if sys.platform == "win32":  # pragma: no cover - tried by hand
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """One lock on one file, held by one process (and one lock object in it) at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Takes the lock when it is free. Raises StoreError when the file can't be made."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as e:
            raise StoreError(f"{self.path.parent}: {e.strerror}; name another folder by --store or SAYSO_STORE") from e
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def free(self) -> None:
        """Lets go of the lock when it is held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def held(self, seconds: float, otherwise: str) -> Iterator[None]:
        """Holds the lock for the block, after waiting for it; StoreError(otherwise) when that takes too long."""
        deadline = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > deadline:
                raise StoreError(otherwise)
            time.sleep(0.01)
        try:
            yield
        finally:
            self.free()
