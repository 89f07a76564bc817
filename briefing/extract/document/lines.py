"""How lines are set: in capitals or title case, as headlines are, or like running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

MIN_WORDS = 4
"""Words from which a line can be told to be set in title case."""

_TITLE_SHARE = 0.75
_CAPS_SHARE = 0.6
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def line_case(line: str) -> str:
    """``upper``, ``title`` or ``plain``: how a line is set."""
    letters = [c for c in line if c.isalpha()]
    if len(letters) > 12 and sum(c.isupper() for c in letters) > _CAPS_SHARE * len(letters):
        return "upper"
    long = [w for w in _WORD.findall(line) if len(w) > 3]
    ends = line.rstrip("\"'”’ )").endswith((".", "!", ":"))
    if len(long) >= MIN_WORDS and not ends and sum(w[0].isupper() for w in long) >= _TITLE_SHARE * len(long):
        return "title"
    return "plain"


@lru_cache(maxsize=4)
def headline_lines(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and case of every line that is not set like running text."""
    out: list[tuple[int, int, str]] = []
    at = 0
    for line in text.split("\n"):
        case = line_case(line)
        if case != "plain":
            out.append((at, at + len(line), case))
        at += len(line) + 1
    return tuple(out)


def case_at(lines: Sequence[tuple[int, int, str]], offset: int) -> str:
    """Case of the line around an offset, of the lines that :func:`headline_lines` gives."""
    at = bisect_right(lines, offset, key=lambda line: line[0]) - 1
    return lines[at][2] if at >= 0 and offset < lines[at][1] else "plain"
