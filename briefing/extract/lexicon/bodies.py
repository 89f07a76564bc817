"""Bodies known by names whose words do not tell what they are, from ``known_bodies.toml``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.extract.lexicon.tables import table

_LISTS = table("known_bodies", "known_bodies")

_NAMES = frozenset(
    name
    for kind in ("states", "fighters", "parties", "media", "firms", "schools", "clubs")
    for name in _LISTS.words(kind)
)
_WORDS = _LISTS.words("words")


def _by_first_word() -> Mapping[str, Sequence[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_NAMES, key=lambda n: (-len(n), n)):
        if first := re.search(r"\w+", name):
            out[first.group()].append(name)
    return out


KNOWN_BODIES: Mapping[str, Sequence[str]] = _by_first_word()
"""The names by the letters up to the first blank or mark, longest first."""


def is_known_body(name: str) -> bool:
    """Whether it is the name of a body that everybody knows."""
    return name in _NAMES or (name.isupper() and " " in name and name.title() in _NAMES)


def is_known_word(name: str) -> bool:
    """Whether a word of the dictionary is the name of a body that everybody knows as well."""
    return name in _WORDS or name in _NAMES
