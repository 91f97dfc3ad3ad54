"""XML written piece by piece: tags with quoted attributes, in text that XML can hold."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from graph.exports.common import flat, utf8, xml_text

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def tag(name: str, *, close: bool = True, **attributes: Any) -> str:
    """<name a="b"/>, or left open; attributes that are None are left out, a trailing _ is taken off the names."""
    given = {k.rstrip("_").replace("__", ":"): v for k, v in attributes.items() if v is not None}
    inner = "".join(f' {k}="{quoted(v)}"' for k, v in given.items())
    return f"<{name}{inner}{'/' if close else ''}>"


def quoted(value: Any) -> str:
    """A value as it stands between the quotation marks of an attribute."""
    return escape(xml_text(written(value)), _QUOTES)


def content(value: Any) -> str:
    """A value as it stands between tags."""
    return escape(xml_text(written(value)), {"\r": "&#13;"})


def written(value: Any) -> str:
    """A value as text: true and false in small letters, lists with '; ' between."""
    value = flat(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def line(*pieces: str) -> bytes:
    """The pieces as one line of the file."""
    return utf8("".join(pieces) + "\n")
