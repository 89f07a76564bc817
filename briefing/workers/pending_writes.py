"""What the library is asked to write and has not yet: it waits, is done in the end, or is told as lost."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable

from briefing.library import Library, LibraryBusyError, LibraryError

Job = Callable[[Library], None]

MOST_WAITING = 1000
"""So many writes wait for another program, or for room on the disk, before what can be found again is given up."""


class PendingWrites:
    """Writes in the order in which they were asked for; those that cannot be done now wait, and others behind them.

    Asked for by any thread, done by the library's.
    """

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._owed: Counter[str] = Counter()
        self._waiting: deque[Job] = deque()
        self._in_memory: list[tuple[str, Job]] = []

    def job(self, what: str, write: Job, *, in_memory: Callable[[], bool]) -> Job:
        """``write`` as a job that waits where it must; ``what`` names it where it is lost, empty if it can be.

        ``in_memory`` tells whether the library that it will be done in is one that ends with the process.
        """
        self._count(what, 1)

        def job(library: Library) -> None:
            if self._waiting and job is not self._waiting[0]:
                if what or len(self._waiting) < MOST_WAITING:
                    self._waiting.append(job)
                return
            try:
                write(library)
            except LibraryBusyError:
                if not self._waiting:
                    self._waiting.append(job)
                raise
            if not in_memory():
                self._count(what, -1)
            elif what:
                self._in_memory.append((what, write))

        return job

    def catch_up(self, attempt: Callable[[Job], bool]) -> bool:
        """Have ``attempt`` do what waits, until one cannot be done yet; whether all that waited is done."""
        waited = bool(self._waiting)
        while self._waiting and attempt(self._waiting[0]):
            self._waiting.popleft()
        return waited and not self._waiting

    def keep_after_all(self) -> None:
        """Do what was done in memory in the reader's own library, if that can be opened by now."""
        if not self._in_memory:
            return
        try:
            library = Library.open()
        except LibraryError:
            return
        with library:
            library.hurry()
            for what, write in self._in_memory:
                try:
                    write(library)
                except LibraryError:
                    continue
                self._count(what, -1)

    def lost(self) -> list[str]:
        """What has not been done, with how often, in words."""
        with self._counting:
            return [f"{what} ({n} times)" if n > 1 else what for what, n in self._owed.items() if what and n > 0]

    def _count(self, what: str, more: int) -> None:
        with self._counting:
            self._owed[what] += more
