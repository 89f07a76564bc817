"""Two groups of mentions of events that may be one, and what both say of when, where and who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.extract.events.blocking import View
from briefing.extract.events.record import span_of
from briefing.extract.events.referents import is_state
from briefing.extract.lexicon.geo import is_city, is_region
from briefing.model import Entity, Time
from briefing.profiles import Profile

LONGEST = 7
"""Days that talks are taken to last at most, from the day on which they begin to that on which they end."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the mentions: the article's entities by id, and the profile."""

    entities: Mapping[str, Entity]
    profile: Profile

    def kin(self, one: str, other: str) -> bool:
        """Whether two kinds can mean the same."""
        kinds = self.profile.events
        return one == other or other in kinds[one].also or one in kinds[other].also

    def is_journey(self, kind: str) -> bool:
        """Whether events of ``kind`` lead somewhere: a visit, a trip."""
        return "where" in self.profile.events[kind].needs

    def together(self, one: str, other: str) -> bool:
        """Whether two places are the same, or one lies in the other."""
        if one == other:
            return True
        a, b = self.entities[one], self.entities[other]
        return a.country is not None and a.country == b.country and (is_state(a) or is_state(b))

    def apart(self, one: str, other: str) -> bool:
        """Whether two places cannot both hold one event; what is not known to be apart may lie in the other."""
        a, b = self.entities[one], self.entities[other]
        if one == other or a.country is None or b.country is None:
            return False
        if is_region(a.name) and is_region(b.name):
            return True
        return a.country != b.country or not (is_state(a) or is_state(b) or _unknown(a) or _unknown(b))

    def finest(self, places: Set[str]) -> set[str]:
        """``places`` without the state of another one among them: "in Ohio, United States" is in Ohio."""
        within = {self.entities[p].country for p in places if not is_state(self.entities[p])}
        return {p for p in places if not is_state(self.entities[p]) or self.entities[p].country not in within}


@dataclass(eq=False)
class Pair:
    """Two groups of mentions, ``a`` told before ``b``."""

    a: View
    b: View
    known: Known

    @cached_property
    def people(self) -> set[str]:
        """The people who take part in both."""
        return self.a.people & self.b.people

    @cached_property
    def bodies(self) -> int:
        """How many bodies and states take part in both."""
        return sum(i not in self.a.people for i in {*self.a.participants}.intersection(self.b.participants))

    @cached_property
    def states(self) -> int:
        """How many states taking part in one are those of people taking part in the other."""
        return max((len(ours & theirs) for ours, theirs in self._sent), default=0)

    @cached_property
    def all_sent(self) -> bool:
        """Whether the states taking part in one, two at least, are just those of the other's people."""
        return any(len(theirs) >= 2 and ours == theirs for ours, theirs in self._sent)

    @cached_property
    def _sent(self) -> tuple[tuple[set[str], set[str]], ...]:
        """The states of the people of one and those among the other's sides, both ways; none where people agree."""
        if self.people:
            return ()
        entities = self.known.entities
        return tuple(
            (
                {code for i in one.people if (code := entities[i].country)},
                {code for i in other.participants if i not in other.people and (code := entities[i].country)},
            )
            for one, other in self.ways
        )

    @property
    def ways(self) -> tuple[tuple[View, View], tuple[View, View]]:
        """Each with the other."""
        return (self.a, self.b), (self.b, self.a)

    @cached_property
    def times(self) -> tuple[bool, ...]:
        """For each two of their times that touch, whether that says something: "in 2018" fits too much."""
        return tuple(_is_fine(s) and _is_fine(t) for s in self.a.times for t in self.b.times if overlap(s, t))

    @cached_property
    def place(self) -> bool:
        """Whether one is held where the other is, or in a part of it."""
        return any(self.known.together(p, q) for p in self.a.stated for q in self.b.stated)

    @cached_property
    def state(self) -> bool:
        """Whether both are over or under way, or both planned, or both called off."""
        over = {"held", "ongoing"}
        return any({s, t} <= over or s == t != "unclear" for s in self.a.statuses for t in self.b.statuses)

    @cached_property
    def journey(self) -> bool:
        """Whether one is a journey and the other, told right beside it with somebody in common, what it was for."""
        return bool(self.people) and any(self._leads_to(one, other) for one, other in self.ways)

    def _leads_to(self, one: View, other: View) -> bool:
        leads = self.known.is_journey
        if any(map(leads, other.kinds)):
            return False
        journey = [m for m in one.mentions if m.relation == "verb" and leads(m.kind)]
        return any(abs(x.sentence - y.sentence) <= 1 for x in journey for y in other.mentions)

    def span(self) -> tuple[int, int]:
        """The code points of the first word for the later one."""
        return span_of(self.b.mentions[0])

    def words(self) -> str:
        """The earlier one's first word, in quotation marks."""
        return f"“{self.a.mentions[0].token.text}”"


def overlap(a: Time, b: Time) -> bool:
    """Whether some day belongs to both, or both have the same value where that has no days."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return a.value == b.value
    return a.earliest <= b.latest and b.earliest <= a.latest


def same_day(a: View, b: View) -> bool:
    """Whether both name one and the same day."""
    return any(s.granularity == "day" and s.value == t.value for s in a.times for t in b.times)


def closes(last: View, first: View) -> bool:
    """Whether one tells only of the end of something, which the other has begin some days before."""
    starts = [t.latest for t in first.times if t.latest]
    ends = [t.earliest for t in last.closing if t.earliest]
    if not starts or len(ends) < len(last.times) or len(starts) < len(first.times):
        return False
    days = (date.fromisoformat(min(ends)) - date.fromisoformat(max(starts))).days
    return 0 < days <= LONGEST


def days_between(a: View, b: View) -> Iterator[int | None]:
    """From each time of the passage that tells of ``a`` to each time of ``b``; None where one has no days."""
    for s in a.narrative:
        for t in b.times:
            if s.earliest is None or s.latest is None or t.earliest is None or t.latest is None:
                yield None
                continue
            first, last = sorted(((s.earliest, s.latest), (t.earliest, t.latest)))
            yield (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days


def _is_fine(time: Time) -> bool:
    return time.granularity not in ("year", "quarter", "season")


def _unknown(place: Entity) -> bool:
    """Whether ``place`` is none of the cities one can tell apart: a lake, a palace, a resort."""
    return not is_city(place.name)
