"""A real HTTP server on loopback that answers as it is told."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answering = Callable[[BaseHTTPRequestHandler], None]


LIMIT = 10.0
"""Seconds after which no thread of a server waits any longer for anybody."""


class Server:
    """``pages`` maps a path to what answers it; ``asked`` are the paths that were asked for, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Answering] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    def page(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer ``path`` with ``body``; its address."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(data)

        self.pages[path] = answer
        return self.url + path


class _Listening(ThreadingHTTPServer):
    """Says nothing of clients that hang up, and hangs up itself at its end, so that none of its threads waits."""

    daemon_threads = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.answering: list[threading.Thread] = []
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        self.answering.append(thread)
        thread.start()

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every connection."""
        for request in list(self._open):
            with contextlib.suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), (OSError, ValueError)):
            super().handle_error(request, client_address)


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs until the block ends."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = LIMIT

        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append(dict(self.headers))
            answer = server.pages.get(self.path)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)

        def log_message(self, *args: object) -> None:
            pass

    http = _Listening(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.hang_up()
        http.server_close()
        thread.join(LIMIT)
        for one in http.answering:
            one.join(LIMIT)
        still = [one.name for one in (thread, *http.answering) if one.is_alive()]
        assert not still, f"threads of the server that do not end: {still}"
