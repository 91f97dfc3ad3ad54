"""Exports are read back by the tools that they are for, with every actor, act and word in them."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.exports import FORMATS, export


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    g.add_node("NOR", name="Norway", kind="State", aliases=["Oslo", "Kingdom of Norway"], role=None, anonymous=False)
    g.add_node("PRT", name="Portugal <& “Lisbon”>", kind="State", aliases=[], role=None, anonymous=False)
    g.add_node("per-lind", name="Maria Lind", kind="Person", aliases=["Lind"], role="minister", anonymous=False)
    words = {
        "sentence": 'Norway warned Portugal: "<no>" & more.',
        "date": "2026-03-03",
        "confidence": 0.8,
        "sources": 1,
    }
    g.add_edge("NOR", "PRT", "act-1", type="THREATENS", modality="actual", **words)
    g.add_edge("NOR", "PRT", "act-2", type="CONDEMNS", modality="actual", relayed_by=None, **words)
    g.add_edge("per-lind", "NOR", "act-3", type="MEETS", modality="actual", **words)
    return g


def written(graph: nx.MultiDiGraph[str], form: str) -> bytes:
    file = io.BytesIO()
    export(graph, form, file, "A title")
    return file.getvalue()


def test_graphml_is_read_back_whole(graph: nx.MultiDiGraph[str]) -> None:
    back = nx.read_graphml(io.BytesIO(written(graph, "graphml")), force_multigraph=True)
    assert {d["name"] for _, d in back.nodes(data=True)} == {"Norway", "Portugal <& “Lisbon”>", "Maria Lind"}
    assert back.nodes["NOR"]["aliases"] == "Oslo; Kingdom of Norway"
    assert set(back["NOR"]["PRT"]) == {"act-1", "act-2"}
    assert back["NOR"]["PRT"]["act-1"]["sentence"] == 'Norway warned Portugal: "<no>" & more.'
    assert back["NOR"]["PRT"]["act-1"]["label"] == "THREATENS"


def test_gexf_is_read_back_with_what_gephi_draws_by(graph: nx.MultiDiGraph[str]) -> None:
    data = written(graph, "gexf")
    back = nx.read_gexf(io.BytesIO(data))
    assert back.number_of_edges() == 3
    assert back.nodes["NOR"]["label"] == "Norway"
    viz = {e.tag.split("}")[1] for e in ElementTree.fromstring(data).iter() if "viz" in e.tag}
    assert {"color", "size", "position"} <= viz


def test_node_link_holds_everything(graph: nx.MultiDiGraph[str]) -> None:
    back = nx.node_link_graph(json.loads(written(graph, "node-link")), edges="edges")
    assert nx.utils.graphs_equal(back, graph)


@pytest.mark.parametrize(("form", "magic"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml")])
def test_a_picture_is_drawn(graph: nx.MultiDiGraph[str], form: str, magic: bytes) -> None:
    assert written(graph, form).startswith(magic)


def test_a_picture_shows_names_types_and_title(graph: nx.MultiDiGraph[str]) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none"}):
        text = written(graph, "svg").decode()
    for word in ("Norway", "Maria Lind", "THREATENS", "MEETS", "A title"):
        assert word in text


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_graph_is_written_too(form: str) -> None:
    assert written(nx.MultiDiGraph(), form)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_graph_gives_the_same_file(graph: nx.MultiDiGraph[str], form: str) -> None:
    assert written(graph, form) == written(graph, form)
