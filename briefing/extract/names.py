"""Mentions of people, organizations and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.extract.mention import Mention
from briefing.model import EntityType, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

TYPES: dict[str, EntityType] = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}


def find_mentions(doc: Doc, skip: Sequence[Span]) -> list[Mention]:
    """Every mention outside the ``skip`` passages, in text order, not overlapping."""
    return [Mention(e.start_char, e.end_char, TYPES[e.label_], e.text) for e in doc.ents if e.label_ in TYPES]
