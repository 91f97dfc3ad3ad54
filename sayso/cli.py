"""The command line: a group whose commands are imported only when they are run, so that `--help` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from graph.errors import RequestError
from loaders.errors import SaysoError
from loaders.terminal import clean

# Command -> what `sayso --help` says of it. Each lives in sayso/commands/<name>.py as `command`.
COMMANDS = {
    "read": "Show what articles say, without storing it.",
    "load": "Read articles and store what they say in the graph.",
    "report": "Print a report of the graph with its evidence.",
    "measures": "Measure the graph of actors: communities, balance, brokers, activity.",
    "query": "List, show and run the saved queries.",
    "cypher": "Run a Cypher query of your own.",
    "actors": "Show, merge and split actors, and review pairs that may be one.",
    "review": "Decide on acts, statements and pairs of actors that are unsure.",
    "explain": "Show the words and the rule behind an act, statement, actor or article.",
    "retract": "Take an article back with all that rests on it alone.",
    "reread": "Read stored articles again, and show what changed.",
    "doctor": "Check that a store is sound, and mend it.",
    "copy": "Copy a whole graph to another store, or to and from an archive file.",
    "export": "Write the graph for a drawing or analysis tool.",
    "browser": "Open the graph in Neo4j Browser.",
    "browser-kit": "Write the saved queries, a style sheet and a guide for Neo4j Browser.",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        """The command of that name, imported now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sayso.commands.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with a line each, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Sayso turns news articles into a graph of who said what about whom.

    \b
    Begin with:
      sayso load article.txt --published 2026-01-13
      sayso report alliances
    """


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line. Exit status: 0 done, 1 failed, 2 usage, 3 some inputs failed."""
    try:
        status: Any = cli.main(args=args, standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Abort:
        fail("stopped", 130)
    except click.ClickException as e:
        e.show()
        sys.exit(e.exit_code)
    except SaysoError as e:
        fail(str(e), 2 if isinstance(e, RequestError) else 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def fail(message: str, status: int) -> None:
    """One line on stderr, control characters taken out, and the end of the program."""
    click.echo(f"sayso: {clean(message)}", err=True)
    sys.exit(status)
