"""When one value of a field says the same as another, only more exactly, so that the two do not disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from briefing.extract.lexicon.geo import country_of_country
from briefing.story import times
from briefing.story.types import Field, StoryEntity, Value

Narrower = Callable[[Value, Value], bool]
"""Whether the first value says the same as the second, more exactly, or follows from it in the course of things."""

NEAR = timedelta(days=8)

MEETING = 14
"""Days up to which a range from day to day is how long one occasion lasts, rather than when it may be."""
_COURSE = {("planned", "ongoing"), ("planned", "held"), ("ongoing", "held"), ("planned", "cancelled")}
"""Statuses that follow each other without anybody being wrong."""


class Specificity:
    """Compares values of events whose places are among ``entities``."""

    def __init__(self, entities: Iterable[StoryEntity]) -> None:
        """``entities`` may be all of a story's."""
        known = list(entities)
        self._codes = country_codes(known)
        self._countries: Mapping[str, str | None] = {entity.id: entity.country for entity in known}

    def of(self, field: Field, *, over: bool = False) -> Narrower:
        """The comparison that fits ``field``; what is ``over`` was in one place, however many names that has."""
        if over and field == "where":
            return self._scene
        return {"when": _time, "where": self._place, "candidates": _subset, "status": _course, "number": _equal}[field]

    def fit(self, field: Field, left: Value, right: Value) -> bool:
        """Whether both can be true, one being the more specific."""
        narrower = self.of(field)
        return narrower(left, right) or narrower(right, left)

    def _place(self, a: Value, b: Value) -> bool:
        """Whether the place ``a`` is ``b``, or lies in the country ``b``."""
        return a.value == b.value or self._codes.get(b.value, "-") == self._countries.get(a.value)

    def _scene(self, a: Value, b: Value) -> bool:
        """Whether both can be told of one scene: the street, the city, the country, but not two countries."""
        one, other = (self._codes.get(v.value) or self._countries.get(v.value) for v in (a, b))
        return one is None or other is None or one == other


def part_of(a: Value, b: Value) -> bool:
    """Whether ``a`` is some of the days that ``b`` counts out: when it began or ended, not the whole of it."""
    if "/" not in b.value or not all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in b.value.split("/")):
        return False
    days = times.days_of(b.value)
    return bool(days and times.length(days) <= MEETING and a.value != b.value and _time(a, b))


def says_no_more(new: Value, old: Value) -> bool:
    """Whether the time ``new`` is only a part of the time ``old``'s days, or rougher than it: nothing has changed."""
    return part_of(new, old) or (_time(old, new) and not part_of(old, new))


def country_codes(entities: Iterable[StoryEntity]) -> dict[str, str]:
    """The ISO codes of those entities that are countries, by id."""
    return {e.id: code for e in entities if e.type == "place" and (code := country_of_country(e.name))}


def _time(a: Value, b: Value) -> bool:
    x, y = times.days_of(a.value, a.modifier), times.days_of(b.value, b.modifier)
    if x and y and b.modifier == "APPROX" and times.length(y) <= 7:
        # The likeliest day may be a week or so from the right one: another that near says the same, only more exactly.
        y = y[0] - NEAR, y[1] + NEAR
    return bool(x and y and times.within(x, y))


def _subset(a: Value, b: Value) -> bool:
    return set(a.value.split()) <= set(b.value.split())


def _equal(a: Value, b: Value) -> bool:
    return a.value == b.value


def _course(a: Value, b: Value) -> bool:
    return a.value == b.value or (b.value, a.value) in _COURSE
