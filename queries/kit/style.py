"""The style sheet of Neo4j Browser (GraSS): the colours of the exports, and captions that say who and what."""

from __future__ import annotations

from collections.abc import Mapping

from graph.exports.common import KIND_COLOURS, OTHER_COLOUR, edge_colour, node_colour, rgb
from graph.schema import ACTORS, BROWSE, EXACT

# Label -> caption and diameter in pixels. A node takes the rules of all its labels, a later one over an earlier one.
_ACTOR = ("{name}", 55)
_NODES: dict[str, tuple[str, int]] = {
    **dict.fromkeys(["Actor", *ACTORS], _ACTOR),
    "State": ("{name}", 65),
    "Article": ("{title}", 50),
    "Statement": ("{text}", 40),
    "Act": ("{type}", 40),
    "Decision": ("{judgement}", 30),
    "Sayso": ("{id}", 20),
}


def style() -> str:
    """The sheet as text; the parser of Neo4j Browser wants single quotes around what holds braces or angles."""
    rules = [_rule("node", _node(OTHER_COLOUR, "<id>", 45))]
    rules += [_rule(f"node.{x}", _node(_colour(x), caption, size)) for x, (caption, size) in _NODES.items()]
    rules.append(_rule("relationship", _edge(OTHER_COLOUR, 1)))
    rules += [_rule(f"relationship.{x}", _edge(edge_colour(x), 3)) for x in BROWSE]
    rules += [_rule(f"relationship.{x}", _edge(OTHER_COLOUR, 1)) for x in sorted({e.type for e in EXACT})]
    return "\n".join(rules)


def _colour(label: str) -> str:
    return node_colour(label) if label in KIND_COLOURS else OTHER_COLOUR


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {k}: {v};\n" for k, v in properties.items()) + "}\n"


def _node(colour: str, caption: str, diameter: int) -> dict[str, str]:
    return {
        "diameter": f"{diameter}px",
        "color": colour,
        "border-color": darker(colour),
        "border-width": "2px",
        "text-color-internal": _readable(colour),
        "font-size": "10px",
        "caption": f"'{caption}'",
    }


def _edge(colour: str, width: int) -> dict[str, str]:
    return {
        "color": colour,
        "shaft-width": f"{width}px",
        "font-size": "8px",
        "padding": "3px",
        "text-color-external": "#222222",
        "text-color-internal": _readable(colour),
        "caption": "'<type>'",
    }


def darker(colour: str) -> str:
    """The colour at three quarters of its brightness."""
    return "#" + "".join(f"{part * 3 // 4:02x}" for part in rgb(colour))


def _readable(colour: str) -> str:
    """Black or white, whichever stands out."""
    red, green, blue = rgb(colour)
    return "#222222" if 299 * red + 587 * green + 114 * blue > 140_000 else "#ffffff"
