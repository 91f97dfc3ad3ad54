"""What all kinds of input share: the Input, the limits, and the decoding of bytes."""

from __future__ import annotations

import codecs
import io
import logging
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO, Protocol

from loaders.errors import InputError
from loaders.reading import Article

Found = Article | InputError
MAX_BYTES = 10_000_000
MAX_CHARACTERS = 1_000_000
HEAD = 4096

# What reading a damaged, encrypted or vanished file may raise.
UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: its name for messages, its first bytes (4,096 at most), a way to open it, and what is known of
    it from elsewhere (`published` and `updated` ISO 8601, `publisher`, `byline`, `section`, `url`, `media` its HTTP
    content type), which counts where the input itself doesn't say.

    `columns` says for rows which column holds which of an article's fields; `fetch` gets a page that the input lists
    by its address only, None when the user didn't ask for that.
    """

    ref: str
    head: bytes
    open: Callable[[], BinaryIO]
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    updated: str | None = None
    media: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    fetch: Callable[[str], Input] | None = None

    @staticmethod
    def of(ref: str, data: bytes, url: str | None = None, media: str = "") -> Input:
        """An input whose bytes are here."""
        return Input(ref, data[:HEAD], lambda: io.BytesIO(data), url=url, media=media)

    def inner(self, ref: str, opener: Callable[[], BinaryIO], url: str | None = None) -> Input:
        """An input found within this one. Raises OSError when its first bytes can't be read."""
        with opener() as file:
            head = file.read(HEAD)
        return replace(self, ref=ref, head=head, open=opener, url=url, media="")

    def holding(self, ref: str, data: bytes, url: str | None = None, media: str = "") -> Input:
        """An input found within this one, whose bytes are here."""
        return replace(self, ref=ref, head=data[:HEAD], open=lambda: io.BytesIO(data), url=url, media=media)


class Packing(Protocol):
    """The interface of a module for files that hold other files."""

    SUFFIXES: tuple[str, ...]

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes of an input look like this packing."""

    def inputs(self, source: Input) -> Iterator[Input | InputError]:
        """The inputs within, in order; each must be read before the next is asked for."""


class Kind(Protocol):
    """The interface of a module of this folder."""

    SUFFIXES: tuple[str, ...]

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes of an input look like this kind."""

    def articles(self, source: Input) -> Iterator[Found]:
        """The articles of the input, in its order; an InputError in place of each that can't be read."""


def unreadable(ref: str, e: BaseException) -> InputError:
    """The InputError for a file that could be opened or read only in part."""
    return InputError(ref, f"can't be read ({getattr(e, 'strerror', None) or e or type(e).__name__})")


def read_all(source: Input) -> bytes:
    """All bytes of the input. Raises InputError when it is empty, too large or can't be read."""
    try:
        with source.open() as file:
            data = file.read(MAX_BYTES + 1)
    except UNREADABLE as e:
        raise unreadable(source.ref, e) from e
    if len(data) > MAX_BYTES:
        raise InputError(source.ref, f"is larger than {MAX_BYTES // 1_000_000} MB; give one article a file, or .jsonl")
    if not data.strip():
        raise InputError(source.ref, "is empty; give a file with an article in it")
    return data


def decode(ref: str, data: bytes) -> str:
    """The bytes as UTF-8 text (a byte order mark left out). Raises InputError for anything else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(ref, "is not UTF-8 but UTF-16; convert it, e.g. with: iconv -f utf-16 -t utf-8")
    if b"\0" in data[:HEAD]:
        raise InputError(ref, "is a binary file; give plain text (UTF-8), HTML or .jsonl")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise InputError(ref, f"is not UTF-8 (byte {e.start}); convert it, e.g. with: iconv -f latin1 -t utf-8") from e


def checked(article: Article) -> Article:
    """The article, when its text is neither too long nor broken. Raises InputError."""
    if len(article.text) > MAX_CHARACTERS:
        raise InputError(article.ref, f"has {len(article.text):,} characters; an article may have {MAX_CHARACTERS:,}")
    try:
        said = (article.ref, article.text, article.title, article.url, article.publisher, article.section)
        "".join(filter(None, (*said, *article.byline))).encode()
    except UnicodeEncodeError:
        raise InputError(article.ref, "holds half a surrogate pair, which is no character; write it as UTF-8") from None
    return article


def iso_date(ref: str, value: str | None, field: str = "published") -> str | None:
    """An ISO 8601 or mail date as ISO 8601; None (and a warning) when it is neither."""
    found = moment(value)
    if value and value.strip() and not found:
        said = "%s: %s %r is no ISO 8601 date (2026-01-13); the article is read without it"
        log.warning(said, ref, field, value.strip())
    return found


def moment(value: str | None) -> str | None:
    """An ISO 8601 or mail date as ISO 8601; None when it is neither."""
    text = (value or "").strip()
    try:
        return text if text and datetime.fromisoformat(text) else None
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None
