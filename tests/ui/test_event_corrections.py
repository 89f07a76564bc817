"""Events and days of publication are corrected like people: a key in the dossier or the list, kept, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.story.linking.corrections import CORRECTIONS, Corrections
from briefing.ui.view.typed_days import typed_day, typed_days
from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import MUSEUM, reader, story, until, write

__all__ = ["story"]
SUMMIT = "second Marsh"


def kept() -> int:
    with Library.open() as library:
        return len((library.kept(CORRECTIONS, Corrections) or Corrections()).made)


@pytest.mark.asyncio
async def test_another_day_and_place_are_shown_kept_and_taken_back(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *SUMMIT, "enter")
        await until(pilot, "WHEN", "27–28 March 2021")
        await pilot.press("d", "ctrl+u", *"2021-04-10..2021-04-11", "enter")
        await until(pilot, "= 10–11 April 2021")
        await pilot.press("p", "ctrl+u", *"Saltmere", "enter")
        await until(pilot, "10–11 April 2021 · Saltmere")
    assert kept() > 1
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *SUMMIT, "enter")
        await until(pilot, "10–11 April 2021 · Saltmere")
        await pilot.press("u")
        await until(pilot, "10–11 April 2021 · Port Ellery")
        await pilot.press("u")
        await until(pilot, "27–28 March 2021 · Port Ellery")
    assert kept() == 0


@pytest.mark.asyncio
async def test_what_is_no_event_leaves_the_story_and_the_facts_beside_the_text(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5", "SUMMIT")
        await pilot.press("e", *SUMMIT, "enter")
        await until(pilot, "WHEN")
        await pilot.press("X")
        await until(pilot, "is left out. u takes that back")
        await pilot.press("escape")
        await pilot.pause()
        assert "SUMMIT" not in screen_text(pilot)
        await pilot.press("e", *SUMMIT)
        await until(pilot, "Nothing here has")
        await pilot.press("escape")


@pytest.mark.asyncio
async def test_what_is_no_day_is_said_and_a_name_has_none(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *SUMMIT, "enter")
        await until(pilot, "WHEN")
        await pilot.press("d", "ctrl+u", *"soon", "enter")
        assert await told(pilot, "“soon” is no day")
        await pilot.press("escape", "e", *"Hartwig", "enter")
        await until(pilot, "MENTIONS")
        await pilot.press("p")
        assert await told(pilot, "Only an event has a place")


@pytest.mark.asyncio
async def test_corrections_are_in_the_palette_of_the_dossier(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("e", *SUMMIT, "enter")
        await until(pilot, "WHEN")
        await pilot.press("ctrl+p", *"another place")
        await until(pilot, "The event is at another place")
        await pilot.press("enter")
        await until(pilot, "The place of second Marsh")


@pytest.mark.asyncio
async def test_an_undated_article_gets_a_day_and_loses_it_again(start: Start, home: Path) -> None:
    folder = write(home / "undated", [MUSEUM.replace("published: 2021-02-01\n", "")])
    async with start(folder) as pilot:
        await pilot.press("D", *"7 Feb 2021", "enter")
        await until(pilot, "Feb 7, 2021")
        published = reader(pilot).session.entries[0].article
        assert published
        assert published.published
        assert published.published.basis == "reader"
    async with start(folder) as pilot:
        await until(pilot, "Feb 7, 2021")
        await pilot.press("D", "ctrl+u", *"2021-02-08", "enter")
        await until(pilot, "Feb 8, 2021")
        await pilot.press("u")
        await until(pilot, "Feb 7, 2021")
        await pilot.press("u")
        assert await told(pilot, "No mark to take back")


@pytest.mark.asyncio
async def test_a_day_given_stands_above_the_text_too(start: Start, home: Path) -> None:
    folder = write(home / "headed", [MUSEUM.replace("title: A museum of glass", "title: Glass on show")])
    async with start(folder, size=(120, 30)) as pilot:
        await until(pilot, "Strait Gazette · Feb 1, 2021")
        await pilot.press("D", "ctrl+u", *"2021-02-08", "enter")
        await until(pilot, "Strait Gazette · Feb 8, 2021")
        for _ in range(200):
            if "Feb 1, 2021" not in screen_text(pilot):
                break
            await pilot.pause(0.02)
        assert "Feb 1, 2021" not in screen_text(pilot)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021-02-06", "2021-02-06"),
        ("6 Feb 2021", "2021-02-06"),
        ("February 6, 2021", "2021-02-06"),
        ("2021-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_typed_as_people_write_them(typed: str, day: str | None) -> None:
    assert typed_day(typed) == day
    assert typed_days(typed) == day


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2021-02-06..2021-02-08", "2021-02-06/2021-02-08"),
        ("6 Feb 2021 to 8 Feb 2021", "2021-02-06/2021-02-08"),
        ("2021-02-06 – 2021-02-06", "2021-02-06"),
        ("2021-02-08..2021-02-06", None),
        ("2021-02", "2021-02"),
        ("2021-13", None),
        ("2021", "2021"),
        ("2021-02-06..", None),
    ],
)
def test_spans_of_days_are_typed_with_dots_between(typed: str, value: str | None) -> None:
    assert typed_days(typed) == value
