"""The typed shape of a profile file."""

from __future__ import annotations

import msgspec


class EventKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of event: the label of its group in the sidebar and the words that name it, as lemmas."""

    label: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class EnvoyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles, in lower case, whose bearer speaks or negotiates for a state or body."""

    titles: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as an event and as an envoy on one desk. ``events`` maps a kind's name to its words."""

    name: str
    title: str = ""
    events: dict[str, EventKind] = {}
    envoy: EnvoyWords = EnvoyWords()
