"""What the reader says about who is who and what is one event. It is kept as data and wins over every rule."""

from __future__ import annotations

from typing import Annotated

import msgspec

from briefing.model import Event


class Ref(msgspec.Struct, frozen=True, order=True):
    """An entity by one of its names, or an event by ``event_key``; in one article, or everywhere with ``article`` None.

    Events are always given with their article. Names, unlike ids, stay the same when facts are extracted again.
    """

    name: str
    article: str | None = None


class Merge(msgspec.Struct, frozen=True, tag="merge"):
    """``first`` and ``second`` are one."""

    first: Ref
    second: Ref


class Split(msgspec.Struct, frozen=True, tag="split"):
    """``first`` and ``second`` are not one."""

    first: Ref
    second: Ref


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """Show ``which`` as ``name``."""

    which: Ref
    name: Annotated[str, msgspec.Meta(min_length=1)]


class NotAPerson(msgspec.Struct, frozen=True, tag="not-a-person"):
    """``which`` is nobody: a wrongly found name. It is left out."""

    which: Ref


Correction = Merge | Split | Rename | NotAPerson
"""Later ones win over earlier ones about the same pair or name."""


def event_key(event: Event) -> str:
    """A name for an article's event that outlives its id: its kind and where its first evidence starts."""
    return f"{event.kind}@{event.evidence[0].start if event.evidence else 0}"


def encode(corrections: tuple[Correction, ...]) -> bytes:
    """Corrections as JSON, to be stored."""
    return msgspec.json.encode(corrections)


def decode(data: bytes) -> tuple[Correction, ...]:
    """Stored corrections.

    Raises:
        msgspec.ValidationError: not what ``encode`` gives.
    """
    return msgspec.json.decode(data, type=tuple[Correction, ...])
