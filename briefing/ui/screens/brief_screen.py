"""Where and in which form to write the brief."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.widgets import Input, Static

from briefing.story.types import Record
from briefing.story.wording import count
from briefing.ui.briefs import FORMS, Form, default_name, form_of
from briefing.ui.screens.story_chooser import Choice, Chooser

_NAMES: dict[Form, tuple[str, str]] = {
    "md": ("Markdown", "reads well as it is"),
    "html": ("HTML", "one page for a browser, evidence linked"),
    "json": ("JSON", "for other programs"),
}
_HINT = "type where  ↑/↓ form  Enter write  Esc close"


class Order(NamedTuple):
    """What to write. ``replace`` says that the reader knows that the file exists."""

    path: Path
    form: Form
    replace: bool


class BriefScreen(Chooser):
    """Ends with an ``Order``, or None. An existing file takes a second Enter."""

    def __init__(self, records: Sequence[Record], waiting: int) -> None:
        self._asked: Path | None = None
        still = f"; {waiting} still being read" if waiting else ""
        super().__init__(
            f"Write the brief of {count(len(records), 'source')}{still}",
            lambda _: [Choice(form, *_NAMES[form], mark="▤") for form in FORMS],
            typed=default_name(records),
            hint=_HINT,
        )

    def refill(self) -> None:
        """The form under the cursor is the one that the file's ending asks for."""
        super().refill()
        form = form_of(self.typed)
        if form:
            self.list.set_cursor(FORMS.index(form), tell=False)
        self._ask(None)

    def action_move(self, step: int) -> None:
        """Another form gives the file another ending."""
        self.list.move(step)
        typed = self.typed
        if typed.strip() and form_of(typed) != self.list.target:
            with self.prevent(Input.Changed):
                self.query_one(Input).value = str(Path(typed).with_suffix(f".{self.list.target}"))
        self._ask(None)

    @on(Input.Changed)
    def _path_changed(self) -> None:
        self._ask(None)

    def take(self) -> None:
        """End with the order, after one more Enter where the file exists."""
        form = next((form for form in FORMS if form == self.list.target), None)
        typed = self.typed.strip()
        if not typed or form is None:
            self._say("Type the name of a file.")
            return
        path = Path(typed).expanduser()
        if path.is_dir() or not path.parent.is_dir():
            self._say(
                f"{path if path.is_dir() else path.parent}: {'is a folder' if path.is_dir() else 'no such folder'}."
            )
        elif path.exists() and self._asked != path:
            self._ask(path)
        else:
            self.dismiss(Order(path, form, replace=path.exists()))

    def _ask(self, path: Path | None) -> None:
        self._asked = path
        self._say(f"{path.name} exists: Enter again replaces it, or type another name." if path else _HINT)

    def _say(self, words: str) -> None:
        self.query_one("#hint", Static).update(words)
