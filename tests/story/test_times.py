"""TIMEX3 values as days and as words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.story.times import days_of, gap, length, within, words

CASES = (
    ("2019-02-27", None, "2019-02-27", "2019-02-27", "27 February 2019"),
    ("2019-02-27T09:00", None, "2019-02-27", "2019-02-27", "27 February 2019"),
    ("2019-02-27T06:10", "APPROX", "2019-02-27", "2019-02-27", "27 February 2019"),
    ("2019-02-27/2019-02-28", None, "2019-02-27", "2019-02-28", "27–28 February 2019"),
    ("2019-02-27/2019-03-01", None, "2019-02-27", "2019-03-01", "27 February – 1 March 2019"),
    ("2018-12-30/2019-01-02", None, "2018-12-30", "2019-01-02", "30 December 2018 – 2 January 2019"),
    ("2019-02", None, "2019-02-01", "2019-02-28", "February 2019"),
    ("2019-02", "END", "2019-02-19", "2019-02-28", "late February 2019"),
    ("2019-02", "START", "2019-02-01", "2019-02-10", "early February 2019"),
    ("2019-02", "MID", "2019-02-10", "2019-02-19", "mid-February 2019"),
    ("2019-W06", None, "2019-02-04", "2019-02-10", "week of 4 February 2019"),
    ("2019-W06-WE", None, "2019-02-09", "2019-02-10", "weekend of 9 February 2019"),
    ("2019-Q2", None, "2019-04-01", "2019-06-30", "quarter 2 of 2019"),
    ("2018-WI", None, "2018-12-01", "2019-02-28", "winter 2018"),
    ("2018", None, "2018-01-01", "2018-12-31", "2018"),
)


@pytest.mark.parametrize(("value", "modifier", "first", "last", "said"), CASES)
def test_a_value_is_days_and_words(value: str, modifier: str | None, first: str, last: str, said: str) -> None:
    assert days_of(value, modifier) == (date.fromisoformat(first), date.fromisoformat(last))
    assert words(value, modifier) == said


@pytest.mark.parametrize(
    "value", ["XXXX-WXX-2", "PRESENT_REF", "P3M", "2019-13", "2019-02-30", "0000", "", "/", "2019/2018"]
)
def test_what_has_no_place_in_the_calendar_has_no_days(value: str) -> None:
    assert days_of(value) is None
    assert isinstance(words(value), str)


@given(st.text(max_size=30), st.sampled_from((None, "START", "MID", "END", "APPROX")))
def test_no_value_breaks_them(value: str, modifier: str | None) -> None:
    days = days_of(value, modifier)
    assert days is None or days[0] <= days[1]
    assert words(value, modifier) is not None


PERIOD = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 60)).map(
    lambda start: (start[0], start[0] + timedelta(days=start[1]))
)


@given(PERIOD, PERIOD)
def test_the_gap_is_symmetric_and_closed_by_containment(a: tuple[date, date], b: tuple[date, date]) -> None:
    assert gap(a, b) == gap(b, a) >= 0
    if within(a, b):
        assert gap(a, b) == 0
        assert length(a) <= length(b)
