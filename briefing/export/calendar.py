"""Events with their days as iCalendar (RFC 5545), by icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from briefing import __version__
from briefing.model import Article, Event, Facts
from briefing.story import times

LONGEST = 31
"""Days: what is only known to be in a longer period is no entry of a calendar."""

_STATUS = {"planned": "TENTATIVE", "ongoing": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def ical(records: Iterable[tuple[Article, Facts]]) -> bytes:
    """An all-day entry for each event that has days, with its evidence and the article it is from."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", f"-//briefing//briefing {__version__}//EN")
    calendar.add("version", "2.0")
    for article, facts in records:
        names = {e.id: e.name for e in facts.entities}
        for event in facts.events:
            for number, days in enumerate(_days(event)):
                entry = Entry()
                entry.add("uid", f"{article.id}-{event.id}-{number}@briefing")
                entry.add("dtstamp", _stamp(facts))
                entry.add("dtstart", days[0])
                entry.add("dtend", days[1] + timedelta(days=1))
                entry.add("summary", event.text or event.name)
                if event.where:
                    entry.add("location", ", ".join(names.get(p.entity, "") for p in event.where))
                if event.status in _STATUS:
                    entry.add("status", _STATUS[event.status])
                entry.add("description", _description(article, event))
                if article.url:
                    entry.add("url", article.url)
                calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _days(event: Event) -> list[times.Days]:
    found = (times.days_of(value) for value in event.when)
    return [days for days in found if days and times.length(days) <= LONGEST]


def _stamp(facts: Facts) -> datetime:
    """The day of publication, so that the same articles give the same file."""
    value = facts.published.value if facts.published else "1970-01-01"
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def _description(article: Article, event: Event) -> str:
    quoted = [f"“{' '.join(article.text[s.start : s.end].split())}”" for s in event.evidence[:3]]
    origin = ", ".join(filter(None, [article.title, article.outlet, article.url or article.source]))
    return "\n".join([*quoted, f"— {origin}"])
