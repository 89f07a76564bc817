"""The stamp of a page whose head and first paragraph were saved as one line: headline, day and time of day, body."""

from __future__ import annotations

import re

import msgspec

from briefing.ingest.dates import FULL_DATE, HOUR, WEEKDAY, find_date

FURTHEST = 300
"""Code points of a line in which a stamp may begin."""

_WEEKDAY = rf"(?i:{WEEKDAY}),?\s+"
_SAID = r"(?:(?i:(?:page )?(?:last )?(?:published|updated|posted)(?: at)?):?\s+)?"
_BYLINE = r"(?:\s*By(?:\s+[^\W\d_a-z][\w.'’-]+){2,4},\s+(?:Special to\s+)?[A-Z]{2,}(?=\s|$))?"
_STAMP = re.compile(
    rf"(?:\s|^){_SAID}(?:{_WEEKDAY}(?P<day>(?i:{FULL_DATE})),?(?:\s+at)?\s+{HOUR}"
    rf"|{HOUR},?\s+{_WEEKDAY}(?P<later>(?i:{FULL_DATE})))(?=\s+[A-Z“\"‘'(\d]|\s*$)"
    rf"|^(?P<first>(?i:{FULL_DATE}))\s*\|{_BYLINE}"
)
_IN_A_SENTENCE = re.compile(
    r"(?i:\b(?:on|at|of|by|since|until|till|from|before|after|for|between|and|or|to|the|this|last|next|early|late)|,)$"
)


class Stamp(msgspec.Struct, frozen=True):
    """Code points of a stamp in its line, and its day as ``YYYY-MM-DD``."""

    start: int
    end: int
    day: str


def stamp_in(line: str) -> Stamp | None:
    """The stamp of ``line``: a weekday with a full date and a time of day that no word of the sentence leads to."""
    for found in _STAMP.finditer(line, 0, FURTHEST + 100):
        before = line[: found.start()].rstrip()
        day = find_date(found["day"] or found["later"] or found["first"])
        if day and found.start() <= FURTHEST and not _IN_A_SENTENCE.search(before):
            words = found.group()
            return Stamp(found.end() - len(words.lstrip()), found.end(), day)
    return None


def whole_stamp(line: str) -> Stamp | None:
    """The stamp that ``line`` is, None where it says anything else."""
    found = stamp_in(line)
    return found if found and not line[: found.start].strip() and not line[found.end :].strip() else None


def lines_apart(text: str) -> str:
    """``text``, of the same length, with a newline for the blank before and after the stamp in its first line."""
    first = len(text) - len(text.lstrip())
    line = text[first : first + FURTHEST + 100].split("\n", 1)[0]
    found = stamp_in(line)
    if found is None:
        return text
    for blank in (first + found.start - 1, first + found.end):
        if first < blank < first + len(line) and text[blank] == " ":
            text = f"{text[:blank]}\n{text[blank + 1 :]}"
    return text
