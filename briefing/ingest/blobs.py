"""Opens sources: small files as bytes, large ones as maps of which only what is asked for is read."""

from __future__ import annotations

import mmap
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.ingest.readers.protocol import Blob, RefusedError
from briefing.ingest.sources import NOT_A_FILE, STDIN

SMALL = 16_000_000
"""Bytes up to which a file is read at once."""

MAX_STDIN = 1_000_000_000
"""Bytes that are taken from standard input, which cannot be mapped."""

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
        if status.st_size <= SMALL:
            yield file.read(SMALL + 1)
        else:
            with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as mapped:
                yield mapped


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
