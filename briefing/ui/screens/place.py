"""How far the open article is read: told and kept once the hand rests."""

from __future__ import annotations

import time

from textual.timer import Timer

from briefing.ui.screens.panes import PaneScreen
from briefing.ui.services import Services

REST = 0.15
"""Seconds without a movement after which the place is told and kept."""

KEEP = 2.0
"""Seconds after which it is kept though the hand moves on."""


class PlaceKeeper:
    """Tells in the bar of ``screen`` how far its text is read, and keeps where an article was left."""

    def __init__(self, screen: PaneScreen, services: Services) -> None:
        self._screen = screen
        self._services = services
        self._resting: Timer | None = None
        self._kept = 0.0

    def changed(self) -> None:
        """Say how far the text is read, once the hand rests: the bar is as wide as the screen, and dear to paint."""
        if self._resting is None:
            self._resting = self._screen.set_interval(REST, self._show)
        self._resting.reset()
        self._resting.resume()
        if time.monotonic() - self._kept > KEEP:
            self.keep()

    def _show(self) -> None:
        if self._resting:
            self._resting.pause()
        self._screen.bar.show(place=f"{self._screen.text.progress}%")
        self.keep()

    def keep(self) -> None:
        """Note where the open article was left."""
        self._kept = time.monotonic()
        entry = self._services.session.entry
        if entry and entry.known:
            entry.place = self._screen.text.top_offset
            self._services.keep_place(entry)
