"""The grammar of dates in the wide sense: named, related or referred to, with the whole they are part of."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import read_absolute, read_year
from briefing.extract.times.focus import read_focus
from briefing.extract.times.nodes import Calendar, DayPart, Enclosing, Focus, Offset, Point, Within
from briefing.extract.times.relations import offset_by, read_related, read_relation
from briefing.extract.times.tokens import Tokens
from briefing.extract.times.yearparts import read_century, read_possessive, read_quarter, read_season, read_year_end

_LISTS = table("times", "dates")

_DAY_WORDS: Final = _LISTS.numbers("day_words")
_CLOSING: Final = _LISTS.words("closing")
_BOUNDS: Final = _LISTS.words("bounds")


def read_date(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """The date at ``i`` with the year or week it lies in, and the index after it."""
    core = (
        _read_day_word(tokens, i)
        or _read_before(tokens, i)
        or read_possessive(tokens, i)
        or read_absolute(tokens, i)
        or read_quarter(tokens, i)
        or read_related(tokens, i)
        or read_century(tokens, i)
        or read_season(tokens, i)
        or read_year_end(tokens, i)
        or _read_definite(tokens, i)
    )
    return None if core is None else _with_whole(tokens, *core)


def is_day(node: Point) -> bool:
    """Whether ``node`` names one day."""
    match node:
        case Calendar():
            return node.day is not None or node.weekday is not None
        case Offset() | Focus():
            return node.unit == "D"
        case Within():
            return is_day(node.part)
    return False


def _read_definite(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the weekend"; and after "the end of" or "earlier in", "the month", "the day"."""
    for phrase, unit in (("week", "W"), ("weekend", "WE")):
        of = tokens.match(i, "the", phrase, "of") or tokens.match(i, "the", phrase, "beginning")
        day = read_absolute(tokens, of) if of is not None else None
        if day is not None and is_day(day[0]):
            return Enclosing(unit, day[0]), day[1]
    if tokens.word(i - 1) == "of" and tokens.match(i, "the", "century") is not None:
        return Offset("C", 0), i + 2
    if tokens.match(i, "the", "weekend") is not None:
        return Focus("WE"), i + 2
    before = tokens.word(i - 1)
    if before == "of" or (before == "in" and tokens.word(i - 2) in _BOUNDS):
        return read_focus(tokens, i)
    return None


def _read_before(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the week before", "the day after", where no noun says before what."""
    unit = lex.CALENDAR_UNITS.get(tokens.word(i + 1)) if tokens.word(i) == "the" else None
    tail = tokens.word(i + 2)
    if unit is None or tail not in ("before", "after", "earlier"):
        return None
    follows = tokens.word(i + 3)
    if follows and follows[0].isalnum() and follows not in _CLOSING:
        return None
    return Offset(unit, 1 if tail == "after" else -1, "narrative"), i + 3


def _read_day_word(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    word = tokens.word(i)
    if word in _DAY_WORDS:
        return Offset("D", _DAY_WORDS[word]), i + 1
    if word == "tonight":
        return DayPart("NI", Offset("D", 0)), i + 1
    if tokens.match(i, "the", "day", "before", "yesterday") is not None:
        return Offset("D", -2), i + 4
    if tokens.match(i, "the", "day", "after", "tomorrow") is not None:
        return Offset("D", 2), i + 4
    return None


def _with_whole(tokens: Tokens, node: Point, end: int) -> tuple[Point, int]:
    """Attaches "of last year", "of 1990", "a year ago", "next week" to the part before it."""
    if not isinstance(node, Calendar) or any(f is not None for f in (node.year, node.decade, node.century)):
        return node, end
    of = tokens.after(end, ("of", "in"))
    j = tokens.after(end, (",",)) if of == end else of
    if node.quarter or node.half or node.season or node.month:
        return _in_year(tokens, node, end, j)
    if node.weekday is not None and node.relation is None and node.day is None:
        found = read_relation(tokens, j)
        if found is not None and tokens.word(found[1]) == "week" and found[0] in ("last", "this", "next"):
            return Within(node, offset_by(found[0], "W")), found[1] + 1
    return node, end


def _after_second_year(tokens: Tokens, end: int) -> int:
    """The index after "-45" in "the winter of 1944-45", which is named by its first year."""
    second = tokens[end + 1].raw
    return end + 2 if tokens.word(end) == "-" and len(second) in (2, 4) and second.isdigit() else end


def _in_year(tokens: Tokens, node: Calendar, end: int, j: int) -> tuple[Point, int]:
    year = read_year(tokens, tokens.after(tokens.after(j, ("fiscal", "calendar", "the", "fy")), ("year",)))
    if year is not None and (tokens.word(end) in ("of", "in") or (j == end and not node.month)):
        return replace(node, year=year[0]), _after_second_year(tokens, year[1]) if node.season else year[1]
    found = read_relation(tokens, j)
    if found is not None and tokens.word(found[1]) == "year":
        return Within(node, offset_by(found[0], "Y")), found[1] + 1
    if tokens.match(end, "of", "the", "year") is not None and not node.month:
        return Within(node, Offset("Y", 0)), end + 3
    if tokens.match(j, "a", "year", "ago") is not None:
        return Within(node, Offset("Y", -1)), j + 3
    if tokens.match(j, "a", "year", "earlier") is not None:
        return Within(node, Offset("Y", -1, "narrative")), j + 3
    return node, end
