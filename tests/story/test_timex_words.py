"""Values without a place in the calendar as words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.story.times import words
from briefing.story.timex_words import modified, unplaced


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("XXXX-WXX-5", "every Friday"),
        ("XXXX", "every year"),
        ("XXXX-XX-XX", "every day"),
        ("XXXX-FA", "every autumn"),
        ("XXXX-XX-XXTMO", "every morning"),
        ("XXXX-03", "every March"),
    ],
)
def test_repeated_times(value: str, said: str) -> None:
    assert unplaced(value, repeated=True) == said


@pytest.mark.parametrize(
    ("value", "modifier", "said"),
    [
        ("XXXX-WXX-7", None, "a Sunday"),
        ("199", "END", "the late 1990s"),
        ("19", None, "the 20th century"),
        ("P15M", "MORE_THAN", "more than 15 months"),
        ("PT90M", None, "90 minutes"),
        ("PXW", None, "some weeks"),
        ("2019-01-18", "APPROX", "about 18 January 2019"),
    ],
)
def test_in_a_brief_too(value: str, modifier: str | None, said: str) -> None:
    assert words(value, modifier) == said


@given(
    st.one_of(
        st.builds("XXXX-WXX-{}".format, st.integers(1, 7)),
        st.builds("P{}{}".format, st.integers(1, 99), st.sampled_from("YMWDECQ")),
        st.builds("XXXX-{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 31)),
        st.builds("{}".format, st.integers(100, 209)),
    ),
    st.sampled_from([None, "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "BEFORE"]),
)
def test_no_code_is_left(value: str, modifier: str | None) -> None:
    said = unplaced(value)
    assert said is not None
    told = modified(said, modifier, value)
    assert not re.search(r"X{2}|\bP\d|\bPX|_", told)
    assert not modifier or modifier not in told


@given(st.text(max_size=20))
def test_nothing_breaks_it(value: str) -> None:
    assert unplaced(value) is None or unplaced(value)
