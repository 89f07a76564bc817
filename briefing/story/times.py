"""TIMEX3 values as calendar days and as words for a brief."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from briefing.story.timex_words import modified, unplaced

Days = tuple[date, date]
"""First and last day, both included."""

_MONTHS = calendar.month_name
_SEASONS = {"SP": (3, "spring"), "SU": (6, "summer"), "FA": (9, "autumn"), "WI": (12, "winter")}


def days_of(value: str, modifier: str | None = None) -> Days | None:
    """The days that ``value`` covers, narrowed by START, MID and END; None for what has no place in the calendar.

    A third of a month or of a longer period is what early, mid and late mean here.
    """
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        days = _point(value)
    except (ValueError, OverflowError):
        return None
    if days is None or modifier not in ("START", "MID", "END"):
        return days
    first_day, last_day = days
    third = timedelta(days=((last_day - first_day).days + 1) // 3)
    if modifier == "START":
        return first_day, first_day + third
    if modifier == "END":
        return last_day - third, last_day
    return first_day + third, last_day - third


def within(inner: Days, outer: Days) -> bool:
    """Whether every day of ``inner`` is one of ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def gap(left: Days, right: Days) -> int:
    """Days from the end of one to the start of the other; 0 when they meet or overlap."""
    return max((right[0] - left[1]).days, (left[0] - right[1]).days, 0)


def length(days: Days) -> int:
    """How many days they are."""
    return (days[1] - days[0]).days + 1


def words(value: str, modifier: str | None = None) -> str:
    """``value`` as a reader says it: ``27–28 February 2019``, ``late February 2019``; itself where no words fit."""
    said = _range_words(*value.split("/", 1)) if "/" in value else _point_words(value)
    clock = re.search(r"T\d\d", value)  # which is left out here, and it is the clock that is about right
    return said if clock and modifier == "APPROX" else modified(said, modifier, value)


def _point(value: str) -> Days | None:
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$", value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        year, week = int(match[1]), int(match[2])
        return date.fromisocalendar(year, week, 6 if match[3] else 1), date.fromisocalendar(year, week, 7)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(match[1]), _SEASONS[match[2]][0], 3)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    return None


def _months(year: int, month: int, count: int) -> Days:
    end_year, end = divmod(year * 12 + month - 1 + count, 12)
    return date(year, month, 1), date(end_year, end + 1, 1) - timedelta(days=1)


def _point_words(value: str) -> str:
    if said := unplaced(value):
        return said
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        year, month, day = (int(part) for part in match.groups())
        return f"{day} {_MONTHS[month]} {year}" if 1 <= month <= 12 else value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        month = int(match[2])
        return f"{_MONTHS[month]} {match[1]}" if 1 <= month <= 12 else value
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value) and (days := days_of(value)):
        return f"{'weekend' if value.endswith('E') else 'week'} of {_point_words(days[0].isoformat())}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"quarter {match[2]} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{_SEASONS[match[2]][1]} {match[1]}"
    return value


def _range_words(start: str, end: str) -> str:
    first, last = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", start), re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", end)
    if first and last and first[1] == last[1]:
        if first[2] == last[2]:
            return f"{int(first[3])}–{_point_words(end)}"
        return f"{_point_words(start).rsplit(' ', 1)[0]} – {_point_words(end)}"
    return f"{_point_words(start)} – {_point_words(end)}"
