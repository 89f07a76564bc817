"""The processes behind the pool. Imported with the first task, since multiprocessing costs more than a key may."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, TextIO

from briefing.workers import job as worker


class _Context(SpawnContext):
    """Spawns, since a fork of a threaded program may hang; remembers what it spawned, so that it can be ended."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """As ``multiprocessing.Process``."""
        process = SpawnProcess(*args, **kwargs)
        self.started.append(process)
        return process


def _own_stderr() -> contextlib.redirect_stderr[TextIO | None]:
    """Processes inherit stderr by its descriptor, which what Textual puts in its place does not have."""
    return contextlib.redirect_stderr(sys.__stderr__)


class Workers:
    """A process pool that can be ended at once."""

    def __init__(self, size: int) -> None:
        """At most ``size`` processes, started as they are needed."""
        self._context = _Context()
        with _own_stderr():
            self._executor = ProcessPoolExecutor(size, mp_context=self._context, initializer=worker.start)

    def submit(self, call: Callable[..., Any], *args: Any) -> Future[Any]:
        """Run ``call(*args)`` in a worker."""
        with _own_stderr():
            return self._executor.submit(call, *args)

    def interrupt(self) -> None:
        """End the processes; what they were doing fails with ``BrokenProcessPool``."""
        for process in self._context.started:
            if process.pid is not None:
                process.kill()

    def kill(self) -> None:
        """End every worker, whatever it is doing."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self.interrupt()
