"""Times of texts that are not parsed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.times.plain import plain_times
from briefing.model import Article, Published, Span


def days(text: str, published: str | None = "2031-05-14") -> list[str | None]:
    article = Article("a", "a.txt", "", text, published=Published(published, "metadata") if published else None)
    return [time.earliest for time in plain_times(article)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge opened on Monday.", "2031-05-12"),
        ("The bridge will open on Monday.", "2031-05-19"),
        ("The bridge was closed yesterday.", "2031-05-13"),
        ("Workers left on May 3.", "2031-05-03"),
        ("It opened in 2019. The repair is due to begin on Friday.", "2031-05-16"),
        ("He said the ferry sank on Friday.", "2031-05-09"),
        ("The minister is to speak by Sunday.", "2031-05-18"),
    ],
)
def test_the_day_is_read_from_the_words_of_the_clause(text: str, day: str) -> None:
    assert days(text)[-1] == day


def test_what_has_no_place_in_the_calendar_is_left_out() -> None:
    assert days("It took three hours.") == []
    assert days("It happened on Monday.", None) == []


def test_passages_to_skip_are_skipped() -> None:
    article = Article("a", "a.txt", "", "On May 3, 2031 and on May 5, 2031.", published=None)
    assert [t.earliest for t in plain_times(article, [Span(0, 15)])] == ["2031-05-05"]


@given(st.text(max_size=200))
def test_any_text_gives_spans_of_its_own_in_order(text: str) -> None:
    article = Article("a", "a.txt", "", text, published=Published("2031-05-14", "metadata"))
    found = plain_times(article)
    assert all(text[time.start : time.end] == time.text for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(time.earliest and time.latest and time.earliest <= time.latest for time in found)
