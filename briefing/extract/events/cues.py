"""Words of general English that tell what befalls an event, read from ``cues.toml``, where each list is explained."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import tomli

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


CUES = msgspec.convert(tomli.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")), Cues)

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first maiden inaugural",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ),
        1,
    )
    for word in words.split()
}
"""Words that count occasions; "first-ever" loses its tail before it is looked up."""

CANCEL_PARTICLES = frozenset({("call", "off"), ("break", "off"), ("pull", "out")})
"""Verbs that cancel only together with their particle."""

DELAY_PARTICLES = frozenset({("put", "off"), ("push", "back"), ("put", "back")})
"""Verbs that postpone only together with their particle."""
