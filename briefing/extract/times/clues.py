"""Time expressions with what their sentence says about them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.extract.document.document import Document
from briefing.extract.times.dates import is_day
from briefing.extract.times.direction import direction_of
from briefing.extract.times.filters import accept, surnames
from briefing.extract.times.nodes import Calendar, DayPart, Expression, Offset, Within
from briefing.extract.times.quotations import innermost, quoted_spans, speaking_day, spoken_on
from briefing.extract.times.recogniser import recognise

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Doc, Token
    from briefing.extract.document.parsed import TokenSpan as Words


_PER: Final = frozenset(["a", "an", "per"])
_FIGURE: Final = re.compile(r"[\d.,]*\d|%|percent|cents?|[mb]illion|trillion|dollars|euros|pounds|yen")
_FIGURES: Final = re.compile(r"[$%£€¥#]|\b(?:percent|per cent|million|billion|trillion|cents?|shares?)\b")


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression, its ``words`` in the parsed text, whether it lies ahead or behind.

    ``spoken`` is the index of the clue that tells on which day the quotation around it was spoken, None if none does.
    ``attributive`` tells "the 2018 declaration" and "actions in 2018", said of a thing, from what is said of an act;
    ``measured`` that its sentence states figures, so that "a year ago" compares with the same period then.
    """

    expression: Expression
    words: Words
    direction: int
    spoken: int | None
    attributive: bool
    measured: bool


def read_clues(document: Document, events: Set[str] = frozenset()) -> list[Clue]:
    """The expressions outside page furniture, in text order; ``events`` are lemmas of nouns that name events."""
    doc, text = document.doc, document.text
    named = surnames(text)
    offsets = [token.idx for token in doc]
    clues: list[Clue] = []
    for found in recognise(text):
        if document.is_boilerplate(found.start, found.end):
            continue
        span = doc[bisect_right(offsets, found.start) - 1 : bisect_left(offsets, found.end)]
        expression = accept(doc, span, found, named)
        if expression is None:
            continue
        if clues and expression.start < clues[-1].expression.end:
            # Where a blank was lost, "the past2019", the words that an article is looked for in are those before too.
            expression = replace(expression, start=found.start)
        expression = _in_year_of_head(expression, span, clues)
        direction = direction_of(doc, span, events)
        sentence = span.sent
        than = span.start > 0 and doc[span.start - 1].lower_ == "than"
        measured = than or _FIGURES.search(text, sentence.start_char, sentence.end_char) is not None
        if _is_rate(doc, span, measured):
            continue
        clues.append(Clue(expression, span, direction, None, _qualifies_noun(span.root), measured))
    return _with_speakers(document, clues)


def _is_rate(doc: Doc, span: Words, measured: bool) -> bool:
    """Whether a time says what figures are counted by: "by 8.5% annually", "$2 million a year"."""
    if measured and span.text.lower() == "annually":
        return True
    before = doc[span.start - 1] if span.start else None
    return (
        len(span) == 2 and span[0].lower_ in _PER and before is not None and _FIGURE.fullmatch(before.text) is not None
    )


def _in_year_of_head(expression: Expression, span: Words, before: Sequence[Clue]) -> Expression:
    """A date in a relative clause is of the year that the clause is about: "fiscal 2021, which ended on Sept. 25"."""
    node = expression.node
    if not isinstance(node, Calendar) or node.year is not None or node.month is None or node.relation is not None:
        return expression
    verb = next((token for token in span.root.ancestors if token.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.dep_ != "relcl":
        return expression
    for clue in before:
        year = clue.expression.node
        if isinstance(year, Calendar) and year.year and clue.words.start <= verb.head.i < clue.words.end:
            return replace(expression, node=replace(node, year=year.year))
    return expression


def _with_speakers(document: Document, clues: list[Clue]) -> list[Clue]:
    """``clues`` with the speaking days of those that are quoted."""
    days = [(n, c.words) for n, c in enumerate(clues) if _names_day(c) and speaking_day(c.words)]
    quotes = quoted_spans(document) if days else []
    if not quotes:
        return clues
    around = [innermost(quotes, c.expression.start) for c in clues]
    return [
        c if quote is None else replace(c, spoken=spoken_on(quotes, quote, days))
        for c, quote in zip(clues, around, strict=True)
    ]


def _names_day(clue: Clue) -> bool:
    node = clue.expression.node
    day = node.day if isinstance(node, DayPart) else node
    return isinstance(day, Calendar | Offset | Within) and is_day(day)


def _qualifies_noun(token: Token) -> bool:
    head = token.head.head if token.dep_ == "pobj" else token.head
    return head.i != token.i and head.pos_ in ("NOUN", "PROPN")


def full_dates(clues: Sequence[Clue]) -> dict[tuple[int, int], int]:
    """The years of the months and days that are named with one, and always with the same."""
    years: dict[tuple[int, int], set[int]] = {}
    for clue in clues:
        node = clue.expression.node
        if isinstance(node, Calendar) and node.year and node.month and node.day:
            years.setdefault((node.month, node.day), set()).add(node.year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}
