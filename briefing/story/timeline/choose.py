"""From articles to a timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from briefing.story import times
from briefing.story.linking.copies import copies
from briefing.story.timeline.days import count_days, day_of, salient_days, score, usual_number
from briefing.story.timeline.sentences import Sentences
from briefing.story.timeline.types import Dated, DayEvent, TimelineDay

AROUND = 31
"""Days before the first and after the last publication at which a timeline begins and ends where nobody says."""
EVENTS = 5
SPARE = 5
"""Days looked at beyond those asked for: of some nothing is said in a sentence that can be shown."""


def timeline(
    articles: Sequence[Dated], *, first: date | None = None, last: date | None = None, number: int | None = None
) -> list[TimelineDay]:
    """The ``number`` days from ``first`` to ``last`` that matter most, in their order.

    Where these are not given, the time is that around the publications, and as many days are shown as stand out.
    Copies of one text count once. The order of ``articles`` does not matter.
    """
    originals = _originals(articles)
    counts = count_days(originals)
    published = [day for a in originals if a.article.published and (day := day_of(a.article.published.value))]
    low = first.toordinal() if first else min(published, default=min(counts, default=1)) - AROUND
    high = last.toordinal() if last else max(published, default=max(counts, default=1)) + AROUND
    if number is None:
        number = usual_number(counts, [day for day in counts if low <= day <= high])
    days = salient_days(counts, number + max(SPARE, number // 2) if number > 0 else 0, low, high)
    sentences = Sentences(originals, days)
    events = _events(originals, days)
    out: dict[int, TimelineDay] = {}
    for day in days:
        text, cited = sentences.line(day)
        told = counts[day]
        if text or events[day]:
            out[day] = TimelineDay(
                date=date.fromordinal(day).isoformat(),
                text=text or events[day][0].text,
                sources=cited,
                told=sum(told[kind] for kind in ("same", "next", "week", "later", "ahead")),
                score=round(score(told), 3),
                events=tuple(events[day]),
            )
    # salient_days again, of those with words, so that none is chosen by a rounded score.
    best = salient_days({day: counts[day] for day in out}, number, low, high)
    return [out[day] for day in best]


def _originals(articles: Sequence[Dated]) -> list[Dated]:
    by_id = {dated.article.id: dated for dated in articles}
    published = {i: d.article.published.value if d.article.published else None for i, d in by_id.items()}
    repeats = copies([dated.article for dated in by_id.values()], published)
    return [by_id[ident] for ident in sorted(by_id) if ident not in repeats]


def _events(articles: Iterable[Dated], days: Sequence[int]) -> defaultdict[int, list[DayEvent]]:
    """What happened on each of ``days``, what most sources tell of first; one text of a kind and day is one event."""
    wanted = set(days)
    found: defaultdict[int, defaultdict[tuple[str, str], list[tuple[bool, str, str]]]]
    found = defaultdict(lambda: defaultdict(list))
    for dated in articles:
        for event in dated.events:
            for value in event.when:
                span = times.days_of(value)
                if span and span[0] == span[1] and (day := span[0].toordinal()) in wanted:
                    text = event.text or event.name
                    found[day][event.kind, text.casefold()].append((event.main, text, event.status))
    out: defaultdict[int, list[DayEvent]] = defaultdict(list)
    for day, by_text in found.items():
        ranked = sorted(by_text.items(), key=lambda item: (-len(item[1]), not any(m for m, _, _ in item[1]), item[0]))
        for (kind, _), said in ranked[:EVENTS]:
            status = Counter(state for _, _, state in said).most_common(1)[0][0]
            out[day].append(DayEvent(kind, said[0][1], status, len(said)))
    return out
