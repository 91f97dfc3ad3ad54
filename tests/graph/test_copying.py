"""A graph moved to another store or an archive is the same graph, whole and exact."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.errors import StoreError
from graph.stores import Store, archive, copying, decisions, measured, open_store, retractions
from sayso.cli import cli
from tests.graph.stories import all_stories

WHEN = "2026-03-01T12:00:00+00:00"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    """A store with all sorts of things in it: articles, decisions, a retraction, measures."""
    with open_store(tmp_path / "full.graph") as store:
        stories = all_stories()
        store.save(stories, WHEN)
        copy = replace(stories[0], article=replace(stories[0].article, publisher="Another Wire", url=None))
        store.save([copy], WHEN, keep_text=False)
        retractions.retract(store, stories[-1].article.id, "ida", "asked for")
        persons = store.query("MATCH (p:Person) RETURN p.id AS id ORDER BY id LIMIT 2").rows
        decisions.decide(store, persons[0]["id"], persons[1]["id"], "later", "ida", "look again")
        measured.write(store, measured.measured(store))
        yield store


def lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def test_an_archive_holds_all_and_gives_it_back(full: Store, store: Store, tmp_path: Path) -> None:
    first, second = tmp_path / "one.gz", tmp_path / "two.gz"
    written = archive.write(first, copying.rows_of(full))
    assert written.counts == {k: n for k, n in full.counts().items() if k in written.counts}
    assert {k for k in full.counts() if not k.isupper()} - {"Person", "State", "Organisation", "Group"} <= {
        *written.counts
    }
    copied = copying.into(store, archive.read(first))
    assert copied.counts == written.counts
    archive.write(second, copying.rows_of(store))
    assert lines(first) == lines(second)


def test_dates_are_dates_again(full: Store, store: Store) -> None:
    copying.into(store, copying.rows_of(full))
    query = (
        "MATCH (d:Article) WHERE d.published >= date('2000-01-01') AND d.retrieved > datetime('2000-01-01T00:00:00Z') "
    )
    assert store.query(query + "RETURN count(*) AS n").rows == full.query(query + "RETURN count(*) AS n").rows
    assert store.query(query + "RETURN count(*) AS n").rows[0]["n"]


def test_loading_goes_on_in_a_copy(full: Store, store: Store) -> None:
    copying.into(store, copying.rows_of(full))
    kept = [r for r in all_stories() if r.article.id != all_stories()[-1].article.id]
    assert store.save(kept, WHEN).unchanged == len(kept)


def test_a_store_that_holds_something_is_refused(full: Store, store: Store) -> None:
    store.save(all_stories()[:1], WHEN)
    with pytest.raises(StoreError, match="holds a graph already"):
        copying.into(store, copying.rows_of(full))


def test_a_copy_that_was_broken_off_is_known(full: Store, tmp_path: Path) -> None:
    def breaking() -> Iterator[copying.Item]:
        for i, item in enumerate(copying.rows_of(full)):
            if i == 5:
                raise KeyboardInterrupt
            yield item

    with open_store(tmp_path / "half.graph") as half, pytest.raises(KeyboardInterrupt):
        copying.into(half, breaking())
    with pytest.raises(StoreError, match="broken off"):
        open_store(tmp_path / "half.graph")


def damaged(path: Path, how: str) -> None:
    found = lines(path)
    if how == "short":
        found = found[:-1]
    elif how == "changed":
        found[3] = found[3].replace("art-", "arx-")
    elif how == "newer":
        found[0] = json.dumps({**json.loads(found[0]), "version": 99})
    elif how == "foreign":
        found = ['{"hello": 1}']
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(found) + "\n")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("short", "cut short"),
        ("changed", "damaged"),
        ("newer", "newer Sayso"),
        ("foreign", "no archive"),
        ("torn", "read"),
    ],
)
def test_a_bad_archive_is_refused_before_anything_is_written(full: Store, tmp_path: Path, how: str, words: str) -> None:
    path = tmp_path / "graph.gz"
    archive.write(path, copying.rows_of(full))
    if how == "torn":
        path.write_bytes(path.read_bytes()[:500])
    else:
        damaged(path, how)
    with open_store(tmp_path / "new.graph") as new:
        with pytest.raises(StoreError, match=words):
            copying.into(new, archive.read(path))
        assert not new.query("MATCH (n) RETURN n LIMIT 1").rows


def test_the_command(tmp_path: Path, full: Store) -> None:
    source, out, new = full.name, tmp_path / "g.sayso.gz", tmp_path / "new.graph"
    run = CliRunner().invoke
    assert run(cli, ["copy", source, str(out)]).exit_code == 0
    done = run(cli, ["copy", str(out), str(new)])
    assert done.exit_code == 0, done.output
    assert "copied" in done.stderr
    with open_store(new) as store:
        assert store.counts() == full.counts()
    assert run(cli, ["copy", str(tmp_path / "none"), str(out)]).exit_code == 1
    assert run(cli, ["copy", str(out), str(out)]).exit_code == 2
