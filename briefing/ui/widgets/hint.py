"""The line below a screen that says which keys work there, as far as there is room for whole ones."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from briefing.ui.graphemes import cells


class Hint(Static):
    """Keys with what they do, two spaces between them, the most wanted first; what does not fit is left out."""

    def __init__(self, keys: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._keys = keys.split("  ")

    def render(self) -> Content:
        """As many as fit."""
        shown = self._keys[0]
        for key in self._keys[1:]:
            if cells(shown) + 2 + cells(key) > self.content_size.width:
                break
            shown = f"{shown}  {key}"
        return Content(shown)
