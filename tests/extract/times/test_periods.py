from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.times.numbers import read_cardinal, read_count, read_ordinal
from briefing.extract.times.periods import containing
from briefing.extract.times.tokens import Tokens

UNITS = ("C", "E", "Y", "H", "Q", "S", "M", "W", "D")
_days = st.dates(date(400, 1, 1), date(9600, 1, 1))


@given(st.sampled_from(UNITS), _days)
def test_a_period_holds_the_day_it_was_made_for(unit: str, day: date) -> None:
    period = containing(unit, day)
    assert period.first <= day <= period.last
    assert containing(unit, period.last) == period


@given(st.sampled_from(UNITS), _days, st.integers(-2, 2))
def test_shifting_there_and_back_is_no_shift(unit: str, day: date, count: int) -> None:
    period = containing(unit, day)
    moved = period.shifted(count)
    assert moved is not None
    assert moved.shifted(-count) == period


@given(st.sampled_from(UNITS), _days)
def test_periods_follow_each_other_without_a_gap(unit: str, day: date) -> None:
    period = containing(unit, day)
    following = period.shifted(1)
    assert following is not None
    assert following.first == period.last + timedelta(days=1)
    assert following.value != period.value


def test_beyond_the_calendar_there_is_no_period() -> None:
    assert containing("Y", date(9999, 5, 5)).shifted(1) is None
    assert containing("D", date(1, 1, 1)).shifted(-1) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("24", "24"), ("1,200", "1200"), ("2.5", "2.5"), ("twenty-four", "24"), ("twenty four", "24"),
        ("a hundred", "100"), ("one hundred and twenty", "120"), ("two thousand", "2000"), ("a couple of", "2"),
        ("a few", "X"), ("several", "X"), ("two to three", "2"),
        ("12 to 18", "12"), ("two-to-three", "2"), ("two and a half", "2.5"), ("2 1/2", "2.5"),
        ("a dozen", "12"), ("hundreds of", "X"), ("3 million", "3000000"),
    ],
)  # fmt: skip
def test_counts(words: str, count: str) -> None:
    tokens = Tokens(words)
    assert read_count(tokens, 0) == (count, len(tokens))


@pytest.mark.parametrize(
    ("words", "number"),
    [("third", 3), ("21st", 21), ("twenty-first", 21), ("twentieth", 20), ("thirty-second", 32)],
)
def test_ordinals(words: str, number: int) -> None:
    tokens = Tokens(words)
    assert read_ordinal(tokens, 0) == (number, len(tokens))


@pytest.mark.parametrize("words", ["", "cat", "-", "12345678901234567890", "and a half"])
def test_what_is_no_number(words: str) -> None:
    assert read_cardinal(Tokens(words), 0) is None
