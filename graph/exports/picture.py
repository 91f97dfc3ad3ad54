"""A picture (PNG or SVG): actors as dots, acts as curved arrows in the colour of their type, a legend, a title."""

from __future__ import annotations

from collections import Counter
from typing import Any, BinaryIO

import matplotlib as mpl
import networkx as nx
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from graph.exports.common import KIND_COLOURS, OTHER_COLOUR, TYPE_COLOURS, Position, positions, weights

SYMMETRIC = ("MEETS",)


def write(graph: nx.MultiDiGraph[str], file: BinaryIO, form: str, title: str) -> None:
    """Draws the actors that act or are acted on; one arrow a type and pair, thicker for more acts."""
    drawn = graph.subgraph([n for n, d in graph.degree() if d])
    side = min(26.0, max(9.0, 2.1 * len(drawn) ** 0.62))
    with mpl.rc_context({"svg.hashsalt": "sayso", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(1.35 * side, side), dpi=110, facecolor="white", layout="constrained")
        axes = figure.subplots()
        axes.set_axis_off()
        places = _spread(positions(drawn))
        _edges(axes, drawn, places)
        _nodes(axes, drawn, places)
        _legend(axes, drawn)
        axes.set_title(title, fontsize=15, loc="left")
        figure.savefig(file, format=form, metadata={"Date": None} if form == "svg" else {"Software": "Sayso"})


def _spread(places: dict[str, Position]) -> dict[str, Position]:
    """The places moved apart until no two labels overlap (labels are wide and low), as far as a few rounds do it."""
    now = {n: [1.35 * x, y] for n, (x, y) in places.items()}
    names = sorted(now)
    for _ in range(60):
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                _push(now[a], now[b])
    return {n: (x, y) for n, (x, y) in now.items()}


def _push(a: list[float], b: list[float], wide: float = 0.34, high: float = 0.11) -> None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    if abs(dx) < wide and abs(dy) < high:
        step = (high - abs(dy)) / 2 * (1 if dy >= 0 else -1)
        a[1] -= step
        b[1] += step


def _edges(axes: Any, graph: nx.MultiDiGraph[str], places: dict[str, Position]) -> None:
    counts = Counter((a, b, str(d.get("type"))) for a, b, d in graph.edges(data=True))
    drawn: Counter[frozenset[str]] = Counter()
    for (a, b, kind), n in sorted(counts.items()):
        pair = frozenset((a, b))
        bend = 0.12 + 0.14 * drawn[pair]
        drawn[pair] += 1
        arrow = FancyArrowPatch(
            places[a],
            places[b],
            arrowstyle="-" if kind in SYMMETRIC else "-|>",
            connectionstyle=f"arc3,rad={bend}",
            mutation_scale=14,
            shrinkA=9,
            shrinkB=11,
            linewidth=1.2 + 0.7 * min(n - 1, 5),
            color=TYPE_COLOURS.get(kind, OTHER_COLOUR),
            alpha=0.85,
        )
        axes.add_patch(arrow)


def _nodes(axes: Any, graph: nx.MultiDiGraph[str], places: dict[str, Position]) -> None:
    sizes = weights(graph)
    for node, data in graph.nodes(data=True):
        x, y = places[node]
        colour = KIND_COLOURS.get(str(data.get("kind")), OTHER_COLOUR)
        axes.scatter(
            [x], [y], s=90 + 26 * min(sizes[node], 14), color=colour, edgecolors="#333333", linewidths=0.8, zorder=3
        )
        box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.75}
        label = str(data.get("name", node))
        axes.annotate(label, (x, y), (0, 11), textcoords="offset points", ha="center", fontsize=10, bbox=box, zorder=4)
    axes.margins(0.12)


def _legend(axes: Any, graph: nx.MultiDiGraph[str]) -> None:
    used = {str(d.get("type")) for _, _, d in graph.edges(data=True)}
    lines = [Line2D([], [], color=c, lw=2.5, label=t) for t, c in TYPE_COLOURS.items() if t in used]
    kinds = {str(d.get("kind")) for _, d in graph.nodes(data=True)}
    dots = [
        Line2D([], [], marker="o", ls="", markeredgecolor="#333333", color=c, label=k)
        for k, c in KIND_COLOURS.items()
        if k in kinds
    ]
    axes.legend(handles=[*lines, *dots], loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize=10)
