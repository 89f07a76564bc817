"""Stars, later, read: marked with a key, shown, kept, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library
from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import MUSEUM, reader, story, until, write

__all__ = ["story"]


@pytest.mark.asyncio
async def test_marks_are_shown_kept_and_taken_back(start: Start, story: Path) -> None:
    async with start(story, size=(160, 30)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("*", "l")
        await until(pilot, "✦»")
        await pilot.press("u")
        await until(pilot, "✦ ")
        assert "» Second" not in screen_text(pilot)
        article = reader(pilot).session.article
        assert article
        await pilot.press("q")
    with Library.open() as library:
        assert library.marked("starred") == {article.id}
        assert library.marked("later") == set()
    async with start(story, size=(160, 30)) as pilot:
        await until(pilot, "✦ ")


@pytest.mark.asyncio
async def test_all_listed_are_read_at_once_and_unread_again(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("M")
        assert await told(pilot, "articles read")
        assert all(e.read for e in reader(pilot).session.entries if e.article)
        await pilot.press("u")
        assert await told(pilot, "Taken back")
        assert sum(e.read for e in reader(pilot).session.entries) == 1
        await pilot.press("u")
        assert await told(pilot, "No mark to take back")


@pytest.mark.asyncio
@pytest.mark.parametrize(("key", "words"), [("*", "starred"), ("l", "for later")])
async def test_the_list_is_filtered_by_what_is_marked(start: Start, story: Path, key: str, words: str) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press(key, "f")
        await until(pilot, words)
        await pilot.press(*words, "enter")
        await until(pilot, f"1 of 5: {words}")
        assert len(reader(pilot).session.shown) == 1


@pytest.mark.asyncio
async def test_the_list_is_filtered_by_articles_without_a_date(start: Start, home: Path) -> None:
    undated = "\n".join(line for line in MUSEUM.splitlines() if not line.startswith("published:"))
    async with start(write(home / "two", [MUSEUM, undated.replace("glass", "stone")])) as pilot:
        await pilot.press("f")
        await until(pilot, "without a date")
        await pilot.press(*"without", "enter")
        await until(pilot, "1 of 2: without a date")
        entry = reader(pilot).session.entries[reader(pilot).session.shown[0]]
        assert entry.article
        assert "stone" in entry.article.title
