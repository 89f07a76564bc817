"""What a story of the news is to its readers. Plain data, kept in the library."""

from __future__ import annotations

import msgspec


class Membership(msgspec.Struct, frozen=True):
    """That an article belongs to a story, and ``why`` in words. ``copy_of`` is the id of the text that it repeats."""

    article: str
    why: str
    copy_of: str | None = None


class NewsStory(msgspec.Struct, frozen=True):
    """Articles that report the same thing, by publication; an article alone is a story of one.

    ``id`` is made from the earliest article, so that it stays while later ones join. ``title`` is the headline that
    says most of what the articles share. ``first`` and ``last`` are the days of publication, ``YYYY-MM-DD``, of the
    earliest and latest of those that are dated. ``sources`` counts originals, not copies. ``entities`` are the people,
    then the places, that mark it. ``new`` counts the articles that the reader has not been shown yet.
    """

    id: str
    title: str
    articles: tuple[Membership, ...]
    first: str | None
    last: str | None
    sources: int
    entities: tuple[str, ...] = ()
    new: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(member.article for member in self.articles)
