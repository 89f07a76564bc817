"""The timeline: the real app, real keys, and the axis for any day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.view.timeline import step
from tests.ui.conftest import Start, screen_text
from tests.ui.story_articles import cursor_on, reader, story, until, write

__all__ = ["story"]


def _line(seen: str, words: str) -> int:
    return next(i for i, line in enumerate(seen.splitlines()) if words in line)


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_events_statements_and_publications_in_order(start: Start, story: Path, size: tuple[int, int]) -> None:
    async with start(story, size=size) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        seen = await until(pilot, "now Mar 29", "second Marsh–Okell summit", "2021", "A museum of glass")
        order = ["Feb 1", "Mar 2 │", "Mar 5 ·", "Mar 8 │", "now Mar 29"]
        assert [_line(seen, words) for words in order] == sorted(_line(seen, words) for words in order)
        assert "✓ held" in seen
        assert "┊" in seen
        await pilot.press("escape")
        assert "Timeline" not in screen_text(pilot)


@pytest.mark.asyncio
async def test_now_moves_and_shows_what_was_known(start: Start, story: Path) -> None:
    async with start(story, size=(100, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        await until(pilot, "now Mar 29")
        for _ in range(20):
            if "now Mar 5" in screen_text(pilot):
                break
            await pilot.press("h")
        seen = await until(pilot, "Timeline as known on Mar 5, 2021", "late Mar ◇", "→ planned")
        assert _line(seen, "now Mar 5") < _line(seen, "◇")
        await pilot.press("left", "left", "left")
        await until(pilot, "1 event first told of after this day")
        await pilot.press("full_stop")
        await until(pilot, "the newest article")


@pytest.mark.asyncio
async def test_statements_can_be_left_out(start: Start, story: Path) -> None:
    async with start(story, size=(100, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        await until(pilot, "met Okell on")
        await pilot.press("d")
        await pilot.pause()
        assert "met Okell on" not in screen_text(pilot)


@pytest.mark.asyncio
async def test_enter_goes_to_the_words(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        await until(pilot, "met Okell on")
        await cursor_on(pilot, "met Okell on")
        await pilot.press("enter")
        await until(pilot, "Dates named for summit")
        here = reader(pilot)
        assert (
            here.text.text[here.evidence.choice.span.start :].startswith("Friday")
            if here.evidence.choice.span
            else False
        )
        await pilot.press("H")
        await until(pilot, "Second summit planned")


DAYS = st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), unique=True).map(sorted)


@given(DAYS, st.dates(date(1999, 1, 1), date(2031, 1, 1)))
def test_a_step_forth_is_the_nearest_later_stop(stops: list[date], now: date) -> None:
    after = step(stops, now, 1)
    assert after == min((s for s in stops if s > now), default=now)
    before = step(stops, now, -1)
    assert before == max((s for s in stops if s < now), default=now)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("timeline of", "Timeline as known"),
        ("compare what", "Compare "),
        ("dossier of", "Dossier of …"),
        ("filter the list", "Filter the sources"),
        ("watch terms", "Watch for"),
        ("write the brief", "Write the brief of"),
    ],
)
async def test_each_screen_opens_from_the_palette(start: Start, story: Path, typed: str, seen: str) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("ctrl+p")
        await pilot.pause(0.1)
        await pilot.press(*typed)
        await until(pilot, "Story ·")
        await pilot.press("enter")
        await until(pilot, seen)
        await pilot.press("escape")
        await until(pilot, "j/k move")


@pytest.mark.asyncio
async def test_the_day_as_of_which_it_is_told_is_kept(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        await until(pilot, "the newest article")
        await pilot.press("h")
        await until(pilot, "Timeline as known on Mar 27")
        await pilot.press("enter")
        await pilot.pause(0.3)
        await pilot.press("t")
        await until(pilot, "Timeline as known on Mar 27")


@pytest.mark.asyncio
async def test_of_articles_without_a_day_it_is_said_that_they_have_none(start: Start, home: Path) -> None:
    told = "---\noutlet: {}\n---\nNorland will hold a second summit with Sudria, President Adela Marsh said.\n"
    folder = write(home / "undated", (told.format("Harbour Courier"), told.format("Strait Gazette")))
    async with start(folder, size=(80, 24)) as pilot:
        await until(pilot, "all 2 sources")
        await pilot.press("t")
        await until(pilot, "Timeline: no article says when it appeared")
