"""Articles that tell of the same occasion as a given one, ranked, with reasons in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from briefing.model import Facts
from briefing.story.term_index import TermIndex
from briefing.story.terms import terms_of
from briefing.story.types import Record

APART = 0.7
"""What is left of the score of articles published far apart: reports of one event cluster in time."""
APART_DAYS = 30.0
SHARED = 6


class Related(msgspec.Struct, frozen=True):
    """One related article. ``score`` is above 0 and only orders; ``reasons`` are phrases for a reader.

    ``shared`` names what both articles have and few others: people, places, organizations, then days.
    """

    article_id: str
    score: float
    reasons: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


class RelatedIndex:
    """Keeps what ranking needs of each article, so that a new one costs its own length and not the collection's."""

    def __init__(self, records: Sequence[Record] = ()) -> None:
        """An index of ``records``."""
        self._terms = TermIndex()
        self._published: dict[str, date | None] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._frequency: Counter[str] = Counter()
        for record in records:
            self.add(record)

    def __len__(self) -> int:
        """How many articles are in it."""
        return len(self._terms)

    def add(self, record: Record) -> None:
        """Put an article in; one of the same id is replaced."""
        article, facts = record
        self.remove(article.id)
        self._terms.add(article.id, terms_of(article.title, article.text))
        self._published[article.id] = _day(facts)
        self._names[article.id] = _telling(facts)
        self._frequency.update(self._names[article.id].keys())

    def remove(self, article_id: str) -> None:
        """Take an article out; one that is not there is no error."""
        self._terms.remove(article_id)
        self._published.pop(article_id, None)
        self._frequency.subtract(self._names.pop(article_id, {}).keys())

    def related(self, article_id: str, *, top: int | None = None) -> list[Related]:
        """The articles most like ``article_id``, best first; all that have anything in common when ``top`` is None.

        Raises:
            KeyError: no article of that id.
        """
        ranked = [(other, score * self._nearness(article_id, other)) for other, score in self._terms.ranked(article_id)]
        ranked.sort(key=lambda item: (-item[1], item[0]))
        return [self._related(article_id, other, score) for other, score in ranked[:top]]

    def _nearness(self, left: str, right: str) -> float:
        """1 for articles of one day or of unknown date, down to ``APART`` for those of other seasons."""
        first, second = self._published[left], self._published[right]
        if first is None or second is None:
            return 1.0
        return APART + (1 - APART) * math.exp(-abs((first - second).days) / APART_DAYS)

    def _related(self, left: str, right: str, score: float) -> Related:
        mine, other = self._names[left], self._names[right]
        keys = sorted(mine.keys() & other.keys(), key=lambda key: (key.startswith("day:"), self._frequency[key], key))
        shared = tuple(mine[key] for key in keys[:SHARED])
        reasons = (f"shares {', '.join(shared)}",) if shared else ()
        return Related(right, round(score, 6), reasons, shared)


def related(target_id: str, records: Sequence[Record], *, top: int | None = None) -> list[Related]:
    """The articles of ``records`` most like the one of id ``target_id``, best first.

    Raises:
        KeyError: no article of that id.
    """
    return RelatedIndex(records).related(target_id, top=top)


def _day(facts: Facts) -> date | None:
    if facts.published is None:
        return None
    try:
        return date.fromisoformat(facts.published.value)
    except ValueError:
        return None


def _telling(facts: Facts) -> dict[str, str]:
    """Names and days of an article, by a key that other articles' keys can equal."""
    names = {
        f"{entity.type}:{entity.name.casefold()}": entity.name
        for entity in facts.entities
        if entity.type in ("person", "place", "organization")
    }
    days = (time.value for time in facts.times if time.granularity == "day" and time.earliest)
    names.update({f"day:{value}": value for value in days})
    return names
