"""Which events of several articles are one occasion.

Two accounts are one only with positive evidence (the same sides, and the same count, time or place), and with nothing
against it. What is too vague to tell between two occasions joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from briefing.profiles import Profile
from briefing.story.corrections import Correction, Merge, Ref, Split
from briefing.story.event_nodes import EXACT, PERIOD, EventNode, apart_in_time, common_period, shared_sides
from briefing.story.grouping import Grouping
from briefing.story.wording import ordinal_word


class _Link(msgspec.Struct, frozen=True):
    left: int
    right: int
    strength: int
    why: str


def link_events(
    nodes: Sequence[EventNode], profile: Profile, corrections: Sequence[Correction] = ()
) -> list[tuple[list[EventNode], tuple[str, ...]]]:
    """Groups of accounts of one occasion, with the reasons. ``profile`` tells which kinds may mean the same."""
    linker = _Linker(nodes, profile, corrections)
    return [([nodes[i] for i in members], why) for members, why in linker.groups()]


def contradict(a: EventNode, b: EventNode, also: Mapping[str, Collection[str]]) -> bool:
    """Whether something that is said of one rules out the other."""
    if not _kinds_fit(a.event.kind, b.event.kind, also):
        return True
    if a.event.ordinal is not None and b.event.ordinal is not None and a.event.ordinal != b.event.ordinal:
        return True
    if _casts_differ(a, b):
        return True
    counted = a.event.ordinal is not None and a.event.ordinal == b.event.ordinal
    if a.article == b.article:
        return not counted
    # A counted occasion is known by its number, so its day and place may change between articles.
    if counted:
        return False
    return apart_in_time(a, b) or _places_differ(a, b) or _over_before_planned(a, b) or _over_before_planned(b, a)


def evidence(a: EventNode, b: EventNode) -> tuple[int, str] | None:
    """What speaks for one occasion, and how much: 2 settles it, 1 only where no other fits; None for too little."""
    sides = shared_sides(a, b)
    period = common_period(a, b)
    place = bool(a.stated & (b.stated | b.candidates) or b.stated & a.candidates)
    area = bool(a.lands & b.lands)
    exact, roughly = period is not None and period <= EXACT, period is not None and period <= PERIOD
    said = [f"{sides} participants in common"] if sides > 1 else ["a participant in common"] if sides else []
    said += ["at the same time"] if exact else ["in the same weeks"] if roughly else []
    said += ["in the same place"] if place else ["in the same country"] if area else []
    if sides > 1 and a.event.ordinal is not None and a.event.ordinal == b.event.ordinal:
        return 2, "; ".join([f"both the {ordinal_word(a.event.ordinal)} of its kind", *said])
    if exact and (sides > 1 or (place and (sides or not a.who or not b.who))):
        return 2, "; ".join(said)
    if sides > 1 and (roughly or place or area):
        return 1, "; ".join(said)
    if place and a.event.kind == b.event.kind and _reported_together(a, b) and (sides or not a.who or not b.who):
        return 1, "; ".join(said)
    return None


def _reported_together(a: EventNode, b: EventNode) -> bool:
    """Whether both articles appeared within ``PERIOD``: "the Hanoi summit" is the one that all papers speak of."""
    return a.published is not None and b.published is not None and abs((a.published - b.published).days) <= PERIOD


class _Linker:
    def __init__(self, nodes: Sequence[EventNode], profile: Profile, corrections: Sequence[Correction]) -> None:
        self._nodes = nodes
        self._also = {kind: frozenset(words.also) for kind, words in profile.events.items()}
        self._one_sided = frozenset(kind for kind, words in profile.events.items() if words.sides < 2)
        self._merges, self._splits = self._corrected(corrections)
        self._grouping = Grouping(len(nodes), self._forbidden)

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        for i, j in sorted(self._merges):
            self._grouping.join(i, j, "You merged them.", force=True)
        links = sorted(self._links(), key=lambda link: (-link.strength, link.left, link.right))
        for link in links:
            if link.strength > 1:
                self._grouping.join(link.left, link.right, link.why)
        self._join_vague([link for link in links if link.strength == 1])
        return self._grouping.groups()

    def _corrected(self, corrections: Sequence[Correction]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        merges: set[tuple[int, int]] = set()
        splits: set[tuple[int, int]] = set()
        for correction in corrections:
            if isinstance(correction, Merge | Split):
                first, second = self._matching(correction.first), self._matching(correction.second)
                pairs = {(min(i, j), max(i, j)) for i in first for j in second if i != j}
                if isinstance(correction, Merge):
                    merges, splits = merges | pairs, splits - pairs
                else:
                    merges, splits = merges - pairs, splits | pairs
        return merges, splits

    def _matching(self, ref: Ref) -> list[int]:
        return [i for i, node in enumerate(self._nodes) if node.matches(ref)]

    def _forbidden(self, i: int, j: int) -> bool:
        pair = min(i, j), max(i, j)
        if pair in self._merges:
            return False
        return pair in self._splits or contradict(self._nodes[i], self._nodes[j], self._also)

    def _links(self) -> Iterable[_Link]:
        for i, j in self._pairs():
            a, b = self._nodes[i], self._nodes[j]
            if not self._forbidden(i, j) and (found := evidence(a, b)):
                strength, said = found
                # Anybody may visit a city at any time: only what brings sides together is known by its place.
                if strength == 1 and shared_sides(a, b) < 2 and a.event.kind in self._one_sided:
                    continue
                yield _Link(i, j, strength, f"{a.event.name} = {b.event.name}: {said}.")

    def _pairs(self) -> Iterable[tuple[int, int]]:
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for i, node in enumerate(self._nodes):
            for key in node.who | node.stated | node.candidates | node.states | node.sent_by:
                blocks[key].append(i)
        return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})

    def _join_vague(self, links: Sequence[_Link]) -> None:
        """Joins what fits one group only; a link whose two ends fit several is left."""
        fitting: defaultdict[int, set[int]] = defaultdict(set)
        for link in links:
            left, right = self._grouping.group_of(link.left), self._grouping.group_of(link.right)
            if left != right:
                fitting[left].add(right)
                fitting[right].add(left)
        rivals = {group: self._rivals(others) for group, others in fitting.items()}
        for link in links:
            left, right = self._grouping.group_of(link.left), self._grouping.group_of(link.right)
            if not rivals.get(left) and not rivals.get(right):
                self._grouping.join(link.left, link.right, link.why)

    def _rivals(self, groups: set[int]) -> bool:
        """Whether two of ``groups`` cannot be one occasion, so that what fits both says too little."""
        members = {g: [i for i in range(len(self._nodes)) if self._grouping.group_of(i) == g] for g in groups}
        return any(
            self._forbidden(i, j) for x, y in combinations(sorted(groups), 2) for i in members[x] for j in members[y]
        )


def _kinds_fit(left: str, right: str, also: Mapping[str, Collection[str]]) -> bool:
    return left == right or right in also.get(left, ()) or left in also.get(right, ())


def _casts_differ(a: EventNode, b: EventNode) -> bool:
    """Whether each has somebody that the other, which names people too, does not: two meetings of one person."""
    if not a.people or not b.people or len(a.people & b.people) > 1:
        return False
    return bool(a.people - b.people and b.people - a.people)


def _places_differ(a: EventNode, b: EventNode) -> bool:
    """Whether both are held in stated places of countries that differ."""
    return bool(a.lands and b.lands and not a.lands & b.lands)


def _over_before_planned(a: EventNode, b: EventNode) -> bool:
    """Whether ``a`` was over before a later article still plans ``b``, and no day says that they are one."""
    if a.event.status != "held" or b.event.status != "planned" or not a.published or not b.published:
        return False
    period = common_period(a, b)
    return a.published < b.published and not (period is not None and period <= EXACT)
