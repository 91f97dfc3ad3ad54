"""Tables as text: for a terminal, as JSON, JSON Lines, CSV, Markdown, or a page that needs nothing else.

All that comes from articles is made harmless for where it goes: no control characters or direction overrides to a
terminal, no formulas to a spreadsheet, no markup to Markdown and HTML.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, TextIO

from loaders.terminal import clean
from queries import charts, days, widths
from queries.tables import Row, Table

if TYPE_CHECKING:
    from graph.stores import Result

_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_UNSEEN = ("act_ids", "statement_ids", "article_ids")  # for machines: not in what people read
_CSS = """body{font:16px/1.5 Georgia,serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1b1b1b}
table{border-collapse:collapse;width:100%;margin:1em 0 2em}th,td{text-align:left;vertical-align:top;padding:.3em .6em;
border-bottom:1px solid #ddd}th{border-bottom:2px solid #888}td.n{text-align:right}
td.b{font-size:70%;color:#36648b;white-space:nowrap;letter-spacing:-1px}tr{break-inside:avoid}
p.line{color:#36648b;white-space:pre-wrap}p.about,li small{color:#666}
blockquote{margin:.2em 0 .2em 1em;color:#333}@media print{a{color:inherit}}"""


def write(tables: Sequence[Table], form: str, file: TextIO, title: str = "") -> None:
    """Writes the tables in one of FORMATS. Raises KeyError for another."""
    FORMATS[form](tables, file, title)


def show(result: Result, form: str, title: str = "", *, stretches: bool = False) -> None:
    """Prints a query's rows in one of FORMATS on standard output; `stretches` as in `queries.tables.Table`."""
    write([Table.of(result, title, stretches=stretches)], form, sys.stdout)


def cell(value: Any) -> str:
    """A value as one line of text, without control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, dict):
        inner = value.get("properties", value)
        return cell(inner.get("name")) if isinstance(inner, dict) and inner.get("name") else cell(_json(value))
    return clean(" ".join(str(value).split()))


def _json(value: Any, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _with_evidence(table: Table) -> Iterator[Row]:
    for i, row in enumerate(table.rows):
        yield {**row, "evidence": list(table.evidence_of(i))} if table.evidence else row


def _as_json(tables: Sequence[Table], file: TextIO, title: str) -> None:
    if len(tables) == 1 and not title:
        file.write(_json(list(_with_evidence(tables[0])), 2) + "\n")
        return
    sections = [
        {"title": t.title, "about": t.about, "truncated": t.truncated, "rows": list(_with_evidence(t))} for t in tables
    ]
    file.write(_json({"title": title, "sections": sections}, 2) + "\n")


def _as_jsonl(tables: Sequence[Table], file: TextIO, _title: str) -> None:
    for table in tables:
        for row in _with_evidence(table):
            file.write(_json(row if len(tables) == 1 else {"section": table.title, **row}) + "\n")


def _as_csv(tables: Sequence[Table], file: TextIO, _title: str) -> None:
    several = len(tables) > 1
    columns = list(dict.fromkeys(c for t in tables for c in t.columns))
    words = ["evidence"] if any(t.evidence for t in tables) else []
    out = csv.writer(file, lineterminator="\n")
    out.writerow([*(["section"] if several else []), *columns, *words])
    for table in tables:
        for i, row in enumerate(table.rows):
            told = [" / ".join(_told(e) for e in table.evidence_of(i))] if words else []
            values = [*([table.title] if several else []), *(row.get(c) for c in columns), *told]
            out.writerow([_harmless(v) for v in values])


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = cell(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _told(e: Row) -> str:
    """A line of evidence: what it is, the sentence, and where it stands."""
    where = ", ".join(cell(e[k]) for k in ("publisher", "title", "published", "url") if e[k])
    status = ", ".join([e["modality"], e["voice"], *([f"by {cell(e['relayed_by'])}"] if e["relayed_by"] else [])])
    target = cell(e["target"]) or ("" if e["type"] == "SAID" else "(nobody named)")
    said = " ".join(x for x in (cell(e["actor"]), e["type"], target, f"({status})") if x)
    return f"{said}: {cell(e['sentence'])} [{where}] {e['id']}"


def _columns(table: Table) -> list[str]:
    unseen = {*_UNSEEN, *(days.ends(table.columns) if table.stretches else ())}
    return [c for c in table.columns if c not in unseen]


def _value(table: Table, row: Row, column: str) -> Any:
    return days.shown(row, column) if table.stretches else row[column]


def _bars(table: Table) -> list[str] | None:
    """A bar for each row; None for a table without."""
    if table.bars is None:
        return None
    values = [float(r[table.bars] or 0) for r in table.rows]
    most = max(values, default=0)
    return [charts.bar(v, most) for v in values]


def _line(table: Table) -> str:
    """The rows by time, in one line; empty for a table without days."""
    if table.line is None:
        return ""
    weights = [float(r[table.bars] or 0) for r in table.rows] if table.bars else None
    return charts.by_time([days.placed(r, table.line) for r in table.rows], weights)


def _with_bars(table: Table) -> tuple[list[str], list[list[Any]]]:
    """The columns that people read and the rows' values, a bar after the number that it shows; its head is empty."""
    columns, bars = _columns(table), _bars(table)
    place = columns.index(table.bars) + 1 if table.bars in columns else 0
    if bars is None or not place:
        return columns, [[_value(table, r, c) for c in columns] for r in table.rows]
    rows = [[_value(table, r, c) for c in columns] for r in table.rows]
    for row, drawn in zip(rows, bars, strict=True):
        row.insert(place, drawn)
    return [*columns[:place], "", *columns[place:]], rows


def _head(column: str) -> str:
    return clean(column.replace("_", " "))


def _as_md(tables: Sequence[Table], file: TextIO, title: str) -> None:
    if title:
        file.write(f"# {_md(title)}\n\n")
    for table in tables:
        columns, rows = _with_bars(table)
        file.write(f"## {_md(table.title)}\n\n{_md(table.about)}\n\n" if table.title else "")
        file.write(f"{line}\n\n" if (line := _line(table)) else "")
        if rows or not table.title:
            file.write(f"| {' | '.join(_md(_head(c)) for c in columns)} |\n|{'---|' * len(columns)}\n")
        for row in rows:
            file.write(f"| {' | '.join(_md(cell(v)) for v in row)} |\n")
        file.write((_cut(table) or ("" if rows or not table.title else "nothing found\n")) + "\n")
        for i, _ in enumerate(table.rows):
            file.write("".join(f"- {i + 1}: {_md(_told(e))}\n" for e in table.evidence_of(i)))
        file.write("\n" if table.evidence else "")


def _md(text: str) -> str:
    return _MARKUP.sub(r"\\\1", clean(text))


def _cut(table: Table) -> str:
    return f"\n(only the first {len(table.rows)} rows)\n" if table.truncated else ""


def _as_table(tables: Sequence[Table], file: TextIO, title: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=file, highlight=False, width=None if file.isatty() else widths.piped())
    if title:
        console.print(Text(clean(title), "bold"))
    for table in tables:
        if table.title:
            console.print(Text.assemble((clean(table.title), "bold"), (f": {clean(table.about)}", "dim")))
        if line := _line(table):
            console.print(Text(line, "cyan"))
        if table.rows:
            console.print(_rich(table, console.width))
        console.print(Text(_cut(table).strip() or ("" if table.rows else "  nothing found"), "dim"))
        for i, _ in enumerate(table.rows):
            for e in table.evidence_of(i):
                console.print(Text.assemble((f"{i + 1:>4} ", "dim"), _told(e)), soft_wrap=False)
        if table.evidence and table.rows:
            console.print()


def _rich(table: Table, width: int) -> Any:
    """The rows beside one another, or where the columns don't fit the width, a record a row."""
    columns, rows = _with_bars(table)
    texts = [[cell(v) for v in row] for row in rows]
    least = [widths.least(_head(c), [t[n] for t in texts]) for n, c in enumerate(columns)]
    numbers = [len(str(len(rows)))] if table.evidence else []
    if not widths.fit([*numbers, *least], width):
        return _records(columns, texts)
    right = [all(isinstance(r[n], int | float | None) for r in rows) for n in range(len(columns))]
    return _beside(columns, texts, least, right, bool(table.evidence))


def _beside(columns: list[str], rows: list[list[str]], least: list[int], right: list[bool], numbered: bool) -> Any:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    out = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    if numbered:
        out.add_column("#", justify="right", style="dim", no_wrap=True)
    for c, size, number in zip(columns, least, right, strict=True):
        where: Any = "right" if number else "left"
        style = None if c else "cyan"
        out.add_column(Text(_head(c)), justify=where, overflow="fold", no_wrap=not c, style=style, min_width=size)
    for i, row in enumerate(rows, 1):
        out.add_row(*([Text(str(i))] if numbered else []), *map(Text, row))
    return out


def _records(columns: list[str], rows: list[list[str]]) -> Any:
    """Each row as lines of column and value, what is empty left out; a bar stands behind its number."""
    from rich.table import Table as RichTable
    from rich.text import Text

    out = RichTable.grid(padding=(0, 1))
    out.add_column(justify="right", style="dim", no_wrap=True)
    out.add_column(style="cyan", no_wrap=True)
    out.add_column(overflow="fold")
    for i, row in enumerate(rows, 1):
        number = str(i)
        for n, (c, value) in enumerate(zip(columns, row, strict=True)):
            if c and value:
                bar = f" {row[n + 1]}" if columns[n + 1 : n + 2] == [""] else ""
                out.add_row(Text(number), Text(_head(c)), Text(value + bar))
                number = ""
    return out


def _as_html(tables: Sequence[Table], file: TextIO, title: str) -> None:
    heading = escape(clean(title or (tables[0].title if tables else "Sayso")))
    file.write(f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{heading}</title>')
    file.write(f"<style>{_CSS}</style></head>\n<body><h1>{heading}</h1>\n")
    for table in tables:
        columns, rows = _with_bars(table)
        file.write(f'<h2>{escape(clean(table.title))}</h2>\n<p class="about">{escape(clean(table.about))}</p>\n')
        file.write(f'<p class="line">{line}</p>\n' if (line := _line(table)) else "")
        heads = "".join(f"<th>{escape(_head(c))}</th>" for c in columns)
        if not rows:
            file.write("<p>nothing found</p>\n")
            continue
        file.write(f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n")
        for i, row in enumerate(rows):
            cells = (f"<td class=b>{v}</td>" if not c else _td(v) for c, v in zip(columns, row, strict=True))
            file.write(f"<tr>{''.join(cells)}</tr>\n")
            if told := table.evidence_of(i):
                quotes = "".join(map(_quote, told))
                file.write(f'<tr><td colspan="{len(columns)}">{quotes}</td></tr>\n')
        file.write(f"</tbody></table>\n<p>{escape(_cut(table).strip())}</p>\n")
    file.write("</body></html>\n")


def _td(value: Any) -> str:
    return f"<td{' class=n' if isinstance(value, int | float) else ''}>{escape(cell(value))}</td>"


def _quote(e: Row) -> str:
    source = escape(", ".join(cell(e[k]) for k in ("publisher", "title", "published") if e[k]))
    if re.match(r"https?://", e["url"] or ""):
        source = f'<a href="{escape(clean(e["url"]), quote=True)}" rel="noreferrer">{source or "source"}</a>'
    status = f"{e['type']}, {e['modality']}, {e['voice']}, {e['id']}"
    return f"<blockquote>{escape(cell(e['sentence']))} <small>{source} ({escape(status)})</small></blockquote>"


FORMATS: dict[str, Callable[[Sequence[Table], TextIO, str], None]] = {
    "table": _as_table,
    "json": _as_json,
    "jsonl": _as_jsonl,
    "csv": _as_csv,
    "md": _as_md,
    "html": _as_html,
}
