"""What is told of a time's value while extraction is recorded."""

from __future__ import annotations

from briefing.extract import trace
from briefing.extract.times.clues import Clue
from briefing.extract.times.direction import FUTURE, PAST, SCHEDULED
from briefing.model import Published, Time

_READ_AS = {
    "Calendar": "fields of the calendar, as the words name them",
    "Offset": "a step from another day",
    "Within": "a part of a longer time",
    "Focus": "a time known from what came before",
    "Enclosing": "the longer time that a day lies in",
    "DayPart": "a part of a day",
    "Clock": "a time by the clock",
    "Amount": "a length of time",
    "Fixed": "words whose value no context changes",
    "Interval": "from one time to another",
}
_TENSE = {
    PAST: "The words around it look back.",
    SCHEDULED: "The words around it may be those of a timetable.",
    FUTURE: "The words around it look ahead.",
}


def record_time(clue: Clue, time: Time, published: Published | None) -> None:
    """How the words were read, which way the sentence looks, and what the value is counted from."""
    span, kind = (time.start, time.end), type(clue.expression.node).__name__
    trace.note("time", "how it is read", kind.lower(), f"The words are read as {_READ_AS[kind]}.", span, time.type)
    if clue.direction in _TENSE:
        trace.note("time", "which way it lies", "direction", _TENSE[clue.direction], span)
    day = published.value if published is not None else "a day that is not known"
    anchor = {
        "published": f"The value is counted from the day of publication, {day}.",
        "document": "The value is counted from another time in the article.",
        "absolute": "The words say the value whole.",
        "none": "The words give no day of the calendar.",
    }[time.anchor]
    trace.note("time", "what its value is", time.anchor, anchor, span, time.value)
