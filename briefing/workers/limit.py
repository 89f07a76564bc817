"""A limit on the time that one article may take in this very process, as a pool has for its processes."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0
"""Seconds after which it is said again: raised where no error can be, as in a destructor, it is lost."""


class OverdueError(BaseException):
    """The time is up. No ``Exception``: what guards against a text's faults must not go on with the same text."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise ``OverdueError`` in the block once it has lasted ``seconds``.

    Only the main thread of a system with alarms can be interrupted so; elsewhere the block may last.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before, hook = signal.signal(signal.SIGALRM, _raise), sys.unraisablehook
    sys.unraisablehook = lambda lost: None if lost.exc_type is OverdueError else hook(lost)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = hook


def _raise(number: int, frame: FrameType | None) -> None:
    raise OverdueError


def too_long(seconds: float) -> str:
    """What is said of an article that took longer."""
    return f"took longer than {seconds:g} seconds and was given up"
