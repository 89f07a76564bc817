"""Sources side by side: the real app, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import cursor_on, story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


async def test_agreement_and_change_show_by_marks(start: Start, story: Path) -> None:
    async with start(story, size=(160, 40)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("c")
        seen = await until(pilot, "4 of 5 sources, of one story", "Harbour Courier", "Ledger")
        when = next(line for line in seen.splitlines() if "When" in line)
        assert "≈ late March 2021" in when or "≠ late March 2021" in when
        assert "27–28 March 2021" in when
        assert "3 April 2021" in when
        assert when.rstrip("│ ").endswith("·")
        status = next(line for line in seen.splitlines() if "Status" in line)
        assert "→ planned" in status
        assert "= held" in status
        for mark in ("= same", "≈ less exact", "→ since changed", "≠ differs", "+ only here", "· silent"):
            assert mark in seen


async def test_at_80_columns_it_scrolls_by_source(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("c")
        seen = await until(pilot, "source 1 of 4", "▾ Harbour Courier")
        assert "Ledger" not in seen
        assert "· silent" in seen
        await pilot.press("l", "l", "right")
        await until(pilot, "source 4 of 4", "▾ Ledger", "◂")
        await pilot.press("l", "h")
        await until(pilot, "source 3 of 4")
        await pilot.press("a")
        await until(pilot, "of 5", "all sources")
        await pilot.press("escape")
        assert "source 3" not in screen_text(pilot)


async def test_enter_goes_to_the_words_of_the_cell(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("c")
        await until(pilot, "source 1 of 4")
        await pilot.press("l", "l")
        await cursor_on(pilot, "When")
        await pilot.press("enter")
        await until(pilot, "▶ Adela Marsh and Tomas Okell meet again")
        await pilot.press("H")
        await until(pilot, "Second summit planned")


async def test_a_source_that_says_nothing_is_said_to(start: Start, story: Path) -> None:
    async with start(story, size=(120, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("c")
        await until(pilot, "Candidates")
        await cursor_on(pilot, "Candidates")
        await pilot.press("l", "enter")
        assert await told(pilot, "says nothing")
