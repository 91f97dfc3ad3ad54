"""`sayso retract`: an article taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from loaders.terminal import clean
from sayso.commands.options import by_option, format_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.stores.retractions import Going

COLUMNS = ("source", "type", "target", "date", "modality", "sentence", "act")


@click.command()
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--dry-run", is_flag=True, help="Show what would go, and take nothing away.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--list", "only_list", is_flag=True, help="Print what was retracted: who, when, why.")
@click.option("--why", default="", help="The reason, kept with the article's id; say nothing of its content.")
@by_option
@store_option
@format_option
def command(
    articles: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    only_list: bool,
    why: str,
    by: str,
    store: str | None,
    form: str,
) -> None:
    """Take an article back with all that rests on it alone.

    ARTICLE is an id, an address, or the name of the file or row that it was loaded from. Shown first is what goes:
    its statements and acts, the actors that no other article names, and the edges. What stays is a note of who did it,
    when and why, with the article's id, so that the same text isn't loaded again unless by `sayso load --again`.
    """
    import sayso
    from graph.stores import Result, retractions
    from queries.render import show

    if not articles and not only_list:
        raise click.UsageError("name an article, or say --list")
    with sayso.open_store(store, create=False) as opened:
        if only_list:
            show(Result(retractions.COLUMNS, tuple(retractions.notes_of(opened))), form)
            return
        all_going = [retractions.going(opened, a) for a in articles]
        for going in all_going:
            click.echo(clean("\n".join(_lines(going))), err=True)
        show(Result(COLUMNS, tuple(e for going in all_going for e in going.edges)), form)
        if dry_run:
            return
        if not yes:
            click.confirm("take this back?", abort=True, err=True)
        for going in all_going:
            retractions.retract(opened, going.id, by, why)
            click.echo(f"{going.id} retracted", err=True)


def _lines(going: Going) -> Iterator[str]:
    source = ", ".join(x for x in (going.publisher, going.title, going.published, going.url) if x)
    yield f"{going.id} ({source or 'no title'})"
    counts = f"{going.statements} statements, {going.acts} acts, {len(going.edges)} edges, {len(going.actors)} actors"
    yield f"  {counts} go" + (f": {'; '.join(going.actors)}" if going.actors else "")
    if going.copies:
        yield f"  copies of it stay, and what they tell is drawn from them: {', '.join(going.copies)}"
    if going.versions:
        yield f"  the version before it stays, and counts again: {', '.join(going.versions)}"
