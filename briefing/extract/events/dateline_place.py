"""Where a report was written, and the words that point there: "here", "the capital", a lead that names no place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.extract.events.cluster import Cluster
from briefing.extract.events.cues import CUES
from briefing.extract.events.grammar import lemma
from briefing.extract.events.referents import Referents
from briefing.ingest.dateline import Dateline
from briefing.model import EventPlace, Published, Span
from briefing.profiles import Profile

if TYPE_CHECKING:
    from briefing.extract.document.parsed import Token, TokenSpan


HEAD = 600
"""Code points within which a report has its dateline, a headline and a byline included."""
NEAR = 2
"""Days from the day of publication within which what a report tells without a place is told from its city."""
LEAD = 2
"""Sentences from the dateline on that tell of where it was written."""


class DatelinePlace:
    """The dateline of one document and what stands for a place without naming one."""

    def __init__(self, referents: Referents, datelines: Sequence[Dateline] = ()) -> None:
        """Takes the first of ``datelines`` that names a place; its words take part in nothing."""
        self.referents = referents
        self.city: EventPlace | None = None
        self.start = self.end = 0
        doc = referents.doc
        for found in datelines:
            if found.start >= HEAD or not (
                found.agency or referents.text[found.place.start : found.place.end].isupper()
            ):
                continue
            covered = doc.char_span(found.start, found.end, alignment_mode="expand")
            inside = [t for t in covered or () if t.idx < found.end]
            named = next((t for t in inside if (e := referents.entity(t)) is not None and e.type == "place"), None)
            if named is None:
                continue
            self.city = self._at(named)
            self.start, self.end = inside[0].i, inside[-1].i + 1
            referents.leave_out(self.start, self.end)
            return

    def leads(self, token: Token) -> bool:
        """Whether ``token`` stands in the first sentences behind the dateline."""
        if self.city is None or token.i < self.start:
            return False
        text = self.referents.doc[self.start : token.i].text
        return "\n\n" not in text and sum(bool(t.is_sent_start) for t in token.doc[self.end : token.i + 1]) <= LEAD

    def elsewhere(self, sent: TokenSpan) -> bool:
        """Whether ``sent`` names a place where something is or where somebody goes."""
        for t in sent:
            e = self.referents.entity(t)
            there = t.dep_ == "pobj" and t.head.lower_ in CUES.in_place | {"to"}
            if there and t.i >= self.end and e is not None and e.type == "place":
                return True
        return False

    def of_adverb(self, verb: Token) -> EventPlace | None:
        """ "arrived here", "met him there": the city of the dateline, the place last named."""
        for c in verb.children:
            if c.lower_ == "here" and c.dep_ in ("advmod", "dep"):
                return self.city
            if c.lower_ == "there" and c.dep_ == "advmod":
                return self._last(c)
        return None

    def capital(self, noun: Token) -> EventPlace | None:
        """ "the Finnish capital" where the article names that city, and "the city" for the city last named."""
        from briefing.extract.lexicon.geo import is_capital, is_city

        word = lemma(noun)
        if word not in ("capital", "city"):
            return None
        below = [c for c in noun.children if c.i < noun.i]
        land = next((e.country for c in below if (e := self.referents.entity(c)) is not None), None)
        if land is not None and word == "capital":
            fits = [e for e in self.referents.by_id.values() if e.type == "place" and e.country == land]
            city = next((e for e in fits if any(is_capital(n) for n in (e.name, *e.aliases))), None)
            return EventPlace(city.id, "stated", city.mentions[0]) if city and city.mentions else None
        if land is None and any(c.lower_ in ("the", "that") for c in below) and len(below) == 1:
            return self._last(noun, is_city)
        return None

    def _last(self, token: Token, fits: Callable[[str], bool] | None = None) -> EventPlace | None:
        """The place named last before ``token`` in its sentence or the one before."""
        sent = token.sent
        start = self.referents.doc[sent.start - 1].sent.start if sent.start else 0
        for t in reversed(self.referents.doc[start : token.i]):
            e = self.referents.entity(t)
            if fits is None and (capital := self.capital(t)) is not None:
                return capital
            inside = t.dep_ == "pobj" and t.head.lower_ in CUES.in_place | {"to", "of"}
            within = t.head.dep_ == "pobj" and t.head.head.lower_ in CUES.in_place  # "in a Lisbon hotel"
            inside = inside or (t.dep_ in ("compound", "nmod") and within and self.referents.entity(t.head) is None)
            if e is not None and e.type == "place" and inside and (fits(e.name) if fits else e.name):
                return self._at(t)
        return self.city if self.city is not None and start <= self.end else None

    def _at(self, token: Token) -> EventPlace | None:
        e = self.referents.entity(token)
        span = next((m for m in e.mentions if m.start <= token.idx < m.end), None) if e else None
        return EventPlace(e.id, "stated", Span(span.start, span.end)) if e and span else None


def locate(cluster: Cluster, dateline: DatelinePlace, published: Published | None, profile: Profile) -> None:
    """Puts an event that has no place where the report was written.

    Only what the lead tells, or what happens within days of the report in a sentence that names no other place.
    """
    kinds = [profile.events[k] for k in cluster.kinds]
    placed = cluster.places or (cluster.around is not None and cluster.around.places)
    if placed or dateline.city is None or any(k.remote or "where" in k.needs for k in kinds):
        return
    first = cluster.mentions[0]
    if len(cluster.everyone) < 2 or not cluster.statuses <= {"held", "ongoing", "planned"}:
        return
    told = (
        first.status in ("held", "ongoing") and cluster.statuses <= {"held", "ongoing"} and dateline.leads(first.token)
    )
    near = bool(cluster.times) and all(
        _near(t.earliest, published) and _near(t.latest, published) for t in cluster.times
    )
    if told or (near and not any(dateline.elsewhere(m.token.sent) for m in cluster.mentions)):
        first.places.append(dateline.city)


def _near(day: str | None, published: Published | None) -> bool:
    if day is None or published is None:
        return False
    return abs((date.fromisoformat(day) - date.fromisoformat(published.value)).days) <= NEAR
