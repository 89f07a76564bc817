"""Which clusters can be one occasion at all: those that share what evidence needs, found by key and not by all pairs.

Blocking, as in record linkage (Christen 2012, Data Matching, chapter 4). Without a shared ordinal, participant, state
or series only time and place together are enough, so that a place is a key with the months that go with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Set

from briefing.extract.events.cluster import Cluster
from briefing.extract.events.summary import finest
from briefing.model import Entity, Time

NEAREST = 100
"""Clusters before one, of those that share a key with it, that it is compared with."""

_ALWAYS = "always"


_UNITED = (
    "_keys",
    "alone",
    "counts",
    "firm",
    "indexes",
    "inside",
    "kinds",
    "ordinals",
    "people",
    "places",
    "sentences",
    "series",
    "sorts",
    "stated",
    "statuses",
)  # fmt: skip


class View:
    """What the mentions of a cluster say together; reckoned once, then kept up as mentions join."""

    __slots__ = (
        "_keys",
        "_months",
        "again",
        "alone",
        "closing",
        "cluster",
        "counts",
        "exact",
        "firm",
        "indexes",
        "inside",
        "keys",
        "kinds",
        "mentions",
        "narrative",
        "ordinals",
        "participants",
        "people",
        "places",
        "sentences",
        "series",
        "sorts",
        "stated",
        "statuses",
        "times",
        "two_sided",
    )  # fmt: skip

    def __init__(self, cluster: Cluster, entities: Mapping[str, Entity]) -> None:
        self.cluster = cluster
        self.mentions = cluster.mentions
        self.kinds = cluster.kinds
        self.ordinals = cluster.ordinals
        self.series = cluster.series
        self.sorts = {m.sort for m in self.mentions if m.sort}
        self.again = cluster.again
        self.participants = cluster.participants
        self.times = cluster.times
        self.exact = finest(_distinct(self.times))
        self.closing = cluster.closing
        self.narrative = [t for m in self.mentions for t in m.narrative]
        self.stated = cluster.stated
        self.places = cluster.places
        self.statuses = cluster.statuses
        self.firm = cluster.firm
        self.people = {i for i in self.participants if entities[i].type == "person"}
        self.alone = {id(m.token) for m in self.mentions if m.alone}
        self.inside = {m.inside for m in self.mentions if m.inside is not None}
        self.indexes = {m.index for m in self.mentions}
        self.sentences = {m.sentence for m in self.mentions}
        self.counts = Counter(m.kind for m in self.mentions)
        self.two_sided = any(
            not m.series and sum(entities[i].type == "person" for i in m.participants) >= 2 for m in self.mentions
        )
        """Whether one mention names two people as its sides, and no wider round."""
        self._keys = set(self._own_keys(entities))
        self._months: Set[str] = _months(self.times)
        self._place_keys(entities)

    def take(self, later: View, entities: Mapping[str, Entity]) -> None:
        """Join to it, and to its cluster, the mentions of ``later``, all of which come after its own."""
        self.mentions += later.mentions
        self.again = self.again or later.again
        self.participants = list(dict.fromkeys([*self.participants, *later.participants]))
        self.times += later.times
        if later.times:
            self.exact = finest(_distinct([*self.exact, *later.exact]))
        self.narrative += later.narrative
        self.closing += later.closing
        for name in _UNITED:
            getattr(self, name).update(getattr(later, name))
        self.two_sided = self.two_sided or later.two_sided
        months = self._months | later._months
        self._months = {_ALWAYS} if _ALWAYS in months else months
        self._place_keys(entities)

    def _own_keys(self, entities: Mapping[str, Entity]) -> Iterator[Hashable]:
        yield from (("ordinal", n) for n in self.ordinals)
        yield from (("entity", i) for i in self.participants)
        yield from (("series", word) for name in self.series for word in name.lower().split())
        for i in self.participants:
            if country := entities[i].country:
                # Persons stand for their states, and states for their persons.
                yield ("state", country, entities[i].type == "person")

    def _place_keys(self, entities: Mapping[str, Entity]) -> None:
        wheres = {where for place in self.stated for where in (place, entities[place].country or place)}
        self.keys = frozenset({*self._keys, *(("place", where, month) for where in wheres for month in self._months)})

    def sought(self) -> Iterator[Hashable]:
        """The keys under which its like are found."""
        for key in self.keys:
            if isinstance(key, tuple) and key[0] == "state":
                yield ("state", key[1], not key[2])
            else:
                yield key
                if isinstance(key, tuple) and key[0] == "place" and key[2] != _ALWAYS:
                    yield (*key[:2], _ALWAYS)


def _distinct(times: list[Time]) -> list[Time]:
    return list({(t.value, t.granularity): t for t in times}.values())


def _months(times: list[Time]) -> Set[str]:
    """The months that ``times`` touch; one word for those that are long, or have no days."""
    out: set[str] = set()
    for time in times:
        if time.earliest is None or time.latest is None:
            # Its value says when, were it without days.
            out.add(time.value)
            continue
        first, last = ((int(day[:4]) * 12 + int(day[5:7])) for day in (time.earliest, time.latest))
        if last - first > 24:
            return {_ALWAYS}
        out.update(str(month) for month in range(first, last + 1))
    return out


class Blocks:
    """The clusters so far by key, each with a number that keeps their order."""

    def __init__(self) -> None:
        self._by_key: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, number: int, view: View) -> None:
        """Take in a cluster."""
        for key in view.keys:
            self._by_key[key][number] = None
            if isinstance(key, tuple) and key[0] == "place" and key[2] == _ALWAYS:
                self._by_key[("place of any month", key[1])][number] = None
            elif isinstance(key, tuple) and key[0] == "place":
                self._by_key[("place", key[1])][number] = None

    def drop(self, number: int, view: View) -> None:
        """Forget a cluster that had the keys of ``view``."""
        for key in view.keys:
            self._by_key[key].pop(number, None)
            if isinstance(key, tuple) and key[0] == "place":
                self._by_key[("place", key[1])].pop(number, None)
                self._by_key[("place of any month", key[1])].pop(number, None)

    def like(self, view: View) -> set[int]:
        """The clusters that share a key, the nearest of each."""
        found: set[int] = set()
        for key in view.sought():
            found.update(_last(self._by_key.get(key)))
            if isinstance(key, tuple) and key[0] == "place" and key[2:] == (_ALWAYS,):
                found.update(_last(self._by_key.get(("place", key[1]))))
        return found


def _last(numbers: dict[int, None] | None) -> Iterator[int]:
    for n, number in enumerate(reversed(numbers or {})):
        if n == NEAREST:
            return
        yield number
