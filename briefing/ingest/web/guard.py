"""Where a connection may go, and for how long: no private address unless allowed, and never beyond a deadline."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

CONNECT_SECONDS = 10.0


class ForbiddenAddressError(httpcore.ConnectError):
    """The name leads to a private address; the message is one clause."""


class Clock(threading.local):
    """The moment (``time.monotonic``) at which each thread's request has to be done."""

    until: float = float("inf")

    def left(self, timeout: float | None) -> float:
        """Seconds that one step may take.

        Raises:
            httpcore.ReadTimeout: none is left.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("too slow")
        return left if timeout is None else min(timeout, left)


class Transport(httpx.HTTPTransport):
    """HTTP over connections that ``Guard`` opens."""

    def __init__(self, clock: Clock, *, allow_private: bool) -> None:
        context = httpx.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        # httpx offers no way to name a network backend; httpcore, on which it stands, does.
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=20,
            max_keepalive_connections=10,
            network_backend=Guard(clock, allow_private=allow_private),
        )


class Guard(httpcore.NetworkBackend):
    """Resolves a name, refuses private addresses, and connects to the very address that it has checked.

    Checking a name and connecting to the name would let a second answer of its server lead elsewhere (DNS rebinding).
    """

    def __init__(self, clock: Clock, *, allow_private: bool) -> None:
        self._clock = clock
        self._allow_private = allow_private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to ``host``.

        Raises:
            ForbiddenAddressError: all its addresses are private.
            httpcore.ConnectError: it has none, or none answers.
        """
        error: Exception = ForbiddenAddressError(f"{host} is a private address; the setting allow_private lets it be")
        for address in self._addresses(host, port):
            if not (self._allow_private or ipaddress.ip_address(address.partition("%")[0]).is_global):
                continue
            try:
                wait = self._clock.left(CONNECT_SECONDS)
                stream = self._backend.connect_tcp(address, port, wait, local_address, socket_options)
                return _Stream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error

    @staticmethod
    def _addresses(host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no host named {host}") from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Stream(httpcore.NetworkStream):
    """A connection on which no step outlives the deadline, however little of an answer drips in at a time."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._clock.left(timeout))
        return _Stream(stream, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
