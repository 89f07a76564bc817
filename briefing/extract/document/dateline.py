"""The dateline of a report: where, when and for whom it was written, in front of the first dash.

The form is the wire services', as the style guides of AP and Reuters give it: PLACE, date (AGENCY) and a dash or colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from briefing.extract.document.paragraphs import paragraph_starts
from briefing.model import Span

LONGEST = 100
"""Code points from the start of a line to the dash."""

FIRST = 6
"""Paragraphs at the head, headline and byline included, of which one may begin with it."""

_DASH = re.compile(r"\s*(?:[-–—_]{1,2}|:)(?=\s+[\w\"“‘'(])|\s*(?:--|[–—])(?=[\w\"“‘'])")
_AGENCY = re.compile(r"\(([A-Z][\w./&, -]{1,58})\)|/([A-Z][\w -]{1,30})/|\d,? ([A-Z]{2,8})$")
_DAY = re.compile(
    r"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\b(?:,? ((?:19|20)\d\d)\b)?"
)
_PLACE = re.compile(r"[^\W\d_][\w'’. -]{1,40}")


class Dateline(msgspec.Struct, frozen=True):
    """Code points of the dateline with its dash, of the place that begins it, and of the agency.

    ``day`` is month and day as written, ``year`` the year, both empty where there are none.
    """

    start: int
    end: int
    place: Span
    agency: Span | None = None
    day: str = ""
    year: str = ""


def datelines(text: str) -> Iterator[Dateline]:
    """What has the form of one, at the start of the first paragraphs: with capitals, an agency, or a day."""
    for begin in [0, *paragraph_starts(text)][:FIRST]:
        start = begin
        while start < len(text) and text[start].isspace():
            start += 1
        line = text[start : start + LONGEST].partition("\n")[0]
        found = [f for dash in _DASH.finditer(line) if (f := _read(start, line[: dash.start()], start + dash.end()))]
        if found:
            # "PORTO - 4 March 2014: ": what has a day or an agency reaches farther than the place alone.
            yield next((line for line in found if line.day or line.agency), found[0])


def _read(start: int, head: str, end: int) -> Dateline | None:
    place = _PLACE.match(head)
    agency, day = _AGENCY.search(head), _DAY.search(head)
    if place is None:
        return None
    name = re.split(r",", place.group())[0].rstrip(" -")
    if day is not None and day.start() < len(name):
        name = head[: day.start()].rstrip(" -–—")
    if not name or not (name.isupper() or agency or day):
        return None
    within = agency.span(agency.lastindex or 0) if agency else None
    return Dateline(
        start,
        end,
        Span(start, start + len(name)),
        Span(start + within[0], start + within[1]) if within else None,
        day.group(1) if day else "",
        (day.group(2) or "") if day else "",
    )
