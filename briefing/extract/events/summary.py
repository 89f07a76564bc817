"""What all mentions of one event say together: its times, places and state."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.events.carried_status import puts_off
from briefing.extract.events.cluster import Cluster
from briefing.model import EventPlace, EventStatus, Published, Time

FINE = {"time": 0, "part_of_day": 0, "day": 1, "week": 2, "month": 3, "season": 4, "quarter": 4, "year": 5}


def join_times(cluster: Cluster) -> list[Time]:
    """One time for each value, without those that a finer one within them makes needless.

    An event without a time of its own has that of the event around it, else the day of which its passage tells.
    """
    found = [t for m in cluster.mentions for t in (*m.times, *m.ends)]
    if not found and cluster.around is not None:
        found = cluster.around.times
    if not found:
        found = [t for m in cluster.mentions for t in m.narrative]
    values: dict[str, Time] = {}
    for t in found:
        values.setdefault(t.value, t)
    last = {t.value for t in cluster.closing}
    times = [t for t in values.values() if t.value not in last or not any(_spans(o, t) for o in values.values())]
    return finest(times)


def finest(times: Sequence[Time]) -> list[Time]:
    """``times`` without those that a finer one within them makes needless."""
    return [t for t in times if not any(_refines(other, t) for other in times)] if len(times) > 1 else list(times)


def _put_off(cluster: Cluster) -> bool:
    last = cluster.mentions[-1]
    return last.carrier is not None and last.relation in ("subj", "obj") and puts_off(last.carrier)


def _spans(stretch: Time, day: Time) -> bool:
    """Whether ``stretch`` is some days, ``day`` among them: its last day does not narrow it."""
    if None in (stretch.earliest, stretch.latest, day.earliest, day.latest) or stretch.value == day.value:
        return False
    some_days = "/" in stretch.value or FINE.get(stretch.granularity or "", 9) == FINE["week"]
    return some_days and stretch.earliest <= day.earliest and day.latest <= stretch.latest  # type: ignore[operator]


def _refines(fine: Time, coarse: Time) -> bool:
    if None in (fine.earliest, fine.latest, coarse.earliest, coarse.latest) or fine is coarse:
        return False
    inside = coarse.earliest <= fine.earliest and fine.latest <= coarse.latest  # type: ignore[operator]
    by = FINE.get(coarse.granularity or "", 9) - FINE.get(fine.granularity or "", 9)
    if by > 0:
        return inside
    around = fine.earliest <= coarse.earliest and coarse.latest <= fine.latest  # type: ignore[operator]
    return by == 0 and "/" in fine.value and "/" not in coarse.value and around


def join_places(cluster: Cluster) -> list[EventPlace]:
    """Each place once; what is stated anywhere as fact is no candidate. A part of an event is where that is."""
    found: dict[str, EventPlace] = {}
    around = cluster.around.mentions if cluster.around is not None and not cluster.stated else []
    for m in [*cluster.mentions, *around]:
        for place in m.places:
            old = found.get(place.entity)
            if old is None or (old.status == "candidate" and place.status == "stated"):
                found[place.entity] = place
    return list(found.values())


def join_status(cluster: Cluster, when: Sequence[Time], published: Published | None) -> EventStatus:
    """The state that the firmest words give, held against the calendar where the article has a date."""
    said = [(m.status, m.firm) for m in cluster.mentions if m.status is not None]
    firm = [s for s, sure in said if sure]
    named = firm or [s for s, _ in said if s != "unclear"] or [s for s, _ in said]
    today = published.value if published else None
    ahead = bool(today and when and all(t.earliest and t.earliest > today for t in when))
    over = bool(today and when and all(t.latest and t.latest < today for t in when))
    if "cancelled" in firm:
        return "cancelled"
    if firm and firm[-1] == "unclear":
        return "unclear"  # put off, as the last that is said of it
    if firm and firm[-1] == "planned" and _put_off(cluster):
        return "planned"  # its day is the one that it was to be on
    if ahead and set(named) - {"unclear", "cancelled"}:
        return "planned"
    not_over = bool(today and when and all(t.latest and t.latest > today for t in when))
    if not named and (ahead or not_over):
        return "planned"
    if over and set(named) <= {"planned", "held", "ongoing"}:
        return "ongoing" if named and set(named) == {"ongoing"} else "held"
    for status in ("ongoing", "planned", "held", "cancelled"):
        if status in named and named.count(status) * 2 >= len(named):
            return status
    return named[-1] if named else "unclear"
