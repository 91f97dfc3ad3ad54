"""Graphs that the tests of the exports share: small, hostile, exact and large ones."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

from loaders.reading import ACT_TYPES

Graph = nx.MultiDiGraph

HOSTILE = (
    "</script><script>window.owned = 1</script>",
    '=HYPERLINK("http://evil.example","x")',
    "Robert'); DROP TABLE actors;--",
    'a "quoted" \\ back\\\\slash \\u0027 ${x} `tick`',
    "\x1b]0;title\x07\x1b[31mred\x1b[0m",
    "\u202etxt.exe \u2066isolate",
    "line\nbreak\r\nand\ttab",
    "]]> & <b>bold</b> &lt; <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "$x^2$ %s {0} {{title}}",
    "\x00nul and \ud800 half",
    "日本語 العربية 🙂 ﬃ",
)


def act(kind: str, **more: Any) -> dict[str, Any]:
    """The values of a browse edge as a store gives them."""
    values: dict[str, Any] = {
        "type": kind,
        "act": "act-0",
        "date": "2026-03-03",
        "modality": "actual",
        "voice": "reported",
        "relayed_by": [],
        "sentence": 'Norway warned Portugal: "<no>" & more.',
        "quote": None,
        "speaker": None,
        "article": "art-1",
        "url": "https://news.example/story?a=1&b=2",
        "confidence": 0.8,
        "sources": 1,
    }
    return {**values, **more}


def small() -> Graph[str]:
    """Three actors, four acts, one of them between two that have another."""
    g: Graph[str] = nx.MultiDiGraph()
    g.add_node("NOR", name="Norway", kind="State", aliases=["Oslo", "Kingdom of Norway"], role=None, anonymous=False)
    g.add_node("PRT", name="Portugal <& “Lisbon”>", kind="State", aliases=[], role=None, anonymous=False)
    g.add_node("per-lind", name="Maria Lind", kind="Person", aliases=["Lind"], role="minister", anonymous=False)
    quoted = 'Lind told Norway: "We will never forget."'
    g.add_edge("NOR", "PRT", "act-1", **act("THREATENS", act="act-1", modality="conditional"))
    g.add_edge("NOR", "PRT", "act-2", **act("CONDEMNS", act="act-2", date="2026-01-20", sources=3))
    g.add_edge("per-lind", "NOR", "act-3", **act("MEETS", act="act-3", date=None, relayed_by=["Axios", "Reuters"]))
    spoken = {"sentence": quoted, "quote": "We will never forget.", "speaker": "per-lind", "voice": "spoken"}
    g.add_edge("per-lind", "NOR", "act-4", **act("CONDEMNS", act="act-4", confidence=0.55, **spoken))
    return g


def hostile() -> Graph[str]:
    """Every value that could do harm, as name, alias, role, sentence, quote, speaker, address and id."""
    g: Graph[str] = nx.MultiDiGraph()
    for i, text in enumerate(HOSTILE):
        g.add_node(f"n{i}", name=text, kind="Person", aliases=[text, text], role=text, anonymous=False)
    for i, text in enumerate(HOSTILE):
        words = {"sentence": text, "quote": text, "speaker": text, "url": f"javascript:alert({i})", "article": text}
        g.add_edge(f"n{i}", f"n{(i + 1) % len(HOSTILE)}", f"act-{i}", **act("BACKS", act=f"act-{i}", **words))
    return g


def exact() -> Graph[str]:
    """The exact layer of one small article."""
    g: Graph[str] = nx.MultiDiGraph()
    g.add_node(
        "NOR", labels=["State", "Actor"], kind="State", name="Norway", aliases=["Oslo"], role=None, anonymous=False
    )
    g.add_node("PRT", labels=["State", "Actor"], kind="State", name="Portugal", aliases=[], role=None, anonymous=False)
    g.add_node(
        "per-lind",
        labels=["Person", "Actor"],
        kind="Person",
        name="Maria Lind",
        aliases=["Lind"],
        role="minister",
        anonymous=False,
    )
    g.add_node(
        "org-office",
        labels=["Organisation", "Actor"],
        kind="Organisation",
        name="Coastal Office",
        aliases=[],
        role=None,
        anonymous=False,
    )
    article = {"title": "Coast talks", "url": "https://news.example/coast", "published": "2026-03-04"}
    article |= {"updated": "2026-03-05", "byline": ["Ana Reis", "Per Holm"], "section": "World"}
    g.add_node(
        "art-1", labels=["Article"], kind="Article", text="Norway warned Portugal. “Stop,” Lind said.", **article
    )
    said = {"kind": "direct", "text": "Stop,", "stance": "said", "confidence": 0.9, "why": "quote: Stop"}
    g.add_node("sta-1", labels=["Statement"], **said)
    kind = {"type": "THREATENS", "plover": "THREATEN", "modality": "actual", "voice": "reported"}
    g.add_node(
        "act-1", labels=["Act"], kind="Act", date="2026-03-03", inferred=[], confidence=0.8, why="frame: warned", **kind
    )
    g.add_node(
        "act-2",
        labels=["Act"],
        kind="Act",
        **{**kind, "type": "BACKS"},
        date=None,
        inferred=["target"],
        confidence=0.4,
        why="x",
    )
    words = {"start": 0, "end": 23, "exact": "Norway warned Portugal.", "sentence": "Norway warned Portugal."}
    g.add_edge("per-lind", "sta-1", type="MADE", order=0)
    g.add_edge("sta-1", "art-1", type="IN", start=25, end=30, exact="Stop,", sentence="“Stop,” Lind said.", order=0)
    g.add_edge("act-1", "NOR", type="BY")
    g.add_edge("act-1", "PRT", type="TOWARDS")
    g.add_edge("act-1", "art-1", type="EVIDENCED_BY", **words)
    g.add_edge("act-2", "per-lind", type="BY")
    g.add_edge("act-2", "PRT", type="TOWARDS")
    g.add_edge("act-2", "sta-1", type="VOICED_IN")
    g.add_edge("act-2", "art-1", type="EVIDENCED_BY", **words)
    g.add_edge("per-lind", "NOR", type="SPEAKS_FOR", role="minister", since="2026-01-01", until=None)
    g.add_edge("org-office", "NOR", type="PART_OF", role=None, since=None, until="2026-02-01")
    return g


def large(actors: int, acts: int) -> Graph[str]:
    """A generated graph in which a few actors have most of the acts, always the same."""
    chance = random.Random(1)
    kinds = ("Person", "Organisation", "State", "Group")
    g: Graph[str] = nx.MultiDiGraph()
    for i in range(actors):
        g.add_node(f"a{i}", name=f"Actor {i} of Place {i % 97}", kind=kinds[i % 4], aliases=[f"A{i}"], anonymous=False)
    types = list(ACT_TYPES)
    for i in range(acts):
        a, b = int(actors * chance.random() ** 2.5), i % actors
        if a == b:
            continue
        day = f"2026-{1 + i % 12:02}-{1 + i % 28:02}"
        words = {"sentence": f"Actor {a} did what sentence {i} says to actor {b}.", "date": day}
        more = {"act": f"act-{i}", "confidence": (i % 10) / 10, "sources": 1 + i % 4}
        modality = ("actual", "actual", "planned", "conditional")[i % 4]
        g.add_edge(f"a{a}", f"a{b}", f"act-{i}", **act(types[i % 16], modality=modality, **words, **more))
    return g
