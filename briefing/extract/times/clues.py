"""Time expressions with what their sentence says about them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.times.direction import direction_of, quoted_spans, tokens_of
from briefing.extract.times.filters import accept, surnames
from briefing.extract.times.nodes import Expression
from briefing.extract.times.recogniser import recognise
from briefing.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression, whether it lies ahead or behind (see ``direction``), and whether it is quoted speech."""

    expression: Expression
    direction: int
    quoted: bool


def read_clues(doc: Doc, skip: Sequence[Span]) -> list[Clue]:
    """The expressions of ``doc`` outside ``skip``, in text order."""
    text = doc.text
    named = surnames(doc)
    quotes = quoted_spans(text)
    starts = [start for start, _ in quotes]
    clues = []
    for found in recognise(text):
        if any(s.start < found.end and found.start < s.end for s in skip):
            continue
        expression = accept(doc, found, named)
        if expression is None:
            continue
        span = tokens_of(doc, expression.start, expression.end)
        direction = 0 if span is None else direction_of(doc, span.start, span.end)
        k = bisect_right(starts, expression.start) - 1
        clues.append(Clue(expression, direction, k >= 0 and expression.start < quotes[k][1]))
    return clues
