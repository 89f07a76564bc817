"""The terms that the reader watches for, as the library keeps them."""

from __future__ import annotations

import msgspec

WATCHED = "watched"
"""The name under which the library keeps them."""


class Watched(msgspec.Struct, frozen=True):
    """Terms that the reader added to those of the configuration, and those of it that are not wanted now."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def watch(self, term: str, *, configured: bool) -> Watched:
        """With ``term``, which the configuration may have."""
        added = _without(self.added, term)
        return Watched(added if configured else (*added, term), _without(self.dropped, term))

    def unwatch(self, term: str, *, configured: bool) -> Watched:
        """Without ``term``, which the configuration may have."""
        dropped = _without(self.dropped, term)
        return Watched(_without(self.added, term), (*dropped, term) if configured else dropped)


def _without(terms: tuple[str, ...], term: str) -> tuple[str, ...]:
    return tuple(known for known in terms if known.casefold() != term.casefold())
