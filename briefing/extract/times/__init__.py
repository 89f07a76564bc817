"""Time expressions: spans, TIMEX3 values, and the publication date they imply."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from briefing.extract import trace
from briefing.extract.document.document import Document
from briefing.extract.times.clues import Clue, read_clues
from briefing.extract.times.known_days import KnownDays, known_days
from briefing.extract.times.published import infer_published, latest_year
from briefing.extract.times.record import record_time
from briefing.extract.times.resolve import Resolved, resolve_all
from briefing.model import Article, Published, Time


def find_times(
    document: Document, article: Article, events: Set[str] = frozenset()
) -> tuple[list[Time], Published | None]:
    """The time expressions outside page furniture, in text order, and the date they were resolved against.

    ``document`` is the parsed ``article.text``. Where the article has no date of its own, the days on which it can have
    appeared are inferred from the text; a value is given if all of them agree on it. Where they differ, a day or week
    is given as the likeliest of them has it, with the modifier APPROX, and all else left open. ``events`` are
    lemmas of nouns that name events: a day that is set for one lies ahead.
    """
    clues = read_clues(document, events)
    published = article.published
    day = _day(published)
    known = known_days(clues)
    window = infer_published(document, clues) if day is None else None
    if window is None:
        resolved = resolve_all(clues, known, day, latest_year(clues) if day is None else None)
    else:
        resolved = _agreed(clues, known, window.days)
        if window.best is not None:
            likeliest = resolve_all(clues, known, window.best)
            pairs = zip(resolved, likeliest, strict=True)
            resolved = [_likelier(one, best) for one, best in pairs]
        published = None if window.best is None else Published(window.best.isoformat(), "inferred")
    times = [_time(article.text, c, r) for c, r in zip(clues, resolved, strict=True)]
    if trace.is_on():
        for clue, time in zip(clues, times, strict=True):
            record_time(clue, time, published)
    return times, published


def _agreed(clues: Sequence[Clue], known: KnownDays, days: Sequence[date]) -> list[Resolved]:
    """What every one of ``days`` makes of the expressions; where they differ, what is known without any."""
    agreed = resolve_all(clues, known, days[0])
    unsure = resolve_all(clues, known, None)
    for day in days[1:]:
        agreed = [
            one if one.value == other.value else none
            for one, other, none in zip(agreed, resolve_all(clues, known, day), unsure, strict=True)
        ]
    return agreed


def _likelier(agreed: Resolved, best: Resolved) -> Resolved:
    """``best``, marked as approximate, where it tells a day or week that the days of publication do not agree on."""
    open_ = agreed.period is None and agreed.anchor == "none"
    if open_ and best.period is not None and best.type == "date" and best.granularity in ("day", "week"):
        return replace(best, approximate=True)
    return agreed


def _day(published: Published | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published.value)
    except ValueError:
        return None


def _time(text: str, clue: Clue, found: Resolved) -> Time:
    expression = clue.expression
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
        modifier=expression.modifier or ("APPROX" if found.approximate else None),
        anchor=found.anchor,
    )
