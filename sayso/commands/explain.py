"""`sayso explain`: what stands behind an id."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from loaders.terminal import clean
from sayso import judging
from sayso.commands.options import store_option

if TYPE_CHECKING:
    from graph.stores.explain import Evidence, Explained, Link

LAST = ("id", "text", "why")  # shown elsewhere, or at the end


@click.command()
@click.argument("ident", metavar="ID")
@store_option
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(ident: str, store: str | None, form: str) -> None:
    """Show the words and the rule behind an act, statement, actor or article.

    ID stands in the rows of reports and queries, and in what `sayso read` prints.
    """
    import sayso

    with sayso.open_store(store, create=False) as opened:
        found = opened.explain(ident)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
        return
    click.echo(clean("\n".join(_lines(found))))


def _lines(found: Explained) -> list[str]:
    told = {k: v for k, v in found.properties.items() if k not in LAST and v not in (None, [], "", False)}
    lines = [f"{found.kind} {found.id}", *(f"  {k}: {_value(v)}" for k, v in sorted(told.items()))]
    if why := found.properties.get("why"):
        lines.append(f"  why: {why}")
    for evidence in found.evidence:
        lines += _evidence(evidence)
    if found.decisions:
        lines += ["decided", *(f"  {judging.told(d)}" for d in found.decisions)]
    if found.links:
        lines.append("joined to")
        lines += [f"  {_link(link)}" for link in found.links]
    if found.truncated:
        lines.append("  ... and more")
    return lines


def _evidence(e: Evidence) -> list[str]:
    source = ", ".join(str(x) for x in (e.publisher, e.title, e.published, e.url, e.article) if x)
    checked = {
        True: "the article has these words there",
        False: "THE ARTICLE HAS OTHER WORDS THERE",
        None: "no text kept",
    }
    return [
        f"words ({source})",
        f"  “{e.exact}”",
        f"  sentence: {e.sentence}",
        f"  characters {e.start} to {e.end}: {checked[e.grounded]}",
        f"  read by {e.reader}",
    ]


def _link(link: Link) -> str:
    arrow = f"-{link.type}->" if link.outward else f"<-{link.type}-"
    role = link.properties.get("role")
    return f"{arrow} {link.name} ({link.kind} {link.other}{f', {role}' if role else ''})"


def _value(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
