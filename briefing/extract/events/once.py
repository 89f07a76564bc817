"""What is made of a profile is made once: profiles hold mappings, so they have no hash of their own to remember by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from briefing.profiles import Profile

T = TypeVar("T")
KEPT = 8
"""Profiles remembered at a time; a process mostly has one."""

_made: dict[tuple[int, Any], tuple[Profile, Any]] = {}


def once_for(profile: Profile, make: Callable[[Profile], T]) -> T:
    """``make(profile)``, remembered for this very profile."""
    key = id(profile), make.__qualname__
    found = _made.get(key)
    if found is None or found[0] is not profile:
        if len(_made) >= 2 * KEPT:
            _made.clear()
        found = _made[key] = profile, make(profile)
    made: T = found[1]
    return made
