"""Options that several commands share."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from loaders.terminal import clean

if TYPE_CHECKING:
    from graph.stores import Result, Store
    from queries.catalogue import Parameter

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def all_of(*decorators: Decorator) -> Decorator:
    """Several options as one decorator, in the order of the help."""

    def decorate(f: Callable[..., Any]) -> Callable[..., Any]:
        for d in reversed(decorators):
            f = d(f)
        return f

    return decorate


def iso(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The ISO 8601 date or datetime of an option, as it will be used. Raises click.BadParameter."""
    if value is None:
        return None
    try:
        return value if len(value) == 10 and date.fromisoformat(value) else datetime.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 date; write it like 2026-01-13") from None


INPUTS = ("html", "jsonl", "json", "csv", "parquet", "feed", "sitemap", "nitf", "newsml", "eml", "warc", "text")
FIELDS = ("id", "text", "title", "url", "published", "publisher", "language", "byline", "section", "updated")


def _columns(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for part in (p for value in values for p in value.split(",") if p.strip()):
        field, eq, column = (x.strip() for x in part.partition("="))
        if field not in FIELDS or not eq or not column:
            raise click.BadParameter(f"{part!r} is not FIELD=COLUMN with a FIELD of {', '.join(FIELDS)}")
        columns[field] = column
    return columns


_source_options = all_of(
    click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    click.option("--input", "kind", type=click.Choice(INPUTS), help="Read every input as this kind."),
    click.option(
        "--map", "columns", multiple=True, callback=_columns, metavar="FIELD=COLUMN,...",
        help="Which columns of rows hold an article's text, title, published, ...",
    ),
    click.option("--published", callback=iso, metavar="DATE", help="Date of articles that don't say theirs."),
    click.option("--publisher", metavar="NAME", help="Publisher of articles that don't say theirs."),
    click.option("--follow", is_flag=True, help="Fetch the pages that feeds, sitemaps and rows give by address only."),
    click.option("--allow-private", is_flag=True, help="Fetch from this machine and its network as well."),
    click.option("--model", metavar="NAME", help="Another spaCy model."),
    click.option("--lexicon", type=click.Path(exists=True, file_okay=False), help="Folder of your own word files."),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="P",
        help="Only statements and acts at least this sure, 0 for all. Default: all acts, statements from 0.5.",
    ),
)  # fmt: skip


def reading_options(f: Callable[..., Any]) -> Callable[..., Any]:
    """What to read and how: gives the command `sources`, `wishes` (loaders.sources.Wishes), `model`, `lexicon` and
    `min_confidence`.
    """

    @wraps(f)
    def run(
        *,
        kind: str | None,
        columns: dict[str, str],
        published: str | None,
        publisher: str | None,
        follow: bool,
        allow_private: bool,
        **rest: Any,
    ) -> Any:
        from loaders.sources import Web, Wishes

        return f(wishes=Wishes(kind, published, publisher, columns, Web(allow_private), follow), **rest)

    return _source_options(run)


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


def me() -> str:
    """The name of who runs the program, to be kept with what they decide."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user id without a name, as in a container
        return "unknown"


by_option = click.option("--by", metavar="NAME", default=me, help="Who decides. Default: your user name.")


limit_option = click.option(
    "--limit",
    type=click.IntRange(0),
    default=1000,
    show_default=True,
    metavar="ROWS",
    help="Print no more rows than this; 0 for all.",
)


def truncated(rows: Result, limit: int) -> None:
    """Says on stderr that there are more rows than were printed."""
    if rows.truncated:
        click.echo(f"only the first {limit} rows are shown; --limit 0 shows all", err=True)


def complain(failures: Sequence[Exception | str]) -> None:
    """A line on stderr for each failure, control characters taken out."""
    for failure in failures:
        click.echo(f"sayso: {clean(str(failure))}", err=True)


def strangers(store: Store, params: Iterable[Parameter], given: Mapping[str, str]) -> None:
    """Says on stderr which of the given names no actor has, with the nearest that one has."""
    from graph.stores import people

    names = [given[p.name] for p in params if p.type == "actor" and p.name in given]
    complain([people.missing(store, name) for name in names if not people.known(store, name)])


def pairs(params: tuple[str, ...]) -> dict[str, str]:
    """The NAME=VALUE options as a dict. Raises click.BadParameter."""
    split = [p.partition("=") for p in params]
    for (name, eq, _), whole in zip(split, params, strict=True):
        if not eq or not name:
            raise click.BadParameter(f"{whole!r} is not of the form NAME=VALUE", param_hint="--param")
    return {name: value for name, _, value in split}
