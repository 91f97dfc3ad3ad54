"""The guide: one HTML page of slides that Neo4j Browser plays, and that any browser shows by itself."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.kit.scripts import Script

PAGE = Path(__file__).with_name("guide.html")
_DROP = "<p>Drop <code>sayso.grass</code> on this window: each kind of actor and act gets its colour.</p>"
_DROP_ZIP = "Drop <code>sayso-queries.zip</code> on this window"


def guide(scripts: Iterable[Script], base: str | None) -> str:
    """The page, with the scripts' texts in it; with links to the kit's files at `base`, when they are served."""
    filled = {s.name: escape(s.text.strip(), quote=False) for s in scripts}
    filled["style"] = f'<pre class="runnable">:style {base}/sayso.grass</pre>' if base else _DROP
    link = f'<a href="{base}/sayso-queries.zip" download>Save sayso-queries.zip</a> and drop it on this window'
    filled["queries"] = link if base else _DROP_ZIP
    head, *rest = PAGE.read_text("utf-8").split("{{")
    return head + "".join(filled[name] + text for name, _, text in (piece.partition("}}") for piece in rest))
