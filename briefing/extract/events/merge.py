"""One event for each real occasion: mentions join on positive evidence only, and never against a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from briefing.extract import trace
from briefing.extract.events.alike_rules import ENOUGH, evidence
from briefing.extract.events.apart_rules import contradict, impossible
from briefing.extract.events.blocking import NEAREST, Blocks, View
from briefing.extract.events.cluster import Cluster
from briefing.extract.events.description_rules import described
from briefing.extract.events.mention import EventMention
from briefing.extract.events.pair import Known, Pair
from briefing.extract.events.record import record_join
from briefing.model import Entity
from briefing.profiles import Profile


class Merger:
    """Brings the mentions of one article together."""

    def __init__(self, entities: Mapping[str, Entity], profile: Profile) -> None:
        """``entities`` are the article's by id."""
        self.entities = entities
        self._known = Known(entities, profile)
        self._told: set[tuple[int, int]] = set()
        self._views: dict[int, View] = {}
        self._numbers: dict[int, int] = {}
        self._by_number: dict[int, Cluster] = {}

    def clusters(self, mentions: Sequence[EventMention]) -> list[Cluster]:
        """Clusters in the order of their first mentions."""
        home = {m.index: Cluster([m]) for m in mentions}
        groups = list(home.values())
        for m in mentions:  # first what the grammar makes one
            other = home.get(m.same_as) if m.same_as is not None else None
            own = home[m.index]
            if other is not None and other is not own and not impossible(self._pair(self.view(other), self.view(own))):
                self._join(groups, home, own, other, None)
        out: list[Cluster] = []
        blocks = Blocks()
        self._numbers = {}
        self._by_number = {}
        for group in groups:
            self._number(group, blocks)
            target = self._best(out, group, blocks)
            out.append(group)
            if target is not None:
                self._join_numbered(out, home, group, *target, blocks)
        self._settle(out, home, blocks)
        for m in mentions:
            if m.inside is not None and m.inside in home:
                home[m.index].around = home[m.inside]
        self._share(out, home)
        told: defaultdict[int, list[Cluster]] = defaultdict(list)
        for c in out:
            told[c.mentions[-1].sentence].append(c)
        for c in out:
            if c.around is None and not c.stated:
                at = c.mentions[0].sentence
                near = [c for sentence in (at - 1, at, at + 1) for c in told[sentence]]
                c.around = self._journey(c, sorted(near, key=lambda c: self._numbers[id(c)]))
        return out

    def view(self, cluster: Cluster) -> View:
        """What ``cluster`` says, reckoned when its mentions have changed."""
        known = self._views.get(id(cluster))
        if known is None or known.cluster is not cluster or known.mentions is not cluster.mentions:
            known = self._views[id(cluster)] = View(cluster, self.entities)
        return known

    def _number(self, cluster: Cluster, blocks: Blocks) -> None:
        number = self._numbers[id(cluster)] = len(self._numbers)
        self._by_number[number] = cluster
        blocks.add(number, self.view(cluster))

    def _join_numbered(
        self,
        clusters: list[Cluster],
        home: dict[int, Cluster],
        one: Cluster,
        other: Cluster,
        score: float | None,
        blocks: Blocks,
    ) -> Cluster:
        """As ``_join``, the blocks kept up; the cluster that both are now."""
        for c in (one, other):
            blocks.drop(self._numbers[id(c)], self.view(c))
        self._join(clusters, home, one, other, score)
        joined = home[one.mentions[0].index]
        for c in (one, other):
            if c is not joined:
                del self._by_number[self._numbers[id(c)]]
        blocks.add(self._numbers[id(joined)], self.view(joined))
        return joined

    @staticmethod
    def _share(clusters: Sequence[Cluster], home: Mapping[int, Cluster]) -> None:
        """ "The third is to be held in Oslo" is between those of the second, wherever the article names them."""
        for c in clusters:
            for m in c.mentions:
                other = home.get(m.like) if m.like is not None else None
                if other is not None and other is not c and not c.participants:
                    m.participants = list(other.participants)

    def _journey(self, cluster: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
        """The journey told right before of somebody who takes part: "X flew to Lima. He met Y there"."""
        first = cluster.mentions[0]
        people = self.view(cluster).people
        for c in clusters:
            last = c.mentions[-1]
            journey = all(map(self._known.is_journey, c.kinds)) and c.stated
            told = last.index < first.index and abs(last.sentence - first.sentence) <= 1
            if journey and told and people & self.view(c).people and c.statuses == cluster.statuses:
                return c
        return None

    def _best(self, clusters: Sequence[Cluster], group: Cluster, blocks: Blocks) -> tuple[Cluster, float] | None:
        """The cluster that most speaks for, with how much, where that is enough."""
        like = blocks.like(self.view(group)) - {self._numbers[id(group)]}
        if any(m.definite and m.relation != "verb" for m in group.mentions):
            # "The summit" looks for any that was told before, though it shares nothing.
            like.update(self._numbers[id(c)] for c in clusters[-NEAREST:])
        own = self.view(group)
        single = partial(self._only_one, clusters=clusters)
        scored = [
            (
                evidence(self._pair(view, own)) + max(described(view, m, single) for m in group.mentions),
                view.mentions[-1].index,
                view,
            )
            for view in (self.view(self._by_number[number]) for number in sorted(like))
            if not contradict(self._pair(view, own))
        ]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best is None or best[0] < ENOUGH:
            return None
        if trace.is_on():
            evidence(self._pair(best[2], own), tell=True)
            described(best[2], max(group.mentions, key=lambda m: described(best[2], m, single)), single, tell=True)
        return best[2].cluster, best[0]

    def _settle(self, clusters: list[Cluster], home: dict[int, Cluster], blocks: Blocks) -> None:
        """Join clusters that turn out to be one, best first, until none do."""
        pairs: dict[tuple[int, int], float] = {}
        for number in self._by_number:
            self._weigh(number, blocks, pairs)
        while pairs:
            (i, j), score = max(pairs.items(), key=lambda p: (p[1], -p[0][0], -p[0][1]))
            one, other = self._by_number[j], self._by_number[i]
            if trace.is_on():
                evidence(self._pair(self.view(other), self.view(one)), tell=True)
            for pair in [pair for pair in pairs if i in pair or j in pair]:
                del pairs[pair]
            joined = self._join_numbered(clusters, home, one, other, score, blocks)
            self._weigh(self._numbers[id(joined)], blocks, pairs)

    def _weigh(self, number: int, blocks: Blocks, pairs: dict[tuple[int, int], float]) -> None:
        """Note with which clusters that of ``number`` is one by what speaks for it."""
        own = self.view(self._by_number[number])
        for other in blocks.like(own) - {number}:
            pair = (min(number, other), max(number, other))
            if pair in pairs:
                continue
            both = self._pair(*(self.view(self._by_number[n]) for n in pair))
            if contradict(both):
                self._tell_apart(pair, both)
            elif (score := evidence(both)) >= ENOUGH:
                pairs[pair] = score

    def _tell_apart(self, numbers: tuple[int, int], pair: Pair) -> None:
        """Record, once, what keeps two apart for which enough speaks."""
        if trace.is_on() and numbers not in self._told and evidence(pair) >= ENOUGH:
            self._told.add(numbers)
            contradict(pair, tell=True)

    def _pair(self, a: View, b: View) -> Pair:
        return Pair(a, b, self._known)

    def _join(
        self, clusters: list[Cluster], home: dict[int, Cluster], one: Cluster, other: Cluster, score: float | None
    ) -> None:
        first, second = sorted((one, other), key=lambda c: c.mentions[0].index)
        if trace.is_on():
            record_join(first.mentions, second.mentions, score)
        if first.mentions[-1].index < second.mentions[0].index:
            self.view(first).take(self.view(second), self.entities)
        else:
            first.mentions = sorted(first.mentions + second.mentions, key=lambda m: m.index)
        clusters.remove(second)
        for m in second.mentions:
            home[m.index] = first

    def _only_one(self, kind: str, clusters: Sequence[Cluster]) -> bool:
        """Whether one of ``clusters`` alone is of ``kind``."""
        return len(list(islice((c for c in clusters if kind in self.view(c).kinds), 2))) == 1
