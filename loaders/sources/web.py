"""Pages from the web: only those that the user names (or asks to follow), politely and within limits.

robots.txt is kept to, a host is asked once a second at most, pages are cached and asked for again only if they changed
(hishel), and nothing is fetched from this machine or its network unless that is allowed. Proxies are not used.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders.errors import InputError
from loaders.sources.base import MAX_BYTES, Input
from loaders.sources.unpack import unpacked

if TYPE_CHECKING:
    import httpx

    from loaders.sources.network import Network

AGENT = "Sayso"
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/octet-stream")
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Web:
    """Fetches pages. `pause` is the least time between two requests to a host, `patience` the most time for a page,
    both in seconds; `cache` is a folder, by default the user's cache folder.
    """

    allow_private: bool = False
    pause: float = 1.0
    patience: float = 60.0
    most_bytes: int = MAX_BYTES
    most_redirects: int = 5
    cache: Path | None = None

    def fetch(self, address: str) -> Input:
        """The page at an address, its redirects followed. Raises InputError that says why it can't be had."""
        self._network.begin(self.patience)
        try:
            response, data = self._followed(address, polite=True)
        except self._failures as e:
            raise InputError(address, f"can't be fetched ({str(e) or type(e).__name__})") from e
        media = response.headers.get("content-type", "")
        if response.status_code != 200:
            raise InputError(address, f"is an error page (HTTP status {response.status_code})")
        if media.lower().startswith(_NO_TEXT):
            raise InputError(address, f"is no page but {media.split(';')[0]}")
        if not data.strip():
            raise InputError(address, "is empty")
        return Input.of(address, data, url=str(response.url), media=media)

    def close(self) -> None:
        """Closes the connections and the cache, if there are any."""
        if "_client" in self.__dict__:
            self._client.close()

    @property
    def _failures(self) -> tuple[type[Exception], ...]:
        import httpcore
        import httpx

        kinds = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
        return (httpx.HTTPError, httpx.InvalidURL, *kinds, OSError, zlib.error, UnicodeError, ValueError)

    @cached_property
    def _network(self) -> Network:
        from loaders.sources.network import Network

        return Network(self.allow_private, self.pause)

    @cached_property
    def _client(self) -> httpx.Client:
        import httpx
        from hishel import CacheOptions, SqliteStorage
        from hishel.httpx import CacheTransport

        folder = self.cache or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stored = SqliteStorage(database_path=folder / "pages.db", max_stream_size=self.most_bytes, max_size=500_000_000)
        transport = CacheTransport(self._network.transport, stored, rfc=CacheOptions(shared=False))
        limits = httpx.Timeout(20.0, connect=10.0)
        accepted = {"accept-encoding": "gzip", "accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}
        headers = {"user-agent": f"{AGENT}/{version('sayso')}", **accepted}
        return httpx.Client(transport=transport, headers=headers, timeout=limits, follow_redirects=False)

    def _followed(self, address: str, polite: bool) -> tuple[httpx.Response, bytes]:
        request: httpx.Request | None = self._client.build_request("GET", address)
        for _ in range(self.most_redirects + 1):
            if request is None:
                break
            if request.url.scheme not in ("http", "https") or not request.url.host:
                raise InputError(address, f"leads to {request.url}, which is no address of a page")
            if request.url.userinfo:
                raise InputError(request.url.host, "is an address with a password in it; leave that out")
            if polite:
                self._ask_robots(address, request.url)
            response, data = self._answer(request)
            if not response.is_redirect:
                return response, data
            request = response.next_request
        raise InputError(address, f"is redirected more than {self.most_redirects} times")

    def _answer(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        response = self._client.send(request, stream=True)
        try:
            data = b"" if response.is_redirect else self._body(response)
        finally:
            response.close()
        return response, data

    def _body(self, response: httpx.Response) -> bytes:
        """The body unpacked, never more than the limit of it in memory."""
        parts, size = [], 0
        for chunk in response.iter_raw():
            size += len(chunk)
            if size > self.most_bytes:
                raise ValueError(f"larger than {self.most_bytes / 1_000_000:g} MB")
            self._network.check_time()
            parts.append(chunk)
        data = unpacked(b"".join(parts), response.headers.get("content-encoding", ""), self.most_bytes)
        if len(data) > self.most_bytes:
            raise ValueError(f"larger than {self.most_bytes / 1_000_000:g} MB unpacked")
        return data

    def _ask_robots(self, address: str, url: httpx.URL) -> None:
        rules = self._robots(f"{url.scheme}://{url.netloc.decode()}")
        if rules is None:
            raise InputError(address, "its robots.txt can't be read now, so nothing is fetched from there; try later")
        if not rules.can_fetch(str(url), AGENT):
            raise InputError(address, "may not be fetched by programs (robots.txt); save the page by hand")
        self._network.slow(url.host, min(rules.crawl_delay(AGENT) or 0.0, _LONGEST_PAUSE))

    @cached_property
    def _robots(self) -> Any:
        return lru_cache(maxsize=512)(self._read_robots)

    def _read_robots(self, origin: str) -> Any | None:
        from protego import Protego

        try:
            response, data = self._followed(f"{origin}/robots.txt", polite=False)
        except InputError:
            return Protego.parse("")
        if response.status_code == 429 or response.status_code >= 500:
            return None
        return Protego.parse(data[:500_000].decode("utf-8", "replace") if response.status_code == 200 else "")
