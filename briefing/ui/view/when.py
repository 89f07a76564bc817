"""TIMEX3 values in words short enough for a sidebar."""

from __future__ import annotations

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_REFS = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_MODIFIERS = {
    "START": "early", "MID": "mid", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
    "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from", "LESS_THAN": "under", "MORE_THAN": "over",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def describe(value: str, modifier: str | None = None, year: str | None = None) -> str:
    """A TIMEX3 value or ISO interval for a reader: ``Feb 27–28``, ``late Feb 2019``, ``summer 2018``.

    The year is left out where it is ``year`` (``YYYY``, that of the article). What cannot be put better is
    returned as it is.
    """
    said = _interval(*value.split("/", 1), year=year) if "/" in value else _point(value, year)
    mark = _MODIFIERS.get(modifier or "")
    return f"{mark} {said}" if mark else said


def _point(value: str, year: str | None) -> str:
    if value in _REFS:
        return _REFS[value]
    if match := _DAY.fullmatch(value):
        y, month, day, clock = match.groups()
        said = _with_year(f"{_month(month)} {int(day)}", y, year)
        return f"{said}, {_PARTS.get(clock, clock)}" if clock else said
    if match := _MONTH.fullmatch(value):
        y, month = match.groups()
        return _month(month) if y == year else f"{_month(month)} {y}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        said = f"week {int(match[2])}" if not match[3] else f"weekend of week {int(match[2])}"
        return _with_year(said, match[1], year)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"Q{match[2]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{_SEASONS[match[2]]} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{'first' if match[2] == '1' else 'second'} half of {match[1]}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0s"
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
