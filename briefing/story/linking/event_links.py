"""Which events of several articles are one occasion.

Two accounts are one only with positive evidence (the same sides, and the same count, time or place), and with nothing
against it. What is too vague to tell between two occasions joins neither.

Hundreds of articles tell of one occasion in much the same terms, so accounts of equal terms are one *class*: rules are
asked once for two classes, and only for classes that share what the evidence needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge as merged
from itertools import combinations

from briefing.profiles import Profile
from briefing.story.linking.corrections import Correction, Merge, Ref, Split
from briefing.story.linking.event_nodes import EventNode, shared_sides
from briefing.story.linking.event_rules import contradict, counted_alike, evidence, meeting_points
from briefing.story.linking.grouping import Grouping

Found = list[tuple[list[EventNode], tuple[str, ...]]]


def link_events(nodes: Sequence[EventNode], profile: Profile, corrections: Sequence[Correction] = ()) -> Found:
    """Groups of accounts of one occasion, with the reasons. ``profile`` tells which kinds may mean the same."""
    linker = _Linker(nodes, profile, corrections)
    return [([nodes[i] for i in members], why) for members, why in linker.groups()]


class _Linker:
    def __init__(self, nodes: Sequence[EventNode], profile: Profile, corrections: Sequence[Correction]) -> None:
        self._nodes = nodes
        self._also = {kind: frozenset(words.also) for kind, words in profile.events.items()}
        self._one_sided = frozenset(kind for kind, words in profile.events.items() if words.sides < 2)
        self._merges, self._splits = self._corrected(corrections)
        numbers: dict[object, int] = {}
        self._class = [numbers.setdefault(node.terms, len(numbers)) for node in nodes]
        self._members: list[list[int]] = [[] for _ in numbers]
        for i, number in enumerate(self._class):
            self._members[number].append(i)
        self._clashes: dict[tuple[int, int], bool] = {}
        self._grouping = Grouping(len(nodes), self._apart)
        self._groups_of = [set(members) for members in self._members]
        self._parts = {i: {number: [i]} for i, number in enumerate(self._class)}
        self._articles = {i: {node.article: {self._class[i]}} for i, node in enumerate(nodes)}
        self._failed: defaultdict[int, set[int]] = defaultdict(set)

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        for i, j in sorted(self._merges):
            self._join(i, j, "You merged them.", force=True)
        strong, weak = self._evidence()
        for i, number in enumerate(self._class):
            for j in self._others(i, strong[number]):
                self._join(i, j, self._why(i, j))
        self._join_vague(sorted(self._first_links(weak)))
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

    def _evidence(self) -> tuple[defaultdict[int, set[int]], list[tuple[int, int]]]:
        """For each class those that evidence settles, and the pairs for which it says only that they may be one."""
        strong: defaultdict[int, set[int]] = defaultdict(set)
        weak = []
        for c, d in self._pairs():
            a, b = self._of(c), self._of(d)
            if self._clash(c, d) or not (found := evidence(a, b)):
                continue
            if found.settles:
                strong[c].add(d)
                strong[d].add(c)
            # Anybody may visit a city at any time: only what brings sides together is known by its place.
            elif shared_sides(a, b) > 1 or a.event.kind not in self._one_sided:
                weak.append((c, d))
        return strong, weak

    def _pairs(self) -> Iterable[tuple[int, int]]:
        blocks: defaultdict[object, list[int]] = defaultdict(list)
        for number in range(len(self._members)):
            for key in meeting_points(self._of(number)):
                blocks[key].append(number)
        pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
        return sorted(pairs | {(number, number) for number, of in enumerate(self._members) if len(of) > 1})

    def _of(self, number: int) -> EventNode:
        return self._nodes[self._members[number][0]]

    def _others(self, i: int, classes: Iterable[int]) -> Iterator[int]:
        """The accounts after ``i`` in ``classes``, without classes all of which have joined it already or cannot."""
        group = self._grouping.group_of(i)
        done = {group, *self._failed[group]}
        lists = [self._members[number] for number in classes if not self._groups_of[number] <= done]
        return (j for j in merged(*lists) if j > i)

    def _why(self, i: int, j: int) -> str:
        a, b = self._nodes[i], self._nodes[j]
        found = evidence(a, b)
        return f"{a.event.name} = {b.event.name}: {found.why if found else ''}."

    def _join(self, i: int, j: int, why: str, *, force: bool = False) -> None:
        a, b = sorted((self._grouping.group_of(i), self._grouping.group_of(j)))
        if a == b or (not force and b in self._failed[a]):
            return
        if not self._grouping.join(i, j, why, force=force):
            # Groups only grow, so that what keeps them apart stays.
            self._failed[a].add(b)
            self._failed[b].add(a)
            return
        for number, members in self._parts.pop(b).items():
            self._parts[a].setdefault(number, []).extend(members)
            self._groups_of[number].discard(b)
            self._groups_of[number].add(a)
        for article, classes in self._articles.pop(b).items():
            self._articles[a].setdefault(article, set()).update(classes)
        for other in self._failed.pop(b, set()) - {a}:
            self._failed[other].discard(b)
            self._failed[other].add(a)
            self._failed[a].add(other)
        self._failed[a].discard(b)

    def _clash(self, c: int, d: int) -> bool:
        pair = min(c, d), max(c, d)
        if pair not in self._clashes:
            self._clashes[pair] = contradict(self._of(c), self._of(d), self._also)
        return self._clashes[pair]

    def _apart(self, a: int, b: int) -> bool:
        """Whether the groups ``a`` and ``b`` have accounts that cannot be of one occasion."""
        groups = {a, b}
        if any({self._grouping.group_of(i), self._grouping.group_of(j)} == groups for i, j in self._splits):
            return True
        for c, mine in self._parts[a].items():
            for d, others in self._parts[b].items():
                if self._clash(c, d) and not self._all_merged(mine, others):
                    return True
        few, many = sorted((self._articles[a], self._articles[b]), key=len)
        return any(
            self._forbidden(i, j)
            for article in few.keys() & many.keys()
            for c in few[article]
            for d in many[article]
            if not counted_alike(self._of(c), self._of(d))
            for i in self._members[c]
            for j in self._members[d]
            if self._nodes[i].article == self._nodes[j].article == article and i != j
        )

    def _all_merged(self, mine: Sequence[int], others: Sequence[int]) -> bool:
        """Whether the reader has merged each of ``mine`` with each of ``others``."""
        return bool(self._merges) and all((min(i, j), max(i, j)) in self._merges for i in mine for j in others)

    def _forbidden(self, i: int, j: int) -> bool:
        pair = min(i, j), max(i, j)
        if pair in self._merges:
            return False
        if pair in self._splits or self._clash(self._class[i], self._class[j]):
            return True
        a, b = self._nodes[i], self._nodes[j]
        return a.article == b.article and not counted_alike(a, b)

    def _first_links(self, weak: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """For two groups with vague evidence in common the first accounts that have it."""
        for c, d in weak:
            for left in self._groups_of[c]:
                for right in self._groups_of[d]:
                    if left != right:
                        pairs = self._linked(sorted(self._parts[left][c]), sorted(self._parts[right][d]))
                        if pair := min(pairs, default=None):
                            yield pair

    def _linked(self, mine: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
        first = mine[0], others[0]
        if not self._forbidden(*first):
            yield min(first), max(first)
            return
        yield from ((min(i, j), max(i, j)) for i in mine for j in others if not self._forbidden(i, j))

    def _join_vague(self, links: Sequence[tuple[int, int]]) -> None:
        """Joins what fits one group only; a link whose two ends fit several is left."""
        fitting: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in links:
            left, right = self._grouping.group_of(i), self._grouping.group_of(j)
            fitting[left].add(right)
            fitting[right].add(left)
        rivals = {group: self._rivals(others) for group, others in fitting.items()}
        for i, j in links:
            left, right = self._grouping.group_of(i), self._grouping.group_of(j)
            if not rivals.get(left) and not rivals.get(right):
                self._join(i, j, self._why(i, j))

    def _rivals(self, groups: set[int]) -> bool:
        """Whether two of ``groups`` cannot be one occasion, so that what fits both says too little."""
        if self._merges or self._splits:
            return any(self._apart(x, y) for x, y in combinations(sorted(groups), 2))
        shapes = {frozenset(self._parts[group]) for group in groups}
        if any(self._clash(c, d) for x, y in combinations(shapes, 2) for c in x for d in y):
            return True
        # Beside their terms only an article in common keeps two apart.
        having: defaultdict[str, list[int]] = defaultdict(list)
        for group in groups:
            for article in self._articles[group]:
                having[article].append(group)
        pairs = {pair for several in having.values() for pair in combinations(sorted(several), 2)}
        return any(self._apart(x, y) for x, y in pairs)
