"""`sayso read`: readings on stdout, nothing stored."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from loaders.errors import InputError
from loaders.reading import Reading
from sayso.commands.options import complain, reading_options

if TYPE_CHECKING:
    from loaders.sources import Wishes

FORMATS = ("text", "json", "jsonl", "html")


@click.command()
@reading_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
def command(
    sources: tuple[str, ...],
    wishes: Wishes,
    model: str | None,
    lexicon: str | None,
    min_confidence: float | None,
    form: str,
) -> int:
    """Show what articles say, without storing it.

    SOURCE is a file, a folder, a glob, an address (https://...), or - for standard input. jsonl prints one reading a
    line, the form that programs take; text and html show the article with quotes, cues and speakers marked.
    """
    import sayso
    from loaders.sources import articles, set_aside
    from sayso.jobs import read_each

    failures: list[InputError] = []
    found = set_aside(articles(sources, wishes=wishes), failures)
    count = 0
    for reading in read_each(found, sayso.reader(model, lexicon, min_confidence), failures):
        count += 1
        _WRITERS[form](reading)
    complain(failures)
    return 0 if not failures else 3 if count else 1


def _json(reading: Reading) -> None:
    click.echo(json.dumps(reading.to_json(), ensure_ascii=False, indent=2))


def _jsonl(reading: Reading) -> None:
    sys.stdout.write(json.dumps(reading.to_json(), ensure_ascii=False) + "\n")


def _text(reading: Reading) -> None:
    from sayso.views import marked_text

    marked_text(reading)


def _html(reading: Reading) -> None:
    from sayso.views import marked_html

    click.echo(marked_html(reading))


_WRITERS: dict[str, Callable[[Reading], None]] = {"json": _json, "jsonl": _jsonl, "text": _text, "html": _html}
