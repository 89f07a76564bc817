"""Mentions that have been found to be of one occasion."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.extract.events.mention import EventMention
from briefing.model import EventStatus, Time


@dataclass(slots=True, eq=False)
class Cluster:
    """What all mentions of one occasion say together; ``around`` is the event of which it is a part."""

    mentions: list[EventMention] = field(default_factory=list)
    around: Cluster | None = None

    @property
    def kinds(self) -> set[str]:
        """The kinds under whose words it is told."""
        return {m.kind for m in self.mentions}

    @property
    def ordinals(self) -> set[int]:
        """Which of a series the mentions say that it is."""
        return {m.ordinal for m in self.mentions if m.ordinal is not None}

    @property
    def series(self) -> set[str]:
        """Names of the row of events to which the mentions say that it belongs."""
        return {m.series for m in self.mentions if m.series}

    @property
    def again(self) -> bool:
        """Whether some mention says that it is not the first of its kind."""
        return any(m.again for m in self.mentions)

    @property
    def participants(self) -> list[str]:
        """Ids of those between whom it is."""
        return list(dict.fromkeys(i for m in self.mentions for i in m.participants))

    @property
    def everyone(self) -> list[str]:
        """Ids of those between whom it is, then of those who are told to be there."""
        return list(dict.fromkeys([*self.participants, *(i for m in self.mentions for i in m.present)]))

    @property
    def times(self) -> list[Time]:
        """Its own times, in text order."""
        return [t for m in self.mentions for t in m.times]

    @property
    def closing(self) -> list[Time]:
        """Those of its times of which is only told that it ended then."""
        return [t for m in self.mentions for t in m.closing]

    @property
    def stated(self) -> set[str]:
        """Ids of the places stated as fact."""
        return {p.entity for m in self.mentions for p in m.places if p.status == "stated"}

    @property
    def places(self) -> set[str]:
        """Ids of all places, stated or possible."""
        return {p.entity for m in self.mentions for p in m.places}

    @property
    def statuses(self) -> set[EventStatus]:
        """Every state that some mention tells."""
        return {m.status for m in self.mentions if m.status is not None}

    @property
    def firm(self) -> set[EventStatus]:
        """The states that some mention tells firmly."""
        return {m.status for m in self.mentions if m.status is not None and m.firm}
