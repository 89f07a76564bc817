"""What a small screen must not lose: the way out, the list of sources, and the dates and verbs of the timeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.model import Span
from briefing.ui.view.sidebar import Fact, Group
from tests.ui.conftest import Start, styled
from tests.ui.story_articles import choose, reader, story, until

__all__ = ["story"]
pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("t", "Timeline as known"),
        ("c", "Compare "),
        ("i", "SAID BY"),
        ("e", "Dossier of"),
        ("E", "names"),
        ("f", "Filter the sources"),
        ("w", "Watch for"),
        ("x", "Write the brief"),
        ("r", " 1  "),
        ("Y", "Why"),
        ("F", "stor"),
        ("S", "Search"),
    ],
)
async def test_every_screen_says_how_to_leave_it(start: Start, story: Path, keys: str, seen: str) -> None:
    async with start(story, size=(80, 24)) as pilot:
        await until(pilot, "4 of 5")
        await choose(pilot, "Lena Hartwig")
        await pilot.press(keys)
        shown = await until(pilot, "Esc", *([] if keys in "iE" else [seen]))
        assert re.search(r"Esc (close|articles|back|leave)", shown), shown


async def test_the_list_of_sources_is_no_narrower_on_a_wider_screen(start: Start, story: Path) -> None:
    widths = []
    for width in (80, 120, 160):
        async with start(story, size=(width, 24)) as pilot:
            if width < 110:
                await pilot.press("s")
            await pilot.pause()
            widths.append(reader(pilot).sources.size.width)
    assert widths == sorted(widths)


@pytest.mark.parametrize("width", [80, 200])
async def test_the_timeline_gives_each_row_its_day_and_each_sentence_whole(
    start: Start, story: Path, width: int
) -> None:
    async with start(story, size=(width, 60)) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("t")
        seen = await until(pilot, "now Mar 29")
        words = " ".join(part for line in seen.splitlines() for part in line.strip("│ ┃").split())
        assert "“Lena Hartwig, special envoy of Norland, met Okell on Friday.”" in words
        rows = [line for line in seen.splitlines() if re.search(r"[▤] ", line)]
        assert len(rows) == 5
        assert all(re.search(r"(Feb|Mar) \d", row) for row in rows)


async def test_watched_words_are_not_faint_without_colour(
    start: Start, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(story) as pilot:
        await until(pilot, "4 of 5")
        await pilot.press("w", *"candidates", "enter", "escape")
        await pilot.pause()
        style = styled(pilot, "candidates")
        assert "dim" not in style
        assert "underline" in style


@pytest.mark.parametrize("width", [20, 26, 27, 40])
async def test_a_heading_of_facts_is_cut_before_its_key(start: Start, story: Path, width: int) -> None:
    async with start(story, size=(160, 30)) as pilot:
        await until(pilot, "4 of 5")
        facts = reader(pilot).facts
        facts.styles.width = facts.styles.min_width = facts.styles.max_width = width
        await pilot.pause()
        fact = Fact("v1", "event", "Marsh opens the quay", (), (Span(0, 4),))
        group = Group("event", "In short · Summit", (fact,))
        facts.show([group], hidden=frozenset(), keys={"event": "1"})
        assert re.search(r"IN SHORT .*\[1\]( hide)?$", facts.render_line(0).text.rstrip())
