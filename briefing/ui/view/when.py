"""TIMEX3 values in words short enough for a sidebar."""

from __future__ import annotations

import re
from datetime import date

from briefing.story.timex_words import PARTS, SEASONS, modified, unplaced

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def describe(value: str, modifier: str | None = None, year: str | None = None) -> str:
    """A TIMEX3 value or ISO interval for a reader: ``Feb 27–28``, ``late Feb 2019``, ``a Friday``, ``the 1990s``.

    The year is left out where it is ``year`` (``YYYY``, that of the article). What cannot be put better is
    returned as it is.
    """
    said = _interval(*value.split("/", 1), year=year) if "/" in value else _point(value, year)
    return modified(said, modifier, value)


def _point(value: str, year: str | None) -> str:
    if said := unplaced(value):
        return said
    if match := _DAY.fullmatch(value):
        y, month, day, clock = match.groups()
        said = _with_year(f"{_month(month)} {int(day)}", y, year)
        return f"{said}, {PARTS.get(clock, clock)}" if clock else said
    if match := _MONTH.fullmatch(value):
        y, month = match.groups()
        return _month(month) if y == year else f"{_month(month)} {y}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        except ValueError:
            return value
        said = f"{'weekend' if match[3] else 'week'} of {_MONTHS[first.month - 1]} {first.day}"
        return _with_year(said, str(first.year), year)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"Q{match[2]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{SEASONS[match[2]]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{'first' if match[2] == '1' else 'second'} half of {match[1]}"
    return value


def _interval(start: str, end: str, *, year: str | None) -> str:
    a, b = _DAY.fullmatch(start), _DAY.fullmatch(end)
    if a and b and not a[4] and not b[4]:
        if a[1] == b[1] and a[2] == b[2]:
            return _with_year(f"{_month(a[2])} {int(a[3])}–{int(b[3])}", a[1], year)
        if a[1] == b[1]:
            return _with_year(f"{_month(a[2])} {int(a[3])} – {_month(b[2])} {int(b[3])}", a[1], year)
    if not start or not end:
        return f"from {_point(start, year)}" if start else f"until {_point(end, year)}"
    return f"{_point(start, year)} – {_point(end, year)}"


def _with_year(said: str, value_year: str, year: str | None) -> str:
    return said if value_year == year else f"{said}, {value_year}"


def _month(number: str) -> str:
    index = int(number)
    return _MONTHS[index - 1] if 1 <= index <= 12 else number
