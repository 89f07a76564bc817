"""What the screens on the story share: a window with rows that lead to words in some article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from briefing.story.types import Quotation
from briefing.ui.screens.help import HelpScreen
from briefing.ui.screens.overlay import Overlay
from briefing.ui.services import Services
from briefing.ui.view.rows import Item, note
from briefing.ui.widgets.heading import Heading
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList


class StoryScreen(Overlay[Quotation]):
    """Ends with the words to go to, or None. Subclasses say what there is in ``rows``; it is asked again as it changes.

    ``SCOPE`` is the scope of the screen's own actions in the list of keys.
    """

    SCOPE: ClassVar[str] = ""
    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", show=False),
        Binding("question_mark", "help", "keys", show=False),
    ]

    def __init__(self, services: Services, title: str, content: ItemList | None = None) -> None:
        self.services = services
        self.story = services.story
        self.keys = keys = services.keys
        self.list = content or ItemList()
        own = "  ".join(f"{key} {label}" for key, label in keys.footer(self.SCOPE)) if self.SCOPE else ""
        super().__init__(title, self.list, "  ".join(filter(None, ["Esc close", "Enter to the words", "? keys", own])))

    def on_mount(self) -> None:
        """The rows have the keyboard."""
        super().on_mount()
        self.refill()

    def rows(self) -> Sequence[Item]:
        """What there is to show."""
        raise NotImplementedError

    def refill(self) -> None:
        """Show what is known now."""
        self.show_filter("")
        known = self.story.index is not None and self.story.index.story.sources
        self.list.show(self.rows() if known else [note("The articles are still being read …")])

    def story_changed(self) -> None:
        """Show the new story."""
        self.refill()

    def show_filter(self, said: str) -> None:
        """Name on the frame the source filter that holds, and of which articles the story is told where not of all."""
        words = " · ".join(filter(None, [f"listed {said}" if said else "", self.story.part]))
        self.query_one("#box").border_title = Content(words) if words else None

    def retitle(self, title: str, name: str = "") -> None:
        """Another title; the ``name`` in it is cut where it is too long."""
        self.query_one(Heading).put(title, name)

    def action_choose(self) -> None:
        """Follow the row under the cursor."""
        self.list.choose()

    def action_help(self) -> None:
        """The keys, those of this screen first."""
        self.app.push_screen(HelpScreen(self.keys, self.SCOPE))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.follow(self.list.items[event.row].target)

    def follow(self, target: object) -> None:
        """Go where a row leads: words end this screen."""
        if isinstance(target, Quotation):
            self.dismiss(target)

    def pass_on(self, words: Quotation | None) -> None:
        """A screen over this one has ended: with words, so does this one."""
        if words is not None:
            self.dismiss(words)
