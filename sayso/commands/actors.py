"""`sayso actors`: who is who across articles, and what persons decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from loaders.terminal import clean
from sayso.commands.options import all_of, by_option, format_option, store_option

if TYPE_CHECKING:
    from graph.identity import Judgement

Row = dict[str, Any]


decision_options = all_of(by_option, click.option("--why", default="", help="The reason, kept with it."), store_option)


@click.group()
def command() -> None:
    """Show, merge and split actors, and review pairs that may be one.

    The same name is one actor in all articles. Other spellings are put together where state, role or company agree;
    what is uncertain waits for you. What you decide outlives a new reading of the articles and can be undone.
    """


@command.command("list")
@click.option("--like", metavar="TEXT", help="Only those with this in a name.")
@click.option(
    "--limit", type=click.IntRange(0), default=100, show_default=True, metavar="ROWS", help="No more; 0 for all."
)
@store_option
@format_option
def list_actors(like: str | None, limit: int, store: str | None, form: str) -> None:
    """The actors by the number of articles that name them."""
    import sayso
    from graph.stores import Result, people
    from queries.render import show

    with sayso.open_store(store, create=False) as opened:
        rows = people.listed(opened, like)
    kept = rows[: limit or None]
    show(Result(people.COLUMNS, tuple(kept)), form)
    if len(kept) < len(rows):
        click.echo(f"only the first {limit} of {len(rows)} actors are shown; --limit 0 shows all", err=True)


@command.command("show")
@click.argument("actor")
@store_option
@format_option
def show_actor(actor: str, store: str | None, form: str) -> None:
    """An actor with all that are the same as it, and why. ACTOR is an id or a name."""
    import sayso
    from graph.stores import Result, people
    from queries.render import show

    with sayso.open_store(store, create=False) as opened:
        rows = people.shown(opened, people.find(opened, actor))
    show(Result(people.DETAILS, tuple(rows)), form)


@command.command("merge")
@click.argument("actor")
@click.argument("other")
@click.option("--anyway", is_flag=True, help="Also two states, and actors of different kinds.")
@decision_options
def merge(actor: str, other: str, anyway: bool, by: str, why: str, store: str | None) -> None:
    """Say that OTHER is the same as ACTOR, which is kept. Both are ids or names.

    Two states, and actors of different kinds, are merged only when you say --anyway.
    """
    _decide(actor, other, "same", by, why, store, anyway)


@command.command("split")
@click.argument("actor")
@click.argument("other")
@decision_options
def split(actor: str, other: str, by: str, why: str, store: str | None) -> None:
    """Say that ACTOR and OTHER are two, so that no rule puts them together."""
    _decide(actor, other, "different", by, why, store)


@command.command("undo")
@click.argument("actor")
@click.argument("other")
@decision_options
def undo(actor: str, other: str, by: str, why: str, store: str | None) -> None:
    """Take back the last decision on ACTOR and OTHER; the one before it stands again, or the rules."""
    _decide(actor, other, "undo", by, why, store)


def _decide(
    actor: str, other: str, judgement: Judgement, by: str, why: str, store: str | None, anyway: bool = True
) -> None:
    import sayso
    from graph.errors import QueryError
    from graph.stores import decisions, people

    with sayso.open_store(store, create=False) as opened:
        left, right = people.find(opened, actor), people.find(opened, other)
        if stands := decisions.standing(opened, left, right, judgement):
            click.echo(clean(f"so it is already: {stands.judgement} by {stands.user}, {stands.at[:16]}"), err=True)
            return
        if not anyway and (doubt := people.unlike(opened, left, right)):
            raise QueryError(f"{doubt}; --anyway merges them all the same")
        made = decisions.decide(opened, left, right, judgement, by, why)
    click.echo(clean(f"{made.judgement}: {made.left_name} ({left}) and {made.right_name} ({right})"), err=True)


@command.command("history")
@click.argument("actor", required=False)
@store_option
@format_option
def history(actor: str | None, store: str | None, form: str) -> None:
    """What was decided, by whom, when and why, oldest first; of ACTOR (an id or a name) or of all."""
    import sayso
    from graph.stores import Result, decisions, people
    from queries.render import show

    with sayso.open_store(store, create=False) as opened:
        made = decisions.history(opened)
        only = people.find(opened, actor) if actor else None
    columns = ("at", "user", "judgement", "left_name", "left", "right_name", "right", "why", "id")
    rows = [{c: getattr(d, c) for c in columns} for d in made if only in (None, d.left, d.right)]
    show(Result(columns, tuple(rows)), form)


@command.command("review")
@click.option("--limit", type=click.IntRange(1), metavar="PAIRS", help="Ask of no more than so many.")
@click.option("--list", "only_list", is_flag=True, help="Print what waits, and decide nothing.")
@by_option
@store_option
@format_option
def review(limit: int | None, only_list: bool, by: str, store: str | None, form: str) -> None:
    """Decide on pairs that may be one actor, the likeliest first; `sayso review` asks of acts and statements too."""
    import sayso
    from graph.stores import Result, decisions, queue
    from queries.render import show
    from sayso.asking import Asking

    with sayso.open_store(store, create=False) as opened:
        if not only_list:
            Asking(opened, by).all(queue.waiting(opened, ["actors"], order="confidence"), limit)
            return
        waiting = decisions.waiting(opened)[:limit]
    columns = ("left", "right", "score", "why")
    show(Result(columns, tuple({c: getattr(w, c) for c in columns} for w in waiting)), form)
