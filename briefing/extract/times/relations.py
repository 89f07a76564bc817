"""The grammar of "last", "this", "next", "the following" before a weekday, month, season or unit."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import read_absolute, read_month_name
from briefing.extract.times.nodes import Base, Calendar, Focus, Offset, Point, Relation
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "relations")

_RELATIONS: Final[dict[str, Relation]] = msgspec.convert(_LISTS.mapping("relations"), dict[str, Relation])
_COUNTS: Final[dict[Relation, int]] = msgspec.convert(_LISTS.numbers("counts"), dict[Relation, int])
_NARRATIVE: Final = _LISTS.words("narrative")
_DAY: Final = re.compile(r"[0-3]?\d")


def read_relation(tokens: Tokens, i: int) -> tuple[Relation, int] | None:
    """The relation at ``i``, with its article, and the index after it."""
    j = tokens.after(i, ("the", "this")) if tokens.word(i + 1) in _RELATIONS else i
    word = tokens.word(j)
    if word == "next" and tokens.word(i) == "the" and tokens.word(j + 1) == "day":
        return "following", j + 1
    return (_RELATIONS[word], j + 1) if word in _RELATIONS else None


def offset_by(relation: Relation, unit: str) -> Offset:
    """The ``unit`` that a relation names: "last year", "the following month"."""
    base: Base = "narrative" if relation in _NARRATIVE else "published"
    return Offset(unit, _COUNTS[relation], base)


def read_related(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "last Friday", "next month", "this summer", "the following day", "the same year"."""
    found = read_relation(tokens, i)
    if found is None:
        return None
    relation, j = found
    j = tokens.after(j, ("fiscal", "financial", "calendar", "whole", "full"))
    word = tokens.word(j)
    if word in lex.WEEKDAYS and word not in lex.WEEKDAY_ABBREVIATIONS:
        return _with_date(tokens, Calendar(weekday=lex.WEEKDAYS[word], relation=relation), j + 1)
    month = read_month_name(tokens, j)
    if month is not None:
        day = tokens[month[1]]
        if _DAY.fullmatch(day.raw) and 0 < int(day.raw) < 32:
            return Calendar(month=month[0], day=int(day.raw), relation=relation), month[1] + 1
        return Calendar(month=month[0], relation=relation), month[1]
    if word in lex.SEASONS:
        return Calendar(season=lex.SEASONS[word], relation=relation), j + 1
    holiday = lex.HOLIDAYS.longest(tokens, j) if tokens[j].raw[0].isupper() else None
    if holiday is not None:
        return Calendar(month=holiday[0][0], day=holiday[0][1], relation=relation), holiday[1]
    unit = lex.CALENDAR_UNITS.get(word)
    if unit is None or (tokens.word(j + 1) == "-" and not tokens[j + 1].spaced):
        return None
    if tokens.word(j - 1) == "past" and tokens.word(i) != "this" and unit != "WE":
        return None
    if relation == "same":
        return Focus(unit, same=True), j + 1
    return offset_by(relation, unit), j + 1


def _with_date(tokens: Tokens, weekday: Calendar, end: int) -> tuple[Point, int]:
    """ "this coming Sunday, March 8": the date says which Sunday."""
    date = read_absolute(tokens, tokens.after(end, (",",))) if tokens.word(end) == "," else None
    if date is not None and isinstance(date[0], Calendar) and date[0].day is not None:
        return date
    return weekday, end
