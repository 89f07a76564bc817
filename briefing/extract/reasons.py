"""The steps of extraction behind a fact as lines of English, each with the words that it judged and their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefing.extract.explain import Explained
from briefing.extract.trace import Reason, Step
from briefing.model import Article


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


def reasons(article: Article, found: Explained) -> list[Reason]:
    """The steps behind one fact, those of one decision together; equal ones once, with how many other words."""
    places = Places(article.text)
    parts: dict[str, dict[tuple[str, str, str, float | None], list[Step]]] = {}
    for step in found.steps:
        key = (step.rule, step.says, step.outcome, step.weight)
        parts.setdefault(step.part, {}).setdefault(key, []).append(step)
    return [
        Reason(part, _line(article, places, same), same[0].start, same[0].end)
        for part, steps in parts.items()
        for same in steps.values()
    ]


def _line(article: Article, places: Places, same: Sequence[Step]) -> str:
    step = same[0]
    words = " ".join(article.text[step.start : step.end].split())
    words = words if len(words) <= 40 else words[:39] + "…"
    weight = f" [{step.weight:+g}]" if step.weight is not None else ""
    outcome = f" → {step.outcome}" if step.outcome else ""
    others = len({(other.start, other.end) for other in same}) - 1
    more = f", and {others} more" if others else ""
    return f"“{words}” {places.name(step.start)}{more}: {step.says}{outcome}{weight} ({step.rule.replace('_', ' ')})"
