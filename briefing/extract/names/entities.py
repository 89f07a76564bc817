"""From mentions to entities: which mentions name the same person, body or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.names.bodies import fullest, group_names, usual
from briefing.extract.names.mention import Mention
from briefing.extract.names.people import group_people
from briefing.extract.names.record import record_entities
from briefing.model import Entity, EntityType, Span

if TYPE_CHECKING:
    pass


def resolve_entities(document: Document, mentions: Sequence[Mention]) -> list[Entity]:
    """Entities ``e1``, ``e2``, … by first mention; roles, country and envoy are left to later stages.

    A mention that could be several people's is no entity's, rather than the wrong one's.
    """
    text = document.text
    groups: list[list[Mention]] = []
    for type_ in get_args(EntityType):
        of_type = sorted(m for m in mentions if m.type == type_)
        groups += group_people(text, of_type) if type_ == "person" else group_names(text, of_type)
    groups.sort(key=lambda ms: ms[0])
    entities = [_entity(f"e{i}", ms) for i, ms in enumerate(groups, 1)]
    if trace.is_on():
        record_entities(entities)
    return entities


def _entity(id_: str, mentions: Sequence[Mention]) -> Entity:
    forms = list(dict.fromkeys(m.text for m in mentions))
    if mentions[0].type == "person":
        name = fullest([f for f in forms if not _is_half_loud(f)] or forms)
    else:
        name = _cased(fullest(usual(forms))) if mentions[0].type == "place" else fullest(forms)
    return Entity(
        id=id_,
        type=mentions[0].type,
        name=name,
        aliases=tuple(f for f in forms if f != name),
        mentions=tuple(Span(m.start, m.end) for m in mentions),
    )


def _is_half_loud(name: str) -> bool:
    """Whether a person's name is half in capitals, as an article's first words are."""
    return not name.isupper() and any(len(w) > 3 and w.isupper() for w in name.split())


def _cased(name: str) -> str:
    """A place known only from the capitals of a dateline, as running text writes it; an abbreviation stays."""
    if not name.isupper() or "." in name or len(name) < 4:
        return name
    return re.sub(r"(?<= )(Of|The|De|La|And)(?= )", lambda small: small[0].lower(), name.title())
