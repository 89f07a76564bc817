"""A list of headings, paragraphs and quotations, some of which can be chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefing.ui.view.rows import Item, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.widgets.paragraphs import lay
from briefing.ui.widgets.row_list import RowList


class ItemList(RowList):
    """Lays paragraphs out at its width; rows of one line cost nothing until they are in sight."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own way
        "row--heading",
        "row--detail",
        "row--candidate",
        "row--status",
        "row--note",
        *(f"fact--{kind}" for kind in MARKS),
        *(f"mark--{kind}" for kind in MARKS),
        "search--match",
        "watch",
        "story--agree",
        "story--differ",
        "story--now",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self._firsts: list[int] = [0]
        self._lines: list[list[Run] | int] = []

    def show(self, items: Sequence[Item], at: int | None = None) -> None:
        """Show these with the cursor on row ``at``, by default on the target it was on, else on the first one."""
        chosen = self.target
        self.items = items
        rows = [row for row, item in enumerate(items) if item.target is not None]
        same = next((row for row in rows if items[row].target == chosen), None) if chosen is not None else None
        wanted = at if at is not None else same
        near = [row for row in rows if row >= self.cursor] if chosen is not None else rows
        self.cursor = wanted if wanted is not None else (near or rows[-1:] or [-1])[0]
        self.rewrap()
        self.show_cursor()

    @property
    def target(self) -> object:
        """What the cursor's row means."""
        return self.items[self.cursor].target if 0 <= self.cursor < len(self.items) else None

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.items)

    @property
    def line_count(self) -> int:
        """How many lines they take at this width."""
        return len(self._lines)

    def selectable(self, row: int) -> bool:
        """Only rows with a target can be chosen."""
        return 0 <= row < len(self.items) and self.items[row].target is not None

    def row_lines(self, row: int) -> range:
        """The lines of one row."""
        return range(self._firsts[row], self._firsts[row + 1]) if row + 1 < len(self._firsts) else range(1)

    def row_at(self, line: int) -> int:
        """The row on ``line``."""
        return bisect_right(self._firsts, line) - 1

    def rewrap(self) -> None:
        """Lay everything out at the pane's width."""
        width = self.size.width - 2
        self._lines, self._firsts = [], [0]
        if width > 0:
            for row, item in enumerate(self.items):
                if item.draw:
                    self._lines.append(row)
                else:
                    self._lines += lay(item.paragraphs, width) or [[]]
                self._firsts.append(len(self._lines))
        super().rewrap()

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor's row in sight."""
        if len(self._firsts) > self.cursor + 1:
            super().show_cursor()

    def line_runs(self, line: int) -> Iterable[Run]:
        """One line with the cursor's bar before it."""
        row = self.row_at(line)
        yield self.bar(row), ("row--title",)
        laid = self._lines[line]
        if isinstance(laid, int):
            draw = self.items[laid].draw
            if draw:
                yield from draw(self.size.width - 2)
        else:
            yield from laid
