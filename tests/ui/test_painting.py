"""Panes draw their lines themselves: cell for cell what Textual would draw."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.widgets.line_pane import LinePane
from tests.ui.conftest import Start, settle


def cells(strips: list[Strip]) -> list[list[tuple[str, str]]]:
    """Each character with its look, so that it does not matter how a line is cut into segments."""
    return [[(c, str(segment.style)) for segment in strip for c in segment.text] for strip in strips]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("pressed", [(), ("tab", "j"), ("s",), ("question_mark",), ("t",)], ids=" ".join)
async def test_a_pane_draws_what_textual_would(
    start: Start, monkeypatch: pytest.MonkeyPatch, pressed: tuple[str, ...], no_color: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with start(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press(*pressed)
        await pilot.pause(0.3)
        panes = list(pilot.app.screen.query(LinePane))
        assert panes
        for pane in panes:
            whole = Region(0, 0, *pane.outer_size)
            own = cells(pane.render_lines(whole))
            pane.forget()
            assert own == cells(Widget.render_lines(pane, whole)), pane.id
