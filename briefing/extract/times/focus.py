"""The grammar of definite periods that refer back: "the quarter", "the latest period", "that year"."""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.amounts import expression
from briefing.extract.times.nodes import Amount, Expression, Focus
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "focus")

_ADJECTIVES: Final = _LISTS.words("adjectives")
_COMPARISONS: Final = _LISTS.words("comparisons")
_YEAR_AGO: Final = (("year", "-", "ago"), ("year", "-", "earlier"), ("prior", "-", "year"), ("year", "earlier"))
_YEARS_BACK: Final = (
    ("last", "year"),
    ("a", "year", "ago"),
    ("a", "year", "earlier"),
    ("previous", "year"),
    ("prior", "year"),
)
_RELATED: Final = _LISTS.words("related")
_AFTER: Final = _LISTS.words("after")


def read_focus(tokens: Tokens, i: int) -> tuple[Focus, int] | None:
    """The period at ``i`` and the index after it; "the day" is left to those who know that a day is meant."""
    word = tokens.word(i)
    if word not in ("the", "that", "this"):
        return None
    compared = read_compared(tokens, i + 1)
    if compared is not None:
        return compared
    j = i + 1
    while tokens.word(j) in _ADJECTIVES:
        j += 1
    adjectives = {tokens.word(k) for k in range(i + 1, j)}
    name = tokens.word(j)
    if name == "period" and adjectives & {"latest", "recent"}:
        return Focus("P"), j + 1
    unit = lex.CALENDAR_UNITS.get(name)
    if unit is None or unit in ("C", "E") or (tokens.word(j + 1) == "-" and not tokens[j + 1].spaced):
        return None
    if "current" in adjectives or (word == "this" and "same" not in adjectives):
        return None
    year_ago = tokens.match(j + 1, "a", "year", "ago") or tokens.match(j + 1, "a", "year", "earlier")
    if unit == "Q" and year_ago is not None:
        return Focus("Q", back=1), year_ago
    return Focus(unit, same=word == "that" or "same" in adjectives), j + 1


def read_compared(tokens: Tokens, i: int) -> tuple[Focus, int] | None:
    """The period that results are compared with: "year-ago quarter", "corresponding period last year"."""
    j = tokens.after(i, _COMPARISONS)
    for phrase in _YEAR_AGO:
        end = tokens.match(j, *phrase)
        if end is not None and tokens.word(end) in ("period", "quarter"):
            return Focus("P", back=1), end + 1
    if j > i and tokens.word(j) in ("period", "quarter"):
        k = tokens.after(tokens.after(j + 1, ("of", "in")), ("the",))
        for phrase in _YEARS_BACK:
            end = tokens.match(k, *phrase)
            if end is not None:
                return Focus("P", back=1), end
    return None


def parse_focus(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A definite period standing alone; "the year ended March 31" is a length of time."""
    found = read_focus(tokens, i)
    if found is None:
        return None
    node, end = found
    to_date = tokens.word(end) == "to" and tokens.word(end + 1) in lex.MONTHS
    if node.unit in ("Y", "M", "W") and (to_date or tokens.word(end) in _RELATED or tokens.word(end - 2) == "fiscal"):
        return expression(tokens, i, end, Amount("1", node.unit))
    plain = tokens.word(i) == "the" and end == i + 2
    if node.unit == "D" and tokens.word(i) == "the" and not node.same:
        return None
    if node.unit in ("W", "M") and plain and tokens.word(i - 1) not in _AFTER:
        return None
    return expression(tokens, i, end, node)
