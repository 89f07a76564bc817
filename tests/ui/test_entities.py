"""The list of all names: what it tells, to the dossier, and several corrected at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start, screen_text
from tests.ui.story_articles import story, until

__all__ = ["story"]


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_names_are_listed_with_days_and_sources_and_open(
    start: Start, story: Path, size: tuple[int, int]
) -> None:
    async with start(story, size=size) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("E")
        await until(pilot, "PEOPLE ·", "Adela Marsh", "2021")
        await pilot.press("enter")
        await until(pilot, "MENTIONS")


@pytest.mark.asyncio
async def test_several_are_left_out_at_once_and_taken_back(start: Start, story: Path) -> None:
    async with start(story, size=(120, 40)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("E")
        shown = await until(pilot, "PEOPLE · 4")
        assert "marked" not in shown
        await pilot.press("space", "space")
        await until(pilot, "2 marked")
        await pilot.press("X")
        await until(pilot, "PEOPLE · 2")
        await pilot.press("u")
        await until(pilot, "PEOPLE · 4")


@pytest.mark.asyncio
async def test_marked_ones_are_made_one(start: Start, story: Path) -> None:
    async with start(story, size=(120, 40)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("E")
        await until(pilot, "PEOPLE · 4")
        await pilot.press("space", "space", "m")
        await until(pilot, "PEOPLE · 3")
        assert "marked" not in screen_text(pilot)


@pytest.mark.asyncio
async def test_an_article_is_piped_to_a_command(start: Start, folder: Path, home: Path) -> None:
    out = home / "piped.txt"
    async with start() as pilot:
        await pilot.press("|", *f"cat > {out}", "enter")
        for _ in range(100):
            if out.exists() and out.stat().st_size:
                break
            await pilot.pause(0.02)
        assert "Norland and Sudria will hold talks" in out.read_text()
        await pilot.press("\\", "ctrl+u", *f"cat > {out}", "enter")
        for _ in range(100):
            if out.read_text().startswith("{"):
                break
            await pilot.pause(0.02)
        assert '"Lena Hartwig"' in out.read_text()
