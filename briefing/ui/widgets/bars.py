"""The one-line bars: what is being read at the top, the keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.graphemes import cells, fit


class Bar(Widget, inherit_bindings=False):
    """One line of text drawn as segments, so that nothing in it is read as markup."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"bar--strong", "bar--quiet"}  # noqa: RUF012 - Textual's own way

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._parts: dict[str, Style] = {}

    def part(self, name: str = "") -> Style:
        """The bar's style, with that of one of its parts over it."""
        style = self._parts.get(name)
        if style is None:
            over = self.get_component_rich_style(name, partial=True) if name else Style.null()
            style = self._parts[name] = self.rich_style + over
        return style

    def notify_style_update(self) -> None:
        """Have the new theme's styles."""
        self._parts.clear()
        super().notify_style_update()

    def draw(self, width: int) -> list[Segment]:
        """What stands on the line, in at most ``width`` cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The bar's line; there is only one."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.part())
        return Strip(self.draw(width)).adjust_cell_length(width, self.part())


class TitleBar(Bar):
    """The open article's title, outlet and date, how far it is read, and how extraction gets on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._said = {"title": "", "origin": "", "filter": "", "search": "", "work": "", "fetch": "", "place": ""}

    def show(self, **said: str) -> None:
        """Change what it says: ``title``, ``origin``, ``filter``, ``search``, ``fetch``, ``work``, ``place``."""
        new = {**self._said, **said}
        if new != self._said:
            self._said = new
            self.refresh()

    def draw(self, width: int) -> list[Segment]:
        """The right side first; the title gets what is left."""
        filtered = f"listed {fit(self._said['filter'], max(12, width // 2))}" if self._said["filter"] else ""
        right = "  ".join(
            filter(None, [filtered, self._said["search"], self._said["fetch"], self._said["work"], self._said["place"]])
        )
        room = width - cells(right) - 3
        title = fit(self._said["title"], room)
        origin = fit(self._said["origin"], room - cells(title) - 2) if room - cells(title) > 12 else ""
        space = max(1, width - 2 - cells(title) - cells(right) - (cells(origin) + 2 if origin else 0))
        return [
            Segment(" ", self.part()),
            Segment(title, self.part("bar--strong")),
            Segment(f"  {origin}" if origin else "", self.part("bar--quiet")),
            Segment(" " * space, self.part()),
            Segment(f"{right} ", self.part("bar--quiet")),
        ]


class KeyBar(Bar):
    """The most useful keys, as many as fit; the last one given, help, is never left out."""

    def __init__(self, keys: Sequence[tuple[str, str]], last: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys
        self._last = last

    def draw(self, width: int) -> list[Segment]:
        """Keys strong, labels plain."""
        room = width - 1 - self._width_of(self._last)
        segments = [Segment(" ", self.part())]
        for key in self._keys:
            room -= self._width_of(key)
            if room < 0:
                break
            segments += self._key(key)
        return segments + self._key(self._last)

    @staticmethod
    def _width_of(key: tuple[str, str]) -> int:
        return cells(key[0]) + cells(key[1]) + 3

    def _key(self, key: tuple[str, str]) -> list[Segment]:
        return [Segment(key[0], self.part("bar--strong")), Segment(f" {key[1]}  ", self.part("bar--quiet"))]
