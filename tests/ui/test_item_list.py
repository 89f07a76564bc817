"""A list of thousands of rows: what is in sight is laid out, and the rest when it is come to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.app import App, ComposeResult

from briefing.ui.view.rows import BLANK, Item, Paragraph
from briefing.ui.widgets.item_list import ItemList

ROWS = 5_000


class Long(App[None]):
    CSS = "ItemList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.list = ItemList()
        self.told: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def tell(self, number: int) -> Iterable[Paragraph]:
        self.told.append(number)
        yield Paragraph(f"Row {number} " + "and more " * (number % 4 * 5))

    def on_mount(self) -> None:
        rows = [(Item((), n, tell=lambda _, n=n: self.tell(n)), BLANK) for n in range(ROWS)]  # type: ignore[misc]
        self.list.show([item for pair in rows for item in pair])


def seen(app: Long) -> str:
    return "\n".join(app.list.render_line(y).text for y in range(app.list.size.height))


@pytest.mark.asyncio
async def test_only_what_is_in_sight_is_told_at_first() -> None:
    app = Long()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "Row 0 " in seen(app)
        assert max(app.told) < 40
        app.list.move_page(1)
        await pilot.pause()
        assert max(app.told) < 200


@pytest.mark.asyncio
async def test_every_row_can_be_come_to_by_keys_wheel_and_line() -> None:
    app = Long()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.list.move_to_end(last=True)
        await pilot.pause()
        assert f"Row {ROWS - 1} " in seen(app)
        lines = app.list.line_count
        app.list.move_to_end(last=False)
        await pilot.pause()
        assert "Row 0 " in seen(app)
        assert app.list.line_count == lines
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        for _ in range(40):
            app.list.scroll_lines(lines)
            await pilot.pause()
        assert f"Row {ROWS - 1} " in seen(app)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "Row " in seen(app)


@pytest.mark.asyncio
async def test_rows_stand_on_their_lines_however_they_are_come_to() -> None:
    app = Long()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        lazily = [app.list.row_at(line) for line in range(400)]
        assert [row for row in range(40) for _ in app.list.row_lines(row)] == [row for row in lazily if row < 40]
