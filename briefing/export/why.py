"""Why a fact is one, as text: the steps of extraction that led to it, a line each, in plain English."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Sequence

from briefing.extract.explain import Explained, spans_of
from briefing.extract.trace import Step
from briefing.model import Article, Entity, Event, Statement, Time


class Places:
    """Lines and columns of a text, both from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        """Takes the text of an article."""
        self._text = text
        self._starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def name(self, offset: int) -> str:
        """``LINE:COLUMN`` of a code point."""
        line = bisect_right(self._starts, offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"

    def offset(self, line: int, column: int) -> int | None:
        """The code point at a line and column, None where the text has no such place."""
        if not 1 <= line <= len(self._starts):
            return None
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return start + column - 1 if 1 <= column <= max(1, end - start) else None


def heading(article: Article, found: Explained) -> str:
    """One line on the fact: its id, what it is, and where it is said first."""
    spans = spans_of(found.fact)
    place = f" ({Places(article.text).name(spans[0].start)})" if spans else ""
    return f"{found.id}  {_title(article, found.fact)}{place}"


def lines(article: Article, found: Explained, width: int = 100) -> list[str]:
    """The steps behind one fact, under the decision that they are of; equal ones once, with how often.

    ``width`` is in characters; a word longer than that is not broken.
    """
    places = Places(article.text)
    parts: dict[str, dict[tuple[str, str, str, float | None], list[Step]]] = {}
    for step in found.steps:
        key = (step.rule, step.says, step.outcome, step.weight)
        parts.setdefault(step.part, {}).setdefault(key, []).append(step)
    out: list[str] = []
    for part, steps in parts.items():
        out.append(f"  {part}:")
        for same in steps.values():
            out += textwrap.wrap(
                _line(article, places, same),
                width,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return out or ["  nothing was recorded of it"]


def _line(article: Article, places: Places, same: Sequence[Step]) -> str:
    step = same[0]
    words = " ".join(article.text[step.start : step.end].split())
    words = words if len(words) <= 40 else words[:39] + "…"
    weight = f" [{step.weight:+g}]" if step.weight is not None else ""
    outcome = f" → {step.outcome}" if step.outcome else ""
    more = f", and {len(same) - 1} more" if len(same) > 1 else ""
    return f"“{words}” {places.name(step.start)}{more}: {step.says}{outcome}{weight} ({step.rule.replace('_', ' ')})"


def _title(article: Article, fact: Entity | Time | Event | Statement) -> str:
    match fact:
        case Entity():
            country = f", {fact.country}" if fact.country else ""
            return f"{fact.type} {fact.name}{country}{', envoy' if fact.envoy else ''}"
        case Time():
            return f"time “{fact.text}” {fact.value}"
        case Event():
            return f"event {fact.name}, {fact.status}"
        case Statement():
            words = " ".join(article.text[fact.content.start : fact.content.end].split())
            return f"statement “{words if len(words) <= 50 else words[:49] + '…'}”"
