"""The store: one class on the official neo4j driver, for the embedded store and for servers alike."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import neo4j
from neo4j import exceptions as faults

from graph import collection, ground, schema
from graph.errors import QueryError, StoreError
from graph.stores import decisions, retractions, versions, write
from graph.stores.access import Access, Login, away
from graph.stores.guard import writes
from graph.stores.values import plain
from graph.stores.write import Saved
from loaders.reading import Reading

if TYPE_CHECKING:
    import networkx as nx

    from graph.stores.explain import Explained

T = TypeVar("T")
BATCH = 32  # articles a transaction
TRIES = 8
_PLACE = "(line "  # so a message says where a query is wrong
LONGEST = 3600.0  # seconds for a transaction that writes


@dataclass(frozen=True, slots=True)
class Result:
    """A query's columns and rows (plain values, as JSON can hold them); `truncated` when the limit cut it short."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class _Tx:
    """A transaction that gives rows as dicts of the driver's values made plain."""

    def __init__(self, tx: neo4j.Transaction) -> None:
        self._tx = tx

    def rows(self, cypher: str, **params: Any) -> list[dict[str, Any]]:
        """The statement's rows."""
        return _plain_rows(self._tx.run(cypher, params))


def _plain_rows(records: Iterable[neo4j.Record]) -> list[dict[str, Any]]:
    return [{k: plain(r[k]) for k in r.keys()} for r in records]  # noqa: SIM118 - a record is no dict


class Store:
    """A graph in a store. Use it in a `with`, or close it. Made by `graph.stores.open_store`."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._driver = access.dial()
        self._ready = False
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """Where the store is, as it was given."""
        return self._access.name

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections, and the embedded store when it was started here."""
        self._driver.close()
        self._access.close()

    def save(
        self,
        readings: Iterable[Reading],
        retrieved: str,
        *,
        keep_text: bool = True,
        batch: int = BATCH,
        settle: bool = True,
        again: str | None = None,
        anew: bool = False,
    ) -> Saved:
        """Stores the readings, `batch` articles a transaction, each article whole or not at all.

        `retrieved` is the ISO moment of the load. Loading again, in another order or from two processes ends in the
        same graph. Without `settle`, call that when all is stored. What was retracted is left out unless `again` names
        the person who wants it back; `anew` stores a reading also in the place of one by the same reader. Raises
        StoreError.
        """
        saved = Saved()
        remaining = iter(readings)
        while some := list(islice(remaining, batch)):
            saved += self._save(some, retrieved, keep_text, again, anew)
        if settle:
            self.settle()
        return saved

    def settle(self) -> None:
        """Finds copies and versions and who is who anew, in one transaction, after articles came or went.

        Raises StoreError.
        """
        self.write(lambda tx: (came := collection.settle(tx)) and decisions.settle(tx, came))

    def _save(self, readings: list[Reading], retrieved: str, keep_text: bool, again: str | None, anew: bool) -> Saved:
        refused: list[tuple[str, str]] = []
        single: dict[str, Reading] = {}
        before = 0
        for reading in readings:
            problems = ground.faults(reading)
            known = single.get(reading.article.id)
            if problems:
                refused.append((reading.article.ref or reading.article.id, problems[0]))
                continue
            before += known is not None
            if known is None or write.preference(reading.article) < write.preference(known.article):
                single[reading.article.id] = reading

        def work(tx: _Tx) -> Saved:
            retracted = retractions.kept_out(tx, list(single.values()), again)
            wanted = [r for i, r in single.items() if i not in retracted]
            told = tuple((single[i].article.ref or i, why) for i, why in retracted.items())
            return write.save(tx, wanted, retrieved, keep_text=keep_text, anew=anew) + Saved(retracted=told)

        saved = self.write(work) if single else Saved()
        return saved + Saved(unchanged=before, refused=tuple(refused))

    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        read_only: bool = True,
        timeout: float | None = 60.0,
        limit: int | None = None,
    ) -> Result:
        """The rows of one Cypher statement; values reach it by `params` only.

        `timeout` is in seconds, `limit` in rows. Raises QueryError when the statement is wrong, takes too long, or
        writes although `read_only`; StoreError when the store is away.
        """
        if read_only and (word := writes(cypher)):
            raise QueryError(f"the query writes ({word}); leave that out, or allow it by --write")
        mode = neo4j.READ_ACCESS if read_only else neo4j.WRITE_ACCESS
        run = lambda: self._once(cypher, dict(params or {}), mode, timeout, limit)  # noqa: E731
        if read_only:
            return _within(timeout, run)
        with self._access.writing():
            return _within(timeout, run)

    def _once(self, cypher: str, params: dict[str, Any], mode: str, timeout: float | None, limit: int | None) -> Result:
        self._access.bound(timeout or 0)
        try:
            return self._redialling(lambda: self._run(cypher, params, mode, timeout, limit))
        except (faults.Neo4jError, faults.DriverError) as e:
            raise self._query_error(e, cypher, params, timeout) from e

    def _query_error(
        self, e: Exception, cypher: str, params: Mapping[str, Any], timeout: float | None
    ) -> QueryError | StoreError:
        code = getattr(e, "code", None) or ""
        if "TimedOut" in code or "Terminated" in code:
            return _too_long(timeout)
        if isinstance(e, faults.ServiceUnavailable | faults.SessionExpired | faults.AuthError):
            return StoreError(away(e))
        why = self._access.wrong(e, cypher, params)
        return QueryError(
            f"{why}; mend it there (sayso query show NAME prints one that runs)" if _PLACE in why else why
        )

    def _run(self, cypher: str, params: dict[str, Any], mode: str, timeout: float | None, limit: int | None) -> Result:
        with self._session(mode) as session, session.begin_transaction(timeout=timeout) as tx:
            found = tx.run(cypher, params)
            columns = tuple(found.keys())
            records = list(found if limit is None else islice(found, limit + 1))
            tx.commit() if mode == neo4j.WRITE_ACCESS else tx.rollback()
        rows = tuple(_plain_rows(records[:limit]))
        return Result(columns, rows, limit is not None and len(records) > limit)

    def write(self, work: Callable[[_Tx], T]) -> T:
        """What `work` gives, run in one transaction and tried again when another got in its way. Raises StoreError."""
        with self._access.writing():
            self._access.bound(LONGEST)
            for attempt in range(TRIES):
                try:
                    return self._redialling(lambda: self._attempt(work))
                except (faults.Neo4jError, faults.DriverError) as e:
                    if attempt == TRIES - 1 or not _passing(e):
                        raise StoreError(f"{self.name}: {self._access.why(e)}") from e
                    time.sleep(0.05 * 2**attempt)
        raise AssertionError  # pragma: no cover

    def _attempt(self, work: Callable[[_Tx], T]) -> T:
        self._prepare()
        with self._session(neo4j.WRITE_ACCESS) as session, session.begin_transaction() as tx:
            result = work(_Tx(tx))
            tx.commit()
        return result

    def _redialling(self, work: Callable[[], T]) -> T:
        """Does the work; when the process that owned an embedded store has gone, again through a new connection."""
        for _ in range(TRIES):
            try:
                return work()
            except (faults.ServiceUnavailable, faults.SessionExpired, faults.AuthError, OSError):
                self._driver.close()
                self._driver = self._access.dial()
        return work()

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self._access.database, default_access_mode=mode)

    def _check(self) -> None:
        """Brings an older store up. Raises StoreError when it is away, or can't be used by this Sayso."""
        try:
            stamps = self.query(versions.STAMP, limit=1).rows
        except (QueryError, StoreError) as e:
            raise StoreError(f"{self.name}: {self._access.why(e.__cause__ or e)}") from e
        found = versions.recognised(stamps, self.name)
        self._ready = found == schema.SCHEMA_VERSION
        if found and not self._ready:
            self.write(lambda _: None)

    def _prepare(self) -> None:
        """Makes constraints, indexes and the version's node, and brings an older store up; once."""
        if self._ready:
            return
        self._constrain()
        with self._session(neo4j.WRITE_ACCESS) as session, session.begin_transaction() as tx:
            versions.bring_up(_Tx(tx))
            tx.commit()
        self._ready = True

    def constrain(self) -> None:
        """Makes the constraints and indexes that are missing. Raises StoreError, as when ids stand twice."""
        with self._access.writing():
            self._access.bound(LONGEST)
            try:
                self._redialling(self._constrain)
            except (faults.Neo4jError, faults.DriverError) as e:
                raise StoreError(f"{self.name}: {self._access.why(e)}") from e

    def _constrain(self) -> None:
        for statement in (*schema.CONSTRAINTS, *schema.INDEXES):
            with self._session(neo4j.WRITE_ACCESS) as session:
                session.run(statement).consume()

    def login(self) -> Login | None:
        """How another program logs in for as long as this store is open; None while another process has the folder.

        The embedded store then breaks off nothing before an hour, be it another process's load. Raises StoreError.
        """
        login = self._access.login()
        if login:
            self._access.bound(LONGEST)
        return login

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type there are, by name."""
        nodes = self.query("MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS n ORDER BY name")
        edges = self.query("MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS n ORDER BY name")
        return {r["name"]: r["n"] for r in (*nodes, *edges) if r["name"] != "Sayso"}

    def graph(self, level: str = "browse", **filters: Any) -> nx.MultiDiGraph[str]:
        """The graph in memory; see `graph.stores.memory.graph`."""
        from graph.stores import memory

        return memory.graph(self, level, **filters)

    def explain(self, ident: str) -> Explained:
        """All about the act, statement, actor or article of that id, its words read again. Raises QueryError."""
        from graph.stores import explain

        return explain.explain(self, ident)


def _within(seconds: float | None, work: Callable[[], T]) -> T:
    """The work's result; QueryError when it takes much longer than the store's own time-out should let it."""
    if seconds is None:
        return work()
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as e:  # handed over to the caller below
            failed.append(e)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds * 1.2 + 2)
    if failed:
        raise failed[0]
    if not done:
        raise _too_long(seconds)
    return done[0]


def _too_long(seconds: float | None) -> QueryError:
    return QueryError(f"the query took longer than {seconds:g} seconds; narrow it, or give it more by --timeout")


def _passing(e: Exception) -> bool:
    """Whether the fault is one that passes when the transaction is tried again: another writer was quicker."""
    retryable = isinstance(e, faults.Neo4jError) and e.is_retryable()
    return retryable or isinstance(e, faults.ConstraintError) or "retry" in str(e).casefold()
