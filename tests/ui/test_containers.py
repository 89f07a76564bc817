"""Large files of many articles are looked into behind the screen, and listed where they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import Config
from briefing.ingest import Source
from briefing.profiles import load_profile
from briefing.ui.app import BriefingApp
from briefing.ui.opening import SMALL, open_session
from briefing.ui.session import Session
from briefing.workers.library_client import LibraryClient
from tests.ui.conftest import Start

WORDS = "The two ministers met on the shore of the lake and spoke for an hour about the border. "


@pytest.fixture
def mixed(home: Path) -> Path:
    """A text, a large file of three articles, one that is damaged, and another text."""
    folder = home / "mixed"
    folder.mkdir()
    (folder / "a.md").write_text(f"# First\n\n{WORDS}\n")
    lines = [json.dumps({"title": f"Talks {n}", "text": WORDS, "more": "x" * (SMALL // 2)}) for n in range(3)]
    (folder / "b.jsonl").write_text("\n".join(lines))
    (folder / "c.zip").write_bytes(b"PK\x03\x04" + b"x" * SMALL)
    (folder / "d.md").write_text(f"# Last\n\n{WORDS}\n")
    return folder


def opened(folder: Path) -> Session:
    profile = load_profile()
    return open_session([str(folder)], Config(), profile, LibraryClient(None, profile, ephemeral=True))


def test_before_the_first_paint_large_files_are_left_alone(mixed: Path) -> None:
    session = opened(mixed)
    assert [entry.label for entry in session.entries] == ["a.md", "b.jsonl", "c.zip", "d.md"]
    assert session.article
    assert session.article.title == "First"


def titles(app: BriefingApp) -> list[str]:
    return [app.session.entries[row].title for row in app.session.shown]


async def until_listed(pilot: Pilot[None], count: int) -> list[str]:
    app = pilot.app
    assert isinstance(app, BriefingApp)
    for _ in range(1200):
        entries = app.session.entries
        if len(entries) >= count and all(entry.article or entry.skipped for entry in entries):
            return titles(app)
        await pilot.pause(0.05)
    raise AssertionError(titles(app))


@pytest.mark.asyncio
async def test_what_is_inside_stands_where_the_file_stood(start: Start, mixed: Path) -> None:
    async with start(mixed, config=Config(model="none-here")) as pilot:
        assert await until_listed(pilot, 6) == ["First", "Talks 0", "Talks 1", "Talks 2", "c.zip", "Last"]
        app = pilot.app
        assert isinstance(app, BriefingApp)
        assert app.session.current == 0
        assert "damaged archive" in app.session.entries[2].skipped
        seen = []
        for _ in range(4):
            await pilot.press("J")
            await pilot.pause()
            seen.append(app.session.article.title if app.session.article else "")
        assert seen == ["Talks 0", "Talks 1", "Talks 2", "Last"]
        await pilot.press("K")
        await pilot.pause()
        assert app.session.article
        assert app.session.article.title == "Talks 2"


def test_a_filter_holds_while_the_list_grows_within() -> None:
    sources = [Source(name, name, unseen=name == "b") for name in "abc"]
    session = Session(sources, [], load_profile())
    session.filter_sources([0, 2])
    rows = session.expand(1, [Source("b", f"b{n}", str(n)) for n in range(3)])
    assert rows == [1, 3, 4]
    assert list(session.shown) == [0, 3, 4, 2]
    session.filter_sources(None)
    assert [session.entries[row].label for row in session.shown] == ["a", "b0", "b1", "b2", "c"]
    assert [session.position(row) for row in (0, 1, 3, 4, 2)] == [0, 1, 2, 3, 4]
    assert session.append(Source("d", "d")) == 5
    assert list(session.shown) == [0, 1, 3, 4, 2, 5]
    session.current = 4
    assert session.neighbour(1) == 2
    assert session.neighbour(-1) == 3
