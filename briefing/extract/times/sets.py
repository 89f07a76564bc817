"""The grammar of repeated times: "every Friday", "each year", "twice a week", "daily"."""

from __future__ import annotations

from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with
from briefing.extract.times import lexicon as lex
from briefing.extract.times.amounts import amount, duration_value, expression, read_amount
from briefing.extract.times.nodes import Expression, Fixed
from briefing.extract.times.numbers import read_count, read_ordinal
from briefing.extract.times.tokens import Tokens

_LISTS = table("times", "sets")

_PER: Final = _LISTS.words("per")
_MEASURES: Final = words_with("measure")


def parse_set(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A repeated time at ``i``, or None."""
    word = tokens.word(i)
    if word in lex.SETS:
        return None if tokens.word(i + 1) in _MEASURES else _set(tokens, i, i + 1, lex.SETS[word])
    if word in lex.WEEKDAY_PLURALS:
        return _set(tokens, i, i + 1, f"XXXX-WXX-{lex.WEEKDAY_PLURALS[word]}")
    if word in ("every", "each"):
        return _parse_every(tokens, i)
    if word in lex.WEEKDAYS and word not in lex.WEEKDAY_ABBREVIATIONS:
        return _parse_weekday_parts(tokens, i)
    if word == "per":
        return _parse_unit(tokens, i, i + 1)
    if word in ("once", "twice"):
        return _parse_unit(tokens, i, i + 2) if tokens.word(i + 1) in _PER else None
    monthly = _read_weekday_of_month(tokens, i)
    if monthly is not None:
        return _set(tokens, i, monthly, duration_value(amount("1", "M")))
    counted = read_count(tokens, i)
    if counted is not None and tokens.word(counted[1]) == "times" and tokens.word(counted[1] + 1) in _PER:
        return _parse_unit(tokens, i, counted[1] + 2)
    return None


def _read_weekday_of_month(tokens: Tokens, i: int) -> int | None:
    """The index after "the first Monday of each month"."""
    j = tokens.after(i, ("the",))
    ordinal = (-1, j + 1) if tokens.word(j) == "last" else read_ordinal(tokens, j)
    if ordinal is None or tokens.word(ordinal[1]) not in lex.WEEKDAYS:
        return None
    end = ordinal[1] + 1
    of = tokens.word(end) in ("of", "in") and tokens.word(end + 1) in ("each", "every", "the")
    return end + 3 if of and tokens.word(end + 2) == "month" else None


def _set(tokens: Tokens, i: int, end: int, value: str) -> tuple[Expression, int]:
    return expression(tokens, i, end, Fixed(value, "set"))


def _parse_unit(tokens: Tokens, i: int, at: int) -> tuple[Expression, int] | None:
    """The singular unit at ``at``; "per second" and "per hour" are rates of other things."""
    unit = lex.UNITS.get(tokens.word(at))
    if unit is None or unit.startswith("T") or tokens.word(at).endswith("s"):
        return None
    return _set(tokens, i, at + 1, duration_value(amount("1", unit)))


def _parse_weekday_parts(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "Friday nights"."""
    name = tokens.word(i + 1)
    part = lex.DAY_PARTS.get(name) if name.endswith("s") else None
    return None if part is None else _set(tokens, i, i + 2, f"XXXX-WXX-{lex.WEEKDAYS[tokens.word(i)]}T{part}")


def _parse_every(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    name = tokens.word(i + 1)
    if name == "other" and tokens.word(i + 2) in lex.UNITS:
        return _set(tokens, i, i + 3, duration_value(amount("2", lex.UNITS[tokens.word(i + 2)])))
    if name in lex.WEEKDAYS:
        part = lex.DAY_PARTS.get(tokens.word(i + 2), "")
        return _set(tokens, i, i + 2 + bool(part), f"XXXX-WXX-{lex.WEEKDAYS[name]}" + (f"T{part}" if part else ""))
    if name in lex.MONTHS and tokens[i + 1].raw[0].isupper():
        return _set(tokens, i, i + 2, f"XXXX-{lex.MONTHS[name]:02d}")
    if name in lex.SEASONS:
        return _set(tokens, i, i + 2, f"XXXX-{lex.SEASONS[name]}")
    if name in lex.DAY_PARTS and not name.endswith("s"):
        return _set(tokens, i, i + 2, f"XXXX-XX-XXT{lex.DAY_PARTS[name]}")
    if name in lex.UNITS and not name.endswith("s"):
        return _set(tokens, i, i + 2, duration_value(amount("1", lex.UNITS[name])))
    found = read_amount(tokens, i + 1) if tokens.word(i) == "every" else None
    return None if found is None else _set(tokens, i, found[1], duration_value(found[0]))
