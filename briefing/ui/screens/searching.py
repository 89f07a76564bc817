"""Searching the open article's text, from the screen of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from briefing.model import Span
from briefing.ui.search import LIMIT, find, nearest
from briefing.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from briefing.ui.screens.reader import ReaderScreen


class Searching(Screen[None]):
    """The part of the reader that finds words: incremental, with a count, and ``n`` and ``N`` afterwards."""

    _query = ""
    _matches: list[Span] = []  # noqa: RUF012 - replaced, never changed
    _match = -1
    _from = 0

    @property
    def _bar(self) -> SearchBar:
        return self.query_one(SearchBar)

    async def action_search(self: ReaderScreen) -> None:
        """Open the search line."""
        if not self.query(SearchBar):
            await self.mount(SearchBar(), before="#keys")
        self._from = self.text.top_offset
        self.leave()
        self._bar.open()

    @on(SearchBar.Typed)
    def _typed(self: ReaderScreen, event: SearchBar.Typed) -> None:
        self._query = event.query
        self._matches = find(self.text.text, event.query)
        self._show_match(nearest(self._matches, self._from) if self._matches else -1)
        if not self._matches:
            self.text.go(self._from)

    @on(SearchBar.Done)
    def _done(self: ReaderScreen, event: SearchBar.Done) -> None:
        self._bar.close()
        self.go_to_pane(self.text)
        if not event.kept:
            self.forget_search()
            self.text.go(self._from)
        self.show_place()

    def action_next_match(self: ReaderScreen, step: int = 1) -> None:
        """The next match, the first after the last."""
        if not self._matches:
            self.reader.say(f"“{self._query}” is not in this article." if self._query else "Nothing searched for yet.")
            return
        self._show_match((self._match + step) % len(self._matches))

    def action_previous_match(self: ReaderScreen) -> None:
        """The match before."""
        self.action_next_match(-1)

    def search_again(self: ReaderScreen) -> None:
        """Mark the same words in another article, without moving."""
        self._matches = find(self.text.text, self._query) if self._query else []
        self._match = -1
        self.text.mark_matches(self._matches)

    def forget_search(self: ReaderScreen) -> None:
        """Put the marks away."""
        self._query, self._matches, self._match = "", [], -1
        self.text.mark_matches([])

    def _show_match(self: ReaderScreen, index: int) -> None:
        self._match = index
        current = self._matches[index] if index >= 0 else None
        self.text.mark_matches(self._matches, current)
        if current:
            self.text.reveal_span(current)
        self.show_place()
        if self.query(SearchBar):
            of = f"{len(self._matches)}{'+' if len(self._matches) == LIMIT else ''}"
            self._bar.count(f"{index + 1}/{of}" if current else "none" if self._query else "")
