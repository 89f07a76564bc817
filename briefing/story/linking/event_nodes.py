"""Each article's events with what they share with other articles' events: who, where and when in common terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Event, Facts, Span, Time
from briefing.story.linking.corrections import Ref, event_key
from briefing.story.linking.terms import content_stems
from briefing.story.times import Days, days_of, gap
from briefing.story.types import Member, Record, StoryEntity

EXACT = 7
"""Days up to which a period tells one meeting of the same people from the next."""
PERIOD = 45
"""Days up to which a period says when at all: a month, or the turn of two; not a season or a year."""


@dataclass(frozen=True, slots=True)
class EventNode:
    """One article's event. ``who``, ``stated`` and ``candidates`` are story entity ids; ``periods`` calendar days.

    Of an event that is no meeting ``stems`` are those of the words that say it, ``story`` is the story of the news that
    its article belongs to, "" where that is not known.
    """

    article: str
    event: Event
    published: date | None
    who: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]
    sent_by: frozenset[str]
    stated: frozenset[str]
    candidates: frozenset[str]
    lands: frozenset[str]
    periods: tuple[Days, ...]
    stems: frozenset[str] = frozenset()
    story: str = ""

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """An order that does not depend on the order of articles."""
        start = self.event.evidence[0].start if self.event.evidence else 0
        return self.article, start, self.event.id

    @property
    def terms(self) -> tuple[object, ...]:
        """All that linking asks of it but its article: accounts of equal terms stand to any other account alike."""
        event = self.event
        named = self.who, self.people, self.states, self.sent_by, self.stated, self.candidates, self.lands
        deed = event.class_, event.main, self.stems, self.story
        return (
            event.kind,
            event.ordinal,
            event.status,
            self.published,
            *named,
            self.periods,
            *(deed if self.stems else ()),
        )

    def matches(self, ref: Ref) -> bool:
        """Whether the reader's reference means it."""
        return ref.article == self.article and ref.name == event_key(self.event)


def build_event_nodes(
    records: Sequence[Record],
    entities: Mapping[Member, StoryEntity],
    codes: Mapping[str, str],
    stories: Mapping[str, str] | None = None,
) -> list[EventNode]:
    """All events in an order of their own. ``codes`` gives the story entities that are countries their ISO codes.

    ``stories`` names the story of the news that each article belongs to.
    """
    nodes = []
    for article, facts in records:
        for event in facts.events:
            who = [e for i in event.participants if (e := entities.get(Member(article.id, i)))]
            places = [(p.status, e) for p in event.where if (e := entities.get(Member(article.id, p.entity)))]
            people = [e for e in who if e.type == "person"]
            nodes.append(
                EventNode(
                    article=article.id,
                    event=event,
                    published=published_day(facts),
                    who=frozenset(e.id for e in who),
                    people=frozenset(e.id for e in people),
                    states=frozenset(codes[e.id] for e in who if e.id in codes),
                    sent_by=frozenset(e.country for e in who if e.country and e.id not in codes),
                    stated=frozenset(e.id for status, e in places if status == "stated"),
                    candidates=frozenset(e.id for status, e in places if status == "candidate"),
                    lands=frozenset(codes.get(e.id) or e.country or "" for s, e in places if s == "stated") - {""},
                    periods=tuple(days for value, mod, _ in whens(event, facts) if (days := days_of(value, mod))),
                    stems=content_stems(event.text or event.name) if is_deed(event) else frozenset(),
                    story=(stories or {}).get(article.id, "") if is_deed(event) else "",
                )
            )
    return sorted(nodes, key=lambda node: node.sort_key)


def is_deed(event: Event) -> bool:
    """Whether it is something done or suffered rather than people who meet."""
    return event.class_ not in (None, "consult") or event.kind == "news"


def whens(event: Event, facts: Facts) -> list[tuple[str, str | None, Span | None]]:
    """An event's values of time, each with the modifier of the words that say it and these words' span.

    Of several words in the event's sentences for one value, those with a modifier say most: ``late February``.
    """
    out: list[tuple[str, str | None, Span | None]] = []
    for i, value in enumerate(event.when):
        span = event.when_spans[i] if i < len(event.when_spans) else None
        said = [t for t in facts.times if t.value == value and _inside(t, span, event)]
        time = next((t for t in said if t.modifier), said[0] if said else None)
        out.append((value, time.modifier if time else None, Span(time.start, time.end) if time else span))
    return out


def _inside(time: Time, span: Span | None, event: Event) -> bool:
    at_span = span is not None and (time.start, time.end) == (span.start, span.end)
    return at_span or any(s.start <= time.start and time.end <= s.end for s in event.evidence)


def published_day(facts: Facts) -> date | None:
    """The calendar day an article appeared, None where it is not known to the day."""
    try:
        return date.fromisoformat(facts.published.value) if facts.published else None
    except ValueError:
        return None


def shared_sides(a: EventNode, b: EventNode) -> int:
    """How many participants are the same, a state and one who acts for it taken for one."""
    same = len(a.who & b.who)
    mine = (a.states & b.sent_by) - b.states
    other = (b.states & a.sent_by) - a.states
    return same + len(mine | other)


def apart_in_time(a: EventNode, b: EventNode) -> bool:
    """Whether both have times and no two of these touch; a day's difference is one of time zones."""
    return bool(a.periods and b.periods) and all(gap(x, y) > 1 for x in a.periods for y in b.periods)


def common_period(a: EventNode, b: EventNode) -> int | None:
    """The length in days of the longer of the two closest periods in common, None where there are none."""
    lengths = [max((x[1] - x[0]).days, (y[1] - y[0]).days) + 1 for x in a.periods for y in b.periods if gap(x, y) <= 1]
    return min(lengths, default=None)
