"""Streams that count: what was read of a packed file, and a refusal when it swells like a zip bomb."""

from __future__ import annotations

import errno
import io
import zlib
from collections.abc import Callable
from lzma import LZMAError
from typing import Any, BinaryIO
from zipfile import BadZipFile

FLOOR = 50_000_000
RATIO = 150


class Counted(io.RawIOBase):
    """Reads through to a file and counts the bytes that it gave."""

    def __init__(self, file: BinaryIO, tally: Callable[[int], None] = lambda _: None) -> None:
        self.file, self.tally, self.count = file, tally, 0

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """Whether the file is."""
        return self.file.seekable()

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As the file's."""
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        """As the file's."""
        return self.file.tell()

    def readinto(self, buffer: Any, /) -> int:
        """Fills the buffer with what the file has next."""
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        self.tally(len(data))
        return len(data)

    def close(self) -> None:
        """Closes the file as well."""
        if not self.closed:
            self.file.close()
        super().close()

    def buffered(self) -> BinaryIO:
        """The same with a buffer before it, so that single lines are quick."""
        return io.BufferedReader(self, 65_536)


class Measured(Counted):
    """Reads what is unpacked; raises OSError when it is more than RATIO times the packed bytes, beyond the FLOOR.

    `packed` gives the number of packed bytes that were read so far.
    """

    def __init__(self, file: BinaryIO, packed: Callable[[], int], spent: Callable[[int], int] | None = None) -> None:
        super().__init__(file)
        self.packed, self.spent = packed, spent

    def seekable(self) -> bool:
        """False: going back would unpack again."""
        return False

    def readinto(self, buffer: Any, /) -> int:
        """Fills the buffer; damage of any kind is an OSError."""
        try:
            size = super().readinto(buffer)
        except (EOFError, ValueError, zlib.error, LZMAError, BadZipFile) as e:
            raise OSError(errno.EIO, f"damaged: {e}") from e
        total = self.spent(size) if self.spent else self.count
        if total > FLOOR and total > RATIO * max(self.packed(), 1):
            raise OSError(errno.EFBIG, f"unpacks to more than {RATIO} times its size, like a zip bomb")
        return size
