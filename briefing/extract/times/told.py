"""Which way each time of a text lies, where the text as a whole or what the time belongs to says more than its verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from briefing.extract.times.clues import Clue
from briefing.extract.times.direction import PAST, SCHEDULED
from briefing.extract.times.nodes import Calendar, Clock, DayPart, Node

_COMING: Final = 2
"""Months after that of publication of which a past tense may tell what is set for them."""


def directions(clues: Sequence[Clue], published: date | None) -> list[int]:
    """The direction of each of the ``clues`` of one text."""
    told = _weekdays_told(clues)
    return [_direction(clue, told, published) for clue in clues]


def _direction(clue: Clue, told: frozenset[int], published: date | None) -> int:
    node, direction = clue.expression.node, clue.direction
    if direction >= SCHEDULED and _bare_weekday(node) in told:
        return PAST
    if direction == PAST and published is not None and _is_of_thing(clue) and _is_coming_month(node, published):
        return SCHEDULED
    return direction


def _weekdays_told(clues: Sequence[Clue]) -> frozenset[int]:
    """The weekdays that, in one text, are all one day already past: most of their sentences tell of it."""
    ahead: Counter[int] = Counter()
    behind: Counter[int] = Counter()
    for clue in clues:
        weekday = _bare_weekday(clue.expression.node)
        if weekday is not None:
            (ahead if clue.direction >= SCHEDULED else behind)[weekday] += 1
    return frozenset(day for day, times in behind.items() if times >= 2 * ahead[day])


def _is_of_thing(clue: Clue) -> bool:
    """Whether a time is that of a thing told of, not of the telling: "a cut in supplies in July", "dues for July"."""
    words = clue.words
    before = words.doc[words.start - 1].lower_ if words.start else ""
    return before == "for" or (clue.attributive and before == "in")


def _is_coming_month(node: Node, published: date) -> bool:
    """Whether a month without a year is one of the next two; a year before, it would be "last July"."""
    if not isinstance(node, Calendar) or node.month is None or node.day is not None or node.relation is not None:
        return False
    return node.year is None and node.nth is None and 1 <= (node.month - published.month) % 12 <= _COMING


def _bare_weekday(node: Node) -> int | None:
    """The weekday that is all an expression says of its day: "Friday", "on Friday night"."""
    day = node.day if isinstance(node, DayPart | Clock) else node
    if not isinstance(day, Calendar) or day.relation is not None or day.month is not None or day.day is not None:
        return None
    return day.weekday
