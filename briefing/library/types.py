"""What the library takes and gives."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

import msgspec

from briefing.extract.identity import extractor_version, model_identity
from briefing.ingest.readers.protocol import Limits
from briefing.ingest.sources import INSIDE, Source
from briefing.model import EntityType, Published, Span
from briefing.profiles import Profile


class FactsKey(msgspec.Struct, frozen=True):
    """What facts depend on besides their article: stored facts are current only where all three are the same."""

    model: str
    profile: str
    extractor: str


class Stamp(msgspec.Struct, frozen=True):
    """The state of a file when it was read: size in bytes, time of change in nanoseconds.

    ``reading`` tells what the user has set that other articles may come of.
    """

    size: int
    mtime_ns: int
    reading: str = ""


class Head(msgspec.Struct, frozen=True):
    """What a list shows of an article, without its text.

    ``length`` counts code points. ``facts`` is the number of people, places, organizations, times and events
    found, None where there are no current facts.
    """

    id: str
    source: str
    title: str
    outlet: str | None
    language: str | None
    published: Published | None
    length: int
    read: bool
    facts: int | None


class Reading(msgspec.Struct, frozen=True):
    """How far the reader is: ``place`` is a code-point offset, ``opened`` seconds since 1970 or None if never."""

    place: int = 0
    read: bool = False
    opened: float | None = None


class Hit(msgspec.Struct, frozen=True):
    """An article that has the words: ``snippet`` is a part of it, ``matches`` where the words stand in the snippet."""

    id: str
    source: str
    title: str
    snippet: str
    matches: tuple[Span, ...]


class Mentioned(msgspec.Struct, frozen=True):
    """An article that names somebody or something, under ``name``, ``count`` times."""

    id: str
    name: str
    type: EntityType
    count: int


def facts_key(model: str | None, profile: Profile) -> FactsKey:
    """The key of facts made now with ``model`` (as in the configuration) and ``profile``. Loads no model."""
    fingerprint = _digest(profile)
    return FactsKey(model_identity(model), fingerprint, extractor_version())


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]


def stamps_of(sources: Iterable[Source], limits: Limits) -> dict[str, Stamp]:
    """By address, the stamps of sources that the library may know: files, and what is inside them.

    Left out are files larger than ``limits`` allow, which are not to be read now, and those whose address is not their
    name to the letter.
    """
    stamps: dict[str, Stamp] = {}
    reading = _digest(sorted(limits.fields.items())) if limits.fields else ""
    for source in sources:
        stamp = stamp_of(source.path)
        exact = source.address == (f"{source.path}{INSIDE}{source.part}" if source.part else source.path)
        if stamp and exact and (source.part or stamp.size <= limits.max_bytes):
            stamps[source.address] = msgspec.structs.replace(stamp, reading=reading) if reading else stamp
    return stamps


def stamp_of(path: str) -> Stamp | None:
    """The stamp of the file at ``path``, None where it has none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - ten thousand of them: no Path objects
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
