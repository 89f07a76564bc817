"""The three standard streams, which may be closed, full, or in an encoding that has few letters."""

from __future__ import annotations

import contextlib
import io
import os
import select
import sys
from typing import Any


class OutputError(OSError):
    """Standard output takes no more; the message says why."""


class _Output(io.RawIOBase):
    """Standard output whose failures can be told from those of other files."""

    def __init__(self, descriptor: int, closed_because: str = "") -> None:
        self._descriptor = descriptor
        self._refusal = closed_because
        self.dropped = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return not self._refusal and os.isatty(self._descriptor)

    def write(self, data: Any) -> int:
        if self.dropped:
            return len(data)
        if self._refusal:
            raise OutputError(self._refusal)
        while True:
            try:
                return os.write(self._descriptor, data)
            except BrokenPipeError:
                raise
            except BlockingIOError:
                select.select([], [self._descriptor], [])
            except OSError as error:
                reason = os.strerror(error.errno or 0)
                raise OutputError(reason[:1].lower() + reason[1:]) from error


class _Errors(io.RawIOBase):
    """Standard error; what it does not take is dropped, since there is nowhere to tell of it."""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2

    def write(self, data: Any) -> int:
        with contextlib.suppress(OSError):
            view = memoryview(data)
            while view:
                view = view[os.write(2, view) :]
        return len(data)


_output: _Output | None = None


def prepare() -> None:
    """Make them fit to write to: nothing opened later lands in a stream that is closed, nor messages in the output.

    Letters that the encoding of a stream lacks become question marks.
    """
    _fill_closed()
    global _output
    if sys.stdout is None or (sys.stdout is sys.__stdout__ and not os.isatty(1)):
        _output = _Output(1, "is closed" if sys.stdout is None else "")
        encoding = sys.stdout.encoding if sys.stdout else "utf-8"
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_output), encoding=encoding)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the program
    elif sys.stderr is sys.__stderr__ and not os.isatty(2):
        encoding = sys.stderr.encoding if sys.stderr else "utf-8"
        errors = io.BufferedWriter(_Errors())
        sys.stderr = io.TextIOWrapper(errors, encoding=encoding, line_buffering=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Let what is still to be written go nowhere, so that it does not fail once more at exit."""
    if _output is not None:
        _output.dropped = True
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _fill_closed() -> None:
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest free number, which is this one.
            os.open(os.devnull, os.O_RDWR)
