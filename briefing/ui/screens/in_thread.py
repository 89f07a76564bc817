"""Work of a screen in a thread, whose failure is told instead of waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from briefing.workers.job import one_line


def in_thread(
    screen: Screen[Any], work: Callable[[], object], failed: Callable[[str], object], *, group: str = ""
) -> None:
    """Do ``work`` in a thread; if it raises, call ``failed`` in the screen's with one line that says what.

    Of one ``group`` only the last is waited for.
    """

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the wait has to end
            screen.app.call_from_thread(failed, one_line(error))

    screen.run_worker(guarded, thread=True, exclusive=bool(group), group=group or "default", exit_on_error=False)
