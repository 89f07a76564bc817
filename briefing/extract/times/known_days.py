"""Days that newspapers name without a year, since everybody knows what happened then: "the September 11 attacks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.clues import Clue
from briefing.extract.times.nodes import Calendar

_NEAR: Final = 3
"""Words before and after the day among which the noun for what happened may stand."""


def with_known_years(clues: Sequence[Clue], published: date | None) -> list[Clue]:
    """``clues`` with the year of a known day wherever the text names one with what happened on it.

    Named so once, the day is the known one throughout; a text of an earlier year means another.
    """
    meant = {
        day: year
        for clue in clues
        if (day := _bare_day(clue)) in lex.KNOWN_DAYS
        for noun, year in lex.KNOWN_DAYS[day]
        if (published is None or published.year >= year) and noun in _around(clue)
    }
    return [_in_year(clue, meant) for clue in clues] if meant else list(clues)


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
