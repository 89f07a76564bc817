"""Which clusters can be one occasion at all: those that share what evidence needs, found by key and not by all pairs.

Blocking, as in record linkage (Christen 2012, Data Matching, chapter 4). Without a shared ordinal, participant, state
or series only time and place together are enough, so that a place is a key with the months that go with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Set

from briefing.extract.events.cluster import Cluster
from briefing.extract.events.summary import finest
from briefing.model import Entity, Time

NEAREST = 100
"""Clusters before one, of those that share a key with it, that it is compared with."""

_ALWAYS = "always"


class View:
    """What the mentions of a cluster say together, reckoned once."""

    __slots__ = (
        "again",
        "alone",
        "closing",
        "cluster",
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
        "series",
        "sorts",
        "stated",
        "statuses",
        "times",
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
        self.exact = finest(self.times)
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
        self.keys = frozenset(self._keys(entities))

    def _keys(self, entities: Mapping[str, Entity]) -> Iterator[Hashable]:
        yield from (("ordinal", n) for n in self.ordinals)
        yield from (("entity", i) for i in self.participants)
        yield from (("series", word) for name in self.series for word in name.lower().split())
        for i in self.participants:
            if country := entities[i].country:
                # Persons stand for their states, and states for their persons.
                yield ("state", country, entities[i].type == "person")
        months = _months(self.times)
        for place in self.stated:
            for where in {place, entities[place].country or place}:
                yield from (("place", where, month) for month in months)

    def sought(self) -> Iterator[Hashable]:
        """The keys under which its like are found."""
        for key in self.keys:
            if isinstance(key, tuple) and key[0] == "state":
                yield ("state", key[1], not key[2])
            else:
                yield key
                if isinstance(key, tuple) and key[0] == "place" and key[2] != _ALWAYS:
                    yield (*key[:2], _ALWAYS)


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
