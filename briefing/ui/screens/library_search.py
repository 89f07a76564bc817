"""Search the whole library as one types; a result opens at the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from briefing.library import QueryError
from briefing.ui.graphemes import drawn
from briefing.ui.keys import Keys, bindings
from briefing.ui.screens.story_chooser import Ask
from briefing.ui.searches import Searches
from briefing.ui.view.found import Found, result_rows
from briefing.ui.view.rows import Item, note
from briefing.ui.widgets.hint import Hint
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList

HELP = (
    'words, "a phrase", beginn*, AND, OR, NOT; person: place: country: org: event: class: said-by: outlet: story:',
    "date:2019-02..2019-03  is:unread  is:starred",
)


class Results(NamedTuple):
    """What a query found, or the line that says why it cannot be asked."""

    query: str
    found: Sequence[Found] = ()
    problem: str = ""


class ResultList(ItemList, can_focus=False):
    """The results; the keyboard stays in the line above."""


class LibrarySearch(ModalScreen[Found | None]):
    """Ends with the result to open, or None. ``search`` waits for the library, so it is asked in a thread.

    A query is saved in ``searches``, under a name.
    """

    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "story_chooser.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        *(replace(b, priority=True) for b in bindings("Searching")),
    ]

    class Answered(Message):
        """A query has its answer."""

        def __init__(self, results: Results) -> None:
            super().__init__()
            self.results = results

    def __init__(
        self, search: Callable[[str], Sequence[Found]], searches: Searches, keys: Keys, typed: str = ""
    ) -> None:
        super().__init__()
        self._searches = searches
        self._keys = keys
        self._search = search
        self._typed = typed
        self._answered = ""
        self._waiting = False
        self.list = ResultList(id="choices")

    def compose(self) -> ComposeResult:
        """Title, line to type in, results, keys."""
        with Vertical(id="box"):
            yield Static("Search the library", markup=False, id="heading")
            yield Input(self._typed, compact=True, id="typed", placeholder="words and fields")
            yield self.list
            save = self._keys.display("save_search")
            hint = f"Esc close  ↑/↓ choose  Enter open at the words  {save} save the search"
            yield Hint(hint, id="hint")

    def on_mount(self) -> None:
        """The line has the keyboard."""
        self.query_one(Input).focus()
        self._ask()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask()

    def _ask(self) -> None:
        query = self.query_one(Input).value.strip()
        if not query:
            self._answered = ""
            self.list.show([note(line) for line in HELP], -1)
            return
        self.run_worker(lambda: self._find(query), thread=True, exclusive=True, exit_on_error=False)

    def _find(self, query: str) -> None:
        worker = get_current_worker()
        try:
            results = Results(query, self._search(query))
        except QueryError as error:
            results = Results(query, problem=str(error))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a library, the screen says so
            results = Results(query, problem=f"The library cannot be searched: {' '.join(str(error).split())}")
        if not worker.is_cancelled:
            self.post_message(self.Answered(results))

    @on(Answered)
    def _show(self, event: Answered) -> None:
        results = event.results
        if results.query != self.query_one(Input).value.strip():
            return
        self._answered = results.query
        rows: Sequence[Item] = [note(drawn(results.problem))] if results.problem else result_rows(results.found)
        self.list.show(rows, 0 if results.found else -1)
        if self._waiting:
            self._waiting = False
            self.take()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        # Enter typed before the answer has come is meant for that answer.
        self._waiting = self._answered != self.query_one(Input).value.strip()
        if not self._waiting:
            self.take()

    def take(self) -> None:
        """End with the result under the cursor."""
        if isinstance(self.list.target, Found):
            self.dismiss(self.list.target)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.take()

    def action_save_search(self) -> None:
        """Save the query under a name, by default the one it has."""
        query = self.query_one(Input).value.strip()
        if not query:
            self.notify("Type what to search for first.", markup=False)
            return
        known = next((one.name for one in self._searches.made if one.query == query), query)

        def named(name: str | None) -> None:
            if name:
                self._searches.save(" ".join(name.split()), query)
                self.notify(f"Saved as “{name}”; it stands on the front page.", markup=False)

        self.app.push_screen(Ask("Save this search as", known), named)

    def action_move(self, step: int) -> None:
        """Another result."""
        self.list.move(step)

    def action_page(self, pages: int) -> None:
        """A page of results on."""
        self.list.move_page(pages)

    def action_close(self) -> None:
        """Open nothing."""
        self.dismiss(None)
