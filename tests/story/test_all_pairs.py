"""Linking by blocks and classes comes to what asking the rules of every pair of accounts does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings

from briefing.profiles import load_profile
from briefing.story.build import build_story
from briefing.story.linking.event_links import link_events
from briefing.story.linking.event_nodes import EventNode, build_event_nodes, shared_sides
from briefing.story.linking.event_rules import contradict, counted_alike, evidence
from briefing.story.linking.grouping import Grouping
from briefing.story.specificity import country_codes
from briefing.story.types import Record
from tests.story.test_build import articles

PROFILE = load_profile()


def all_pairs(nodes: Sequence[EventNode]) -> list[list[int]]:
    also = {kind: frozenset(words.also) for kind, words in PROFILE.events.items()}

    def forbidden(i: int, j: int) -> bool:
        a, b = nodes[i], nodes[j]
        return contradict(a, b, also) or (a.article == b.article and not counted_alike(a, b))

    def apart(x: int, y: int) -> bool:
        return any(forbidden(i, j) for i in grouping.members(x) for j in grouping.members(y))

    grouping = Grouping(len(nodes), apart)
    vague = []
    for i, j in combinations(range(len(nodes)), 2):
        a, b = nodes[i], nodes[j]
        found = None if forbidden(i, j) else evidence(a, b)
        if found and found.settles:
            grouping.join(i, j, "")
        elif found and (shared_sides(a, b) > 1 or PROFILE.events[a.event.kind].sides > 1):
            vague.append((i, j))
    fitting: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in vague:
        left, right = grouping.group_of(i), grouping.group_of(j)
        if left != right:
            fitting[left].add(right)
            fitting[right].add(left)
    rivals = {group for group, others in fitting.items() if any(apart(x, y) for x, y in combinations(others, 2))}
    for i, j in vague:
        if not {grouping.group_of(i), grouping.group_of(j)} & rivals:
            grouping.join(i, j, "")
    return [members for members, _ in grouping.groups()]


@given(articles())
@settings(max_examples=150, deadline=None)
def test_blocks_leave_out_no_pair_that_counts(records: list[Record]) -> None:
    entities = build_story(records).entities
    by_member = {member: entity for entity in entities for member in entity.members}
    nodes = build_event_nodes(records, by_member, country_codes(entities))
    place = {node.sort_key: i for i, node in enumerate(nodes)}
    found = [sorted(place[node.sort_key] for node in group) for group, _ in link_events(nodes, PROFILE)]
    assert sorted(found) == sorted(all_pairs(nodes))
