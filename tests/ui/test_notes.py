"""Notes: on a fact, on words, on the article; shown beside them, kept, taken away, exported with their citation."""

from __future__ import annotations

import pytest

from briefing.cli.main import main
from tests.ui.conftest import Start, screen_text
from tests.ui.story_articles import until


@pytest.mark.asyncio
async def test_notes_stand_beside_what_they_are_on_and_stay(
    start: Start, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    async with start(size=(120, 40)) as pilot:
        await pilot.press("a", *"read twice", "enter")
        await until(pilot, "✎ read twice")
        await pilot.press("tab", "a")
        await until(pilot, "Note on")
        await pilot.press(*"who says so?", "enter")
        await until(pilot, "✎ who says so?")
        await pilot.press("escape", "escape", "slash", *"cod is", "enter", "a", *"odd", "enter")
        await until(pilot, "is counted", "odd")
    async with start(size=(120, 40)) as pilot:
        await until(pilot, "✎ read twice", "✎ who says so?")
        await pilot.press("a")
        await until(pilot, "Note on")
        await pilot.press("ctrl+u", "enter")
        await pilot.pause(0.2)
        assert "read twice" not in screen_text(pilot)
    capsysbinary.readouterr()
    assert main(["export", "notes"]) == 0
    written = capsysbinary.readouterr().out.decode()
    assert (
        "“Norland and Sudria set a date for talks”, Harbour Courier, 2021-03-02, https://example.org/talks" in written
    )
    assert "who says so?" in written
    assert "> Paragraph 0 says how cod is counted" in written
    assert "read twice" not in written


@pytest.mark.asyncio
async def test_a_note_on_selected_words_is_on_exactly_those(
    start: Start, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    async with start(size=(120, 40)) as pilot:
        lines = screen_text(pilot).split("\n")
        (row,) = (y for y, line in enumerate(lines) if "Paragraph 0 says how" in line)
        column = lines[row].index("Paragraph 0")
        text = pilot.app.screen.query_one("#text")
        x, y = column - text.region.x, row - text.region.y
        await pilot.mouse_down(text, offset=(x + len("Paragraph 0 "), y))
        await pilot.hover(text, offset=(x + len("Paragraph 0 says how") - 1, y))
        await pilot.mouse_up(text, offset=(x + len("Paragraph 0 says how") - 1, y))
        await pilot.press("a")
        await until(pilot, "Note on “says how”")
        await pilot.press(*"odd words", "enter")
        await until(pilot, "✎ “says how”: odd words")
        assert pilot.app.screen.selections == {}
    capsysbinary.readouterr()
    assert main(["export", "notes"]) == 0
    assert "> says how\n" in capsysbinary.readouterr().out.decode()
