"""`sayso review`: what is unsure, before a person who decides."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loaders.terminal import clean
from sayso.asking import Asking
from sayso.commands.options import by_option, format_option, store_option
from sayso.judging import headline, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.stores import Store
    from graph.stores.queue import Kind, Order, Waiting

Row = dict[str, Any]
ORDERS = ("both", "confidence", "importance")
KINDS = ("act", "statement", "actors")
WAITING = ("kind", "what", "confidence", "importance", "sentence", "id")
DECIDED = ("at", "user", "kind", "what", "decided", "id")


@click.command()
@click.argument("idents", metavar="[ID]...", nargs=-1)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only of this kind; again for more.")
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    metavar="CONFIDENCE",
    help="Only acts and statements that are less sure than this.",
)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="both",
    show_default=True,
    help="First what is most doubtful (confidence), what matters most (importance), or what is both.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="No more than so many.")
@click.option("--list", "only_list", is_flag=True, help="Print what waits, and decide nothing.")
@click.option("--decided", is_flag=True, help="Print what was decided, oldest first.")
@click.option(
    "--import", "file", type=click.Path(allow_dash=True), metavar="FILE", help="Take the decisions in a file."
)
@by_option
@store_option
@format_option
def command(
    idents: tuple[str, ...],
    kinds: tuple[Kind, ...],
    below: float,
    order: Order,
    limit: int | None,
    only_list: bool,
    decided: bool,
    file: str | None,
    by: str,
    store: str | None,
    form: str,
) -> int:
    """Decide on acts, statements and pairs of actors that are unsure.

    With an ID: on that act or statement, however sure it is. What you reject stands nowhere in the graph of actors;
    what you correct stands as corrected, and says so. It outlives a new reading of the article and can be undone.

    For annotators elsewhere: --list --format jsonl writes what waits, a line each; they fill in judgement (and now, for
    what is corrected); --import takes the lines back. --decided --format jsonl writes all decisions as labelled data.
    """
    import sayso
    from graph.stores import labels, queue

    if only_list + decided + (file is not None) + bool(idents) > 1:
        raise click.UsageError("give one of ID, --list, --decided and --import")
    with sayso.open_store(store, create=False) as opened:
        if file is not None:
            return _import(opened, file, by)
        if decided:
            _show_decided(labels.decided(opened)[-limit:] if limit else labels.decided(opened), form)
            return 0
        wanted = kinds or queue.KINDS
        waits = named(opened, idents) if idents else queue.waiting(opened, wanted, below=below, order=order)
        if only_list:
            _show(labels.listed(opened, waits[:limit]), form)
            return 0
        Asking(opened, by).all(waits, limit)
    return 0


def named(store: Store, idents: Iterable[str]) -> list[Waiting]:
    """The acts and statements of those ids, to be asked of. Raises QueryError."""
    from graph.stores import labels
    from graph.stores.queue import Waiting

    found = (labels.line(store, i) for i in idents)
    return [Waiting(x["kind"], x["id"], None, x["confidence"], 0, x["why"], True) for x in found]


def _show(lines: Sequence[Row], form: str) -> None:
    """Prints what waits: all of it for machines that read lines, else what people want to see."""
    if form in ("json", "jsonl"):
        _dump(lines, form)
        return
    rows = [{c: x.get(c) for c in WAITING} | {"what": headline(x), "id": _ident(x)} for x in lines]
    _table(WAITING, rows, form)


def _show_decided(lines: Sequence[Row], form: str) -> None:
    if form in ("json", "jsonl"):
        _dump(lines, form)
        return
    rows = [
        {**x, "what": headline({**x, "now": {}}), "decided": told(x).partition(" by ")[0], "id": _ident(x)}
        for x in lines
    ]
    _table(DECIDED, [{c: r[c] for c in DECIDED} for r in rows], form)


def _ident(line: Row) -> str:
    return str(line["id"] if "id" in line else f"{line['left']['id']} {line['right']['id']}")


def _dump(lines: Sequence[Row], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(lines, indent=2))
    for line in lines if form == "jsonl" else ():
        click.echo(json.dumps(line))


def _table(columns: tuple[str, ...], rows: Sequence[Row], form: str) -> None:
    from graph.stores import Result
    from queries.render import show

    show(Result(columns, tuple(rows)), form)


def _import(store: Store, file: str, by: str) -> int:
    """Takes the decisions of a file; 3 when some lines are refused, each named by file and line."""
    from graph.stores import labels
    from loaders.errors import InputError

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError as e:
        raise InputError(file, "no such file; check the path") from e
    except OSError as e:
        raise InputError(file, e.strerror or str(e)) from e
    except UnicodeDecodeError as e:
        raise InputError(file, "is not UTF-8 text; give the lines that --list --format jsonl wrote") from e
    taken = labels.take(store, text.split("\n"), by)
    for number, why in taken.refused:
        click.echo(f"sayso: {clean(f'{file}:{number}: {why}')}", err=True)
    click.echo(f"{taken.taken} decisions taken, {len(taken.refused)} lines refused", err=True)
    return 0 if not taken.refused else 3 if taken.taken else 1
