"""What appears in folders while the reader is open."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from briefing.ingest import Limits, discover
from briefing.workers.job import one_line
from briefing.workers.reports import Appeared, Failed, Post


class FolderWatcher:
    """Posts ``Appeared`` for sources under ``paths`` that were not there before. Asks the system for changes."""

    def __init__(
        self,
        post: Post,
        paths: Sequence[str],
        known: Sequence[str],
        limits: Limits,
        unseen: Sequence[str] = (),
        after: float = 0.0,
    ) -> None:
        """``known`` are the addresses of the sources that are open already, ``unseen`` files that hold others.

        It begins ``after`` so many seconds; what has appeared until then is found too.
        """
        self._post = post
        self._paths = list(paths)
        self._limits = limits
        self._after = after
        self._known = set(known)
        self._unseen = frozenset(unseen)
        self._stop = threading.Event()

    def start(self) -> None:
        """Watch, in a thread of its own."""
        threading.Thread(target=self._run, name="watch-folders", daemon=True).start()

    def close(self) -> None:
        """Watch no longer."""
        self._stop.set()

    def _run(self) -> None:
        if self._stop.wait(self._after):
            return
        from watchfiles import watch

        try:
            if self._after:
                self._look()
            # Half a second: a file that is being written is one change, and mostly whole when it is read.
            for _ in watch(*self._paths, stop_event=self._stop, debounce=500, step=100, raise_interrupt=False):
                self._look()
        except Exception as error:  # noqa: BLE001 - whatever a file system does, the reader goes on
            self._post(Failed(f"{', '.join(self._paths)}: no longer watched: {one_line(error)}"))

    def _look(self) -> None:
        sources, _ = discover(self._paths, self._limits)
        # What is inside of files that were not looked into at the start is no news.
        self._known.update(source.address for source in sources if source.path in self._unseen)
        self._unseen = frozenset()
        new = [source for source in sources if source.address not in self._known]
        self._known.update(source.address for source in new)
        if new:
            self._post(Appeared(tuple(new)))
