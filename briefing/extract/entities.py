"""From mentions to entities: which mentions name the same person, body or place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.mention import Mention
from briefing.model import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_entities(doc: Doc, mentions: Sequence[Mention]) -> list[Entity]:
    """Entities ``e1``, ``e2``, … by first mention."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for m in mentions:
        groups.setdefault((m.type, m.text), []).append(m)
    return [
        Entity(id=f"e{i}", type=ms[0].type, name=ms[0].text, mentions=tuple(Span(m.start, m.end) for m in ms))
        for i, ms in enumerate(groups.values(), 1)
    ]
