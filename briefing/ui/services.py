"""What the app hands to its screens, so that none of them has to know the app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from briefing.library.notes import Notes
from briefing.library.query import SavedSearches
from briefing.model import Article
from briefing.ui.kept_filters import KeptFilters
from briefing.ui.keys import Keys
from briefing.ui.marks import Marks
from briefing.ui.notes import NoteBook
from briefing.ui.searches import Searches
from briefing.ui.session import Entry, Session
from briefing.ui.story_state import StoryState
from briefing.ui.view.found import Found
from briefing.ui.web import Web
from briefing.workers.job import Reasons


class Notify(Protocol):
    """Tells the reader something in passing, never read as markup; from the screen's thread or any other."""

    def __call__(self, message: str, *, severity: str = "information", timeout: float | None = None) -> None:
        """``severity`` is Textual's: information, warning or error; ``timeout`` is in seconds."""


@dataclass(frozen=True)
class Services:
    """One record for all screens of a session.

    ``open`` has the source of a row read before all others, ``keep_place`` keeps where an article was left,
    ``working`` says whether more facts may come, ``choose_theme`` opens the list of themes. ``why`` asks a worker why
    a fact is one, by its id (``t`` for a time) and its first code point. ``hidden_kinds`` are the kinds of fact that
    the configuration does not mark. ``search`` finds articles of the library and waits for a disk (``QueryError`` where
    the query asks for what there is not); ``bring`` lists an article of the library that is not listed yet, and says in
    which row. ``web`` fetches addresses and feeds.
    """

    session: Session
    marks: Marks
    searches: Searches
    notes: NoteBook
    filters: KeptFilters
    story: StoryState
    keys: Keys
    notify: Notify
    open: Callable[[int], None]
    keep_place: Callable[[Entry], None]
    working: Callable[[], bool]
    choose_theme: Callable[[], None]
    why: Callable[[Article, str, int], Future[Reasons]]
    hidden_kinds: frozenset[str]
    search: Callable[[str], Sequence[Found]]
    bring: Callable[[str], int]
    web: Web

    def take_up(self, name: str, value: object) -> None:
        """What the library keeps under ``name`` is ``value`` now, by another reader's hand."""
        if isinstance(value, Notes):
            self.notes.take_up(value)
        elif isinstance(value, SavedSearches):
            self.searches.take_up(value)
        elif isinstance(value, frozenset):
            self.marks.take_up(name, value)
