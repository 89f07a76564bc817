"""Work that is wanted again and again: done when the hand rests, and in a process where it is much."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefing.workers.job import one_line
from briefing.workers.reports import Failed, Post

if TYPE_CHECKING:
    from briefing.workers.processes import Workers

GATHER = 0.4
"""Seconds in which wishes that come one after the other are gathered."""

REST = 4
"""Work is followed by a rest of at least so many times its own length."""

QUIET = 0.3
"""Seconds without a key after which the hand rests, and the work may begin."""

PATIENCE = 3.0
"""Seconds after which it begins though the hand does not rest."""

IDLE = 6.0
"""Seconds without a wish after which the process is ended: what it holds is told, and kept in the library."""

ATTEMPTS = 2
"""How often work may end its process before it is given up; the next wish is another."""


class ClosedError(Exception):
    """No more work is done."""


class Wanted:
    """Does ``work`` in a thread of its own whenever it is wanted. Safe to ask from any thread.

    Work that fails, or whose process ends, is said in one ``Failed`` (each reason once) and touches no later one.
    """

    def __init__(self, name: str, post: Post, work: Callable[[], None], failing: Callable[[str], str]) -> None:
        """``failing`` makes of a reason the line that says what came of it; ``name`` is the thread's."""
        self._name = name
        self._post = post
        self._work = work
        self._failing = failing
        self._changed = threading.Condition()
        self._wish = False
        self._hurry = False
        self._key_at = 0.0
        self._thread: threading.Thread | None = None
        self._workers: Workers | None = None
        self._using = 0
        self._said: set[str] = set()
        self.closed = False

    def want(self, *, at_once: bool = False) -> None:
        """Have it done when its turn has come; ``at_once`` waits for nothing to gather."""
        with self._changed:
            self._wish = True
            self._hurry |= at_once
            if self._thread is None and not self.closed:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def key_pressed(self) -> None:
        """The hand is at work: what can wait until it rests does."""
        self._key_at = time.monotonic()

    def close(self) -> None:
        """Stop; a process is ended."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()
            workers, self._workers = self._workers, None
        if workers is not None:
            workers.kill()

    def in_process(self, call: Callable[..., Any], *args: Any) -> Any:
        """What ``call`` gives in the one process; where that ends meanwhile, in another one.

        Raises:
            BrokenExecutor: it ended, twice.
            ClosedError: no more work is done.
        """
        with self._changed:
            self._using += 1
        try:
            return self._attempt(call, *args)
        finally:
            with self._changed:
                self._using -= 1

    def _attempt(self, call: Callable[..., Any], *args: Any) -> Any:
        from concurrent.futures import BrokenExecutor, CancelledError

        for attempt in range(1, ATTEMPTS + 1):
            workers = self._process()
            try:
                return workers.submit(call, *args).result()
            except (BrokenExecutor, CancelledError):
                with self._changed:
                    if self._workers is workers:
                        self._workers = None
                    if self.closed:
                        raise ClosedError from None
                if attempt == ATTEMPTS:
                    raise
                self._say("The process that builds the story ended unexpectedly; another was started")
        raise AssertionError("every attempt returns or raises")

    def _process(self) -> Workers:
        from briefing.workers.processes import Workers

        with self._changed:
            if self.closed:
                raise ClosedError
            if self._workers is None:
                self._workers = Workers(1)
            return self._workers

    def _run(self) -> None:
        rest = GATHER
        while True:
            with self._changed:
                if not self._changed.wait_for(lambda: self._wish or self.closed, timeout=IDLE):
                    self._end_process()
                    self._changed.wait_for(lambda: self._wish or self.closed)
                self._changed.wait_for(lambda: self._hurry or self.closed, timeout=rest)
                self._wait_for_rest()
                self._wish = self._hurry = False
                if self.closed:
                    return
            since = time.monotonic()
            try:
                self._work()
            except Exception as error:  # noqa: BLE001 - the next one may do better
                if self.closed:
                    return
                self._say(self._failing(one_line(error)))
            rest = max(GATHER, REST * (time.monotonic() - since))

    def _end_process(self) -> None:
        """With the lock held, and unless somebody waits for it."""
        if self._workers is not None and not self._using:
            self._workers.kill()
            self._workers = None

    def _wait_for_rest(self) -> None:
        until = time.monotonic() + PATIENCE
        while not (self._hurry or self.closed):
            pause = min(self._key_at + QUIET, until) - time.monotonic()
            if pause <= 0:
                return
            self._changed.wait(pause)

    def _say(self, reason: str) -> None:
        if reason not in self._said:
            self._said.add(reason)
            self._post(Failed(reason))
