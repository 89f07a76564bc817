"""Where paragraphs begin: a headline or a list item ends with its line, a hard-wrapped sentence does not."""

from __future__ import annotations

import re

WRAP_WIDTHS = range(50, 121)
"""Columns at which text is wrapped by hand or by mail programs; shorter or longer lines break where they mean to."""

# Only from where blanks begin, or a long run of them would be gone through again from each.
_BREAK = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\n\s*")


def paragraph_starts(text: str) -> list[int]:
    """Offsets (code points) at which a paragraph begins, the first one excepted.

    A blank line always separates. A single line break does so unless the text is hard-wrapped and the
    next line's first word would not have fitted on the line before it.
    """
    width = max((len(line) for line in text.split("\n")), default=0)
    starts: list[int] = []
    for match in _BREAK.finditer(text):
        if match.end() == len(text) or match.start() == 0:
            continue
        if match.group().count("\n") > 1 or not _wrapped(text, match.start(), match.end(), width):
            starts.append(match.end())
    return starts


def _wrapped(text: str, end_of_line: int, next_line: int, width: int) -> bool:
    if width not in WRAP_WIDTHS:
        return False
    line_start = text.rfind("\n", 0, end_of_line) + 1
    word = re.match(r"\S+", text[next_line : next_line + width])
    return end_of_line - line_start + 1 + (word.end() if word else 0) > width
