"""Summits, meetings, talks, visits: the events that the profile names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Article, Entity, Event, Published, Span, Time
from briefing.profiles import Profile

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_events(
    doc: Doc,
    article: Article,
    published: Published | None,
    entities: Sequence[Entity],
    times: Sequence[Time],
    profile: Profile,
    skip: Sequence[Span],
) -> list[Event]:
    """Events ``v1``, ``v2``, … by first evidence; one for each real occasion."""
    return []
