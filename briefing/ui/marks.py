"""What the reader marks: read, starred, for later. Every change can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefing.library import Mark
from briefing.story.wording import count
from briefing.ui.session import Session
from briefing.workers.library_client import LibraryClient

WORDS: dict[Mark, tuple[str, str]] = {
    "read": ("read", "unread"),
    "starred": ("starred", "no longer starred"),
    "later": ("kept for later", "no longer kept for later"),
}


class Marks:
    """The marks of the session's articles, kept in the library. Runs in the screen's thread."""

    def __init__(self, session: Session, library: LibraryClient) -> None:
        self._session = session
        self._library = library
        self._having: dict[Mark, set[str]] = {}
        self._made: list[tuple[Mark, bool, tuple[str, ...]]] = []

    @property
    def depth(self) -> int:
        """How many changes can be taken back."""
        return len(self._made)

    def has(self, article: str, mark: Mark) -> bool:
        """Whether the article has the mark."""
        if mark == "read":
            row = self._session.row_of(article)
            return row is not None and self._session.entries[row].read
        return article in self._of(mark)

    def toggle(self, articles: Iterable[str], mark: Mark) -> str:
        """Mark these articles, or take the mark from them where all have it; what was done, in words."""
        wanted = tuple(dict.fromkeys(articles))
        on = not all(self.has(article, mark) for article in wanted)
        changed = tuple(article for article in wanted if self.has(article, mark) != on)
        if not changed:
            return ""
        self._set(changed, mark, on)
        self._made.append((mark, on, changed))
        return _said(changed, mark, on)

    def undo(self) -> str:
        """Take the last change back; what was done, in words, empty where there is nothing to take back."""
        if not self._made:
            return ""
        mark, on, articles = self._made.pop()
        self._set(articles, mark, not on)
        return f"Taken back: {_said(articles, mark, on)}"

    def take_up(self, name: str, articles: Collection[str]) -> None:
        """These have the mark called ``name`` now, by another reader's hand."""
        for mark in self._having:
            if mark == name:
                self._having[mark] = set(articles)

    def _set(self, articles: tuple[str, ...], mark: Mark, on: bool) -> None:
        if mark == "read":
            for article in articles:
                row = self._session.row_of(article)
                if row is not None:
                    self._session.entries[row].read = on
        else:
            having = self._of(mark)
            having.update(articles) if on else having.difference_update(articles)
        self._library.put_marks(articles, mark, on)

    def _of(self, mark: Mark) -> set[str]:
        if mark not in self._having:
            self._having[mark] = self._library.follow_marks(mark)
        return self._having[mark]


def _said(articles: tuple[str, ...], mark: Mark, on: bool) -> str:
    return f"{count(len(articles), 'article')} {WORDS[mark][0 if on else 1]}"
