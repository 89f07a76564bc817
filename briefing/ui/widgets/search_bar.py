"""The line in which the reader types what to search for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class SearchBar(Horizontal):
    """Hidden until asked for. Posts what is typed as it is typed."""

    BINDINGS = [Binding("escape", "cancel", show=False)]  # noqa: RUF012 - Textual's own way

    class Typed(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Done(Message):
        """The reader is done typing; ``kept`` is false if they want back to where they were."""

        def __init__(self, *, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def compose(self) -> ComposeResult:
        """A slash, the input, and the count."""
        yield Static("/", markup=False, id="search-mark")
        yield Input(compact=True, select_on_focus=True, id="search-input")
        yield Static("", markup=False, id="search-count")

    def open(self) -> None:
        """Show the bar and take the keyboard."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    def close(self) -> None:
        """Hide the bar."""
        self.display = False

    def count(self, said: str) -> None:
        """Say how many matches there are."""
        self.query_one("#search-count", Static).update(said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the reader types."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the place that was found."""
        event.stop()
        self.post_message(self.Done(kept=True))

    def action_cancel(self) -> None:
        """Esc goes back."""
        self.post_message(self.Done(kept=False))
