"""Days that newspapers name without a year, since everybody knows what happened then: "the September 11 attacks"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from briefing.extract.times import lexicon as lex
from briefing.extract.times.clues import Clue
from briefing.extract.times.nodes import Calendar

_NEAR: Final = 3
"""Words before and after the day among which the noun for what happened may stand."""


KnownDays: TypeAlias = Mapping[tuple[int, int], Collection[int]]
"""Months and days that a text names with what happened on them, with the years of that."""


def known_days(clues: Sequence[Clue]) -> KnownDays:
    """The known days of one text."""
    found: dict[tuple[int, int], set[int]] = {}
    for clue in clues:
        day = _bare_day(clue)
        nouns = lex.KNOWN_DAYS.get(day)
        if nouns:
            around = _around(clue)
            found.setdefault(day, set()).update(year for noun, year in nouns if noun in around)
    return found


def with_known_years(clues: Sequence[Clue], known: KnownDays, published: date | None) -> Sequence[Clue]:
    """``clues`` with the year of a known day wherever it is named without one.

    Named with what happened on it once, the day is the known one throughout; a text of an earlier year means another.
    """
    meant = {
        day: max(past)
        for day, years in known.items()
        if (past := [year for year in years if published is None or published.year >= year])
    }
    return [_in_year(clue, meant) for clue in clues] if meant else clues


def _bare_day(clue: Clue) -> tuple[int, int]:
    node = clue.expression.node
    if not isinstance(node, Calendar) or node.year or not node.month or not node.day or node.relation or node.weekday:
        return 0, 0
    return node.month, node.day


def _around(clue: Clue) -> set[str]:
    doc, start, end = clue.words.doc, clue.words.start, clue.words.end
    return {doc[i].lemma_.lower() for i in range(max(0, start - _NEAR), min(len(doc), end + _NEAR))}


def _in_year(clue: Clue, meant: dict[tuple[int, int], int]) -> Clue:
    year, node = meant.get(_bare_day(clue)), clue.expression.node
    if year is None or not isinstance(node, Calendar):
        return clue
    return replace(clue, expression=replace(clue.expression, node=replace(node, year=year)))
