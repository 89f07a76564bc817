"""The movements that every screen shares: they act on the pane that has the keyboard."""

from __future__ import annotations

from briefing.ui.widgets.line_pane import LinePane
from briefing.ui.widgets.row_list import RowList

KEPT_LINES = 2
"""Lines of the page before that stay in sight on the next."""


class Moving:
    """Mixed into a screen. A list moves its cursor, any other pane scrolls."""

    @property
    def pane(self) -> LinePane:
        """The pane that has the keyboard."""
        raise NotImplementedError

    def place_changed(self) -> None:
        """The pane was scrolled by the reader's hand."""

    def about_to_jump(self) -> None:
        """The pane is about to move further than a page."""

    def _move(self, lines: int = 0, pages: float = 0) -> None:
        pane = self.pane
        if isinstance(pane, RowList):
            pane.move(lines) if lines else pane.move_page(pages)
            return
        height = max(1, pane.size.height)
        page = max(1, height - KEPT_LINES if abs(pages) == 1 else height // 2)
        pane.scroll_lines(lines or (page if pages > 0 else -page))
        self.place_changed()

    def action_down(self) -> None:
        """A line or a row down."""
        self._move(lines=1)

    def action_up(self) -> None:
        """A line or a row up."""
        self._move(lines=-1)

    def action_page_down(self) -> None:
        """A page down."""
        self._move(pages=1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move(pages=-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self._move(pages=0.5)

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self._move(pages=-0.5)

    def action_top(self) -> None:
        """To the top of the text or the list."""
        self._to_end(last=False)

    def action_bottom(self) -> None:
        """To its end."""
        self._to_end(last=True)

    def _to_end(self, *, last: bool) -> None:
        pane = self.pane
        if isinstance(pane, RowList):
            pane.move_to_end(last=last)
            return
        self.about_to_jump()
        pane.jump_to_line(pane.line_count if last else 0)
        self.place_changed()
