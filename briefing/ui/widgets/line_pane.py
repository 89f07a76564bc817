"""What the panes share: a scrolling view that draws single lines, with a cache of their strips."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.ui.view.rows import Run

CACHE_LIMIT = 4000
"""Strips kept: many screens, whatever the length of the text."""


class LinePane(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane whose content is ``line_count`` lines, each drawn on its own when it is first seen.

    Text reaches the screen as segments only, so nothing in it is ever read as markup.
    """

    ALLOW_SELECT = False

    # No pane is as large as what it holds, so that more or fewer lines need not lay the whole screen out.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show who has the keyboard.

        Textual would apply all rules to all component classes of the pane and have it drawn again: so no rule for a
        pane may ask for ``:focus``.
        """
        self.show_focus()

    def show_focus(self) -> None:
        """Draw what looks different where the pane has the keyboard."""

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line_runs(self, line: int) -> Iterable[Run]:
        """What stands on ``line``; the rest of its width is filled."""
        raise NotImplementedError

    def line_base(self, line: int) -> tuple[str, ...]:
        """Component classes under everything on ``line``."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw the line that is ``y`` below the top of the pane, from the cache where it is there."""
        line = self.scroll_offset.y + y
        strip = self._strips.get(line)
        if strip is None:
            strip = self._draw(line)
            if len(self._strips) >= CACHE_LIMIT:
                self._strips.clear()
            self._strips[line] = strip
        return strip

    def _draw(self, line: int) -> Strip:
        width = self.size.width
        if line >= self.line_count:
            return Strip.blank(width, self.style_of(()))
        base = self.line_base(line)
        segments: list[Segment] = []
        used = 0
        for text, names in self.line_runs(line):
            segments.append(Segment(text, self.style_of((*base, *names))))
            used += cell_len(text)
        if used < width:
            segments.append(Segment(" " * (width - used), self.style_of(base)))
        strip = Strip(segments, max(used, width))
        return strip if used <= width else strip.crop(0, width)

    def style_of(self, names: tuple[str, ...]) -> Style:
        """The pane's style with those of the component classes over it, in order."""
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(name, partial=True)
            self._styles[names] = style
        return style

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        self._strips.clear()
        self._styles.clear()
        super().notify_style_update()

    def redraw(self, lines: Iterable[int] | None = None) -> None:
        """Draw ``lines`` again, all by default; of them only those in sight cost anything."""
        if lines is None:
            self._strips.clear()
            self.refresh()
            return
        top, height = self.scroll_offset.y, self.size.height
        for line in lines:
            self._strips.pop(line, None)
            if top <= line < top + height:
                self.refresh_line(line)

    def resize_content(self) -> None:
        """Tell the scroll bar how many lines there are now, and stay within them."""
        self.virtual_size = Size(self.size.width, self.line_count)
        if self.scrollbars_enabled[0] and self.styles.scrollbar_size_vertical:
            self.vertical_scrollbar.window_virtual_size = self.line_count
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    @property
    def top_line(self) -> int:
        """The first line in sight."""
        return self.scroll_offset.y

    def jump_to_line(self, line: int) -> None:
        """Put ``line`` at the top, as far as the end of the content allows."""
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def reveal(self, first: int, last: int, *, context: int = 0) -> None:
        """Scroll as little as needed to have lines ``first`` to ``last`` in sight, ``context`` lines from the edges."""
        height, top = max(1, self.size.height), self.top_line
        context = min(context, max(0, (height - (last - first + 1)) // 2))
        if first - context < top:
            self.jump_to_line(first - context)
        elif last + context >= top + height:
            self.jump_to_line(min(first - context, last + context - height + 1))

    def scroll_lines(self, delta: int) -> None:
        """Scroll by ``delta`` lines, within the content."""
        self.jump_to_line(min(max(0, self.top_line + delta), max(0, self.line_count - 1)))
