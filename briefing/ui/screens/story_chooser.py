"""Choose one of many by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.ui.view.rows import Item, Run, note
from briefing.ui.widgets.heading import Heading
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList

SHOWN = 500
"""More are not listed: the reader types on."""


class Choice(NamedTuple):
    """One thing to choose: ``kind`` is a component class for its words, ``detail`` stands quietly behind them."""

    value: object
    words: str
    detail: str = ""
    kind: str = "row--detail"
    mark: str = " "


class ChoiceList(ItemList, can_focus=False):
    """The choices; the keyboard stays in the line above."""


def nothing_fits(typed: str) -> str:
    """What to do where there is nothing to choose."""
    if typed.strip():
        return f"Nothing here has “{typed.strip()}” in its name. Type less of it, or Ctrl+U to begin again; Esc closes."
    return "There is nothing to choose. Esc closes."


class Chooser(ModalScreen[object]):
    """Ends with what was chosen, or None. ``offer`` gives the choices for what is typed, best first.

    They are asked for again when the story is told anew. ``empty`` says what to do where there are none. The ``name``
    in the title is cut where that is too long.
    """

    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "story_chooser.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        offer: Callable[[str], Sequence[Choice]],
        *,
        name: str = "",
        typed: str = "",
        hint: str = "",
        empty: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._called = name
        self.offer = offer
        self._typed = typed
        self._hint = hint
        self._empty = empty or nothing_fits
        self.list = ChoiceList(id="choices")

    def compose(self) -> ComposeResult:
        """Title, line to type in, choices, keys."""
        with Vertical(id="box"):
            yield Heading(self._title, self._called, id="heading")
            yield Input(self._typed, compact=True, id="typed", placeholder="type a part of it")
            yield self.list
            yield Static(self._hint or "↑/↓ choose  Enter take  Esc close", markup=False, id="hint")

    def on_mount(self) -> None:
        """Offer everything."""
        self.query_one(Input).focus()
        self.refill()

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def refill(self) -> None:
        """Offer what fits what is typed now."""
        choices = list(self.offer(self.typed))
        rows = [self._row(choice) for choice in choices[:SHOWN]] or [note(self._empty(self.typed))]
        self.list.show(rows, 0 if choices else -1)

    def story_changed(self) -> None:
        """Offer what the new story has, the cursor on the same choice where it is still there."""
        chosen = self.list.target
        self.refill()
        same = next((i for i, item in enumerate(self.list.items) if chosen is not None and item.target == chosen), 0)
        self.list.set_cursor(same, tell=False)

    @staticmethod
    def _row(choice: Choice) -> Item:
        from briefing.ui.graphemes import cells, fit

        def draw(width: int) -> list[Run]:
            words = fit(choice.words, width - 2)
            detail = fit(choice.detail, width - 4 - cells(words))
            return [
                (f"{choice.mark} ", (choice.kind,)),
                (words, (choice.kind,)),
                (f"  {detail}" if detail else "", ("row--quiet",)),
            ]

        return Item((), choice.value, draw)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.refill()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.take()

    def take(self) -> None:
        """End with the choice under the cursor."""
        if self.list.target is not None:
            self.dismiss(self.list.target)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.take()

    def action_move(self, step: int) -> None:
        """Another choice."""
        self.list.move(step)

    def action_page(self, pages: int) -> None:
        """A page of choices on."""
        self.list.move_page(pages)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


class Ask(ModalScreen[str | None]):
    """Ask for a line of text; ends with it, or None. ``empty`` says that an empty line is an answer."""

    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "story_chooser.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, title: str, typed: str = "", *, name: str = "", empty: bool = False) -> None:
        super().__init__()
        self._title = title
        self._called = name
        self._typed = typed
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Title, line, keys."""
        with Vertical(id="box", classes="-small"):
            yield Heading(self._title, self._called, id="heading")
            yield Input(self._typed, compact=True, id="typed")
            yield Static("Enter take  Esc close", markup=False, id="hint")

    def on_mount(self) -> None:
        """The line has the keyboard."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        self.dismiss(typed if typed or self._empty else None)

    def action_close(self) -> None:
        """Nothing."""
        self.dismiss(None)
