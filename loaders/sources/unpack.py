"""What HTTP packs a page in, unpacked within a limit."""

from __future__ import annotations

import zlib


def unpacked(data: bytes, coding: str, most: int) -> bytes:
    """The bytes unpacked, not much more than `most` of them. Raises ValueError or zlib.error for what can't be."""
    coding = coding.strip().casefold()
    if coding in ("", "identity"):
        return data
    if coding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=47).decompress(data, most + 1)
    if coding == "br":
        return _brotli(data, most)
    raise ValueError(f"packed as {coding[:20]}")


def _brotli(data: bytes, most: int) -> bytes:
    import brotli

    try:
        return bytes(brotli.Decompressor().process(data, output_buffer_limit=most + 1))
    except brotli.error as e:
        raise ValueError(f"damaged ({e})") from e
