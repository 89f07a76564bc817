"""Filtering the list of sources: the real app, real keys, and what is typed for dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from briefing.ui.session import Entry
from briefing.ui.source_filter import SourceFilter, offers, parse_dates, rows
from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import reader, story, until

__all__ = ["story"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("typed", "filtered_by", "kept"),
    [
        ("okell", "3 of 5: Tomas Okell", ["1", "2", "3"]),
        ("second", "4 of 5: second Marsh–Okell summit", ["0", "1", "2", "3"]),
        ("2021-03-05..", "3 of 5: Mar 5, 2021 – …", ["1", "2", "3"]),
        ("feb 2021", "1 of 5: Feb 1, 2021 – Feb 28, 2021", ["4"]),
        ("museum of", "1 of 5: “museum of”", ["4"]),
        ("strait g", "2 of 5: Strait Gazette", ["1", "4"]),
        ("SU", "3 of 5: anybody of SU", ["1", "2", "3"]),
    ],
)
async def test_filter_by(start: Start, story: Path, typed: str, filtered_by: str, kept: list[str]) -> None:
    async with start(story, size=(160, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("f")
        await until(pilot, "Filter the sources")
        await pilot.press(*typed)
        label = filtered_by.partition(": ")[2]
        await until(pilot, label)
        for _ in range(5):
            if label in _under_cursor(screen_text(pilot)):
                break
            await pilot.press("down")
        await pilot.press("enter")
        await until(pilot, filtered_by)
        shown = [Path(e.article.source).stem for e in _shown(pilot) if e.article]
        assert shown == kept


@pytest.mark.asyncio
async def test_next_source_stays_within_and_only_a_key_of_its_own_clears(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("f", *"strait gaz", "enter")
        seen = await until(pilot, "2 of 5: Strait Gazette")
        assert "A later day" not in seen
        await pilot.press("s", "J")
        await until(pilot, "Dates named")
        await pilot.press("J")
        await until(pilot, "A museum of glass")
        await pilot.press("K", "s", "escape")
        await until(pilot, "2 of 5: Strait Gazette")
        await pilot.press("ctrl+f")
        assert await told(pilot, "All 5 sources are listed again")
        await pilot.press("s")
        await until(pilot, "A later day")
        assert "2 of 5: " not in screen_text(pilot)


@pytest.mark.asyncio
async def test_filtering_again_asks_for_both_and_all_is_offered(start: Start, story: Path) -> None:
    async with start(story, size=(120, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("f", *"tomas", "enter")
        await until(pilot, "3 of 5: Tomas Okell")
        await pilot.press("f", *"strait gaz", "enter")
        await until(pilot, "Tomas Okell + Strait")
        await pilot.press("f")
        await until(pilot, "All sources again")
        await pilot.press("enter")
        await until(pilot, "A museum of glass")


@pytest.mark.asyncio
async def test_what_is_offered_counts_what_it_leaves_of_those_listed(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        session, index = reader(pilot).session, reader(pilot).services.story.index
        counted = 0
        for held in ((), (SourceFilter("outlet", "Strait Gazette", "Strait Gazette"),)):
            listed = rows(held, session, index)
            session.filter_sources(listed if held else None)
            for typed in ("", "s", "okell", "strait", "example", "2021-03", "SU", "museum"):
                for offer in offers(typed, session, index):
                    left = rows((*held, offer.filter), session, index)
                    assert offer.sources == len(left)
                    counted += bool(left)
        assert counted > 20


@pytest.mark.asyncio
async def test_what_none_of_the_listed_has_is_not_offered(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        session, index = reader(pilot).session, reader(pilot).services.story.index
        assert any(offer.filter.label == "Harbour Courier" for offer in offers("courier", session, index))
        session.filter_sources(rows((SourceFilter("outlet", "", "Strait Gazette"),), session, index))
        assert not any(offer.filter.kind == "outlet" for offer in offers("courier", session, index))


@pytest.mark.asyncio
async def test_the_offers_say_of_how_many_listed(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("f", *"strait gaz", "enter")
        await until(pilot, "2 of 5: Strait Gazette")
        await pilot.press("f", *"museum")
        await until(pilot, "1 of the 2 listed")


@pytest.mark.asyncio
async def test_a_chooser_without_a_choice_says_what_to_do(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *"xyzzy")
        await until(pilot, "Nothing here has “xyzzy”", "Ctrl+U to begin again")


@pytest.mark.asyncio
async def test_what_no_source_has_changes_nothing(start: Start, story: Path) -> None:
    async with start(story, size=(120, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("f", *"xyzzy", "enter")
        assert await told(pilot, "No source has “xyzzy”")
        assert len(_shown(pilot)) == 5


@pytest.mark.asyncio
@pytest.mark.parametrize(("key", "title"), [("c", "Compare the 2 listed of 5 sources"), ("t", "Timeline as known on")])
@pytest.mark.parametrize("width", [80, 120])
async def test_compare_and_timeline_name_the_filter_that_holds(
    start: Start, story: Path, key: str, title: str, width: int
) -> None:
    async with start(story, size=(width, 24)) as pilot:
        await until(pilot, "4 of 5" if width > 80 else "j/k move")
        await pilot.press("f", *"strait gaz", "enter")
        await until(pilot, "2 of 5: Strait Gazette")
        await pilot.press(key)
        seen = await until(pilot, title)
        assert "listed 2 of 5: Strait Gazette" in seen.splitlines()[0]
        await pilot.press("escape", "ctrl+f", key)
        seen = await until(pilot, "Compare" if key == "c" else title)
        assert "listed" not in seen.splitlines()[0]


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_typed_ranges(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_dates(f"{first}..{last}") == (first, last)
    assert parse_dates(f"{first}..") == (first, None)
    assert parse_dates(f"..{last}") == (None, last)
    assert parse_dates(str(first)) == (first, first)
    assert first == last or parse_dates(f"{last}..{first}") is None


@given(st.text())
def test_anything_typed_is_a_range_or_none(typed: str) -> None:
    span = parse_dates(typed)
    assert span is None or span[0] is None or span[1] is None or span[0] <= span[1]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("Feb 2019", date(2019, 2, 1), date(2019, 2, 28)),
        ("february 2019", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-02..2019-03-05", date(2019, 2, 1), date(2019, 3, 5)),
    ],
)
def test_typed_periods(typed: str, first: date, last: date) -> None:
    assert parse_dates(typed) == (first, last)


@pytest.mark.parametrize("typed", ["", "..", "2019-13", "monday", "2019-02..x", "12 2019", "20190"])
def test_no_periods(typed: str) -> None:
    assert parse_dates(typed) is None


def _under_cursor(seen: str) -> str:
    return next((line for line in seen.splitlines() if "│▌" in line), "")


def _shown(pilot: Pilot[None]) -> list[Entry]:
    session = reader(pilot).session
    return [session.entries[row] for row in session.shown]
