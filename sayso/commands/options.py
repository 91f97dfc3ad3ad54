"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import click

from loaders.terminal import clean

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def all_of(*decorators: Decorator) -> Decorator:
    """Several options as one decorator, in the order of the help."""

    def decorate(f: Callable[..., Any]) -> Callable[..., Any]:
        for d in reversed(decorators):
            f = d(f)
        return f

    return decorate


def _iso(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return value if len(value) == 10 and date.fromisoformat(value) else datetime.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 date; write it like 2026-01-13") from None


INPUTS = ("html", "jsonl", "text")
reading_options = all_of(
    click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    click.option("--input", "kind", type=click.Choice(INPUTS), help="Read every input as this kind."),
    click.option("--published", callback=_iso, metavar="DATE", help="Date of articles that don't say theirs."),
    click.option("--publisher", metavar="NAME", help="Publisher of articles that don't say theirs."),
    click.option("--model", metavar="NAME", help="Another spaCy model."),
    click.option("--lexicon", type=click.Path(exists=True, file_okay=False), help="Folder of your own word files."),
)
store_option = click.option(
    "--store", metavar="WHERE", help="Folder, or bolt://host:port. Default: $SAYSO_STORE or ./sayso.graph"
)
FORMATS = ("table", "json", "jsonl", "csv", "md")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print rows."
)
param_option = click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query; again for more."
)


def complain(failures: Sequence[Exception]) -> None:
    """A line on stderr for each failure, control characters taken out."""
    for failure in failures:
        click.echo(f"sayso: {clean(str(failure))}", err=True)


def pairs(params: tuple[str, ...]) -> dict[str, str]:
    """The NAME=VALUE options as a dict. Raises click.BadParameter."""
    split = [p.partition("=") for p in params]
    for (name, eq, _), whole in zip(split, params, strict=True):
        if not eq or not name:
            raise click.BadParameter(f"{whole!r} is not of the form NAME=VALUE", param_hint="--param")
    return {name: value for name, _, value in split}
