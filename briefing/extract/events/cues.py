"""Words of general English that tell what befalls an event, read from ``cues.toml``, where each list is explained."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import tomli

from briefing.extract.lexicon.tables import table

_LISTS = table("events", "cues")

Words = frozenset[str]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``cues.toml``."""

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


CUES = msgspec.convert(
    tomli.loads(files("briefing.extract.lexicon").joinpath("cues.toml").read_text(encoding="utf-8")), Cues
)

ORDINALS = _LISTS.numbered("ordinals", 1)


CANCEL_PARTICLES = _LISTS.pairs("cancel_particles")

DELAY_PARTICLES = _LISTS.pairs("delay_particles")
