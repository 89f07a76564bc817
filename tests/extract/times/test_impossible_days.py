"""A day that its month has not keeps the year and the month beside it, in whatever order they are written."""

from __future__ import annotations

from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.times.plain import plain_times
from briefing.model import Article, Published
from tests.extract.times.conftest import Finder

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
ORDERS = (
    "{day} {name} {year}",
    "{day} {name}, {year}",
    "{day}{th} {name} {year}",
    "{day}{th} of {name} {year}",
    "the {day}{th} of {name}, {year}",
    "{day} {name} of {year}",
    "{name} {day}, {year}",
    "{name} {day} {year}",
    "{name} {day}{th}, {year}",
    "{name} the {day}{th}, {year}",
    "{name} {words}, {year}",
    "the {words} of {name} {year}",
    "{day} {short} {year}",
    "{short} {day}, {year}",
    "{day}-{short}-{year}",
    "Thursday, {day} {name} {year}",
    "Thursday, {name} {day}, {year}",
    "Thursday {year}-{month:02}-{day}",
    "{year}-{month:02}-{day}",
    "{year}-{month:02}-{day}T10:30:00Z",
    "{year}/{month:02}/{day}",
    "{month}/{day}/{year}",
    "{day}/{month:02}/{year}",
    "{day}.{month:02}.{year}",
    "the morning of {day} {name} {year}",
    "the week of {name} {day}, {year}",
    "5 p.m. on {day} {name} {year}",
)
WORDS = {29: "twenty-ninth", 30: "thirtieth", 31: "thirty-first"}


@st.composite
def impossible(draw: st.DrawFn) -> tuple[int, int, int]:
    year = draw(st.integers(1500, 2099))
    month = draw(st.sampled_from((2, 4, 6, 9, 11)))
    return year, month, draw(st.integers(monthrange(year, month)[1] + 1, 31))


def written(order: str, year: int, month: int, day: int) -> str:
    name = MONTHS[month - 1]
    th = "st" if day == 31 else "th"
    return order.format(year=year, month=month, day=day, name=name, short=name[:3], th=th, words=WORDS[day])


@given(impossible(), st.sampled_from(ORDERS), st.sampled_from(("2019-03-05", "1899-12-31", None)))
def test_no_time_of_it_is_in_another_month(date: tuple[int, int, int], order: str, published: str | None) -> None:
    words = written(order, *date)
    known = Published(published, "metadata") if published else None
    times = plain_times(Article("a", "a", "", f"The treaty was signed on {words} by both.", published=known))
    month = f"{date[0]}-{date[1]:02}"
    assert times, words
    for time in times:
        assert time.value.startswith(month), (words, time)
        assert (time.earliest, (time.latest or "")[:7]) == (f"{month}-01", month), (words, time)


@pytest.mark.parametrize(
    ("text", "said", "value", "days"),
    [
        ("It opened on 29 February 1900.", "29 February 1900", "1900-02", ("1900-02-01", "1900-02-28")),
        ("It opened on Thursday, April 31, 2019.", "Thursday, April 31, 2019", "2019-04", ("2019-04-01", "2019-04-30")),
        ("It opened on February 29 last year.", "February 29 last year", "2018-02", ("2018-02-01", "2018-02-28")),
        ("It ran from 28 to 31 April 2019.", "28 to 31 April 2019", "2019-04-28/2019-04", ("2019-04-28", "2019-04-30")),
        ("It closed at 5 p.m. on 31 April 2019.", "5 p.m. on 31 April 2019", "2019-04-XXT17:00", None),
        ("It opened on Tuesday, June 31.", "Tuesday, June 31", "XXXX-06", (None, None)),
        ("It opened on the fifth Friday of February 2019.", "the fifth Friday of February 2019", "2019-02", None),
        ("It opened on February twenty-seventh, 2018.", "February twenty-seventh, 2018", "2018-02-27", None),
        ("It opened on 29 February 2016.", "29 February 2016", "2016-02-29", ("2016-02-29", "2016-02-29")),
        ("It opened on 29 February.", "29 February", "2016-02-29", None),
    ],
)
def test_the_month_is_its_value(
    find: Finder, text: str, said: str, value: str, days: tuple[str | None, str | None] | None
) -> None:
    (time,), _ = find(text, "2019-03-05")
    assert (time.text, time.value) == (said, value)
    assert days is None or (time.earliest, time.latest) == days


@pytest.mark.parametrize(
    "text", ["They meet on Tuesday, June 31, in Oslo.", "They met on Monday, 31 November, in 2019."]
)
def test_the_day_of_publication_is_inferred_all_the_same(find: Finder, text: str) -> None:
    find(f"{text} The bridge was built in 2018. They said last year that it was too narrow.")
