"""A web server on loopback for Neo4j Browser: only given files, only for this machine's own pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from graph.stores.access import Login
from sayso.app import AppError, Files

HOSTS = ("localhost", "127.0.0.1")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".grass": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Site:
    """What is served: the app under /browser/, the kit's files under /kit/, and where the app is to log in."""

    app: Files
    kit: Mapping[str, bytes]
    login: Login

    def file(self, path: str) -> bytes | None:
        """The file at a path; None when there is none, or when it climbs."""
        parts = PurePosixPath(path).parts
        if ".." in parts or "\\" in path or "\0" in path:
            return None
        if path.startswith("/kit/"):
            return self.kit.get(path.removeprefix("/kit/"))
        return self.app(path.removeprefix("/browser/") or "index.html") if path.startswith("/browser/") else None

    def start(self, base: str) -> str:
        """The app's address with the store's, the user and the guide filled in; never the password."""
        scheme, rest = self.login.uri.split("://", 1)
        filled = {"dbms": f"{scheme}://{self.login.user}@{rest}", "db": self.login.database or ""}
        guide = {"cmd": "guide", "arg": f"{base}/kit/guide.html"}
        return "/browser/?" + urlencode({k: v for k, v in (filled | guide).items() if v})

    @property
    def policy(self) -> str:
        """The content security policy: scripts of the app's own, connections to the store alone."""
        return (
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            f"worker-src 'self' blob:; connect-src 'self' {_sockets(self.login.uri)}; "
            "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )


def _sockets(uri: str) -> str:
    """The WebSocket address of a Bolt address, for the policy; a cluster's members may be anywhere."""
    where = urlsplit(uri)
    kind = "wss:" if "+s" in where.scheme else "ws:"
    if where.scheme.startswith("neo4j"):
        return kind
    host = where.hostname or ""
    return f"{kind}//{f'[{host}]' if ':' in host else host}:{where.port or 7687}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version, protocol_version = "sayso", "", "HTTP/1.1"
    timeout = 60  # seconds that a connection may be silent

    def do_GET(self) -> None:
        """Answers with a file, or at / with the way to the app."""
        if self.headers.get("Host") not in [f"{host}:{self.server.port}" for host in HOSTS]:
            self._answer(421, b"not a name of this server\n")  # another site's name that leads here
        elif (path := unquote(urlsplit(self.path).path)) == "/":
            self._entrance()
        elif (found := self.server.site.file(path)) is None:
            self._answer(404, b"no such file\n")
        else:
            self._answer(200, found, TYPES.get(PurePosixPath(path).suffix.lower(), "") or _other(path))

    do_HEAD = do_GET  # noqa: N815 - the names that http.server calls

    def _entrance(self) -> None:
        """Neo4j Browser asks here for the store's address; a person is led to it with all filled in."""
        site = self.server.site
        if "application/json" in self.headers.get("Accept", ""):
            self._answer(200, json.dumps({"bolt_direct": site.login.uri}).encode(), "application/json")
        else:
            self._answer(302, b"", Location=site.start(self.server.address))

    def _answer(self, status: int, body: bytes, kind: str = "text/plain; charset=utf-8", **more: str) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": self.server.site.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-cache",
        }
        for name, value in {**headers, **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: addresses are not logged."""


def _other(path: str) -> str:
    return TYPES[".html"] if path.endswith("/") else "application/octet-stream"


class Server(ThreadingHTTPServer):
    """The server on 127.0.0.1; `serve_forever` it, then close it. Raises AppError when the port is taken."""

    daemon_threads = True

    def __init__(self, site: Site, port: int) -> None:
        self.site = site
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as e:
            raise AppError(
                f"port {port} can't be had ({e.strerror}): end what listens there, or name another by --port"
            ) from e

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address to open. By `localhost`, the name that Neo4j Browser lets guides and style sheets come from."""
        return f"http://localhost:{self.port}"
