"""Transcripts: who speaks stands before a colon at the start of a line, and is "I" until the next one speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from briefing.extract.statements.reading import Reading

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token

_LABEL: Final = re.compile(
    r"^[ \t]*([A-Z][\w.'’-]*(?:[ \t]+[A-Z(][\w.'’)-]*){0,4})(?:,[^:\n.?!]{2,60})?:[ \t]+(?=\S)", re.MULTILINE
)
"""``BRANDT:``, ``ADA BRANDT, HOST:``, ``Ada Brandt:`` at the start of a line."""
_FEWEST: Final = 4
"""Turns that make a transcript; somebody has to speak twice, and two have to speak."""
_I: Final = frozenset({"i", "me", "my", "myself"})


class Turns:
    """Who is "I" in a transcript; nobody in any other text."""

    def __init__(self, reading: Reading, entity_of: Callable[[Any], str | None]) -> None:
        """``entity_of`` gives the entity that a token names."""
        labels = list(_LABEL.finditer(reading.text))
        heads = Counter(m[1].split()[-1].upper() for m in labels)
        if len(labels) < _FEWEST or len(heads) < 2 or max(heads.values()) < 2:
            labels = []
        self._starts = [m.end() for m in labels]
        self._speakers = [entity_of(reading.doc[reading.token_at(m.end(1) - 1)]) for m in labels]

    def speaker(self, token: Token | None) -> str | None:
        """The entity whose turn it is where ``token`` says "I"."""
        if token is None or token.lower_ not in _I:
            return None
        n = bisect_right(self._starts, token.idx) - 1
        return self._speakers[n] if n >= 0 else None
