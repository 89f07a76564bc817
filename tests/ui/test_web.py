"""Addresses and feeds from the reader: a real server, the real process that fetches, real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.ingest.web.subscriptions import FEEDS, Subscription, Subscriptions
from briefing.library import Library
from briefing.ui.app import BriefingApp
from tests.ingest.web.server import Server, serving
from tests.ui.conftest import Start, screen_text

pytestmark = pytest.mark.asyncio

CONFIG = Config(allow_private=True, pause=0)
LONG = " ".join(["The two ministers met on the shore of the lake and spoke for an hour about the border."] * 5)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        for n in range(3):
            body = f"<article><h1>Lake talks {n}</h1><p>{LONG} Number {n}.</p></article>"
            found.page(f"/a{n}", f"<html><head><title>Lake talks {n}</title></head><body>{body}</body></html>")
        items = "".join(
            f"<item><title>Lake talks {n}</title><link>{found.url}/a{n}</link>"
            "<pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate></item>"
            for n in range(3)
        )
        channel = f"<channel><title>The Lantern</title>{items}</channel>"
        found.page("/feed", f'<rss version="2.0">{channel}</rss>', "application/rss+xml")
        link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        found.page("/", f"<html><head>{link}</head><body></body></html>")
        yield found


async def type_in(pilot: Pilot[None], key: str, text: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    for character in text:
        await pilot.press(character)
    await pilot.press("enter")


async def until_said(pilot: Pilot[None], words: str) -> str:
    """The notice that has ``words``; the process that fetches may take a while to start."""
    for _ in range(1200):
        for notice in pilot.app._notifications:
            if words in notice.message:
                return notice.message
        await pilot.pause(0.05)
    raise AssertionError(f"nobody says {words!r}: {[n.message for n in pilot.app._notifications]}")


def app_of(pilot: Pilot[None]) -> BriefingApp:
    assert isinstance(pilot.app, BriefingApp)
    return pilot.app


async def test_an_address_is_added_behind_all_and_the_place_stays(start: Start, server: Server) -> None:
    async with start(config=CONFIG) as pilot:
        app = app_of(pilot)
        await pilot.press("j", "j", "j")
        before, count = app.session.current, len(app.session.entries)
        top = app.screen.text.top_offset  # type: ignore[attr-defined]
        await type_in(pilot, "A", f"{server.url}/a1")
        assert await until_said(pilot, "Added") == "Added: Lake talks 1 (92 words)"
        assert (app.session.current, app.screen.text.top_offset) == (before, top)  # type: ignore[attr-defined]
        assert [e.title for e in app.session.entries[count:]] == ["Lake talks 1"]
        await type_in(pilot, "A", f"{server.url}/none")
        assert "the server answers 404" in await until_said(pilot, "/none")
        await type_in(pilot, "A", f"{server.url}/")
        assert f"it names a feed, {server.url}/feed" in await until_said(pilot, "names a feed")
        await type_in(pilot, "A", "no address")
        await until_said(pilot, "Not an http or https address: no address")
        assert len(app.session.entries) == count + 1
    with Library.open() as library:
        assert f"{server.url}/a1" in [head.source for head in library.heads()]


async def test_private_addresses_are_refused_as_by_the_command(start: Start, server: Server) -> None:
    async with start() as pilot:
        await type_in(pilot, "A", f"{server.url}/a1")
        assert "private address" in await until_said(pilot, server.url)
    assert server.asked == []


async def test_feeds_are_followed_asked_and_dropped(start: Start, server: Server) -> None:
    async with start(config=CONFIG) as pilot:
        app = app_of(pilot)
        await pilot.press("R")
        await until_said(pilot, "No feeds are followed yet; W follows one.")
        await pilot.press("W")
        await pilot.pause()
        assert "No feeds are followed." in screen_text(pilot)
        await pilot.press("escape")
        await type_in(pilot, "W", f"{server.url}/")
        await until_said(pilot, "3 new articles from The Lantern")
        assert sorted(e.title for e in app.session.entries if "Lake" in e.title) == [
            f"Lake talks {n}" for n in range(3)
        ]
        with Library.open() as library:
            broken = Subscription(f"{server.url}/gone", "The Ghost")
            library.change(FEEDS, Subscriptions, lambda kept: (kept or Subscriptions()).put(broken))
        await pilot.press("R")
        assert "404" in await until_said(pilot, "The Ghost")
        await until_said(pilot, "No new articles from 1 of 2 feeds")
        await pilot.press("W")
        await pilot.pause()
        assert "The Lantern" in screen_text(pilot)
        assert "The Ghost  the server answers 404" in screen_text(pilot)
        await pilot.press("delete", "escape")
        await pilot.pause()
    with Library.open() as library:
        kept = library.kept(FEEDS, Subscriptions)
        assert kept
        assert [feed.name for feed in kept.feeds] == ["The Ghost"]
        assert len(library.heads()) >= 3


async def test_what_was_added_is_read_offline(start: Start, server: Server, home: Path) -> None:
    async with start(config=CONFIG) as pilot:
        await type_in(pilot, "A", f"{server.url}/feed")
        await until_said(pilot, "3 new articles")
    asked = len(server.asked)
    async with start(config=CONFIG) as pilot:
        await pilot.press("S", *"shore", "enter")
        for _ in range(200):
            await pilot.pause(0.05)
            if "Lake talks" in screen_text(pilot):
                break
        assert "Lake talks" in screen_text(pilot)
    assert len(server.asked) == asked
