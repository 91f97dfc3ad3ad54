"""The layout of a plain text: which lines are headline, paragraph, caption or date line. Characters alone, no parse."""

from __future__ import annotations

import re

from loaders.language.page import Block, BlockKind
from loaders.reading import Span

LONGEST_HEADLINE = 200
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_AGENCY = r"(?:reuters|ap|ap photo|afp|getty(?: images)?|epa|wana|shutterstock|anadolu|bloomberg|xinhua)"
_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?|picture|image|video|illustration|credit|file photo)(?: credit| by)?\s*[:/]"
    r"|\((?:photo|image|ap photo|picture|credit|file)\b[^)]*\)\s*$"
    rf"|\bvia (?:{_AGENCY}|flickr|wikimedia(?: commons)?)\W*$"
    rf"|\b(?:{_AGENCY}|handout|stringer)\s*/\s*\w[\w. ]{{1,30}}\W*$"
    rf"|/\s*(?:{_AGENCY}|pool|file photo)\b\W*$"
    r"|^\s*(?:file photo|image|photo|credit|caption|video)\s*[:.–-])",
    re.IGNORECASE,
)
_WHO = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
# "(Photo by Ann Roe/Getty Images)", "AP Photo/Ann Roe", "[Ann Roe/Reuters]", "Photograph: Ann Roe/EPA".
_CREDITED = re.compile(
    rf"[(\[](?i:photos?|ap photo|picture|image|credit)(?i: by|:| courtesy of) [^)\]]{{2,80}}[)\]]"
    rf"|\b(?i:{_AGENCY}|handout|stringer) ?/ ?[A-Z][\w.’'-]+ {_WHO}"
    rf"|(?<=[(\[]){_WHO} ?/ ?[A-Z][\w. ]{{1,30}}(?=[)\]])"
    rf"|\b(?i:photograph|photo|picture|image): {_WHO} ?/ ?[A-Z][\w. ]{{1,30}}"
)
_DATELINE = re.compile(
    r"^\s*(?:(?:updated|published|posted|last modified)\b.{0,40}"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\d{1,2},?\s+)?\d{4}"
    r"(?:\s+\d{1,2}[:.]\d{2}.*)?)\s*$",
    re.IGNORECASE,
)
# "X. “Further": a curly opening mark after a full stop, with four words or more in it.
_QUOTED = re.compile(r"(?<=[a-z\d’”)X]\. )“(?=[A-Z“‘][^\s”]*(?: [^\s”]+){3})")
_WIRE = rf"{_AGENCY}|cnn|dpa|upi|tass|efe|ani|pti|ians|kyodo|yonhap|aap|voa|bbc"
# "OSLO (AP) — ", "RAIPUR, India - ", "Fethi Belaid, AFP | ", "New York (AFP) – ", "(CNN) ".
_PLACE = re.compile(
    rf"\s*(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}(?:, [\w. ,-]{{2,40}})? )?\((?i:{_WIRE})\) *(?:--|[—–|-])? *"
    r"(?=[“\"A-Z])|"
    r"\s*[A-Z][A-Z.’' -]{2,30}, [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?: *(?=\S)|"
    r"\s*(?:[A-Z][A-Z.’' -]{2,30}(?:, [\w. ,-]{2,40})?(?: \([\w ./-]{2,30}\))?|[A-Z]\w+, [A-Z][\w ]{2,20})"
    r" *(?:--|[—–|]| - ) *(?=\S)"
)
_BYLINE = re.compile(r"^\s*(?:By|BY) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4}(?:\s*(?:,|and|\||&).{0,60})?\s*$")

_NAME = r"[A-Z][\w.’'-]+(?: (?:de|da|van|von|der|al|bin) ?)?(?: [A-Z][\w.’'-]+){1,3}"
# "Ana Lind and Per Berg in Oslo", "Chief sports reporter" below the headline.
_NAMES = re.compile(rf"^\s*{_NAME}(?:(?:,| and| &) {_NAME})*(?: in [A-Z]\w+(?: [A-Z]\w+)*(?: and [A-Z]\w+)?)?\s*$")
_POST = re.compile(
    r"^\s*(?:[A-Z][\w-]*(?: [\w&-]+){0,4} )?(?:[Rr]eporter|[Ee]ditor|[Cc]orrespondent|writer|staff)"
    r"(?:, [\w ]{2,30}| in [\w ]{2,30})?\s*$"
)
# "Lind reported from Oslo and Berg from Rome."
_SIGNED = re.compile(
    r"^\s*(?:Associated Press|AP|Reuters|AFP)?(?:(?!\bsaid\b)[^.“\"]){0,80}\b"
    r"(?:reported from [A-Z][\w .]+(?:,| and) [A-Z][\w’'-]+ from [A-Z]"
    r"|contributed (?:to this (?:report|story|article)|reporting)\b)"
    r"|^\s*\(?(?:Additional )?[Rr]eporting by [A-Z]|^\s*\(?(?:Writing|Editing|Compiled) by [A-Z]"
)
_OPENING = 4  # lines, the headline among them
_SHORT = 80


# Link lists that some sites' pages put behind a name, each with the full name first, run into the first headline:
# "Minister Strand Ida Marie StrandStrand faces vote ... MORE said".
_LINKS = re.compile(
    r"(?P<short>[A-Z][\w’'-]+ )?(?P<full>(?:[A-Z][\w.’'-]+ ){2}(?P<last>[A-Z][a-z’'-]*[a-z]))"
    r"(?=[A-Z][a-z])[^\n]{5,400}? MORE\b"
)


_NO_WORD = re.compile(r"\S{500,}")  # takes spaCy's tokenizer time by its square
_ACCENT = re.compile(r"(?<=\w)´(?=\w)")


def legible(text: str) -> str:
    """The text as it is parsed: lists of links within sentences are blanked out, and so is what no words are (a picture
    as letters, thousands of marks); an acute accent that stands for an apostrophe is one ("Peru´s"). All offsets stay.

    The full name stays where only the surname stands before it.
    """
    words = _NO_WORD.sub(lambda m: " " * len(m[0]), text)
    return _ACCENT.sub("'", _LINKS.sub(_blank, words))


def _blank(found: re.Match[str]) -> str:
    short, full = found["short"] or "", found["full"]
    if short.strip() == found["last"]:
        return " " * len(short) + full + " " * (len(found[0]) - len(short) - len(full))
    return short + " " * (len(found[0]) - len(short))


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The lines of the text that hold anything, each with its kind."""
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    return tuple(Block(_kind(text, line, i, len(lines), title), *line) for i, line in enumerate(lines))


def openings(text: str, blocks: tuple[Block, ...]) -> list[int]:
    """Where sentences begin that parsers run together: quotations after a full stop, words after a place line."""
    found = [m.start() for m in _QUOTED.finditer(text)]
    return found + [end for block in blocks if (end := place_line(text, block))]


def place_line(text: str, block: Block) -> int | None:
    """Where the place line ends that the block begins with ("OSLO (AP) — "); None without one."""
    place = _PLACE.match(text, block.start, block.end)
    return place.end() if place else None


def credits(text: str, blocks: tuple[Block, ...]) -> list[Span]:
    """The stretches of the text that say who took a picture."""
    return [m.span() for b in blocks for m in _CREDITED.finditer(text, b.start, b.end)]


def headline(text: str) -> str | None:
    """The first line when it stands like a title: short, no full stop at its end, apart from the body."""
    lines = [m.group() for m in _LINE.finditer(text) if m.group().strip()][:2]
    return lines[0].strip() if len(lines) > 1 and _like_title(lines[0]) else None


def _like_title(line: str) -> bool:
    words = line.strip()
    return len(words) <= LONGEST_HEADLINE and not re.search(r"[.:;,]\W*$", words) and not _CREDIT.search(words)


def _kind(text: str, line: Span, index: int, count: int, title: str | None) -> BlockKind:
    words = text[line[0] : line[1]]
    if index == 0 and count > 1 and (_like_title(words) or _same(words, title)):
        return "headline"
    if _CREDIT.search(words) and len(words) < 600 and not words.lstrip().startswith(("“", '"')):
        return "caption"
    opening = index <= _OPENING and len(words) <= _SHORT and (_NAMES.match(words) or _POST.match(words))
    aside = opening or _SIGNED.search(words) or _DATELINE.match(words) or _BYLINE.match(words)
    return "dateline" if aside else "paragraph"


def _same(words: str, title: str | None) -> bool:
    def fold(s: str) -> str:
        return re.sub(r"\W+", " ", s).strip().casefold()

    return title is not None and fold(words) == fold(title)
