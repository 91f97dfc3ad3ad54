"""XML and HTML that came from outside: parsed without entities, DTDs or network, and turned into lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from loaders.errors import InputError

# fmt: off
BLOCKS = frozenset({
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "tr", "table", "ul", "ol", "dl", "dt",
    "dd", "blockquote", "section", "article", "header", "footer", "pre", "hr", "block", "bq", "body", "figure",
})
HIDDEN = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "svg", "form", "button",
})
# fmt: on
_SPACE = re.compile(r"\s+")


def parse_xml(ref: str, data: bytes) -> Any:
    """The root element. Raises InputError when the bytes are no well-formed XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise InputError(ref, f"is no well-formed XML ({e})") from e
    etree.strip_elements(root, etree.Entity, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return root


def root_name(head: bytes) -> str:
    """The local name of the first element that begins in these bytes; empty when none does."""
    found = re.search(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s>/])", head)
    return found.group(1).decode("ascii", "replace") if found else ""


def name(element: Any) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(root: Any, *names: str) -> Any | None:
    """The first element below of the first of the local names that occurs, in any namespace."""
    for wanted in names:
        found = next(root.iterfind(f".//{{*}}{wanted}"), None)
        if found is not None:
            return found
    return None


def words(element: Any | None) -> str | None:
    """All text below the element on one line; None when there is none."""
    return (_SPACE.sub(" ", "".join(element.itertext())).strip() or None) if element is not None else None


def lines(root: Any, hidden: frozenset[str] = HIDDEN) -> str:
    """The text below the element, a line a block, white space folded; elements named in `hidden` left out."""
    joined = "".join(_pieces(root, hidden)).split("\0")
    return "\n".join(filter(None, (_SPACE.sub(" ", line).strip() for line in joined)))


def html_lines(fragment: str) -> str:
    """The text of a piece of HTML, a line a block; empty when it has none."""
    from lxml import html

    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = html.document_fromstring(fragment.replace("\0", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    return lines(root)


def _pieces(root: Any, hidden: frozenset[str]) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        called = name(element).lower()
        if called in BLOCKS:
            yield "\0"
        if event == "start":
            if called in hidden:
                walk.skip_subtree()
            else:
                yield (element.text or "").replace("\0", "")
        elif element is not root:
            yield (element.tail or "").replace("\0", "")
