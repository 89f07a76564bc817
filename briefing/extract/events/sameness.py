"""What sets two groups of mentions apart or brings them together, by their times, counts and words alone."""

from __future__ import annotations

from datetime import date

from briefing.extract.events.blocking import View
from briefing.extract.events.narrative import is_headline
from briefing.model import Time

LONGEST = 7
"""Days that talks are taken to last at most, from the day on which they begin to that on which they end."""
LEAD = 3
"""Sentences after a headline within which the report tells what it told."""
FAR = 90
"""Days between that of a passage and that of an event from which on the passage does not tell of the event."""


def one_series(one: set[str], other: set[str]) -> bool:
    """Whether "G20" and "G20 Leaders’" are one row of events: they share a word."""
    return any(set(a.lower().split()) & set(b.lower().split()) for a in one for b in other)


def overlap(a: Time, b: Time) -> bool:
    """Whether some day belongs to both, or both have the same value where that has no days."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return a.value == b.value
    return a.earliest <= b.latest and b.earliest <= a.latest


def closes(last: View, first: View) -> bool:
    """Whether one tells only of the end of something, which the other has begin some days before."""
    starts = [t.latest for t in first.times if t.latest]
    ends = [t.earliest for t in last.closing if t.earliest]
    if not starts or len(ends) < len(last.times) or len(starts) < len(first.times):
        return False
    days = (date.fromisoformat(min(ends)) - date.fromisoformat(max(starts))).days
    return 0 < days <= LONGEST


def informative(a: Time, b: Time) -> bool:
    """Whether the overlap says something: "in 2018" fits too much."""
    return not {"year", "quarter", "season"} & {a.granularity, b.granularity}


def same_day(a: View, b: View) -> bool:
    """Whether both name one and the same day."""
    return any(s.granularity == "day" and s.value == t.value for s in a.times for t in b.times)


def generic(cluster: View) -> bool:
    """Whether it only tells of something that may be done or left: "whether to keep talking to the other side"."""
    if cluster.times or cluster.places or cluster.ordinals:
        return False
    return all(m.generic for m in cluster.mentions)


def at_large(cluster: View) -> bool:
    """Whether nothing but "summits", "elections" is told of it: of such a thing "the summit" is none."""
    if cluster.participants or cluster.times or cluster.places or cluster.statuses:
        return False
    return all(m.token.tag_ == "NNS" and not m.definite for m in cluster.mentions)


def looks_back(a: View, b: View) -> bool:
    """Whether the passage of one, which has no time of its own, tells of a day far from that of the other."""
    if a.times or not b.times:
        return False
    gaps = [_days_between(s, t) for s in a.narrative for t in b.times]
    return bool(gaps) and all(gap is not None and gap > FAR for gap in gaps)


def _days_between(a: Time, b: Time) -> int | None:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    first, last = sorted(((a.earliest, a.latest), (b.earliest, b.latest)))
    return (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days


def told_again(headline: View, lead: View) -> bool:
    """Whether one is told in the headline and the other, of the same kind, first in the lead."""
    first, other = headline.mentions[0], lead.mentions[0]
    if first.sentence > 0 or not 0 < other.sentence <= LEAD or first.kind != other.kind:
        return False
    return is_headline(first.token.sent)


def another(later: View, earlier: View) -> bool:
    """Whether "also" says that ``later`` is one more: "will also visit", "also held talks"."""
    m = later.mentions[0]
    if m.definite or m.carrier is None or m.index < earlier.mentions[-1].index or same_day(later, earlier):
        return False
    return m.relation in ("verb", "obj") and any(c.lower_ == "also" for c in m.carrier.children)
