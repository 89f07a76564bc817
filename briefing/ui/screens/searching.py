"""Searching the open article's text: incremental, with a count, and next and previous afterwards."""

from __future__ import annotations

from briefing.model import Span
from briefing.ui.graphemes import fit
from briefing.ui.screens.panes import PaneScreen
from briefing.ui.services import Notify
from briefing.ui.view.search import LIMIT, find, nearest
from briefing.ui.widgets.bars import KeyBar
from briefing.ui.widgets.search_bar import SearchBar


class Finder:
    """What is searched for, where it stands, and which match is looked at. The query outlives the article."""

    def __init__(self, screen: PaneScreen, notify: Notify) -> None:
        self._screen = screen
        self._notify = notify
        self._query = ""
        self._matches: list[Span] = []
        self._match = -1
        self._from = 0

    async def open(self) -> None:
        """Open the search line."""
        screen = self._screen
        if not screen.query(SearchBar):
            await screen.mount(SearchBar())
        self._from = screen.text.top_offset
        screen.about_to_jump()
        screen.query_one(KeyBar).display = False
        screen.query_one(SearchBar).open()

    @property
    def active(self) -> bool:
        """Whether anything is searched for."""
        return bool(self._query)

    @property
    def match(self) -> Span | None:
        """The match that was gone to last."""
        return self._matches[self._match] if 0 <= self._match < len(self._matches) else None

    def typed(self, query: str) -> None:
        """Go to the first match from where the search began."""
        self._query = query
        self._matches = find(self._screen.text.text, query)
        if not self._matches:
            self._screen.text.go(self._from)
        self._show(nearest(self._matches, self._from) if self._matches else -1)

    def done(self, *, kept: bool) -> None:
        """Close the search line; unless the place is kept, go back to where it was opened."""
        screen = self._screen
        screen.query_one(SearchBar).close()
        screen.query_one(KeyBar).display = True
        screen.go_to_pane(screen.text)
        if not kept:
            self.forget()
            screen.text.go(self._from)
            screen.place_changed()

    def step(self, delta: int) -> None:
        """Another match, round and round."""
        if not self._matches:
            said = f"“{fit(self._query, 40)}” is not in this article." if self._query else "Nothing searched for yet."
            self._notify(said)
            return
        if self._match < 0:
            first = nearest(self._matches, self._screen.text.top_offset)
            self._show(first if delta > 0 else (first - 1) % len(self._matches))
        else:
            self._show((self._match + delta) % len(self._matches))

    def again(self) -> None:
        """Mark the same words in another article, without moving."""
        self._matches = find(self._screen.text.text, self._query) if self._query else []
        self._match = -1
        self._screen.text.mark_matches(self._matches)
        self._say()

    def forget(self) -> None:
        """Put the marks away."""
        self._query, self._matches, self._match = "", [], -1
        self._screen.text.mark_matches([])
        self._say()

    def _show(self, index: int) -> None:
        self._match = index
        current = self._matches[index] if index >= 0 else None
        text = self._screen.text
        text.mark_matches(self._matches, current)
        if current:
            text.reveal_span(current)
        self._screen.place_changed()
        self._say()

    def _say(self) -> None:
        count = f"{len(self._matches)}{'+' if len(self._matches) == LIMIT else ''}"
        at = f"{self._match + 1}/{count}" if self._match >= 0 else count
        said = "" if not self._query else at if self._matches else "none"
        self._screen.bar.show(search=f"“{fit(self._query, 16)}” {said}" if said else "")
        for bar in self._screen.query(SearchBar):
            bar.count(said)
