"""A day is one that the source states: what programs make of a day that is none is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.dates import says_day
from briefing.ingest.html import read_html

SENTENCE = "The harbour council voted on Tuesday night to rebuild the eastern pier, ending a dispute of a decade."
HEADS = (
    '<meta property="article:published_time" content="{}">',
    '<meta name="date" content="{}">',
    '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>',
)


def published(head: str, line: str = "") -> str | None:
    body = f"<h1>Council votes</h1>{line}{f'<p>{SENTENCE}</p>' * 4}"
    return read_html(f"<html><head><title>Pier</title>{head}</head><body><article>{body}</article></body></html>")[
        0
    ].published


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "value",
    [
        *("-1-03-04", "-0001-11-30T00:00:00+00:00", "1-03-04", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "0-3-4"),
        *("12021-03-04", "9999-12-31", "2021-02-30", "2021-02-30T01:01:01Z", "2021-03", "2021", "-04-03-04", "0.3.04"),
    ],
)
def test_a_day_that_no_calendar_has_gives_no_date(head: str, value: str) -> None:
    assert published(head.format(value)) is None


@pytest.mark.parametrize(
    ("head", "line"),
    [
        *((head.format("2021-03-04T23:30:00-05:00"), "") for head in HEADS),
        *((HEADS[1].format(value), "") for value in ("4 March 2021", "March 4th, 2021", "2021/03/04", "20210304")),
        *((HEADS[1].format(value), "") for value in ("Thu Mar 04 2021 09:15", "04.03.2021", "4.3.21", "4. März 2021")),
        ("", '<time datetime="2021-03-04">today</time>'),
        ("", "<div class='date'>4 March 2021</div>"),
        ("", "<div class='date'>4&nbsp;March&nbsp;2021</div>"),
        ("", "<p class='published'><span>March 4</span>, <b class='year'>2021</b></p>"),
        ('<link rel="canonical" href="https://tide.example/2021/03/04/pier">', ""),
    ],
)
def test_a_day_that_is_stated_is_the_date(head: str, line: str) -> None:
    assert published(head, line) == "2021-03-04"


@given(
    st.dates(),
    st.sampled_from(("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y/%m/%dT09:41:00Z", "%m/%d/%Y")),
    st.text("ab :<>\n"),
)
def test_any_spelling_states_its_day_and_no_other(day: date, spelling: str, around: str) -> None:
    text = f"{around}{day.strftime(spelling.replace('%Y', f'{day.year:04}'))}{around}"
    assert says_day(text, day.isoformat())
    other = day.replace(year=day.year % 9998 + 1)
    assert not says_day(text, other.isoformat())
