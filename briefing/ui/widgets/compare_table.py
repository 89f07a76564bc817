"""A table whose columns are sources: as many of them as there is room for, the rest to the side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.segment import Segment
from textual.strip import Strip

from briefing.ui.graphemes import cells, drawn, fit
from briefing.ui.lineindex import wrap
from briefing.ui.view.agreement import SILENT
from briefing.ui.view.comparison import Cell, Line
from briefing.ui.view.rows import Item, Run
from briefing.ui.view.sidebar import MARKS
from briefing.ui.widgets.bars import Bar
from briefing.ui.widgets.item_list import ItemList

COLUMN = 23
"""The fewest cells of a column, its mark included."""

CELL_LINES = 3
"""The most lines of a cell; what is longer is cut, since Enter leads to the words."""


class CompareTable(ItemList):
    """Rows of cells with a cursor on one cell. ``columns`` are article ids, ``column`` the cursor's."""

    def __init__(self) -> None:
        super().__init__(id="table")
        self.lines: Sequence[Line] = ()
        self.columns: Sequence[str] = ()
        self.column = 0
        self.first = 0

    def fill(self, lines: Sequence[Line], columns: Sequence[str], column: int) -> None:
        """Show these rows and columns with the cursor in ``column``."""
        self.lines, self.columns = lines, columns
        self.column = max(0, min(column, len(columns) - 1))
        self.show([Item((), line.key if line.cells else None) for line in lines])

    def move_column(self, step: int) -> bool:
        """The cursor a column to the side; whether there is one."""
        column = self.column + step
        if not 0 <= column < len(self.columns):
            return False
        self.column = column
        self.rewrap()
        return True

    @property
    def cell(self) -> Cell | None:
        """What stands under the cursor."""
        if not 0 <= self.cursor < len(self.lines) or not self.columns:
            return None
        return self.lines[self.cursor].cells.get(self.columns[self.column])

    def label_width(self) -> int:
        """Cells for the names of the rows."""
        return max(16, min(26, self.size.width // 4))

    def in_sight(self) -> tuple[range, int]:
        """The columns in sight and the cells that each has."""
        room = self.size.width - 1 - self.label_width()
        number = max(1, min(room // COLUMN, len(self.columns)))
        self.first = max(min(self.first, self.column), self.column - number + 1)
        self.first = max(0, min(self.first, len(self.columns) - number))
        return range(self.first, self.first + number), min(room // number, 40)

    def rewrap(self) -> None:
        """Lay out the columns in sight; without rows, what is shown in their place."""
        if not self.lines:
            super().rewrap()
            return
        self._lines, self._firsts = [], [0]
        if self.size.width > self.label_width() + 8:
            seen, width = self.in_sight()
            for row, line in enumerate(self.lines):
                self._lines += self._row(row, line, seen, width) if line.cells else self._heading(row, line)
                self._firsts.append(len(self._lines))
        super(ItemList, self).rewrap()

    def set_cursor(self, row: int, *, tell: bool = True) -> None:
        """Move the cursor; its mark is in the cell."""
        before = self.cursor
        super().set_cursor(row, tell=tell)
        if before != self.cursor:
            self.rewrap()

    def _heading(self, row: int, line: Line) -> list[list[Run]]:
        width = self.size.width - 2
        name = fit(line.label, width)
        style = f"fact--{line.kind}" if line.kind else "row--heading"
        detail = fit(f"  {line.detail}", width - cells(name)) if line.detail else ""
        runs: list[Run] = [(name, (style,)), (detail, ("row--quiet",))]
        return [[], runs] if row else [runs]

    def _row(self, row: int, line: Line, seen: range, width: int) -> list[list[Run]]:
        label = self.label_width()
        style = (f"fact--{line.kind}",) if line.kind else ()
        left: list[Run] = []
        if line.kind:
            left.append((f"{MARKS[line.kind]} {fit(line.label, label - 3)}", style))
        else:
            left.append((f"  {fit(line.label, label - 3)}", style))
            if line.detail:
                left.append((f"  {fit(line.detail, label - 3)}", ("row--quiet",)))
        columns = [self._cell(row, number, line.cells.get(self.columns[number]), width) for number in seen]
        laid: list[list[Run]] = []
        for lead, *parts in zip_longest(left, *columns, fillvalue=("", ())):
            words, names = lead
            runs: list[Run] = [(words + " " * (label - cells(words)), names)]
            for words, names in parts:
                runs.append((words + " " * (width - cells(words)), names))
            laid.append(runs)
        return laid

    def _cell(self, row: int, number: int, cell: Cell | None, width: int) -> list[Run]:
        at = "▸" if row == self.cursor and number == self.column else " "
        here: tuple[str, ...] = ("story--now",) if at.strip() else ()
        if cell is None:
            return [(f"{at}{SILENT}", here or ("row--quiet",))]
        style = {"=": "story--agree", "≠": "story--differ", "→": "story--differ", "+": "row--detail"}.get(cell.mark)
        names = (style or "row--candidate", *here)
        room = width - 5
        pieces = [drawn(cell.words[a:b]) for a, b in wrap(cell.words, max(6, room))]
        if len(pieces) > CELL_LINES:
            pieces = [*pieces[: CELL_LINES - 1], fit(pieces[CELL_LINES - 1] + " …", room)]
        return [(f"{at}{cell.mark} {piece}" if not i else f"   {piece}", names) for i, piece in enumerate(pieces)]

    def line_runs(self, line: int) -> Iterable[Run]:
        """One line with the cursor's bar before it."""
        yield self.bar(self.row_at(line)), ("row--title",)
        laid = self._lines[line]
        if not isinstance(laid, int):
            yield from laid


class ColumnHeads(Bar):
    """Outlets and dates over the columns in sight, with arrows to those that are not."""

    def __init__(self, table: CompareTable) -> None:
        super().__init__(id="heads")
        self._table = table
        self._heads: dict[str, tuple[str, str]] = {}

    def show(self, heads: dict[str, tuple[str, str]]) -> None:
        """Outlet and date of each article."""
        self._heads = heads
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Outlets on the first line, dates on the second."""
        table = self._table
        width = self.size.width
        if not table.size.width or not table.columns:
            return Strip.blank(width, self.rich_style)
        seen, column = table.in_sight()
        label = table.label_width() + 1
        before, after = seen.start, len(table.columns) - seen.stop
        where = (
            f" source {table.column + 1} of {len(table.columns)}"
            if not y
            else f" {'◂' if before else ' '} {'▸' if after else ' '}"
        )
        segments = [Segment(fit(where, label).ljust(label), self.part("bar--quiet"))]
        for number in seen:
            words = fit(self._heads.get(table.columns[number], ("", ""))[y], column - 3)
            strong = number == table.column
            lead = " ▾ " if strong and not y else "   "
            segments.append(
                Segment(
                    lead + words + " " * (column - 3 - cells(words)),
                    self.part(*(("bar--strong",) if strong else ("bar--quiet",) if y else ())),
                )
            )
        return Strip(segments).adjust_cell_length(width, self.rich_style)
