"""Calendar periods: how they shift, what their TIMEX3 value is, which days they cover.

Weeks are ISO 8601 weeks, Monday to Sunday. Seasons are the meteorological ones of the northern hemisphere
(spring from March); a winter bears the year of its December.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from briefing.model import Granularity

_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_OF: Final = {month: name for name, month in _SEASON_STARTS.items()}
_MONTHS: Final = {"C": 1200, "E": 120, "Y": 12, "H": 6, "Q": 3, "S": 3, "M": 1}
_DAYS: Final = {"W": 7, "WE": 7, "D": 1}
_SIZES: Final = {unit: size for size, unit in enumerate(("D", "WE", "W", "M", "Q", "S", "H", "Y", "E", "C"))}
_GRANULARITY: Final[dict[str, Granularity]] = {
    "C": "year", "E": "year", "Y": "year", "H": "quarter", "Q": "quarter", "S": "season", "M": "month", "W": "week",
    "WE": "day", "D": "day",
}  # fmt: skip
_UNKNOWN: Final = {
    "C": "XX", "E": "XXX", "Y": "XXXX", "H": "XXXX-HX", "Q": "XXXX-QX", "S": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: a unit (TIMEX3 letter; ``S`` season, ``H`` half, ``WE`` weekend) and its first day."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """The last day in it."""
        if self.unit == "WE":
            return min(self.first, date.max - timedelta(days=1)) + timedelta(days=1)
        following = self.shifted(1)
        return date.max if following is None else following.first - timedelta(days=1)

    @property
    def granularity(self) -> Granularity:
        """The facts format's word for the unit."""
        return _GRANULARITY[self.unit]

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        first = self.first
        year = f"{first.year:04d}"
        match self.unit:
            case "C":
                return year[:2]
            case "E":
                return year[:3]
            case "Y":
                return year
            case "H":
                return f"{year}-H{1 if first.month < 7 else 2}"
            case "Q":
                return f"{year}-Q{(first.month + 2) // 3}"
            case "S":
                return f"{year}-{_SEASON_OF[first.month]}"
            case "M":
                return f"{year}-{first.month:02d}"
            case "W" | "WE":
                iso = first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "WE" else "")
            case _:
                return first.isoformat()

    def finer_than(self, unit: str) -> bool:
        """Whether it lies inside one ``unit`` of the calendar, or is one."""
        return _SIZES[self.unit] <= _SIZES[unit]

    def shifted(self, count: int) -> Period | None:
        """The period ``count`` units later (earlier where negative); None beyond the years 1 to 9999."""
        try:
            if self.unit in _DAYS:
                return Period(self.unit, self.first + timedelta(days=count * _DAYS[self.unit]))
            months = self.first.year * 12 + self.first.month - 1 + count * _MONTHS[self.unit]
            return Period(self.unit, date(months // 12, months % 12 + 1, 1))
        except (OverflowError, ValueError):
            return None

    def year_earlier(self) -> Period | None:
        """The same period one year before."""
        if self.unit == "D":
            return add(self.first, "Y", -1, "D")
        if self.unit in ("W", "WE"):
            return self.shifted(-52)
        return self.shifted(-12 // _MONTHS[self.unit]) if _MONTHS[self.unit] <= 12 else None


def unknown(unit: str) -> str:
    """The TIMEX3 value of a ``unit`` of which nothing is known."""
    return _UNKNOWN[unit]


def containing(unit: str, day: date) -> Period:
    """The period of ``unit`` that ``day`` lies in; of a weekend, that at the end of its week."""
    match unit:
        case "C":
            return Period(unit, date(max(day.year // 100 * 100, 1), 1, 1))
        case "E":
            return Period(unit, date(max(day.year // 10 * 10, 1), 1, 1))
        case "Y":
            return Period(unit, date(day.year, 1, 1))
        case "H":
            return Period(unit, date(day.year, 1 if day.month < 7 else 7, 1))
        case "Q":
            return Period(unit, date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "S":
            name = next((n for n, m in _SEASON_STARTS.items() if m <= day.month < m + 3), "WI")
            year = day.year - 1 if name == "WI" and day.month < 3 and day.year > 1 else day.year
            return Period(unit, date(year, _SEASON_STARTS[name], 1))
        case "M":
            return Period(unit, date(day.year, day.month, 1))
        case "W" | "WE":
            monday = max(day.toordinal() - day.weekday(), 1)
            return Period(unit, date.fromordinal(min(monday + (5 if unit == "WE" else 0), date.max.toordinal())))
        case _:
            return Period("D", day)


def season(year: int, name: str) -> Period:
    """The season ``name`` (SP, SU, FA, WI) of a year.

    Raises:
        ValueError: the year is not one of 1 to 9999.
    """
    return Period("S", date(year, _SEASON_STARTS[name], 1))


def add(day: date, unit: str, count: int, keep: str) -> Period | None:
    """The ``keep`` period that lies ``count`` units after ``day``; None beyond the years 1 to 9999."""
    try:
        if unit in _DAYS:
            return containing(keep, day + timedelta(days=count * _DAYS[unit]))
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        return containing(keep, date(year, month, min(day.day, calendar.monthrange(year, month)[1])))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None
