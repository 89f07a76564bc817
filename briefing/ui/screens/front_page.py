"""The front page: two or three lines for each story, the one with most news first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from briefing.library import LibraryError, QueryError
from briefing.library.query import SavedSearch
from briefing.story.news import NewsStory
from briefing.story.wording import count
from briefing.ui.correcting import join
from briefing.ui.keys import bindings
from briefing.ui.screens.help import HelpScreen
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.overlay import Overlay
from briefing.ui.screens.story_chooser import Choice, Chooser
from briefing.ui.searches import COUNTED, Tally
from briefing.ui.services import Services
from briefing.ui.view.front_page import Ranked, beside, front_page, line, search_line
from briefing.ui.view.rows import BLANK, Item, Paragraph, note
from briefing.ui.widgets.heading import Heading
from briefing.ui.widgets.item_list import ItemList
from briefing.ui.widgets.row_list import RowList


class FrontPage(Overlay[NewsStory | SavedSearch]):
    """Ends with the story that was chosen, and the screen of it that was asked for is opened by the reader."""

    SCOPE = "front"
    CSS_PATH: ClassVar[list[str]] = ["overlay.tcss", "front_page.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", show=False),
        Binding("question_mark", "help", "keys", show=False),
        *bindings("On the front page"),
    ]

    class Counted(Message):
        """How much the saved searches find, by query, None where one cannot be asked."""

        def __init__(self, tallies: dict[str, Tally | None]) -> None:
            super().__init__()
            self.tallies = tallies

    def __init__(self, services: Services, at: NewsStory | SavedSearch | None = None) -> None:
        """``at`` is where the cursor stands."""
        self.story = services.story
        self._marks = services.marks
        self._searches = services.searches
        self._tallies: dict[str, Tally | None] = {}
        self._notify = services.notify
        self.keys = keys = services.keys
        self.list = ItemList()
        self.then = ""
        self.at = at
        self._moved = False
        self.list.moved = self._note_move
        own = "  ".join(f"{key} {label}" for key, label in keys.footer(self.SCOPE))
        super().__init__("Stories", self.list, f"Esc articles  Enter open  ? keys  {own}")

    def _note_move(self) -> None:
        """From now on the cursor stays on its story, whatever comes before it."""
        self._moved = True

    def on_mount(self) -> None:
        """The rows have the keyboard."""
        super().on_mount()
        self.refill()
        if queries := [one.query for one in self._searches.made]:
            in_thread(self, lambda: self._count(queries), self._uncounted)

    def _count(self, queries: Sequence[str]) -> None:
        tallies: dict[str, Tally | None] = {}
        for query in queries:
            try:
                tallies[query] = self._searches.tally(query)
            except (LibraryError, QueryError):
                tallies[query] = None
        self.post_message(self.Counted(tallies))

    def _uncounted(self, reason: str) -> None:
        self._notify(f"The saved searches could not be counted: {reason}", severity="warning")

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self._tallies = event.tallies
        self.refill()

    def refill(self) -> None:
        """Show what is known now: the cursor on the story it was moved to, else on the first."""
        stories = self.story.listed()
        if not stories:
            self.list.show([*self._search_rows(), note("The articles are still being read …")])
            return
        read = {entry.ident for entry in self.story.session.entries if entry.read}
        ranked = front_page(stories, read, self.story.looks)
        here = self.list.target
        if self._moved and isinstance(here, NewsStory | SavedSearch):
            self.at = here
        at = self.at
        rows = self._search_rows()
        first = len(rows)
        for one in ranked:
            rows += (Item((), one.kept.story, tell=partial(self._tell, one)), BLANK)
        targets = [one.kept.story.id for one in ranked]
        if isinstance(at, SavedSearch):
            place = next((row for row, item in enumerate(rows) if item.target == at), first)
        else:
            place = first + 2 * (targets.index(at.id) if at and at.id in targets else 0)
        self.list.show(rows, place)
        articles = sum(len(one.kept.story.articles) for one in ranked)
        unread = sum(one.unread for one in ranked)
        said = "1 story" if len(ranked) == 1 else f"{len(ranked)} stories"
        self.retitle(f"{said} · {count(articles, 'article')} · {unread} unread")

    def _tell(self, ranked: Ranked, width: int) -> Iterable[Paragraph]:
        told = line(ranked, self.story.outlet)
        style = ("row--title",) if told.unread else ()
        yield Paragraph(told.title, style, "● " if told.unread else "○ ", ("row--heading",))
        if both := beside(told.event, told.size, width - 3):
            yield Paragraph(both, ("row--quiet",), "  ")
        else:
            yield Paragraph(told.event, ("row--quiet",), "  ")
            yield Paragraph(told.size, ("row--quiet",), "  ")
        if told.changes:
            yield Paragraph("; ".join(told.changes), ("story--now",), "+ ", ("story--now",))

    def _search_rows(self) -> list[Item]:
        rows = []
        for one in self._searches.made:
            said = search_line(one.name, one.query, self._tallies.get(one.query), COUNTED)
            rows.append(Item((Paragraph(said, (), "/ ", ("row--heading",)),), one))
        return [*rows, BLANK] if rows else []

    def story_changed(self) -> None:
        """Show the new stories."""
        self.refill()

    def retitle(self, title: str) -> None:
        """Another title."""
        self.query_one(Heading).put(title)

    def action_choose(self) -> None:
        """Open the story under the cursor."""
        self.list.choose()

    def action_front_search(self) -> None:
        """Search all that the library has."""
        self._end(SavedSearch("", ""))

    def action_help(self) -> None:
        """The keys, those of this screen first."""
        self.app.push_screen(HelpScreen(self.keys, self.SCOPE))

    def action_story_screen(self, name: str) -> None:
        """Open the story under the cursor, and that screen of it."""
        if isinstance(self.list.target, NewsStory):
            self.then = name
            self.list.choose()

    def action_story_join(self) -> None:
        """Choose the story that the one under the cursor is the same as."""
        story = self.list.target
        if not isinstance(story, NewsStory):
            return
        others = [one.story for one in self.story.listed() if one.story.id != story.id]

        def offer(typed: str) -> list[Choice]:
            words = typed.casefold().split()
            fitting = (other for other in others if all(word in other.title.casefold() for word in words))
            return [Choice(other, other.title, count(len(other.ids), "article"), mark="●") for other in fitting]

        def chosen(other: object) -> None:
            if isinstance(other, NewsStory):
                said = f"“{story.title}” is the same story as “{other.title}”"
                self.story.correct(join(story, other), said)
                self._notify(f"{said}. {self.keys.display('story_undo')} takes it back.")

        self.app.push_screen(Chooser("The same story as …", offer), chosen)

    def action_undo(self) -> None:
        """Take the last correction back."""
        said = self.story.undo()
        self._notify(f"Taken back: {said}." if said else "There is no correction to take back.")

    def action_redo(self) -> None:
        """Make the correction again that was taken back last."""
        said = self.story.redo()
        self._notify(f"Made again: {said}." if said else "No correction was taken back.")

    def action_forget_search(self) -> None:
        """Drop the saved search under the cursor."""
        target = self.list.target
        if isinstance(target, SavedSearch):
            self._searches.drop(target.name)
            self._notify(f"The search “{target.name}” is dropped.")
            self.refill()

    def action_story_read(self) -> None:
        """Mark all of the story as read, or as unread where it is."""
        target = self.list.target
        if isinstance(target, NewsStory):
            self._moved = True
            self._notify(self._marks.toggle(target.ids, "read"))
            self.refill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        target = self.list.items[event.row].target
        if isinstance(target, NewsStory | SavedSearch):
            self._end(target)

    def _end(self, chosen: NewsStory | SavedSearch) -> None:
        here = self.list.target
        self.at = here if isinstance(here, NewsStory | SavedSearch) else None
        self.dismiss(chosen)
