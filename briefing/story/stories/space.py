"""How alike two articles, or two groups of them, are in what they report.

Each article is one vector: for words, people, places, times and numbers a TF-IDF vector of unit length, times the
square root of what that kind is worth. So the dot product of two articles is a weighted sum of five cosines, and that
of two sums of vectors, divided by the numbers of articles, is exactly the mean over all pairs: average linkage
(Sokal and Michener 1958) costs one product however large the groups are.

The document frequencies of a small or one-sided collection say little. They are smoothed as if ``PRIOR`` articles
about other things had been read too, of which an ordinary word stands in ``COMMON``, and a name in none.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from briefing.story.stories.signature import Signature, Weights

PRIOR = 100
COMMON = 0.05

WORTH = (11.0, 3.5, 1.5, 5.0, 2.5)
"""What a cosine of words, people, places, times and numbers adds to the log-odds of one story: logistic regression on
pairs of news articles, rounded."""
UNKNOWN = 0.2
"""The cosine that stands for a kind of which one of the articles has nothing."""
BIAS = -5.6
TOGETHER = 0.0
"""Groups whose mean log-odds reach this are one story."""
UNSHARED = 14.0
"""The weight of words that no other article has, in an article's length: those in common are not all it says."""
UNSHARED_NAMES = 0.5
"""What people, places, times and numbers that no other article has count in the length beside those in common: it is
not about the one famous name alone."""
LEAST_WORDS = 0.15
OTHERWISE = -1.0
"""Articles that have less than this cosine of words in common do not report the same, whoever they name and when."""
WEEKS_APART = 2.0
"""Taken from the log-odds of groups that appeared a year apart; less, by the logarithm, where nearer."""
_WEEK, _YEAR = 7, 365
_WORDS = "w"


class Vector(NamedTuple):
    """A sum of article vectors. ``having`` counts, for each kind, the articles that have anything of it."""

    weights: Weights
    size: int
    having: tuple[int, ...]
    first: str | None
    last: str | None


class Frequencies:
    """In how many articles each term stands."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        """Counted from ``signatures``."""
        self._counts: Counter[str] = Counter()
        self._size = 0
        for signature in signatures:
            self.add(signature)

    def add(self, signature: Signature) -> None:
        """Count one more article."""
        self._size += 1
        self._counts.update(terms(signature))

    def remove(self, signature: Signature) -> None:
        """Count one article less."""
        self._size -= 1
        self._counts.subtract(terms(signature))

    def of(self, term: str) -> int:
        """How many articles have ``term``."""
        return self._counts[term]

    def vector(self, signature: Signature) -> Vector:
        """The article in this space. Terms that no other article has are left out: they connect nothing."""
        weights: Weights = {}
        having = []
        for prefix, worth, parts in _kinds(signature):
            part = {}
            unshared = UNSHARED**2 if prefix == _WORDS else 0.0
            for counts, common in parts:
                for key, tf in counts.items():
                    # Interned, since thousands of articles hold the same terms.
                    term = sys.intern(prefix + key)
                    if idf := self._idf(term, 0.0 if " " in key else common):
                        part[term] = tf * idf
                    elif prefix != _WORDS:
                        unshared += UNSHARED_NAMES * (tf * self._rarest()) ** 2
            length = math.sqrt(sum(w * w for w in part.values()) + unshared)
            having.append(int(any(counts for counts, _ in parts)))
            if length:
                scale = math.sqrt(worth) / length
                weights.update({term: w * scale for term, w in part.items()})
        return Vector(weights, 1, tuple(having), signature.published, signature.published)

    def _rarest(self) -> float:
        """The weight of a name that two articles have."""
        return math.log((self._size + PRIOR + 1) / 2.5)

    def _idf(self, term: str, common: float) -> float:
        count = self._counts[term]
        if count < 2:
            return 0.0
        return max(0.0, math.log((self._size + PRIOR + 1) / (count + PRIOR * common + 0.5)))


def sum_of(a: Vector, b: Vector) -> Vector:
    """Both groups as one."""
    few, many = sorted((a, b), key=lambda v: len(v.weights))
    weights = dict(many.weights)
    for term, weight in few.weights.items():
        weights[term] = weights.get(term, 0.0) + weight
    having = tuple(x + y for x, y in zip(a.having, b.having, strict=True))
    firsts, lasts = [v.first for v in (a, b) if v.first], [v.last for v in (a, b) if v.last]
    return Vector(weights, a.size + b.size, having, min(firsts, default=None), max(lasts, default=None))


def odds(a: Vector, b: Vector) -> float:
    """The log-odds that an article of ``a`` and one of ``b`` are of one story, their mean over all pairs."""
    few, many = (a.weights, b.weights) if len(a.weights) < len(b.weights) else (b.weights, a.weights)
    pairs = a.size * b.size
    words = named = 0.0
    for term, weight in few.items():
        if term in many:
            if term[0] == _WORDS:
                words += weight * many[term]
            else:
                named += weight * many[term]
    alike = (words + named) / pairs
    if words < LEAST_WORDS * WORTH[0] * pairs:
        return min(OTHERWISE, alike + BIAS)
    unknown = sum(w * (1 - x * y / pairs) for w, x, y in zip(WORTH, a.having, b.having, strict=True))
    return BIAS + alike + UNKNOWN * unknown - WEEKS_APART * _distance(a, b)


def _distance(a: Vector, b: Vector) -> float:
    """0 for groups that appeared within a week of each other or at unknown times, up to 1 for a year and more."""
    if not a.first or not a.last or not b.first or not b.last:
        return 0.0
    later, earlier = (a.first, b.last) if a.first > b.last else (b.first, a.last)
    days = _ordinal(later) - _ordinal(earlier)
    return min(1.0, math.log1p(days / _WEEK) / math.log1p(_YEAR / _WEEK)) if days > _WEEK else 0.0


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def terms(signature: Signature) -> list[str]:
    """All that stands in an article, each with the mark of its kind."""
    return [prefix + key for prefix, _, parts in _kinds(signature) for counts, _ in parts for key in counts]


def _kinds(signature: Signature) -> tuple[tuple[str, float, tuple[tuple[Weights, float], ...]], ...]:
    """For each kind: the mark of its terms, its worth, its counts each with the share that ``PRIOR`` gives them."""
    s = signature
    words, people, places, times, numbers = WORTH
    return (
        (_WORDS, words, ((s.words, COMMON), (s.names, 0.0))),
        ("p", people, ((s.people, 0.0),)),
        ("l", places, ((s.places, 0.0),)),
        ("t", times, ((s.times, 0.0),)),
        ("n", numbers, ((s.numbers, 0.0),)),
    )
