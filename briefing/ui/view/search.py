"""Finding words in one article's text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from briefing.model import Span

LIMIT = 10_000
"""More matches than this are not listed: nobody steps through them."""


def find(text: str, query: str) -> list[Span]:
    """Where ``query`` stands in ``text``, in order, not overlapping.

    Case is ignored unless the query holds a capital; any run of white space matches any other, so that a phrase
    is found across a line break; straight and curly quotes are the same.
    """
    words = query.split()
    if not words:
        return []
    pattern = r"\s+".join("".join(_QUOTES.get(c, re.escape(c)) for c in word) for word in words)
    flags = re.NOFLAG if any(c.isupper() for c in query) else re.IGNORECASE
    found: list[Span] = []
    for match in re.finditer(pattern, text, flags):
        found.append(Span(match.start(), match.end()))
        if len(found) == LIMIT:
            break
    return found


def find_terms(text: str, terms: Iterable[str]) -> list[Span]:
    """Where any of ``terms`` stands as whole words in ``text``, whatever its case, in order."""
    patterns = [r"\s+".join(map(re.escape, term.split())) for term in terms if term.strip()]
    if not patterns:
        return []
    patterns.sort(key=len, reverse=True)
    return [
        Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", text, re.IGNORECASE)
    ]


def nearest(matches: list[Span], offset: int) -> int:
    """The index of the first match at or after ``offset``, the first of all where there is none."""
    i = bisect_left(matches, Span(offset, 0))
    return i if i < len(matches) else 0


_SINGLE, _DOUBLE = "['’‘]", '["“”]'
_QUOTES = {**dict.fromkeys("'’‘", _SINGLE), **dict.fromkeys('"“”', _DOUBLE)}
