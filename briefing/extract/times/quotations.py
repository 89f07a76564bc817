"""Which words are quoted, and the day on which they were spoken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing.extract.document.document import Document
from briefing.extract.document.quotations import quoted_inside
from briefing.extract.lexicon.words import words_with

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token, TokenSpan

_SPEAKING: Final = words_with("speaking")
_SPEECHES: Final = words_with("speech-noun")
_MAX_DEPTH: Final = 6
_LONGEST: Final = 20_000
"""Code points from its beginning over which a quotation is looked for."""


def quoted_spans(document: Document) -> list[tuple[int, int]]:
    """The code points of the document's quotations, and of what is quoted once more inside them, in order."""
    found = document.quotations
    inner = [within for q in found for within in quoted_inside(document.text, q)]
    return sorted((q.start, q.end) for q in (*found, *inner))


def speaking_day(span: TokenSpan) -> bool:
    """Whether the time ``span`` says when somebody spoke: said on Monday, in a statement on Monday.

    What had been said on a day is older than what is quoted.
    """
    token: Token = span.root
    for _ in range(_MAX_DEPTH):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.pos_ == "NOUN" and token.lemma_ in _SPEECHES:
            return True
        if token.pos_ == "VERB":
            children = list(token.children)
            spoken = token.lemma_ in _SPEAKING or any(c.dep_ == "dobj" and c.lemma_ in _SPEECHES for c in children)
            return spoken and not any(c.lower_ == "had" for c in children)
    return False


def innermost(quotes: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The shortest of ``quotes``, which are in order, around the code point ``at``, or None."""
    near = quotes[bisect_left(quotes, (at - _LONGEST, 0)) : bisect_right(quotes, (at + 1, 0))]
    return min((q for q in near if q[0] <= at < q[1]), key=lambda q: q[1] - q[0], default=None)


def spoken_on(
    quotes: Sequence[tuple[int, int]], quote: tuple[int, int], days: Sequence[tuple[int, TokenSpan]]
) -> int | None:
    """The index of the speaking day of the quotation ``quote``: one after it in its sentence, else the last before.

    ``days`` are the speaking days of the text with their indices, in order; those inside another quotation tell
    nothing about this one, unless it is quoted there too.
    """

    def tells(span: TokenSpan) -> bool:
        around = innermost(quotes, span.start_char)
        return around is None or (around != quote and around[0] <= quote[0] and quote[1] <= around[1])

    for index, span in days[bisect_left(days, quote[1], key=_start) :]:
        if span.sent.start_char > quote[1]:
            break
        if tells(span):
            return index
    before = days[: bisect_left(days, quote[0], key=_start)]
    return next((index for index, span in reversed(before) if tells(span)), None)


def _start(day: tuple[int, TokenSpan]) -> int:
    return int(day[1].start_char)
