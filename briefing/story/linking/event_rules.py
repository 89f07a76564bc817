"""What speaks for two accounts being of one occasion, and what against."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations

from briefing.story.linking.event_nodes import EXACT, PERIOD, EventNode, apart_in_time, common_period, shared_sides
from briefing.story.times import gap
from briefing.story.wording import ordinal_word

HARM = frozenset(("death", "disaster", "assault", "crime"))
"""Classes of which one report says this and another that: a bomb that kills is an attack, a disaster, deaths."""
WORDS_ALIKE = 2
SHARE_ALIKE = 0.4
"""The words, and the share of the shorter text's words, that two accounts of one deed have in common."""
NEARLY = 7


def contradict(a: EventNode, b: EventNode, also: Mapping[str, Collection[str]]) -> bool:
    """Whether something that is said of one rules out the other, whatever articles they are from."""
    if one_subject(a, b):
        return _far_apart(a, b) or _places_differ(a, b)
    if not _kinds_fit(a.event.kind, b.event.kind, also):
        return True
    if a.event.ordinal is not None and b.event.ordinal is not None and a.event.ordinal != b.event.ordinal:
        return True
    if (_casts_differ(a, b) and not a.stems) or _counted_for_others(a, b):
        return True
    # A counted occasion is known by its number, so its day and place may change between articles.
    if counted_alike(a, b):
        return False
    return apart_in_time(a, b) or _places_differ(a, b) or _over_before_planned(a, b) or _over_before_planned(b, a)


def counted_alike(a: EventNode, b: EventNode) -> bool:
    """Whether both are the same in number: only then does one article speak of one occasion as of two."""
    return a.event.ordinal is not None and a.event.ordinal == b.event.ordinal


def evidence(a: EventNode, b: EventNode) -> tuple[int, str] | None:
    """What speaks for one occasion, and how much: 2 settles it, 1 only where no other fits; None for too little."""
    sides = shared_sides(a, b)
    period = common_period(a, b)
    place = bool(a.stated & (b.stated | b.candidates) or b.stated & a.candidates)
    area = bool(a.lands & b.lands)
    exact, roughly = period is not None and period <= EXACT, period is not None and period <= PERIOD
    if one_subject(a, b):
        return 2, "what both articles are about"
    if exact and worded_alike(a, b):
        return 2, "told in the same words of the same day"
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


def one_subject(a: EventNode, b: EventNode) -> bool:
    """Whether two articles of one story of the news are about these: each one's main event, of a like class."""
    if not (a.event.main and b.event.main and a.story and a.story == b.story):
        return False
    classes = {a.event.class_, b.event.class_}
    return len(classes) == 1 or classes <= HARM or len(a.stems & b.stems) >= WORDS_ALIKE


def worded_alike(a: EventNode, b: EventNode) -> bool:
    """Whether two articles of one story of the news tell of deeds of one kind in much the same words."""
    if not a.story or a.story != b.story or a.event.kind != b.event.kind:
        return False
    both = len(a.stems & b.stems)
    return both >= WORDS_ALIKE and both >= SHARE_ALIKE * min(len(a.stems), len(b.stems))


def meeting_points(node: EventNode) -> set[tuple[object, ...]]:
    """Keys of which two accounts with ``evidence`` for one occasion share at least one.

    Evidence takes two sides in common; or a place, with a time to the week or with reports of one kind in one period.
    """
    sides = sorted(node.who | {f"={code}" for code in node.states | node.sent_by})
    keys: set[tuple[object, ...]] = set(combinations(sides, 2))
    weeks = {
        day // EXACT
        for first, last in node.periods
        if (last - first).days < EXACT
        for day in range(first.toordinal() - 1, last.toordinal() + 2)
    }
    spells: set[int] = set()
    if node.published:
        day, half = node.published.toordinal(), PERIOD // 2 + 1
        spells = set(range((day - half) // PERIOD, (day + half) // PERIOD + 1))
    if node.story and node.event.main:
        keys.add((node.story, "about"))
    if node.story:
        keys |= {(node.story, node.event.kind, week) for week in weeks}
    for place in node.stated | node.candidates:
        keys |= {(place, "week", week) for week in weeks}
        keys |= {(place, node.event.kind, spell) for spell in spells}
    return keys


def _far_apart(a: EventNode, b: EventNode) -> bool:
    """Whether both have times, and none within days of each other: reports of one deed date it by what they know."""
    return bool(a.periods and b.periods) and all(gap(x, y) > NEARLY for x in a.periods for y in b.periods)


def _reported_together(a: EventNode, b: EventNode) -> bool:
    """Whether both articles appeared within ``PERIOD``: "the Hanoi summit" is the one that all papers speak of."""
    return a.published is not None and b.published is not None and abs((a.published - b.published).days) <= PERIOD


def _kinds_fit(left: str, right: str, also: Mapping[str, Collection[str]]) -> bool:
    return left == right or right in also.get(left, ()) or left in also.get(right, ())


def _casts_differ(a: EventNode, b: EventNode) -> bool:
    """Whether each has somebody that the other, which names people too, does not: two meetings of one person."""
    if not a.people or not b.people or len(a.people & b.people) > 1:
        return False
    return bool(a.people - b.people and b.people - a.people)


def _counted_for_others(a: EventNode, b: EventNode) -> bool:
    """Whether only one has a number and its people are not the other's: numbers count the meetings of the same sides.

    Whoever meets one of them at the summit has a meeting of another kind, or the first of its own.
    """
    if (a.event.ordinal is None) == (b.event.ordinal is None):
        return False
    return bool(a.people and b.people and a.people != b.people) and shared_sides(a, b) < 2


def _places_differ(a: EventNode, b: EventNode) -> bool:
    """Whether both are held in stated places of countries that differ."""
    return bool(a.lands and b.lands and not a.lands & b.lands)


def _over_before_planned(a: EventNode, b: EventNode) -> bool:
    """Whether ``a`` was over before a later article still plans ``b``, and no day says that they are one."""
    if a.event.status != "held" or b.event.status != "planned" or not a.published or not b.published:
        return False
    period = common_period(a, b)
    return a.published < b.published and not (period is not None and period <= EXACT)
