"""Exports are opened with the programs that they are for. Where one is missing its test is skipped; in CI it fails."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet
import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.exports import FORMATS, export, export_folder
from graph.schema import ACTORS
from tests.graph.graphs import Graph, exact, hostile, large, small
from tests.programs import ROOT, chromium, missing, need, run, web_folder

pytestmark = pytest.mark.tools
GRAPHS = {"small": small, "hostile": hostile, "exact": exact}
SENTENCE = 'Norway warned Portugal: "<no>" & more.'


def saved(folder: Path, graph: Graph[str], form: str, name: str) -> Path:
    """The graph's export as a file, or as a folder for formats of several files."""
    path = folder / name
    if FORMATS[form].folder:
        export_folder(graph, form, path)
    else:
        with path.open("wb") as file:
            export(graph, form, file, "A title")
    return path


# --- Gephi


@pytest.fixture(scope="session")
def gephi() -> list[str]:
    """The command that opens files in Gephi; fetched and compiled once."""
    need("mvn", "javac", "java")
    project = ROOT / "tools" / "checks" / "gephi"
    lines = ("compile", "dependency:build-classpath", "-Dmdep.outputFile=target/classpath")
    run("mvn", "-q", "-B", *lines, cwd=project, seconds=600)
    libraries = (project / "target" / "classpath").read_text().strip()
    return ["java", "-Djava.awt.headless=true", "-cp", f"{project / 'target' / 'classes'}:{libraries}", "sayso.Open"]


def seen_by_gephi(gephi: Iterable[str], *files: Path) -> dict[str, str]:
    lines = [line.split("\t") for line in run(*gephi, *files).splitlines()]
    return {f"{file} {key}": value for file, key, value in lines}


def test_gephi_opens_gexf_graphml_and_gml(gephi: list[str], tmp_path: Path) -> None:
    forms = ("gexf", "graphml", "gml")
    seen = seen_by_gephi(gephi, *(saved(tmp_path, small(), f, f"small.{f}") for f in forms))
    for form in forms:
        assert (seen[f"small.{form} nodes"], seen[f"small.{form} edges"]) == ("3", "4")
        look = seen[f"small.{form} node.Norway.look"].split()
        assert (look[0], look[2]) == ("b5d99c", "true")  # coloured and placed
        assert seen[f"small.{form} edge.act-4.look"] == "CONDEMNS e08e45"
        assert seen[f"small.{form} edge.act-2.Weight"] == "3.0"
    assert seen["small.gexf edge.act-1.days"] == "0 from 2026-03-03T00:00:00Z"
    assert "small.gexf edge.act-3.days" not in seen
    for form in ("gexf", "graphml"):
        assert seen[f"small.{form} edge.act-1.sentence"] == SENTENCE
        assert seen[f"small.{form} node.Norway.aliases"] == "Oslo; Kingdom of Norway"
    assert not [k for k in seen if "issue" in k and "INFO" not in k]


def test_gephi_opens_hostile_exact_and_large_graphs(gephi: list[str], tmp_path: Path) -> None:
    graphs = {"hostile": hostile(), "exact": exact(), "large": large(5000, 15000)}
    files = [saved(tmp_path, g, f, f"{n}.{f}") for n, g in graphs.items() for f in ("gexf", "graphml", "gml")]
    seen = seen_by_gephi(gephi, *files)
    for file in files:
        graph = graphs[file.stem]
        assert int(seen[f"{file.name} nodes"]) == len(graph)
        assert int(seen[f"{file.name} edges"]) == graph.number_of_edges()


# --- Graphviz


@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_graphviz_draws_dot(which: str, tmp_path: Path) -> None:
    need("dot")
    graph = GRAPHS[which]()
    drawn = run("dot", "-Tsvg", saved(tmp_path, graph, "dot", "graph.dot"))
    assert drawn.count('class="node"') == len(graph)
    assert drawn.count('class="edge"') == graph.number_of_edges()
    assert "<script" not in drawn
    if which == "small":
        assert "Portugal &lt;&amp; “Lisbon”&gt;" in drawn


# --- the browser and Cytoscape.js


@pytest.fixture(scope="session")
def web() -> Path:
    return web_folder()


@pytest.fixture(scope="session")
def browser() -> str:
    return chromium()


def used_in_browser(web: Path, browser: str, page: Path, expected: dict[str, object]) -> dict[str, object]:
    wanted = page.with_suffix(".json")
    wanted.write_text(json.dumps(expected))
    said = run("env", f"CHROMIUM={browser}", "node", "check/page.mjs", page, wanted, cwd=web)
    answer: dict[str, object] = json.loads(said)
    return answer


def test_the_page_works_in_a_browser_without_a_network(web: Path, browser: str, tmp_path: Path) -> None:
    page = saved(tmp_path, small(), "html", "page.html")
    shows = [SENTENCE, "2026-03-03", "conditional", "https://news.example/story?a=1&b=2"]
    expected = {"nodes": 3, "edges": 4, "search": "oslo", "finds": "Norway", "edge": {"id": "act-1", "shows": shows}}
    used_in_browser(web, browser, page, expected)


def test_nothing_of_an_article_runs_in_the_page(web: Path, browser: str, tmp_path: Path) -> None:
    graph = hostile()
    page = saved(tmp_path, graph, "html", "page.html")
    used_in_browser(web, browser, page, {"nodes": len(graph), "edges": graph.number_of_edges()})


def test_five_thousand_nodes_move_smoothly(
    web: Path, browser: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = large(5000, 15000)
    page = saved(tmp_path, graph, "html", "page.html")
    expected = {
        "nodes": 5000,
        "edges": graph.number_of_edges(),
        "search": "actor 17 of",
        "finds": "Actor 17 of Place 17",
        "node": {"id": "a4999", "shows": "Actor 4999 of Place 52"},
    }
    seen = used_in_browser(web, browser, page, {**expected, "smooth": 16})
    with capsys.disabled():  # for the record; the frames are the software renderer's, so no bound is put on them
        print(
            f"\n5,000 nodes, 15,000 edges: {seen['work']} ms of work a frame, {seen['drawing']} ms of processor for "
            f"its drawing in software; {seen['frame']} ms from frame to frame while zooming, "
            f"{seen['dragged']} ms while dragging"
        )


def test_the_exact_layer_can_be_looked_at_too(web: Path, browser: str, tmp_path: Path) -> None:
    graph = exact()
    page = saved(tmp_path, graph, "html", "page.html")
    used_in_browser(web, browser, page, {"nodes": len(graph), "edges": graph.number_of_edges(), "edge": None})


@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_cytoscape_loads_its_json(which: str, web: Path, tmp_path: Path) -> None:
    graph = GRAPHS[which]()
    path = saved(tmp_path, graph, "cytoscape", "graph.json")
    seen = json.loads(run("node", "check/cytoscape.mjs", path, cwd=web))
    assert (seen["nodes"], seen["edges"]) == (len(graph), graph.number_of_edges())
    if which == "small":
        assert seen["first"]["data"]["aliases"] == ["Oslo", "Kingdom of Norway"]
        assert seen["colour"] == "rgb(181,217,156)"
        assert seen["width"] > 1


def test_the_built_page_is_that_of_the_source(web: Path, tmp_path: Path) -> None:
    assets = ROOT / "graph" / "exports" / "assets"
    run("node", "build.mjs", tmp_path, cwd=web)
    for name in ("page.js", "page.css", "page.html", "LICENSES.txt"):
        assert (tmp_path / name).read_text() == (assets / name).read_text(), f"{name}: run `npm run build` in web/"


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in (ROOT / "web" / "package-lock.json").read_text().replace(
        "https://opencollective.com", ""
    ).replace("https://github.com/sponsors", "")


# --- linked data


@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_turtle_and_json_ld_say_the_same_and_keep_their_promises(which: str, tmp_path: Path) -> None:
    turtle = rdflib.Graph().parse(saved(tmp_path, GRAPHS[which](), "turtle", "g.ttl"), format="turtle")
    linked = rdflib.Graph().parse(saved(tmp_path, GRAPHS[which](), "json-ld", "g.json"), format="json-ld")
    assert len(turtle) > 30
    assert isomorphic(turtle, linked)
    shapes = rdflib.Graph().parse(ROOT / "graph" / "exports" / "assets" / "sayso.shacl.ttl")
    fits, _, said = pyshacl.validate(turtle, shacl_graph=shapes)
    assert fits, said


def test_the_shape_refuses_an_act_without_evidence(tmp_path: Path) -> None:
    turtle = rdflib.Graph().parse(saved(tmp_path, small(), "turtle", "g.ttl"), format="turtle")
    turtle.remove((None, rdflib.URIRef("https://schema.org/subjectOf"), None))
    shapes = rdflib.Graph().parse(ROOT / "graph" / "exports" / "assets" / "sayso.shacl.ttl")
    assert not pyshacl.validate(turtle, shacl_graph=shapes)[0]


def test_a_question_in_sparql_finds_the_words(tmp_path: Path) -> None:
    turtle = rdflib.Graph().parse(saved(tmp_path, small(), "turtle", "g.ttl"), format="turtle")
    rows = turtle.query(
        """PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?who ?text ?url WHERE { ?q a schema:Quotation ; schema:text ?text ; prov:wasQuotedFrom ?article ;
        schema:spokenByCharacter/schema:name ?who . ?article schema:url ?url }"""
    )
    assert [tuple(map(str, r)) for r in rows] == [
        ("Maria Lind", "We will never forget.", "https://news.example/story?a=1&b=2")
    ]


# --- FollowTheMoney


@pytest.fixture(scope="session")
def follow_the_money() -> Path:
    """A Python that has followthemoney: this one, or that of an environment of its own (its dependencies need ICU)."""
    if find_spec("followthemoney"):
        return Path(sys.executable)
    found = os.environ.get("SAYSO_FTM_PYTHON", "")
    if not Path(found).is_file():
        missing("followthemoney (python -m venv E && E/bin/pip install followthemoney; SAYSO_FTM_PYTHON=E/bin/python)")
    return Path(found)


@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_follow_the_money_takes_the_entities(which: str, follow_the_money: Path, tmp_path: Path) -> None:
    path = saved(tmp_path, GRAPHS[which](), "ftm", "entities.json")
    counts = json.loads(run(follow_the_money, ROOT / "tools" / "checks" / "follow_the_money.py", path))
    expected = {
        "small": {"Territory": 2, "Person": 1, "Article": 1, "UnknownLink": 4},
        "exact": {"Territory": 2, "Person": 1, "PublicBody": 1, "Article": 1, "UnknownLink": 4},
        "hostile": {"Person": 11, "Article": 11, "UnknownLink": 11},
    }
    assert counts == expected[which]


# --- Neo4j


@pytest.fixture(scope="session")
def neo4j_lib() -> Path:
    """The folder of Neo4j's jars, as `make neo4j` fetched them."""
    need("java")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso" / "neo4j"
    found = Path(os.environ.get("SAYSO_NEO4J_HOME") or cache) / "5.26.30" / "lib"
    if not (found / ".whole").exists():
        missing("Neo4j's jars (make neo4j)")
    return found


@pytest.mark.parametrize("which", [*sorted(GRAPHS), "large"])
def test_the_real_importer_takes_the_folder(which: str, neo4j_lib: Path, tmp_path: Path) -> None:
    graph = GRAPHS[which]() if which in GRAPHS else large(5000, 15000)
    folder = saved(tmp_path, graph, "neo4j-admin", "import")
    home = tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("")
    java = ("java", f"-Dbasedir={home}", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", f"{neo4j_lib}/*")
    admin = ("env", f"NEO4J_HOME={home}", f"NEO4J_CONF={home / 'conf'}", *java, "org.neo4j.cli.AdminTool")
    said = run(*admin, "database", "import", "full", "neo4j", "@import.args", cwd=folder)
    assert f"{len(graph)} nodes" in said
    assert f"{graph.number_of_edges()} relationships" in said


@pytest.mark.neo4j
@pytest.mark.parametrize("which", sorted(GRAPHS))
def test_a_real_neo4j_runs_the_cypher_script(which: str, tmp_path: Path) -> None:
    import neo4j

    from tests.graph.servers import SERVERS, opened

    graph = GRAPHS[which]()
    lines = saved(tmp_path, graph, "cypher", "graph.cypher").read_text("utf-8").split(";\n")
    with opened(SERVERS[0] if SERVERS else "neo4j", tmp_path) as store:
        user = os.environ.get("SAYSO_TEST_NEO4J_USER", "neo4j")
        secret = os.environ.get("SAYSO_TEST_NEO4J_PASSWORD", "")
        with neo4j.GraphDatabase.driver(SERVERS[0], auth=(user, secret)) as driver:
            for _ in range(2):  # the second time changes nothing
                for line in filter(str.strip, lines):
                    driver.execute_query(line)
        found = store.query("MATCH (n) WHERE NOT n:Sayso RETURN count(n) AS n").rows[0]["n"]
        assert found == len(graph)
        assert store.query("MATCH ()-[r]->() RETURN count(r) AS n").rows[0]["n"] == graph.number_of_edges()
        names = {r["id"]: r["name"] for r in store.query("MATCH (a:Actor) RETURN a.id AS id, a.name AS name")}
        actors = {n: d["name"] for n, d in graph.nodes(data=True) if d.get("kind") in ACTORS}
        assert {k: v.replace("?", "\ud800") if "half" in v else v for k, v in names.items()} == actors


# --- tables


def test_pandas_like_readers_see_the_parquet_types(tmp_path: Path) -> None:
    folder = saved(tmp_path, large(200, 500), "parquet", "out")
    edges = pyarrow.parquet.read_table(folder / "edges.parquet")
    assert str(edges.schema.field("date").type) == "date32[day]"
    assert str(edges.schema.field("sources").type) == "int64"
    assert edges.num_rows == large(200, 500).number_of_edges()
