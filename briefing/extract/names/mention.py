"""A mention: one place in the text that names an entity, before it is known which."""

from __future__ import annotations

import msgspec

from briefing.model import EntityType


class Mention(msgspec.Struct, frozen=True, order=True):
    """Code points ``[start, end)`` of the text, with the type that the words and context suggest.

    ``text`` is the words between, line breaks as blanks.
    """

    start: int
    end: int
    type: EntityType
    text: str
