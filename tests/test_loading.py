"""Loading many articles: in several processes, stopped and resumed, and what of it a person sees."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso
from loaders.errors import InputError
from loaders.language.reader import Reader
from loaders.reading import Article
from sayso.jobs import read_batches
from sayso.loading import Loaded, load_articles
from sayso.stopping import Stop
from tests.conftest import Ran

PAIRS = [("Norway", "Portugal"), ("Iceland", "Norway"), ("Portugal", "Iceland")]


def rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "id": f"row-{n}",
            "text": f"{a} threatened {b} with new tariffs on day {n}. “We will not yield,” said Maria Lind of {b}.",
            "published": f"2026-01-{n % 28 + 1:02}",
        }
        for n in range(count)
        for a, b in [PAIRS[n % 3]]
    ]


def written(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows(count)), encoding="utf-8")
    return path


def everything(store: sayso.Store) -> dict[str, list[str]]:  # type: ignore[name-defined]
    queries = {
        "nodes": "MATCH (n) RETURN n",
        "edges": "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b",
    }
    return {k: sorted(json.dumps(r, default=str, sort_keys=True) for r in store.query(q)) for k, q in queries.items()}


def test_the_graph_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    file, graphs = written(tmp_path / "rows.jsonl", 40), []
    for jobs in (1, 2):
        with sayso.open_store(tmp_path / f"{jobs}.graph") as store:
            loaded = sayso.load([str(file)], store, jobs=jobs)
            assert (loaded.articles, loaded.failures) == (40, [])
            nodes = everything(store)
            graphs.append({k: [without_moment(x) for x in v] for k, v in nodes.items()})
    assert len(graphs[0]["nodes"]) > 80
    assert graphs[0] == graphs[1]


def test_a_source_is_a_path_or_a_name_and_one_alone_needs_no_list(tmp_path: Path) -> None:
    file = written(tmp_path / "rows.jsonl", 2)
    with sayso.open_store(tmp_path / "g") as store:
        counts = [sayso.load(s, store).articles for s in (file, str(file), [file], [str(file)])]
    assert counts == [2, 2, 2, 2]


def without_moment(row: str) -> str:
    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k not in ("retrieved", "retrieved_at")}
        return value

    return json.dumps(strip(json.loads(row)), sort_keys=True)


def test_a_stopped_load_keeps_what_it_has_and_goes_on_where_it_stopped(tmp_path: Path, reader: Reader) -> None:
    articles = [Article(r["text"], r["id"], published=r["published"], language="en") for r in rows(70)]
    stop = Stop()

    def progress(loaded: Loaded) -> None:
        if loaded.articles == 32:
            stop.asked.set()

    with sayso.open_store(tmp_path / "g") as store:
        first = load_articles(articles, store, reader, progress=progress, stop=stop)
        assert first.stopped
        assert 0 < first.articles < 70
        second = load_articles(articles, store, reader, resume=True)
        assert (second.skipped, second.articles) == (first.articles, 70 - first.articles)
        third = load_articles(articles, store, reader, resume=True)
        assert (third.skipped, third.articles) == (70, 0)
        assert len(store.query("MATCH (a:Article) RETURN a.id AS id")) == 70


def test_an_article_that_the_reader_fails_on_does_not_end_the_load(reader: Reader) -> None:
    broken = Article(None, "bad")  # type: ignore[arg-type]
    batch = [Article("Maria Lind said no.", "a"), broken, Article("Ana Sousa said yes.", "c")]
    (done,) = read_batches([batch], reader)
    assert [type(d).__name__ for d in done] == ["Reading", "InputError", "Reading"]
    assert isinstance(done[1], InputError)
    assert done[1].ref == "bad"


TOO_LONG = "Maria Lind said no. " * 60_000  # for spaCy; the limit of the sources stands below it


@pytest.mark.parametrize("command", [["read"], ["load"], ["load", "--jobs", "2"]])
def test_a_file_that_the_reader_fails_on_is_named_in_one_line_and_the_rest_is_read(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr("loaders.sources.base.MAX_CHARACTERS", 2_000_000)
    for name, text in (("a", "Maria Lind said that Norway stays.\n"), ("b", TOO_LONG), ("c", "Ana Roe said no.\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = ["--store", tmp_path / "g"] if command[0] == "load" else []
    ran = run(*command, *sorted(tmp_path.glob("*.txt")), *store)
    assert ran.status == 3
    (line,) = [x for x in ran.err.splitlines() if "b.txt" in x]
    assert "can't be read" in line
    assert "Traceback" not in ran.err
    assert "2 articles" in ran.err if store else "Maria Lind" in ran.out and "Ana Roe" in ran.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_load_stores_only_what_is_as_sure_as_asked_and_a_new_reading_the_rest(
    tmp_path: Path, run: Callable[..., Ran], jobs: str
) -> None:
    story, store = tmp_path / "story.txt", tmp_path / "g"
    story.write_text(
        "Ms. Roe said that the old road by the river was closed.\nThe mayor hopes that it will soon be opened again.\n",
        encoding="utf-8",
    )
    query = ("cypher", "MATCH (s:Statement) RETURN s.confidence AS p ORDER BY p", "--format", "jsonl", "--store", store)
    where = ("--store", store, "--jobs", jobs)
    assert run("load", story, *where, "--min-confidence", "0.9").status == 0
    sure = [json.loads(line)["p"] for line in run(*query).out.splitlines()]
    assert run("reread", "--store", store).status == 0
    every = [json.loads(line)["p"] for line in run(*query).out.splitlines()]
    assert sure == [p for p in every if p >= 0.9]
    assert 0 < len(sure) < len(every)


def test_progress_is_told_after_each_batch(tmp_path: Path, reader: Reader) -> None:
    seen: list[int] = []

    def progress(loaded: Loaded) -> None:
        seen.append(loaded.articles)

    with sayso.open_store(tmp_path / "g") as store:
        load_articles([Article(r["text"], r["id"]) for r in rows(40)], store, reader, progress=progress)
    assert seen == [16, 32, 40]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_on_a_terminal_ends_at_once_and_resume_goes_on(tmp_path: Path, jobs: str) -> None:
    long = [{**r, "text": f"{r['text']}\n" * 60} for r in rows(400)]  # a batch of which takes seconds
    store = tmp_path / "g"
    here, there = pty.openpty()
    command = [sys.executable, "-m", "sayso", "load", str(saved(tmp_path, long)), "--store", str(store), "--jobs", jobs]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    before = work_done()
    running = subprocess.Popen(command, stderr=there, stdout=there, start_new_session=True, env=env)
    os.close(there)
    shown = b""
    while b" a second" not in shown:
        shown += os.read(here, 4096)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the readers hear it too
    until = work_of(running.pid)
    text = shown.decode(errors="replace") + rest_of(here)
    assert running.wait(60) == 130
    # Seconds of processor time, whatever else the machine does: 1 to 4; to read what is in hand would take 20.
    assert work_done() - before - until < 8
    assert "--resume" in text
    assert "failed" in text
    assert "Traceback" not in text
    with sayso.open_store(store) as opened:
        kept = len(opened.query("MATCH (a:Article) RETURN a.id AS id"))
        assert opened.query("MATCH (a:Article) WHERE a.standing IS NULL RETURN a.id AS id").rows == ()
    assert 0 < kept < 400
    again = [*command, "--resume"]
    saved(tmp_path, long[: kept + 2])
    ran = subprocess.run(again, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.startswith("2 articles, ")) == (0, True), ran.stderr
    assert f"{kept} more passed over" in ran.stderr


def work_done() -> float:
    """Seconds of processor time of the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def work_of(session: int) -> float:
    """Seconds of processor time of the processes of a session so far."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15])) if int(fields[3]) == session else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def saved(folder: Path, articles: list[dict[str, str]]) -> Path:
    (folder / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in articles), encoding="utf-8")
    return folder / "rows.jsonl"


def rest_of(terminal: int) -> str:
    """What is written to the terminal until nobody holds it any more."""
    shown = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            return shown.decode(errors="replace")
        shown += more
        if not more:
            return shown.decode(errors="replace")


def test_ctrl_c_ends_a_fetch_that_hangs(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/story"
        command = [sys.executable, "-m", "sayso", "load", address, "--allow-private", "--store", str(tmp_path / "g")]
        env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as running:
            connection, _ = server.accept()
            with connection:
                assert connection.recv(4096).startswith(b"GET /robots.txt")
                running.send_signal(signal.SIGINT)
                try:
                    _, said = running.communicate(timeout=15)
                finally:
                    running.kill()
    assert (running.returncode, "Traceback" in said) == (130, False)
    assert "stopped" in said


def test_readers_do_not_outlive_a_load_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    script.write_text(
        "import os, multiprocessing\n"
        "from loaders.language.reader import Reader\n"
        "from loaders.reading import Article\n"
        "from sayso.jobs import read_batches\n"
        "if __name__ == '__main__':\n"
        "    batches = ([Article(f'Maria Lind said no {n}.')] for n in range(10**6))\n"
        "    readings = read_batches(batches, Reader(), 2)\n"
        "    next(readings)\n"
        "    print(*(p.pid for p in multiprocessing.active_children()), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    ran = subprocess.run([sys.executable, script], stdout=subprocess.PIPE, text=True, check=False)
    readers = [int(p) for p in ran.stdout.split()]
    assert len(readers) == 2
    for _ in range(100):
        if not any(is_running(p) for p in readers):
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {readers}")


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie that nobody has waited for."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
