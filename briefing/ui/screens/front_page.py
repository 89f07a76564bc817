"""The front page: a line or three for each story, the one with most news first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from briefing.story.news import NewsStory
from briefing.story.wording import count
from briefing.ui.keys import bindings
from briefing.ui.screens.help import HelpScreen
from briefing.ui.screens.overlay import Overlay
from briefing.ui.services import Services
from briefing.ui.view.front_page import Line, front_page
from briefing.ui.view.rows import BLANK, Item, Paragraph, note
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList


class FrontPage(Overlay[NewsStory]):
    """Ends with the story that was chosen, and the screen of it that was asked for is opened by the reader."""

    SCOPE = "front"
    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "front_page.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", show=False),
        Binding("question_mark", "help", "keys", show=False),
        *bindings("On the front page"),
    ]

    def __init__(self, services: Services, at: str | None = None) -> None:
        """``at`` is the id of the story on which the cursor stands."""
        self.desk = services.desk
        self._marks = services.marks
        self._say = services.say
        self.keys = keys = services.keys
        self.list = ItemList()
        self.then = ""
        self._at = at
        own = "  ".join(f"{key} {label}" for key, label in keys.footer(self.SCOPE))
        super().__init__("Stories", self.list, f"Esc the articles  Enter open  {own}  ? keys")

    def on_mount(self) -> None:
        """The rows have the keyboard."""
        super().on_mount()
        self.refill()

    def refill(self) -> None:
        """Show what is known now, the cursor on the story it was on."""
        index = self.desk.index
        if index is None or not index.story.stories:
            self.list.show([note("The articles are still being read …")])
            return
        entries = self.desk.session.entries
        facts = {e.article.id: e.facts for e in entries if e.article and e.facts}
        read = {e.article.id for e in entries if e.article and e.read}
        lines = front_page(facts, read, index, self.desk.looks)
        here = self.list.target
        at = here.id if isinstance(here, NewsStory) else self._at
        rows = [row for line in lines for row in (_item(line), BLANK)]
        self.list.show(rows, next((2 * n for n, line in enumerate(lines) if line.story.id == at), 0))
        articles = sum(len(line.story.articles) for line in lines)
        unread = sum(line.unread for line in lines)
        stories = "1 story" if len(lines) == 1 else f"{len(lines)} stories"
        self.retitle(f"{stories} · {count(articles, 'article')} · {unread} unread")

    def story_changed(self) -> None:
        """Show the new stories."""
        self.refill()

    def retitle(self, title: str) -> None:
        """Another title."""
        self.query_one("#heading", Static).update(title)

    def action_choose(self) -> None:
        """Open the story under the cursor."""
        self.list.choose()

    def action_help(self) -> None:
        """The keys, those of this screen first."""
        self.app.push_screen(HelpScreen(self.keys, self.SCOPE))

    def action_story_screen(self, name: str) -> None:
        """Open the story under the cursor, and that screen of it."""
        self.then = name
        self.list.choose()

    def action_story_read(self) -> None:
        """Mark all of the story as read, or as unread where it is."""
        target = self.list.target
        if isinstance(target, NewsStory):
            self._say(self._marks.toggle(target.ids, "read"))
            self.refill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        target = self.list.items[event.row].target
        if isinstance(target, NewsStory):
            self.dismiss(target)


def _item(line: Line) -> Item:
    unread = f"  {line.unread} unread" if line.unread else ""
    mark = "● " if line.unread else "○ "
    paragraphs: Sequence[Paragraph] = (
        Paragraph(line.title, ("row--title",) if line.unread else (), mark, ("row--heading",)),
        Paragraph(f"{line.size}{unread}", ("row--quiet",), "  "),
        *((Paragraph(line.event, ("row--detail",), "  "),) if line.event else ()),
        *((Paragraph("; ".join(line.changes), ("story--now",), "+ ", ("story--now",)),) if line.changes else ()),
    )
    return Item(tuple(paragraphs), line.story)
