"""Turns what an expression says into a TIMEX3 value, against a day of publication and what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from briefing.extract.times.amounts import duration_value
from briefing.extract.times.calendars import in_year, month_or_year, nearest, yearless
from briefing.extract.times.clues import Clue, full_dates
from briefing.extract.times.direction import PAST, SCHEDULED, UNKNOWN
from briefing.extract.times.known_days import KnownDays, with_known_years
from briefing.extract.times.nodes import (
    Amount,
    Calendar,
    Clock,
    DayPart,
    Enclosing,
    Fixed,
    Focus,
    Interval,
    Node,
    Offset,
    Point,
    Within,
)
from briefing.extract.times.periods import Period, add, containing, unknown
from briefing.extract.times.told import directions
from briefing.model import Anchor, Granularity, TimeType

_REPORTED: Final = frozenset({("M", "6"), ("M", "9"), ("Y", "1")})
"""Lengths of time that companies report on besides quarters; a year earlier is then the whole year."""
_OVERNIGHT: Final = DayPart("NI", Offset("D", -1))
"""The night before publication: what the text tells next is of the day told before."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with the period that it covers, None where it has none.

    ``approximate`` says that it is the likeliest of several that are possible.
    """

    type: TimeType
    value: str
    period: Period | None = None
    anchor: Anchor = "none"
    granularity: Granularity | None = None
    last: Period | None = None
    compared: bool = False
    approximate: bool = False


@dataclass(slots=True)
class Discourse:
    """What the text has said so far: the day it was published, the last period named, the reporting period.

    ``spoken_on`` is the day on which the quotation being read was spoken. In a text without a date ``year`` is the
    latest that it tells of, ``narrated`` the last day of that year named, and ``full`` the years of the months and days
    that it names in full anywhere. ``past`` is the last day named that was not still to come.
    """

    published: date | None
    latest: Period | None = None
    day: Period | None = None
    spoken_on: Period | None = None
    narrated: date | None = None
    past: Period | None = None
    year: int | None = None
    full: Mapping[tuple[int, int], int] = field(default_factory=dict)
    fiscal: Period | None = None
    reported: Period | None = None
    measured: bool = False

    def note(self, node: Node, found: Resolved) -> None:
        """Takes ``found`` as the latest time named; what is only compared with is not what the text is about."""
        if isinstance(node, Amount):
            if self.published and self.measured and (node.unit, node.count) in _REPORTED:
                self.reported = containing("Y", self.published)
            return
        period = found.period
        if period is None or found.compared or found.type == "set" or node == _OVERNIGHT:
            return
        self.latest = period
        if period.unit == "D":
            self.day = period
            if self.published is not None and period.first <= self.published:
                self.past = period
            if period.first.year == self.year:
                self.narrated = period.first
        if period.unit in ("Q", "H"):
            ended = self.published is None or period.last < self.published
            if self.fiscal is not None and not self.measured and period.first < self.fiscal.first:
                return  # "after a flat second quarter": what results are not reported of
            if ended or self.fiscal is None or isinstance(node, Focus):
                self.fiscal = self.reported = period
        elif isinstance(node, Focus) and period.unit == "Y":
            self.reported = period


def resolve_all(
    clues: Sequence[Clue], known: KnownDays, published: date | None, year: int | None = None
) -> list[Resolved]:
    """The values of the expressions of one text, in order; ``known`` are the days that it names by what happened.

    ``year`` is the one that dates without a year are near where it is not known when the text was published.
    """
    clues = with_known_years(clues, known, published)
    discourse = Discourse(published, year=year, full=full_dates(clues) if published is None else {})
    resolved = []
    for clue, direction in zip(clues, directions(clues, published), strict=True):
        node = clue.expression.node
        discourse.measured = clue.measured
        discourse.spoken_on = _spoken_on(clues, clue, discourse)
        try:
            found = resolve(node, discourse, direction)
            discourse.note(node, found)
        except OverflowError:
            # At either end of the calendar; what it says without a day to count from stands.
            found = resolve(node, Discourse(None), 0)
        resolved.append(found)
    return resolved


def _spoken_on(clues: Sequence[Clue], clue: Clue, discourse: Discourse) -> Period | None:
    """The day in the week before publication on which the quotation around ``clue`` was spoken, if it is known."""
    if clue.spoken is None or discourse.published is None:
        return None
    day = resolve(clues[clue.spoken].expression.node, discourse, clues[clue.spoken].direction).period
    if day is None or day.unit != "D" or not timedelta(0) <= discourse.published - day.first <= timedelta(days=7):
        return None
    return day


def resolve(node: Node, discourse: Discourse, direction: int) -> Resolved:
    """The value of ``node``; what cannot be known stays X."""
    match node:
        case Amount():
            return Resolved("duration", duration_value(node))
        case Fixed():
            return Resolved(node.type, node.value)
        case Interval():
            return _interval(node, discourse, direction)
        case DayPart() | Clock():
            return _time_of_day(node, discourse, direction)
        case _:
            return _point(node, discourse, direction)


def _date(period: Period | None, anchor: Anchor, unresolved: str) -> Resolved:
    if period is None:
        return Resolved("date", unresolved)
    return Resolved("date", period.value, period, anchor, period.granularity)


def _point(node: Point, discourse: Discourse, direction: int) -> Resolved:
    match node:
        case Calendar():
            return _calendar(node, discourse, direction)
        case Offset():
            return _offset(node, discourse, direction)
        case Within():
            return _within(node, discourse, direction)
        case Enclosing():
            day = _point(node.day, discourse, direction).period
            known = day if day is None or day.unit != "D" else containing(node.unit, day.first)
            return _date(known, "published", unknown(node.unit))
        case Focus():
            return _focus(node, discourse, direction)
        case _:
            return _time_of_day(node, discourse, direction)


def _calendar(node: Calendar, discourse: Discourse, direction: int) -> Resolved:
    if node.century is not None:
        return _date(Period("C", date(max(node.century * 100, 1), 1, 1)), "absolute", "XX")
    if node.decade is not None:
        return _date(Period("E", date(node.decade * 10, 1, 1)), "absolute", "XXX")
    if node.year is not None:
        return _date(month_or_year(node, node.year), "absolute", f"{node.year:04d}")
    if node.day is not None and node.month is None:
        return _day_of_month(node.day, discourse)
    published = discourse.published
    if node.weekday is not None and node.month is None:
        told = discourse.day if node.relation in ("previous", "following") else None
        return _weekday(node, told.first if told else published, direction)
    if node.month and node.day and node.relation in (None, "this") and (node.month, node.day) in discourse.full:
        return _date(month_or_year(node, discourse.full[node.month, node.day]), "document", yearless(node))
    base = published or (discourse.narrated if node.relation in (None, "this") else None)
    if base is None:
        return Resolved("date", yearless(node))
    return _date(nearest(node, base, direction), "published" if published else "document", yearless(node))


def _day_of_month(day: int, discourse: Discourse) -> Resolved:
    """A day of the month last spoken of, else of that of publication."""
    latest = discourse.latest
    anchor: Anchor = "document"
    if (latest is None or latest.unit not in ("M", "D", "W", "WE")) and discourse.published is not None:
        latest, anchor = containing("M", discourse.published), "published"
    period = None if latest is None else in_year(Calendar(month=latest.first.month, day=day), latest.first.year)
    return _date(period, anchor, f"XXXX-XX-{day:02d}")


def _weekday(node: Calendar, published: date | None, direction: int) -> Resolved:
    assert node.weekday is not None
    unresolved = f"XXXX-WXX-{node.weekday}"
    if published is None:
        return Resolved("date", unresolved)
    back = (published.isoweekday() - node.weekday) % 7
    match node.relation:
        case "last" | "previous":
            days = -(back or 7)
        case "next" | "following":
            days = 7 - back
        case _:
            ahead = direction >= SCHEDULED or (node.relation == "this" and direction == UNKNOWN)
            days = (7 - back) % 7 if ahead else -back
    return _date(Period("D", published).shifted(days), "published", unresolved)


def _offset(node: Offset, discourse: Discourse, direction: int) -> Resolved:
    if node.count is None:
        if node.later and node.base == "narrative":
            return Resolved("duration", duration_value(Amount("X", node.unit)))
        return Resolved("date", "FUTURE_REF" if node.later else "PAST_REF")
    if node.base == "narrative" and discourse.latest is not None:
        told = _narrated_before(node, discourse, direction)
        return _narrative_offset(node, replace(discourse, latest=told) if told else discourse)
    if node.base == "narrative" and node.count > 0:
        return Resolved("date", unknown("D" if node.unit.startswith("T") else node.unit))
    if node.counted and node.unit == "Y" and node.count == -1 and discourse.measured and discourse.reported:
        return _earlier(discourse.reported)
    keep = {"W": "D", "F": "D"}.get(node.unit, node.unit) if node.counted else node.unit
    if keep.startswith("T"):
        today = None if discourse.published is None else Period("D", discourse.published)
        return _date(today, "published", unknown("D"))
    base = discourse.published
    anchor: Anchor = "published"
    if node.unit == "D" and base is not None and discourse.spoken_on is not None and not node.counted:
        base, anchor = discourse.spoken_on.first, "document"
    elif base is None and node.unit in ("M", "Y") and node.count >= 0 and not node.counted:
        base, anchor = discourse.narrated, "document"
    if base is None:
        return Resolved("date", unknown(keep))
    return _date(_step(base, node.unit, node.count, keep), anchor, unknown(keep))


def _narrated_before(node: Offset, discourse: Discourse, direction: int) -> Period | None:
    """The day of telling, where "a day earlier" in the past cannot count from a day that is still to come."""
    latest, published = discourse.latest, discourse.published
    if latest is None or published is None or node.count is None or node.count >= 0 or node.unit != "D":
        return None
    if direction >= UNKNOWN or latest.first <= published:
        return None
    return discourse.spoken_on or discourse.past or Period("D", published)


def _earlier(period: Period) -> Resolved:
    """The same period one year before, which results are compared with."""
    return replace(_date(period.year_earlier(), "document", "XXXX"), compared=True)


def _step(base: date, unit: str, count: int, keep: str) -> Period | None:
    if unit == keep:
        return containing(unit, base).shifted(count)
    return add(base, unit, count, keep)


def _narrative_offset(node: Offset, discourse: Discourse) -> Resolved:
    base, count = discourse.latest, node.count or 0
    assert base is not None
    if node.counted and node.unit == "Y" and count == -1:
        focus = (discourse.reported if discourse.measured else None) or base
        if focus.unit in ("Q", "H", "Y"):
            return _earlier(focus)
    fine = base.unit == "D"
    keep = node.unit if not node.counted or not fine else {"Y": "Y", "M": "M", "E": "E", "C": "C"}.get(node.unit, "D")
    if node.unit.startswith("T"):
        return _date(base, "document", "XXXX-XX-XX")
    if node.unit in ("D", "W") and not fine and node.counted:
        return Resolved("date", unknown("D"))
    return _date(_step(base.first, node.unit, count, keep), "document", unknown(keep))


def _within(node: Within, discourse: Discourse, direction: int) -> Resolved:
    whole = _point(node.whole, discourse, direction)
    part = node.part
    if whole.period is None:
        return Resolved("date", yearless(part))
    if part.weekday is not None and part.month is None:
        monday = Period("D", containing("W", whole.period.first).first)
        return _date(monday.shifted(part.weekday - 1), whole.anchor, unknown("D"))
    if part.quarter == 0 or part.half == 0:
        fiscal = discourse.fiscal if part.quarter == 0 else discourse.reported
        if fiscal is not None:
            moved = _moved(fiscal, whole.period.first.year)
            return replace(_date(moved, "document", whole.value), compared=True)
        value = f"{whole.value}-QX" if part.quarter == 0 else whole.value
        return Resolved("date", value, whole.period, whole.anchor, whole.granularity)
    return _date(month_or_year(part, whole.period.first.year), whole.anchor, yearless(part))


def _moved(period: Period, year: int) -> Period:
    return Period(period.unit, period.first.replace(year=year, day=1))


def _focus(node: Focus, discourse: Discourse, direction: int) -> Resolved:
    published = discourse.published
    if node.unit in ("Q", "P"):
        fiscal = discourse.reported if node.unit == "P" else discourse.fiscal
        if fiscal is None and published is not None:
            fiscal = containing("Q", published).shifted(-1)
        if fiscal is None:
            return Resolved("date", unknown("Q"))
        return _earlier(fiscal) if node.back else _date(fiscal, "document", "XXXX-QX")
    if node.unit == "WE":
        if published is None:
            return Resolved("date", unknown("WE"))
        weekend = containing("WE", published)
        past = direction < SCHEDULED and weekend.first > published
        return _date(weekend.shifted(-1) if past else weekend, "published", unknown("WE"))
    if node.unit == "D" and (node.same or discourse.day is not None):
        return _date(discourse.day, "document", unknown("D"))
    if node.same and discourse.latest is not None:
        if not discourse.latest.finer_than(node.unit):
            return Resolved("date", unknown(node.unit))
        return _date(containing(node.unit, discourse.latest.first), "document", unknown(node.unit))
    if published is None:
        return Resolved("date", unknown(node.unit))
    # On a Monday the week that is told of is the one just over.
    over = node.unit == "W" and direction == PAST and published.isoweekday() == 1
    around = containing(node.unit, published)
    return _date(around.shifted(-1) if over else around, "published", unknown(node.unit))


def _time_of_day(node: DayPart | Clock | Point, discourse: Discourse, direction: int) -> Resolved:
    assert isinstance(node, DayPart | Clock)
    if node.day is not None:
        day = _point(node.day, discourse, direction)
    elif discourse.day is not None:
        day = _date(discourse.day, "document", "")
    elif discourse.published is not None:
        day = _date(Period("D", discourse.published), "published", "")
    else:
        day = Resolved("date", unknown("D"))
    if day.period is not None and day.period.unit == "M":
        day = replace(day, value=f"{day.value}-XX")  # of a day that its month has not
    if isinstance(node, DayPart):
        return Resolved("time", f"{day.value}T{node.part}", day.period, day.anchor, "part_of_day")
    if node.shift and day.period is not None and day.period.unit == "D":
        day = _date(day.period.shifted(node.shift), day.anchor, day.value)
    clock = f"T{node.hour:02d}:{node.minute or 0:02d}"
    clock += "" if node.second is None else f":{node.second:02d}"
    return Resolved("time", day.value + clock + node.zone, day.period, day.anchor, "time")


def _interval(node: Interval, discourse: Discourse, direction: int) -> Resolved:
    first = _point(node.first, discourse, direction)
    last = _point(node.last, discourse, direction)
    if first.period and last.period and last.period.first < first.period.first and last.anchor == "published":
        last = _later(node.last, first.period, last)
    if first.period is None or last.period is None:
        return Resolved("date", f"{first.value}/{last.value}")
    return Resolved("date", f"{first.value}/{last.value}", first.period, last.anchor, first.granularity, last.period)


def _later(node: Point, first: Period, last: Resolved) -> Resolved:
    """The end of an interval that would come before its start, moved behind it."""
    moved: Period | None = None
    if isinstance(node, Calendar) and node.weekday is not None and last.period is not None:
        moved = last.period.shifted(7)
    elif isinstance(node, Calendar):
        options = [in_year(node, year) for year in range(first.first.year, min(first.first.year + 1, 9999) + 1)]
        moved = next((p for p in options if p is not None and p.first >= first.first), None)
    return last if moved is None else _date(moved, last.anchor, last.value)
