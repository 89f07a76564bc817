"""The sentences of a text, as the parser found them, and those around given words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.model import Span

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc

SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Jan|Feb|Aug|Oct|Nov|Dec)\.)"
    r"[\"”’')]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+"
)
"""The end of a sentence where no parser has said; initials and the commonest abbreviations are none."""


def sentence_spans(doc: Doc) -> tuple[Span, ...]:
    """The parser's sentences in code points, in order, without the white space around them."""
    text = doc.text
    return tuple(s for sent in doc.sents if (s := _bare(text, sent.start_char, sent.end_char)).end > s.start)


def sentence_around(text: str, sentences: Sequence[Span], start: int, end: int) -> Span:
    """The sentence or sentences that ``text[start:end]`` is in, never beyond a blank line.

    ``sentences`` are those of the parser; without any, punctuation decides.
    """
    spans = sentences or tuple(_by_punctuation(text))
    at = max(0, bisect_right(spans, start, key=lambda s: s.start) - 1)
    first, last = start, end
    for span in spans[at:]:
        if span.start >= max(end, start + 1):
            break
        if span.end > start:
            first, last = min(first, span.start), max(last, span.end)
    gap = text.rfind("\n\n", first, start)
    first = gap + 2 if gap >= 0 else first
    gap = text.find("\n\n", end, last)
    return _bare(text, first, gap if gap >= 0 else last)


def _by_punctuation(text: str) -> Iterator[Span]:
    at = 0
    for match in SENTENCE_END.finditer(text):
        yield _bare(text, at, match.start())
        at = match.end()
    yield _bare(text, at, len(text))


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
