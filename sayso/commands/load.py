"""`sayso load`: articles into the graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from loaders.terminal import clean, counted
from sayso.commands.options import complain, me, reading_options, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.sources import Wishes
    from sayso.loading import Loaded

NAMED = 3  # inputs that a note names


@click.command()
@reading_options
@store_option
@click.option("--no-text", is_flag=True, help="Keep the evidence sentences, not the articles' full texts.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read in so many processes.")
@click.option("--resume", is_flag=True, help="Go on where a load stopped: pass over what is stored already.")
@click.option("--again", is_flag=True, help="Store articles that were retracted all the same; who said so is kept.")
def command(
    sources: tuple[str, ...],
    wishes: Wishes,
    model: str | None,
    lexicon: str | None,
    min_confidence: float | None,
    store: str | None,
    no_text: bool,
    jobs: int,
    resume: bool,
    again: bool,
) -> int:
    """Read articles and store what they say in the graph.

    SOURCE is a file, a folder, a glob, an address (https://...), or - for standard input: text, HTML, JSON Lines, CSV,
    Parquet, feeds, sitemaps, WARC, NITF, NewsML-G2, mail, and gzip and zip of these. Loading the same article again
    changes nothing.
    """
    import sayso
    from loaders.sources import articles
    from sayso.loading import load_articles
    from sayso.progress import Bar
    from sayso.stopping import stopping

    reader = sayso.reader(model, lexicon, min_confidence)
    bar = Bar(sources, wishes.kind)
    found = articles(sources, wishes=replace(wishes, tally=bar.tally))
    with sayso.open_store(store) as opened, stopping() as stop, bar.shown():
        loaded = load_articles(
            found,
            opened,
            reader,
            keep_text=not no_text,
            jobs=jobs,
            resume=resume,
            again=me() if again else None,
            progress=bar.show,
            stop=stop,
        )
    complain(loaded.failures)
    complain([f"{ref}: {why}" for ref, why in loaded.retracted])
    return _said(loaded, opened.name)


def _noted(loaded: Loaded) -> Iterator[str]:
    """What a person may want to mend of what was loaded all the same."""
    if loaded.undated:
        have = "has" if loaded.undated == 1 else "have"
        yield f"{counted(loaded.undated, 'article')} {have} no date: give --published, or a row's published"
    if loaded.silent:
        named = ", ".join(loaded.silent[:NAMED]) + (", ..." if len(loaded.silent) > NAMED else "")
        yield f"nothing is said or done in {counted(len(loaded.silent), 'article')}: {named}; is that news?"


def _said(loaded: Loaded, where: str) -> int:
    read = ((loaded.articles, "article"), (loaded.statements, "statement"), (loaded.acts, "act"))
    more = [
        (loaded.unchanged, "of the articles stood there so before"),
        (loaded.skipped, "more passed over, since already there"),
        (len(loaded.retracted), "kept out, since retracted"),
        (len(loaded.failures), "failed, see above"),
    ]
    told = "".join(f"; {n} {what}" for n, what in more if n)
    click.echo(clean(f"{', '.join(counted(*r) for r in read)} loaded into {where}{told}"), err=True)
    complain(list(_noted(loaded)))
    if loaded.stopped:
        click.echo("stopped; what is loaded stays. Go on with the same command and --resume", err=True)
        return 130
    done = loaded.articles + loaded.skipped + len(loaded.retracted)
    return 0 if not loaded.failures else 3 if done else 1
