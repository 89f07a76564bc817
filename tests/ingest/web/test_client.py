"""What a server may do, and what comes of it: an answer, or one clause that says why there is none."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import pytest

from briefing.ingest.readers.protocol import Limits
from briefing.ingest.web.client import AGENT, Client, FetchError
from briefing.ingest.web.pages import read_article
from tests.ingest.web.server import Server, serving

WORDS = "The two ministers met on the shore of the lake – “for an hour” – and spoke about the border."


def reason(client: Client, url: str) -> str:
    with pytest.raises(FetchError) as told:
        client.get(url)
    assert str(told.value).isprintable()
    return str(told.value)


def test_a_page_is_fetched_under_its_own_name(server: Server, client: Client) -> None:
    answer = client.get(server.page("/a", WORDS))
    assert answer
    assert answer.data.decode("utf-8-sig") == WORDS
    assert server.headers[-1]["User-Agent"] == AGENT
    assert server.asked == ["/robots.txt", "/a"]


def test_what_has_not_changed_is_not_sent_again(server: Server, client: Client) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("If-None-Match") == '"1"'
        request.send_response(304 if known else 200)
        request.send_header("ETag", '"1"')
        request.send_header("Content-Length", "0")
        request.end_headers()

    server.pages["/a"] = answer
    first = client.get(f"{server.url}/a")
    assert first
    assert client.get(f"{server.url}/a", etag=first.etag) is None


def redirect(to: str) -> object:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", to)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def test_a_redirect_is_followed_and_a_circle_is_left(server: Server, client: Client) -> None:
    server.page("/end", WORDS)
    server.pages["/start"] = redirect("/end")  # type: ignore[assignment]
    server.pages["/circle"] = redirect("/circle")  # type: ignore[assignment]
    answer = client.get(f"{server.url}/start")
    assert answer
    assert answer.url == f"{server.url}/end"
    assert reason(client, f"{server.url}/circle") == "redirected more than 5 times"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "gopher://x/"])
def test_only_http_is_spoken(server: Server, client: Client, target: str) -> None:
    assert reason(client, target) == "not an http or https address"
    server.pages["/away"] = redirect(target)  # type: ignore[assignment]
    assert reason(client, f"{server.url}/away") == "not an http or https address"


def test_private_addresses_are_refused_unless_allowed(server: Server) -> None:
    url = server.page("/a", WORDS)
    with Client(pause=0) as careful:
        assert "private address" in reason(careful, url)
        assert "private address" in reason(careful, url.replace("127.0.0.1", "localhost"))
    assert server.asked == []


def test_a_server_that_is_not_there_is_told_in_words(server: Server, client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert reason(client, f"http://127.0.0.1:{taken.getsockname()[1]}/") == "connection refused"
    assert reason(client, server.url.replace("http:", "https:")).isascii()
    assert "[" not in reason(client, server.url.replace("http:", "https:"))


def test_robots_are_respected(server: Server, client: Client) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    server.page("/private/a", WORDS)
    assert reason(client, f"{server.url}/private/a") == "its robots.txt asks readers to stay away"
    assert client.get(server.page("/open", WORDS))


def test_a_large_answer_ends_at_the_limit(server: Server, client: Client) -> None:
    assert reason(client, server.page("/a", "x" * 300_000)) == "larger than the limit of 0.2 MB"


def test_a_packed_bomb_ends_at_the_limit(server: Server, client: Client) -> None:
    packed = gzip.compress(bytes(50_000_000))
    assert reason(client, server.page("/a", packed, Content_Encoding="gzip")) == "larger than the limit of 0.2 MB"


GIVEN_UP = threading.Event()
"""Set where the client has done so."""


def rest(seconds: float) -> None:
    if GIVEN_UP.wait(seconds):
        raise BrokenPipeError


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        rest(0.1)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 100:
        request.wfile.write(bytes([byte]))
        request.wfile.flush()
        rest(0.1)


def silent(request: BaseHTTPRequestHandler) -> None:
    rest(9.0)


@pytest.mark.parametrize("answer", [drip, drip_headers, silent])
def test_a_slow_server_is_given_up(server: Server, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
    ended: list[bool] = []

    def slow(request: BaseHTTPRequestHandler) -> None:
        answer(request)
        ended.append(True)

    server.pages["/slow"] = slow
    GIVEN_UP.clear()
    try:
        with Client(allow_private=True, seconds=0.6, pause=0) as hurried:
            assert reason(hurried, f"{server.url}/slow") == "no full answer within 0.6 s"
        assert not ended, "the client waited for the server's end"
    finally:
        GIVEN_UP.set()


def test_clients_that_hang_up_leave_nothing_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    with serving() as server:
        GIVEN_UP.clear()
        server.pages["/slow"] = drip
        at = urlsplit(server.url)
        for sent in (b"", b"GET /sl", b"GET /slow HTTP/1.1\r\n\r\n"):
            with socket.create_connection((at.hostname, at.port), timeout=5) as client:
                client.sendall(sent)
                # Closed with a reset.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert capfd.readouterr() == ("", "")


def broken(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/9.9 what\r\n\x00\x1b]52;c;AAAA\x07\r\n\r\n")
    request.close_connection = True


def cut(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"half")
    request.close_connection = True


@pytest.mark.parametrize("answer", [broken, cut])
def test_a_broken_answer_is_told_in_one_clause(server: Server, client: Client, answer: object) -> None:
    server.pages["/x"] = answer  # type: ignore[assignment]
    assert reason(client, f"{server.url}/x")


def test_errors_are_told_with_their_number(server: Server, client: Client) -> None:
    assert reason(client, f"{server.url}/none").startswith("the server answers 404")
    assert reason(client, "http://no-such-host.invalid/") == "no host named no-such-host.invalid"
    assert reason(client, "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("header", "data"),
    [
        ("text/html; charset=utf-8", WORDS.encode()),
        ("text/html; charset=windows-1252", WORDS.encode("cp1252")),
        ("text/html; charset=no-such-thing", WORDS.encode()),
        ("text/html", WORDS.encode("cp1252")),
    ],
)
def test_the_charset_is_found(server: Server, client: Client, header: str, data: bytes) -> None:
    page = b"<html><body><article><p>" + data * 3 + b"</p></article></body></html>"
    found = read_article(client, server.page("/a", page, header), Limits())
    assert WORDS in found.text
    assert found.source == f"{server.url}/a"
