"""An incremental inverted index that ranks articles by what sets them apart together.

Cosine of TF-IDF vectors, corrected twice. Hubness: articles that are near to everything are scaled down by their own
mean similarity to their nearest neighbours, a symmetric local scaling after Schnitzer et al., "Local and global scaling
reduce hubs in space", JMLR 13 (2012). Pseudo-relevance feedback: the nearest neighbours of the article asked
about join the question, after Rocchio (1971).
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.story.linking.terms import Terms

NAME_WEIGHT = 1.5
"""What a name counts above another word."""
NAME_SHARE = 0.7
"""A stem that stands capitalised inside lines at least this often is a name."""
HUB_NEIGHBOURS = 15
FEEDBACK_NEIGHBOURS = 5
FEEDBACK_SHARE = 0.7
CANDIDATES = 120
"""How many articles, the best by an article's rarest terms, are compared exactly and ranked."""
POSTINGS = 5_000
"""How many occurrences of those terms are looked at to find them, so that cost does not grow with the collection."""
HUB_CANDIDATES = 30
SCALED = 40
"""How many of the candidates, the nearest, have their own hubness looked up; the rest take the highest of these."""
HUB_FLOOR = 0.01
"""Added to every mean, so that an article near to nothing is not raised beyond measure."""
HUB_POSTINGS = 1_000
EXACT_BELOW = 500
GROWTH = 1.1
"""Lengths and hubness are computed anew when a collection has grown by this factor; a small one, always."""


class Vector(NamedTuple):
    """An article's terms by number, with their weights; ``rare`` are the terms, the rarest first, with their shares."""

    terms: NDArray[np.intp]
    weights: NDArray[np.float64]
    rare: tuple[tuple[str, float], ...]


class Postings(NamedTuple):
    """The articles that have a term, by number, with its damped counts."""

    articles: array[int]
    counts: array[float]


class TermIndex:
    """Articles by id with their terms. Cost of a change is that article's own length; of a question, its candidates."""

    def __init__(self) -> None:
        """An index of nothing."""
        self._terms: dict[str, Terms] = {}
        self._postings: defaultdict[str, Postings] = defaultdict(lambda: Postings(array("q"), array("d")))
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._term_numbers: dict[str, int] = {}
        self._question = np.zeros(0)
        self._capitals: defaultdict[str, int] = defaultdict(int)
        self._running: defaultdict[str, int] = defaultdict(int)
        self._vectors: dict[str, Vector] = {}
        self._hubs: dict[str, float] = {}
        self._weights: dict[str, float] = {}
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
        number = self._numbers[key] = len(self._keys)
        self._keys.append(key)
        for term, weight in terms.weights.items():
            postings = self._postings[term]
            self._weights.pop(term, None)
            postings.articles.append(number)
            postings.counts.append(weight)
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
        number = self._numbers.pop(key)
        self._keys[number] = ""
        for term in terms.weights:
            postings = self._postings[term]
            at = postings.articles.index(number)
            del postings.articles[at], postings.counts[at]
            if not postings.articles:
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
        question = self._asked()
        for other in nearest:
            vector = self._vector(other)
            question[vector.terms] += scaled[other] / total / math.sqrt(hubs[other]) * vector.weights
        scores = {}
        for other, score in scaled.items():
            vector = self._vector(other)
            fed_back = float(question[vector.terms] @ vector.weights) / math.sqrt(hubs[other])
            if other in nearest:
                # What an article has in common with itself says nothing; it counts as one good neighbour would.
                own = scaled[other] / total
                fed_back += own * (1 - 1 / hubs[other])
            scores[other] = (1 - FEEDBACK_SHARE) * score + FEEDBACK_SHARE * fed_back
        for other in nearest:
            question[self._vector(other).terms] = 0.0
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def _changed(self) -> None:
        size = len(self._terms)
        if size < EXACT_BELOW or not self._fresh_at / GROWTH <= size <= self._fresh_at * GROWTH:
            self._vectors.clear()
            self._hubs.clear()
            self._weights.clear()
            self._fresh_at = size

    def _is_name(self, term: str) -> bool:
        parts = term.split(" ")
        return all(0 < NAME_SHARE * self._running.get(part, 0) <= self._capitals.get(part, 0) for part in parts)

    def _weight(self, term: str) -> float:
        """Smoothed inverse document frequency; 0 for a term of one article, which can connect nothing."""
        known = self._weights.get(term)
        if known is not None:
            return known
        frequency = len(self._postings[term].articles)
        weight = 0.0
        if frequency > 1:
            idf = math.log((len(self._terms) + 1) / (frequency + 0.5))
            weight = idf * (NAME_WEIGHT if self._is_name(term) else 1.0)
        self._weights[term] = weight
        return weight

    def _vector(self, key: str) -> Vector:
        """The article's weighted terms at unit length."""
        vector = self._vectors.get(key)
        if vector is None:
            raw = {term: tf * self._weight(term) for term, tf in self._terms[key].weights.items()}
            length = math.sqrt(sum(w * w for w in raw.values())) or 1.0
            told = [(term, weight / length) for term, weight in raw.items() if weight]
            terms = [self._term_numbers.setdefault(term, len(self._term_numbers)) for term, _ in told]
            order = sorted((len(self._postings[term].articles), term, w) for term, w in told)
            vector = self._vectors[key] = Vector(
                np.array(terms, dtype=np.intp),
                np.array([weight for _, weight in told], dtype=np.float64),
                tuple((term, weight * self._weight(term)) for _, term, weight in order),
            )
        return vector

    def _neighbours(self, key: str, limit: int, budget: int) -> dict[str, float]:
        """Cosines of the candidates: the articles that share the rarest terms."""
        partial = np.zeros(len(self._keys))
        vector = self._vector(key)
        found = False
        for term, share in vector.rare:
            postings = self._postings[term]
            budget -= len(postings.articles)
            if budget < 0 and found:
                break
            found = True
            partial[np.frombuffer(postings.articles, dtype=np.int64)] += share * np.frombuffer(postings.counts)
        partial[self._numbers[key]] = 0.0
        best = self._best(partial, limit)
        vectors = {other: self._vector(other) for other in best}
        question = self._asked()
        question[vector.terms] = vector.weights
        near = {other: float(question[v.terms] @ v.weights) for other, v in vectors.items()}
        question[vector.terms] = 0.0
        return near

    def _best(self, scores: NDArray[np.float64], limit: int) -> list[str]:
        """The keys of the ``limit`` highest scores above 0; of equals those first in order."""
        found = np.flatnonzero(scores > 0)
        if len(found) > limit:
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        ranked = sorted((-float(scores[number]), self._keys[number]) for number in found)
        return [key for _, key in ranked[:limit]]

    def _asked(self) -> NDArray[np.float64]:
        """Room for a weight of each term, all of them 0, and to be left so."""
        if len(self._question) < len(self._term_numbers):
            self._question = np.zeros(len(self._term_numbers) * 2)
        return self._question

    def _hub(self, key: str) -> float:
        """Mean cosine with the nearest neighbours: how near this article is to everything."""
        hub = self._hubs.get(key)
        if hub is None:
            best = heapq.nlargest(HUB_NEIGHBOURS, self._neighbours(key, HUB_CANDIDATES, HUB_POSTINGS).values())
            wanted = max(1, min(HUB_NEIGHBOURS, len(self._terms) - 1))
            hub = self._hubs[key] = sum(best) / wanted + HUB_FLOOR
        return hub
