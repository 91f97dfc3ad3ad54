"""The embedded store: private, shared between processes, and whole after a process was killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.stores import Store, doctor, embedded, open_store
from graph.stores.locks import FileLock
from tests.graph.stories import fish, report
from tests.graph.test_store import everything, same
from tests.programs import missing

WHEN = "2026-03-01T12:00:00+00:00"
ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes and signals of POSIX")


def loader(folder: Path, first: int, last: int, step: int = 1, cwd: Path | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.graph.loading", str(folder), str(first), str(last), str(step)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd or ROOT, env=env
    )


def finished(process: subprocess.Popen[str]) -> list[str]:
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    return out.split()[1:]


def whole(store: Store, acknowledged: list[str]) -> None:
    """Every acknowledged article is there, and every article that is there is there whole."""
    articles = [r["id"] for r in store.query("MATCH (d:Article) RETURN d.id AS id ORDER BY id")]
    assert set(acknowledged) <= set(articles)
    n = len(articles)
    counts = store.counts()
    assert (counts["Act"], counts["Statement"], counts["Person"]) == (2 * n, n, n)
    names = ("BY", "TOWARDS", "EVIDENCED_BY", "IN", "MADE", "CONDEMNS", "REJECTS", "SPEAKS_FOR", "PUBLISHED_BY")
    assert [counts[x] for x in names] == [2 * n, 2 * n, 2 * n, n, n, n, n, n, n]


@posix
def test_nobody_else_can_read_it_and_nothing_is_left_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    process = loader(tmp_path / "g", 0, 1, cwd=tmp_path / "elsewhere")
    finished(process)
    assert not list((tmp_path / "elsewhere").iterdir())
    with open_store(tmp_path / "g"):
        owner = tmp_path / "g" / "owner.json"
        assert stat.S_IMODE(owner.stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "g").stat().st_mode) == 0o700
        assert len(json.loads(owner.read_text())["password"]) >= 24
    assert not owner.exists()


def test_a_second_store_on_the_folder_goes_through_the_first(tmp_path: Path) -> None:
    with open_store(tmp_path / "g") as first, open_store(tmp_path / "g") as second:
        second.save([fish().reading()], WHEN)
        assert first.counts() == second.counts()
        assert first.counts()["Article"] == 1


def test_a_second_store_carries_on_when_the_first_is_closed(tmp_path: Path) -> None:
    first = open_store(tmp_path / "g")
    with open_store(tmp_path / "g") as second:
        second.save([report(1)], WHEN)
        first.close()
        assert second.counts()["Article"] == 1
        second.save([report(2)], WHEN)
        whole(second, [report(1).article.id, report(2).article.id])


def test_two_processes_load_at_once_into_the_same_graph(tmp_path: Path) -> None:
    processes = [loader(tmp_path / "both", 0, 40), loader(tmp_path / "both", 39, -1, -1)]
    assert [len(told) for told in map(finished, processes)] == [40, 40]
    with open_store(tmp_path / "one") as one:
        one.save([report(n) for n in range(40)], WHEN)
        alone = everything(one)
    with open_store(tmp_path / "both") as both:
        assert same(everything(both), alone)


@posix
@pytest.mark.parametrize("after", [0, 1, 2, 3, 4, 5, 7, 9, 13, 20])
def test_a_killed_load_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path: Path, after: int) -> None:
    process = loader(tmp_path / "g", 0, 500)
    assert process.stdout
    acknowledged = [process.stdout.readline().strip() for _ in range(after + 1)][1:]
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    acknowledged += [x for x in rest.split() if x.startswith("art-") and len(x) == 20]
    with open_store(tmp_path / "g") as store:
        if acknowledged:
            whole(store, acknowledged)
        store.save([report(n) for n in range(20)], WHEN)
        whole(store, [*acknowledged, *(report(n).article.id for n in range(20))])
        assert [f for f in doctor.examine(store) if f.state != "ok"] == []


@posix
def test_one_that_used_a_killed_process_carries_on(tmp_path: Path) -> None:
    process = loader(tmp_path / "g", 0, 500)
    assert process.stdout
    first = [process.stdout.readline().strip() for _ in range(3)][1:]
    with open_store(tmp_path / "g") as store:
        store.save([report(1000)], WHEN)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        store.save([report(1001)], WHEN)
        whole(store, [*first, report(1000).article.id, report(1001).article.id])


def small_disk() -> list[str]:
    """The start of a command that has a disk of 24 MB at the folder named next; in CI there must be a way to one."""
    mounting = ["unshare", "-m"], ["unshare", "-rm"], ["sudo", "-n", "unshare", "-m"]
    for way in (w for w in mounting if shutil.which(w[0])):
        if not subprocess.run([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode:
            return [*way, "sh", "-c", 'mount -t tmpfs -o size=24m tmpfs "$0" && exec "$@"']
    missing("leave to mount a small disk")
    raise AssertionError


@posix
def test_a_full_disk_is_said_in_one_line_and_what_is_stored_stays(tmp_path: Path) -> None:
    command = [*small_disk(), str(tmp_path), sys.executable, "-m", "tests.graph.filling", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["says"] == f"{tmp_path / 'g'}: the disk is full: make room on it and do the same again; " + (
        "what was stored before stays"
    )
    assert told["acknowledged"] > 0
    assert told["lost"] == []
    assert told["faults"] == []
    assert told["afterwards"] == 1


def test_a_folder_that_is_locked_by_one_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "PATIENCE", 0.3)
    lock = FileLock(tmp_path / "lock")
    assert lock.take()
    with pytest.raises(StoreError, match="another process has it open and doesn't answer; end it, or wait"):
        open_store(tmp_path)
    lock.free()
    with open_store(tmp_path) as store:
        assert store.save([fish().reading()], WHEN).added == 1


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_text("x")
    with pytest.raises(StoreError, match=r"not a store of Sayso's \(it holds holiday.jpg\)"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="Not a directory"):
        open_store(tmp_path / "holiday.jpg")
    with pytest.raises(StoreError):
        open_store(tmp_path / "holiday.jpg" / "graph")
    assert [p.name for p in tmp_path.iterdir()] == ["holiday.jpg"]


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("bolt://127.0.0.1:1", "no store answers there"),
        ("http://127.0.0.1:7474", "no such kind of store: http://"),
        ("bolt://neo4j:secret@127.0.0.1:1", "a password in an address"),
        ("bolt://", "127.0.0.1|no such address|no store answers"),
    ],
)
def test_a_server_that_is_not_there_is_said_in_one_line(where: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as e:
        open_store(where)
    assert "\n" not in str(e.value)
    assert "secret" not in str(e.value)


def test_each_act_of_a_hub_is_drawn_once_when_very_many_are_drawn_anew(tmp_path: Path) -> None:
    with open_store(tmp_path / "hub.graph") as store:
        store.save((report(n) for n in range(4000)), WHEN)  # about a thousand of its speakers have alike names
        drawn = "MATCH (:Actor {id: 'ISL'})-[r:CONDEMNS]->() RETURN count(r) AS n, count(DISTINCT r.act) AS acts"
        assert store.query(drawn).rows == ({"n": 4000, "acts": 4000},)
