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
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression, whether it lies ahead or behind (see ``direction``), and whether it is quoted speech.

    ``attributive`` tells "the 2018 declaration" and "actions in 2018", said of a thing, from what is said of an act.
    """

    expression: Expression
    direction: int
    quoted: bool
    attributive: bool = False


def read_clues(doc: Doc, skip: Sequence[Span]) -> list[Clue]:
    """The expressions of ``doc`` outside ``skip``, in text order."""
    text = doc.text
    named = surnames(text)
    quotes = quoted_spans(text)
    starts = [start for start, _ in quotes]
    clues = []
    for found in recognise(text):
        if any(s.start < found.end and found.start < s.end for s in skip):
            continue
        span = tokens_of(doc, found.start, found.end)
        expression = None if span is None else accept(doc, span, found, named)
        if expression is None or span is None:
            continue
        direction = direction_of(doc, span)
        k = bisect_right(starts, expression.start) - 1
        quoted = k >= 0 and expression.start < quotes[k][1]
        clues.append(Clue(expression, direction, quoted, _qualifies_noun(span.root)))
    return clues


def _qualifies_noun(token: Token) -> bool:
    head = token.head.head if token.dep_ == "pobj" else token.head
    return head.i != token.i and head.pos_ in ("NOUN", "PROPN")
