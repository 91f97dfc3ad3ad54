"""WARC files (fastwarc), such as Common Crawl's news: the pages of their responses, the texts of their conversions."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from loaders.errors import InputError
from loaders.sources import html, plain
from loaders.sources.base import MAX_BYTES, UNREADABLE, Found, Input, unreadable
from loaders.sources.unpack import unpacked

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
            for found in _pages(source, record):
                count += 1
                yield found
    except UNREADABLE as e:
        yield unreadable(source.ref, e)
    else:
        if not count:
            yield InputError(source.ref, "holds no page; give a WARC file with responses of pages in it")


def _records(source: Input) -> Iterator[Any]:
    from fastwarc import ArchiveIterator, WarcRecordType

    with source.open() as file:
        kinds = WarcRecordType.response | WarcRecordType.conversion
        yield from ArchiveIterator(file, record_types=kinds, auto_decode="transfer", stream_detect=False)


def _pages(source: Input, record: Any) -> Iterator[Found]:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    ref = url or f"{source.ref} ({record.record_id})"
    http = record.http_headers if record.is_http else None
    media = ((record.headers if http is None else http).get("Content-Type") or "").lower()
    status = 200 if http is None else http.status_code
    if status != 200:
        if status is None or not 300 <= status < 400:
            yield InputError(ref, f"is an error page (HTTP status {status})")
    elif media.startswith(_PAGES) or (media.startswith("text/plain") and http is None):
        try:
            page = source.holding(ref, _block(ref, record, http), url, media)
        except InputError as e:
            yield e
        else:
            yield from (plain if media.startswith("text/plain") else html).articles(page)


def _block(ref: str, record: Any, http: Any | None) -> bytes:
    said = record.content_length
    data: bytes = record.reader.read(MAX_BYTES + 1)
    if len(data) < min(said, MAX_BYTES) and not (http and http.get("Transfer-Encoding")):
        raise InputError(ref, f"is cut off: its record says {said:,} bytes, {len(data):,} are there")
    try:
        return unpacked(data, (http.get("Content-Encoding") or "") if http else "", MAX_BYTES)
    except (ValueError, zlib.error) as e:
        raise InputError(ref, f"can't be unpacked ({e})") from e
