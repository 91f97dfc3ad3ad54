"""`sayso browser`: the user's graph in Neo4j Browser."""

from __future__ import annotations

import signal
import sys
import time
import webbrowser
from typing import TYPE_CHECKING

import click

from sayso.commands.options import store_option

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.access import Login
    from sayso.serving import Server

PORT = 7475


@click.command()
@store_option
@click.option(
    "--app", metavar="PATH", help="Neo4j Browser's jar or folder. Default: what `make neo4j-browser` fetched."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
    help="Where to serve it; 0 for any free one. Neo4j Browser keeps its saved scripts and style by this address.",
)  # fmt: skip
@click.option("--open", "opens", is_flag=True, help="Open it in your web browser.")
def command(store: str | None, app: str | None, port: int, opens: bool) -> None:
    """Open the graph in Neo4j Browser, until Ctrl-C.

    Works with the embedded store (no Neo4j needed) and with a server. Other commands can load and query meanwhile.
    Neo4j Browser is GPL-3.0 software that is fetched at your wish: `make neo4j-browser`, or --app.
    """
    import sayso
    from queries import kit
    from sayso import app as neo4j_browser
    from sayso.serving import Server, Site

    files = neo4j_browser.files(app)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with sayso.open_store(store) as opened:
        if not opened.query("MATCH (d:Article) RETURN d.id LIMIT 1").rows:
            click.echo(f"{opened.name} is empty: `sayso load` fills it, also while this runs", err=True)
        login = _patient_login(opened)
        with Server(Site(files, {}, login), port) as server:
            server.site = Site(files, kit.files(f"{server.address}/kit"), login)
            _serve(server, login, opens)


def _patient_login(store: Store) -> Login:
    """The login, once no other process has the embedded store open: its listener would go with it."""
    said = False
    while (login := store.login()) is None:
        if not said:
            click.echo("waiting until the other command that has the graph open is done (Ctrl-C stops)", err=True)
        said = True
        time.sleep(0.2)
    return login


def _say(server: Server, login: Login) -> None:
    click.echo(f"Neo4j Browser: {server.address}/")
    click.echo(f"user: {login.user}")
    click.echo(f"password: {_password(login)}")
    click.echo("Ctrl-C stops it.")


def _password(login: Login) -> str:
    """The password of this run for a terminal, else where it is kept: other output may end in a log."""
    shown = login.password if login.passing and sys.stdout.isatty() else None
    return shown or login.kept


def _serve(server: Server, login: Login, opens: bool) -> None:
    try:
        _say(server, login)
        if opens:
            webbrowser.open(server.address)
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
