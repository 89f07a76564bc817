"""What a reader has made of a source, kept for its next article: they are mostly asked for one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from briefing.ingest.readers.protocol import Blob, Limits

Made = TypeVar("Made")


class Kept(threading.local, Generic[Made]):
    """What this thread made of the source it read last; without it each of N articles would cost all N."""

    _of: tuple[Blob, Limits, Made] | None = None

    def of(self, blob: Blob, limits: Limits, make: Callable[[Blob, Limits], Made]) -> Made:
        """What was made of this very ``blob``, else what ``make`` does; nothing is kept of what it raises."""
        if self._of is None or self._of[0] is not blob or self._of[1] != limits:
            self._of = None
            self._of = (blob, limits, make(blob, limits))
        return self._of[2]
