"""The line above a screen's content that says what it is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from briefing.ui.graphemes import cells, fit

LEAST = 8
"""Cells that are left of a name at least."""


class Heading(Static):
    """One line. Where it is too long for it, the ``name`` in it is cut, so that what is said of it stays."""

    def __init__(self, words: str, name: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._words = words
        self._called = name

    def put(self, words: str, name: str = "") -> None:
        """Another title."""
        self._words, self._called = words, name
        self.refresh()

    def render(self) -> Content:
        """As much as fits."""
        width = self.content_size.width
        left = cells(self._called) - max(0, cells(self._words) - width)
        words = self._words
        if self._called:
            words = words.replace(self._called, fit(self._called, max(LEAST, left)), 1)
        return Content(fit(words, width))
