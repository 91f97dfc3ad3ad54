"""NewsML-G2: the text items of a message or a single item, with NITF, XHTML or plain text in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import bylines, markup, nitf
from loaders.sources.base import Found, Input, checked, iso_date, read_all

SUFFIXES = (".newsml", ".xml")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WITHDRAWN = ("canceled", "withheld")


def recognises(head: bytes) -> bool:
    """Whether the input begins like NewsML-G2."""
    return markup.root_name(head) in ("newsMessage", "newsItem", "packageItem")


def articles(source: Input) -> Iterator[Found]:
    """The article of each text item, in order; pictures and other media are passed over."""
    try:
        root = markup.parse_xml(source.ref, read_all(source))
    except InputError as e:
        yield e
        return
    items = [root] if markup.name(root) == "newsItem" else list(root.iterfind(".//{*}newsItem"))
    texts = [i for i in items if _is_text(i)]
    if not texts:
        yield InputError(source.ref, "holds no text item; give a NewsML-G2 file with a story in it")
    for number, item in enumerate(texts, 1):
        try:
            yield _article(source, item, item.get("guid") or f"{source.ref}:{number}")
        except InputError as e:
            yield e


def _is_text(item: Any) -> bool:
    kind = markup.first(item, "itemClass")
    return kind is None or (kind.get("qcode") or kind.get("uri") or "text").lower().endswith("text")


def _article(source: Input, item: Any, ref: str) -> Article:
    status = _code(item, "pubStatus")
    if status in _WITHDRAWN:
        raise InputError(ref, f"was withdrawn by its publisher (pubStatus {status})")
    title = markup.words(markup.first(item, "headline", "title"))
    text = _text(source, item)
    if not text:
        raise InputError(ref, "has no text in its contentSet; remote content is not fetched")
    first = text.split("\n", 1)[0]
    whole = text if not title or first == title else f"{title}\n{text}"
    published = iso_date(ref, markup.words(markup.first(item, "firstCreated", "contentCreated", "versionCreated")))
    language = item.get(_LANG) or _attribute(item, "language", "tag")
    publisher = _publisher(item) or source.publisher
    made = Article(whole, ref, title, _url(item), publisher, published or source.published, language)
    section = markup.words(_below(item, "service", "name"))
    updated = iso_date(ref, markup.words(markup.first(item, "contentModified", "versionCreated")), "updated")
    return checked(replace(made, byline=_byline(item), section=section, updated=updated))


def _byline(item: Any) -> tuple[str, ...]:
    """The `by` line, else the creators' names, else the byline of the story within."""
    by = bylines.names(markup.words(markup.first(item, "by")))
    creators = [markup.words(markup.first(c, "name")) for c in item.iterfind("./{*}contentMeta/{*}creator")]
    inner = markup.first(item, "nitf")
    return by or tuple(filter(None, creators)) or (nitf.byline(inner) if inner is not None else ())


def _below(item: Any, element: str, inner: str) -> Any | None:
    found = markup.first(item, element)
    return markup.first(found, inner) if found is not None else None


def _text(source: Input, item: Any) -> str:
    content = markup.first(item, "contentSet")
    for part in content if content is not None else ():
        kind, inner = markup.name(part), markup.first(part, "nitf", "body")
        if kind == "inlineXML" and inner is not None:
            return nitf.story(source, inner).text if markup.name(inner) == "nitf" else markup.lines(inner)
        if kind == "inlineData" and (part.get("contenttype") or "text/plain").startswith("text/plain"):
            return (part.text or "").strip()
    return ""


def _publisher(item: Any) -> str | None:
    for element in (markup.first(item, "provider"), markup.first(item, "infoSource")):
        if element is not None:
            named = markup.words(markup.first(element, "name")) or element.get("literal")
            if named or element.get("qcode"):
                return str(named or element.get("qcode").split(":", 1)[-1])
    return None


def _url(item: Any) -> str | None:
    links = item.iterfind(".//{*}itemMeta/{*}link")
    return next((str(x.get("href")) for x in links if (x.get("href") or "").startswith("http")), None)


def _code(item: Any, element: str) -> str | None:
    value = _attribute(item, element, "qcode")
    return value.split(":", 1)[-1].lower() if value else None


def _attribute(item: Any, element: str, attribute: str) -> str | None:
    found = markup.first(item, element)
    return found.get(attribute) if found is not None else None
