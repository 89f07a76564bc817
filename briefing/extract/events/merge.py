"""One event for each real occasion: mentions join on positive evidence only, and never against a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import islice

from briefing.extract import trace
from briefing.extract.events.blocking import NEAREST, Blocks, View
from briefing.extract.events.cluster import Cluster
from briefing.extract.events.mention import EventMention
from briefing.extract.events.record import record_join
from briefing.extract.events.referents import is_state
from briefing.extract.events.sameness import (
    another,
    at_large,
    closes,
    generic,
    informative,
    looks_back,
    one_series,
    overlap,
    same_day,
    told_again,
)
from briefing.model import Entity
from briefing.profiles import Profile

ENOUGH = 2.0
"""Evidence that makes two mentions one event: a shared ordinal, or two of people, time and place, or a description
("the summit") that nothing else fits."""
NEAR = 3
"""Sentences over which "the meeting" needs no further evidence."""


class Merger:
    """Brings the mentions of one article together."""

    def __init__(self, entities: Mapping[str, Entity], profile: Profile) -> None:
        """``entities`` are the article's by id."""
        self.entities = entities
        self.profile = profile
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
            if other is None or other is own or self._impossible(self.view(other), self.view(own)):
                continue
            if all(self._kin(x, y) for x in own.kinds for y in other.kinds):
                self._join(groups, home, home[m.index], other, None)
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
            journey = all("where" in self.profile.events[k].needs for k in c.kinds) and c.stated
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
        scored = [
            (
                self.evidence(view, own) + max(self._description(view, m, clusters) for m in group.mentions),
                view.mentions[-1].index,
                view.cluster,
            )
            for view in (self.view(self._by_number[number]) for number in sorted(like))
            if not self.contradict(view, own)
        ]
        best = max(scored, key=lambda s: s[:2], default=None)
        return (best[2], best[0]) if best is not None and best[0] >= ENOUGH else None

    def _settle(self, clusters: list[Cluster], home: dict[int, Cluster], blocks: Blocks) -> None:
        """Join clusters that turn out to be one, best first, until none do."""
        pairs: dict[tuple[int, int], float] = {}
        for number in self._by_number:
            self._weigh(number, blocks, pairs)
        while pairs:
            (i, j), score = max(pairs.items(), key=lambda p: (p[1], -p[0][0], -p[0][1]))
            one, other = self._by_number[j], self._by_number[i]
            for pair in [pair for pair in pairs if i in pair or j in pair]:
                del pairs[pair]
            joined = self._join_numbered(clusters, home, one, other, score, blocks)
            self._weigh(self._numbers[id(joined)], blocks, pairs)

    def _weigh(self, number: int, blocks: Blocks, pairs: dict[tuple[int, int], float]) -> None:
        """Note with which clusters that of ``number`` is one by what speaks for it."""
        own = self.view(self._by_number[number])
        for other in blocks.like(own) - {number}:
            pair = (min(number, other), max(number, other))
            a, b = (self.view(self._by_number[n]) for n in pair)
            if pair not in pairs and not self.contradict(a, b) and (score := self.evidence(a, b)) >= ENOUGH:
                pairs[pair] = score

    def _join(
        self, clusters: list[Cluster], home: dict[int, Cluster], one: Cluster, other: Cluster, score: float | None
    ) -> None:
        first, second = sorted((one, other), key=lambda c: c.mentions[0].index)
        if trace.is_on():
            record_join(first, second, score)
        if first.mentions[-1].index < second.mentions[0].index:
            self.view(first).take(self.view(second), self.entities)
        else:
            first.mentions = sorted(first.mentions + second.mentions, key=lambda m: m.index)
        clusters.remove(second)
        for m in second.mentions:
            home[m.index] = first

    def contradict(self, a: View, b: View) -> bool:
        """Whether something said of one cannot hold of the other."""
        if not all(self._kin(x, y) for x in a.kinds for y in b.kinds) or self._impossible(a, b):
            return True
        if a.alone & b.alone or (a.sorts and b.sorts and not a.sorts & b.sorts):
            return True
        if another(a, b) or another(b, a) or looks_back(a, b) or looks_back(b, a):
            return True
        if not a.kinds & b.kinds and generic(a) != generic(b) and len(a.people & b.people) < 2:
            return True
        if a.inside & b.indexes or b.inside & a.indexes:
            return True
        if a.series and b.series and not one_series(a.series, b.series):
            return True
        if bool(a.series) != bool(b.series) and (b if a.series else a).two_sided:
            return True
        people_a, people_b = a.people, b.people
        if people_a and people_b:
            if not people_a & people_b:
                return True
            nested = people_a <= people_b or people_b <= people_a
            if not nested and not (same_day(a, b) and len(people_a & people_b) > 1):
                return True
        happened = {"held", "ongoing"}
        if ("cancelled" in a.firm and b.firm & happened) or ("cancelled" in b.firm and a.firm & happened):
            return not a.ordinals & b.ordinals
        return False

    def _impossible(self, a: View, b: View) -> bool:
        """Whether count, time or place set them apart, against which not even the grammar of a sentence speaks."""
        if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
            return True
        if (a.again and 1 in b.ordinals) or (b.again and 1 in a.ordinals):
            return True
        meet = any(overlap(s, t) for s in a.exact for t in b.exact)
        if a.times and b.times and not (meet or closes(a, b) or closes(b, a)):
            return True
        one, other = self._finest(a.stated), self._finest(b.stated)
        return bool(one and other) and all(self._apart(p, q) for p in one for q in other)

    def _finest(self, places: Set[str]) -> set[str]:
        """``places`` without the state of another one among them: "in Ohio, United States" is in Ohio."""
        within = {self.entities[p].country for p in places if not is_state(self.entities[p])}
        return {p for p in places if not is_state(self.entities[p]) or self.entities[p].country not in within}

    def evidence(self, a: View, b: View) -> float:
        """How much speaks for one occasion; at least ENOUGH joins."""
        score = 0.0
        if a.ordinals & b.ordinals:
            score += 2.0 if a.kinds & b.kinds else 1.0
        people_a, people_b = a.people, b.people
        common = len(people_a & people_b)
        if common >= 2:
            score += 1.75 if people_a == people_b else 1.5
        elif common:
            score += 1.0
        bodies = {i for i in a.participants if i not in people_a} & {i for i in b.participants if i not in people_b}
        score += min(1.0, 0.5 * len(bodies))
        if not common:
            score += max(self._states_behind(a, b), self._states_behind(b, a))
        if any(overlap(s, t) for s in a.times for t in b.times):
            score += 1.25 if any(overlap(s, t) and informative(s, t) for s in a.times for t in b.times) else 0.75
        if any(self._together(p, q) for p in a.stated for q in b.stated):
            score += 1.0
        if any({s, t} <= {"held", "ongoing"} or s == t != "unclear" for s in a.statuses for t in b.statuses):
            score += 0.25
        beside = self._next_to(a, b) and common
        if a.statuses | b.statuses == {"planned", "held"} and not a.statuses & b.statuses and not beside:
            score -= 1.5
        if not (a.participants and b.participants) and score >= 1.0:
            score += 0.25
        if beside:
            score += 1.0
        if told_again(a, b) or told_again(b, a):
            score += 1.5
        if a.sentences & b.sentences:
            score -= 1.0  # what one sentence tells twice is mostly two events
        if a.series and b.series:
            score += 1.75
        return score

    def _description(self, cluster: View, m: EventMention, clusters: Sequence[Cluster]) -> float:
        """What "the summit" itself adds: the reader is to look for one already spoken of.

        One that brings its own place or day is a new one, unless the article has told of only one of its kind.
        """
        if not m.definite or m.relation == "verb":
            return 0.0
        distance = abs(cluster.mentions[-1].sentence - m.sentence)
        same = m.kind in cluster.kinds
        if not same and distance > NEAR:
            return 0.25
        if at_large(cluster):
            return 0.5
        if m.plural:
            return 0.5
        only = same and not m.participants and cluster.two_sided and self._only_one(m.kind, clusters)
        beside = distance <= 1 and not same  # "signed a pact … the ceremony in Rome"
        new = (m.series and not cluster.series) or (
            not (beside or only)
            and (
                (not cluster.times and any(m.restricts(t.start) for t in m.times))
                or (not cluster.stated and any(p.mention and m.restricts(p.mention.start) for p in m.places))
            )
        )
        if new and not set(m.participants) & set(cluster.participants):
            return 0.75
        strangers = m.participants and not set(m.participants) & set(cluster.participants)
        if strangers and not (beside and not cluster.people):
            return 0.75
        mostly = 0.25 if cluster.counts[m.kind] == max(cluster.counts.values()) else 0.0
        return (1.75 if same else 1.5) + (0.5 if distance <= NEAR else 0.25) + mostly

    def _next_to(self, a: View, b: View) -> bool:
        """Whether one tells of a journey and the other, right beside it, of what it was for."""
        for one, other in ((a, b), (b, a)):
            if not any("where" in self.profile.events[k].needs for k in one.kinds):
                continue
            journey = [m for m in one.mentions if m.relation == "verb" and "where" in self.profile.events[m.kind].needs]
            if journey and not any("where" in self.profile.events[k].needs for k in other.kinds):
                return any(abs(x.sentence - y.sentence) <= 1 for x in journey for y in other.mentions)
        return False

    def _kin(self, one: str, other: str) -> bool:
        kinds = self.profile.events
        return one == other or other in kinds[one].also or one in kinds[other].also

    def _only_one(self, kind: str, clusters: Sequence[Cluster]) -> bool:
        """Whether one of ``clusters`` alone is of ``kind``."""
        return len(list(islice((c for c in clusters if kind in self.view(c).kinds), 2))) == 1

    def _states_behind(self, people: View, states: View) -> float:
        """What it says that the states taking part in one are those of the people taking part in the other."""
        ours = {self.entities[i].country for i in people.people} - {None}
        theirs = {self.entities[i].country for i in states.participants if self.entities[i].type != "person"} - {None}
        return 1.75 if len(theirs) >= 2 and ours == theirs else min(1.0, 0.5 * len(ours & theirs))

    def _together(self, one: str, other: str) -> bool:
        """Whether two places are the same, or one lies in the other."""
        if one == other:
            return True
        a, b = self.entities[one], self.entities[other]
        return a.country is not None and a.country == b.country and (is_state(a) or is_state(b))

    def _apart(self, one: str, other: str) -> bool:
        """Whether two places cannot both hold one event; what is not known to be apart may lie in the other."""
        from briefing.extract.lexicon.geo import is_region

        a, b = self.entities[one], self.entities[other]
        if one == other or a.country is None or b.country is None:
            return False
        if is_region(a.name) and is_region(b.name):
            return True
        return a.country != b.country or not (is_state(a) or is_state(b) or _unknown(a) or _unknown(b))


def _unknown(place: Entity) -> bool:
    """Whether ``place`` is none of the cities one can tell apart: a lake, a palace, a resort."""
    from briefing.extract.lexicon.geo import is_city

    return not is_city(place.name)
