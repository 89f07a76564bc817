"""Without paths the reader opens what the library keeps, where it was left; with --ephemeral nothing is left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing import resources
from briefing.config import Config
from briefing.profiles import load_profile
from briefing.ui.opening import open_session
from briefing.workers.library_client import LibraryClient
from tests.terminal import Terminal
from tests.ui.conftest import Start
from tests.ui.story_articles import reader, story, until

__all__ = ["story"]

COMMAND = [sys.executable, "-m", "briefing"]


@pytest.mark.asyncio
async def test_the_library_opens_where_it_was_left(start: Start, story: Path, home: Path) -> None:
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("J", "J", "j", "j")
        await pilot.pause(0.5)
        left = reader(pilot).session.article
        assert left
        await pilot.press("q")
    for path in story.iterdir():
        path.unlink()
    library = LibraryClient(None, load_profile())
    session = open_session([], Config(), load_profile(), library)
    library.close()
    assert len(session.entries) == 8, "those of the folder in which nothing was opened are kept too"
    assert session.article == left
    assert session.entry
    assert session.entry.facts


@pytest.mark.asyncio
async def test_articles_whose_files_are_gone_are_read_from_the_library(start: Start, story: Path) -> None:
    for path in story.iterdir():
        path.unlink()
    library = LibraryClient(None, load_profile())
    heads, _ = library.heads()
    assert {a.title for a in library.articles([head.id for head in heads]).values()} >= {"A museum of glass"}
    library.close()


def test_the_list_is_filtered_as_it_was_left(home: Path) -> None:
    folder = home / "news"
    folder.mkdir()
    for name, outlet in (("a", "Strait Gazette"), ("b", "Lake Post")):
        told = f"# Talks in {name.upper()}lorn\n\nAnn Lee met Bo Roe in Oslo on Monday.\n"
        (folder / f"{name}.md").write_text(f"---\noutlet: {outlet}\npublished: 2031-03-0{len(name)}\n---\n{told}")
    said = "1 of 2: Strait Gazette"
    with Terminal([*COMMAND, str(folder)], env={"HOME": str(home)}) as terminal:
        terminal.wait_for("Talks in")
        terminal.settle(quiet=2)
        terminal.press("f")
        terminal.wait_for("Filter the sources")
        terminal.press(*"strait")
        terminal.wait_for("Strait Gazette")
        terminal.settle(quiet=0.5)
        terminal.press("enter")
        terminal.wait_for(said)
        terminal.press("q")
        assert terminal.wait() == 0
    with Terminal(COMMAND, env={"HOME": str(home)}) as terminal:
        terminal.wait_for(said)
        terminal.press("q")
        assert terminal.wait() == 0


def test_an_empty_library_says_what_to_do(home: Path) -> None:
    with Terminal(COMMAND, env={"HOME": str(home)}) as terminal:
        terminal.wait_for("briefing FOLDER")
        terminal.wait_for("briefing feeds add")


def test_nothing_is_left_by_an_ephemeral_reader(home: Path) -> None:
    article = home / "a.md"
    article.write_text("# Lake talks\n\nAnn Lee met Bo Roe in Oslo.\n")
    with Terminal([*COMMAND, "--ephemeral", str(article)], env={"HOME": str(home)}) as terminal:
        terminal.wait_for("Lake talks")
        terminal.settle(quiet=1)
        terminal.press("q")
    assert not resources.library_file().exists()
    assert not any(home.rglob("library.sqlite3"))
