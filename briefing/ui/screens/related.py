"""The articles that share the most with the open one, with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.overlay import Overlay
from briefing.ui.session import Session
from briefing.ui.story_state import StoryState
from briefing.ui.view.origins import outlet_and_date
from briefing.ui.view.rows import BLANK, Item, Paragraph, note
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from briefing.story.related import Related

SHOWN = 9
"""As many as there are digits to choose by."""


class RelatedItem(NamedTuple):
    """One related article as the reader sees it."""

    article_id: str
    title: str
    origin: str
    reasons: tuple[str, ...]


class RelatedScreen(Overlay[str]):
    """Ends with the id of the chosen article, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", show=False),
        *(Binding(str(n), f"number({n})", f"open number {n}", show=False) for n in range(1, SHOWN + 1)),
    ]

    def __init__(self, title: str) -> None:
        self._list = ItemList(id="related")
        self._list.show([note("Comparing …")])
        self._items: Sequence[RelatedItem] = ()
        self._found = False
        self._asked = 0
        super().__init__(f"Related to {title}", self._list, "1–9 or Enter open  j/k choose  Esc close")

    def show(self, items: Sequence[RelatedItem], remark: str = "") -> None:
        """Show what was found with ``remark`` below, and open the one that was already asked for."""
        rows = [row for number, item in enumerate(items, 1) for row in (_row(number, item), BLANK)]
        self._list.show([*rows, note(remark)] if remark else rows)
        self._items = items
        self._found = True
        if self._asked:
            self.action_number(self._asked)

    def action_choose(self) -> None:
        """Open the one under the cursor."""
        self._list.choose()

    def action_number(self, number: int) -> None:
        """Open the one of that number, as soon as there is one."""
        if not self._found:
            self._asked = number
        elif number <= len(self._items):
            self.dismiss(self._items[number - 1].article_id)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if isinstance(self._list.target, str):
            self.dismiss(self._list.target)


def _row(number: int, item: RelatedItem) -> Item:
    title = Paragraph(item.title, ("row--heading",), f" {number}  ", ("row--heading",))
    origin = (Paragraph(item.origin, ("row--quiet",), "    "),) if item.origin else ()
    shared = item.reasons or ("shares ordinary words alone",)
    reasons = (Paragraph(reason, ("row--detail",), "    ") for reason in shared)
    return Item((title, *origin, *reasons), item.article_id)


class RelatedController:
    """Finds what is related to the open article, off the screen's thread, and has it chosen from."""

    def __init__(self, screen: Screen[None], session: Session, story: StoryState) -> None:
        self._screen = screen
        self._session = session
        self._story = story

    def show(self, opened: Callable[[int], None]) -> None:
        """Show the articles that share the most with the open one; ``opened`` gets the row of the chosen one."""
        entry = self._session.entry
        if entry is None or not entry.known:
            return
        screen = RelatedScreen(entry.title)

        def chosen(article_id: str | None) -> None:
            row = self._session.row_of(article_id) if article_id else None
            if row is not None:
                opened(row)

        self._screen.app.push_screen(screen, chosen)
        article_id = entry.ident

        def find() -> None:
            found = self._story.related(article_id, SHOWN)
            self._screen.app.call_from_thread(self._show, screen, found)

        def failed(reason: str) -> None:
            if screen.is_attached:
                screen.show([], f"The articles could not be compared: {reason}")

        in_thread(self._screen, find, failed)

    def _show(self, screen: RelatedScreen, found: Sequence[Related]) -> None:
        items = []
        for one in found:
            row = self._session.row_of(one.article_id)
            entry = self._session.entries[row] if row is not None else None
            if entry and entry.known:
                origin = outlet_and_date(entry.outlet, entry.published)
                items.append(RelatedItem(one.article_id, entry.title, origin, one.reasons))
        done, of = self._session.progress()
        waiting = f"{of - done} of {of} articles are still being read." if done < of else ""
        if screen.is_attached:
            screen.show(items, waiting if items else waiting or "No other article shares anything telling.")
