"""Which year a day, month, quarter or season without one belongs to."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from briefing.extract.times.direction import FUTURE, PAST, SCHEDULED, UNKNOWN
from briefing.extract.times.nodes import Calendar
from briefing.extract.times.periods import Period, add, season

_HORIZON: Final = 8
"""Years to each side of publication in which a date without a year may lie; nearly all have each weekday in them."""
_LEAP_YEAR: Final = 2000


def longest(month: int) -> int:
    """The most days that ``month`` can have."""
    return monthrange(_LEAP_YEAR, month)[1]


def in_year(node: Calendar, year: int) -> Period | None:
    """What ``node`` names in ``year``; None if that year has no such day."""
    try:
        if node.month is not None and node.nth is not None and node.weekday is not None:
            return _nth_weekday(year, node.month, node.weekday, node.nth)
        if node.month is not None:
            return Period("D", date(year, node.month, node.day)) if node.day else Period("M", date(year, node.month, 1))
        if node.quarter:
            return Period("Q", date(year, node.quarter * 3 - 2, 1))
        if node.half:
            return Period("H", date(year, node.half * 6 - 5, 1))
        if node.season:
            return season(year, node.season)
        return Period("Y", date(year, 1, 1))
    except ValueError:
        return None


def month_or_year(node: Calendar, year: int) -> Period | None:
    """What ``node`` names in ``year``; of a day that its month has not, the month."""
    return in_year(node, year) or in_year(Calendar(month=node.month), year)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Period | None:
    """The ``nth`` weekday of a month, its last for -1."""
    if nth < 0:
        following = add(date(year, month, 1), "M", 1, "M")
        last = date.max if following is None else following.first - timedelta(days=1)
        return Period("D", last - timedelta(days=(last.isoweekday() - weekday) % 7))
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return Period("D", day) if day.month == month else None


def yearless(node: Calendar) -> str:
    """The TIMEX3 value of ``node`` without its year."""
    if node.month is not None:
        return f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if 0 < (node.day or 0) <= longest(node.month) else "")
    if node.quarter:
        return f"XXXX-Q{node.quarter}"
    if node.half:
        return f"XXXX-H{node.half}"
    if node.season:
        return f"XXXX-{node.season}"
    return f"XXXX-WXX-{node.weekday}" if node.weekday else "XXXX"


def nearest(node: Calendar, published: date, direction: int) -> Period | None:
    """The year of a month, quarter or season: by relation or tense, else the nearest."""
    years = range(max(published.year - _HORIZON, 1), min(published.year + _HORIZON, 9999) + 1)
    options = [p for year in years if (p := in_year(node, year)) is not None]
    if node.weekday is not None:
        # "Tuesday, October 8" is one of the few years in which that was a Tuesday.
        options = [p for p in options if p.first.isoweekday() == node.weekday] or options
    behind = [p for p in options if p.first <= published]
    ahead = [p for p in options if p.last >= published]
    match node.relation:
        case "last" | "previous":
            # Of the month just over news says "last month".
            behind = [p for p in options if (published - p.last).days > (31 if node.month and not node.day else 0)]
            return behind[-1] if behind else None
        case "next" | "following":
            ahead = [p for p in options if p.first > published]
            return ahead[0] if ahead else None
        case "this":
            return month_or_year(node, published.year)
    if not behind or not ahead:
        return next(iter(behind[-1:] or ahead), None)
    past, future = behind[-1], ahead[0]
    gap_past, gap_future = (published - past.last).days, (future.first - published).days
    if node.quarter or node.half:
        if direction == FUTURE and gap_future <= 0:
            return future
        return past if gap_past <= gap_future or (direction == PAST and gap_future > 0) else future
    if node.season:
        return future if direction == FUTURE or (direction >= UNKNOWN and gap_future < gap_past) else past
    if node.day is not None or node.nth is not None:
        # A tense read wrongly must not throw a near date a year off.
        if direction == PAST:
            return past if gap_past < 4 * gap_future else future
        if direction == FUTURE:
            return future if gap_future < 4 * gap_past else past
        return past if gap_past <= gap_future else future
    if direction == PAST:
        return past
    if direction == FUTURE:
        return future
    return past if gap_past <= (gap_future if direction == SCHEDULED else gap_future + 60) else future
