"""The times of a text that has not been parsed: hundreds of articles in seconds, where a few wrong ones do no harm.

The same grammar and the same arithmetic as for a parsed text; only whether a time lies ahead is read from the words of
its sentence, instead of from its syntax.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from briefing.extract.lexicon.tables import table
from briefing.extract.times.direction import FUTURE, PAST, UNKNOWN
from briefing.extract.times.recogniser import recognise
from briefing.extract.times.resolve import Discourse, resolve
from briefing.model import Article, Span, Time

_LISTS: Final = table("times", "plain")
_AHEAD: Final = _LISTS.words("ahead")
_BEHIND: Final = _LISTS.words("behind")
_STOPS: Final = ".;:!?\n"
_WORD: Final = re.compile(r"[\w'’]+")


def plain_times(article: Article, skip: Sequence[Span] = ()) -> list[Time]:
    """The time expressions of ``article`` outside ``skip`` that have a place in the calendar, in text order."""
    discourse = Discourse(_day(article))
    out = []
    for expression in recognise(article.text):
        if any(s.start < expression.end and expression.start < s.end for s in skip):
            continue
        found = resolve(expression.node, discourse, _direction(article.text, expression.start))
        discourse.note(expression.node, found)
        last = found.last or found.period
        if found.period is None or last is None:
            continue
        out.append(
            Time(
                start=expression.start,
                end=expression.end,
                text=article.text[expression.start : expression.end],
                type=found.type,
                value=found.value,
                earliest=found.period.first.isoformat(),
                latest=last.last.isoformat(),
                granularity=found.granularity,
                modifier=expression.modifier,
                anchor=found.anchor,
            )
        )
    return out


def _direction(text: str, start: int) -> int:
    """Whether a time lies ahead or behind, by the last word before it in its clause that tells."""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    for word in reversed(_WORD.findall(text[first:start].lower())):
        if word in _AHEAD:
            return FUTURE
        if word in _BEHIND or word.endswith("ed"):
            return PAST
    return UNKNOWN


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.published.value) if article.published else None
    except ValueError:
        return None
