"""Searching the library from the reader: as one types, in the order of the keys, to the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start, screen_text
from tests.ui.story_articles import MUSEUM, reader, story, until, write

__all__ = ["story"]


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_found_opens_at_the_words(start: Start, story: Path, size: tuple[int, int]) -> None:
    async with start(story, size=size) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("S")
        await until(pilot, "date:2019-02..2019-03")
        await pilot.press(*"museum glass")
        await until(pilot, "A museum of glass")
        await pilot.press("enter")
        await until(pilot, "opened in Brackenridge")
        screen = reader(pilot)
        assert screen.session.article
        assert screen.session.article.title == "A museum of glass"


@pytest.mark.asyncio
async def test_enter_in_one_burst_with_the_words_waits_for_their_answer(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("S", *"museum", "enter")
        await until(pilot, "opened in Brackenridge")


@pytest.mark.asyncio
async def test_an_article_that_is_not_open_is_brought(start: Start, story: Path, home: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("q")
    alone = write(home / "alone", [MUSEUM])
    async with start(alone) as pilot:
        await pilot.press("S", *'"port ellery" person:okell', "enter")
        await pilot.pause(0.5)
        screen = reader(pilot)
        assert len(screen.session.entries) == 2
        assert screen.session.article
        assert "Port Ellery" in screen.session.article.text
        await pilot.press("K")
        await until(pilot, "opened in Brackenridge")


@pytest.mark.asyncio
async def test_a_field_that_is_none_is_told(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("S", *"is:purple")
        await until(pilot, "is:purple: an article is unread")
        assert "Nothing in the library" not in screen_text(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is reader(pilot)
