"""WARC files (fastwarc), such as Common Crawl's news: the pages of their responses, the texts of their conversions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.sources import html, plain
from loaders.sources.base import MAX_BYTES, UNREADABLE, Found, Input, unreadable

SUFFIXES = (".warc", ".wet")
_PAGES = ("text/html", "application/xhtml+xml")


def recognises(head: bytes) -> bool:
    """Whether the input begins like a WARC record."""
    return head.startswith(b"WARC/")


def articles(source: Input) -> Iterator[Found]:
    """The article of each page; other files and redirects are passed over, error pages are refused."""
    count = 0
    try:
        for record in _records(source):
            count += 1
            yield from _pages(source, record)
    except UNREADABLE as e:
        yield unreadable(source.ref, e)
    else:
        if not count:
            yield InputError(source.ref, "holds no record of a page; give a WARC file with responses in it")


def _records(source: Input) -> Iterator[Any]:
    from fastwarc import ArchiveIterator, WarcRecordType

    with source.open() as file:
        kinds = WarcRecordType.response | WarcRecordType.conversion
        yield from ArchiveIterator(file, record_types=kinds, auto_decode="all", stream_detect=False)


def _pages(source: Input, record: Any) -> Iterator[Found]:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    ref = url or f"{source.ref} ({record.record_id})"
    http = record.http_headers if record.is_http else None
    kind = (http.get("Content-Type") or "" if http else record.headers.get("Content-Type") or "").lower()
    status = http.status_code if http else None
    if status is not None and 300 <= status < 400:
        return
    if status is not None and status != 200:
        yield InputError(ref, f"is an error page (HTTP status {status})")
    elif kind.startswith(_PAGES) or (kind.startswith("text/plain") and http is None):
        data = record.reader.read(MAX_BYTES + 1)
        expected = record.content_length
        if http is None and len(data) < min(expected, MAX_BYTES):
            yield InputError(ref, f"is cut off: {expected:,} bytes were said, {len(data):,} are there")
            return
        page = source.holding(ref, data, url, kind)
        yield from (plain if kind.startswith("text/plain") else html).articles(page)
