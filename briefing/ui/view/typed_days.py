"""Days as a reader types them."""

from __future__ import annotations

import re

from briefing.ingest.dates import find_date
from briefing.story.times import days_of

_BETWEEN = re.compile(r"\s*(?:\.\.+|/|–|—|\bto\b)\s*", re.IGNORECASE)
_ROUGH = re.compile(r"\d{4}(?:-\d\d)?")


def typed_day(typed: str) -> str | None:
    """``2019-02-06``, ``6 Feb 2019`` or ``Feb 6, 2019`` as ``YYYY-MM-DD``; None for what is no day."""
    found = find_date(typed)
    return found if found and days_of(found) else None


def typed_days(typed: str) -> str | None:
    """A day, two with ``..`` between them, a month ``2019-02`` or a year, as a TIMEX3 value; None for what is none."""
    if day := typed_day(typed) if not _BETWEEN.search(typed) else None:
        return day
    if _ROUGH.fullmatch(typed.strip()):
        return typed.strip() if days_of(typed.strip()) else None
    ends = [typed_day(part) for part in _BETWEEN.split(typed.strip())]
    if len(ends) != 2 or not ends[0] or not ends[1]:
        return None
    value = ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
    return value if days_of(value) else None
