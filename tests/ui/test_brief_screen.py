"""Writing the brief from the reader: the real app, real keys, real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


async def test_the_proposed_file_is_written(start: Start, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story)
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x")
        await until(pilot, "Write the brief of 5 sources", "brief-2021-03-29.md")
        await pilot.press("enter")
        assert await told(pilot, "Wrote the brief of 5 sources")
    written = (story / "brief-2021-03-29.md").read_text(encoding="utf-8")
    assert "Marsh–Okell summit" in written
    assert "27–28 March 2021" in written


async def test_another_form_changes_the_ending(start: Start, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story)
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x", "down", "down")
        await until(pilot, "brief-2021-03-29.json")
        await pilot.press("enter")
        assert await told(pilot, "Wrote")
    assert json.loads((story / "brief-2021-03-29.json").read_bytes())["format"].startswith("briefing.")


async def test_an_existing_file_takes_a_second_enter(start: Start, story: Path) -> None:
    existing = story.parent / "mine.html"
    existing.write_text("mine")
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x", "ctrl+u", *str(existing), "enter")
        await until(pilot, "mine.html exists: Enter again")
        assert existing.read_text() == "mine"
        await pilot.press("enter")
        assert await told(pilot, "Wrote")
    assert existing.read_text().startswith("<!")


async def test_a_folder_that_is_not_there_is_named(start: Start, story: Path) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x", "ctrl+u", *"nowhere/x.md", "enter")
        await until(pilot, "nowhere: no such folder")
        await pilot.press("escape")
        assert "Write the brief" not in screen_text(pilot)


async def test_corrections_of_the_reader_hold_in_the_brief(
    start: Start, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story)
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *"Tomas", "enter")
        await until(pilot, "Tomas Okell · 3 of 5 sources")
        await pilot.press("R", "ctrl+u", *"Thomas", "enter")
        await until(pilot, "Thomas · 3 of 5 sources")
        await pilot.press("escape", "x", "enter")
        assert await told(pilot, "Wrote")
    assert "Thomas" in (story / "brief-2021-03-29.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (".", "is a folder"),
        ("~nobody-here/x", "home"),
        ("x" * 300, "too long"),
        ("/dev/null", "no regular file"),
        ("/", "is a folder"),
    ],
)
async def test_what_cannot_be_a_file_is_said_and_the_line_stays(
    start: Start, story: Path, typed: str, said: str
) -> None:
    async with start(story, size=(120, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x", "ctrl+u")
        pilot.app.screen.query_one(Input).value = typed
        await pilot.press(*([] if typed == "/dev/null" else ["down", "up"]), "enter")
        line = pilot.app.screen.query_one("#hint", Static)
        assert said in str(line.content)


async def test_an_article_is_not_written_over(start: Start, story: Path) -> None:
    one = next(story.glob("*.md"))
    before = one.read_bytes()
    async with start(story, size=(120, 24)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("x", "ctrl+u")
        pilot.app.screen.query_one(Input).value = str(one)
        await pilot.press("enter", "enter")
        assert await told(pilot, "one of the articles")
    assert one.read_bytes() == before
