"""The dateline of a report: where, when and for whom it was written, in front of a dash.

The form is the wire services', as the style guides of AP and Reuters give it: PLACE, date (AGENCY) and a dash. All who
need one ask here: the head of a page, the parsed document, the line of a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from briefing.ingest.dates import FULL_DATE, PARTIAL_DATE, WEEKDAY, find_date
from briefing.model import Span

LONGEST = 120
"""Code points up to the dash."""

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PLACE = rf"{_WORD}(?:(?:[ /,&]+(?:(?:d[aeou]|del|la|le|el|al|es|sur|of|and)[ ])?){_WORD}){{0,5}}?"
_NO_AGENCY = r"(?!(?i:photos?|file|updated?|video|exclusive|opinion|analysis|live)\b)"
_HEAD = (
    rf"(?P<place>(?!(?i:{WEEKDAY})){_PLACE})?"
    rf"(?:(?P<apart>,|\s*[–—-])?\s*(?:(?i:{WEEKDAY}),?\s+)?(?P<date>(?i:{FULL_DATE}|{PARTIAL_DATE}))(?!\d)\)?,?)?"
    rf"(?:\s*\({_NO_AGENCY}(?P<agency>[A-Z][\w./&, -]{{1,40}})\)|\s*/{_NO_AGENCY}(?P<wire>[A-Z][\w -]{{1,30}})/"
    r"|(?<=[\d,]) (?P<bare>[A-Z]{2,8}))?"
)
_BEHIND = r"\w\"“‘'("
_DASH = (
    rf"(?P<dash>\s*[-–—_]{{1,2}}(?=\s+[{_BEHIND}])|\s*(?:--|[–—])(?=[{_BEHIND}])|(?<=[)/])\s*-(?=[A-Z“\"‘'])"
    rf"|(?<=\d):(?=\s+[{_BEHIND}]))"
)
_AT_START = re.compile(rf"(?:\(|[a-z]{{2,10}} (?=[A-Z]))?{_HEAD}{_DASH}")
_CAPTION = r"(?i:photo|image|picture|credit|caption|video) (?=[A-Z]{3})"
_INSIDE = re.compile(rf"(?<![^\s(])(?:{_CAPTION})?{_HEAD}\s?(?P<dash>--|[–—])(?=\s)")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Dateline(msgspec.Struct, frozen=True):
    """Code points of the dateline with its dash, of the place that begins it, and of the agency.

    ``place`` is empty where it begins with the agency. ``month``, ``day`` and ``year`` are 0 where they are not given.
    """

    start: int
    end: int
    place: Span
    agency: Span | None = None
    month: int = 0
    day: int = 0
    year: int = 0

    @property
    def date(self) -> str | None:
        """``YYYY-MM-DD`` where the year is given."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else None


def dateline_at(text: str, start: int = 0) -> Dateline | None:
    """The dateline that begins at ``start``: with a day or an agency, or a place in capitals."""
    found = _AT_START.match(text, start, start + LONGEST)
    return _read(text, found) if found else None


def without_dateline(text: str) -> str:
    """``text`` behind the dateline that begins it, all of it where none does."""
    found = dateline_at(text)
    return text[found.end :].lstrip() if found else text


def datelines_inside(text: str, start: int, end: int) -> Iterator[Dateline]:
    """Those that begin anywhere in ``text[start:end]``, with an agency or in capitals, as behind captions."""
    at = start
    while found := _INSIDE.search(text, at, end):
        read = _read(text, found)
        if read is not None and (read.agency or read.place.end > read.place.start):
            yield read
        at = found.end()


def _read(text: str, found: re.Match[str]) -> Dateline | None:
    named = found.span("place") if found["place"] else (found.start(), found.start())
    within = next((found.span(name) for name in ("agency", "wire", "bare") if found[name]), None)
    written = find_date(found["date"]) or find_date(f"{found['date']} 2000") if found["date"] else None
    name = re.split(r",|\s[-–—]", text[named[0] : named[1]])[0].rstrip(" -")
    if not within and not name.isupper() and not (written and found["apart"]):
        return None
    if text[found.start()].islower():  # an outlet that is written so, or the end of a sentence
        if not written:
            return None
        named, name = (found.start(), named[1]), text[found.start() : named[0]] + name
    year, month, day = map(int, written.split("-")) if written else (0, 0, 0)
    return Dateline(
        found.start(),
        found.end("dash"),
        Span(named[0], named[0] + len(name)),
        Span(*within) if within else None,
        month,
        day,
        year if found["date"] and _YEAR.search(found["date"]) else 0,
    )
