"""Counts in words and digits: "twenty-four", "a couple of", "two to three", "2.5"."""

from __future__ import annotations

import re
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times.lexicon import CARDINALS, ORDINALS, TENS
from briefing.extract.times.tokens import Phrases, Tokens

_LISTS = table("times", "numbers")

_SCALES: Final = _LISTS.numbers("scales")
_DIGITS: Final = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
_YEAR_DIGITS: Final = 4
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_VAGUE: Final = Phrases(_LISTS.phrases("vague"))


def read_count(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The count at token ``i`` as a decimal number or ``X``, and the index after it.

    Of a span such as "two to three" it is the first number.
    """
    vague = _VAGUE.longest(tokens, i)
    if vague is not None:
        return vague
    exact = read_cardinal(tokens, i)
    if exact is None:
        return None
    count, end = exact
    half = tokens.match(end, "and", "a", "half") or tokens.match(end, "1", "/", "2")
    if half is not None:
        return _plain(float(count) + 0.5), half
    compound = tokens.match(end, "-", "and", "-", "a", "-", "half")
    if compound is not None:
        return _plain(float(count) + 0.5), compound
    if tokens.word(end) in ("to", "or", "-") and not (tokens.word(end) == "-" and not tokens[end + 1].number):
        second = read_cardinal(tokens, end + 1)
        if second is not None:
            return None if len(count) == len(second[0]) == _YEAR_DIGITS else (count, second[1])
    hyphened = tokens.match(end, "-", "to", "-") or tokens.match(end, "-", "or", "-")
    if hyphened is not None:
        second = read_cardinal(tokens, hyphened)
        if second is not None:
            return count, second[1]
    return count, end


def read_cardinal(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The one number at ``i`` ("24", "2.5", "twenty four", "a hundred") and the index after it."""
    token = tokens[i]
    if token.number:
        digits = token.raw.replace(",", "")
        if not _DIGITS.fullmatch(digits):
            return None
        scale = _SCALES.get(tokens.word(i + 1), 1)
        if scale == 1:
            return digits.lstrip("0") or "0", i + 1
        return _plain(float(digits) * scale), i + 2
    if token.word == "a" and tokens.word(i + 1) in _SCALES:
        return _scaled(tokens, i + 1, 1)
    small = read_small(tokens, i)
    return None if small is None else _scaled(tokens, small[1], small[0])


def read_small(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A number in words below a hundred at ``i`` and the index after it."""
    word = tokens.word(i)
    if word in CARDINALS:
        return CARDINALS[word], i + 1
    if word not in TENS:
        return None
    units = i + 2 if tokens.word(i + 1) == "-" else i + 1
    if 0 < CARDINALS.get(tokens.word(units), 0) < 10:
        return TENS[word] + CARDINALS[tokens.word(units)], units + 1
    return TENS[word], i + 1


def read_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The ordinal at ``i`` ("third", "21st", "twenty-first") and the index after it."""
    token = tokens[i]
    match = _ORDINAL.fullmatch(token.word)
    if match:
        return int(match.group(1)), i + 1
    if token.word in ORDINALS:
        return ORDINALS[token.word], i + 1
    if token.word in TENS and tokens.word(i + 1) == "-" and ORDINALS.get(tokens.word(i + 2), 99) < 10:
        return TENS[token.word] + ORDINALS[tokens.word(i + 2)], i + 3
    return None


def _scaled(tokens: Tokens, i: int, number: int) -> tuple[str, int]:
    while tokens.word(i) in _SCALES:
        number *= _SCALES[tokens.word(i)]
        i += 1
        rest = read_small(tokens, i + 1 if tokens.word(i) == "and" else i)
        if rest is not None and number >= 100:
            number += rest[0]
            i = rest[1]
    return str(number), i


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
