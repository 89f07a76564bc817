"""The grammar of ranges that are one time: "February 27-28", "1950-53", "between March and May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing.extract.times.absolute import read_month_name, read_year
from briefing.extract.times.nodes import Calendar, Expression, Interval, Node, Point
from briefing.extract.times.numbers import read_ordinal
from briefing.extract.times.points import read_point
from briefing.extract.times.tokens import Tokens
from briefing.extract.times.yearparts import read_century

_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_SHORT_YEAR: Final = re.compile(r"\d\d")
_FIELDS: Final = ("day", "weekday", "month", "season", "quarter", "half", "year", "decade", "century")


def parse_days(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "February 27-28, 2019", "February 27 and 28", "27 and 28 February": one interval of days."""
    named = read_month_name(tokens, i)
    at = named[1] if named else i
    first, second = _DAY.fullmatch(tokens[at].raw), _DAY.fullmatch(tokens[at + 2].raw)
    if first is None or second is None or tokens.word(at + 1) not in ("-", "and", "to", "through", "&"):
        return None
    end = at + 3
    if named is None:
        named = read_month_name(tokens, tokens.after(end, ("of",)))
        if named is None:
            return None
        end = named[1]
    elif read_month_name(tokens, end) is not None:
        return None
    low, high = int(first.group(1)), int(second.group(1))
    if not 1 <= low < high <= 31:
        return None
    year = read_year(tokens, tokens.after(end, (",",)))
    end = year[1] if year else end
    days = [Calendar(year=year[0] if year else None, month=named[0], day=day) for day in (low, high)]
    return Expression(tokens[i].start, tokens[end - 1].end, Interval(days[0], days[1])), end


def parse_centuries(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "the 18th and 19th centuries"."""
    first = read_ordinal(tokens, tokens.after(i, ("the",)))
    if first is None or tokens.word(first[1]) not in ("and", "to"):
        return None
    last = read_century(tokens, first[1] + 1)
    if last is None or not isinstance(last[0], Calendar) or not 1 <= first[0] <= (last[0].century or 0):
        return None
    node = Interval(Calendar(century=first[0] - 1), last[0])
    return Expression(tokens[i].start, tokens[last[1] - 1].end, node), last[1]


def parse_between(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "between March and May"; the preposition is no part of the time."""
    if tokens.word(i) != "between":
        return None
    first = read_point(tokens, i + 1)
    if first is None or tokens.word(first[1]) != "and":
        return None
    return _join(tokens, tokens[i + 1].start, first[0], first[1] + 1)


def extend_interval(tokens: Tokens, first: Expression, end: int) -> tuple[Expression, int] | None:
    """The range that a point opens: "2008 to 2016", "May-June", "Monday through Friday"."""
    slashed = tokens.word(end) == "/" and not tokens[end + 1].spaced and _SHORT_YEAR.fullmatch(tokens[end + 1].raw)
    if first.modifier or not (slashed or tokens.word(end) in ("to", "-", "through", "until", "till", "thru")):
        return None
    after = tokens.after(end + 1, ("-",)) if tokens.word(end) == "-" else end + 1
    return _join(tokens, first.start, first.node, after)


def _join(tokens: Tokens, start: int, first: Node, at: int) -> tuple[Expression, int] | None:
    """One interval of two points, if the second, at ``at``, is of the same kind."""
    if not isinstance(first, Calendar):
        return None
    second = _read_second(tokens, first, at)
    if second is None or not isinstance(second[0], Calendar) or _kind(first) != _kind(second[0]):
        return None
    last, stop = second[0], second[1]
    if first.year is None and last.year is not None and first.month:
        behind = (first.month, first.day or 0) > (last.month or 0, last.day or 0)
        first = replace(first, year=last.year - behind)
    return Expression(start, tokens[stop - 1].end, Interval(first, last)), stop


def _read_second(tokens: Tokens, first: Calendar, k: int) -> tuple[Point, int] | None:
    """The end of the range; after a year it may lack its century ("1950-53")."""
    raw = tokens[k].raw
    if first.year and not first.month and _SHORT_YEAR.fullmatch(raw):
        year = first.year // 100 * 100 + int(raw)
        return (Calendar(year=year), k + 1) if year > first.year else None
    return read_point(tokens, k)


def _kind(node: Calendar) -> str:
    return next((name for name in _FIELDS if getattr(node, name) is not None), "")
