"""A list of rows of one or more lines with a cursor: it costs what is in sight, however long it is."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Click, Resize
from textual.message import Message

from briefing.ui.widgets.line_pane import LinePane


class RowList(LinePane):
    """Rows stand one below the other; the cursor moves among those that can be chosen."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own way
        "row--cursor",
        "row--edge-focused",
        "row--quiet",
        "row--title",
    }
    edge = ""
    """The border that stands out where the list has the keyboard: left, right or none."""

    class Chosen(Message):
        """The reader chose ``row``."""

        def __init__(self, pane: RowList, row: int) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cursor = -1
        self.moved: Callable[[], None] | None = None
        """Called when the reader has moved the cursor: a message would be painted one frame after the cursor."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_lines(self, row: int) -> range:
        """The lines on which ``row`` stands; none before the rows are laid out."""
        raise NotImplementedError

    def row_at(self, line: int) -> int:
        """The row that stands on ``line``."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Whether the cursor may stand on ``row``."""
        return 0 <= row < self.row_count

    def rewrap(self) -> None:
        """Lay the rows out at a new width."""
        self.forget()
        self.resize_content()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lay the rows out at the new width and keep the cursor in sight."""
        if event.size.width:
            self.rewrap()
            self.show_cursor()

    def set_cursor(self, row: int, *, tell: bool = True) -> None:
        """Move the cursor to ``row``, in sight, and call ``moved`` unless ``tell`` is false."""
        if row == self.cursor or not self.selectable(row):
            return
        changed = [r for r in (self.cursor, row) if 0 <= r < self.row_count]
        self.cursor = row
        self.redraw(line for r in changed for line in self.row_lines(r))
        self.show_cursor()
        if tell and self.moved:
            self.moved()

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor's row in sight."""
        if self.selectable(self.cursor) and self.size.height:
            lines = self.row_lines(self.cursor)
            if not lines:
                return
            first = 0 if all(not self.selectable(r) for r in range(max(0, self.cursor - 3), self.cursor)) else lines[0]
            fits = lines[-1] - first < self.size.height
            self.reveal(first if fits else lines[0], lines[-1])

    def move(self, delta: int) -> None:
        """Move the cursor by ``delta`` rows that can be chosen, as far as there are any."""
        row, left, step = self.cursor, abs(delta), 1 if delta > 0 else -1
        target = row
        while left and 0 <= row + step < self.row_count:
            row += step
            if self.selectable(row):
                target, left = row, left - 1
        self.set_cursor(target)

    def move_page(self, pages: float) -> None:
        """Move the cursor by so many screens of rows."""
        height = 1 if self.cursor < 0 else max(1, len(self.row_lines(self.cursor)))
        rows = max(1, int(abs(pages) * self.size.height / height) - 1)
        self.move(rows if pages > 0 else -rows)

    def move_to_end(self, *, last: bool) -> None:
        """Move the cursor to the last row that can be chosen, or to the first."""
        rows = range(self.row_count - 1, -1, -1) if last else range(self.row_count)
        for row in rows:
            if self.selectable(row):
                self.set_cursor(row)
                return

    def choose(self) -> None:
        """Choose the cursor's row."""
        if self.selectable(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def line_base(self, line: int) -> tuple[str, ...]:
        """The cursor's row stands out."""
        return ("row--cursor",) if line < self.line_count and self.row_at(line) == self.cursor else ()

    def show_focus(self) -> None:
        """Draw the edge again."""
        if self.edge:
            rule = f"border_{self.edge}"
            if self.has_focus:
                self.styles.set_rule(rule, ("heavy", self.get_component_styles("row--edge-focused").color))
            else:
                self.styles.clear_rule(rule)
            self.refresh_edges()

    def notify_style_update(self) -> None:
        """Have the edge in the new theme's colour."""
        super().notify_style_update()
        if self.edge and self.has_focus:
            self.call_later(self.show_focus)

    def bar(self, row: int) -> str:
        """The mark before the cursor's row, which shows it without colour."""
        return "▌" if row == self.cursor else " "

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        line = self.top_line + event.y
        row = self.row_at(line) if line < self.line_count else -1
        if self.selectable(row):
            self.set_cursor(row)
            self.choose()
