"""A list of headings, paragraphs and quotations, some of which can be chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefing.ui.view.rows import Item, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.widgets.paragraphs import lay
from briefing.ui.widgets.row_list import RowList

AHEAD = 100
"""Rows, or lines, that are laid out beyond those that are asked for."""


class ItemList(RowList):
    """Lays paragraphs out at its width, down to what is in sight: a list of thousands is shown like one of ten."""

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
        self._width = 0

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
        """How many lines they take at this width; of rows that nobody has come near, at least how many."""
        left = len(self.items) + 1 - len(self._firsts) if self._width > 0 else 0
        return len(self._lines) + max(0, left)

    def selectable(self, row: int) -> bool:
        """Only rows with a target can be chosen."""
        return 0 <= row < len(self.items) and self.items[row].target is not None

    def row_lines(self, row: int) -> range:
        """The lines of one row."""
        self._lay(row=row)
        return range(self._firsts[row], self._firsts[row + 1]) if row + 1 < len(self._firsts) else range(1)

    def row_at(self, line: int) -> int:
        """The row on ``line``."""
        self._lay(line=line)
        return bisect_right(self._firsts, line) - 1

    def rewrap(self) -> None:
        """Lay out at the pane's width what is in sight, and the rest when it is come to."""
        self._lines, self._firsts = [], [0]
        self._width = self.size.width - 2
        self._lay(row=self.cursor, line=self.top_line + self.size.height)
        super().rewrap()

    def _lay(self, row: int = -1, line: int = -1) -> None:
        """Lay out all rows down to ``row`` and to ``line``, and some more."""
        done = len(self._firsts) - 1
        if self._width <= 0 or done >= len(self.items) or (done > row and len(self._lines) > line):
            return
        ahead = AHEAD if done else 0
        while done < len(self.items) and (done <= row + ahead or len(self._lines) <= line + ahead):
            item = self.items[done]
            if item.draw:
                self._lines.append(done)
            else:
                told = tuple(item.tell(self._width)) if item.tell else item.paragraphs
                self._lines += lay(told, self._width) or [[]]
            done += 1
            self._firsts.append(len(self._lines))
        if ahead:
            self.resize_content()

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor's row in sight."""
        if self._width > 0:
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
