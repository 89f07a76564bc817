"""Where the lines of a text begin and end at one width: word wrap that keeps document offsets.

Offsets are code points. A line's range leaves out the newline or the spaces at which it was broken, so ranges are
increasing and never overlap, and every character that is drawn belongs to exactly one line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefing.ui.graphemes import clusters, is_simple

_DASHES = "-–—/"
_NO_BREAK = "\u00a0\u2007\u202f"


class LineIndex:
    """The lines of ``text`` wrapped at ``width`` cells; at least one line, be it empty."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in wrap(text, self.width):
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def extent(self, line: int) -> tuple[int, int]:
        """The half-open range of document offsets on ``line``."""
        return self.starts[line], self.ends[line]

    def line_of(self, offset: int) -> int:
        """The line on which the character at ``offset`` stands, the last one for offsets past the end."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """The lines that ``[start, end)`` touches."""
        first = self.line_of(start)
        return range(first, max(first, self.line_of(max(start, end - 1))) + 1)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The ranges of the lines of ``text``, none wider than ``width`` cells unless one cluster alone is."""
    start = 0
    while True:
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        paragraph = text[start:stop]
        lines = _wrap_simple(paragraph, width) if is_simple(paragraph) else _wrap_clusters(paragraph, width)
        for a, b in lines:
            yield start + a, start + b
        if end < 0:
            return
        start = end + 1


def _wrap_simple(text: str, width: int) -> Iterator[tuple[int, int]]:
    """As ``_wrap_clusters``, by arithmetic, for text in which code points are cells."""
    start, length = 0, len(text)
    while length - start > width:
        limit = start + width
        space = text.rfind(" ", start + 1, limit + 1)
        dash = max(text.rfind(mark, start + 1, limit) for mark in _DASHES)
        while dash > space and not _breaks_after(text, dash):
            dash = max(text.rfind(mark, start + 1, dash) for mark in _DASHES)
        if dash > space:
            end = start_next = dash + 1
        elif space > 0 and text[start:space].strip():
            end = start_next = space
        else:
            end = start_next = limit
        while start_next < length and text[start_next] == " ":
            start_next += 1
        yield start, start + len(text[start:end].rstrip(" "))
        start = start_next
    if start < length or not length:
        yield start, length


def _breaks_after(text: str, i: int) -> bool:
    """Whether a line may end after the dash at ``i``: between words, not in ``27-28`` or before a minus's number."""
    return 0 < i < len(text) - 1 and not text[i - 1].isspace() and text[i + 1].isalpha()


def _is_gap(cluster: str) -> bool:
    return cluster.isspace() and cluster not in _NO_BREAK


def _wrap_clusters(text: str, width: int) -> Iterator[tuple[int, int]]:
    parts = list(clusters(text))
    first = 0
    while first < len(parts):
        used, last, brk = 0, first, -1
        while last < len(parts) and used + parts[last][2] <= width:
            a, b, size = parts[last]
            used += size
            last += 1
            mark = text[a:b]
            if _is_gap(mark) or size > 1 or (mark in _DASHES and _breaks_after(text, a)):
                brk = last
        if last < len(parts):
            if _is_gap(text[parts[last][0] : parts[last][1]]):
                brk = last
            if brk > first and text[parts[first][0] : parts[brk - 1][1]].strip():
                last = brk
            last = max(last, first + 1)  # one cluster wider than the line still gets a line
        start, end = parts[first][0], parts[last - 1][1]
        if last < len(parts):
            yield start, start + len(text[start:end].rstrip(" \t"))
            while last < len(parts) and _is_gap(text[parts[last][0] : parts[last][1]]):
                last += 1
        else:
            yield start, end
        first = last
    if not parts:
        yield 0, 0
