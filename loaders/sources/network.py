"""The connections beneath `web`: to public addresses only, one request a pause a host, all within a time."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import httpcore
import httpx

_WAIT = 1.0  # seconds
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Network(httpcore.NetworkBackend):
    """Looks up a host, checks all its addresses, and connects to the one that was checked."""

    def __init__(self, allow_private: bool, pause: float) -> None:
        self.allow_private, self.pause = allow_private, pause
        self.deadline = float("inf")
        self._below = httpcore.SyncBackend()
        self._next: dict[str, float] = {}
        self._slower: dict[str, float] = {}

    @cached_property
    def transport(self) -> httpx.BaseTransport:
        """These connections as httpx wants them."""
        return _Transport(self)

    def begin(self, seconds: float) -> None:
        """From now on, all must be done within so many seconds."""
        self.deadline = time.monotonic() + seconds

    def check_time(self) -> None:
        """Raises TimeoutException when the time is over."""
        if time.monotonic() > self.deadline:
            raise httpcore.ReadTimeout("took too long")

    def slow(self, host: str, pause: float) -> None:
        """Asks this host no oftener than once in so many seconds."""
        self._slower[host] = pause

    def wait(self, host: str) -> None:
        """Waits until the host may be asked again; the wait doesn't count towards the deadline."""
        now = time.monotonic()
        ready = max(self._next.get(host, now), now)
        time.sleep(ready - now)
        self.deadline += ready - now
        self._next[host] = ready + max(self.pause, self._slower.get(host, 0.0))

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host. Raises ConnectError, also when the host is on this machine or its network."""
        self.check_time()
        address = self._checked(host, port)
        return _Timed(self._below.connect_tcp(address, port, timeout, local_address, socket_options), self)

    def _checked(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as e:
            raise httpcore.ConnectError(f"no such host: {host}") from e
        addresses = [str(entry[4][0]) for entry in found]
        if not self.allow_private and not all(is_public(a) for a in addresses):
            raise httpcore.ConnectError(f"{host} is on this machine or its network; --allow-private allows that")
        return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, seen through the forms that wrap one in another."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class _Timed(httpcore.NetworkStream):
    """A connection whose reads and writes end at the network's deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, network: Network) -> None:
        self.stream, self.network = stream, network

    def _left(self, timeout: float | None) -> float:
        self.network.check_time()
        left = self.network.deadline - time.monotonic()
        return max(min(left, timeout if timeout is not None else left), 0.01)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes. Waits a second at a time: a Ctrl-C just before a wait is heard only after it."""
        left = self._left(timeout)
        until = time.monotonic() + left
        while True:
            try:
                return self.stream.read(max_bytes, min(left, _WAIT))
            except httpcore.ReadTimeout:
                left = until - time.monotonic()
                if left <= 0:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends the bytes."""
        self.stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, checked against the host's name."""
        return _Timed(self.stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self.network)

    def get_extra_info(self, info: str) -> Any:
        """As the connection's."""
        return self.stream.get_extra_info(info)


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self.stream

    def close(self) -> None:
        if hasattr(self.stream, "close"):
            self.stream.close()


class _Transport(httpx.BaseTransport):
    def __init__(self, network: Network) -> None:
        self.network = network
        self.pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/robots.txt":
            self.network.wait(request.url.host)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=None, extensions=request.extensions
        )
        got = self.pool.handle_request(sent)
        return httpx.Response(got.status, headers=got.headers, stream=_Stream(got.stream), extensions=got.extensions)

    def close(self) -> None:
        self.pool.close()
