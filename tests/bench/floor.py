"""The smallest useful Textual app, the floor that start-up and keys are measured against."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One line that changes with every key."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Static("floor 0", markup=False)

    def on_key(self, event: events.Key) -> None:
        self.count += 1
        self.query_one(Static).update(f"floor {self.count}")


if __name__ == "__main__":
    Floor().run()
