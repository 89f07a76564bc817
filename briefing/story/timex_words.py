"""Words for TIMEX3 values without a place in the calendar: weekdays of no week, lengths, decades, repeated times.

The values are those of ISO-TimeML (ISO 24617-1): ``X`` stands for a digit that is not known, ``P`` begins a length.
"""

from __future__ import annotations

import re

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
MODIFIERS = {
    "START": "early", "MID": "mid", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
    "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from", "LESS_THAN": "less than", "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
}  # fmt: skip

_OF_LENGTHS = ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
"""What these say of a distance, as in "nearly a year ago", moves the day to one side or the other of its value."""

_UNITS = {
    "Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "E": "decade", "DE": "decade", "C": "century",
    "CE": "century", "WE": "weekend", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_UNKNOWN = {
    "XXXX": "a year",
    "XXXX-XX": "a month",
    "XXXX-WXX": "a week",
    "XXXX-XX-XX": "a day",
    "XXXX-WXX-WE": "a weekend",
}
_REPEATED = {
    "XXXX": "every year", "XXXX-XX": "every month", "XXXX-WXX": "every week", "XXXX-XX-XX": "every day",
    "XXXX-WXX-WE": "every weekend", "XXXX-QX": "every quarter",
}  # fmt: skip


def modified(said: str, modifier: str | None, value: str) -> str:
    """``said`` with what a TIMEX3 modifier adds: ``the early 1990s``, ``mid-March``, ``more than 2 years``."""
    word = MODIFIERS.get(modifier or "")
    if word is None:
        return said
    if not value.startswith("P") and modifier in _OF_LENGTHS:
        word = "about"
    if modifier in ("START", "MID", "END"):
        if said.startswith(("a ", "an ")):
            return f"{'in the middle of' if modifier == 'MID' else f'{word} in'} {said}"
        article, bare = ("the ", said[4:]) if said.startswith("the ") else ("", said)
        return f"{article}{word}-{bare}" if modifier == "MID" else f"{article}{word} {bare}"
    return f"{word} {said}"


def unplaced(value: str, *, repeated: bool = False) -> str | None:
    """``a Friday``, ``2 days``, ``the 1990s``: a value that names no days of a known year; None for one that does.

    With ``repeated`` it is a set, as in ``every Friday``.
    """
    if value in REFERENCES:
        return REFERENCES[value]
    if value.startswith("P"):
        return _length(value)
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    if re.fullmatch(r"\d{2}", value):
        return f"the {_ordinal(int(value) + 1)} century"
    if not value.startswith("XXXX"):
        return None
    day, _, clock = value.partition("T")
    said = _day(day, repeated=repeated)
    if said is None or not clock:
        return said
    part = PARTS.get(clock, f"at {clock}")
    if day == "XXXX-XX-XX":
        return (f"every {part}" if repeated else f"{_a(part)}") if clock in PARTS else part
    return f"{said} {part}"


def _day(value: str, *, repeated: bool) -> str | None:
    if named := (_REPEATED if repeated else _UNKNOWN).get(value):
        return named
    if match := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        name = WEEKDAYS[int(match[1]) - 1]
        return f"every {name}" if repeated else f"a {name}"
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d|XX))?", value):
        month = int(match[1])
        if not 1 <= month <= 12:
            return None
        name = MONTHS[month - 1]
        return f"{name} {int(match[2])}" if match[2] and match[2] != "XX" else f"every {name}" if repeated else name
    if match := re.fullmatch(r"XXXX-XX-(\d\d)", value):
        return f"the {_ordinal(int(match[1]))} of {'every' if repeated else 'a'} month"
    if match := re.fullmatch(r"XXXX-(SP|SU|FA|WI)", value):
        return f"{'every' if repeated else 'a'} {SEASONS[match[1]]}".replace("a autumn", "an autumn")
    if match := re.fullmatch(r"XXXX-Q([1-4X])", value):
        return "a quarter" if match[1] == "X" else f"the {_ordinal(int(match[1]))} quarter"
    if match := re.fullmatch(r"XXXX-H([12X])", value):
        return "half a year" if match[1] == "X" else f"the {'first' if match[1] == '1' else 'second'} half of the year"
    return None


def _length(value: str) -> str | None:
    date, _, time = value[1:].partition("T")
    found = [("", n, u) for n, u in re.findall(r"(\d+(?:\.\d+)?|X)(DE|CE|WE|[YQMWDEC])", date)]
    found += [("T", n, u) for n, u in re.findall(r"(\d+(?:\.\d+)?|X)([HMS])", time)]
    if not found or "".join(n + u for _, n, u in found) != date + time:
        return None
    return " ".join(_amount(number, _UNITS[clock + unit]) for clock, number, unit in found)


def _amount(number: str, unit: str) -> str:
    plural = f"{unit[:-1]}ies" if unit == "century" else f"{unit}s"
    if number == "X":
        return f"some {plural}"
    return f"1 {unit}" if number == "1" else f"{number} {plural}"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
