"""Watched terms: the real app, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Config
from tests.ui.conftest import Start, screen_text, styled
from tests.ui.story_articles import choose, story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


async def test_a_term_is_marked_in_the_text_flagged_in_the_list_and_kept(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        before = styled(pilot, "Second summit planned for late March")
        assert before
        await pilot.press("w", *"candidates")
        await until(pilot, "Watch for “candidates”")
        await pilot.press("enter")
        await until(pilot, "⚑ candidates", "in 1 source")
        await pilot.press("escape")
        seen = await until(pilot, "⚑ Second summit")
        assert seen.count("⚑") == 1
        assert "underline" in styled(pilot, "candidates")
    async with start(story) as pilot:
        await until(pilot, "⚑ Second summit")


async def test_a_term_of_the_configuration_can_be_dropped_and_added_again(start: Start, story: Path) -> None:
    config = Config(watch=("Okell",))
    async with start(story, config=config) as pilot:
        await until(pilot, "⚑ A later")
        await pilot.press("w")
        await until(pilot, "⚑ Okell", "in 3 sources")
        await pilot.press("delete", "escape")
        await pilot.pause()
        assert "⚑" not in screen_text(pilot)
    async with start(story, config=config) as pilot:
        await until(pilot, "4 of 5")
        assert "⚑" not in screen_text(pilot)
        await pilot.press("w", *"okell", "enter", "escape")
        await until(pilot, "⚑ A later")


async def test_the_chosen_name_is_proposed(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press("w")
        await until(pilot, "Watch for “Lena Hartwig”")


async def test_enter_on_a_term_lists_its_sources(start: Start, story: Path) -> None:
    async with start(story, config=Config(watch=("glass",))) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("w", "enter")
        await until(pilot, "1 of 5: “glass”")
