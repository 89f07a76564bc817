"""Time expressions with what their sentence says about them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.extract.times.direction import direction_of, quoted_spans
from briefing.extract.times.filters import accept, surnames
from briefing.extract.times.nodes import Expression
from briefing.extract.times.recogniser import recognise
from briefing.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words


_FIGURES: Final = re.compile(r"[$%£€¥#]|\b(?:percent|per cent|million|billion|trillion|cents?|shares?)\b")


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression, its ``words`` in the parsed text, whether it lies ahead or behind, whether it is quoted.

    ``attributive`` tells "the 2018 declaration" and "actions in 2018", said of a thing, from what is said of an act;
    ``measured`` that its sentence states figures, so that "a year ago" compares with the same period then.
    """

    expression: Expression
    words: Words
    direction: int
    quoted: bool
    attributive: bool
    measured: bool


def read_clues(doc: Doc, skip: Sequence[Span]) -> list[Clue]:
    """The expressions of ``doc`` outside ``skip``, in text order."""
    text = doc.text
    named = surnames(text)
    quotes = quoted_spans(text)
    starts = [start for start, _ in quotes]
    offsets = [token.idx for token in doc]
    clues = []
    for found in recognise(text):
        if any(s.start < found.end and found.start < s.end for s in skip):
            continue
        span = doc[bisect_right(offsets, found.start) - 1 : bisect_left(offsets, found.end)]
        expression = accept(doc, span, found, named)
        if expression is None:
            continue
        direction = direction_of(doc, span)
        k = bisect_right(starts, expression.start) - 1
        quoted = k >= 0 and expression.start < quotes[k][1]
        sentence = span.sent
        measured = _FIGURES.search(text, sentence.start_char, sentence.end_char) is not None
        clues.append(Clue(expression, span, direction, quoted, _qualifies_noun(span.root), measured))
    return clues


def _qualifies_noun(token: Token) -> bool:
    head = token.head.head if token.dep_ == "pobj" else token.head
    return head.i != token.i and head.pos_ in ("NOUN", "PROPN")
