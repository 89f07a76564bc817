"""Words of general English that tell what befalls an event.

``lexicon/words/attributes.toml`` explains each list, under its name after ``event-``; those of prepositions stand in
``lexicon/events.toml``.
"""

from __future__ import annotations

import msgspec

from briefing.extract.lexicon.tables import table
from briefing.extract.lexicon.words import words_with

_LISTS = table("events", "cues")
_IN_TABLE = frozenset({"after", "before", "may", "in_place", "to_place"})

Words = frozenset[str]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by what they say of an event."""

    support: Words
    occur: Words
    coming: Words
    absent: Words
    host_only: Words
    tell: Words
    act_there: Words
    plan: Words
    unsure: Words
    implicative: Words
    cancel: Words
    refuse: Words
    ended: Words
    closing: Words
    running: Words
    planned_modifiers: Words
    unsure_modifiers: Words
    cancelled_modifiers: Words
    held_modifiers: Words
    ongoing_modifiers: Words
    after: Words
    before: Words
    transparent: Words
    preparation: Words
    maybe: Words
    may: Words
    candidate_nouns: Words
    candidate_verbs: Words
    venue_nouns: Words
    settlement_nouns: Words
    in_place: Words
    to_place: Words
    people_nouns: Words
    sides_nouns: Words
    office_nouns: Words


CUES = Cues(
    **{
        field: _LISTS.words(field) if field in _IN_TABLE else words_with(f"event-{field.replace('_', '-')}")
        for field in Cues.__struct_fields__
    }
)

ORDINALS = _LISTS.numbered("ordinals", 1)


CANCEL_PARTICLES = _LISTS.pairs("cancel_particles")

DELAY_PARTICLES = _LISTS.pairs("delay_particles")
