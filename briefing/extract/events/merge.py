"""One event for each real occasion: mentions come together on positive evidence only, and never against a contradiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.extract.events.mention import EventMention
from briefing.extract.events.referents import is_state
from briefing.model import Entity, Time
from briefing.profiles import Profile

ENOUGH = 2.0
"""Evidence that makes two mentions one event: a shared ordinal, or two of people, time and place, or a description
("the summit") that nothing else fits."""
NEAR = 3
"""Sentences over which "the meeting" needs no further evidence."""


@dataclass(slots=True)
class Cluster:
    """Mentions of one occasion so far."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        return {m.kind for m in self.mentions}

    @property
    def ordinals(self) -> set[int]:
        return {m.ordinal for m in self.mentions if m.ordinal is not None}

    @property
    def participants(self) -> list[str]:
        return list(dict.fromkeys(i for m in self.mentions for i in m.participants))

    @property
    def times(self) -> list[Time]:
        return [t for m in self.mentions for t in m.times]

    @property
    def stated(self) -> set[str]:
        return {p.entity for m in self.mentions for p in m.places if p.status == "stated"}

    @property
    def statuses(self) -> set[str]:
        return {m.status for m in self.mentions if m.status is not None}


class Merger:
    """Brings mentions together; ``entities`` are the article's by id."""

    def __init__(self, entities: Mapping[str, Entity], profile: Profile) -> None:
        self.entities = entities
        self.profile = profile

    def clusters(self, mentions: Sequence[EventMention]) -> list[Cluster]:
        """Clusters in the order of their first mentions."""
        out: list[Cluster] = []
        home: dict[int, Cluster] = {}
        for m in mentions:
            alone = Cluster([m])
            target = home.get(m.same_as) if m.same_as is not None else None
            if target is not None and self.contradict(target, alone):
                target = None
            target = target or self._best(out, alone, m)
            if target is None:
                out.append(alone)
                target = alone
            else:
                target.mentions.append(m)
            home[m.index] = target
        for m in mentions:  # what the grammar links may come later in the sentence
            if m.same_as is not None and m.same_as in home and home[m.same_as] is not home[m.index]:
                self._join(out, home, home[m.index], home[m.same_as])
        self._settle(out, home)
        return out

    def _best(self, clusters: Sequence[Cluster], alone: Cluster, m: EventMention) -> Cluster | None:
        scored = [
            (self.evidence(c, alone) + self._description(c, m), i, c)
            for i, c in enumerate(clusters)
            if not self.contradict(c, alone)
        ]
        scored = [s for s in scored if s[0] >= ENOUGH]
        return max(scored, key=lambda s: (s[0], s[2].mentions[-1].token.i))[2] if scored else None

    def _settle(self, clusters: list[Cluster], home: dict[int, Cluster]) -> None:
        """Join clusters that turn out to be one, best first, until none do."""
        while True:
            pairs = [
                (self.evidence(a, b), -i, -j, a, b)
                for i, a in enumerate(clusters)
                for j, b in enumerate(clusters[i + 1 :], i + 1)
                if not self.contradict(a, b)
            ]
            best = max(pairs, key=lambda p: p[:3], default=None)
            if best is None or best[0] < ENOUGH:
                return
            self._join(clusters, home, best[4], best[3])

    @staticmethod
    def _join(clusters: list[Cluster], home: dict[int, Cluster], one: Cluster, other: Cluster) -> None:
        first, second = sorted((one, other), key=lambda c: min(m.index for m in c.mentions))
        first.mentions = sorted(first.mentions + second.mentions, key=lambda m: m.index)
        clusters.remove(second)
        for m in second.mentions:
            home[m.index] = first

    def contradict(self, a: Cluster, b: Cluster) -> bool:
        """Whether something said of one cannot hold of the other."""
        if not any(self._kin(x, y) for x in a.kinds for y in b.kinds):
            return True
        if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
            return True
        if a.times and b.times and not any(_overlap(s, t) for s in a.times for t in b.times):
            return True
        if a.stated and b.stated and not any(self._same_place(p, q) for p in a.stated for q in b.stated):
            return True
        people_a, people_b = self._people(a), self._people(b)
        if people_a and people_b:
            if not people_a & people_b:
                return True
            if not (people_a <= people_b or people_b <= people_a) and not (
                self._same_day(a, b) and len(people_a & people_b) > 1
            ):
                return True
        return (
            "cancelled" in a.statuses ^ b.statuses
            and bool({"held", "ongoing"} & (a.statuses | b.statuses))
            and not (a.ordinals & b.ordinals)
        )

    def evidence(self, a: Cluster, b: Cluster) -> float:
        """How much speaks for one occasion; at least ENOUGH joins."""
        score = 0.0
        if a.ordinals & b.ordinals:
            score += 2.0 if a.kinds & b.kinds else 1.0
        people_a, people_b = self._people(a), self._people(b)
        common = len(people_a & people_b)
        score += 1.5 if common >= 2 and people_a == people_b else 1.0 if common else 0.0
        bodies = {i for i in a.participants if i not in people_a} & {i for i in b.participants if i not in people_b}
        score += min(1.0, 0.5 * len(bodies))
        if not common and (
            self._lands(a, people_a) & self._lands(b, set()) or self._lands(a, set()) & self._lands(b, people_b)
        ):
            score += 0.5
        if any(_overlap(s, t) and _tellling(s, t) for s in a.times for t in b.times):
            score += 1.25
        if any(self._same_place(p, q) for p in a.stated for q in b.stated):
            score += 1.0
        if a.statuses & b.statuses and {"unclear"} != a.statuses & b.statuses:
            score += 0.25
        if ("planned" in a.statuses and b.statuses == {"held"}) or ("planned" in b.statuses and a.statuses == {"held"}):
            score -= 1.5
        return score if a.kinds & b.kinds else score - 0.25

    def _description(self, cluster: Cluster, m: EventMention) -> float:
        """What "the summit" itself adds: the reader is to look for one already spoken of."""
        if not m.definite or m.relation == "verb":
            return 0.0
        distance = len({s.start for s in m.token.doc[cluster.mentions[-1].token.i : m.token.i + 1].sents}) - 1
        same = m.kind in cluster.kinds
        if not same and distance > NEAR:
            return 0.25
        if m.participants and not set(m.participants) & set(cluster.participants):
            return 0.75
        return (1.75 if same else 1.5) + (0.5 if distance <= NEAR else 0.25)

    def _kin(self, one: str, other: str) -> bool:
        kinds = self.profile.events
        return one == other or other in kinds[one].also or one in kinds[other].also

    def _people(self, cluster: Cluster) -> set[str]:
        return {i for i in cluster.participants if self.entities[i].type == "person"}

    def _lands(self, cluster: Cluster, only: set[str]) -> set[str]:
        """Countries of the people in ``only``, or of the states that take part where it is empty."""
        ids = only or {i for i in cluster.participants if self.entities[i].type != "person"}
        return {c for i in ids if (c := self.entities[i].country) is not None}

    def _same_place(self, one: str, other: str) -> bool:
        """Whether they are the same, or one lies in the other."""
        if one == other:
            return True
        a, b = self.entities[one], self.entities[other]
        return a.country is not None and a.country == b.country and (is_state(a) or is_state(b))

    def _same_day(self, a: Cluster, b: Cluster) -> bool:
        return any(s.granularity == "day" and s.value == t.value for s in a.times for t in b.times)


def _overlap(a: Time, b: Time) -> bool:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return a.value == b.value
    return a.earliest <= b.latest and b.earliest <= a.latest


def _tellling(a: Time, b: Time) -> bool:
    """Whether the overlap says something: "in 2018" fits too much."""
    return not {"year", "quarter", "season"} & {a.granularity, b.granularity}
