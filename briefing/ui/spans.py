"""Styled ranges of a document, and how they fall on one line of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.model import Span


class StyledSpan(NamedTuple):
    """A half-open range of document offsets and the component class it is drawn in."""

    start: int
    end: int
    style: str


class SpanLayer:
    """Ranges that do not overlap, in order, found by bisection.

    Where two of the given ranges overlap, the one that begins first wins, the longer of two that begin together.
    """

    def __init__(self, spans: Iterable[StyledSpan] = ()) -> None:
        self.spans: list[StyledSpan] = []
        for span in sorted(spans, key=lambda s: (s.start, -s.end)):
            if span.end > span.start and (not self.spans or span.start >= self.spans[-1].end):
                self.spans.append(span)
        self._starts = [s.start for s in self.spans]
        self._ends = [s.end for s in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def within(self, start: int, end: int) -> Sequence[StyledSpan]:
        """The spans that share at least one character with ``[start, end)``."""
        return self.spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def after(self, offset: int) -> StyledSpan | None:
        """The first span that begins at or after ``offset``."""
        i = bisect_left(self._starts, offset)
        return self.spans[i] if i < len(self.spans) else None

    def before(self, offset: int) -> StyledSpan | None:
        """The last span that begins before ``offset``."""
        i = bisect_left(self._starts, offset)
        return self.spans[i - 1] if i else None


def layer(spans: Iterable[Span], style: str) -> SpanLayer:
    """A layer of one style; overlapping and touching ranges become one."""
    joined: list[StyledSpan] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = StyledSpan(joined[-1].start, max(joined[-1].end, span.end), style)
        else:
            joined.append(StyledSpan(span.start, span.end, style))
    return SpanLayer(joined)


def pieces(start: int, end: int, layers: Sequence[SpanLayer]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """``[start, end)`` cut where a style begins or ends, in order, with the styles on each, the lowest first."""
    found = [span for one in layers for span in one.within(start, end)]
    cuts = sorted({start, end, *(max(start, s.start) for s in found), *(min(end, s.end) for s in found)})
    for a, b in pairwise(cuts):
        yield a, b, tuple(s.style for s in found if s.start <= a and b <= s.end)
