"""The grammar of points in time with the words that shade them: "the end of February", "mid-2018", "early Friday"."""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.dates import read_date
from briefing.extract.times.daytimes import read_time, with_time
from briefing.extract.times.nodes import Expression, Point
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "points")

_BOUNDARIES: Final = _LISTS.mapping("boundaries")
_SHADES: Final = _LISTS.mapping("shades")
_NTH: Final = _LISTS.mapping("nth")
_APPROX: Final = _LISTS.words("approx")


def parse_point(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """The point that starts at ``i``, with its modifiers and its tail."""
    modifier, j = _read_modifier(tokens, i)
    found = read_point(tokens, j)
    if found is None:
        return None
    node, end = found
    if not modifier and tokens.word(end - 1) == "end" and end - j > 1:
        modifier = "END"
    vague = tokens.match(end, "or", "so")
    if vague is not None:
        modifier, end = modifier or "APPROX", vague
    return Expression(tokens[i].start, tokens[end - 1].end, node, modifier or None), end


def read_point(tokens: Tokens, i: int) -> tuple[Point, int] | None:
    """A point without what shades it; tails such as "of last year" or "morning" are read."""
    time = read_time(tokens, i)
    if time is not None:
        return time
    date = read_date(tokens, i)
    return None if date is None else with_time(tokens, *date)


def _read_modifier(tokens: Tokens, i: int) -> tuple[str, int]:
    """ "the end of", "late", "mid-", "earlier in": their TIMEX3 modifier (empty for none) and the index after."""
    word = tokens.word(i)
    k = tokens.after(tokens.after(i, ("the", "its")), ("very",))
    noun = tokens.word(k)
    if noun in _BOUNDARIES and tokens.word(k + 1) == "of":
        return _BOUNDARIES[noun], k + 2
    nth = _NTH.get(noun) if k > i else None
    if nth is not None and tokens.word(k + 1) in ("week", "weeks", "weekend", "days") and tokens.word(k + 2) == "of":
        return nth, k + 3
    if noun in ("early", "late", "mid") and k > i and _names_calendar(tokens, tokens.after(k + 1, ("-",))):
        return _SHADES[noun], tokens.after(k + 1, ("-",))
    if word == "end" and tokens.word(i + 1) == "-" and _names_calendar(tokens, i + 2):
        return "END", i + 2
    if word in _SHADES and not (word in ("early", "late") and tokens.word(i - 1) in lex.UNITS):
        end = tokens.after(i + 1, ("-",))
        return _SHADES[word], tokens.after(end, ("in", "on")) if word != "mid" else end
    for phrase, modifier in ((("as", "early", "as"), "START"), (("as", "late", "as"), "END")):
        after = tokens.match(i, *phrase)
        if after is not None:
            return modifier, after
    return ("APPROX", i + 1) if word in _APPROX else ("", i)


def _names_calendar(tokens: Tokens, i: int) -> bool:
    word = tokens.word(i)
    named = word in lex.MONTHS or word in lex.SEASONS or word in lex.DECADE_WORDS or word in lex.DAY_PARTS
    return named or tokens[i].number
