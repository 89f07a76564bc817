"""Three panes in whatever room there is, and moving in them; what they show is not known here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import Resize
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.screens.moving import Moving
from briefing.ui.widgets.bars import TitleBar
from briefing.ui.widgets.fact_list import FactList
from briefing.ui.widgets.line_pane import LinePane
from briefing.ui.widgets.source_list import SourceList
from briefing.ui.widgets.text_view import TextView

WIDE = 110
"""From this many columns on there are three panes."""

NARROW = 72
"""Below this many columns the text stands alone."""

TURNS = 6
"""Turns of the loop in which a pane tells the screen of its changes; a later one is painted by itself."""


class PaneScreen(Moving, Screen[None], inherit_bindings=False):
    """Sources, text and facts, made when the screen is composed. Keys act on the one that has the keyboard."""

    # Who has the keyboard is shown by the panes themselves, so the whole screen need not be drawn again.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    sources: SourceList
    text: TextView
    facts: FactList
    bar: TitleBar

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing but background: panes and bars cover it all, so it must cost nothing when they change."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height

    @property
    def pane(self) -> LinePane:
        """The pane that has the keyboard."""
        return self.focused if isinstance(self.focused, LinePane) else self.text

    @asynccontextmanager
    async def painted_at_once(self) -> AsyncIterator[None]:
        """Paint what changes in several panes once: each tells the screen in a turn of its own that it has changed."""
        with self.app.batch_update():
            yield
            for _ in range(TURNS):
                await asyncio.sleep(0)
        self.check_idle()

    def on_resize(self, event: Resize) -> None:
        """Another size may have room for other panes."""
        self.make_room(event.size.width)

    def make_room(self, width: int) -> None:
        """Show the panes that there is room for; one that has the keyboard without room lies over the text."""
        for pane, room in ((self.sources, width >= WIDE), (self.facts, width >= NARROW)):
            pane.set_class(not room, "-overlay")
            pane.display = room or pane is self.focused

    def on_descendant_focus(self) -> None:
        """Lay aside an overlay that lost the keyboard."""
        self.make_room(self.size.width)

    def go_to_pane(self, pane: LinePane) -> None:
        """Give ``pane`` the keyboard, over the text if there is no room beside it."""
        if not pane.display:
            pane.display = True
        self.set_focus(pane, scroll_visible=False)

    def action_next_pane(self, step: int = 1) -> None:
        """Round the panes; without room for the sources, between text and facts."""
        panes: list[LinePane] = [self.text, self.facts]
        if self.size.width >= WIDE:
            panes.insert(0, self.sources)
        here = panes.index(self.pane) if self.pane in panes else -1
        self.go_to_pane(panes[(here + step) % len(panes)])

    def action_previous_pane(self) -> None:
        """Round the panes the other way."""
        self.action_next_pane(-1)

    def action_sources(self) -> None:
        """To the sources, or back to the text."""
        self.go_to_pane(self.text if self.pane is self.sources else self.sources)
