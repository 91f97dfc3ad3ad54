"""`sayso load`: articles into the graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from sayso.commands.options import complain, reading_options, store_option
from sayso.loading import Loaded


@click.command()
@reading_options
@store_option
@click.option("--no-text", is_flag=True, help="Keep the evidence sentences, not the articles' full texts.")
def command(
    sources: tuple[str, ...],
    kind: str | None,
    published: str | None,
    publisher: str | None,
    model: str | None,
    lexicon: str | None,
    store: str | None,
    no_text: bool,
) -> int:
    """Read articles and store what they say in the graph.

    SOURCE is a file, a folder, a glob, or - for standard input. Loading the same article again changes nothing.
    """
    import sayso
    from loaders.sources import articles
    from sayso.loading import load_articles

    reader = sayso.reader(model, lexicon)
    found = articles(sources, kind, published, publisher)
    with sayso.open_store(store) as opened, _progress() as progress:
        loaded = load_articles(found, opened, reader, keep_text=not no_text, progress=progress)
    complain(loaded.failures)
    click.echo(f"{loaded.articles} articles, {loaded.statements} statements, {loaded.acts} acts loaded", err=True)
    return 0 if not loaded.failures else 3 if loaded.articles else 1


@contextmanager
def _progress() -> Iterator[Callable[[Loaded], None]]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, said="")

        def show(loaded: Loaded) -> None:
            bar.update(task, said=f"{loaded.articles} articles, {len(loaded.failures)} failed")

        yield show
