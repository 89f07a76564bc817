"""Back and forward through the places a reader has jumped from, across articles, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

LIMIT = 500


class Place(NamedTuple):
    """An article and the document offset (code points) at the top of the text pane."""

    article_id: str
    offset: int


class JumpHistory:
    """Two stacks of places, the newest last; at most ``LIMIT`` are kept."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember ``place`` before a jump away from it; what was ahead is forgotten."""
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-LIMIT]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place jumped from last, or None at the beginning; ``here`` becomes the next one ahead."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place) -> Place | None:
        """The place last gone back from, or None; ``here`` becomes the next one behind."""
        return self._step(self._forward, self._back, here)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                target.append(here)
                return place
        return None
