from __future__ import annotations

import pytest

from briefing.model import Span, Time
from tests.extract.times.conftest import Finder

DAY = "2024-06-12"


def _only(find: Finder, text: str) -> Time:
    (time,), _ = find(text, DAY)
    return time


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity", "anchor"),
    [
        ("It burned in 1937.", "1937-01-01", "1937-12-31", "year", "absolute"),
        ("It burned in the 1960s.", "1960-01-01", "1969-12-31", "year", "absolute"),
        ("It burned in February 2020.", "2020-02-01", "2020-02-29", "month", "absolute"),
        ("It burned last week.", "2024-06-03", "2024-06-09", "week", "published"),
        ("It burned over the weekend.", "2024-06-08", "2024-06-09", "day", "published"),
        ("It burned on Monday.", "2024-06-10", "2024-06-10", "day", "published"),
        ("It burned on Monday night.", "2024-06-10", "2024-06-10", "part_of_day", "published"),
        ("It burned at 4 a.m. on Monday.", "2024-06-10", "2024-06-10", "time", "published"),
        ("It burned in the third quarter of 2020.", "2020-07-01", "2020-09-30", "quarter", "absolute"),
        ("It burned in the winter of 2020.", "2020-12-01", "2021-02-28", "season", "absolute"),
        ("It burned in the second half of 2020.", "2020-07-01", "2020-12-31", "quarter", "absolute"),
        ("It will be shown on May 3-5, 2025.", "2025-05-03", "2025-05-05", "day", "absolute"),
        ("It burned for three days.", None, None, None, "none"),
        ("It burns every Friday.", None, None, None, "none"),
        ("It is now rebuilt.", None, None, None, "none"),
    ],
)
def test_days_granularity_and_anchor(
    find: Finder, text: str, earliest: str | None, latest: str | None, granularity: str | None, anchor: str
) -> None:
    time = _only(find, text)
    assert (time.earliest, time.latest, time.granularity, time.anchor) == (earliest, latest, granularity, anchor)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It burned on Monday.", "date"),
        ("It burned on Monday night.", "time"),
        ("It burned for three days.", "duration"),
        ("It burns every Friday.", "set"),
    ],
)
def test_types(find: Finder, text: str, kind: str) -> None:
    assert _only(find, text).type == kind


def test_later_times_resolve_against_earlier_ones(find: Finder) -> None:
    times, _ = find("It burned on May 3, 2010. It was rebuilt three years later.", DAY)
    assert [(t.value, t.anchor) for t in times] == [("2010-05-03", "absolute"), ("2013", "document")]


def test_today_in_a_quotation_is_the_day_it_was_said(find: Finder) -> None:
    times, _ = find('On Monday the mayor spoke to reporters. "We are reopening the bridge today," he said.', DAY)
    assert [t.value for t in times] == ["2024-06-10", "2024-06-10"]


def test_today_outside_a_quotation_is_the_day_of_publication(find: Finder) -> None:
    times, _ = find("On Monday the mayor spoke to reporters. The bridge reopens today.", DAY)
    assert times[-1].value == "2024-06-12"


def test_skipped_passages_have_no_times(find: Finder) -> None:
    text = "It burned on Monday.\n\nRead more: what happened on Sunday"
    times, _ = find(text, DAY, (Span(22, len(text)),))
    assert [t.text for t in times] == ["Monday"]


def test_without_a_date_what_depends_on_it_stays_open(find: Finder) -> None:
    text = "It burned on Monday, in June, last week, last month, last year, on June 3, next quarter and yesterday."
    times, published = find(text)
    assert published is None
    assert [t.value for t in times] == [
        "XXXX-WXX-1", "XXXX-06", "XXXX-WXX", "XXXX-XX", "XXXX", "XXXX-06-03", "XXXX-QX", "XXXX-XX-XX",
    ]  # fmt: skip
    assert all(t.earliest is None and t.latest is None for t in times)


def test_markup_in_the_text_is_only_text(find: Finder) -> None:
    times, _ = find("[bold]Monday[/bold] was [2 May 2020] quiet.", DAY)
    assert "2020-05-02" in [t.value for t in times]
