"""What the list of sources was filtered by when the reader left, kept in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.workers.library_client import LibraryClient

if TYPE_CHECKING:
    from briefing.ui.source_filter import SourceFilter

FILTERS = "filters"


class KeptFilters:
    """Runs in the screen's thread. ``wanted`` says that the reader opens where it was left."""

    def __init__(self, library: LibraryClient) -> None:
        self._library = library
        self._kept: tuple[SourceFilter, ...] = ()
        self.wanted = False

    def keep(self, filters: tuple[SourceFilter, ...]) -> None:
        """Keep these for the next time."""
        if filters == self._kept and not self.wanted:
            return
        from briefing.ui.source_filter import SourceFilter

        self._kept, self.wanted = filters, False
        self._library.change(FILTERS, list[SourceFilter], lambda _: list(filters), "the filter of the list of sources")

    def take(self) -> tuple[SourceFilter, ...]:
        """Those of the last time, where they are wanted, and once."""
        if not self.wanted:
            return ()
        from briefing.ui.source_filter import SourceFilter

        self.wanted = False
        self._kept = tuple(self._library.kept(FILTERS, list[SourceFilter]) or ())
        return self._kept
