"""An incremental inverted index that ranks articles by what sets them apart together.

Cosine of TF-IDF vectors, corrected twice. Hubness: articles that are near to everything are scaled down by their own
mean similarity to their nearest neighbours, a symmetric local scaling after Schnitzer et al., "Local and global scaling
reduce hubs in space", JMLR 13 (2012). Pseudo-relevance feedback: the nearest neighbours of the article asked
about join the question, after Rocchio (1971).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict

from briefing.story.linking.terms import Terms

NAME_WEIGHT = 1.5
"""What a name counts above another word."""
NAME_SHARE = 0.7
"""A stem that stands capitalised inside lines at least this often is a name."""
HUB_NEIGHBOURS = 15
FEEDBACK_NEIGHBOURS = 5
FEEDBACK_SHARE = 0.7
CANDIDATES = 200
"""How many articles, the best by an article's rarest terms, are compared exactly and ranked."""
POSTINGS = 20_000
"""How many occurrences of those terms are looked at to find them, so that cost does not grow with the collection."""
HUB_CANDIDATES = 30
SCALED = 60
"""How many of the candidates, the nearest, have their own hubness looked up; the rest take the highest of these."""
HUB_FLOOR = 0.01
"""Added to every mean, so that an article near to nothing is not raised beyond measure."""
HUB_POSTINGS = 2_000
EXACT_BELOW = 500
GROWTH = 1.1
"""Lengths and hubness are computed anew when a collection has grown by this factor; a small one, always."""

Vector = dict[str, float]


class TermIndex:
    """Articles by id with their terms. Cost of a change is that article's own length; of a question, its candidates."""

    def __init__(self) -> None:
        """An index of nothing."""
        self._terms: dict[str, Terms] = {}
        self._postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._capitals: defaultdict[str, int] = defaultdict(int)
        self._running: defaultdict[str, int] = defaultdict(int)
        self._vectors: dict[str, Vector] = {}
        self._hubs: dict[str, float] = {}
        self._fresh_at = 0

    def __len__(self) -> int:
        """How many articles are in it."""
        return len(self._terms)

    def __contains__(self, key: object) -> bool:
        """Whether an article of that key is."""
        return key in self._terms

    def add(self, key: str, terms: Terms) -> None:
        """Put an article in, in place of an earlier one of the same key."""
        self.remove(key)
        self._terms[key] = terms
        for term, weight in terms.weights.items():
            self._postings[term][key] = weight
        for term, count in terms.capitals.items():
            self._capitals[term] += count
        for term, count in terms.running.items():
            self._running[term] += count
        self._changed()

    def remove(self, key: str) -> None:
        """Take an article out; one that is not there is no error."""
        terms = self._terms.pop(key, None)
        if terms is None:
            return
        for term in terms.weights:
            del self._postings[term][key]
            if not self._postings[term]:
                del self._postings[term]
        for term, count in terms.capitals.items():
            self._capitals[term] -= count
        for term, count in terms.running.items():
            self._running[term] -= count
        self._vectors.pop(key, None)
        self._hubs.pop(key, None)
        self._changed()

    def ranked(self, key: str) -> list[tuple[str, float]]:
        """Other articles with a score above 0, best first; ties by key.

        Raises:
            KeyError: no article of that key.
        """
        near = self._neighbours(key, CANDIDATES, POSTINGS)
        front = heapq.nsmallest(SCALED, near, key=lambda other: (-near[other], other))
        hubs = {other: self._hub(other) for other in front}
        rest = max(hubs.values(), default=1.0)
        hubs.update({other: rest for other in near if other not in hubs})
        scaled = {other: score / math.sqrt(self._hub(key) * hubs[other]) for other, score in near.items()}
        nearest = heapq.nsmallest(FEEDBACK_NEIGHBOURS, scaled, key=lambda other: (-scaled[other], other))
        total = sum(scaled[other] for other in nearest)
        if not total:
            return []
        question: defaultdict[str, float] = defaultdict(float)
        for other in nearest:
            share = scaled[other] / total / math.sqrt(hubs[other])
            for term, weight in self._vector(other).items():
                question[term] += share * weight
        scores = {}
        for other, score in scaled.items():
            fed_back = _dot(question, self._vector(other)) / math.sqrt(hubs[other])
            if other in nearest:
                # What an article has in common with itself says nothing; it counts as one good neighbour would.
                own = scaled[other] / total
                fed_back += own * (1 - 1 / hubs[other])
            scores[other] = (1 - FEEDBACK_SHARE) * score + FEEDBACK_SHARE * fed_back
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def _changed(self) -> None:
        size = len(self._terms)
        if size < EXACT_BELOW or not self._fresh_at / GROWTH <= size <= self._fresh_at * GROWTH:
            self._vectors.clear()
            self._hubs.clear()
            self._fresh_at = size

    def _is_name(self, term: str) -> bool:
        parts = term.split(" ")
        return all(0 < NAME_SHARE * self._running.get(part, 0) <= self._capitals.get(part, 0) for part in parts)

    def _weight(self, term: str) -> float:
        """Smoothed inverse document frequency; 0 for a term of one article, which can connect nothing."""
        frequency = len(self._postings[term])
        if frequency < 2:
            return 0.0
        idf = math.log((len(self._terms) + 1) / (frequency + 0.5))
        return idf * (NAME_WEIGHT if self._is_name(term) else 1.0)

    def _vector(self, key: str) -> Vector:
        """The article's weighted terms at unit length."""
        vector = self._vectors.get(key)
        if vector is None:
            raw = {term: tf * self._weight(term) for term, tf in self._terms[key].weights.items()}
            length = math.sqrt(sum(w * w for w in raw.values())) or 1.0
            vector = self._vectors[key] = {term: w / length for term, w in raw.items() if w}
        return vector

    def _neighbours(self, key: str, limit: int, budget: int) -> dict[str, float]:
        """Cosines of the candidates: the articles that share the rarest terms."""
        vector = self._vector(key)
        partial: defaultdict[str, float] = defaultdict(float)
        for _, term in sorted((len(self._postings[term]), term) for term in vector):
            postings = self._postings[term]
            budget -= len(postings)
            if budget < 0 and partial:
                break
            share = vector[term] * self._weight(term)
            for other, tf in postings.items():
                partial[other] += share * tf
        partial.pop(key, None)
        best = heapq.nsmallest(limit, partial, key=lambda other: (-partial[other], other))
        return {other: _dot(vector, self._vector(other)) for other in best}

    def _hub(self, key: str) -> float:
        """Mean cosine with the nearest neighbours: how near this article is to everything."""
        hub = self._hubs.get(key)
        if hub is None:
            best = heapq.nlargest(HUB_NEIGHBOURS, self._neighbours(key, HUB_CANDIDATES, HUB_POSTINGS).values())
            wanted = max(1, min(HUB_NEIGHBOURS, len(self._terms) - 1))
            hub = self._hubs[key] = sum(best) / wanted + HUB_FLOOR
        return hub


def _dot(left: Vector, right: Vector) -> float:
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)
