"""What the panes share: a scrolling view that draws single lines, with a cache of their strips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.ui.view.rows import Run

CACHE_LIMIT = 4000
"""Strips kept: many screens, whatever the length of the text."""

EDGES = {"solid": "│", "heavy": "┃"}
"""The borders at a side that a pane draws itself."""

Edges = tuple[Segment | None, Segment | None]
"""What stands left and right of each line."""


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
        self._framed: dict[int, Strip] = {}
        self._edges: Edges = (None, None)
        self._filters: Sequence[LineFilter] = ()
        self._styles: dict[tuple[str, ...], Style] = {}

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show who has the keyboard.

        Textual would apply all rules to all component classes of the pane and have it drawn again: so no rule for a
        pane may ask for ``:focus``.
        """
        self.show_focus()

    def on_focus(self, event: Focus) -> None:
        """Take the keyboard; Textual would have all lines drawn again."""
        event.prevent_default()
        self.has_focus = True
        if self.parent:
            self.parent.post_message(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """Give the keyboard away, as it was taken."""
        event.prevent_default()
        self.has_focus = False
        if self.parent:
            self.parent.post_message(DescendantBlur(self))

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
        """Draw the line that is ``y`` below the top of the pane."""
        return self.drawn(self.scroll_offset.y + y)

    def drawn(self, line: int) -> Strip:
        """``line`` of the content, from the cache where it is there."""
        strip = self._strips.get(line)
        if strip is None:
            strip = self._draw(line)
            if len(self._strips) >= CACHE_LIMIT:
                self.forget()
            self._strips[line] = strip
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight with an edge at a side; whatever else a style asks for is left to Textual.

        Textual goes through all that a style may ask for, line by line, which takes longer than all the rest.
        """
        filters = self.get_line_filters()
        if filters != self._filters:
            self._filters = filters
            self.forget()
            self._styles.clear()
        edges = self._find_edges()
        if edges is None:
            return super().render_lines(crop)
        if edges != self._edges:
            self._edges = edges
            self._framed.clear()
        top = self.scroll_offset.y
        strips = [self.framed(top + y) for y in crop.line_range]
        x1, x2 = crop.column_span
        return strips if (x1, x2) == (0, self.outer_size.width) else [strip.crop(x1, x2) for strip in strips]

    def framed(self, line: int) -> Strip:
        """``line`` of the content as it is painted, between the edges."""
        left, right = self._edges
        if not left and not right:
            return self.drawn(line)
        strip = self._framed.get(line)
        if strip is None:
            inner = self.drawn(line)
            parts = [*([left] if left else ()), *inner, *([right] if right else ())]
            strip = self._framed[line] = Strip(parts, inner.cell_length + (left is not None) + (right is not None))
        return strip

    def _find_edges(self) -> Edges | None:
        """The pane's edges; None where a style asks for more than edges and colours."""
        styles = self.styles
        top, right, bottom, left = styles.border
        if top[0] or bottom[0] or styles.padding or any(kind for kind, _ in styles.outline) or self.opacity != 1:
            return None
        if not {left[0], right[0]} <= {"", *EDGES}:
            return None
        return self._edge(left), self._edge(right)

    def _edge(self, border: tuple[str, Color]) -> Segment | None:
        kind, colour = border
        if not kind:
            return None
        background = self.background_colors[1]
        style = Style.from_color((background + colour).rich_color, background.rich_color)
        return Segment(EDGES[kind], self._filtered(style))

    def _filtered(self, style: Style) -> Style:
        """``style`` in the colours that the terminal has: each run of a line is in one, so none need be looked at."""
        segments = [Segment(" ", style)]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, self.background_colors[1])
        return segments[0].style or style

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
            style = self._styles[names] = self._filtered(style)
        return style

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        self.forget()
        self._styles.clear()
        super().notify_style_update()

    def forget(self) -> None:
        """Take no line from the cache again."""
        self._strips.clear()
        self._framed.clear()

    def refresh_edges(self) -> None:
        """Draw again what stands left and right of the lines, and not the lines."""
        width, height = self.size
        for x, (kind, _) in ((-1, self.styles.border_left), (width, self.styles.border_right)):
            if kind:
                self.refresh(Region(x, 0, 1, height))

    def redraw(self, lines: Iterable[int] | None = None) -> None:
        """Draw ``lines`` again, all by default; of them only those in sight cost anything."""
        if lines is None:
            self.forget()
            self.refresh()
            return
        top, height = self.scroll_offset.y, self.size.height
        for line in lines:
            self._strips.pop(line, None)
            self._framed.pop(line, None)
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
