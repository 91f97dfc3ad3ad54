"""A picture (PNG or SVG): actors as dots, acts as curved arrows in the colour of their type, a legend, a title, dates.

Places are worked out in inches, with the labels' true widths, so that no label lies on another.
"""

from __future__ import annotations

import textwrap
import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import matplotlib as mpl
import networkx as nx
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from graph.exports import PICTURE_LIMIT
from graph.exports.common import (
    KIND_COLOURS,
    TYPE_COLOURS,
    edge_colour,
    edges,
    harmless,
    is_exact,
    node_colour,
    nodes,
    weights,
)
from graph.exports.layout import Position, positions

_DPI = 110
_FONT = 10  # points
_MARGIN, _TOP, _LEGEND = 0.4, 0.95, 2.3  # inches
_SPACE = 0.09  # inches between labels
_LABEL_AT = 0.22  # inches from a dot to the middle of its label

Box = tuple[float, float]  # half the width and half the height, inches


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow of a picture: all acts of a type from one actor to another; `bend` is matplotlib's arc3 radius."""

    source: str
    target: str
    type: str
    directed: bool
    acts: int
    bend: float


@dataclass(frozen=True, slots=True)
class Label:
    """An actor's label: half its width in inches, and whether it stands above (1) or below (-1) the dot."""

    text: str
    half: float
    side: int


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, form: str, title: str) -> None:
    """Draws the actors that take part in most; one arrow a type and pair, thicker for more acts."""
    drawn = _drawn(graph)
    with mpl.rc_context({"svg.hashsalt": "sayso", "font.family": "DejaVu Sans"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        places, (wide, high) = placed(drawn)
        figure = Figure(figsize=(wide + _LEGEND, high + _TOP), dpi=_DPI, facecolor="white")
        axes = figure.add_axes((0, 0, wide / (wide + _LEGEND), high / (high + _TOP)))
        axes.set(xlim=(0, wide), ylim=(0, high))
        axes.set_axis_off()
        lines = arrows(drawn)
        labels = labelled(drawn, lines, places)
        _edges(axes, lines, places, labels)
        _nodes(axes, drawn, places, labels)
        _words(figure, drawn, title, sum(1 for _, d in graph.degree() if d))
        figure.savefig(file, format=form, metadata={"Date": None} if form == "svg" else {"Software": "Sayso"})


def _drawn(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The part between the pairs with the most acts, as many as there is room for."""
    pairs = Counter((min(a, b), max(a, b)) for a, b in graph.edges())
    degree = dict(graph.degree())
    kept: set[str] = set()
    for a, b in sorted(pairs, key=lambda p: (-pairs[p], -degree[p[0]] - degree[p[1]], p)):
        if len(kept | {a, b}) <= PICTURE_LIMIT:
            kept |= {a, b}
    part: nx.MultiDiGraph[str] = graph.subgraph(sorted(kept))
    return part


def placed(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Position], tuple[float, float]]:
    """A place for each dot, in inches from the lower left, with no label on another; and the width and height."""
    boxes = label_boxes(graph)
    area = sum((2 * w + 0.5) * (2 * h + 0.5) for w, h in boxes.values())
    side = max(3.2, 1.75 * area**0.5)
    now = {n: [0.72 * side * x, 0.5 * side * y] for n, (x, y) in positions(graph).items()}
    _spread(now, boxes)
    left = min((p[0] - boxes[n][0] for n, p in now.items()), default=0) - _MARGIN
    low = min((p[1] - boxes[n][1] for n, p in now.items()), default=0) - _MARGIN
    right = max((p[0] + boxes[n][0] for n, p in now.items()), default=4) + _MARGIN
    high = max((p[1] + boxes[n][1] for n, p in now.items()), default=3) + _MARGIN
    wide = max(6.0, right - left)
    shift = (wide - (right - left)) / 2 - left
    return {n: (x + shift, y - low) for n, (x, y) in now.items()}, (wide, max(3.0, high - low))


def label_boxes(graph: nx.MultiDiGraph[str]) -> dict[str, Box]:
    """Half the width and height in inches of each dot with its label."""
    canvas: Any = FigureCanvasAgg(Figure(dpi=72))
    renderer = canvas.get_renderer()
    font = mpl.font_manager.FontProperties(size=_FONT)
    found = {}
    for n in nodes(graph):
        lines = _label(n.name).split("\n")
        width = max(renderer.get_text_width_height_descent(text, font, ismath=False)[0] for text in lines)
        found[n.id] = (width / 144 + _SPACE, 0.09 * len(lines) + 0.17)
    return found


def _label(name: str) -> str:
    return "\n".join(textwrap.wrap(harmless(name), 28, max_lines=2, placeholder=" …")) or "?"


def _spread(places: dict[str, list[float]], boxes: dict[str, Box], rounds: int = 300) -> None:
    """Moves the places apart until no two boxes overlap."""
    names = sorted(places)
    for _ in range(rounds):
        moved = [_push(places[a], places[b], boxes[a], boxes[b]) for i, a in enumerate(names) for b in names[i + 1 :]]
        if not any(moved):
            return


def _push(a: list[float], b: list[float], box_a: Box, box_b: Box) -> bool:
    """Moves two places apart along the axis where their boxes overlap less. Whether they did overlap."""
    over = [box_a[i] + box_b[i] - abs(b[i] - a[i]) for i in (0, 1)]
    if min(over) <= 1e-6:
        return False
    axis = 0 if over[0] < over[1] else 1
    step = (over[axis] / 2 + 1e-4) * (1 if b[axis] >= a[axis] else -1)
    a[axis] -= step
    b[axis] += step
    return True


def arrows(graph: nx.MultiDiGraph[str]) -> list[Arrow]:
    """The arrows, one a type and pair; further ones of a pair bend more, and an arrow back bends to its own side."""
    counts = Counter((e.source, e.target, e.type, e.directed) for e in edges(graph))
    drawn: Counter[tuple[str, str]] = Counter()
    found = []
    for (a, b, kind, directed), n in sorted(counts.items()):
        found.append(Arrow(a, b, kind, directed, n, 0.12 + 0.13 * drawn[a, b]))
        drawn[a, b] += 1
    return found


def _edges(axes: Any, drawn: Sequence[Arrow], places: dict[str, Position], labels: dict[str, Label]) -> None:
    for a in drawn:
        end = places[a.target]
        arrow = FancyArrowPatch(
            places[a.source],
            end if a.source != a.target else (end[0] + 0.01, end[1]),
            arrowstyle="-|>" if a.directed else "-",
            connectionstyle=f"arc3,rad={a.bend}" if a.source != a.target else "arc3,rad=60",
            mutation_scale=13,
            shrinkA=_gap(a, a.source, labels[a.source], places) - 1,
            shrinkB=_gap(a, a.target, labels[a.target], places),
            linewidth=1.2 + 0.7 * min(a.acts - 1, 5),
            color=edge_colour(a.type),
            alpha=0.85,
        )
        axes.add_patch(arrow)


def _nodes(axes: Any, graph: nx.MultiDiGraph[str], places: dict[str, Position], labels: dict[str, Label]) -> None:
    heavy = weights(graph)
    box = {"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
    for n in nodes(graph):
        (x, y), label = places[n.id], labels[n.id]
        size = 80 + 8 * min(heavy[n.id]["acts"], 14)
        axes.scatter([x], [y], s=size, color=node_colour(n.kind), edgecolors="#333333", linewidths=0.8, zorder=3)
        axes.annotate(
            label.text,
            (x, y),
            (0, 9 * label.side),
            textcoords="offset points",
            ha="center",
            va="bottom" if label.side > 0 else "top",
            fontsize=_FONT,
            bbox=box,
            zorder=4,
            parse_math=False,
        )


def labelled(graph: nx.MultiDiGraph[str], drawn: Sequence[Arrow], places: dict[str, Position]) -> dict[str, Label]:
    """Each actor's label, on the side of its dot where it meets fewer arrows and their heads."""
    boxes, met = label_boxes(graph), defaultdict(list)
    for a in drawn:
        if a.source != a.target:
            met[a.source].append(a)
            met[a.target].append(a)
    found = {}
    for n in nodes(graph):
        above = Label(_label(n.name), boxes[n.id][0], 1)
        found[n.id] = min(above, replace(above, side=-1), key=lambda x: _meets(x, n.id, met[n.id], places))
    return found


def _meets(label: Label, node: str, arrows: Sequence[Arrow], places: dict[str, Position]) -> tuple[float, float]:
    """How much of the arrows a label meets; then, which way they all run."""
    met = [2.0 if a.directed and node == a.target else 1.0 for a in arrows if _behind(a, node, label, places)]
    return sum(met), label.side * sum(_leaving(a, node, places)[1] for a in arrows)


def _behind(a: Arrow, node: str, label: Label, places: dict[str, Position]) -> bool:
    """Whether the arrow runs behind the node's label."""
    dx, dy = _leaving(a, node, places)
    return dy * label.side > 0 and abs(dx) * _LABEL_AT <= label.half * abs(dy)


def _gap(a: Arrow, node: str, label: Label, places: dict[str, Position]) -> float:
    """The points between a dot and the arrow's end: room for the label where that stands in between."""
    if a.source == a.target or not _behind(a, node, label, places):
        return 9.0
    return 15.0 + 12.0 * len(label.text.split("\n"))


def _leaving(a: Arrow, node: str, places: dict[str, Position]) -> Position:
    """Which way an arrow runs from one of its ends: towards the point that its curve is drawn by."""
    (x1, y1), (x2, y2) = places[a.source], places[a.target]
    x, y = places[node]
    return (x1 + x2) / 2 + a.bend * (y2 - y1) - x, (y1 + y2) / 2 - a.bend * (x2 - x1) - y


def _words(figure: Figure, graph: nx.MultiDiGraph[str], title: str, of: int) -> None:
    """Title and what is drawn above, the legend to the right."""
    wide, high = figure.get_size_inches()
    left = _MARGIN / wide
    shown = textwrap.shorten(harmless(title), int(wide * 7.5), placeholder="…") if title else ""
    figure.text(left, 1 - 0.3 / high, shown, fontsize=15, va="center", parse_math=False)
    figure.text(left, 1 - 0.62 / high, _about(graph, of), fontsize=9, color="#555555", va="center")
    used = {e.type for e in edges(graph)}
    kinds = {n.kind for n in nodes(graph)}
    lines = [Line2D([], [], color=c, lw=2.5, label=_said(t)) for t, c in TYPE_COLOURS.items() if t in used]
    dots = [
        Line2D([], [], marker="o", ls="", markeredgecolor="#333333", color=c, label=k)
        for k, c in KIND_COLOURS.items()
        if k in kinds
    ]
    at = (1 - (_LEGEND - 0.1) / wide, 1 - 0.85 / high)
    figure.legend(handles=[*lines, *dots], loc="upper left", bbox_to_anchor=at, frameon=False, fontsize=10)


def _said(kind: str) -> str:
    return kind.replace("_", " ")


def _about(graph: nx.MultiDiGraph[str], of: int) -> str:
    days = sorted(str(e.values["date"])[:10] for e in edges(graph) if e.values.get("date"))
    when = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else f", {days[0]}" if days else ""
    drawn = f"{len(graph)} of {of}" if len(graph) < of else f"{of}"
    acts, actors = ("relations", "nodes") if is_exact(graph) else ("acts", "actors")
    return f"{graph.number_of_edges()} {acts} between {drawn} {actors}{when}"
