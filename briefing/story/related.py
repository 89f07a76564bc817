"""Articles that tell of the same occasion as a given one, ranked, with reasons in words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from briefing.model import Facts
from briefing.story.linking.terms import terms_of
from briefing.story.term_index import TermIndex
from briefing.story.types import Record, Story, StoryEntity, StoryEvent

APART = 0.7
"""What is left of the score of articles published far apart: reports of one event cluster in time."""
APART_DAYS = 365.0
"""How slowly; a story can go on for months, and articles without a date must not win by having none."""
SHARED = 6
SHOWN = 3


class Related(msgspec.Struct, frozen=True):
    """One related article. ``score`` is above 0 and only orders; ``reasons`` are phrases for a reader.

    ``shared`` names what both articles have and few others: events, people, places, organizations, days.
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
        self._having: _Having | None = None
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
        self._names[article.id] = _informative(facts)
        self._frequency.update(self._names[article.id].keys())

    def remove(self, article_id: str) -> None:
        """Take an article out; one that is not there is no error."""
        self._terms.remove(article_id)
        self._published.pop(article_id, None)
        self._frequency.subtract(self._names.pop(article_id, {}).keys())

    def related(self, article_id: str, *, top: int | None = None, story: Story | None = None) -> list[Related]:
        """The articles most like ``article_id``, best first; all that have anything in common when ``top`` is None.

        With a ``story`` that tells of them, reasons name the events and people that both have a part in; else names
        that both spell alike.

        Raises:
            KeyError: no article of that id.
        """
        ranked = [(other, score * self._nearness(article_id, other)) for other, score in self._terms.ranked(article_id)]
        ranked.sort(key=lambda item: (-item[1], item[0]))
        if story is None:
            return [self._related(article_id, other, score) for other, score in ranked[:top]]
        having = self._having_of(story)
        return [Related(other, round(score, 6), *having.in_common(article_id, other)) for other, score in ranked[:top]]

    def _having_of(self, story: Story) -> _Having:
        """Made once for a story, however many articles are asked about."""
        if self._having is None or self._having.story is not story:
            self._having = _Having(story)
        return self._having

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


class _Having:
    """Which articles have which events and entities of a story, so that pairs can be compared quickly."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._things: defaultdict[str, dict[str, StoryEvent | StoryEntity]] = defaultdict(dict)
        things: list[StoryEvent | StoryEntity] = [*story.events]
        things += [entity for entity in story.entities if entity.type in ("person", "place", "organization")]
        for thing in things:
            for member in thing.members:
                self._things[member.article][thing.id] = thing

    def in_common(self, left: str, right: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The reasons in words and the names in common: events, then who and what fewest articles have."""
        mine, other = self._things[left], self._things[right]
        both = [mine[key] for key in mine.keys() & other.keys()]
        both.sort(key=lambda thing: (thing.sources, thing.id))
        events = [thing.name for thing in both if isinstance(thing, StoryEvent)][:2]
        names = [thing.name for thing in both if isinstance(thing, StoryEntity)][:SHARED]
        reasons = [f"same event: {', '.join(events)}"] if events else []
        reasons += [f"shares {', '.join(names[:SHOWN])}"] if names else []
        return tuple(reasons), (*events, *names)


def related(
    target_id: str, records: Sequence[Record], *, top: int | None = None, story: Story | None = None
) -> list[Related]:
    """The articles of ``records`` most like the one of id ``target_id``, best first, see ``RelatedIndex.related``.

    For a few hundred records at most; keep a ``RelatedIndex`` for more, or to ask more than once.

    Raises:
        KeyError: no article of that id.
    """
    return RelatedIndex(records).related(target_id, top=top, story=story)


def _day(facts: Facts) -> date | None:
    if facts.published is None:
        return None
    try:
        return date.fromisoformat(facts.published.value)
    except ValueError:
        return None


def _informative(facts: Facts) -> dict[str, str]:
    """Names and days of an article, by a key that other articles' keys can equal."""
    names = {
        f"{entity.type}:{entity.name.casefold()}": entity.name
        for entity in facts.entities
        if entity.type in ("person", "place", "organization")
    }
    days = (time.value for time in facts.times if time.granularity == "day" and time.earliest)
    names.update({f"day:{value}": value for value in days})
    return names
