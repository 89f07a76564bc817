"""Finds time expressions in text: at each place the longest that the grammar reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import before_christ
from briefing.extract.times.amounts import QUALIFIERS, expression, parse_amount, parse_bare
from briefing.extract.times.clock import days_between
from briefing.extract.times.dates import is_day
from briefing.extract.times.focus import parse_focus
from briefing.extract.times.intervals import extend_interval, parse_between, parse_centuries, parse_days
from briefing.extract.times.nodes import Calendar, Clock, Expression, Fixed
from briefing.extract.times.numbers import read_ordinal
from briefing.extract.times.points import parse_point
from briefing.extract.times.sets import parse_set
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "recogniser")

_STARTERS: Final = (
    _LISTS.words("starters")
    | QUALIFIERS.firsts
    | lex.REFERENCES.firsts
    | lex.HOLIDAYS.firsts
    | lex.MONTHS.keys()
    | lex.WEEKDAYS.keys()
    | lex.WEEKDAY_PLURALS.keys()
    | lex.SEASONS.keys()
    | lex.DAY_PARTS.keys()
    | lex.UNITS.keys()
    | lex.CARDINALS.keys()
    | lex.TENS.keys()
    | lex.ORDINALS.keys()
    | lex.SETS.keys()
    | lex.DECADE_WORDS.keys()
)
_AFTER_ARTICLE: Final = _STARTERS | lex.REFERENCES.seconds | _LISTS.words("after_article")
_SAME_DAY: Final = _LISTS.words("same_day")
_SAME_MOMENT: Final = _LISTS.words("same_moment")
_ARTICLES: Final = _LISTS.words("articles")


def recognise(text: str) -> list[Expression]:
    """The time expressions of ``text`` in order, none overlapping another."""
    tokens = Tokens(text)
    found: list[Expression] = []
    i = 0
    while i < len(tokens):
        best = _longest(tokens, i) if tokens.word(i) in _STARTERS or tokens[i].number else None
        if best is None:
            i += 1
            continue
        found.append(best[0])
        i = best[1]
    return _attach_days(text, found)


def _longest(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    best: tuple[Expression, int] | None = None
    word = tokens.word(i)
    if word in _ARTICLES and tokens.word(i + 1) not in _AFTER_ARTICLE and not tokens[i + 1].number:
        return None
    for parse in (
        parse_days,
        parse_centuries,
        _parse_ancient,
        parse_between,
        _parse_point,
        parse_amount,
        parse_set,
        _parse_reference,
        parse_focus,
        parse_bare,
    ):
        found = parse(tokens, i)
        if found is not None and (best is None or found[1] > best[1]) and tokens.joined(i, found[1]):
            best = found
    return best


def _parse_reference(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    found = lex.REFERENCES.longest(tokens, i)
    return None if found is None else expression(tokens, i, found[1], Fixed(found[0], "date"))


def _parse_ancient(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "500 B.C.", "the fourth century BC": outside the calendar of the values with days."""
    ordinal = read_ordinal(tokens, tokens.after(i, ("the",)))
    if ordinal is not None and tokens.word(ordinal[1]) == "century":
        end = before_christ(tokens, ordinal[1] + 1)
        return None if end is None else expression(tokens, i, end, Fixed(f"BC{ordinal[0] - 1:02d}", "date"))
    end = before_christ(tokens, i + 1)
    if end is None or not tokens[i].raw.isascii() or not tokens[i].raw.isdigit() or len(tokens[i].raw) > 4:
        return None
    return expression(tokens, i, end, Fixed(f"BC{int(tokens[i].raw):04d}", "date"))


def _parse_point(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    found = parse_point(tokens, i)
    return None if found is None else extend_interval(tokens, *found) or found


def _attach_days(text: str, found: list[Expression]) -> list[Expression]:
    """Gives a clock time the day named right after it: "8:30 p.m. (19:30 GMT) on August 27"; or that of one before it.

    In another zone the same moment may fall on another day: "8 p.m. EST (0100 GMT Thursday)".
    """
    for k in range(len(found) - 2, -1, -1):
        node, following = found[k].node, found[k + 1]
        if not isinstance(node, Clock):
            continue
        between = text[found[k].end : following.start].strip()
        after = following.node
        if isinstance(after, Clock):
            if node.day is None and after.day is not None and between in _SAME_DAY:
                shift = days_between(after, node) if between in _SAME_MOMENT else 0
                found[k] = replace(found[k], node=replace(node, day=after.day, shift=shift))
            elif node.day is not None and after.day is None and between in _SAME_MOMENT:
                shift = days_between(node, after)
                found[k + 1] = replace(following, node=replace(after, day=node.day, shift=shift))
        elif node.day is None and between in (") on", "on", ")") and isinstance(after, Calendar) and is_day(after):
            found[k] = replace(found[k], node=replace(node, day=after))
    return found
