"""The grammar of clock times: "10:30 a.m. EST", "1930 UTC", "3 o'clock", "noon"."""

from __future__ import annotations

import re
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.nodes import Clock
from briefing.extract.times.numbers import read_small
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "clock")

_COLON: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?")
_OFFSET: Final = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?")
_LARGEST_OFFSET: Final = 14
"""Hours that clocks of some place are ahead of Greenwich."""
_DAY: Final = 24 * 60
"""Minutes."""
_HALF: Final = re.compile(r"([ap])\.?\s?m\.?")


def read_clock(tokens: Tokens, i: int) -> tuple[Clock, int] | None:
    """The clock time at ``i`` and the index after it, or None."""
    word = tokens.word(i)
    if word == "noon":
        return Clock(12, 0), i + 1
    if word == "midnight":
        return Clock(24, 0), i + 1
    if word == "12" and tokens.word(i + 1) in ("noon", "midnight"):
        return Clock(12 if tokens.word(i + 1) == "noon" else 24, 0), i + 2
    digits = _COLON.fullmatch(tokens[i].raw)
    second: int | None = None
    minute: int | None = None
    j = i + 1
    if digits:
        hour, minute = int(digits.group(1)), int(digits.group(2))
        second = int(digits.group(3)) if digits.group(3) else None
    elif re.fullmatch(r"\d{1,2}", tokens[i].raw):
        hour = int(tokens[i].raw)
    elif re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", tokens[i].raw) and _of_day(tokens, j):
        hour, minute = int(tokens[i].raw[:2]), int(tokens[i].raw[2:])
    else:
        small = read_small(tokens, i)
        if small is None or not (tokens.word(small[1]) == "o'clock" or _HALF.fullmatch(tokens.word(small[1]))):
            return None
        hour, j = small
    return _finish(tokens, i, j, hour, minute, second)


def _of_day(tokens: Tokens, i: int) -> bool:
    """Whether what stands at ``i`` makes four digits a time of day."""
    return tokens.word(i) in ("gmt", "utc") or tokens.match(i, "local", "time") is not None


def _finish(
    tokens: Tokens, i: int, j: int, hour: int, minute: int | None, second: int | None
) -> tuple[Clock, int] | None:
    half = _HALF.fullmatch(tokens.word(j))
    marked = False
    if half and (tokens.word(j) != "am" or hour <= 12) and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
        j += 1
        marked = True
    elif tokens.word(j).replace("’", "'") == "o'clock" and 1 <= hour <= 12:
        j += 1
        marked = True
    zone, j, zoned = _read_zone(tokens, j)
    marked = marked or zoned
    if tokens.match(j, "local", "time") is not None and (marked or minute is not None):
        j, marked = j + 2, True
    if minute is None and not marked:
        return None
    if not marked and ("." in tokens[i].raw or tokens.word(i - 1) not in _CLOCK_PREPOSITIONS):
        return None
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Clock(hour, minute, second, zone), j


def days_between(one: Clock, other: Clock) -> int:
    """How many days after that of ``one`` the same moment falls on the clock ``other``: -1, 0 or 1.

    Where a zone is not known the clocks are at most half a day apart; with neither known it is the same day.
    """
    if not one.zone and not other.zone:
        return 0
    if one.zone and other.zone:
        return (_minutes(one) - _ahead(one.zone) + _ahead(other.zone)) // _DAY
    apart = _minutes(other) - _minutes(one)
    return -1 if apart > _DAY // 2 else 1 if apart < -_DAY // 2 else 0


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + (clock.minute or 0)


def _ahead(zone: str) -> int:
    """The minutes that ``zone`` is ahead of Greenwich."""
    if zone == "Z":
        return 0
    return int(zone[0] + "1") * (int(zone[1:3]) * 60 + int(zone[4:6]))


def _read_zone(tokens: Tokens, i: int) -> tuple[str, int, bool]:
    """The offset that "EST", "(GMT)" or "UTC+5:30" at ``i`` gives, the index after it, and whether there is a zone."""
    k = tokens.after(i, ("(",)) if tokens.word(i + 1) in lex.ZONES else i
    if tokens.word(k) not in lex.ZONES or not tokens[k].raw.isupper():
        return "", i, False
    zone, end = lex.ZONE_OFFSETS.get(tokens.word(k), ""), k + 1
    offset = _OFFSET.fullmatch(tokens[end + 1].raw)
    if zone == "Z" and tokens.word(end) in ("+", "-") and offset and not tokens[end + 1].spaced:
        hours, minutes = int(offset.group(1)), int(offset.group(2) or 0)
        if hours <= _LARGEST_OFFSET and minutes < 60:
            zone, end = f"{tokens.word(end)}{hours:02d}:{minutes:02d}", end + 2
    return zone, tokens.after(end, (")",)) if k > i else end, True


_CLOCK_PREPOSITIONS: Final = _LISTS.words("clock_prepositions")
