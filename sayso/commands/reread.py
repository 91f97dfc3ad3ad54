"""`sayso reread`: stored articles read again."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from loaders.terminal import counted
from sayso.commands.options import complain, format_option, store_option

if TYPE_CHECKING:
    from sayso.rereading import Reread

KINDS = ("statement", "act")
WHATS = ("came", "went", "changed")
COUNTS = ("article", "title", *(f"{kind}s_{what}" for kind in KINDS for what in WHATS))
LINES = ("article", "what", "kind", "words", "id")


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--all", "anyway", is_flag=True, help="Also those that the present reader has read.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and store nothing.")
@click.option("--show", "lines", is_flag=True, help="Show each act and statement that came, went or changed.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read in so many processes.")
@click.option("--model", metavar="NAME", help="Another spaCy model.")
@click.option("--lexicon", type=click.Path(exists=True, file_okay=False), help="Folder of your own word files.")
@store_option
@format_option
def command(
    articles: tuple[str, ...],
    anyway: bool,
    dry_run: bool,
    lines: bool,
    jobs: int,
    model: str | None,
    lexicon: str | None,
    store: str | None,
    form: str,
) -> int:
    """Read stored articles again with the present model and lexicon, and show what changed.

    ARTICLE is an id, an address, or the name of the file or row that it was loaded from; all articles without one.
    Those that the present reader has read are passed over. What persons decided holds on. Articles stored without
    their text can't be read again: each is named, and the exit status is 3.
    """
    import sayso
    from graph.stores import Result
    from queries.render import show
    from sayso.progress import Bar
    from sayso.rereading import reread
    from sayso.stopping import stopping

    reader = sayso.reader(model, lexicon)
    bar = Bar((), None)
    with sayso.open_store(store, create=False) as opened, stopping() as stop, bar.shown():
        done = reread(opened, reader, articles, anyway=anyway, dry_run=dry_run, jobs=jobs, progress=bar.show, stop=stop)
    rows = [{k: asdict(c)[k] for k in LINES} for c in done.changes] if lines else _counts(done)
    show(Result(LINES if lines else COUNTS, tuple(rows)), form)
    complain(done.failures)
    return _said(done, dry_run)


def _counts(done: Reread) -> list[dict[str, Any]]:
    counts = Counter((c.article, f"{c.kind}s_{c.what}") for c in done.changes)
    return [{"article": i, "title": t, **{c: counts[i, c] for c in COUNTS[2:]}} for i, t in done.titles.items()]


def _said(done: Reread, dry_run: bool) -> int:
    stored = ", nothing stored" if dry_run else ""
    before = f"; {done.skipped} were read by this reader before" if done.skipped else ""
    told = f"{counted(done.articles, 'article')} read again, {counted(len(done.changes), 'change')}"
    click.echo(f"{told}{stored}{before}", err=True)
    if done.stopped:
        click.echo("stopped; what is stored stays. Go on with the same command", err=True)
        return 130
    return 3 if done.failures else 0
