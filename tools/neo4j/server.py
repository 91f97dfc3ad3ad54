"""Fetches (once), starts and stops a real Neo4j Community server on loopback, with Neo4j Browser.

    python tools/neo4j/server.py start [--line 5.26|2026]    prints the address, the user and where the password is
    python tools/neo4j/server.py stop|status [--line ...]
    python tools/neo4j/server.py env                         `export` lines with SAYSO_TEST_NEO4J of what runs
    python tools/neo4j/server.py browser                     fetches Neo4j Browser alone, for `sayso browser`

Needs Maven and Java (17 for 5.26; 21 or newer for 2026). Everything is kept in $SAYSO_NEO4J_HOME, else in
${XDG_CACHE_HOME:-~/.cache}/sayso/neo4j, never in the repository; what is downloaded is used again. Neo4j and Neo4j
Browser are GPL-3.0 and come from Maven Central at your wish.
"""

from __future__ import annotations

import argparse
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BROWSER = "5.15.0"
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.lang")
WAIT = 120.0  # seconds until the server must answer


class ServerError(Exception):
    """What went wrong, in one line with what to do."""


@dataclass(frozen=True)
class Line:
    """A line of Neo4j: its version, the Java it needs, its main class and the ports used for it here."""

    name: str
    version: str
    java: int
    main: str
    bolt: int
    http: int

    @property
    def lib(self) -> Path:
        """Where the jars are."""
        return root() / self.version / "lib"

    @property
    def home(self) -> Path:
        """Where the server's configuration, data and logs are."""
        return root() / self.version / "home"

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"


LINES = {
    "5.26": Line("5.26", "5.26.30", 17, "org.neo4j.server.CommunityEntryPoint", 17687, 17474),
    "2026": Line("2026", "2026.08.1", 21, "org.neo4j.server.Neo4jCommunity", 27687, 27474),
}


def root() -> Path:
    """The folder of all that this script keeps."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("SAYSO_NEO4J_HOME") or cache / "sayso" / "neo4j")


def password() -> str:
    """The password of the user neo4j, made at the first start and kept where only the user can read it."""
    path = root() / "password"
    if not path.exists():
        root().mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(18))
    return path.read_text().strip()


def java(least: int) -> str | None:
    """The oldest Java that is new enough: of $JAVA_HOME, on the path, or where systems keep them."""
    homes = [Path(p) for p in (os.environ.get("JAVA_HOME"),) if p]
    on_path = shutil.which("java")
    found = [str(h / "bin" / "java") for h in homes] + ([on_path] if on_path else [])
    for pattern in ("/usr/lib/jvm/*/bin/java", "/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java"):
        found += sorted(str(p) for p in Path("/").glob(pattern.lstrip("/")))
    fitting = [(v, f) for f in dict.fromkeys(found) if (v := _java_version(f)) and v >= least]
    return min(fitting, key=lambda x: x[0])[1] if fitting else None


def _java_version(path: str) -> int | None:
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    except OSError:
        return None
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def fetch(line: Line) -> None:
    """Fetches the jars when they aren't there yet."""
    done = line.lib / ".whole"
    if done.exists():
        return
    versions = (f"-Dneo4j.version={line.version}", f"-Dbrowser.version={BROWSER}")
    goal = ("dependency:copy-dependencies", f"-DoutputDirectory={line.lib}")
    _maven(f"Neo4j {line.version}", "-f", str(Path(__file__).with_name("pom.xml")), *versions, *goal)
    done.touch()


def fetch_browser() -> None:
    """Fetches Neo4j Browser's jar when it isn't there yet, and says where it is."""
    jar = root() / "browser" / f"neo4j-browser-{BROWSER}.jar"
    if not jar.exists():
        artifact = f"-Dartifact=org.neo4j.client:neo4j-browser:{BROWSER}"
        _maven(f"Neo4j Browser {BROWSER}", "dependency:copy", artifact, f"-DoutputDirectory={jar.parent}")
    print(f"Neo4j Browser {BROWSER} (GPL-3.0): {jar}")


def _maven(what: str, *arguments: str) -> None:
    if not shutil.which("mvn"):
        raise ServerError("Maven is missing: install it (Debian: apt install maven)")
    print(f"fetching {what} from Maven Central, once", file=sys.stderr)
    command = ["mvn", "-q", "-B", "-Dstyle.color=never", *arguments]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:  # noqa: S603
        raise ServerError(f"Maven couldn't fetch {what}: see its messages above")


def configure(line: Line) -> None:
    """Writes the server's configuration: loopback only, ports of its own, nothing reported."""
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (line.home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.default_advertised_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{line.bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{line.bolt}",
        "server.http.listen_address": f"127.0.0.1:{line.http}",
        "server.http.advertised_address": f"127.0.0.1:{line.http}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }
    (line.home / "conf" / "neo4j.conf").write_text("".join(f"{k}={v}\n" for k, v in settings.items()))


def running(line: Line) -> int | None:
    """The process id of the running server; None when it doesn't run."""
    try:
        pid = int((line.home / "pid").read_text())
        os.kill(pid, 0)
        ps = ["ps", "-o", "args=", "-p", str(pid)]
        said = subprocess.run(ps, capture_output=True, text=True, check=False).stdout  # noqa: S603
    except (OSError, ValueError):
        return None
    return pid if line.main in said else None


def start(line: Line) -> None:
    """Starts the server when it doesn't run, and waits until it answers."""
    if not running(line):
        runtime = java(line.java)
        if runtime is None:
            raise ServerError(f"Neo4j {line.version} needs Java {line.java} or newer: install it, or set JAVA_HOME")
        fetch(line)
        configure(line)
        _free(line)
        _launch(line, runtime)
    _set_password(line)
    print(f"Neo4j {line.version}  {line.uri}  Browser: http://127.0.0.1:{line.http}/browser/")
    print(f"user: neo4j  password: in {root() / 'password'}")
    print(f'try: SAYSO_PASSWORD="$(cat {root() / "password"})" sayso load STORY --store {line.uri}')


def _free(line: Line) -> None:
    for port in (line.bolt, line.http):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                raise ServerError(f"port {port} is taken by another program: end that, and start again")


def _launch(line: Line, runtime: str) -> None:
    opens = [f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in OPENS]
    home = [f"--home-dir={line.home}", f"--config-dir={line.home / 'conf'}"]
    command = [runtime, "-Xmx1g", "-cp", f"{line.lib}/*", *opens, line.main, *home]
    with (line.home / "logs" / "console.log").open("ab") as log:
        server = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=line.home
        )
    (line.home / "pid").write_text(str(server.pid))
    for _ in _patience(WAIT):
        if server.poll() is not None:
            raise ServerError(f"Neo4j ended at once: see {line.home / 'logs' / 'console.log'}")
        if _answers(line):
            return
    raise ServerError(f"Neo4j didn't answer within {WAIT:g} seconds: see {line.home / 'logs' / 'console.log'}")


def _answers(line: Line) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{line.http}/", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _patience(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.25)


def _set_password(line: Line) -> None:
    """Gives the user neo4j the kept password, when it still has the first one."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ClientError

    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    try:
        with GraphDatabase.driver(line.uri, auth=("neo4j", password())) as driver:
            driver.verify_connectivity()
    except (AuthError, ClientError):
        with GraphDatabase.driver(line.uri, auth=("neo4j", "neo4j")) as driver:
            driver.execute_query(change, new=password(), database_="system")


def stop(line: Line) -> None:
    """Stops the server when it runs, and waits until it has gone."""
    pid = running(line)
    if pid is None:
        print(f"Neo4j {line.version} doesn't run")
        return
    os.kill(pid, signal.SIGTERM)
    for _ in _patience(60):
        if running(line) is None:
            break
    else:
        os.kill(pid, signal.SIGKILL)
    (line.home / "pid").unlink(missing_ok=True)
    print(f"Neo4j {line.version} stopped")


def status(line: Line) -> None:
    """Says whether the server runs."""
    pid = running(line)
    print(f"Neo4j {line.version}: {f'runs at {line.uri} (process {pid})' if pid else 'does not run'}")


def environment() -> None:
    """Prints what the tests need to find the servers that run."""
    uris = " ".join(line.uri for line in LINES.values() if running(line))
    if uris:
        print(f"export SAYSO_TEST_NEO4J={shlex.quote(uris)} SAYSO_TEST_NEO4J_PASSWORD={shlex.quote(password())}")


def main() -> int:
    """Runs the command line; 0 done, 1 failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("start", "stop", "status", "env", "browser"))
    parser.add_argument("--line", choices=("5.26", "2026", "all"), default="5.26", help="`all`: those that Java allows")
    given = parser.parse_args()
    chosen = [x for x in LINES.values() if given.line in (x.name, "all")]
    if given.line == "all" and given.what == "start":
        chosen = [x for x in chosen if x.name == "5.26" or java(x.java)]
    try:
        if given.what == "env":
            environment()
        if given.what == "browser":
            fetch_browser()
        for line in chosen:
            {"start": start, "stop": stop, "status": status}.get(given.what, lambda _: None)(line)
    except ServerError as e:
        print(f"neo4j: {e}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
