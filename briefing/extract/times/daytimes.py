"""The grammar of times of day with the day they belong to: "early Friday morning", "10 p.m. Wednesday"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.clock import read_clock
from briefing.extract.times.dates import is_day, read_date
from briefing.extract.times.nodes import Calendar, Clock, DayPart, Focus, Offset, Point
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "daytimes")

_DAYS: Final[dict[str, Point]] = {
    "this": Offset("D", 0), "last": Offset("D", -1), "next": Offset("D", 1), "following": Offset("D", 1, "narrative"),
    "that": Focus("D"), "same": Focus("D"), "previous": Offset("D", -1, "narrative"),
}  # fmt: skip
_SHADES: Final = _LISTS.words("shades")
_PART_AFTER: Final = _LISTS.words("part_after")


def read_time(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """The clock time or part of a day at ``i``, with its day where one is named."""
    clock = read_clock(tokens, i)
    return _clock_with_day(tokens, *clock) if clock is not None else _read_part(tokens, i)


def with_time(tokens: Tokens, node: Point, end: int) -> tuple[Point, int]:
    """Attaches "morning", "late in the night" or "at 5 p.m." to the day before it."""
    if not is_day(node):
        return node, end
    j = tokens.after(end, ("in",))
    j = tokens.after(j, ("the",)) if j > end else j
    if tokens.word(j) in ("noon", "midnight"):
        return Clock(12 if tokens.word(j) == "noon" else 24, 0, day=node), j + 1
    part = _part_name(tokens, _after_shade(tokens, j))
    if part is not None:
        return DayPart(part[0], node), part[1]
    at = tokens.after(tokens.after(end, (",",)), ("at", "around", "about"))
    dated = isinstance(node, Calendar) and node.year is not None
    clock = read_clock(tokens, tokens.after(at, ("about", "around"))) if at > end or dated else None
    return (node, end) if clock is None else (replace(clock[0], day=node), clock[1])


def _after_shade(tokens: Tokens, i: int) -> int:
    shade = tokens.after(i, _SHADES)
    return tokens.after(shade, ("-",)) if shade > i else i


def _part_name(tokens: Tokens, i: int) -> tuple[str, int] | None:
    name = tokens.word(i)
    return (lex.DAY_PARTS[name], i + 1) if name in lex.DAY_PARTS and not name.endswith("s") else None


def _clock_with_day(tokens: Tokens, clock: Clock, end: int) -> tuple[Point, int]:
    """ "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "8:30 on Friday", "2 p.m. this afternoon", "9 on Monday night"."""
    j = tokens.after(tokens.after(end, (",",)), ("on",))
    part = _read_part(tokens, j) if tokens.word(j) != "the" else None
    if part is not None and isinstance(part[0], DayPart) and part[0].day is not None:
        return replace(clock, day=part[0].day), part[1]
    date = read_date(tokens, j)
    if date is not None and isinstance(date[0], DayPart):
        return replace(clock, day=date[0].day), date[1]
    if date is not None and is_day(date[0]):
        after = with_time(tokens, *date)
        return replace(clock, day=date[0]), after[1] if isinstance(after[0], DayPart) else date[1]
    return clock, end


def _read_part(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "this morning", "last night", "the evening of June 3", "mid-afternoon yesterday", "the following morning"."""
    j = tokens.after(i, ("the",))
    day = _DAYS.get("following" if j > i and tokens.word(j) == "next" else tokens.word(j))
    if day is not None:
        named = _part_name(tokens, _after_shade(tokens, j + 1))
        return None if named is None else (DayPart(named[0], day), named[1])
    hours = tokens.match(j, "early", "hours", "of") or tokens.match(j, "small", "hours", "of")
    if hours is not None:
        date = read_date(tokens, hours)
        if date is None or not is_day(date[0]):
            return None
        return DayPart("MO", date[0]), tokens.after(date[1], ("morning",))
    j = _after_shade(tokens, j)
    named = _part_name(tokens, j)
    if named is None:
        return None
    if tokens.word(i) == "overnight" and tokens.word(i + 1) != "on" and not tokens[i + 1].raw[0].isupper():
        return DayPart("NI", Offset("D", -1)), i + 1
    if tokens.match(i, "the", "night", "before") is not None and not tokens[named[1] + 1].raw.isalnum():
        return DayPart("NI", Offset("D", -1, "narrative")), named[1] + 1
    k = tokens.after(named[1], ("of", "on", ","))
    date = read_date(tokens, k)
    if date is not None and is_day(date[0]):
        return DayPart(named[0], date[0]), date[1]
    if tokens.word(named[1]) == "of":
        return None
    if tokens.word(i) == "the" or tokens.word(i - 1) in _PART_AFTER or j > i:
        return DayPart(named[0]), named[1]
    return None
