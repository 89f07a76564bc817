"""Choosing a theme: each one is shown on the article itself as the cursor moves over its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class ThemePicker(ModalScreen[str | None]):
    """Returns the chosen theme's name, or None with the theme as it was.

    ``themes`` are the usable ones by name, ``labels`` what they are called; ``problems`` are lines on those that
    cannot be used.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("escape,q,T", "leave", show=False),
    ]

    DEFAULT_CSS = """
    ThemePicker {
        align: right top;
        background: transparent;
    }
    ThemePicker > Vertical {
        width: 44;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        margin: 1 2;
        padding: 0 1;
        border: round $primary;
        background: $panel;
    }
    ThemePicker OptionList, ThemePicker OptionList:focus {
        height: auto;
        max-height: 16;
        border: none;
        padding: 0;
        background: $panel;
    }
    ThemePicker .hint {
        color: $secondary;
        height: auto;
    }
    """

    def __init__(self, themes: Mapping[str, Theme], labels: Mapping[str, str], problems: list[str]) -> None:
        super().__init__()
        self._themes = themes
        self._labels = labels
        self._problems = problems
        self._before = ""

    def compose(self) -> ComposeResult:
        """The names, then what the keys do, then what is wrong with the others."""
        with Vertical() as box:
            box.border_title = "Theme"
            yield OptionList(*(Option(Text(self._labels.get(name, name)), id=name) for name in self._themes))
            yield Static("Enter keeps it, Esc goes back", classes="hint", markup=False)
            if self._problems:
                yield Static("\n".join(self._problems), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Start at the theme in use."""
        self._before = self.app.theme
        names = list(self._themes)
        options = self.query_one(OptionList)
        options.highlighted = names.index(self._before) if self._before in names else 0
        options.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme under the cursor."""
        if event.option.id:
            self.app.theme = event.option.id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep it."""
        self.dismiss(event.option.id)

    def action_move(self, by: int) -> None:
        """Down or up the list."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def action_leave(self) -> None:
        """Back to the theme as it was."""
        self.app.theme = self._before
        self.dismiss(None)
