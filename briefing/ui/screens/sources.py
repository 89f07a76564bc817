"""The list of sources: what its rows say, and which of them it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.library import Mark
from briefing.ui.screens.in_thread import in_thread
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.services import Services
from briefing.ui.view.rows import SourceRow

if TYPE_CHECKING:
    from briefing.story.news import NewsStory
    from briefing.ui.source_filter import SourceFilter


MARKS: dict[Mark, str] = {"starred": "✦", "later": "»"}
"""How the list of sources shows what is marked."""


class SourcesController:
    """Keeps the list of ``screen`` as the session and its filters are.

    ``filters`` add up; none shows all sources. ``said`` names them and how many of how many sources they leave, empty
    where all are listed.
    """

    def __init__(
        self,
        screen: PaneScreen,
        services: Services,
        open_row: Callable[[int], None],
        show_filter: Callable[[str], None],
    ) -> None:
        """``show_filter`` says which sources are listed, nothing where all are."""
        self._screen = screen
        self._services = services
        self._session = services.session
        self._open_row = open_row
        self._show_filter = show_filter
        self.filters: tuple[SourceFilter, ...] = ()
        self.said = ""

    def describe(self, position: int) -> SourceRow:
        """One row of the list, flagged if a watched term is in it."""
        row = self._session.shown[position]
        said = self._session.describe(row)
        entry = self._session.entries[row]
        if not entry.known:
            return said
        state, ident = self._services.story, entry.ident
        source = state.index.sources.get(ident) if state.index else None
        if source and source.copy_of:
            said = said._replace(detail=f"copy of {state.origin(source.copy_of)[0]} · {said.detail}")
        marks = "".join(sign for mark, sign in MARKS.items() if self._services.marks.has(ident, mark))
        watched = bool(state.watched) and (article := entry.article) is not None and bool(state.spotted(article))
        return said._replace(watched=watched, marks=marks)

    def changed(self, rows: Iterable[int]) -> None:
        """Draw these rows of the session again, as far as the list shows them."""
        self._screen.sources.changed([at for row in rows if (at := self._session.position(row)) >= 0])

    def story_changed(self) -> None:
        """List those that now have what the list is filtered by."""
        self._screen.sources.redraw()
        if filters := self.filters or self._services.filters.take():
            self.filter(filters)

    def shown(self) -> list[str]:
        """The ids of the articles that the list shows."""
        entries = self._session.entries
        return [entry.ident for row in self._session.shown if (entry := entries[row]).known]

    def choose(self) -> None:
        """Have the reader choose what to filter by."""
        from briefing.ui.screens.source_filter import FilterScreen
        from briefing.ui.source_filter import SourceFilter

        def chosen(found: object) -> None:
            if isinstance(found, SourceFilter):
                self.filter((*self.filters, found), show=True)
            elif found is not None:
                self.filter(())

        self._screen.app.push_screen(FilterScreen(self._services, self.filters), chosen)

    def filter(self, filters: tuple[SourceFilter, ...], *, show: bool = False) -> None:
        """List only the sources that have all of ``filters``; found in a thread, since texts may have to be read."""
        if not filters:
            self._show((), None, show=show)
            return
        from briefing.ui.source_filter import rows

        state, has = self._services.story, self._services.marks.has
        index, naming = state.index, state.naming if state.part else None

        def find() -> None:
            found = rows(filters, self._session, index, has, naming)
            self._screen.app.call_from_thread(self._show, filters, found, show=show)

        def failed(reason: str) -> None:
            self._services.notify(f"The sources could not be filtered: {reason}", severity="warning")

        in_thread(self._screen, find, failed, group="filter")

    def _show(self, filters: tuple[SourceFilter, ...], found: list[int] | None, *, show: bool) -> None:
        from briefing.ui.source_filter import title

        if found is not None and not found and (show or not self.filters):
            if show:
                others = " + ".join(one.label for one in filters[:-1])
                self._services.notify(f"No source has {filters[-1].label}{f' beside {others}' if others else ''}.")
            return
        self.filters = filters
        self._services.filters.keep(filters)
        self._session.filter_sources(found)
        pane = self._screen.sources
        said = title(filters, len(found), self._session.progress()[1]) if found is not None else ""
        pane.border_title = Content(said) if said else None
        self.said = said
        self._show_filter(said)
        pane.set_class(found is not None, "-filtered")
        pane.set_count(len(self._session.shown))
        self._services.story.opened()
        pane.set_cursor(max(0, self._session.position(self._session.current)), tell=False)
        if show:
            self._screen.go_to_pane(pane)

    def leave_out(self, article: str) -> None:
        """List a story without an article that was parted from it."""
        from msgspec.structs import replace

        def without(ids: str) -> str:
            return " ".join(one for one in ids.split() if one != article)

        if any(one.kind == "story" for one in self.filters):
            left = (replace(one, value=without(one.value)) if one.kind == "story" else one for one in self.filters)
            self.put(tuple(left))

    def put(self, filters: tuple[SourceFilter, ...]) -> None:
        """Have these filters from now on, whatever asks for the list before they are found."""
        self.filters = filters
        self.filter(filters)

    def unfilter(self) -> None:
        """List all sources again."""
        if self.filters:
            self.filter(())
            self._services.notify(f"All {self._session.progress()[1]} sources are listed again.")
        else:
            self._services.notify("All sources are listed.")

    def mark(self, mark: Mark) -> None:
        """Give the article at hand this mark, or take it away."""
        if article := self.at_hand():
            self._marked(self._services.marks.toggle([article], mark))

    def mark_all_read(self) -> None:
        """Mark all that are listed as read; where they are, as unread."""
        self._marked(self._services.marks.toggle(self.shown(), "read"))

    def unmark(self) -> None:
        """Take the last mark back."""
        self._marked(self._services.marks.undo() or "No mark to take back.")

    def at_hand(self) -> str | None:
        """The article under the cursor in the list, the open one elsewhere."""
        pane = self._screen.sources
        if self._screen.pane is pane and 0 <= pane.cursor < len(self._session.shown):
            entry = self._session.entries[self._session.shown[pane.cursor]]
            return entry.ident if entry.known else None
        return self._session.article_id or None

    def _marked(self, said: str) -> None:
        self._screen.sources.redraw()
        if said:
            self._services.notify(said)

    def show_story(self, story: NewsStory) -> None:
        """List the sources of a story alone, and open the first of them that is unread, else the newest."""
        from briefing.ui.source_filter import SourceFilter

        rows = sorted(row for article in story.ids if (row := self._session.row_of(article)) is not None)
        if not rows:
            return
        self._show((SourceFilter("story", story.title, " ".join(story.ids)),), rows, show=False)
        unread = (row for article in story.ids if (row := self._session.row_of(article)) in set(rows))
        wanted = next((row for row in unread if row is not None and not self._session.entries[row].read), None)
        newest = self._session.row_of(story.ids[-1])
        self._screen.about_to_jump()
        self._open_row(wanted if wanted is not None else newest if newest is not None else rows[0])
        self._screen.go_to_pane(self._screen.text)
        self._services.story.looked(story)
