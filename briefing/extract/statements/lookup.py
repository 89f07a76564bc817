"""Which statement a place of the text lies in: what the stages after this one ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefing.model import Statement


class StatementIndex:
    """Statements by where their content stands."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Takes the statements of one article, in text order."""
        self._statements = sorted(statements, key=lambda s: (s.content.start, -s.content.end))
        self._starts = [s.content.start for s in self._statements]
        reach = 0
        self._reach: list[int] = []
        for s in self._statements:
            reach = max(reach, s.content.end)
            self._reach.append(reach)

    def around(self, start: int, end: int | None = None) -> list[Statement]:
        """The statements whose content holds the code points ``[start, end)``, the innermost first.

        The words of the cue and of the speaker inside a content ("Ships, he said, sank") are told by nobody.
        """
        end = start + 1 if end is None else end
        found: list[Statement] = []
        k = bisect_right(self._starts, start) - 1
        while k >= 0 and self._reach[k] > start:
            s = self._statements[k]
            if s.content.end >= end and not _own(s, start, end):
                found.append(s)
            k -= 1
        return found

    def innermost(self, start: int, end: int | None = None) -> Statement | None:
        """The first of ``around``."""
        return next(iter(self.around(start, end)), None)


def _own(s: Statement, start: int, end: int) -> bool:
    parts = [(p.start, p.end) for p in (s.cue, s.speaker) if p is not None]
    return any(a <= start and end <= b for a, b in parts)
