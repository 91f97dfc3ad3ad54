"""The embedded store: ArcadeDB in this process on a folder, or the process that already has the folder open.

The folder holds `databases/`, `log/`, `lock` (held by the owner for as long as it lives, so that the system frees
it when the owner is killed) and `owner.json` (the owner's port and password, readable by the user alone).
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import neo4j

from graph.errors import StoreError
from graph.stores import wrong
from graph.stores.access import Login, away, connect, message
from graph.stores.locks import FileLock

DATABASE = "sayso"
USER = "root"
PATIENCE = 20.0  # seconds to wait for another process that is opening or closing the folder
SPARE = 1_000_000  # bytes; a disk with less is full
FULL = "the disk is full: make room on it and do the same again; what was stored before stays"
_OWN = {"databases", "config", "log", "backups", "lock", "writing", "owner.json"}


class Embedded:
    """A way to the store in a folder; made by the first that comes, shared by the others."""

    database: str | None = DATABASE

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        self.name = str(folder)
        self._lock = FileLock(self.folder / "lock")
        self._writing = FileLock(self.folder / "writing")
        self._engine: _Engine | None = None
        atexit.register(self.close)

    def dial(self) -> neo4j.Driver:
        """A driver to the folder's store, started here when nobody has it open. Raises StoreError."""
        self._prepare()
        deadline = time.monotonic() + PATIENCE
        while True:
            if self._engine or self._lock.take():
                return self._own()
            with suppress(StoreError, OSError, ValueError, KeyError):
                owner = json.loads((self.folder / "owner.json").read_text("utf-8"))
                return connect(f"bolt://127.0.0.1:{owner['port']}", (USER, owner["password"]), self.name, quiet=False)
            if time.monotonic() > deadline:
                raise StoreError(f"{self.name}: another process has it open and doesn't answer; end it, or wait")
            time.sleep(0.05)

    def _own(self) -> neo4j.Driver:
        if self._engine is None:
            try:
                self._engine = _Engine(self.folder)
            except BaseException:
                self._lock.free()
                raise
        engine = self._engine
        driver = connect(f"bolt://127.0.0.1:{engine.port}", (USER, engine.password), self.name, quiet=False)
        owner = {"port": engine.port, "password": engine.password, "pid": os.getpid()}
        try:
            _write_secret(self.folder / "owner.json", owner)
        except OSError as e:
            driver.close()
            self.close()
            raise StoreError(f"{self.name}: {self.why(e)}") from e
        return driver

    def why(self, e: BaseException) -> str:
        """What the failure means; the engine itself doesn't tell of a full disk."""
        with suppress(OSError):
            if shutil.disk_usage(self.folder).free < SPARE:
                return FULL
        return e.strerror or str(e) if isinstance(e, OSError) else away(e)

    def wrong(self, e: BaseException, cypher: str, params: Mapping[str, Any]) -> str:
        """What is wrong with a refused query; the engine is asked, since its listener conceals it."""
        told = message(e)
        if wrong.CONCEALED not in told:
            return told
        with suppress(OSError):  # no room for an empty database
            return wrong.why(_arcadedb(self.folder), cypher, params) or wrong.UNSAID
        return wrong.UNSAID

    def _prepare(self) -> None:
        try:
            if not self.folder.exists():
                self.folder.mkdir(parents=True, mode=0o700)
            strange = sorted({p.name for p in self.folder.iterdir()} - _OWN)
        except OSError as e:
            raise StoreError(f"{self.name}: {e.strerror or e}; name another folder by --store or SAYSO_STORE") from e
        if strange:
            raise StoreError(
                f"{self.name}: not a store of Sayso's (it holds {strange[0]}); name another folder by --store"
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A lock among the processes that write: the engine would refuse one of two at once."""
        with self._writing.held(PATIENCE * 30, f"{self.name}: another process has been writing for too long"):
            yield

    def bound(self, seconds: float) -> None:
        """Breaks off statements after that long, in the process that owns the folder."""
        if self._engine:
            self._engine.bound(seconds)

    def login(self) -> Login | None:
        """The listener's address, when this process owns the folder or can take it over now. Raises StoreError."""
        if self._engine is None:
            if not self._lock.take():
                return None
            self._own().close()
        assert self._engine
        uri, kept = f"bolt://127.0.0.1:{self._engine.port}", f"that in {self.folder / 'owner.json'}"
        return Login(uri, USER, self._engine.password, DATABASE, kept, passing=True)

    def close(self) -> None:
        """Closes the database when it is open here, between two writes; others that used it open it anew themselves."""
        atexit.unregister(self.close)
        if self._engine:
            with ExitStack() as between:
                with suppress(StoreError):
                    between.enter_context(self.writing())
                with suppress(OSError):
                    (self.folder / "owner.json").unlink()
                self._engine.stop()
                self._engine = None
        self._lock.free()


class _Engine:
    """ArcadeDB with its Bolt listener on loopback, a port and a password of its own."""

    def __init__(self, folder: Path) -> None:
        engine = _arcadedb(folder)
        self.password = secrets.token_urlsafe(24)
        self.port = _free_port()
        self._bound = 0.0
        shutil.rmtree(folder / "config", ignore_errors=True)  # the last owner's password
        config = {
            "host": "127.0.0.1",
            "http_port": "0",
            "mode": "production",
            "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt.host": "127.0.0.1",
            "bolt.port": self.port,
            "opencypher.loadCsv.allowFileUrls": False,
            "opencypher.loadCsv.allowRemoteUrls": False,
        }
        try:
            self._server: Any = engine.create_server(str(folder), root_password=self.password, config=config)
            self._server.start()
            self._database: Any = self._server.create_database(DATABASE)
        except engine.ArcadeDBError as e:
            raise StoreError(f"{folder}: the store can't be opened: {_last_cause(e)}") from e

    def bound(self, seconds: float) -> None:
        """Breaks off statements after that long."""
        if seconds != self._bound:
            self._database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {int(seconds * 1000)}")
            self._bound = seconds

    def stop(self) -> None:
        """Closes the database and the listener."""
        self._server.stop()


def _arcadedb(folder: Path) -> Any:
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(folder / "log"))
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", "-Xmx2g")
    try:
        import arcadedb
    except ImportError as e:
        raise StoreError(
            "no embedded store on this platform (the package arcadedb has no wheel for it): "
            "use a Neo4j server by --store bolt://HOST:PORT"
        ) from e
    return arcadedb


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _write_secret(path: Path, value: dict[str, Any]) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        part.unlink()
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(value, file)
    part.replace(path)


def _last_cause(e: Exception) -> str:
    return str(e).splitlines()[0].rsplit("Exception: ", 1)[-1]
