"""The grammar of dates that name their calendar fields: "Tuesday, Oct. 8, 2019", "12 May", "the 1990s", "2019-02-27".

What fields an expression names is decided here, and a day that its month has not is kept as it is written, so that the
year and the month beside it are; figures are read by dateparser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.calendars import longest
from briefing.extract.times.nodes import Calendar, Clock, Point
from briefing.extract.times.numbers import read_ordinal, read_small
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "absolute")

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY: Final = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
_NUMERIC: Final = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4}")
_MOST_WEEKDAYS: Final = 5
"""Times that a weekday can fall in one month."""
_BEFORE_DAY: Final = _LISTS.words("before_day")
_AFTER_DAY: Final = _LISTS.words("after_day")
_DECADE: Final = re.compile(r"((?:1[5-9]|20)\d)0s")


def read_absolute(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """The date, month, weekday, year or decade named at ``i``, and the index after it."""
    return (
        _read_weekday(tokens, i)
        or _read_nth_weekday(tokens, i)
        or _read_month(tokens, i)
        or _read_day_month(tokens, i)
        or _read_numeric(tokens, i)
        or _read_in_figures(tokens, i)
        or _read_holiday(tokens, i)
        or _read_decade(tokens, i)
        or _read_bare_year(tokens, i)
        or _read_day_of_month(tokens, i)
    )


def read_month_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The month at ``i`` and the index after it and its full stop; month names are capitalised."""
    token = tokens[i]
    month = lex.MONTHS.get(token.word)
    if month is None or not token.raw[0].isupper():
        return None
    dotted = token.word in lex.MONTH_ABBREVIATIONS and tokens.word(i + 1) == "." and not tokens[i + 1].spaced
    return month, i + 1 + dotted


def read_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The year 1500 to 2099 at ``i``, in digits or words, and the index after it."""
    token = tokens[i]
    if _YEAR.fullmatch(token.raw):
        return int(token.raw), i + 1
    if token.word == "'" and re.fullmatch(r"\d\d", tokens[i + 1].raw) and not tokens[i + 1].spaced:
        short = int(tokens[i + 1].raw)
        return (2000 if short < 40 else 1900) + short, i + 2
    if token.word in ("nineteen", "eighteen", "twenty"):
        century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[token.word]
        rest = read_small(tokens, i + 1)
        if rest is not None and rest[0] >= 10:
            return century + rest[0], rest[1]
    if tokens.match(i, "two", "thousand") is not None:
        rest = read_small(tokens, tokens.after(i + 2, ("and",)))
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    return None


def before_christ(tokens: Tokens, i: int) -> int | None:
    """The index after "B.C.", "BC" or "BCE" at ``i``, or None."""
    if tokens.word(i) in ("bc", "bce"):
        return i + 1
    return tokens.match(i, "b", ".", "c", ".") or tokens.match(i, "b", ".", "c", ".", "e", ".")


@lru_cache(maxsize=4096)
def parse_date(words: str) -> tuple[int, int, int] | None:
    """Year, month and day of a full date in English words or digits, as dateparser reads it; None if it is no date."""
    import dateparser

    # The zone is of no account for a day; the machine's own may be one that cannot be read.
    how = {"DATE_ORDER": "MDY", "STRICT_PARSING": True, "PARSERS": ["absolute-time"], "TIMEZONE": "UTC"}
    found = dateparser.parse(words, languages=["en"], settings=how)
    return None if found is None else (found.year, found.month, found.day)


def _date(figures: str) -> Calendar | None:
    parsed = parse_date(figures) or _impossible(figures)
    return None if parsed is None else Calendar(year=parsed[0], month=parsed[1], day=parsed[2])


def _impossible(figures: str) -> tuple[int, int, int] | None:
    """Year, month and day in ``figures`` that name a day which that month has not: "31/04/2019", "2019-02-29"."""
    numbers = re.split(r"[-/.]", figures)
    year = next((n for n in (numbers[0], numbers[-1]) if _YEAR.fullmatch(n)), None)
    if year is None:
        return None
    numbers.remove(year)
    low, high = sorted(int(n) for n in numbers)
    return (int(year), low, high) if 1 <= low <= 12 < high <= 31 else None


def _read_weekday(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    word = tokens.word(i)
    weekday = lex.WEEKDAYS.get(word)
    if weekday is None or not tokens[i].raw[0].isupper():
        return None
    j = i + 1
    if word in lex.WEEKDAY_ABBREVIATIONS:
        dotted = tokens.word(j) == "."
        if not dotted and not (tokens.word(j) == "," or tokens.word(j) in lex.MONTHS):
            return None
        j += dotted
    k = tokens.after(j, (",",))
    k = tokens.after(k, ("the",))
    date = _read_month(tokens, k, 31) or _read_day_month(tokens, k, 31) or _read_numeric(tokens, k)
    if date is not None and isinstance(date[0], Calendar) and date[0].day is not None:
        return Calendar(**{**_fields(date[0]), "weekday": weekday}), date[1]  # type: ignore[arg-type]
    if word in lex.WEEKDAY_ABBREVIATIONS and tokens.word(i + 1) != ".":
        return None
    if k > j and tokens.word(k - 1) == "the":
        day = _DAY.fullmatch(tokens[k].raw)
        if day and day.group(2):
            return Calendar(weekday=weekday, day=int(day.group(1))), k + 1
    return Calendar(weekday=weekday), j


def _read_nth_weekday(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the second Sunday of July", "the last Friday in March 2020"."""
    j = tokens.after(i, ("the",))
    ordinal = (-1, j + 1) if tokens.word(j) in ("last", "final") else read_ordinal(tokens, j)
    if ordinal is None or ordinal[0] > _MOST_WEEKDAYS:
        return None
    nth, k = ordinal
    weekday = lex.WEEKDAYS.get(tokens.word(k))
    named = read_month_name(tokens, k + 2) if tokens.word(k + 1) in ("of", "in") else None
    if weekday is None or named is None:
        return None
    month, end = named
    year = read_year(tokens, tokens.after(end, (",",)))
    node = Calendar(year=year[0] if year else None, month=month, weekday=weekday, nth=nth)
    return node, year[1] if year else end


def _read_day_of_month(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "on the 24th", of a month that goes without saying."""
    day = _DAY.fullmatch(tokens[i + 1].raw) if tokens.word(i) == "the" else None
    if day is None or not day.group(2) or not 1 <= int(day.group(1)) <= 31:
        return None
    following = tokens[i + 2]
    if (
        tokens.word(i - 1) not in _BEFORE_DAY
        or following.raw == "-"
        or (following.raw.isalnum() and following.word not in _AFTER_DAY)
    ):
        return None
    return Calendar(day=int(day.group(1))), i + 2


def _fields(node: Calendar) -> dict[str, object]:
    return {"year": node.year, "month": node.month, "day": node.day}


def _read_month(tokens: Tokens, i: int, most: int | None = None) -> tuple[Point, int] | None:
    """ "Nov. 1, 2004", "November 1995", "February 27th", "May"; ``most`` stands for the month's last day."""
    named = read_month_name(tokens, i)
    if named is None:
        return None
    month, j = named
    k = tokens.after(j, ("the",))
    day = _DAY.fullmatch(tokens[k].raw)
    if day and 1 <= int(day.group(1)) <= 31 and tokens.word(k + 1) not in ("percent", "%"):
        number = int(day.group(1))
        comma = tokens.after(k + 1, (",",))
        year = read_year(tokens, comma) if not tokens[comma].paragraph else None
        if year is not None:
            return Calendar(year=year[0], month=month, day=number), year[1]
        if number <= (most or longest(month)):
            return Calendar(month=month, day=number), k + 1
    ordinal = read_ordinal(tokens, k) if not day else None
    if ordinal is not None and 1 <= ordinal[0] <= 31:
        year = read_year(tokens, tokens.after(ordinal[1], (",",)))
        if year is not None:
            return Calendar(year=year[0], month=month, day=ordinal[0]), year[1]
        if ordinal[0] <= (most or longest(month)):
            return Calendar(month=month, day=ordinal[0]), ordinal[1]
    comma = tokens.after(tokens.after(j, (",",)), ("of",)) if tokens.word(j) in (",", "of") else j
    year = read_year(tokens, comma)
    if year is not None:
        return Calendar(year=year[0], month=month), year[1]
    if tokens.word(i) in lex.MONTH_ABBREVIATIONS and tokens.word(i + 1) != ".":
        return None
    return Calendar(month=month), j


def _read_day_month(tokens: Tokens, i: int, most: int | None = None) -> tuple[Point, int] | None:
    """ "12 May 2007", "the 27th of February", "27 February"; ``most`` as above."""
    j = tokens.after(i, ("the",))
    day = _DAY.fullmatch(tokens[j].raw)
    number: int | None = int(day.group(1)) if day else None
    k = j + 1
    if number is None:
        ordinal = read_ordinal(tokens, j)
        if ordinal is None:
            return None
        number, k = ordinal
    of = tokens.after(k, ("of",))
    named = read_month_name(tokens, of)
    if named is None and tokens.word(k) == "-":
        return _read_dashed(tokens, i)
    if named is None or not 1 <= number <= 31 or (of > k and day is not None and not day.group(2)):
        return None
    month, end = named
    year = read_year(tokens, tokens.after(end, (",",)))
    if year is not None:
        return Calendar(year=year[0], month=month, day=number), year[1]
    return (Calendar(month=month, day=number), end) if number <= (most or longest(month)) else None


def _read_dashed(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "11-Sep-2001"."""
    named = read_month_name(tokens, i + 2)
    year = read_year(tokens, named[1] + 1) if named and tokens.word(named[1]) == "-" else None
    day = _DAY.fullmatch(tokens[i].raw)
    if named is None or year is None or day is None or not 1 <= int(day.group(1)) <= 31:
        return None
    return Calendar(year=year[0], month=named[0], day=int(day.group(1))), year[1]


def _read_numeric(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    raw = tokens[i].raw
    iso = _ISO.fullmatch(raw)
    if iso:
        exact = _date(raw[:10])
        if exact is None:
            return None
        if iso.group(1):
            zone = re.sub(r"(\d\d)(\d\d)$", r"\1:\2", raw[19 if raw[16:17] == ":" else 16 :].upper())
            return Clock(int(raw[11:13]), int(raw[14:16]), zone=zone, day=exact), i + 1
        return exact, i + 1
    if _NUMERIC.fullmatch(raw) and ("/" in raw or len(raw) > 8):
        exact = _date(raw)
        return (exact, i + 1) if exact is not None else None
    return None


def _read_in_figures(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "9/11", which no other number comes after."""
    found = lex.DAYS_IN_FIGURES.longest(tokens, i) if tokens[i].number else None
    if found is None or any(tokens[j].spaced for j in range(i + 1, found[1])) or tokens.word(found[1]) in ("/", "%"):
        return None
    exact = _date(found[0])
    return (exact, found[1]) if exact is not None else None


def _read_holiday(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    found = lex.HOLIDAYS.longest(tokens, i) if tokens[i].raw[0].isupper() else None
    if found is None:
        return None
    (month, day), end = found
    year = read_year(tokens, tokens.after(end, (",",)))
    return Calendar(year=year[0] if year else None, month=month, day=day), year[1] if year else end


def _read_decade(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    j = tokens.after(i, ("the",))
    token = tokens[j]
    if match := _DECADE.fullmatch(token.raw):
        return Calendar(decade=int(match.group(1))), j + 1
    short = tokens[j + 1]
    if token.word == "'" and re.fullmatch(r"\d0s", short.raw):
        return Calendar(decade=190 + int(short.raw[0]) if short.raw[0] > "2" else 200 + int(short.raw[0])), j + 2
    century = 190
    if token.word == "nineteen" and tokens.word(j + 1) in lex.DECADE_WORDS:
        token, j = tokens[j + 1], j + 1
    if token.word in lex.DECADE_WORDS and (j > i or tokens.word(i - 1) in ("mid", "early", "late", "-")):
        return Calendar(decade=century + lex.DECADE_WORDS[token.word]), j + 1
    return None


def _read_bare_year(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    j = i
    for phrase in (("the", "year"), ("fiscal", "year"), ("fiscal",), ("calendar",), ("calendar", "year")):
        end = tokens.match(i, *phrase)
        if end is not None:
            j = max(j, end)
    if tokens.word(i) == "fy":
        short = re.fullmatch(r"\d\d", tokens[i + 1].raw)
        return (Calendar(year=2000 + int(short.group())), i + 2) if short else _fiscal(tokens, i)
    year = read_year(tokens, j)
    if year is None:
        return None
    if j == i and tokens[i].word in ("'", "twenty"):
        return None
    return Calendar(year=year[0]), year[1]


def _fiscal(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "FY2020", "FY 2020"."""
    year = read_year(tokens, i + 1)
    return None if year is None else (Calendar(year=year[0]), year[1])
