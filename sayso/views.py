"""A reading as a person reads it: the article with statements marked and numbered, lists below; terminal or page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from loaders.reading import Act, Reading, Span, Statement
from loaders.terminal import clean

STYLES = {"direct": "green", "mixed": "cyan", "indirect": "yellow", "cue": "bold magenta", "speaker": "bold blue"}
_CSS = """body{font:17px/1.55 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b1b1b}
.direct{background:#dff3df}.mixed{background:#dbf0f5}.indirect{background:#fbf3cf}.cue{color:#8a1c7c;font-weight:bold}
.speaker{color:#1c4e9a;font-weight:bold}sup{color:#666;line-height:0}li{margin:.35em 0}
.why,.source{color:#666;font-size:85%}"""


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    style: str
    number: int | None


def marked_text(reading: Reading, console: Console | None = None) -> None:
    """Prints the article with its statements in colours, then statements and acts as numbered lists."""
    out = console or Console(highlight=False, soft_wrap=True)
    body = Text()
    for part, styles, number in _pieces(reading):
        body.append(clean(part), " ".join(STYLES[s] for s in styles))
        if number:
            body.append(f"[{number}]", "dim")
    if source := _source_line(reading):
        out.print(Text(clean(source), "dim"), "")
    out.print(body)
    for title, lines in (("Statements", _statement_lines(reading)), ("Acts", _act_lines(reading))):
        out.print(f"\n[bold]{title}[/bold]")
        for line, why in lines:
            out.print(Text(clean(line)), Text(clean(f"   {why}"), "dim"), sep="\n")


def marked_html(reading: Reading) -> str:
    """The same as a self-contained page; all text of the article is escaped."""
    body = []
    for part, styles, number in _pieces(reading):
        inner = escape(clean(part)).replace("\n", "<br>\n")
        body.append(f'<span class="{" ".join(styles)}">{inner}</span>' if styles else inner)
        body.append(f"<sup>{number}</sup>" if number else "")
    lists = [
        f"<h2>{title}</h2>\n<ul>\n"
        + "\n".join(
            f'<li>{escape(clean(line))}<br><span class="why">{escape(clean(why))}</span></li>' for line, why in lines
        )
        + "\n</ul>"
        for title, lines in (("Statements", _statement_lines(reading)), ("Acts", _act_lines(reading)))
    ]
    title = escape(clean(reading.article.title or reading.article.ref or "Reading"))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_CSS}</style>'
    source = escape(clean(_source_line(reading)))
    inner = f"<p class='source'>{source}</p>\n" * bool(source)
    inner += f"<article>{''.join(body)}</article>\n{''.join(lists)}"
    return f"<!doctype html>\n<html lang='en'><head>{head}</head>\n<body>{inner}\n</body></html>"


def _source_line(reading: Reading) -> str:
    """Who published and wrote the article, when and where; empty when nothing is known of that."""
    a = reading.article
    written = f"by {', '.join(a.byline)}" if a.byline else None
    updated = f"updated {a.updated}" if a.updated and a.updated != a.published else None
    return " · ".join(x for x in (a.publisher, a.section, written, a.published, updated, a.url) if x)


def _marks(reading: Reading) -> list[_Mark]:
    marks = []
    for number, s in enumerate(reading.statements, 1):
        marks += [_Mark(span, s.kind, number if span == s.spans[-1] else None) for span in s.spans]
        marks += [_Mark(s.cue, "cue", None)] if s.cue else []
        marks += [_Mark(s.speaker_span, "speaker", None)] if s.speaker_span else []
    return marks


def _pieces(reading: Reading) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The text cut at every mark's ends: the words, their styles, the numbers of statements ending there."""
    text, marks = reading.article.text, _marks(reading)
    cuts = sorted({0, len(text), *(edge for m in marks for edge in m.span)})
    starts: dict[int, list[_Mark]] = {}
    for m in marks:
        starts.setdefault(m.span[0], []).append(m)
    open_marks: list[_Mark] = []
    for start, end in pairwise(cuts):
        open_marks = [m for m in open_marks if m.span[1] > start] + starts.get(start, [])
        numbers = ",".join(str(m.number) for m in open_marks if m.number and m.span[1] == end)
        yield text[start:end], tuple(dict.fromkeys(m.style for m in open_marks)), numbers


def _name(reading: Reading, ident: str | None, otherwise: str) -> str:
    return next((a.name for a in reading.actors if a.id == ident), otherwise)


def _statement_lines(reading: Reading) -> list[tuple[str, str]]:
    return [(_statement_line(reading, n, s), f"{s.id}  {s.why}") for n, s in enumerate(reading.statements, 1)]


def _statement_line(reading: Reading, number: int, s: Statement) -> str:
    text = reading.article.text
    unresolved = text[slice(*s.speaker_span)] if s.speaker_span else "(nobody named)"
    who = " and ".join(_name(reading, i, unresolved) for i in s.speakers) or unresolved
    return f"{number}. {who} ({s.kind}, {s.stance}, {s.confidence:.2f}): {s.text}"


def _act_lines(reading: Reading) -> list[tuple[str, str]]:
    return [(_act_line(reading, n, a), f"{a.id}  {a.why}") for n, a in enumerate(reading.acts, 1)]


def _act_line(reading: Reading, number: int, act: Act) -> str:
    target = _name(reading, act.target, act.target_text or "(nobody named)")
    words = reading.article.text[slice(*act.evidence)]
    status = ", ".join((act.modality, act.voice, f"{act.confidence:.2f}"))
    return f"{number}. {_name(reading, act.source, act.source)} {act.type} {target} ({status}): {words}"
