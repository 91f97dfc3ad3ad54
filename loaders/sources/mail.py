"""Newsletters (.eml): a message's plain part, else its HTML; the subject is the title, the sender the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import markup
from loaders.sources.base import Found, Input, checked, iso_date, read_all

SUFFIXES = (".eml",)
_HEADERS = re.compile(rb"(?:^|\n)(?:from|received|mime-version|subject|date|message-id):", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether the input begins with a mail's header lines."""
    begins = re.match(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}", head)
    return bool(begins) and len(_HEADERS.findall(head)) >= 3


def articles(source: Input) -> Iterator[Found]:
    """The one article of the message."""
    try:
        data = read_all(source)
        try:
            message = BytesParser(policy=policy.default).parsebytes(data)
            article = _article(source, message)
        except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as e:
            # the standard library hands on whatever its header and part parsers raise on broken mails
            raise InputError(source.ref, f"is no mail that can be parsed ({type(e).__name__}: {e})") from e
        yield checked(article)
    except InputError as e:
        yield e


def _article(source: Input, message: EmailMessage) -> Article:
    part = message.get_body(preferencelist=("plain", "html"))
    content = part.get_content() if part is not None else ""
    body = content if isinstance(content, str) else ""
    if part is not None and part.get_content_subtype() == "html":
        body = markup.html_lines(body)
    body = body.replace("\r\n", "\n").strip()
    if not body:
        raise InputError(source.ref, "has no text part; give a newsletter with text or HTML in it")
    title = " ".join(str(message.get("subject") or "").split()) or None
    name, address = parseaddr(str(message.get("from") or ""))
    published = iso_date(source.ref, str(message.get("date") or "")) or source.published
    text = f"{title}\n\n{body}" if title else body
    language = str(message.get("content-language") or "")[:2].lower() or None
    ref = str(message.get("message-id") or "").strip() or source.ref
    return Article(text, ref, title, _url(message), name or address or source.publisher, published, language)


def _url(message: EmailMessage) -> str | None:
    found = re.search(r"https?://[^\s<>]+", str(message.get("archived-at") or ""))
    return found.group() if found else None
