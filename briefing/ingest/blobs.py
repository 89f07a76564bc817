"""Opens sources: small files as bytes, large ones as maps of which only what is asked for is read."""

from __future__ import annotations

import mmap
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.ingest.readers.protocol import Blob, RefusedError
from briefing.ingest.sources import NOT_A_FILE, STDIN

SMALL = 16_000_000
"""Bytes up to which a file is read at once."""

SETTLED = 1_000_000_000
"""Nanoseconds after which a file that has not changed is taken to be the same."""

MAX_STDIN = 1_000_000_000
"""Bytes that are taken from standard input, which cannot be mapped."""


class _Last(threading.local):
    """The file that this thread read last, as it then was: the articles in it are mostly asked for one by one.

    What readers have made of a blob stays theirs for as long as it is the same object.
    """

    state: tuple[object, ...] = ()
    blob: Blob = b""


_last = _Last()
_stdin: tuple[object, bytes] | None = None


@contextmanager
def opened(path: str) -> Iterator[Blob]:
    """The content of the file at ``path``, or of standard input for ``-``, which is read once and kept.

    Raises:
        OSError: the file cannot be opened.
        RefusedError: it is no regular file, or standard input is closed or has no end.
        ValueError: ``path`` cannot be a path.
    """
    if path == STDIN:
        yield _read_stdin()
        return
    # Non-blocking: a pipe put in place of the file since it was found must not stop the reader.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor, so that what was checked is what is read
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(NOT_A_FILE)
        state = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if _last.state != state:
            small = status.st_size <= SMALL
            # A map is closed when nobody has it any more: readers may keep parts of it.
            _last.blob = file.read(SMALL + 1) if small else mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
            # What was written a moment ago may be written again, at the same size and in the same tick of the clock.
            _last.state = state if time.time_ns() - status.st_mtime_ns > SETTLED else ()
        blob = _last.blob
    yield blob


def _read_stdin() -> bytes:
    global _stdin
    if sys.stdin is None:
        raise RefusedError("standard input is closed")
    if _stdin is None or _stdin[0] is not sys.stdin:
        data = sys.stdin.buffer.read(MAX_STDIN + 1)
        if len(data) > MAX_STDIN:
            raise RefusedError(f"standard input is larger than {MAX_STDIN / 1e6:g} MB")
        _stdin = (sys.stdin, data)
    return _stdin[1]
