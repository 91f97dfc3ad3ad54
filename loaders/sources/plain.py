"""Plain text, one article a file: the first line is the title when it stands like one."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.errors import InputError
from loaders.language.layout import headline
from loaders.reading import Article
from loaders.sources.base import Found, Input, checked, decode, read_all

SUFFIXES = (".txt", ".text", ".md")


def recognises(head: bytes) -> bool:
    """Any text may be plain text."""
    return b"\0" not in head


def articles(source: Input) -> Iterator[Found]:
    """The one article of the file; the text is taken exactly as it is."""
    try:
        text = decode(source.ref, read_all(source))
        title = headline(text)
        yield checked(Article(text, source.ref, title, source.url, source.publisher, source.published, "en"))
    except InputError as e:
        yield e
