"""Why a fact is one: the real app and worker, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start, screen_text
from tests.ui.story_articles import choose, reader, story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


async def test_a_fact_tells_why_it_is_one_and_leads_to_the_words(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press("Y")
        await until(pilot, "Why: Lena Hartwig", "Asking the rules")
        for _ in range(600):  # a worker has to load the model first
            if "Asking" not in screen_text(pilot):
                break
            await pilot.pause(0.1)
        await until(pilot, "WHAT KIND OF NAME IT IS", "label of the model")
        await pilot.press("enter")
        await until(pilot, "Lena Hartwig")
        assert reader(pilot).is_current


async def test_without_a_chosen_fact_it_says_how_to_choose_one(start: Start, story: Path) -> None:
    async with start(story / "0.md") as pilot:
        await pilot.press("Y")
        await until(pilot, "Choose a fact first")
