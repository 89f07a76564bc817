"""What the panes show of themselves: which one has the keyboard, and how long their contents are."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from briefing.ui.screens.reader import ReaderScreen
from briefing.ui.theme import load_theme, theme_files
from briefing.ui.widgets.row_list import RowList
from tests.ui.conftest import Start, screen_text

THEMES = theme_files([Path(__file__).parents[2] / "themes"])

pytestmark = pytest.mark.asyncio


async def test_the_edge_of_the_pane_that_has_the_keyboard_stands_out(start: Start) -> None:
    async with start() as pilot:
        assert "┃" not in screen_text(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert screen_text(pilot).count("┃") >= _screen(pilot).facts.size.height
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert "┃" not in screen_text(pilot)


async def test_the_edge_has_the_accent_of_a_theme_chosen_meanwhile(start: Start) -> None:
    async with start() as pilot:
        await pilot.press("tab")
        before = _screen(pilot).facts.styles.border_left[1]
        pilot.app.register_theme(load_theme(THEMES["paper"]))
        pilot.app.theme = "paper"
        await pilot.pause()
        await pilot.pause()
        after = _screen(pilot).facts.styles.border_left[1]
        assert after != before
        assert after == Color.parse(pilot.app.theme_variables["accent"])


async def test_scroll_bars_tell_how_long_the_lists_are(start: Start) -> None:
    async with start(size=(120, 12)) as pilot:
        for key in ("J", "K", "J"):
            await pilot.press(key)
            await pilot.pause()
            for pane in (_screen(pilot).facts, _screen(pilot).sources):
                assert _length_told(pane) == pane.line_count, key


async def test_a_shorter_list_is_not_left_scrolled_past_its_end(start: Start) -> None:
    async with start(size=(120, 12)) as pilot:
        await pilot.press("tab", "G")
        await pilot.pause()
        facts = _screen(pilot).facts
        assert facts.top_line > 0
        await pilot.press("J")
        await pilot.pause()
        assert facts.top_line <= max(0, facts.line_count - facts.size.height)


def _length_told(pane: RowList) -> int:
    return pane.vertical_scrollbar.window_virtual_size


def _screen(pilot: Pilot[None]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen
