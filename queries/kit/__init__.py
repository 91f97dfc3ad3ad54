"""What Neo4j Browser takes in: the saved queries as scripts, a style sheet, a guide. `files` gives all by name.

sayso-queries.zip                 the scripts in folders by theme; drop it on Neo4j Browser
queries/<theme>/<name>.cypher     the same one by one
sayso.grass                       colours and captions; drop it on Neo4j Browser
guide.html                        a walk through the demo graph
"""

from __future__ import annotations

import io
import zipfile

from queries.kit.guide import guide
from queries.kit.scripts import Script, all_scripts
from queries.kit.style import style

__all__ = ["ZIP", "Script", "all_scripts", "files"]

ZIP = "sayso-queries.zip"


def files(base: str | None = None) -> dict[str, bytes]:
    """The kit's files by name, always the same bytes.

    `base` is the address of the folder that they are served from, when they are: the guide then links to them there.
    """
    found = all_scripts()
    texts = {f"queries/{s.theme}/{s.name}.cypher": s.text for s in found}
    texts |= {"sayso.grass": style(), "guide.html": guide(found, base)}
    return {ZIP: _zip(found), **{name: text.encode() for name, text in texts.items()}}


def _zip(found: tuple[Script, ...]) -> bytes:
    """Folders are titled as Neo4j Browser will show them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for s in found:
            archive.writestr(zipfile.ZipInfo(f"Sayso {s.theme}/{s.name}.cypher"), s.text)
    return file.getvalue()
