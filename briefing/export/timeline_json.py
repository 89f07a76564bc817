"""The public format of timelines, version 1, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

import msgspec

from briefing.story.timeline.types import DayEvent, TimelineDay


class CitedSource(msgspec.Struct, frozen=True):
    """A sentence, ``[start, end)`` in code points of the article at ``source``."""

    source: str
    start: int
    end: int


class Entry(msgspec.Struct, frozen=True):
    """A day: what happened in one line, the sentences it is made of, the events that have it as their day.

    ``told`` counts the sources that name the day, copies once.
    """

    date: str
    text: str
    events: tuple[DayEvent, ...]
    sources: tuple[CitedSource, ...]
    told: int


class Document(msgspec.Struct, frozen=True):
    """What ``briefing timeline --json`` prints."""

    entries: tuple[Entry, ...]
    format: Literal["briefing.timeline"] = "briefing.timeline"
    version: Literal[1] = 1


def encode(days: Iterable[TimelineDay]) -> bytes:
    """The document as JSON, UTF-8, ending in a newline."""
    entries = tuple(
        Entry(d.date, d.text, d.events, tuple(CitedSource(c.source, c.start, c.end) for c in d.sources), d.told)
        for d in days
    )
    return msgspec.json.format(msgspec.json.encode(Document(entries)), indent=2) + b"\n"


def schema() -> str:
    """The JSON Schema of the document."""
    return json.dumps(msgspec.json.schema(Document), indent=2)
