"""`sayso browser-kit`: the saved queries, a style sheet and a guide for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.commands.options import complain


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> int:
    """Write the saved queries, a style sheet and a guide for Neo4j Browser into DIR.

    Drop sayso-queries.zip and sayso.grass on the window of Neo4j Browser; guide.html walks through the demo graph. The
    same queries stand one by one in queries/. Written again, only files that are still as they were written change.
    """
    from graph.errors import KitError
    from queries import kit
    from queries.kit.write import write

    done = write(folder, kit.files())
    for name in done.written:
        click.echo(folder / name)
    complain([KitError(f"{folder / n}: not as Sayso wrote it, so it was left alone; move it away") for n in done.left])
    click.echo(f"{len(done.written)} files written, {len(done.same)} as they were", err=True)
    return 3 if done.left else 0
