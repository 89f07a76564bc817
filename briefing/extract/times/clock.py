"""The grammar of clock times: "10:30 a.m. EST", "1930 UTC", "3 o'clock", "noon"."""

from __future__ import annotations

import re
from typing import Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.lexicon import words
from briefing.extract.times.nodes import Clock
from briefing.extract.times.numbers import read_small
from briefing.extract.times.tokens import Tokens

_COLON: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?")
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
    elif re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", tokens[i].raw) and tokens.word(j) in ("gmt", "utc"):
        hour, minute = int(tokens[i].raw[:2]), int(tokens[i].raw[2:])
    else:
        small = read_small(tokens, i)
        if small is None or not (tokens.word(small[1]) == "o'clock" or _HALF.fullmatch(tokens.word(small[1]))):
            return None
        hour, j = small
    return _finish(tokens, i, j, hour, minute, second)


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
    zone = ""
    k = tokens.after(j, ("(",)) if tokens.word(j + 1) in lex.ZONES else j
    if tokens.word(k) in lex.ZONES and tokens[k].raw.isupper():
        zone = lex.ZONE_OFFSETS.get(tokens.word(k), "")
        j = k + 1 + (k > j)
        marked = True
    if tokens.match(j, "local", "time") is not None and (marked or minute is not None):
        j, marked = j + 2, True
    if minute is None and not marked:
        return None
    if not marked and ("." in tokens[i].raw or tokens.word(i - 1) not in _CLOCK_PREPOSITIONS):
        return None
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Clock(hour, minute, second, zone), j


_CLOCK_PREPOSITIONS: Final = words("at by until from since around about before after till to between past")
