"""The kit for Neo4j Browser: scripts that run as they are and say what the saved queries say, and files kept safe."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import queries
from graph import schema
from graph.errors import KitError
from graph.exports.common import KIND_COLOURS, TYPE_COLOURS
from graph.stores import Store
from queries import catalogue, kit
from queries.catalogue import SavedQuery
from queries.kit import scripts
from queries.kit.write import write
from tests.graph.stories import all_stories

IDS = {
    "acts": [a.id for r in all_stories() for a in r.acts],
    "statements": [s.id for r in all_stories() for s in r.statements],
}
DRAWING = [s for s in kit.all_scripts() if s.theme == "graphs"]


def filled(query: SavedQuery) -> tuple[str, dict[str, Any]]:
    """The script as a user would fill it in, and the same values for the saved query."""
    text, given = scripts.script(query).text, scripts.values(query)
    for name in given.keys() & IDS.keys():
        text = text.replace(f"{name}: []", f"{name}: {json.dumps(IDS[name])}")
        given[name] = IDS[name]
    return text, given


@pytest.mark.parametrize("query", catalogue.load(), ids=lambda q: q.name)
def test_a_script_says_what_its_saved_query_says_on_every_store(query: SavedQuery, loaded: Store) -> None:
    text, given = filled(query)
    assert loaded.query(text).rows == queries.run(loaded, query.name, given).rows


def test_a_value_changed_in_a_script_changes_what_it_says(loaded: Store) -> None:
    text = next(s.text for s in kit.all_scripts() if s.name == "threat-timeline")
    changed = text.replace("actor: null", "actor: 'Iceland'")
    assert loaded.query(changed).rows == queries.run(loaded, "threat-timeline", {"actor": "Iceland"}).rows
    assert len(loaded.query(changed).rows) < len(loaded.query(text).rows)


@pytest.mark.parametrize("script", DRAWING, ids=lambda s: s.name)
def test_a_drawing_script_gives_nodes_and_relationships(script: kit.Script, loaded: Store) -> None:
    found = loaded.query(script.text)
    assert found.rows, "the stories hold something for every script"
    assert all(isinstance(v, dict | None) for v in found.rows[0].values())


@pytest.mark.parametrize("script", kit.all_scripts(), ids=lambda s: s.name)
def test_a_script_is_one_command_with_its_title_first(script: kit.Script) -> None:
    first, *rest = script.text.splitlines()
    assert first == f"// {script.title}"
    assert ";" not in script.text, "Neo4j Browser would take it for several commands and show no rows"
    assert "$" not in script.text
    assert not rest[0].startswith("//")


def test_the_zip_holds_every_script_in_a_folder_by_theme() -> None:
    archive = zipfile.ZipFile(io.BytesIO(kit.files()[kit.ZIP]))
    held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held == {f"Sayso {s.theme}/{s.name}.cypher": s.text for s in kit.all_scripts()}
    assert {q.name for q in catalogue.load()} < {s.name for s in kit.all_scripts()}
    assert kit.files() == kit.files()


def test_the_style_sheet_has_the_colours_of_the_exports_for_every_label_and_type() -> None:
    rules = dict(re.findall(r"(\S+) \{\n(.*?)\n\}", kit.files()["sayso.grass"].decode(), re.DOTALL))
    labels = {*schema.LABELS, *schema.ACTORS}
    types = {e.type for e in (*schema.EXACT, *schema.BROWSE.values())}
    assert {f"node.{x}" for x in labels} <= rules.keys()
    assert {f"relationship.{x}" for x in types} <= rules.keys()
    for kind, colour in KIND_COLOURS.items():
        assert f"  color: {colour};" in rules[f"node.{kind}"]
    for kind, colour in TYPE_COLOURS.items():
        assert f"  color: {colour};" in rules[f"relationship.{kind}"]
    order = list(rules)
    assert order.index("node.Actor") < min(order.index(f"node.{x}") for x in schema.ACTORS), "a later rule goes first"


def test_the_guide_links_to_the_files_only_where_they_are_served() -> None:
    alone, served = (kit.files(base)["guide.html"].decode() for base in (None, "http://localhost:7475/kit"))
    assert "http://localhost:7475/kit/sayso-queries.zip" in served
    assert "http" not in alone
    assert "{{" not in alone + served


def test_neo4j_browser_leaves_the_guide_as_it_is() -> None:
    handlers = r"\s+(on[^\s=]+)[^\s=]*\s*="  # it takes such words out of a guide, wherever they stand
    assert not re.search(handlers, kit.files()["guide.html"].decode(), re.IGNORECASE)


def test_a_second_writing_changes_nothing(tmp_path: Path) -> None:
    files = kit.files()
    first, second = write(tmp_path / "kit", files), write(tmp_path / "kit", files)
    assert set(first.written) == set(second.same) == set(files)
    assert (first.left, second.left, second.written) == ((), (), ())
    assert all((tmp_path / "kit" / name).read_bytes() == data for name, data in files.items())


def test_nothing_of_anybody_else_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "sayso.grass").write_text("node { color: #000000; }")
    write(tmp_path, kit.files())
    changed = tmp_path / "queries" / "alliances" / "alliances.cypher"
    changed.write_text("// Mine\nRETURN 1")
    done = write(tmp_path, {name: data + b"\n" for name, data in kit.files().items()})
    assert set(done.left) == {"sayso.grass", "queries/alliances/alliances.cypher"}
    assert changed.read_text() == "// Mine\nRETURN 1"
    assert (tmp_path / "guide.html").read_bytes() == kit.files()["guide.html"] + b"\n", "an older kit's is brought up"


def test_a_folder_that_can_not_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KitError, match="file"):
        write(tmp_path / "file" / "kit", kit.files())
