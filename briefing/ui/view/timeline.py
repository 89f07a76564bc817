"""What stands on the axis of time: events, dated statements and publications, as they were known on a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from briefing.story import times
from briefing.story.lookup import StoryLookup
from briefing.story.timeline.days import Counts, day_of, nearness, salient_days
from briefing.story.types import Account, Quotation, StoryEvent, Value
from briefing.ui.view.origins import Articles
from briefing.ui.view.when import describe

Kind = Literal["publication", "event", "statement"]

_ORDER: dict[Kind, int] = {"publication": 0, "event": 1, "statement": 2}
_PLACEABLE = ("day", "part_of_day", "time", "week", "month")


class Mark(NamedTuple):
    """One thing on the axis, from ``first`` to ``last`` (both included), as ``value`` says it.

    ``words`` are an event's name, an article's title, or empty for a statement, whose words are its quotation.
    ``status`` is that of an event, ``quotation`` what to go to.
    """

    first: date
    last: date
    kind: Kind
    value: str
    modifier: str | None
    words: str
    status: str
    quotation: Quotation


class Axis(NamedTuple):
    """The marks in order; ``stops`` are the days on which something begins; ``undated`` events have no day.

    ``later`` counts events of which nothing was known yet, ``left_out`` marks that there are too many to show.
    """

    marks: tuple[Mark, ...]
    stops: tuple[date, ...]
    undated: tuple[Mark, ...]
    later: int
    left_out: int = 0


CROWDED = 200
"""Marks from which on only the days that matter most are shown, and the first of each."""
DAYS, A_DAY = 40, 5


def newest(index: StoryLookup, articles: Collection[str]) -> date | None:
    """The day of the newest of ``articles``."""
    days = [d for a in articles if a in index.sources and (d := _day(index.sources[a].published))]
    return max(days, default=None)


def axis(held: Articles, index: StoryLookup, articles: Collection[str], now: date | None, *, statements: bool) -> Axis:
    """What ``articles`` tell, as far as they were published by ``now``; publications are all there."""
    marks: list[Mark] = []
    undated: list[Mark] = []
    stops: set[date] = set()
    later = 0
    for article in articles:
        source = index.sources.get(article)
        if source is None:
            continue
        if day := _day(source.published):
            start = Quotation(article, 0, 0, "")
            marks.append(Mark(day, day, "publication", day.isoformat(), None, source.title, "", start))
        if statements and _known(source.published, now):
            marks += _statements(held, article)
    for event in index.story.events:
        if not any(member.article in articles for member in event.members):
            continue
        when = event.account("when")
        if when is not None and (d := times.days_of(when.now.value, when.now.modifier)):
            stops.add(d[0])
        known = [q for q in event.evidence if q.article in articles and _known(index.sources[q.article].published, now)]
        if not known:
            later += 1
            continue
        mark = _event(event, when, known[0], now)
        if mark.value:
            marks.append(mark)
        else:
            undated.append(mark)
    marks.sort(key=lambda m: (m.first, m.last, _ORDER[m.kind], m.words, m.quotation))
    stops |= {mark.first for mark in marks}
    shown = marks if len(marks) <= CROWDED else _salient(marks, index)
    return Axis(tuple(shown), tuple(sorted(stops)), tuple(undated), later, len(marks) - len(shown))


def _salient(marks: Sequence[Mark], index: StoryLookup) -> list[Mark]:
    """What is on the days of which most is told, as ``briefing timeline`` chooses them: events before all else."""
    counts: defaultdict[int, Counts] = defaultdict(Counter)
    by_day: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        day = mark.first.toordinal()
        by_day[day].append(mark)
        if mark.kind == "publication":
            counts[day - 1]["following"] += 1
        else:
            counts[day][nearness(day_of(index.sources[mark.quotation.article].published), day)] += 1
    days = salient_days(counts, DAYS, min(by_day), max(by_day))
    kept = []
    for day in days:
        # A publication says least of a day, since it is there whatever it tells of.
        first = sorted(by_day[day], key=lambda mark: ("event", "statement", "publication").index(mark.kind))[:A_DAY]
        kept += [mark for mark in by_day[day] if mark in first]
    return kept


def label(mark: Mark) -> str:
    """The time of a mark in words short enough to stand beside the axis, which shows the year."""
    year = str(mark.first.year)
    value = mark.value.partition("T")[0] if "/" not in mark.value else mark.value
    if "-W" in value and "/" not in value:
        return f"{'wkend' if value.endswith('-WE') else 'week of'} {describe(mark.first.isoformat(), None, year)}"
    return describe(value, mark.modifier if len(value) < len("2019-01-01") else None, year)


def _event(event: StoryEvent, when: Account | None, evidence: Quotation, now: date | None) -> Mark:
    value = _as_of(when, now) if when else None
    days = times.days_of(value.value, value.modifier) if value else None
    status = event.account("status")
    how = _as_of(status, now) if status else None
    said = [q for s in value.statements for q in s.evidence if _known(s.published, now)] if value else []
    first, last = days or (date.min, date.min)
    return Mark(
        first,
        last,
        "event",
        value.value if value and days else "",
        value.modifier if value else None,
        event.name,
        how.label if how else "unclear",
        said[0] if said else evidence,
    )


def _as_of(account: Account, now: date | None) -> Value | None:
    """The value taken for the present one on that day: today's if it was known, else the last that was."""
    known = [value for value in account.values if any(_known(s.published, now) for s in value.statements)]
    if account.now in known:
        return account.now
    return known[-1] if known else None


def _statements(held: Articles, article_id: str) -> Iterable[Mark]:
    """Sentences with a time that is not that of an event of the article."""
    article, facts = held.article(article_id), held.facts(article_id)
    if article is None or facts is None:
        return
    taken = {(span.start, span.end) for event in facts.events for span in event.when_spans}
    seen: set[tuple[str, str | None]] = set()
    for time in facts.times:
        key = time.value, time.modifier
        if time.granularity not in _PLACEABLE or (time.start, time.end) in taken or key in seen:
            continue
        days = times.days_of(time.value, time.modifier)
        if days is None or time.type not in ("date", "time"):
            continue
        seen.add(key)
        words = article.text[time.start : time.end]
        quotation = Quotation(article_id, time.start, time.end, words)
        yield Mark(*days, "statement", time.value, time.modifier, "", "", quotation)


def _known(published: str | None, now: date | None) -> bool:
    day = _day(published)
    return now is None or day is None or day <= now


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def step(stops: Sequence[date], now: date | None, delta: int) -> date | None:
    """The stop before or after ``now``; ``now`` itself where there is none."""
    if now is None:
        return stops[-1] if stops else None
    ahead = [stop for stop in stops if (stop > now if delta > 0 else stop < now)]
    return (ahead[0] if delta > 0 else ahead[-1]) if ahead else now
