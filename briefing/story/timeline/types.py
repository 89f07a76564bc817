"""What a timeline is made from, and what it is."""

from __future__ import annotations

import msgspec

from briefing.model import Article, Event, Time


class Dated(msgspec.Struct, frozen=True):
    """An article with its times, and with its events where these are known."""

    article: Article
    times: tuple[Time, ...]
    events: tuple[Event, ...] = ()


class Cited(msgspec.Struct, frozen=True):
    """A sentence of an article, ``[start, end)`` in code points."""

    article: str
    source: str
    start: int
    end: int


class DayEvent(msgspec.Struct, frozen=True):
    """Something that happened on a day: what it is, in words, its state, and how many sources tell of it."""

    kind: str
    text: str
    status: str
    sources: int


class TimelineDay(msgspec.Struct, frozen=True):
    """A day of the story. ``text`` says in one line what happened, in the words of ``sources``.

    ``told`` counts the sources that name the day, copies once; ``score`` says how much it matters among the others.
    """

    date: str
    text: str
    sources: tuple[Cited, ...]
    told: int
    score: float
    events: tuple[DayEvent, ...] = ()
