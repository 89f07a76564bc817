"""Gets addresses politely: http and https alone, within limits, heeding robots.txt, one at a time from each host."""

from __future__ import annotations

import codecs
import contextlib
import re
import threading
import time
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
import msgspec
from protego import Protego

from briefing import __version__
from briefing.ingest.encoding import UndecodableError, decode
from briefing.ingest.metadata import web_address
from briefing.ingest.sanitise import safe_label
from briefing.ingest.web.guard import Clock, Transport

AGENT = f"briefing/{__version__} (news reader)"
ROBOT = "briefing"
"""The name by which robots.txt may speak of it (RFC 9309)."""

MAX_REDIRECTS = 5
ROBOTS_BYTES = 500_000
"""What is read of a robots.txt: RFC 9309 asks for 500 KiB at least."""

_CODE = re.compile(r"^\[(?:Errno -?\d+|[A-Z_]+(?:: [A-Z_0-9]+)?)\] | \(_ssl\.c:\d+\)$")


class FetchError(Exception):
    """The address gives nothing; the message is the reason, one clause."""


class Answer(msgspec.Struct, frozen=True):
    """What came back. ``url`` is where it was in the end; ``etag`` and ``modified`` make a request conditional."""

    url: str
    data: bytes
    kind: str = ""
    etag: str | None = None
    modified: str | None = None


class Client:
    """Safe to use from several threads. ``seconds`` is for one address with its redirects, ``pause`` a host's rest."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        max_bytes: int = 10_000_000,
        seconds: float = 30.0,
        pause: float = 1.0,
    ) -> None:
        self._clock = Clock()
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._pause = pause
        self._http = httpx.Client(
            transport=Transport(self._clock, allow_private=allow_private),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
            timeout=10.0,
            follow_redirects=False,
            trust_env=False,
        )
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    def __enter__(self) -> Client:
        """The client; leaving the block closes its connections."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer | None:
        """What is at ``url``; None where it has not changed since the answer with this ``etag`` or ``modified``.

        Raises:
            FetchError: it cannot be had, or may not.
        """
        conditions = {}
        if etag:
            conditions["If-None-Match"] = etag
        if modified:
            conditions["If-Modified-Since"] = modified
        self._clock.until = time.monotonic() + self._seconds
        try:
            for _ in range(MAX_REDIRECTS + 1):
                host = self._host(url)
                with host.turn:
                    if not self._allowed(host, url):
                        raise FetchError("its robots.txt asks readers to stay away")
                    host.wait(self._pause)
                    answer = self._get(url, conditions, self._max_bytes)
                if not isinstance(answer, str):
                    return answer
                url = answer
        finally:
            self._clock.until = float("inf")
        raise FetchError(f"redirected more than {MAX_REDIRECTS} times")

    def _host(self, url: str) -> _Host:
        if not web_address(url):
            raise FetchError("not an http or https address")
        parts = urlsplit(url)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _get(self, url: str, headers: dict[str, str], most: int) -> Answer | str | None:
        """The answer, the address that it leads to, or None where it has not changed."""
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                if response.has_redirect_location:
                    return urljoin(url, response.headers["Location"])
                if not response.is_success:
                    raise FetchError(
                        f"the server answers {response.status_code} {safe_label(response.reason_phrase)}".rstrip()
                    )
                data = bytearray()
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > most:
                        raise FetchError(f"larger than the limit of {most / 1e6:g} MB")
                    self._clock.left(None)
                return _answer(response, bytes(data))
        except (httpx.TimeoutException, httpcore.TimeoutException):
            raise FetchError(f"no full answer within {self._seconds:g} s") from None
        except httpx.InvalidURL:
            # Also of a redirect, which httpx reads though it is not to follow it.
            raise FetchError("not an http or https address") from None
        except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, ValueError) as error:
            raise FetchError(_plain(str(error)) or f"no answer ({type(error).__name__})") from error

    def _allowed(self, host: _Host, url: str) -> bool:
        if host.robots is None:
            parts = urlsplit(url)
            at = f"{parts.scheme}://{parts.netloc}/robots.txt"
            text = ""
            try:
                answer = self._get(at, {}, ROBOTS_BYTES)
                if isinstance(answer, str) and web_address(answer):
                    answer = self._get(answer, {}, ROBOTS_BYTES)
                if isinstance(answer, Answer):
                    text = answer.data.decode("utf-8", "replace")
            except FetchError:
                # None, or none to be had: then nothing is forbidden.
                text = ""
            host.robots = Protego.parse(text)
            host.delay = min(float(host.robots.crawl_delay(ROBOT) or 0), self._seconds / 2)
        return bool(host.robots.can_fetch(url, ROBOT))


class _Host:
    """What is known of one host: its robots.txt, and when it was last asked."""

    def __init__(self) -> None:
        self.turn = threading.RLock()
        self.robots: Protego | None = None
        self.delay = 0.0
        self._last = float("-inf")

    def wait(self, pause: float) -> None:
        """Rest until the host may be asked again."""
        rest = self._last + max(pause, self.delay) - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self._last = time.monotonic()


def _plain(reason: str) -> str:
    """The words of an error of the system or of TLS, without its number and its place in the source."""
    words = safe_label(_CODE.sub("", reason)).strip()
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _answer(response: httpx.Response, data: bytes) -> Answer:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    charset = response.charset_encoding
    if charset and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # What the server says of the encoding goes before what the page says; a mark makes every reader heed it.
        with contextlib.suppress(UndecodableError):
            data = codecs.BOM_UTF8 + decode(data, label=charset).encode("utf-8")
    return Answer(str(response.url), data, kind, response.headers.get("ETag"), response.headers.get("Last-Modified"))
