"""Finds time expressions in text: at each place the longest that the grammar reads."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing.extract.times import lexicon as lex
from briefing.extract.times.absolute import read_month_name, read_year
from briefing.extract.times.amounts import QUALIFIERS, parse_amount, parse_bare, parse_focus, parse_set
from briefing.extract.times.lexicon import words
from briefing.extract.times.nodes import Calendar, Clock, Expression, Fixed, Interval
from briefing.extract.times.points import parse_interval, parse_point
from briefing.extract.times.tokens import Tokens

_STARTERS: Final = (
    words(
        "last this next past coming upcoming current previous preceding prior following same that these "
        "those recent its their today yesterday tomorrow tonight the a an half early late mid earlier "
        "later end start beginning middle close noon midnight q fiscal calendar year quarter every each "
        "per once twice as ' at some one more most long not other first final latest ensuing between "
        "nineteen eighteen twenty couple several many few dozens hundreds thousands scores tens"
    )
    | QUALIFIERS
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
    | {words[0] for words in lex.REFERENCES}
    | {"yearlong", "monthlong", "weeklong", "daylong", "decadelong", "hourlong"}
    | {words[0] for words in lex.HOLIDAYS}
)
_AFTER_ARTICLE: Final = (
    _STARTERS
    | {words[1] for words in lex.REFERENCES if len(words) > 1}
    | words("weekend period full entire whole corresponding comparable similar very lunch long prior")
)
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_ARTICLES: Final = words("the a an")


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
        _parse_days,
        parse_interval,
        parse_point,
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
    best: tuple[Expression, int] | None = None
    for words, value in lex.REFERENCES.items():
        if words[0] != tokens.word(i):
            continue
        end = tokens.match(i, *words)
        if end is not None and (best is None or end > best[1]):
            best = Expression(tokens[i].start, tokens[end - 1].end, Fixed(value, "date")), end
    return best


def _parse_days(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "February 27-28, 2019", "February 27 and 28", "27 and 28 February": one interval of days."""
    named = read_month_name(tokens, i)
    first = _DAY.fullmatch(tokens[named[1] if named else i].raw)
    if first is None:
        return None
    j = (named[1] if named else i) + 1
    if tokens.word(j) not in ("-", "and", "to", "through", "&"):
        return None
    second = _DAY.fullmatch(tokens[j + 1].raw)
    if second is None:
        return None
    end = j + 2
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
    if year is not None:
        end = year[1]
    days = [Calendar(year=year[0] if year else None, month=named[0], day=day) for day in (low, high)]
    return Expression(tokens[i].start, tokens[end - 1].end, Interval(days[0], days[1])), end


def _attach_days(text: str, found: list[Expression]) -> list[Expression]:
    """Gives a clock time the day named right after it: "8:30 p.m. (19:30 GMT) on August 27"."""
    for k in range(len(found) - 2, -1, -1):
        node, following = found[k].node, found[k + 1]
        if not isinstance(node, Clock) or node.day is not None:
            continue
        between = text[found[k].end : following.start].strip()
        after = following.node
        if isinstance(after, Clock) and after.day is not None and between in ("(", "/", "or"):
            found[k] = replace(found[k], node=replace(node, day=after.day))
        elif isinstance(after, Calendar) and between in (") on", "on", ")") and (after.day or after.weekday):
            found[k] = replace(found[k], node=replace(node, day=after))
    return found
