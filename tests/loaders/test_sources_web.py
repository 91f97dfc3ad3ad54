"""Pages from a local server that behaves well at one address and badly at the others."""

from __future__ import annotations

import _thread
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest

from loaders.errors import InputError
from loaders.reading import Article
from loaders.sources import articles
from loaders.sources.find import Wishes
from loaders.sources.network import is_public
from loaders.sources.web import Web

BODY = "<p>" + "</p><p>".join(
    [
        "The harbour talks between the two ministers failed on Monday after nine hours, officials of both said.",
        "“We are no closer than we were in the spring,” Maria Lind, the minister, told reporters as she left the café.",
        "Her counterpart declined to comment, but his ministry called the offer generous and said that it still stood.",
    ]
)
HEAD = "<!doctype html><html lang='en'><head><title>Talks fail</title></head>"
PAGE = f"{HEAD}<body><article><h1>Talks fail</h1>{BODY}</article>"
BOMB = gzip.compress(b"<html>" + b" " * 20_000_000)
FEED = """<rss version="2.0"><channel><title>The Herald</title>
<item><title>Talks fail</title><link>{base}/page</link><pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate>
<description>They failed.</description></item></channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[float, str, str | None]]] = []
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, data: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        path = self.path.split("?")[0].strip("/").replace(".", "_")
        Handler.asked.append((time.monotonic(), self.path, self.headers.get("If-None-Match")))
        try:
            getattr(self, f"get_{path}", self.missing)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def missing(self) -> None:
        self.answer(b"<html><title>Not here</title></html>", 404)

    def get_robots_txt(self) -> None:
        self.answer(b"User-agent: *\nDisallow: /private*.html\nDisallow: /forbidden\n")

    def get_page(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self.answer(b"", 304, ETag='"one"')
        else:
            self.answer(PAGE.encode(), ETag='"one"', Cache_Control="no-cache")

    def get_hop(self) -> None:
        self.answer(b"", 302, Location="/page")

    def get_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def get_elsewhere(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def get_sneaky(self) -> None:
        self.answer(b"", 302, Location="/forbidden")

    get_forbidden = get_page

    def get_short(self) -> None:
        self.answer(b"<html><p>Only a beginning", length=5000)
        self.close_connection = True

    def get_latin(self) -> None:
        self.answer(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def get_wrong_charset(self) -> None:
        self.answer(PAGE.encode(), Content_Type="text/html; charset=iso-8859-1")

    def get_no_charset(self) -> None:
        self.answer(PAGE.encode(), Content_Type="text/html; charset=klingon-7")

    def get_endless(self) -> None:
        self.answer(b"<html><body>", length=10_000_000_000)
        while True:
            self.wfile.write(b"<p>word and word</p>" * 5000)

    def get_slow(self) -> None:
        self.answer(b"<html>", length=1000)
        for _ in range(100):
            time.sleep(0.1)
            self.wfile.write(b"x")

    def get_slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(100):
            time.sleep(0.1)
            self.wfile.write(b"X-%d: y\r\n" % n)

    def get_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def get_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_broken(self) -> None:
        self.answer(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")

    def get_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01\x02 this is no answer\r\n\r\n")
        self.close_connection = True

    def get_picture(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def get_feed(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.answer(FEED.format(base=base).encode(), Content_Type="application/rss+xml")


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    web = Web(allow_private=True, pause=0.0, patience=2.0, most_bytes=200_000, cache=tmp_path / "cache")
    yield web
    web.close()


def got(web: Web, address: str, **more: bool) -> Article | InputError:
    (item,) = articles([address], wishes=Wishes(web=web, **more))
    return item


def test_a_page_is_an_article_with_its_address(base: str, web: Web) -> None:
    article = got(web, f"{base}/page")
    assert isinstance(article, Article)
    assert "no closer" in article.text
    assert (article.title, article.url, article.ref) == ("Talks fail", f"{base}/page", f"{base}/page")


def test_a_redirect_is_followed_to_the_page(base: str, web: Web) -> None:
    article = got(web, f"{base}/hop")
    assert isinstance(article, Article)
    assert (article.url, article.ref) == (f"{base}/page", f"{base}/hop")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("loop", "redirected more than"),
        ("elsewhere", "no address of a page"),
        ("short", "can't be fetched"),
        ("endless", "larger than 0.2 MB"),
        ("bomb", "larger than 0.2 MB"),
        ("broken", "can't be fetched"),
        ("nonsense", "can't be fetched"),
        ("slow", "can't be fetched"),
        ("slow_head", "can't be fetched"),
        ("missing", "HTTP status 404"),
        ("picture", "image/png"),
        ("forbidden", "robots.txt"),
        ("sneaky", "robots.txt"),
        ("private-1.html", "robots.txt"),
    ],
)
def test_what_misbehaves_is_refused_in_time_with_its_address(base: str, web: Web, path: str, says: str) -> None:
    begun = time.monotonic()
    error = got(web, f"{base}/{path}")
    assert isinstance(error, InputError)
    assert error.ref == f"{base}/{path}"
    assert says in str(error)
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize("path", ["latin", "wrong_charset", "no_charset", "packed"])
def test_letters_come_out_right_whatever_the_server_says_of_them(base: str, web: Web, path: str) -> None:
    article = got(web, f"{base}/{path}")
    assert isinstance(article, Article)
    assert "left the café." in article.text
    assert "“We are" in article.text


def test_a_page_is_asked_for_again_only_if_it_changed(base: str, web: Web) -> None:
    Handler.asked.clear()
    first, second = got(web, f"{base}/page"), got(web, f"{base}/page")
    assert first == second
    assert [tag for _, path, tag in Handler.asked if path == "/page"] == [None, '"one"']


def test_a_host_is_asked_no_oftener_than_the_pause(base: str, tmp_path: Path) -> None:
    Handler.asked.clear()
    web = Web(allow_private=True, pause=0.3, cache=tmp_path)
    for n in range(3):
        got(web, f"{base}/packed?{n}")
    web.close()
    times = [at for at, path, _ in Handler.asked if path.startswith("/packed")]
    assert len(times) == 3
    assert all(b - a > 0.1 for a, b in pairwise(times))  # as the server sees them, which may be late


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0.0.0.0"])
def test_this_machine_is_not_asked_unless_allowed(base: str, tmp_path: Path, host: str) -> None:
    Handler.asked.clear()
    web = Web(pause=0.0, cache=tmp_path)
    error = got(web, base.replace("127.0.0.1", host) + "/page")
    web.close()
    assert isinstance(error, InputError)
    assert "--allow-private" in str(error)
    assert Handler.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
    ],
)
def test_public_addresses_are_told_from_private_ones(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_feed_s_pages_are_fetched_only_when_asked_for(base: str, web: Web) -> None:
    Handler.asked.clear()
    refused = got(web, f"{base}/feed")
    assert "--follow" in str(refused)
    assert [path for _, path, _ in Handler.asked] == ["/robots.txt", "/feed"]
    article = got(web, f"{base}/feed", follow=True)
    assert isinstance(article, Article)
    assert (article.publisher, article.published) == ("The Herald", "2026-02-03T10:00:00+00:00")


@pytest.mark.parametrize(
    "address", ["http://", "http://a b/", "https://user:secret@news.example/", "http://[", "http://x:99999/"]
)
def test_an_address_that_is_none_is_refused(web: Web, address: str) -> None:
    error = got(web, address)
    assert isinstance(error, InputError)
    assert "secret" not in error.problem


def test_a_host_that_is_away_is_said(web: Web) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "can't be fetched" in str(got(web, f"http://127.0.0.1:{port}/"))


def test_a_signal_that_came_just_before_the_wait_for_an_answer_is_heard(tmp_path: Path) -> None:
    heard, late = threading.Event(), []

    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(4096)
            _thread.interrupt_main()  # as a signal that breaks off no wait, for it came before that
            late.append(not heard.wait(10))

    with socket.create_server(("127.0.0.1", 0)) as server:
        serving = threading.Thread(target=serve, args=(server,))
        serving.start()
        web = Web(allow_private=True, cache=tmp_path / "cache")
        with pytest.raises(KeyboardInterrupt):
            web.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/story")
        heard.set()
        serving.join()
        web.close()
    assert late == [False]
