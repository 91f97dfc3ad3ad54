"""`sayso copy`: a whole graph from one store to another, to an archive or from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.copying import Copied


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(source: str, target: str) -> None:
    """Copy a whole graph, decisions and all, into an empty store, into an archive file or out of one.

    FROM and TO are each a store's folder, bolt://host:port and the like, or an archive file whose name ends in .gz. An
    archive is one plain file that outlives changes of the stores' own formats (docs/archive.md). Two servers share
    $SAYSO_USER, $SAYSO_PASSWORD and $SAYSO_DATABASE.
    """
    import sayso
    from graph.stores import archive, copying

    if archive.names_one(source) and archive.names_one(target):
        raise click.UsageError("FROM and TO are both archives: copy the file itself")
    if archive.names_one(source):
        with sayso.open_store(target) as opened:
            copied = copying.into(opened, archive.read(Path(source)))
    elif not source.partition("://")[1] and not Path(source).exists():
        raise click.ClickException(f"{source}: there is no such store")
    else:
        with sayso.open_store(source) as opened:
            copied = _out_of(opened, source, target)
    nodes = sum(n for name, n in copied.counts.items() if not name.isupper())
    edges = sum(n for name, n in copied.counts.items() if name.isupper())
    click.echo(f"copied {nodes:,} nodes and {edges:,} relationships to {target}", err=True)


def _out_of(opened: Store, source: str, target: str) -> Copied:
    import sayso
    from graph.stores import archive, copying

    if archive.names_one(target):
        return archive.write(Path(target), copying.rows_of(opened))
    if source.rstrip("/") == target.rstrip("/"):
        raise click.UsageError("FROM and TO are the same store")
    with sayso.open_store(target) as other:
        return copying.into(other, copying.rows_of(opened))
