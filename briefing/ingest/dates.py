"""Full calendar dates as news writes them: year, month and day all stated. Nothing is inferred here."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
PARTIAL_DATE = rf"(?:{_MONTH}\s+{_DAY}(?!\d)|{_DAY}\s+{_MONTH})"
"""A day and month without a year. Compile with IGNORECASE."""
FULL_DATE = (
    rf"(?<![^\W_])(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}(?!\d)|{_DAY}\s+{_MONTH},?\s+\d{{4}}(?!\d)"
    r"|\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4}(?!\d)"
    r"|\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?!\d))"
)
"""A date with its year: ``Oct. 8, 2019``, ``8th October 2019``, ``2019-10-08``, or ``25/12/2019``,
which is no date where day and month could be taken for each other. Compile with IGNORECASE."""
HOUR = (
    r"\d{1,2}[:.] ?\d{2}(?:[:.]\d{2})?(?:\s*(?i:[ap]\.?m)\b\.?)?"
    r"(?:\s*\(?(?:(?-i:[A-Z]{2,5})\b|UK time\b)\)?)?"
)
"""A time of day with its zone, as pages write it beside a date: ``10:30``, ``9.05 p.m. (EST)``, ``14:02 UK time``."""

_BETWEEN = r"(?:<[^<>]{0,200}>|[^\d<]){1,40}?"
"""What stands between the parts of a date in a page: words, signs and tags, but no other number."""

_FULL = re.compile(FULL_DATE, re.IGNORECASE)
_COMPACT = re.compile(r"(?<![0-9A-Za-z])(\d{4})(\d{2})(\d{2})(?![0-9A-Za-z])")
_ALONE = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T[\d:.+-]*Z?)?\s*")
_SEPARATED = re.compile(r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)")


def day(year: int, month: int, day_of_month: int) -> str | None:
    """``YYYY-MM-DD``, or None where the calendar has no such day."""
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return None


def find_date(text: str) -> str | None:
    """The first full date in ``text`` as ``YYYY-MM-DD``, or None. A compact ``20191008`` counts if it stands alone."""
    for match in _FULL.finditer(text):
        fields = _fields(match.group())
        if fields and (found := day(*fields)):
            return found
    if compact := _ALONE.fullmatch(text):
        return day(*(int(n) for n in compact.groups()))
    return None


def names_no_day(text: str) -> bool:
    """Whether the first full date in ``text`` is one that no calendar has: parsers make the next day there is of it."""
    match = _FULL.search(text)
    fields = _fields(match.group()) if match else None
    if compact := _ALONE.fullmatch(text):
        fields = (int(compact[1]), int(compact[2]), int(compact[3]))
    return fields is not None and day(*fields) is None


def _fields(words: str) -> tuple[int, int, int] | None:
    """Year, month and day of a full date; None where day and month could be taken for each other."""
    if month := re.search(r"[A-Za-z]{3,}", words):
        number = _MONTHS.index(month.group()[:3].lower()) + 1
        day_of_month, year = (int(n) for n in re.findall(r"\d+", words))
    elif "/" in words and not words[:4].isdigit():
        first, second, year = (int(n) for n in re.findall(r"\d+", words))
        if first <= 12 and second <= 12 and first != second:
            return None
        number, day_of_month = (second, first) if first > 12 else (first, second)
    else:
        year, number, day_of_month = (int(n) for n in re.findall(r"\d+", words))
    return year, number, day_of_month


def says_year(text: str, year: int) -> bool:
    """Whether ``text`` has ``year`` or one beside it, as zones move it; parsers make years of what is none."""
    return any(str(y) in text or _short_year(text, y % 100) for y in (year - 1, year, year + 1))


def says_day(markup: str, value: str) -> bool:
    """Whether ``markup`` has the day ``value`` (YYYY-MM-DD) in any spelling: parsers make days of what is none.

    A number of two digits is a year only where dots or slashes part it from day and month: ``4.3.21``.
    """
    year, month, number = value.split("-")
    day_of_month, months = rf"0?{int(number)}(?!\d)", rf"(?:0?{int(month)}{_BETWEEN})?"
    short = rf"{int(number)}(?P<dot>[./])0?{int(month)}(?P=dot)|0?{int(month)}/0?{int(number)}/"
    ways = (
        rf"(?<!\d){year}(?:{month}{number}|{_BETWEEN}{months}{day_of_month})",
        rf"(?<!\d)(?:{day_of_month}{_BETWEEN}{months}|0?{int(month)}{_BETWEEN}{day_of_month}{_BETWEEN}){year}(?!\d)",
        rf"(?<![\w.+/-])0?(?:{short}){year[2:]}(?![\d./-])",
    )
    return any(re.search(way, markup) for way in ways)


def _short_year(text: str, year: int) -> bool:
    """Whether two digits stand where the year of a date does: ``4 Mar 21``, ``04/03/21``."""
    return re.search(rf"(?:[A-Za-z]{{3}}[ ,-]{{1,3}}|\d/\d\d?/|\d\.\d\d?\.|^){year:02}(?!\d)", text) is not None


def date_in_name(name: str) -> str | None:
    """The date that a file name carries, as ``2019-10-08-talks.md`` or ``20191008.txt``; years 1900 to 2099 only."""
    for match in _SEPARATED.finditer(name):
        if found := _plausible(match[1], match[3], match[4]):
            return found
    for match in _COMPACT.finditer(name.replace("_", " ")):
        if found := _plausible(match[1], match[2], match[3]):
            return found
    return None


def _plausible(year: str, month: str, day_of_month: str) -> str | None:
    return day(int(year), int(month), int(day_of_month)) if 1900 <= int(year) <= 2099 else None
