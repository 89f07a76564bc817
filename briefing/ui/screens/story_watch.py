"""The terms that the reader watches for: add, remove, list the sources that have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from briefing.story.wording import count
from briefing.ui.keys import Keys
from briefing.ui.screens.story_chooser import Choice, Chooser
from briefing.ui.source_filter import SourceFilter
from briefing.ui.story_state import StoryState
from briefing.ui.view.search import find_terms

COUNTED = 200
"""Up to this many articles it is said how many have a term."""


class WatchScreen(Chooser):
    """Stays open while terms are added and removed; ends with a filter for the sources that have one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "remove", "watch no longer", show=False, priority=True, id="remove"),
    ]

    def __init__(self, story: StoryState, keys: Keys, changed: Callable[[], None], typed: str = "") -> None:
        self._story = story
        self._tell = changed
        remove = keys.display("remove")
        super().__init__(
            "Watch for",
            self._choices,
            typed=typed,
            hint=f"Esc close  Enter add, or list the sources that have it  {remove} remove",
        )

    def _choices(self, typed: str) -> list[Choice]:
        term = " ".join(typed.split())
        watched = self._story.watched
        known = {word.casefold() for word in watched}
        found = [Choice(term, f"Watch for “{term}”", mark="+")] if term and term.casefold() not in known else []
        found += [
            Choice(SourceFilter("term", f"“{word}”", word), word, self._count(word), "watch", "⚑") for word in watched
        ]
        return found

    def _count(self, word: str) -> str:
        session = self._story.session
        listed = [entry.ident for entry in session.entries if entry.known]
        if len(listed) > COUNTED:
            return ""
        return f"in {count(sum(bool(find_terms(a.text, [word])) for a, _ in session.shelf.each(listed)), 'source')}"

    def take(self) -> None:
        """Add what is typed, or end with the sources that have the term under the cursor."""
        target = self.list.target
        if not isinstance(target, str):
            super().take()
        elif self._story.watch(target):
            self._tell()
            self.query_one(Input).clear()
            self.refill()

    def action_remove(self) -> None:
        """Watch the term under the cursor no longer; while something is typed, delete there."""
        if self.typed:
            self.query_one(Input).action_delete_right()
        elif isinstance(self.list.target, SourceFilter):
            self._story.unwatch(self.list.target.value)
            self._tell()
            self.refill()
