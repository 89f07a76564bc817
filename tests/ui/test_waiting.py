"""What fails behind a screen is said, and the wait for it ends; a click chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ui.screens.related import RelatedScreen
from tests.ui.conftest import Start, told
from tests.ui.story_articles import reader, story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


class _Broken:
    def related(self, *_: object) -> None:
        raise OSError("the index is gone")


async def test_a_comparison_that_fails_is_not_waited_for(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as pilot:
        monkeypatch.setattr(reader(pilot).services.story, "_finder", _Broken())
        await pilot.press("r")
        seen = await until(pilot, "could not be compared: the index is gone")
        assert "Comparing" not in seen


async def test_a_filter_that_fails_is_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("no such day")

    async with start() as pilot:
        monkeypatch.setattr("briefing.ui.source_filter.rows", broken)
        await pilot.press("f", *"cod", "enter")
        assert await told(pilot, "could not be filtered: no such day")


async def test_a_click_opens_the_related_article_under_it(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        before = reader(pilot).session.current
        await pilot.press("r")
        await until(pilot, " 1  ")
        await pilot.click("#related", offset=(6, 0))
        await pilot.pause(0.1)
        assert not isinstance(pilot.app.screen, RelatedScreen)
        assert reader(pilot).session.current != before
