"""Where and in which form to write the brief."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.widgets import Input, Static

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

    def __init__(self, sources: int, newest: str, waiting: int) -> None:
        """``sources`` counts them, ``newest`` is the day of the newest article, empty where none is dated."""
        self._asked: Path | None = None
        still = f"; {waiting} still being read" if waiting else ""
        super().__init__(
            f"Write the brief of {count(sources, 'source')}{still}",
            lambda _: [Choice(form, *_NAMES[form], mark="▤") for form in FORMS],
            typed=default_name(newest),
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
                self.query_one(Input).value = with_ending(typed, str(self.list.target))
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
        try:
            path = Path(typed).expanduser()
            problem = _problem(path)
            exists = path.exists()
        except (OSError, RuntimeError, ValueError) as error:
            # Of a home that nobody has, a name too long, a folder that may not be entered.
            problem = f"{typed}: {(getattr(error, 'strerror', '') or str(error)).lower().rstrip('.')}."
        if problem:
            self._say(problem)
        elif exists and self._asked != path:
            self._ask(path)
        else:
            self.dismiss(Order(path, form, replace=exists))

    def _ask(self, path: Path | None) -> None:
        self._asked = path
        self._say(f"{path.name} exists: Enter again replaces it, or type another name." if path else _HINT)

    def _say(self, words: str) -> None:
        self.query_one("#hint", Static).update(words)


def with_ending(typed: str, form: str) -> str:
    """``typed`` with the ending of ``form`` in place of one of another form; as it is where it names no file."""
    path = Path(typed)
    if not path.name or path.name == "..":
        return typed
    ending = path.suffix if form_of(typed) else ""
    return f"{typed.rstrip().removesuffix(ending)}.{form}"


def _problem(path: Path) -> str:
    """Why no brief can go to ``path``, empty where it can."""
    if path.is_dir():
        return f"{path}: is a folder."
    if not path.parent.is_dir():
        return f"{path.parent}: no such folder."
    if path.exists() and not path.is_file():
        return f"{path}: is no regular file."
    return ""
