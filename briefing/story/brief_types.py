"""The brief: what a story comes to on a page. Also the public JSON of it, so names and meanings stay.

``notes`` of a line are numbers of the brief's footnotes, each a quotation from one source.
"""

from __future__ import annotations

import msgspec

from briefing.story.types import Quotation, Relation


class Line(msgspec.Struct, frozen=True):
    """One statement in words."""

    text: str
    notes: tuple[int, ...] = ()


class FieldLine(msgspec.Struct, frozen=True):
    """What is known of one field of an event; ``agreeing`` of ``stating`` sources bear the present value out."""

    field: str
    text: str
    relation: Relation
    agreeing: int
    stating: int
    notes: tuple[int, ...] = ()


class EventEntry(msgspec.Struct, frozen=True):
    """A key event. ``sources`` counts originals; ``new`` says that nothing of it was known before ``since``.

    ``unconfirmed`` says that it was planned for a day before the newest source, and none since says what came of it.
    """

    event: str
    name: str
    kind: str
    status: str
    sources: int
    fields: tuple[FieldLine, ...] = ()
    new: bool = False
    unconfirmed: bool = False


class TimelineEntry(msgspec.Struct, frozen=True):
    """An event in its time; ``earliest`` and ``latest`` are calendar days."""

    event: str
    earliest: str
    latest: str
    when: str
    text: str
    notes: tuple[int, ...] = ()


class PersonEntry(msgspec.Struct, frozen=True):
    """Who somebody is, in the words of the sources."""

    entity: str
    name: str
    country: str | None
    envoy: bool
    titles: tuple[str, ...]
    sources: int
    notes: tuple[int, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """A value that took another's place in reports of ``date``, the day of publication."""

    date: str
    event: str
    name: str
    field: str
    old: str
    new: str
    relation: Relation
    notes: tuple[int, ...] = ()


class Side(msgspec.Struct, frozen=True):
    """One value in a difference, and the outlets or paths that state it."""

    value: str
    sources: tuple[str, ...]
    notes: tuple[int, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """A field on which sources differ and none has given way."""

    event: str
    name: str
    field: str
    sides: tuple[Side, ...]


class SaidLine(msgspec.Struct, frozen=True):
    """What somebody says, in the words of the first source. ``act`` is a verb: "say", "deny", "demand".

    ``entity`` is a story entity's id, None where the speaker is not named. ``sources`` counts originals.
    """

    speaker: str
    entity: str | None
    act: str
    text: str
    sources: int
    notes: tuple[int, ...] = ()


class ClaimEntry(msgspec.Struct, frozen=True):
    """A claim, those who deny it, and others who say the same."""

    claim: SaidLine
    denials: tuple[SaidLine, ...] = ()
    others: tuple[SaidLine, ...] = ()


class SourceEntry(msgspec.Struct, frozen=True):
    """A source in order of publication. ``copy_of`` is the article id of the text that it repeats."""

    article: str
    path: str
    title: str
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    copy_of: str | None


class Footnote(msgspec.Struct, frozen=True):
    """A quotation that statements rest on, numbered from 1 in order of first use."""

    number: int
    source: str
    published: str | None
    quotation: Quotation


class Brief(msgspec.Struct, frozen=True):
    """A story on a page. ``since`` is the day from which on things count as new, None for everything."""

    title: str
    since: str | None
    happening: tuple[Line, ...]
    events: tuple[EventEntry, ...]
    timeline: tuple[TimelineEntry, ...]
    people: tuple[PersonEntry, ...]
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    sources: tuple[SourceEntry, ...]
    notes: tuple[Footnote, ...]
    claims: tuple[ClaimEntry, ...] = ()
