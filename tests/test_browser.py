"""`sayso browser` and `sayso browser-kit`, as a user runs them, and in the real Neo4j Browser."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import queries
import sayso
from graph.exports.common import KIND_COLOURS
from graph.stores import Store, open_store
from graph.stores.access import Login
from queries import kit
from sayso import app
from sayso.commands.browser import command
from sayso.serving import Server, Site
from tests.graph.servers import STORES, opened
from tests.programs import ROOT, chromium, missing, run, web_folder

DEMO = ROOT / "docs" / "demo" / "article.txt"
SECRET = "not-to-be-seen"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "neo4j-browser-1.0.0.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "not served")
        archive.writestr("browser/index.html", "<!doctype html><title>app</title>")
        archive.writestr("browser/assets/app.js", "start()")
    return path


@pytest.fixture
def folder(tmp_path: Path, jar: Path) -> Path:
    """The jar unpacked, with a file beside it and a link that leads out to that."""
    zipfile.ZipFile(jar).extractall(tmp_path / "unpacked")
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "unpacked" / "browser" / "out.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "unpacked"


@contextmanager
def served(where: Path, uri: str = "bolt://127.0.0.1:1") -> Iterator[Server]:
    login = Login(uri, "root", SECRET, "sayso", "somewhere", passing=True)
    with Server(Site(app.files(str(where)), {"guide.html": b"a guide"}, login), 0) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


def asked(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, headers={"Host": f"localhost:{server.port}", **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.mark.parametrize("which", ["jar", "folder"])
def test_the_apps_own_files_are_served_and_nothing_else(which: str, request: pytest.FixtureRequest) -> None:
    with served(request.getfixturevalue(which)) as server:
        assert asked(server, "/browser/")[2] == b"<!doctype html><title>app</title>"
        status, headers, body = asked(server, "/browser/assets/app.js?x=1")
        assert (status, headers["Content-Type"], body) == (200, "text/javascript; charset=utf-8", b"start()")
        assert asked(server, "/kit/guide.html")[2] == b"a guide"
        assert asked(server, "/browser/assets/app.js", "HEAD")[::2] == (200, b"")
        assert asked(server, "/browser/", "POST")[0] == 501
        climbs = (
            "../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "assets/../../secret.txt",
            "out.txt",
            "//etc/passwd",
        )
        others = (
            "/browser/META-INF/MANIFEST.MF",
            "/META-INF/MANIFEST.MF",
            "/secret.txt",
            "/kit/../secret.txt",
            "/x%00",
        )
        for path in (*(f"/browser/{c}" for c in climbs), *others):
            status, _, body = asked(server, path)
            assert (status, body) == (404, b"no such file\n"), path


def test_only_this_machines_own_pages_are_answered(jar: Path) -> None:
    with served(jar) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert asked(server, "/browser/", Host="rebound.example")[0] == 421
        assert asked(server, "/browser/", Host=f"127.0.0.1:{server.port}")[0] == 200
        headers = asked(server, "/browser/")[1]
        assert "connect-src 'self' ws://127.0.0.1:1;" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("uri", "may"),
    [
        ("bolt://db.example", "ws://db.example:7687"),
        ("bolt+s://db.example:99", "wss://db.example:99"),
        ("bolt://[::1]:7687", "ws://[::1]:7687"),
        ("neo4j+s://db.example", "wss:"),
    ],
)
def test_the_page_may_talk_to_the_store_alone(jar: Path, uri: str, may: str) -> None:
    with served(jar, uri) as server:
        assert f"connect-src 'self' {may};" in asked(server, "/")[1]["Content-Security-Policy"]


def test_the_entrance_fills_all_in_but_the_password(jar: Path) -> None:
    with served(jar) as server:
        status, headers, body = asked(server, "/")
        given = parse_qs(urlsplit(headers["Location"]).query)
        assert (status, given["dbms"], given["db"]) == (302, ["bolt://root@127.0.0.1:1"], ["sayso"])
        assert given["arg"] == [f"{server.address}/kit/guide.html"]
        assert SECRET not in f"{headers}{body!r}"
        assert json.loads(asked(server, "/", Accept="application/json")[2]) == {"bolt_direct": "bolt://127.0.0.1:1"}
        assert SECRET not in repr(server.site)


def test_the_newest_jar_that_was_fetched_is_found(tmp_path: Path, jar: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_NEO4J_HOME", str(tmp_path / "cache"))
    with pytest.raises(app.AppError, match=r"make neo4j-browser.*--app"):
        app.files(None)
    for place, version, title in (("5.26.30/lib", "5.9.0", b"old"), ("browser", "5.15.0", b"new")):
        (tmp_path / "cache" / place).mkdir(parents=True)
        with zipfile.ZipFile(tmp_path / "cache" / place / f"neo4j-browser-{version}.jar", "w") as archive:
            archive.writestr("browser/index.html", title)
    assert app.files(None)("index.html") == b"new"


def test_what_make_fetches_is_what_the_command_names() -> None:
    (version,) = re.findall(r'^BROWSER = "(.*)"$', (ROOT / "tools/neo4j/server.py").read_text(), re.MULTILINE)
    assert f"neo4j-browser-{version}.jar" == app.NAME
    assert app.ADDRESS in (ROOT / "docs" / "browser.md").read_text()


def test_what_is_no_app_is_refused_in_one_line(tmp_path: Path, jar: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.jar").write_bytes(b"PK no")
    with zipfile.ZipFile(tmp_path / "other.jar", "w") as archive:
        archive.writestr("a.txt", "x")
    for name in ("empty", "broken.jar", "other.jar", "none.jar"):
        with pytest.raises(app.AppError, match=name) as e:
            app.files(str(tmp_path / name))
        assert "\n" not in str(e.value)


def test_a_taken_port_is_said(jar: Path) -> None:
    with served(jar) as server, pytest.raises(app.AppError, match=rf"port {server.port} .*--port"):
        Server(server.site, server.port)


# --- the command


class Running:
    """`sayso browser` in a process of its own; `said` is what it prints at its start."""

    def __init__(self, store: object, *more: object, **env: str) -> None:
        command = [sys.executable, "-m", "sayso", "browser", "--store", store, "--port", "0", *more]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen([str(c) for c in command], cwd=ROOT, env={**os.environ, **env}, **pipes)
        self.said: dict[str, str] = {}

    def __enter__(self) -> Running:
        return self

    def starts(self) -> Running:
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith("Ctrl-C"):
                return self
            name, _, value = line.strip().partition(": ")
            self.said[name] = value
        pytest.fail(str(self.process.communicate()))

    def ends(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_others_load_and_ask_meanwhile_and_it_stops_cleanly(jar: Path, tmp_path: Path, how: signal.Signals) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“We condemn Portugal,” said Maria Lind, Norway's prime minister.", encoding="utf-8")
    sayso_ = (sys.executable, "-m", "sayso")
    with Running(tmp_path / "g", "--app", jar) as browser:
        said = browser.starts().said
        assert said["user"] == "root"
        owner = json.loads((tmp_path / "g" / "owner.json").read_text())
        assert owner["pid"] == browser.process.pid
        assert said["password"] == f"that in {tmp_path / 'g' / 'owner.json'}", "a pipe may end in a log"
        run(*sayso_, "load", story, "--store", tmp_path / "g", cwd=ROOT)
        asked = ("cypher", "MATCH (d:Article) RETURN count(d) AS n", "--format", "json", "--store", tmp_path / "g")
        assert json.loads(run(*sayso_, *asked, cwd=ROOT)) == [{"n": 1}]
        assert browser.process.poll() is None
        assert json.loads((tmp_path / "g" / "owner.json").read_text()) == owner
        empty = f"{tmp_path / 'g'} is empty: `sayso load` fills it, also while this runs"
        assert browser.ends(how) == (0, "", f"{empty}\nstopped\n")
    assert not (tmp_path / "g" / "owner.json").exists()
    with open_store(tmp_path / "g") as store:
        assert store.counts()["Article"] == 1


@posix
def test_a_terminal_shows_the_password(jar: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-m", "sayso", "browser", "--store", tmp_path / "g", "--app", jar, "--port", "0"]
    process = subprocess.Popen([str(c) for c in arguments], cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE)
    shown = b""
    while b"Ctrl-C" not in shown:
        shown += os.read(ours, 1000)
    password = json.loads((tmp_path / "g" / "owner.json").read_text())["password"]
    assert f"password: {password}" in shown.decode()
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1].endswith(b"stopped\n")
    os.close(ours)
    os.close(theirs)


def test_every_option_is_documented() -> None:
    page = (ROOT / "docs" / "browser.md").read_text(encoding="utf-8")
    for option in (o for p in command.params for o in p.opts if o.startswith("--")):
        assert f"| `{option}" in page


@posix
def test_it_waits_for_the_process_that_has_the_graph_open(jar: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "g") as store:
        store.query("CREATE (:Note {id: 'x'})", read_only=False)
        browser = Running(tmp_path / "g", "--app", jar)
        assert browser.process.stderr
        assert "is empty" in browser.process.stderr.readline()
        assert "waiting" in browser.process.stderr.readline()
    with browser:
        browser.starts()
        owner = json.loads((tmp_path / "g" / "owner.json").read_text())
        assert owner["pid"] == browser.process.pid
        assert browser.ends()[0] == 0


def test_without_the_app_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    with Running(tmp_path / "g", SAYSO_NEO4J_HOME=str(tmp_path / "none")) as browser:
        out, err = browser.process.communicate(timeout=60)
        assert (browser.process.returncode, out, err.count("\n")) == (1, "", 1)
        assert "make neo4j-browser" in err
    assert not (tmp_path / "g").exists()


def test_the_kit_is_written_and_what_is_written_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sayso", "browser-kit", str(tmp_path / "kit")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(done.stdout.splitlines()) == {str(tmp_path / "kit" / name) for name in kit.files()}
    (tmp_path / "kit" / "guide.html").write_text("mine")
    again = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (again.returncode, again.stdout) == (3, "")
    assert "guide.html: not as Sayso wrote it" in again.stderr
    assert (tmp_path / "kit" / "guide.html").read_text() == "mine"


# --- the real Neo4j Browser, in Chromium


@pytest.fixture(params=STORES)
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The demo article's graph in each kind of store."""
    with opened(request.param, tmp_path) as store:
        sayso.load([str(DEMO)], store, published="2026-03-04", publisher="Atlantic Wire")
        yield store


def drawing(store: Store, name: str) -> dict[str, Any]:
    """A drawing script with its rows, nodes and the least relationships to be drawn (more may join the same nodes)."""
    script = next(s for s in kit.all_scripts() if s.name == name)
    rows = store.query(script.text).rows
    things = {json.dumps(v, sort_keys=True) for row in rows for v in row.values() if v}
    nodes = sum("labels" in json.loads(t) for t in things)
    counts = {"rows": len(rows), "nodes": nodes, "edges": len(things) - nodes}
    return {"folder": f"Sayso {script.theme}", "title": script.title, **counts}


@pytest.mark.tools
def test_the_graph_is_used_in_the_real_neo4j_browser(demo: Store, tmp_path: Path) -> None:
    web, executable = web_folder(), chromium()
    try:
        app.files(None)
    except app.AppError as e:
        missing(str(e))
    responses = next(s for s in kit.all_scripts() if s.name == "responses")
    rows = queries.run(demo, "responses").rows
    wishes: dict[str, Any] = {
        "graph": {**drawing(demo, "everything"), "colours": [KIND_COLOURS["State"], KIND_COLOURS["Person"]]},
        "words": {**drawing(demo, "words"), "colours": [KIND_COLOURS["Act"], KIND_COLOURS["Article"]]},
        "table": {
            "folder": "Sayso responses",
            "title": responses.title,
            "rows": len(rows),
            "shows": [rows[0]["actor"], rows[0]["answered_by"], rows[0]["act"]],
        },
        "lists": ["Person", "Statement", "CONDEMNS", "EVIDENCED_BY"],
        "folders": sorted({f"Sayso {s.theme}" for s in kit.all_scripts()}),
    }
    files = kit.files()
    for key, name in (("zip", kit.ZIP), ("grass", "sayso.grass")):
        (tmp_path / name).write_bytes(files[name])
        wishes[key] = str(tmp_path / name)
    login = demo.login()
    assert login
    demo.close()
    with Running(demo.name, SAYSO_PASSWORD=os.environ.get("SAYSO_TEST_NEO4J_PASSWORD", "")) as browser:
        said = browser.starts().said
        kept = Path(demo.name) / "owner.json"
        password = json.loads(kept.read_text())["password"] if kept.exists() else login.password
        wishes |= {"address": said["Neo4j Browser"], "user": said["user"], "password": password}
        (tmp_path / "wishes.json").write_text(json.dumps(wishes))
        pictures = [os.environ["SAYSO_PICTURES"]] if "SAYSO_PICTURES" in os.environ else []
        answer = json.loads(
            run(
                "env",
                f"CHROMIUM={executable}",
                "node",
                "check/browser.mjs",
                tmp_path / "wishes.json",
                *pictures,
                cwd=web,
            )
        )
        assert answer["table"] == len(rows)
        assert browser.ends()[0] == 0
