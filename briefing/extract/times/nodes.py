"""What a time expression says, before anything is known about when it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Base: TypeAlias = Literal["published", "narrative"]
Relation: TypeAlias = Literal["last", "this", "next", "previous", "following", "same"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Fields of the calendar that the words name; None for those they leave out.

    ``decade`` is the year without its last digit (199 for the 1990s) and ``century`` without its last two;
    ``weekday`` is 1 for Monday to 7 for Sunday; ``relation`` is that of "last Friday" or "next June";
    ``nth`` counts the weekday in its month, -1 for its last. A day alone is of the month under discussion.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many ``unit`` before or after a base: "last month", "two weeks ago", "three days later".

    ``count`` is None where the words do not say how many. ``counted`` tells "a week ago", which means a day,
    from "last week", which means a week.
    """

    unit: str
    count: int | None
    base: Base = "published"
    counted: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A part named inside a whole: "June 12" inside "last year", "the first quarter" inside "1990"."""

    part: Calendar
    whole: Point


@dataclass(frozen=True, slots=True)
class Focus:
    """A definite period known from what came before: "the quarter", "the latest period", "that day".

    ``unit`` P is the period reported on, whatever its length; ``back`` is in years; ``same`` tells "that year"
    and "the same month", which refer to the time last named, from "the year".
    """

    unit: str
    back: int = 0
    same: bool = False


@dataclass(frozen=True, slots=True)
class Enclosing:
    """The ``unit`` that a day lies in: "the week of April 8"."""

    unit: str
    day: Point


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day by its TIMEX3 letters, of ``day`` or of the day in focus."""

    part: str
    day: Point | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, ``hour`` 0 to 24, of ``day`` or of the day in focus; ``zone`` is Z or ±HH:MM.

    ``shift`` is how many days after ``day`` it lies, where that is the day in another zone.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    day: Point | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: ``count`` is a decimal number or X for an unknown one."""

    count: str
    unit: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no context changes: sets and vague references."""

    value: str
    type: Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first day of one point to the last of another."""

    first: Point
    last: Point


Point: TypeAlias = Calendar | Offset | Within | Focus | Enclosing | DayPart | Clock
Node: TypeAlias = Point | Amount | Fixed | Interval


@dataclass(frozen=True, slots=True)
class Expression:
    """A recognised expression: its code points ``[start, end)``, what it says and its TIMEX3 ``modifier``."""

    start: int
    end: int
    node: Node
    modifier: str | None = None
