"""The reader's saved searches, kept in the library, and how much each finds now."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.query import SEARCHES, SavedSearch, SavedSearches
from briefing.workers.library_client import LibraryClient

COUNTED = 500
"""Up to so many articles that a search finds are counted."""


class Tally(NamedTuple):
    """How many articles a saved search finds, at most ``COUNTED``, and how many of them are unread."""

    found: int
    unread: int


class Searches:
    """Runs in the screen's thread, except ``tally``."""

    def __init__(self, library: LibraryClient) -> None:
        self._library = library
        self._made: SavedSearches | None = None

    @property
    def made(self) -> tuple[SavedSearch, ...]:
        """All of them, in the order of saving."""
        return self._kept().made

    def save(self, name: str, query: str) -> None:
        """Keep ``query`` under ``name``, in place of an earlier one of that name."""
        self._made = self._kept().saved(name, query)
        self._library.change(
            SEARCHES, SavedSearches, lambda kept: (kept or SavedSearches()).saved(name, query), "a saved search"
        )

    def drop(self, name: str) -> None:
        """Keep the one of that name no longer."""
        self._made = self._kept().without(name)
        self._library.change(
            SEARCHES, SavedSearches, lambda kept: (kept or SavedSearches()).without(name), "that a search was dropped"
        )

    def tally(self, query: str) -> Tally:
        """How much ``query`` finds now. Waits for a disk: not for the screen's thread.

        Raises:
            LibraryError: the library cannot be read.
            QueryError: the query asks for a field or value that is none.
        """
        heads = self._library.found(query, COUNTED)
        return Tally(len(heads), sum(not head.read for head in heads))

    def take_up(self, made: SavedSearches) -> None:
        """They are these now, by whosever hand."""
        self._made = made

    def _kept(self) -> SavedSearches:
        if self._made is None:
            self._made = self._library.follow(SEARCHES, SavedSearches) or SavedSearches()
        return self._made
