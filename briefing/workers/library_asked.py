"""What is asked of the library and waited for: by workers, or where one look at a disk is quick."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.library import FactsKey, Head, Hit, Library, LibraryError, Reading, Stamp
from briefing.model import Article, Facts, Span

if TYPE_CHECKING:
    from briefing.story.related import Related
    from briefing.workers.related import RelatedFinder


class Asked(ABC):
    """The questions; a library that fails gives nothing, unless a method says that it raises."""

    @property
    @abstractmethod
    def _key(self) -> FactsKey:
        """What current facts depend on."""

    @abstractmethod
    def _open(self) -> Library:
        """The library, opened when it is first asked for."""

    def fetch(self, ids: Sequence[str]) -> tuple[dict[str, Article], dict[str, Facts]]:
        """By id the articles that are kept, and the facts of those that have current ones. Waits for a disk."""
        try:
            library = self._open()
            found = library.articles(ids)
            return {article.id: article for article in found}, library.facts_of(found, self._key)
        except LibraryError:
            return {}, {}

    def related(self, finder: RelatedFinder, article_id: str, top: int) -> Sequence[Related]:
        """What ``finder`` finds in all of the library. Waits for a disk.

        Raises:
            LibraryError: the library cannot be read.
        """
        return finder.related_kept(self._open(), self._key, article_id, top)

    def naming(self, names: Sequence[str]) -> frozenset[str]:
        """The ids of the articles that name somebody or something by one of ``names``. Waits for a disk."""
        try:
            library = self._open()
            return frozenset(found.id for name in names for found in library.mentions(name, library.size()))
        except LibraryError:
            return frozenset()

    def reading_now(self, article_id: str) -> Reading:
        """How far an article was read. Waits for a disk."""
        try:
            return self._open().reading(article_id)
        except LibraryError:
            return Reading()

    def known(self, stamps: Mapping[str, Stamp]) -> dict[str, Head]:
        """By address, what is known of articles whose files are as they were when they were read. Waits for a disk."""
        try:
            return self._open().known(stamps, self._key)
        except LibraryError:
            return {}

    def search(self, query: str, limit: int = 60) -> list[tuple[Hit, Head, Span | None]]:
        """What ``query`` finds, best first, with where the first match stands in the text. Waits for a disk.

        Raises:
            LibraryError: the library cannot be read.
            QueryError: the query asks for a field or value that is none.
        """
        library = self._open()
        hits = library.search(query, limit)
        heads = {head.id: head for head in library.heads([hit.id for hit in hits])}
        return [
            (hit, heads[hit.id], next(iter(library.places_of(hit.id, query)), None)) for hit in hits if hit.id in heads
        ]

    def found(self, query: str, limit: int) -> list[Head]:
        """What is known of the articles that ``query`` finds, at most ``limit``. Waits for a disk.

        Raises:
            LibraryError: the library cannot be read.
            QueryError: the query asks for a field or value that is none.
        """
        library = self._open()
        return library.heads([hit.id for hit in library.search(query, limit)])

    def articles(self, ids: Sequence[str]) -> dict[str, Article]:
        """By id, the articles that are kept. Waits for a disk."""
        if not ids:
            return {}
        try:
            return {article.id: article for article in self._open().articles(ids)}
        except LibraryError:
            return {}
