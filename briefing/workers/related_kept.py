"""Which articles of a large library share the most with one: asked of the library, so that nothing is held in memory.

Candidates are those that name what few others do, those of its story, and those with the words of its headline. They
are ranked by their words, as kept for the stories of the library, with what a sample of it says of how rare each is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from briefing.library import FactsKey, Library, QueryError
from briefing.story.linking.terms import STOP_WORDS
from briefing.story.related import APART, APART_DAYS, SHARED, SHOWN, Related
from briefing.story.stories.signature import Signature, signature_of

RARE = 200
"""A name that more articles have tells nothing."""

CANDIDATES = 100
BY_HEADLINE = 30
HEADLINE_WORDS = 6
SAMPLE = 200
"""Articles of which it is counted how many have a word."""

LEAST = 0.05
"""Below this likeness two articles share nothing but a name."""


class KeptRelated:
    """Asks ``library``, for its articles with facts of ``key``. For one thread at a time."""

    def __init__(self, library: Library, key: FactsKey) -> None:
        self._library = library
        self._key = key
        self._rarity: _Rarity | None = None

    def related(self, article_id: str, top: int) -> list[Related]:
        """The ``top`` articles most like the one of that id, best first; nothing where it is not kept.

        Raises:
            LibraryError: the library cannot be read.
        """
        library = self._library
        sharing = dict(library.sharing(article_id, RARE, CANDIDATES))
        beside = library.beside(article_id)[:CANDIDATES]
        wanted = dict.fromkeys([article_id, *beside, *sharing, *_by_headline(library, article_id)])
        found = _signatures(library, self._key, list(wanted))
        mine = found.pop(article_id, None)
        if mine is None:
            return []
        if self._rarity is None:
            self._rarity = _Rarity([s for body in library.signature_sample(SAMPLE) if (s := _decoded(body))])
        likeness = self._rarity.likeness_to(mine)
        scored = [(likeness(other) * _nearness(mine, other), other) for other in found.values()]
        scored = [(score, other) for score, other in scored if score > LEAST]
        scored.sort(key=lambda pair: (-pair[0], pair[1].article))
        return [_related(mine, other, score, sharing.get(other.article, ())) for score, other in scored[:top]]


def _by_headline(library: Library, article_id: str) -> list[str]:
    """Articles with the words of this one's headline."""
    heads = library.heads([article_id])
    words = [word for head in heads for word in head.title.split() if word.isalnum()]
    telling = [word for word in words if len(word) > 3 and word.casefold() not in STOP_WORDS]
    try:
        query = " OR ".join(f'"{word}"' for word in sorted(telling, key=len, reverse=True)[:HEADLINE_WORDS])
        return [hit.id for hit in library.search(query, BY_HEADLINE)] if query else []
    except QueryError:
        return []


def _signatures(library: Library, key: FactsKey, ids: Sequence[str]) -> dict[str, Signature]:
    """What articles are compared by: as it is kept, made now where it is not."""
    kept = {ident: s for ident, body in library.signatures(ids).items() if (s := _decoded(body)) is not None}
    articles = library.articles(ident for ident in ids if ident not in kept)
    facts = library.facts_of(articles, key)
    made = {a.id: signature_of(a, facts[a.id]) for a in articles if a.id in facts}
    return {ident: s for ident in ids if (s := kept.get(ident) or made.get(ident)) is not None}


def _decoded(body: bytes) -> Signature | None:
    try:
        return msgspec.msgpack.decode(body, type=Signature)
    except msgspec.DecodeError:
        return None


class _Rarity:
    """What a word tells: the fewer articles of a sample have it, the more."""

    def __init__(self, sample: Sequence[Signature]) -> None:
        self._size = len(sample)
        self._having = Counter(word for one in sample for word in (*one.words, *one.names))

    def likeness_to(self, one: Signature) -> Callable[[Signature], float]:
        """Tells the cosine of ``one`` and another, both weighted by what their words tell."""
        told: dict[str, float] = {}
        mine = self._weighted(one, told)
        weights = dict(mine)
        length = math.sqrt(sum(weight * weight for _, weight in mine)) or 1.0

        def likeness(other: Signature) -> float:
            theirs = self._weighted(other, told)
            shared = sum(weights[word] * weight for word, weight in theirs if word in weights)
            return shared / (length * math.sqrt(sum(weight * weight for _, weight in theirs)) or 1.0)

        return likeness

    def _weighted(self, one: Signature, told: dict[str, float]) -> list[tuple[str, float]]:
        for word in (*one.words, *one.names):
            if word not in told:
                told[word] = math.log((self._size + 1) / (self._having.get(word, 0) + 0.5))
        return [(word, weight * told[word]) for words in (one.words, one.names) for word, weight in words.items()]


def _nearness(one: Signature, other: Signature) -> float:
    """1 for articles of one day or of unknown date, less for those of other seasons."""
    if not one.published or not other.published:
        return 1.0
    apart = abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)
    return APART + (1 - APART) * math.exp(-apart / APART_DAYS)


def _related(mine: Signature, other: Signature, score: float, names: Iterable[str]) -> Related:
    days = sorted(day for day in mine.times.keys() & other.times.keys() if len(day) == len("2019-01-01"))
    shared = (*names, *days)[:SHARED]
    return Related(other.article, round(score, 6), (f"shares {', '.join(shared[:SHOWN])}",) if shared else (), shared)
