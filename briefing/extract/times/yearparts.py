"""The grammar of parts of years and of what is longer: quarters, halves, seasons, the year's end, centuries."""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import before_christ, read_absolute, read_year
from briefing.extract.times.nodes import Calendar, Focus, Offset, Point, Within
from briefing.extract.times.numbers import read_ordinal
from briefing.extract.times.relations import offset_by, read_relation
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "yearparts")

_HALVES: Final = _LISTS.numbers("halves")
_FISCAL: Final = _LISTS.words("fiscal")
_SEASON_AFTER: Final = _LISTS.words("season_after")
_LAST_CENTURY: Final = 22


def read_quarter(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the third quarter", "fiscal first-quarter", "the first half", "Q3", "the 1988 quarter"."""
    short = _read_short(tokens, i)
    if short is not None:
        return short
    j = tokens.after(i, ("the",))
    year = read_year(tokens, j) if tokens[j].number else None
    if year is not None:
        j = year[1]
        if tokens.word(j) in ("quarter", "period"):
            part = Calendar(quarter=0) if tokens.word(j) == "quarter" else Calendar(half=0)
            return Within(part, Calendar(year=year[0])), j + 1
    if tokens.word(j) in _FISCAL:
        j = tokens.after(j + 1, ("-",))
    name = tokens.word(j)
    ordinal = read_ordinal(tokens, j)
    k = tokens.after(ordinal[1] if ordinal else j + 1, ("-",))
    k = tokens.after(k, _FISCAL)
    unit = tokens.word(k)
    if unit == "half" and name in _HALVES and tokens.word(k + 1) == "of" and (decade := _read_decade(tokens, k + 2)):
        return decade
    if unit == "half" and name in _HALVES:
        return Calendar(half=_HALVES[name], year=year[0] if year else None), k + 1
    if ordinal is not None and unit in ("quarter", "quarters") and 1 <= ordinal[0] <= 4:
        return Calendar(quarter=ordinal[0], year=year[0] if year else None), k + 1
    return None


def _read_decade(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """The decade of "the last half of the '80s"."""
    found = read_absolute(tokens, i)
    whole = found is not None and isinstance(found[0], Calendar) and found[0].decade is not None
    return found if whole else None


def _read_short(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "Q3", "3Q", "H1"; the letter is a capital."""
    letter, number = (i + 1, i) if tokens[i].number else (i, i + 1)
    most = {"Q": 4, "H": 2}.get(tokens[letter].raw)
    digit = tokens[number].raw
    if most is None or tokens[i + 1].spaced or len(digit) != 1 or not "1" <= digit <= str(most):
        return None
    return (Calendar(quarter=int(digit)) if most == 4 else Calendar(half=int(digit))), i + 2


def read_possessive(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "next year's first quarter", "last year's summer", "last year's quarter"."""
    found = read_relation(tokens, i)
    if found is None:
        return None
    relation, j = found
    if tokens.word(j) != "year":
        return None
    inner_at = tokens.match(j + 1, "'", "s")
    if inner_at is None:
        return None
    whole = offset_by(relation, "Y")
    if tokens.word(inner_at) == "quarter":
        return Focus("Q", back=-(whole.count or 0)), inner_at + 1
    inner = read_quarter(tokens, inner_at)
    if inner is not None and isinstance(inner[0], Calendar):
        return Within(inner[0], whole), inner[1]
    season = lex.SEASONS.get(tokens.word(inner_at))
    return (Within(Calendar(season=season), whole), inner_at + 1) if season else None


def read_century(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the 20th century", "twenty-first-century"."""
    ordinal = read_ordinal(tokens, tokens.after(i, ("the",)))
    if ordinal is None:
        return None
    k = tokens.after(ordinal[1], ("-",))
    if tokens.word(k) == "century" and before_christ(tokens, k + 1):
        return None
    if tokens.word(k) in ("century", "centuries") and 1 <= ordinal[0] <= _LAST_CENTURY:
        return Calendar(century=ordinal[0] - 1), k + 1
    return None


def read_season(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "the summer of", "summer 2018", "in spring"; alone a season needs a preposition."""
    j = tokens.after(i, ("the",))
    j = tokens.after(j, ("early", "late"))
    name = tokens.word(j)
    if name not in lex.SEASONS:
        return None
    year = read_year(tokens, j + 1)
    if year is not None:
        return Calendar(season=lex.SEASONS[name], year=year[0]), year[1]
    if j > i or tokens.word(i - 1) in _SEASON_AFTER:
        return Calendar(season=lex.SEASONS[name]), j + 1
    return None


def read_year_end(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """ "year-end", "the year's end"; and "year-ago", "year-earlier" of what is compared."""
    j = tokens.after(i, ("the",))
    for phrase in (("year", "'", "s", "end"), ("year", "-", "end"), ("year", "end")):
        end = tokens.match(j, *phrase)
        if end is not None:
            return Offset("Y", 0), end
    ago = tokens.match(i, "year", "-", "ago") or tokens.match(i, "year", "-", "earlier")
    if ago is None:
        return None
    if tokens.word(ago) in ("period", "quarter"):
        return Focus("P", back=1), ago + 1
    quarter = read_quarter(tokens, ago)
    if quarter is not None and isinstance(quarter[0], Calendar):
        return Within(quarter[0], Offset("Y", -1)), quarter[1]
    return Focus("P", back=1), ago
