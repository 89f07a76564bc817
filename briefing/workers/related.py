"""Which of the articles in hand share the most; an index that grows with them, for any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.library import FactsKey, Library
from briefing.model import Article, Facts, Published

if TYPE_CHECKING:
    from briefing.story.related import Related, RelatedIndex
    from briefing.workers.related_kept import KeptRelated


class RelatedFinder:
    """An index of articles and their facts that grows as they come; safe to ask from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: RelatedIndex | None = None
        self._kept: KeptRelated | None = None
        self._known: dict[str, Published | None] = {}

    def related(self, article_id: str, records: Iterable[tuple[Article, Facts]], top: int) -> Sequence[Related]:
        """The ``top`` articles of ``records`` most like the one of that id, best first; none while it has no facts."""
        from briefing.story.related import RelatedIndex

        with self._lock:
            if self._index is None:
                self._index = RelatedIndex()
            for article, facts in records:
                if self._known.get(article.id, article) != facts.published:
                    self._index.add((article, facts))
                    self._known[article.id] = facts.published
            return self._index.related(article_id, top=top) if article_id in self._known else []

    def related_kept(self, library: Library, key: FactsKey, article_id: str, top: int) -> Sequence[Related]:
        """As ``related``, of all articles of ``library``, however many: nothing of them is held.

        Raises:
            LibraryError: the library cannot be read.
        """
        from briefing.workers.related_kept import KeptRelated

        with self._lock:
            if self._kept is None:
                self._kept = KeptRelated(library, key)
            return self._kept.related(article_id, top)
