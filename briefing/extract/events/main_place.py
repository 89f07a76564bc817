"""Where the main event is, from what its own words, the lead, the dateline and the headline say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from briefing.extract.events.actions.main_event import content_stems
from briefing.extract.events.cues import CUES
from briefing.extract.events.referents import Referents
from briefing.extract.lexicon.geo import is_country
from briefing.extract.lexicon.name_words import PLACE_HEADS
from briefing.extract.lexicon.tables import table
from briefing.model import Entity, EventPlace

HEAD: Final = 2000
"""Code points within which a report tells what is new, with captions before it."""
BUILDINGS: Final = PLACE_HEADS | table("actions", "main_event").words("buildings")
_ASIDE: Final = frozenset({"relcl", "acl"})
"""Clauses that tell of something else than their sentence: "which is sold mainly in Britain"."""


class MainPlace:
    """The places of one article as the choice for its main event sees them.

    ``city`` is that of the dateline, ``told`` are the sentences that tell the event.
    """

    def __init__(
        self, referents: Referents, city: EventPlace | None, leads: Sequence[Any], told: Sequence[Any], title: str
    ) -> None:
        self.referents = referents
        self.told = told
        self.city = city
        self.leads = leads
        self.title = title
        self.named = [found for sent in leads for found in self._places_in(sent)]

    def found(self) -> list[EventPlace]:
        """For an event without a place: where the lead says that something is, where it was written, what is named."""
        told = [(t, p) for t, p in self.named if _inside_of(t)]
        first = next((p for t, p in told if not _in_aside(t)), None) or self.city
        first = first or next((p for _, p in told), None) or self._headed()
        first = first or next((p for _, p in self.named), None) or self._in_body() or self._named_most()
        return self.exact([first]) if first is not None else []

    def own(self, places: Sequence[EventPlace]) -> list[EventPlace]:
        """Its own places, after the one in which the lead says that it is, where they are named further down."""
        end = max((s.end_char for s in self.leads), default=0)
        if any(p.mention is not None and p.mention.start < end for p in places):
            return list(places)
        told = [p for t, p in self.named if _inside_of(t)][:1]
        return [*told, *(p for p in places if p.entity not in {q.entity for q in told})]

    def exact(self, places: Sequence[EventPlace]) -> list[EventPlace]:
        """With the town, where only its country is said, and with the town of a building.

        The lead names the town, or the sentences that tell the event. The city from which it is reported is a
        candidate where it is in that country.
        """
        end = max((s.end_char for s in self.leads), default=0)
        led = [p for p in places if p.mention is not None and p.mention.start < end]
        entities = [self.referents.by_id[p.entity] for p in led or places]
        lands = {e.country for e in entities if is_country(e.name)}
        if all(is_country(e.name) for e in entities):
            town = next((p for t, p in self.named if _inside_of(t) and self._town_in(p, lands)), None)
            if town is not None:
                return [town, *places]
            if self.city is not None and self.referents.by_id[self.city.entity].country in lands:
                near = EventPlace(self.city.entity, "candidate", self.city.mention)
                return [*places, *([near] if near.entity not in {p.entity for p in places} else [])]
        elif all(e.country is None for e in entities):
            around = [found for sent in self.told for found in self._places_in(sent)]
            town = next((p for _, p in around if self._town_in(p, set()) and p not in places), None)
            return [*places, town] if town is not None else list(places)
        return list(places)

    def _town_in(self, place: EventPlace, lands: set[str | None]) -> bool:
        """Whether it is no country, and in one of ``lands`` for all that is known; without any, in some country."""
        e = self.referents.by_id[place.entity]
        if is_country(e.name):
            return False
        return e.country is None or e.country in lands if lands else e.country is not None

    def _headed(self) -> EventPlace | None:
        """What the headline names, but for the town in the name of a team or a firm."""
        wanted = content_stems(self.title)
        everyone = self.referents.by_id.values()
        bodies = [e for e in everyone if e.type in ("organization", "group") and content_stems(e.name) <= wanted]
        taken = {stem for e in bodies for stem in content_stems(e.name)}
        places = [e for e in everyone if e.type == "place" and e.mentions and content_stems(e.name) & wanted]
        return next((_at(e) for e in places if not content_stems(e.name) & wanted <= taken), None)

    def _in_body(self) -> EventPlace | None:
        """The first place further down, but near the head, in which something is said to be."""
        near = (sent for sent in self.referents.doc.sents if sent.start_char < HEAD)
        return next((p for sent in near for t, p in self._places_in(sent) if _inside_of(t)), None)

    def _named_most(self) -> EventPlace | None:
        places = [e for e in self.referents.by_id.values() if e.type == "place" and e.mentions]
        most = max(places, key=lambda e: (len(e.mentions), -e.mentions[0].start), default=None)
        return _at(most) if most is not None else None

    def _places_in(self, sent: Any) -> Iterator[tuple[Any, EventPlace]]:
        """The places that a sentence names, without the towns of teams; a stadium is one, whatever plays in it."""
        for t in sent:
            e = self.referents.entity(t)
            if e is None or _of_team(t, self.referents):
                continue
            if e.type == "place" or (e.type == "organization" and t.lower_ in BUILDINGS and _inside_of(t)):
                span = next((m for m in e.mentions if m.start <= t.idx < m.end), None)
                yield t, EventPlace(e.id, "stated", span)


def _at(entity: Entity) -> EventPlace:
    return EventPlace(entity.id, "stated", entity.mentions[0])


def _of_team(token: Any, referents: Referents) -> bool:
    """Whether the name goes on with what is no place: "the Cleveland Indians"."""
    head = token.head
    if token.dep_ not in ("compound", "nmod") or not head.text[:1].isupper() or head.i < token.i:
        return False
    named = referents.entity(head)
    return named is None or named.type != "place"


def _inside_of(token: Any) -> bool:
    return bool(token.dep_ == "pobj" and token.head.lower_ in CUES.in_place)


def _in_aside(token: Any) -> bool:
    return token.dep_ in _ASIDE or any(t.dep_ in _ASIDE for t in token.ancestors)
