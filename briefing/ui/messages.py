"""What the work behind the screen tells it. Only the handler of this touches widgets."""

from __future__ import annotations

from textual.message import Message

from briefing.workers.reports import Report


class Reported(Message):
    """A worker has something to report."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
