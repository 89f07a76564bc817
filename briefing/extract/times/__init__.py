"""Time expressions: spans, TIMEX3 values, and the publication date they imply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.extract.times.direction import direction_of, in_quotation, tokens_of
from briefing.extract.times.filters import accept
from briefing.extract.times.recogniser import recognise
from briefing.extract.times.resolve import Discourse, Resolved, resolve
from briefing.extract.times.nodes import Expression
from briefing.model import Article, Published, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_times(doc: Doc, article: Article, skip: Sequence[Span]) -> tuple[list[Time], Published | None]:
    """The time expressions outside the ``skip`` passages, in text order, and the date they were resolved against."""
    text = doc.text
    expressions = [
        e
        for found in recognise(text)
        if (e := accept(doc, found)) is not None and not any(s.start < e.end and e.start < s.end for s in skip)
    ]
    clues = [(e, _direction(doc, e), in_quotation(text, e.start)) for e in expressions]
    published = article.published
    discourse = Discourse(_day(published))
    times = []
    for expression, direction, quoted in clues:
        found = resolve(expression.node, discourse, direction, quoted)
        discourse.note(expression.node, found)
        times.append(_time(text, expression, found))
    return times, published


def _day(published: Published | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published.value)
    except ValueError:
        return None


def _direction(doc: Doc, expression: Expression) -> int:
    span = tokens_of(doc, expression.start, expression.end)
    return 0 if span is None else direction_of(doc, span.start, span.end)


def _time(text: str, expression: Expression, found: Resolved) -> Time:
    period, last = found.period, found.last or found.period
    return Time(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        type=found.type,
        value=found.value,
        earliest=period.first.isoformat() if period else None,
        latest=last.last.isoformat() if last else None,
        granularity=found.granularity,
        modifier=expression.modifier,
        anchor=found.anchor,
    )
