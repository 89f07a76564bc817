"""Articles into stories: all at once by average linkage, and then one by one.

Only articles that share rare terms are ever compared (an inverted index), and groups are compared as sums, so the
cost grows with what articles have in common, not with the number of pairs.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.story.stories.corrections import Rulings
from briefing.story.stories.signature import Signature
from briefing.story.stories.space import TOGETHER, Frequencies, Vector, odds, sum_of, terms

CANDIDATES = 25
"""How many articles or stories, those that share the rarest terms, one is compared with."""
POSTINGS = 2_000
"""How many occurrences of these terms are looked at to find them."""


class Grouping:
    """A partition of articles into stories that grows by one article at a time. Stories have numbers."""

    def __init__(
        self,
        signatures: Sequence[Signature] = (),
        rulings: Rulings | None = None,
        groups: Iterable[Sequence[str]] | None = None,
    ) -> None:
        """The stories of ``signatures``, found together; their order does not matter.

        Where ``groups`` are given, these are the stories; an article in none is one alone.
        """
        self._rulings = rulings or Rulings()
        self._frequencies = Frequencies(signatures)
        self._sums: dict[int, Vector] = {}
        self._members: dict[int, list[str]] = {}
        self._story: dict[str, int] = {}
        self._vectors: dict[str, Vector] = {}
        self._signatures: dict[str, Signature] = {}
        self._sole: dict[str, str] = {}
        """By term its article, where only one has it: the term connects nothing yet, and is not in its vector."""
        self._having: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._next = 0
        for signature in sorted(signatures, key=lambda s: s.article):
            self._open(signature)
            self._sole.update((term, signature.article) for term in terms(signature) if self._frequencies.of(term) < 2)
        if groups is None:
            self._agglomerate()
            return
        for group in groups:
            known = [article for article in group if article in self._story]
            for article in known[1:]:
                if self._story[article] != self._story[known[0]]:
                    self._merge(self._story[known[0]], self._story[article])

    def __contains__(self, article: object) -> bool:
        """Whether the article is in it."""
        return article in self._story

    def stories(self) -> list[tuple[str, ...]]:
        """The articles of each story, in an order of their own."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def beside(self, article: str) -> tuple[str, ...]:
        """All articles of the story of ``article``, itself included.

        Raises:
            KeyError: it is in none.
        """
        return tuple(sorted(self._members[self._story[article]]))

    def vector(self, article: str) -> Vector:
        """The article in the space of terms.

        Raises:
            KeyError: it is in no story.
        """
        return self._vectors[article]

    def total(self, article: str) -> Vector:
        """The sum of the story of ``article``.

        Raises:
            KeyError: it is in none.
        """
        return self._sums[self._story[article]]

    def add(self, signature: Signature) -> tuple[str, ...]:
        """Put an article into the story that it fits best, or into one of its own; who is in that story now.

        Where it shows that two stories are one, these are joined.
        """
        if signature.article in self._story:
            self.remove(signature.article)
        self._frequencies.add(signature)
        self._wake(signature)
        story = self._open(signature)
        story = self._forced(story)
        while True:
            near = self._near(story)
            scored = [(odds(self._sums[story], self._sums[other]), -other) for other in near]
            fitting = [(score, other) for score, other in scored if score >= TOGETHER]
            best = max((pair for pair in fitting if not self._apart(story, -pair[1])), default=None)
            if best is None:
                return tuple(sorted(self._members[story]))
            story = self._merge(story, -best[1])

    def correct(self, rulings: Rulings, moved: Sequence[Signature]) -> None:
        """Follow other rulings: the articles ``moved``, of which they say something else than before, are put anew."""
        self._rulings = rulings
        for signature in moved:
            self.remove(signature.article)
        for signature in moved:
            self.add(signature)

    def remove(self, article: str) -> None:
        """Take an article out of its story; the story stays together without it.

        Raises:
            KeyError: it is in none.
        """
        story = self._story.pop(article)
        rest = [member for member in self._members[story] if member != article]
        self._drop(story)
        self._vectors.pop(article)
        self._frequencies.remove(self._signatures.pop(article))
        if rest:
            self._keep(story, rest)

    def _wake(self, signature: Signature) -> None:
        """Put into the vectors of other articles what has connected nothing before, and stands in this one too."""
        woken: dict[int, set[str]] = {}
        for term in terms(signature):
            owner = self._sole.pop(term, None)
            if owner in self._story:
                woken.setdefault(self._story[owner], set()).add(owner)
            elif self._frequencies.of(term) < 2:
                self._sole[term] = signature.article
        for story, articles in woken.items():
            members = self._members[story]
            self._drop(story)
            self._vectors.update((one, self._frequencies.vector(self._signatures[one])) for one in articles)
            self._keep(story, members)

    def _open(self, signature: Signature) -> int:
        """A story of this article alone."""
        story = self._next
        self._next += 1
        self._signatures[signature.article] = signature
        self._vectors[signature.article] = self._frequencies.vector(signature)
        self._keep(story, [signature.article])
        return story

    def _keep(self, story: int, members: list[str]) -> None:
        total = self._vectors[members[0]]
        for member in members[1:]:
            total = sum_of(total, self._vectors[member])
        self._sums[story] = total
        self._members[story] = members
        for member in members:
            self._story[member] = story
        for term, weight in total.weights.items():
            self._having[term][story] = weight / total.size

    def _drop(self, story: int) -> None:
        for term in self._sums.pop(story).weights:
            self._having[term].pop(story, None)
        del self._members[story]

    def _merge(self, a: int, b: int) -> int:
        """Put the smaller story into the larger one, whose number stays."""
        if (len(self._members[a]), -a) < (len(self._members[b]), -b):
            a, b = b, a
        moved, added = self._members[b], self._sums[b]
        self._drop(b)
        total = self._sums[a] = sum_of(self._sums[a], added)
        self._members[a] += moved
        for member in moved:
            self._story[member] = a
        for term in added.weights:
            self._having[term][a] = total.weights[term] / total.size
        return a

    def _near(self, story: int) -> list[int]:
        """The stories that share this one's rarest terms, most of them first."""
        weights = self._sums[story].weights
        budget = POSTINGS
        partial: defaultdict[int, float] = defaultdict(float)
        for _, term in sorted((len(self._having[term]), term) for term in weights):
            others = self._having[term]
            budget -= len(others)
            if budget < 0 and partial:
                break
            weight = weights[term]
            for other, share in others.items():
                partial[other] += weight * share
        partial.pop(story, None)
        return heapq.nsmallest(CANDIDATES, partial, key=lambda other: (-partial[other], other))

    def _forced(self, story: int) -> int:
        """``story`` with those that the reader has joined it to."""
        for article in list(self._members[story]):
            for other in sorted(self._rulings.joined(article)):
                if other in self._story and self._story[other] != self._story[article]:
                    story = self._merge(self._story[article], self._story[other])
        return story

    def _apart(self, a: int, b: int) -> bool:
        """Whether the reader has taken an article of one apart from one of the other."""
        few, many = sorted((self._members[a], self._members[b]), key=len)
        there = set(many) if len(few) > 1 else many
        return any(other in there for article in few for other in self._rulings.parted(article))

    def _agglomerate(self) -> None:
        """Join the two stories that are most alike, while any are alike enough."""
        for article in list(self._story):
            self._forced(self._story[article])
        edges: dict[int, dict[int, float]] = {story: {} for story in self._sums}
        for story in list(self._sums):
            for other in self._near(story):
                if other not in edges[story]:
                    self._link(edges, story, other, odds(self._sums[story], self._sums[other]))
        queue = [(-score, a, b) for a, others in edges.items() for b, score in others.items() if a < b]
        heapq.heapify(queue)
        while queue:
            score, a, b = heapq.heappop(queue)
            if edges.get(a, {}).get(b) != -score:
                continue
            if self._apart(a, b):
                edges[a].pop(b)
                edges[b].pop(a)
                continue
            for pair in self._joined(edges, a, b):
                heapq.heappush(queue, pair)

    def _joined(self, edges: dict[int, dict[int, float]], a: int, b: int) -> Iterable[tuple[float, int, int]]:
        """Merge ``a`` and ``b`` and yield the new scores of what they were alike to."""
        mine, other = edges.pop(a), edges.pop(b)
        kept = self._merge(a, b)
        edges[kept] = {}
        for third in sorted(mine.keys() | other.keys() - {a, b}):
            if third in (a, b):
                continue
            edges[third].pop(a, None)
            edges[third].pop(b, None)
            score = odds(self._sums[kept], self._sums[third])
            if self._link(edges, kept, third, score):
                yield -score, min(kept, third), max(kept, third)

    @staticmethod
    def _link(edges: dict[int, dict[int, float]], a: int, b: int, score: float) -> bool:
        """Note that two stories are alike enough; a mean of means below that can never be."""
        if score < TOGETHER:
            return False
        edges[a][b] = edges[b][a] = score
        return True
