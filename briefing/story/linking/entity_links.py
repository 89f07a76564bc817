"""Who is who across articles: what joins two entities, and what keeps them apart.

A wrong merge is worse than a missed one. The same full name joins unless countries contradict; a known variant of a
name needs a country, role or company in common; a part of a name needs that and must fit nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from briefing.extract.lexicon.leaders import country_of_leader, is_relative
from briefing.story.linking.corrections import Correction, Merge, Ref, Split
from briefing.story.linking.entity_nodes import Node, build_nodes, roles_agree, roles_differ
from briefing.story.linking.grouping import Grouping
from briefing.story.linking.other_names import initials, is_acronym, names_any, organization_country, organization_words
from briefing.story.linking.person_names import Likeness, compare, parse, plain, skeleton
from briefing.story.types import Record

COMPANY = 2
"""How many other people or bodies two articles must both name to count as telling of the same circle."""
_ARTICLES_COMPARED = 30
FAMILY_FIRST = frozenset(("CN", "HU", "KH", "KP", "KR", "MO", "HK", "SG", "TW", "VN"))
"""Countries whose people's family names come first in English news too."""


class _Link(msgspec.Struct, frozen=True):
    left: int
    right: int
    likeness: Likeness
    why: str


def link_entities(
    records: Sequence[Record], corrections: Sequence[Correction] = ()
) -> list[tuple[list[Node], tuple[str, ...]]]:
    """Groups of nodes that are one, with the reasons."""
    nodes = build_nodes(records, corrections)
    linker = _Linker(nodes, _companies(records), corrections)
    return [([nodes[i] for i in members], why) for members, why in linker.groups()]


class _Linker:
    def __init__(
        self, nodes: list[Node], companies: dict[str, frozenset[str]], corrections: Sequence[Correction]
    ) -> None:
        self._nodes = nodes
        self._companies = companies
        self._corrections = corrections
        self._split = self._told_apart()
        self._pairs = self._paired()
        self._long_forms: defaultdict[str, set[str]] = defaultdict(set)
        for node in nodes:
            if node.type == "organization":
                self._long_forms[initials(node.name)].add(node.key)
        self._grouping = Grouping(len(nodes), self._apart)

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        for correction in self._corrections:
            if isinstance(correction, Merge):
                self._merge(correction)
        links, parts = self._links()
        links.sort(key=self._order)
        for link in links:
            if link.likeness.strength > 1:
                self._grouping.join(link.left, link.right, link.why)
        self._join_parts([link for link in links if link.likeness.strength == 1], parts)
        return self._grouping.groups()

    def _told_apart(self) -> set[tuple[int, int]]:
        """Pairs that the reader has split and not merged since."""
        apart: set[tuple[int, int]] = set()
        for correction in self._corrections:
            if isinstance(correction, Merge | Split):
                pairs = {
                    (min(i, j), max(i, j))
                    for i in self._matching(correction.first)
                    for j in self._matching(correction.second)
                }
                apart = apart - pairs if isinstance(correction, Merge) else apart | {(i, j) for i, j in pairs if i != j}
        return apart

    def _matching(self, ref: Ref) -> list[int]:
        return [i for i, node in enumerate(self._nodes) if node.matches(ref)]

    def _merge(self, merge: Merge) -> None:
        for i in self._matching(merge.first):
            for j in self._matching(merge.second):
                if (min(i, j), max(i, j)) not in self._split:
                    self._grouping.join(i, j, "You merged them.", force=True)

    def _apart(self, a: int, b: int) -> bool:
        return any(self._forbidden(i, j) for i in self._grouping.members(a) for j in self._grouping.members(b))

    def _forbidden(self, i: int, j: int) -> bool:
        a, b = self._nodes[i], self._nodes[j]
        if (min(i, j), max(i, j)) in self._split or a.type != b.type:
            return True
        if a.type == "person":
            likeness = compare(a.name, b.name)
            return likeness is None or (likeness.strength < 3 and bool(a.articles & b.articles))
        return False

    def _order(self, link: _Link) -> tuple[int, int, tuple[str, ...]]:
        a, b = self._nodes[link.left], self._nodes[link.right]
        size = len(a.articles) + len(b.articles)
        return -link.likeness.strength, -size, (*a.sort_key, *b.sort_key)

    def _links(self) -> tuple[list[_Link], list[tuple[int, int]]]:
        """What may join two nodes, and the pairs of people of whom one's name is a part of the other's."""
        links, parts = [], []
        for i, j in self._pairs:
            a, b = self._nodes[i], self._nodes[j]
            likeness = compare(a.name, b.name) if a.type == "person" else self._alike(a, b)
            if likeness is None:
                continue
            if a.type == "person" and likeness.strength == 1:
                parts.append((i, j))
            support = self._support(a, b, likeness)
            if support is not None:
                plainly = a.name == b.name and not support
                why = "" if plainly else f"{a.name} = {b.name}: {likeness.why}{'; ' + support if support else ''}."
                links.append(_Link(i, j, likeness, why))
        return links, parts

    def _paired(self) -> Iterable[tuple[int, int]]:
        blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for i, node in enumerate(self._nodes):
            for key in _block_keys(node):
                blocks[node.type, key].append(i)
        return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})

    def _alike(self, a: Node, b: Node) -> Likeness | None:
        if a.key == b.key:
            if a.type == "organization" and a.country != b.country and _national(a, b):
                return None
            return Likeness(3, "the same name")
        if a.type != "organization":
            return None
        if self._called(a, b) or self._called(b, a):
            return Likeness(2, "an article uses both names")
        for short, long in ((a, b), (b, a)):
            if (
                is_acronym(short.name)
                and initials(long.name) == plain(short.name)
                and self._only_one(plain(short.name))
            ):
                return Likeness(2, "the initials of the longer name")
        return None

    def _called(self, a: Node, b: Node) -> bool:
        """Whether an article gives one the other's name too."""
        return any(" ".join(organization_words(form)) == b.key for form in a.forms() if not names_any(form))

    def _only_one(self, letters: str) -> bool:
        return len(self._long_forms[letters]) == 1

    def _support(self, a: Node, b: Node, likeness: Likeness) -> str | None:
        """What beside the name speaks for one person; "" where nothing need; None where too little does."""
        contradicted = bool(a.country and b.country and a.country != b.country)
        if likeness.given and not {a.country, b.country} & FAMILY_FIRST:
            return None
        if likeness.strength == 3 and not contradicted:
            return ""
        if a.type == "place" and contradicted:
            return None
        if a.type != "person" and likeness.strength == 2 and likeness.why.startswith("an article") and not contradicted:
            return ""
        if likeness.strength < 3 and contradicted:
            return None
        if roles_agree(a, b):
            return "in the same role"
        if self._company(a, b) >= COMPANY:
            return "in the same company"
        if not contradicted and a.country and a.country == b.country and not roles_differ(a, b):
            return "of the same country"
        return None

    def _company(self, a: Node, b: Node) -> int:
        """The most people and bodies that an article of one and an article of the other both name, these two aside."""
        own = {a.key, b.key}
        best = 0
        for x in sorted(a.articles)[:_ARTICLES_COMPARED]:
            for y in sorted(b.articles)[:_ARTICLES_COMPARED]:
                if x != y:
                    best = max(best, len((self._companies[x] & self._companies[y]) - own))
        return best

    def _join_parts(self, links: Sequence[_Link], parts: Sequence[tuple[int, int]]) -> None:
        """A part of a name joins the one group that it fits, if all that is known of it fits no other."""
        fitting: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in parts:
            a, b = self._nodes[i], self._nodes[j]
            part, whole = (i, j) if len(parse(a.name).words) <= len(parse(b.name).words) else (j, i)
            if not self._is_relative(part, whole):
                fitting[part].add(self._grouping.group_of(whole))
            fitting[whole].add(self._grouping.group_of(part))
        for link in links:
            a, b = self._nodes[link.left], self._nodes[link.right]
            shorter = len(parse(a.name).words) <= len(parse(b.name).words)
            part, whole = (link.left, link.right) if shorter else (link.right, link.left)
            if self._is_relative(part, whole):
                continue
            if parse(self._nodes[part].name).full or len({*fitting[part]}) == 1:
                self._grouping.join(link.left, link.right, link.why)

    def _is_relative(self, part: int, whole: int) -> bool:
        """Whether a surname that readers know as one leader's is also that of a relative: "Brandt" is not his wife."""
        return country_of_leader([self._nodes[part].name]) is not None and is_relative([self._nodes[whole].name])


def _national(a: Node, b: Node) -> bool:
    """Whether one of the names is that of one country's body among many of a kind: ``Swedish Red Cross``."""
    return names_any(a.name) or organization_country(a.name) != organization_country(b.name)


def _block_keys(node: Node) -> set[str]:
    if node.type == "person":
        words = parse(node.name).words
        return {*words, *(skeleton(word) for word in words if len(word) > 4), parse(node.name).joined}
    if node.type == "organization":
        forms = node.forms()
        return {node.key, *(" ".join(organization_words(f)) for f in forms), *(initials(f) for f in forms)} - {""}
    return {node.key}


def _companies(records: Sequence[Record]) -> dict[str, frozenset[str]]:
    """For each article the name keys of people and bodies that can hardly be others."""
    return {
        article.id: frozenset(
            node_key
            for entity in facts.entities
            if entity.type in ("person", "organization")
            for node_key in (_telling_key(entity.type, entity.name),)
            if node_key
        )
        for article, facts in records
    }


def _telling_key(kind: str, name: str) -> str:
    if kind == "person":
        return parse(name).joined if parse(name).full else ""
    return "" if names_any(name) else " ".join(organization_words(name))
