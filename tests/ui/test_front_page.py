"""The front page: stories before files, and from a story to its articles, its timeline, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.story.news import NewsStory
from briefing.ui.screens.front_page import FrontPage
from tests.ui.conftest import Start, screen_text, told
from tests.ui.story_articles import COURIER, GAZETTE, LEDGER, POST, reader, story, until, write

__all__ = ["story"]

MUSEUM = """---
title: A museum of glass, report {n}
outlet: Strait Gazette {n}
published: 2021-02-{n:02}
---
A museum of glass opened in Brackenridge, with lamps, bowls and windows from the old glass works; visitor {n} came.
"""


@pytest.fixture
def many(home: Path) -> Path:
    """Four articles on a summit, sixteen on a museum."""
    texts = [COURIER.replace("{filler}", ""), GAZETTE, POST, LEDGER]
    return write(home / "many", [*texts, *(MUSEUM.format(n=n) for n in range(1, 17))])


def front(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, FrontPage)
    return screen_text(pilot)


def _broken(query: str) -> None:
    raise OSError("the index is gone")


def story_at(screen: FrontPage) -> NewsStory:
    target = screen.list.target
    assert isinstance(target, NewsStory)
    return target


async def opened(pilot: Pilot[None]) -> None:
    for _ in range(200):
        if isinstance(pilot.app.screen, FrontPage) and "unread" in screen_text(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError(screen_text(pilot))


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_many_articles_open_on_their_stories(start: Start, many: Path, size: tuple[int, int]) -> None:
    async with start(many, size=size) as pilot:
        await opened(pilot)
        shown = front(pilot)
        assert "2 stories · 20 articles" in shown
        assert f"? keys  S search  t timeline  V said  x brief{'  c compare' if size[0] > 80 else ' '} " in shown
        assert "16 sources · Feb 1–16, 2021" in shown
        assert "second Marsh–Okell summit · Mar 27–28 · Port Ellery · ✓ held" in shown
        assert shown.index("sign") < shown.index("A museum")


@pytest.mark.asyncio
async def test_a_story_opens_with_its_sources_alone_and_esc_comes_back(start: Start, many: Path) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        screen = reader(pilot)
        assert len(screen.session.shown) == 16
        assert screen.session.entry
        assert "museum" in screen.session.entry.title
        await pilot.press("escape")
        await opened(pilot)
        list_ = pilot.app.screen.query_one("ItemList")
        assert getattr(list_, "target").title.startswith("A museum")  # noqa: B009 - of a widget asked for by name


@pytest.mark.asyncio
async def test_one_key_leads_to_the_timeline_of_a_story(start: Start, many: Path) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        await pilot.press("t")
        await until(pilot, "Timeline as known on")
        assert "museum" not in screen_text(pilot)


@pytest.mark.asyncio
async def test_a_story_is_marked_as_read_and_stays_so(start: Start, many: Path) -> None:
    for press, unread in (("M", "3 unread"), ("", "3 unread")):
        async with start(many) as pilot:
            await opened(pilot)
            if press:
                await pilot.press("j", press, "k")
                await pilot.pause()
            assert unread in front(pilot) or "4 unread" in front(pilot)
            assert "16 unread" not in front(pilot)


@pytest.mark.asyncio
async def test_a_few_articles_open_as_such_and_the_stories_are_a_key_away(start: Start, story: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        assert not isinstance(pilot.app.screen, FrontPage)
        await pilot.press("F")
        await opened(pilot)
        assert "museum" in front(pilot)


@pytest.mark.asyncio
async def test_whoever_has_begun_to_read_is_not_taken_away(start: Start, many: Path) -> None:
    async with start(many) as pilot:
        app = pilot.app
        if isinstance(app.screen, FrontPage):
            await pilot.press("escape")
        await pilot.press("j")
        reader(pilot).story_changed()
        await pilot.pause(0.5)
        assert not isinstance(app.screen, FrontPage)


@pytest.mark.asyncio
async def test_what_came_since_the_last_look_is_told(start: Start, home: Path) -> None:
    before = [COURIER.replace("{filler}", ""), GAZETTE, POST]
    museum = [MUSEUM.format(n=n) for n in range(1, 19)]
    async with start(write(home / "before", [*before, *museum])) as pilot:
        await opened(pilot)
        assert "new article" not in front(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
        assert reader(pilot).session.entry
    async with start(write(home / "after", [*before, LEDGER, *museum])) as pilot:
        await opened(pilot)
        # First as they were kept, then with what has come.
        await until(pilot, "+ now held; ", "1 new article")


@pytest.mark.asyncio
async def test_stories_are_joined_by_the_reader_and_taken_back(start: Start, many: Path) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        await pilot.press("m")
        await until(pilot, "The same story as")
        await pilot.press("enter")
        await until(pilot, "1 story · 20 articles")
        await pilot.press("u")
        await until(pilot, "2 stories · 20 articles")
        await pilot.press("U")
        await until(pilot, "1 story · 20 articles")


@pytest.mark.asyncio
async def test_an_article_is_parted_from_its_story_and_taken_back(start: Start, many: Path) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        await pilot.press("j", "enter", "X")
        await until(pilot, "15 of 20")
        assert len(reader(pilot).session.shown) == 15
        await pilot.press("F")
        await until(pilot, "3 stories · 20 articles")
        await pilot.press("escape", "u")
        await until(pilot, "16 of 20")
        await pilot.press("F")
        await until(pilot, "2 stories · 20 articles")


@pytest.mark.asyncio
async def test_a_saved_search_stands_on_the_front_page_and_opens(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        await pilot.press("escape", "S", *'"museum of glass"', "ctrl+s")
        await until(pilot, "Save this search as")
        await pilot.press("ctrl+u", *"glass", "enter")
        await pilot.pause()
        await pilot.press("escape", "F")
        await until(pilot, 'glass · "museum of glass" · 17 found')
        await pilot.press("g", "enter")
        await until(pilot, "Search the library")
        await until(pilot, "A museum of glass, report")
    async with start(many) as pilot:
        await opened(pilot)
        await until(pilot, "17 found")
        monkeypatch.setattr(reader(pilot).services.searches, "tally", _broken)
        await pilot.press("escape", "F")
        assert await told(pilot, "could not be counted: the index is gone")
        await pilot.press("g", "delete")
        await pilot.pause()
        assert "17 found" not in front(pilot)


@pytest.mark.asyncio
async def test_a_story_that_one_source_tells_does_not_say_so_of_each_fact(start: Start, home: Path) -> None:
    apart = f"{MUSEUM.format(n=1)}\nH. Lena Hartwig-Voss came."
    files = write(home / "few", [COURIER.replace("{filler}", ""), GAZETTE, apart])
    async with start(files, size=(120, 40)) as pilot:
        await until(pilot, "2 of 3 sources")
        while "A museum of glass, report" not in screen_text(pilot).splitlines()[0]:
            await pilot.press("J")
            await pilot.pause()
        for _ in range(200):
            if "1 of 3 sources" not in screen_text(pilot):
                break
            await pilot.pause(0.05)
        assert "H. Lena Hartwig-Voss" in screen_text(pilot)
        assert "2 of 3 sources" in screen_text(pilot)
        assert "1 of 3 sources" not in screen_text(pilot)


@pytest.mark.asyncio
async def test_all_articles_are_searched_from_the_front_page_and_esc_comes_back_to_the_place(
    start: Start, many: Path
) -> None:
    async with start(many, size=(160, 40)) as pilot:
        await opened(pilot)
        await pilot.press("j", "S")
        await until(pilot, "Search the library")
        await pilot.press(*"lamps")
        await until(pilot, "A museum of glass, report")
        box = pilot.app.screen.query_one("#box").region
        assert abs(box.x - (pilot.app.size.width - box.right)) <= 1  # in the middle
        await pilot.press("escape")
        await opened(pilot)
        list_ = pilot.app.screen.query_one("ItemList")
        assert getattr(list_, "target").title.startswith("A museum")  # noqa: B009 - of a widget asked for by name
        await pilot.press("/", *"lamps")
        await until(pilot, "A museum of glass, report")
        await pilot.press("enter")
        await pilot.pause()
        assert "lamps" in reader(pilot).session.article.text  # type: ignore[union-attr]


@pytest.mark.asyncio
@pytest.mark.parametrize("moved", [False, True])
async def test_the_cursor_is_on_top_until_it_is_moved_and_then_stays_with_its_story(
    start: Start, many: Path, moved: bool
) -> None:
    async with start(many) as pilot:
        await opened(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FrontPage)
        if moved:
            await pilot.press("j", "k")
        before = story_at(screen)
        kept = screen.story.listed()
        larger = [
            one
            if one.story.id == before.id
            else replace(one, story=replace(one.story, sources=10_000, last=before.last))
            for one in kept
        ]
        screen.story.update_news(larger)
        screen.refill()
        assert (screen.list.cursor, story_at(screen).id == before.id) == ((2, True) if moved else (0, False))


@pytest.mark.asyncio
async def test_the_facts_of_a_story_are_counted_among_its_sources(start: Start, many: Path) -> None:
    async with start(many, size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await until(pilot, "listed 4 of 20", "3 of 4 sources")
        assert "of 20 sources" not in screen_text(pilot)
        await pilot.press("escape", "escape", "F")
        await opened(pilot)
