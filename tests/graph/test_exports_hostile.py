"""What an article says must do no harm in the programs that open an export."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exports import FORMATS, export
from graph.exports.common import harmless
from graph.exports.cypher import literal
from tests.graph.graphs import HOSTILE, Graph, act, hostile
from tests.graph.test_exports import table, written

TEXT_FORMS = sorted(set(FORMATS) - {"png", "svg", "csv", "neo4j-admin", "parquet"})


class Page(HTMLParser):
    """The tags of a page and the text of its data."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_data = ("type", "application/json") in attrs

    def handle_data(self, data: str) -> None:
        self.data += data if self._in_data else ""


def test_a_page_takes_no_tag_from_an_article() -> None:
    def read(graph: Graph[str], title: str) -> Page:
        page = Page()
        page.feed(written(graph, "html", title).decode())
        return page

    plain, evil = read(nx.MultiDiGraph(), "t"), read(hostile(), "</title><script>1</script>{{data}}")
    assert evil.tags == plain.tags
    names = {n["name"] for n in json.loads(evil.data)["nodes"]}
    assert HOSTILE[0] in names


def test_a_page_lets_only_its_own_script_run() -> None:
    text = written(hostile(), "html").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_no_cell_of_a_table_is_a_formula_or_drives_a_terminal() -> None:
    for name in ("nodes.csv", "edges.csv"):
        for row in table(written(hostile(), "csv"), name):
            for value in row.values():
                assert not value.startswith(("=", "+", "-", "@"))
                assert value == harmless(value)
    assert any(r["Label"] == "'" + HOSTILE[1] for r in table(written(hostile(), "csv"), "nodes.csv"))


def test_numbers_below_zero_stay_numbers_in_a_table() -> None:
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_node("a", name="A", kind="State", balance=-3)
    assert table(written(graph, "csv"), "nodes.csv")[0]["balance"] == "-3"


def test_xml_is_well_formed_and_declares_no_entity() -> None:
    for form in ("graphml", "gexf", "svg"):
        data = written(hostile(), form)
        ElementTree.fromstring(data)
        assert b"<!ENTITY" not in data


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    assert b"URL=" not in written(hostile(), "dot")
    assert b"javascript:" not in written(hostile(), "ftm")


def test_files_of_a_zip_have_plain_names() -> None:
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_node("a", name="A", kind="State")
    graph.add_edge("a", "a", "act-1", **act("BACKS"))
    for form in ("csv", "neo4j-admin", "parquet"):
        with zipfile.ZipFile(io.BytesIO(written(graph, form))) as archive:
            assert all(re.fullmatch(r"[\w.-]+", n) for n in archive.namelist())


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_every_text_format_is_utf_8(form: str) -> None:
    written(hostile(), form).decode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_a_cypher_literal_ends_where_it_should(text: str) -> None:
    body = literal(text)[1:-1]
    assert "'" not in re.sub(r"\\.", "", body)
    assert "\n" not in body
    assert not re.sub(r"\\.", "", body).endswith("\\")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec=None)), min_size=3, max_size=3), st.text(min_size=1))
def test_any_words_can_be_exported(texts: list[str], ident: str) -> None:
    name, sentence, url = texts
    graph: Graph[str] = nx.MultiDiGraph()
    graph.add_node(ident, name=name, kind="Person", aliases=[name, sentence], role=url, anonymous=True)
    graph.add_node(ident + "x", name=sentence, kind="State", aliases=[], role=None, anonymous=False)
    graph.add_edge(ident, ident + "x", sentence, **act("BACKS", sentence=sentence, quote=name, url=url, date=name))
    for form in sorted(set(FORMATS) - {"png", "svg"}):
        file = io.BytesIO()
        export(graph, form, file, name)
        if form in ("graphml", "gexf"):
            ElementTree.fromstring(file.getvalue())
        if form in ("cytoscape", "node-link", "json-ld"):
            json.loads(file.getvalue())
