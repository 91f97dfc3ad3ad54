"""Exports are read back by Python's own readers, with every actor, act and word in them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyarrow.parquet
import pytest

from graph.exports import FORMATS, PICTURE_LIMIT, export, export_folder, losses
from graph.exports.picture import arrows, label_boxes, labelled, placed
from sayso.commands import export as command
from tests.graph.graphs import Graph, act, exact, hostile, large, small

SENTENCE = 'Norway warned Portugal: "<no>" & more.'
GRAPHS = {"small": small, "hostile": hostile, "exact": exact}


@pytest.fixture
def graph() -> Graph[str]:
    return small()


def written(graph: Graph[str], form: str, title: str = "A title") -> bytes:
    file = io.BytesIO()
    export(graph, form, file, title)
    return file.getvalue()


def table(data: bytes, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))


def test_graphml_is_read_back_whole(graph: Graph[str]) -> None:
    back = nx.read_graphml(io.BytesIO(written(graph, "graphml")), force_multigraph=True)
    assert {d["name"] for _, d in back.nodes(data=True)} == {"Norway", "Portugal <& “Lisbon”>", "Maria Lind"}
    assert back.nodes["NOR"]["aliases"] == "Oslo; Kingdom of Norway"
    assert set(back["NOR"]["PRT"]) == {"act-1", "act-2"}
    edge = back["NOR"]["PRT"]["act-1"]
    assert (edge["sentence"], edge["label"], edge["modality"]) == (SENTENCE, "THREATENS", "conditional")
    assert (edge["confidence"], edge["sources"], back["NOR"]["PRT"]["act-2"]["weight"]) == (0.8, 1, 3.0)
    assert back.nodes["NOR"]["acts"] == 4
    assert back.nodes["NOR"]["anonymous"] is False


def test_gexf_is_read_back_with_what_gephi_draws_by(graph: Graph[str]) -> None:
    data = written(graph, "gexf")
    back = nx.read_gexf(io.BytesIO(data))
    assert back.number_of_edges() == 4
    assert back.nodes["NOR"]["label"] == "Norway"
    root = ElementTree.fromstring(data)
    viz = {e.tag.split("}")[1] for e in root.iter() if "viz" in e.tag}
    assert {"color", "size", "position"} <= viz
    times = {e.get("id"): (e.get("start"), e.get("end")) for e in root.iter("{http://gexf.net/1.3}edge")}
    assert times["act-1"] == ("2026-03-03", "2026-03-03")
    assert times["act-3"] == (None, None)
    assert root.find("{*}graph").get("mode") == "dynamic"


def test_gml_is_read_back_whole(graph: Graph[str]) -> None:
    back = nx.read_gml(io.BytesIO(written(graph, "gml")), label="ident")
    assert back.nodes["PRT"]["name"] == "Portugal <& “Lisbon”>"
    assert set(back["NOR"]["PRT"]) == {"act-1", "act-2"}
    assert back["NOR"]["PRT"]["act-1"]["sentence"] == SENTENCE


def test_node_link_holds_everything(graph: Graph[str]) -> None:
    back = nx.node_link_graph(json.loads(written(graph, "node-link")), edges="edges")
    assert nx.utils.graphs_equal(back, graph)


def test_csv_has_the_columns_that_gephi_knows(graph: Graph[str]) -> None:
    data = written(graph, "csv")
    nodes, edges = table(data, "nodes.csv"), table(data, "edges.csv")
    assert nodes[0]["Id"] == "NOR"
    assert nodes[0]["Label"] == "Norway"
    assert [e["Type"] for e in edges] == ["Directed", "Directed", "Undirected", "Directed"]
    assert {"Source", "Target", "Label", "Weight", "sentence", "url", "confidence"} <= set(edges[0])
    assert edges[2]["relayed_by"] == "Axios; Reuters"


def test_parquet_holds_every_edge_of_a_graph_of_several_row_groups(tmp_path: Path) -> None:
    many: Graph[str] = nx.MultiDiGraph()
    for n in range(20_001):
        many.add_edge(f"a{n % 7}", f"b{n % 11}", f"act-{n}", type="BACKS", act=f"act-{n}")
    edges = pyarrow.parquet.ParquetFile(export_folder(many, "parquet", tmp_path / "out")[1])
    assert edges.num_row_groups == 3
    assert edges.read()["act"].to_pylist() == [d["act"] for *_, d in many.edges(data=True)]


def test_parquet_keeps_lists_dates_and_numbers(graph: Graph[str], tmp_path: Path) -> None:
    files = export_folder(graph, "parquet", tmp_path / "out")
    assert [f.name for f in files] == ["nodes.parquet", "edges.parquet"]
    nodes, edges = (pyarrow.parquet.read_table(f).to_pylist() for f in files)
    assert nodes[0]["aliases"] == ["Oslo", "Kingdom of Norway"]
    assert edges[0]["date"].isoformat() == "2026-03-03"
    assert edges[2]["date"] is None
    assert edges[2]["relayed_by"] == ["Axios", "Reuters"]
    assert edges[3]["confidence"] == 0.55


def test_the_cypher_script_has_a_statement_a_line(graph: Graph[str]) -> None:
    lines = written(graph, "cypher").decode().splitlines()
    assert all(line.endswith(";") for line in lines[1:])
    assert "MERGE (n:Actor {id: r.id}) SET n:Person" in "\n".join(lines)
    assert "date('2026-03-03')" in "\n".join(lines)


@pytest.mark.parametrize(("form", "magic"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml")])
def test_a_picture_is_drawn(graph: Graph[str], form: str, magic: bytes) -> None:
    assert written(graph, form).startswith(magic)


def test_a_picture_shows_names_types_title_and_dates(graph: Graph[str]) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none"}):
        text = written(graph, "svg").decode()
    for word in ("Norway", "Maria Lind", "THREATENS", "MEETS", "A title", "2026-01-20 to 2026-03-03"):
        assert word in text


def test_no_label_of_a_picture_lies_on_another() -> None:
    graph = large(60, 150)
    places, (wide, high) = placed(graph)
    boxes = label_boxes(graph)
    for a in places:
        (x, y), (w, h) = places[a], boxes[a]
        assert w <= x <= wide - w
        assert h <= y <= high - h
        for b in places:
            dx, dy = abs(x - places[b][0]), abs(y - places[b][1])
            assert a == b or dx > w + boxes[b][0] - 0.01 or dy > h + boxes[b][1] - 0.01


def test_a_label_stands_where_it_hides_no_arrow_head() -> None:
    places = {"here": (2.0, 2.0), "above": (1.8, 4.0), "left": (0.0, 1.8), "right": (4.0, 1.4)}
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((n, {"name": n, "kind": "State"}) for n in places)
    for other in ("above", "left", "right"):
        graph.add_edge(other, "here", f"act-{other}", **act("BACKS"))
    sides = {n: label.side for n, label in labelled(graph, arrows(graph), places).items()}
    assert (sides["here"], sides["above"]) == (-1, 1)
    mirrored = {n: (x, -y) for n, (x, y) in places.items()}
    assert labelled(graph, arrows(graph), mirrored)["here"].side == 1


def test_a_picture_of_the_exact_layer_says_what_it_counts() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none"}):
        assert "11 relations between 8 nodes" in written(exact(), "svg").decode()


def test_a_picture_of_many_actors_says_that_it_leaves_some_out() -> None:
    graph = large(PICTURE_LIMIT + 1, 200)
    assert any("only 60 actors" in loss for loss in losses(graph, "png"))
    assert not any("only 60 actors" in loss for loss in losses(small(), "png"))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_graph_is_written_too(form: str) -> None:
    assert written(nx.MultiDiGraph(), form) or form == "ftm"  # no entities, no lines
    assert losses(nx.MultiDiGraph(), form) == []


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_the_same_graph_gives_the_same_file(form: str, which: str) -> None:
    assert written(GRAPHS[which](), form) == written(GRAPHS[which](), form)


def test_what_a_format_cannot_hold_is_said_only_when_it_concerns_the_graph(graph: Graph[str]) -> None:
    assert losses(graph, "node-link") == []
    assert any("without a date" in loss for loss in losses(graph, "gexf"))
    dated: Graph[str] = nx.MultiDiGraph()
    dated.add_node("a", name="A", kind="State")
    dated.add_edge("a", "a", "act-1", **{k: v for k, v in act("BACKS").items() if k != "relayed_by"})
    assert losses(dated, "gexf") == []
    assert losses(hostile(), "csv") != losses(graph, "csv")


def test_edges_with_the_same_key_get_ids_of_their_own() -> None:
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_nodes_from([("a", {"name": "A", "kind": "State"}), ("b", {"name": "B", "kind": "State"})])
    graph.add_edge("a", "b", "act-1", **act("BACKS"))
    graph.add_edge("b", "a", "act-1", **act("BACKS"))
    ids = [e["data"]["id"] for e in json.loads(written(graph, "cytoscape"))["elements"]["edges"]]
    assert ids == ["act-1", "act-1#2"]


def test_the_exact_layer_keeps_a_statements_own_kind() -> None:
    nodes = {n["data"]["id"]: n["data"] for n in json.loads(written(exact(), "cytoscape"))["elements"]["nodes"]}
    assert (nodes["sta-1"]["kind"], nodes["sta-1"]["statement_kind"]) == ("Statement", "direct")
    assert nodes["art-1"]["label"] == "Coast talks"
    assert nodes["act-1"]["kind"] == "Act"


def test_what_is_known_of_an_article_goes_out_with_it() -> None:
    lines = [json.loads(line) for line in written(exact(), "ftm").splitlines()]
    (told,) = [e["properties"] for e in lines if e["schema"] == "Article"]
    assert told["author"] == ["Ana Reis", "Per Holm"]
    assert (told["modifiedAt"], told["keywords"]) == (["2026-03-05"], ["World"])
    (article,) = [r for r in json.loads(written(exact(), "json-ld"))["@graph"] if "schema:articleSection" in r]
    assert [a["@value"] for a in article["schema:author"]] == ["Ana Reis", "Per Holm"]
    assert article["schema:dateModified"] == [{"@value": "2026-03-05", "@type": "xsd:date"}]
    assert b'schema:author "Per Holm" ;' in written(exact(), "turtle")
    nodes = {n["data"]["id"]: n["data"] for n in json.loads(written(exact(), "cytoscape"))["elements"]["nodes"]}
    assert nodes["art-1"]["byline"] == ["Ana Reis", "Per Holm"]


def test_five_thousand_actors_are_placed_in_seconds() -> None:
    from time import process_time

    began = process_time()
    written(large(5000, 15000), "gexf")
    assert process_time() - began < 20  # it takes 2 on a quiet machine


def test_the_command_knows_every_format() -> None:
    assert set(command.FORMATS) == set(FORMATS)
    assert set(command.FOLDERS) == {name for name, form in FORMATS.items() if form.folder}


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"svg"}))
def test_every_format_has_its_page(form: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports" / f"{form}.md").read_text("utf-8")
    assert f"sayso export --format {form} " in page
    assert "## What it can't hold" in page
