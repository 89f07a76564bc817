"""A window over the reader with one pane in it; Esc returns."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing.ui.keys import bindings
from briefing.ui.screens.moving import Moving
from briefing.ui.widgets.heading import Heading
from briefing.ui.widgets.hint import Hint
from briefing.ui.widgets.line_pane import LinePane

Result = TypeVar("Result")


class Overlay(Moving, ModalScreen[Result | None]):
    """Shows ``content`` under ``title`` and above a line that says which keys work here."""

    CSS_PATH = "overlay.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("Moving"),
        Binding("escape,q", "close", "close", show=False),
    ]

    def __init__(self, title: str, content: LinePane, hint: str) -> None:
        super().__init__()
        self._heading = title
        self._content = content
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Title, pane, keys."""
        with Vertical(id="box"):
            yield Heading(self._heading, id="heading")
            yield self._content
            yield Hint(self._hint, id="hint")

    def on_mount(self) -> None:
        """The pane has the keyboard."""
        self._content.focus()

    @property
    def pane(self) -> LinePane:
        """The only pane."""
        return self._content

    def action_close(self) -> None:
        """Back to the reader."""
        self.dismiss(None)
