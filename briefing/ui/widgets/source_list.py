"""The list of sources: two lines each, as cheap for ten thousand as for ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.ui.graphemes import cells, fit
from briefing.ui.view.rows import Run, SourceRow
from briefing.ui.widgets.row_list import RowList

ROW_HEIGHT = 2


class SourceList(RowList):
    """Rows are asked for only when they come into sight."""

    COMPONENT_CLASSES = {"source--unread", "source--open", "source--skipped", "watch"}  # noqa: RUF012 - Textual's own way

    def __init__(self, describe: Callable[[int], SourceRow], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._describe = describe
        self._count = 0

    def set_count(self, count: int) -> None:
        """There are now ``count`` sources; those in sight are drawn again."""
        self._count = count
        self.cursor = min(self.cursor, count - 1)
        if self.cursor < 0 and count:
            self.cursor = 0
        self.rewrap()

    def changed(self, rows: Sequence[int]) -> None:
        """These rows say something else now."""
        self.redraw(line for row in rows for line in self.row_lines(row))

    @property
    def row_count(self) -> int:
        """How many sources there are."""
        return self._count

    @property
    def line_count(self) -> int:
        """Two lines a source."""
        return self._count * ROW_HEIGHT

    def row_lines(self, row: int) -> range:
        """The two lines of one source."""
        return range(row * ROW_HEIGHT, (row + 1) * ROW_HEIGHT)

    def row_at(self, line: int) -> int:
        """The source on ``line``."""
        return line // ROW_HEIGHT

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor's row in sight."""
        if self.selectable(self.cursor) and self.size.height:
            lines = self.row_lines(self.cursor)
            self.reveal(lines[0], lines[-1])

    def line_runs(self, line: int) -> Iterable[Run]:
        """A source's mark and title, or what is known of it."""
        row = self.row_at(line)
        source = self._describe(row)
        width = self.size.width - 4
        yield self.bar(row), ("row--title",)
        if line % ROW_HEIGHT:
            detail = fit(source.detail, width)
            yield f"  {detail}", ("source--skipped",) if source.skipped else ("row--quiet",)
            space = width - cells(detail) - len(source.tally)
            if source.tally and space >= 2:
                yield " " * space + source.tally, ("row--quiet",)
            return
        mark = "✗" if source.skipped else "○" if source.read else "●"
        styles = ["source--skipped"] if source.skipped else [] if source.read else ["source--unread"]
        if source.open:
            styles.append("source--open")
        yield f"{mark} ", tuple(styles)
        if source.watched:
            yield "⚑ ", ("watch",)
            width -= 2
        if source.marks:
            yield f"{source.marks} ", ("row--title",)
            width -= cells(source.marks) + 1
        yield fit(source.title, width), tuple(styles)
