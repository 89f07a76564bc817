"""The grammar of lengths of time, and of the points that "ago", "later" and "earlier" make of them."""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times import lexicon as lex
from briefing.extract.times.nodes import Amount, Base, Expression, Node, Offset
from briefing.extract.times.numbers import read_count
from briefing.extract.times.tokens import Phrases, Tokens

_LISTS = table("times", "amounts")

QUALIFIERS: Final = Phrases(_LISTS.phrases("qualifiers"))
_FILLERS: Final = _LISTS.words("fillers")
_SPANS: Final = _LISTS.words("spans")
_UNCOUNTED: Final = _LISTS.words("uncounted")
_DETERMINERS: Final = _LISTS.words("determiners")
_BACK: Final = _LISTS.words("back")
_FORTH: Final = _LISTS.words("forth")
_AFTER_OVER: Final = _SPANS | _LISTS.words("after_over")
_BARE_AFTER: Final = _LISTS.words("bare_after")
_NO_BARE: Final = _LISTS.words("no_bare")
_AHEAD: Final = _LISTS.words("ahead")
_HALVABLE: Final = frozenset({"C", "E", "Y", "D", "TH"})
_SMALLER: Final = {"F": ("W", 2), "N": ("D", 1), "WE": ("W", 1)}
"""Units without a TIMEX3 letter in the unit and the factor that they are stated in."""
_HALF: Final = {"E": "5Y", "Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}
_MONTHS: Final = {"E": 120, "Y": 12}
_LONG: Final = _LISTS.mapping("long")


def read_qualifier(tokens: Tokens, i: int) -> tuple[str | None, int]:
    """The TIMEX3 modifier that words such as "more than" at ``i`` give, and the index after them."""
    found = QUALIFIERS.longest(tokens, i)
    if found is None or (tokens.word(i) == "over" and tokens.word(i + 1) in _AFTER_OVER):
        return None, i
    return found


def read_amount(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    """A counted unit at ``i``: "three months", "90-minute", "half an hour", "a year and a half"."""
    return _read_half(tokens, i) or _read_single(tokens, i) or _read_counted(tokens, i)


def _read_half(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    end = tokens.match(i, "half", "a") or tokens.match(i, "half", "an") or tokens.match(i, "a", "half")
    if end is None:
        return None
    end = tokens.after(end, ("-",))
    unit = lex.UNITS.get(tokens.word(end))
    return (amount("0.5", unit), end + 1) if unit in _HALVABLE and unit else None


def _read_single(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    """ "a year", "an additional week", "a year and a half", "week-long"."""
    word = tokens.word(i)
    long = tokens.match(i + 1, "-", "long")
    if long is not None and lex.CALENDAR_UNITS.get(word, "WE") != "WE":
        return amount("1", lex.CALENDAR_UNITS[word]), long
    if word in _LONG:
        return amount("1", _LONG[word]), i + 1
    if word not in ("a", "an", "one", "another"):
        return None
    j = i + 1
    while tokens.word(j) in _FILLERS:
        j += 1
    name = tokens.word(j)
    if name not in lex.UNITS or name.endswith("s") or name in ("second", "quarter"):
        return None
    half = tokens.match(j + 1, "-", "and", "-", "a", "-", "half")
    if half is not None:
        return amount("1.5", lex.UNITS[name]), half
    if _dashed(tokens, j + 1):
        return None
    return _with_half(tokens, "1", lex.UNITS[name], j + 1)


def _read_counted(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    counted = read_count(tokens, i)
    if counted is None or counted[0] == "0":
        return None
    count, j = counted
    hyphen = tokens.word(j) == "-"
    j += hyphen
    while not hyphen and tokens.word(j) in _FILLERS:
        j += 1
    unit = lex.UNITS.get(tokens.word(j))
    if unit is None or (unit == "Q" and hyphen):
        return None
    if hyphen and tokens.word(j + 1) == "-" and tokens.word(j + 2) in ("long", "old"):
        # Ages in years say who somebody is, not how long something lasts.
        return None if unit == "Y" and tokens.word(j + 2) == "old" else (amount(count, unit), j + 3)
    return None if _dashed(tokens, j + 1) else _with_half(tokens, count, unit, j + 1)


def _dashed(tokens: Tokens, i: int) -> bool:
    return tokens.word(i) == "-" and not tokens[i].spaced and not tokens[i + 1].spaced


def _with_half(tokens: Tokens, count: str, unit: str, end: int) -> tuple[Amount, int]:
    half = tokens.match(end, "and", "a", "half")
    if half is not None and count != "X" and "." not in count:
        return amount(count + ".5", unit), half
    alternative = tokens.match(end, "or", "two") if count == "1" else None
    return (amount("X", unit), alternative) if alternative is not None else (amount(count, unit), end)


def amount(count: str, unit: str) -> Amount:
    """``count`` of ``unit``, in a unit that TIMEX3 has."""
    if unit not in _SMALLER:
        return Amount(count, unit)
    smaller, factor = _SMALLER[unit]
    return Amount(count if count == "X" else f"{float(count) * factor:g}", smaller)


def duration_value(length: Amount) -> str:
    """The TIMEX3 duration: P3M, PT90M, P2Y6M, PXY; a decade is P1E and a century P1C."""
    time, unit, count = "T" if length.unit.startswith("T") else "", length.unit, length.count
    half = _HALF.get(unit, "") if count.endswith(".5") else ""
    if half:
        count = count.removesuffix(".5")
    whole = "" if half and count == "0" else count + unit.removeprefix("T")
    return f"P{time}{whole}{half}"


def parse_amount(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A duration at ``i``, or the point that "ago", "later" or "earlier" make of it."""
    modifier, j = read_qualifier(tokens, i)
    found = _read_span(tokens, j)
    spanning = found is not None
    found = found or read_amount(tokens, j)
    if found is None or (tokens.word(j) == "some" and not tokens.word(found[1] - 1).endswith("s")):
        return None
    length, end = found
    if length.unit == "TM" and tokens.word(end) == "read":
        # The length of a page, not of anything in the news.
        return None
    vague = tokens.match(end, "or", "so")
    if vague is not None:
        modifier, end = modifier or "APPROX", vague
    if not spanning:
        point = _read_point(tokens, end, length)
        if point is not None:
            return expression(tokens, i, point[1], point[0], modifier)
        if tokens.word(end) in ("old", "olds"):
            return None if length.unit == "Y" else expression(tokens, i, end + 1, length, modifier)
    return expression(tokens, i, end, length, modifier)


def _read_point(tokens: Tokens, end: int, length: Amount) -> tuple[Offset, int] | None:
    tail = tokens.word(end)
    if tail == "ago":
        return _offset(length, -1, "published"), end + 1
    time = tokens.match(end, "'", "time") or tokens.match(end, "'", "s", "time")
    if time is not None:
        return _offset(length, 1, "published"), time
    if tail == "from" and tokens.word(end + 1) in ("now", "today"):
        return _offset(length, 1, "published"), end + 2
    if (tail in _BACK or tail in _FORTH) and not (
        tail in ("before", "after", "prior") and tokens[end + 1].raw.isalnum()
    ):
        return _offset(length, -1 if tail in _BACK else 1, "narrative"), end + 1
    return None


def expression(tokens: Tokens, i: int, end: int, node: Node, modifier: str | None = None) -> tuple[Expression, int]:
    """The expression of the tokens ``[i, end)`` and the index after it."""
    return Expression(tokens[i].start, tokens[end - 1].end, node, modifier), end


def _offset(length: Amount, sign: int, base: Base) -> Offset:
    if length.count == "X":
        return Offset(length.unit, None, base, counted=True, later=sign > 0)
    if length.count.endswith(".5") and length.unit in _MONTHS:
        return Offset("M", sign * int(float(length.count) * _MONTHS[length.unit]), base, counted=True, later=sign > 0)
    return Offset(length.unit, sign * int(float(length.count)), base, counted=True, later=sign > 0)


def _read_span(tokens: Tokens, i: int) -> tuple[Amount, int] | None:
    """ "the past three months", "the next few days", "recent weeks", "the past year", "the weeks ahead"."""
    j = tokens.after(i, _DETERMINERS)
    if j > i and lex.UNITS.get(tokens.word(j)) and tokens.word(j).endswith("s") and tokens.word(j + 1) in _AHEAD:
        return amount("X", lex.UNITS[tokens.word(j)]), j + 2
    compared = tokens.match(j, "year", "-", "earlier") or tokens.match(j, "year", "-", "ago")
    if compared is not None:
        return read_amount(tokens, compared)
    if tokens.word(j) not in _SPANS:
        return None
    k = j + 1
    found = read_amount(tokens, k)
    if found is not None and tokens.word(k) not in ("a", "an", "one", "some"):
        return found
    name = tokens.word(k)
    if name in lex.UNITS and name.endswith("s") and tokens.word(j) in _UNCOUNTED:
        return amount("X", lex.UNITS[name]), _with_second(tokens, k + 1)
    if name in lex.CALENDAR_UNITS and tokens.word(j) == "past" and j > i:
        return _with_half(tokens, "1", lex.CALENDAR_UNITS[name], k + 1)
    return None


def _with_second(tokens: Tokens, end: int) -> int:
    """The index after "and months" in "weeks and months"."""
    second = tokens.word(end + 1)
    return end + 2 if tokens.word(end) in ("and", "or") and second in lex.UNITS and second.endswith("s") else end


def parse_bare(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """Plural units without a number: "for weeks", "years later", "decades of"."""
    name = tokens.word(i)
    if name not in lex.UNITS or not name.endswith("s") or name in _NO_BARE:
        return None
    length = amount("X", lex.UNITS[name])
    tail = tokens.word(i + 1)
    if tail in ("ago", "earlier", "later"):
        offset = _offset(length, 1 if tail == "later" else -1, "published" if tail == "ago" else "narrative")
        return expression(tokens, i, i + 2, offset)
    counted_from = tail in ("after", "before") and tokens.word(i - 1) not in _SPANS
    if tail != "of" and not counted_from and tokens.word(i - 1) not in _BARE_AFTER:
        return None
    return expression(tokens, i, _with_second(tokens, i + 1), length)
