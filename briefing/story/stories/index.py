"""The stories of a collection, found at once and kept as articles come and go."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from briefing.model import Article
from briefing.story.linking.corrections import Correction
from briefing.story.news import NewsStory
from briefing.story.stories.corrections import Rulings
from briefing.story.stories.describing import Head, describe
from briefing.story.stories.grouping import Grouping
from briefing.story.stories.shared_lines import SharedLines, lines_of
from briefing.story.stories.signature import Signature, signature_of
from briefing.story.types import Record

SMALL, LARGE = 0.1, 0.5
"""All is grouped anew when this share has been put in since, or put in again: what is rare has changed by then."""
MANY = 600
"""Articles from which on it is ``LARGE``, so that one more article costs little on the whole."""
FRESH_DAYS = 7.0


class StoryIndex:
    """Stories by article. Cost of one more article is what it shares with others."""

    def __init__(
        self,
        signatures: Sequence[Signature] = (),
        corrections: Iterable[Correction] = (),
        groups: Iterable[Sequence[str]] | None = None,
    ) -> None:
        """The stories of the articles of ``signatures``; the reader's ``corrections`` win over every likeness.

        With ``groups``, the ids of the articles of each story as they were found before, nothing is compared anew.
        """
        self._signatures = {signature.article: signature for signature in signatures}
        self.shared = SharedLines(signature.lines for signature in signatures)
        self._rulings = Rulings(corrections)
        self._regroup(groups)

    @classmethod
    def of(cls, records: Iterable[Record], corrections: Iterable[Correction] = ()) -> StoryIndex:
        """The stories of ``records``."""
        known = list(records)
        shared = SharedLines(lines_of(article.text) for article, _ in known)
        return cls([signature_of(article, facts, shared) for article, facts in known], corrections)

    def __len__(self) -> int:
        """How many articles are in it."""
        return len(self._signatures)

    def __contains__(self, article: object) -> bool:
        """Whether that article is."""
        return article in self._signatures

    def signatures(self) -> list[Signature]:
        """What is kept of each article."""
        return list(self._signatures.values())

    def add(self, record: Record) -> tuple[str, ...]:
        """Put an article in, in place of an earlier one of the same id; who is in its story now."""
        return self.put(signature_of(*record, self.shared))

    def put(self, signature: Signature) -> tuple[str, ...]:
        """As ``add``, for an article of which only the signature is at hand."""
        self.extend([signature])
        return self._grouping.beside(signature.article)

    def extend(self, signatures: Sequence[Signature]) -> None:
        """As ``put``, for many: where they are many beside those that are here, all is grouped anew, once."""
        for signature in signatures:
            self.remove(signature.article)
        for signature in signatures:
            self._signatures[signature.article] = signature
            self.shared.add(signature.lines)
        self._put += len(signatures)
        if self._put > self._grouped * (SMALL if len(self._signatures) < MANY else LARGE):
            self._regroup()
            return
        for signature in signatures:
            self._grouping.add(signature)

    def remove(self, article: str) -> None:
        """Take an article out; one that is not there is no error."""
        known = self._signatures.pop(article, None)
        if known is not None:
            self.shared.remove(known.lines)
            self._grouping.remove(article)

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Group by all of the reader's ``corrections``: what they put elsewhere than before is placed again."""
        before, self._rulings = self._rulings, Rulings(corrections)
        moved = [article for article in sorted(before.differing(self._rulings)) if article in self._signatures]
        self._grouping.correct(self._rulings, [self._signatures[article] for article in moved])

    def groups(self) -> list[tuple[str, ...]]:
        """The ids of the articles of each story."""
        return self._grouping.stories()

    def beside(self, article: str) -> tuple[str, ...]:
        """The ids of all articles of the story of ``article``, itself included.

        Raises:
            KeyError: it is in none.
        """
        return self._grouping.beside(article)

    def story(self, articles: Sequence[Article], seen: Collection[str] = ()) -> NewsStory:
        """The story whose ``articles`` these are, in words; those whose ids are ``seen`` are not new.

        Raises:
            KeyError: one of them is not in the index.
        """
        ids = {article.id for article in articles}
        heads = [Head(self.shared.cleared(a), self._signatures[a.id], self._grouping.vector(a.id)) for a in articles]
        joined = {ident: True for ident in ids if self._rulings.joined(ident) & ids}
        return describe(heads, new=len(ids.difference(seen)), joined=joined)

    def stories(self, articles: Iterable[Article], seen: Collection[str] = ()) -> list[NewsStory]:
        """All stories of ``articles``, the most telling first."""
        by_id = {article.id: article for article in articles}
        groups = ([by_id[ident] for ident in group if ident in by_id] for group in self.groups())
        return ranked([self.story(group, seen) for group in groups if group])

    def _regroup(self, groups: Iterable[Sequence[str]] | None = None) -> None:
        self._grouping = Grouping(list(self._signatures.values()), self._rulings, groups)
        self._grouped = len(self._signatures)
        self._put = 0


def ranked(stories: Iterable[NewsStory]) -> list[NewsStory]:
    """The stories told by many sources, and lately, first."""
    found = list(stories)
    newest = max((story.last for story in found if story.last), default=None)
    return sorted(found, key=lambda story: (-_weight(story, newest), -len(story.articles), story.id))


def _weight(story: NewsStory, newest: str | None) -> float:
    """What a story weighs: twice the sources are worth as much as being a few days newer."""
    age = (date.fromisoformat(newest) - date.fromisoformat(story.last)).days if newest and story.last else None
    fresh = 0.0 if age is None else 2 * math.exp(-age / FRESH_DAYS)
    return math.log2(1 + story.sources) + fresh
