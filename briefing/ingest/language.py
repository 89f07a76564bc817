"""A cheap guess whether a text is English, where nothing says so."""

from __future__ import annotations

import re

# The commonest function words that English shares with no large neighbour; about a third of running English.
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "for",
        "with",
        "as",
        "by",
        "at",
        "from",
        "has",
        "have",
        "had",
        "it",
        "this",
        "which",
        "they",
        "were",
        "said",
    }
)
_MIN_WORDS = 20
_MIN_SHARE = 0.15


def guess_language(text: str) -> str | None:
    """``en`` if the first 8,000 code points of ``text`` have the function words of English, else None: not known."""
    words = re.findall(r"[^\W\d_]+", text[:8000].lower())
    if len(words) < _MIN_WORDS:
        return None
    return "en" if sum(word in _ENGLISH for word in words) >= len(words) * _MIN_SHARE else None
