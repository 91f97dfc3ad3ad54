"""Ways to a store: an address to dial with the official driver, and what is particular to that way."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import neo4j
from neo4j import exceptions as faults

from graph.errors import StoreError

OLDEST = (5, 26)


@dataclass(frozen=True)
class Login:
    """What another program needs to log in; `repr` is without the password, since it may end in logs.

    `kept` says where the password is kept, `passing` whether it was made for this process alone.
    """

    uri: str
    user: str
    password: str | None = field(repr=False)
    database: str | None
    kept: str
    passing: bool = False


class Access(Protocol):
    """A way to one store."""

    name: str
    database: str | None

    def dial(self) -> neo4j.Driver:
        """A driver that has been seen to answer. Raises StoreError."""

    def writing(self) -> Any:
        """A context in which no other process writes, where the store needs that."""

    def bound(self, seconds: float) -> None:
        """Lets the store itself break off statements that take longer, where it needs to be told apart."""

    def login(self) -> Login | None:
        """How other programs log in for as long as this process lives; None while another process has the store."""

    def why(self, e: BaseException) -> str:
        """What a failure means and what to do, in one line."""

    def wrong(self, e: BaseException, cypher: str, params: Mapping[str, Any]) -> str:
        """What is wrong with a query that was refused, in one line."""

    def close(self) -> None:
        """Lets go of what the way holds."""


@dataclass
class Server:
    """A Neo4j server, or what speaks like one, at a bolt:// or neo4j:// address."""

    name: str
    user: str
    password: str | None
    database: str | None = None

    def dial(self) -> neo4j.Driver:
        """A driver to the server. Raises StoreError when it is away, refuses, or is too old."""
        driver = connect(self.name, (self.user, self.password or ""), self.name, quiet=True)
        agent = driver.get_server_info().agent
        version = agent.removeprefix("Neo4j/").split(".") if agent.startswith("Neo4j/") else []
        if len(version) >= 2 and version[0].isdigit() and tuple(map(int, version[:2])) < OLDEST:
            driver.close()
            raise StoreError(f"{self.name} is {agent}; Sayso needs Neo4j 5.26 or newer")
        return driver

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nothing: the server keeps writers apart."""
        yield

    def bound(self, seconds: float) -> None:
        """Nothing: the server takes each transaction's own time-out."""

    def login(self) -> Login:
        """The server's address and the user's own login."""
        return Login(self.name, self.user, self.password, self.database, "that of SAYSO_PASSWORD or .env")

    def why(self, e: BaseException) -> str:
        """What the server's refusal or absence means."""
        return away(e)

    def wrong(self, e: BaseException, cypher: str, params: Mapping[str, Any]) -> str:  # noqa: ARG002
        """The server's own message."""
        return message(e)

    def close(self) -> None:
        """Nothing to let go of."""


def connect(uri: str, auth: tuple[str, str], name: str, *, quiet: bool) -> neo4j.Driver:
    """A driver that answered once; `quiet` asks the server for no notifications. Raises StoreError."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    driver = None
    try:
        options: dict[str, Any] = {"notifications_min_severity": "OFF"} if quiet else {}
        driver = neo4j.GraphDatabase.driver(uri, auth=auth, connection_timeout=10, **options)
        driver.verify_connectivity()
    except (faults.Neo4jError, faults.DriverError, ValueError, OSError) as e:
        if driver is not None:
            driver.close()
        raise StoreError(f"{name}: {away(e)}") from e
    return driver


def away(e: BaseException) -> str:
    """What a failed connection means and what to do."""
    if isinstance(e, faults.AuthError | faults.TokenExpired):
        return "wrong user or password: set SAYSO_USER and SAYSO_PASSWORD"
    if isinstance(e, faults.ServiceUnavailable | faults.SessionExpired | OSError):
        return "no store answers there: start it (make neo4j, or docker compose up -d), or leave --store away"
    if isinstance(e, ValueError | faults.ConfigurationError):
        return "no such address: give a folder, or bolt://HOST:PORT, neo4j://HOST:PORT (+s for TLS)"
    if isinstance(e, faults.ClientError) and "DatabaseNotFound" in (e.code or ""):
        return "it has no such database: set SAYSO_DATABASE"
    return message(e)


def message(e: BaseException) -> str:
    """The first line of what a fault says."""
    return str(getattr(e, "message", None) or e).splitlines()[0]
